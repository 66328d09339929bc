"""Who copied or credited whom: the graph, and how it is drawn."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from lxml import etree

from recoupe.publish.network import Network, Tie, by_outlet, network_of, source_id, source_network
from recoupe.publish.report.drawing import OriginsDrawing, draw_origins
from recoupe.publish.report.links import Anchors
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.wording import wording
from tests.dossier_of_pages import dossier

Element: TypeAlias = Any  # lxml's elements have no types
SVG = "{http://www.w3.org/2000/svg}"


def network(
    copies: list[tuple[str, str, bool]], credits: list[tuple[str, str]] | None = None
) -> Network:
    """Make a graph of articles named «outlet-number»."""
    return source_network(copies, credits or [], lambda article: article.split("-")[0])


def drawing_of(graph: Network) -> OriginsDrawing:
    drawing = draw_origins(graph, wording("fr"), Anchors(), lambda article: "2031-02-03")
    assert drawing is not None
    return drawing


def svg_of(drawing: OriginsDrawing) -> Element:
    return etree.fromstring(str(drawing.svg))


def texts(svg: Element) -> list[str]:
    return [element.text for element in svg.iter(f"{SVG}text")]


def boxes(svg: Element) -> dict[str, float]:
    """Give where each article's box begins, from the left."""
    return {
        link.get("aria-label"): float(link.find(f".//{SVG}path").get("d").split()[1])
        for link in svg.iter(f"{SVG}a")
    }


def test_a_dossier_gives_its_copies_and_credits() -> None:
    shelf = shelve(dossier())
    graph = network_of(dossier(), shelf.outlet)
    names = {node: data["name"] for node, data in graph.nodes(data=True)}
    ties = {(names[a], Tie(tie), names[b]) for a, b, tie in graph.edges(keys=True)}
    assert ("Agence Lune", Tie.CREDITED, "Le Matin des Rives") in ties
    assert {tie for _, tie, _ in ties} == {Tie.CREDITED, Tie.SHARED}


def test_an_outlet_that_credits_itself_gives_no_edge() -> None:
    graph = network([], [("Vigie-1", "VIGIE"), ("Vigie-1", "Agence Lune")])
    assert list(graph.edges(keys=True)) == [(source_id("agence lune"), "Vigie-1", "credited")]


def test_by_outlet_passages_are_counted_and_a_source_that_is_an_outlet_is_one_with_it() -> None:
    graph = by_outlet(
        network(
            [
                ("Phare-1", "Vigie-1", True),
                ("Phare-2", "Vigie-1", True),
                ("Soir-1", "Soir-2", True),
            ],
            [("Vigie-3", "Phare")],
        )
    )
    phare, vigie = source_id("Phare"), source_id("Vigie")
    assert {node: data["articles"] for node, data in graph.nodes(data=True)} == {phare: 2, vigie: 2}
    assert graph.nodes[phare]["kind"] == "outlet"
    assert {(a, b, tie): d["weight"] for a, b, tie, d in graph.edges(keys=True, data=True)} == {
        (phare, vigie, "copied"): 2,
        (phare, vigie, "credited"): 1,
    }


def test_what_came_after_stands_to_the_right() -> None:
    graph = network([("Phare-1", "Vigie-1", True), ("Vigie-1", "Soir-1", True)])
    places = boxes(svg_of(drawing_of(graph)))
    assert [label.split(",")[0] for label in sorted(places, key=places.__getitem__)] == [
        "Phare",
        "Vigie",
        "Soir",
    ]


def test_directions_are_told_by_words_and_dashes() -> None:
    graph = network(
        [("Phare-1", "Vigie-1", True), ("Vigie-1", "Soir-1", False)], [("Phare-1", "Agence Lune")]
    )
    svg = svg_of(drawing_of(graph))
    told = {"repris par", "crédité par", "partagé avec (on ne sait qui l’avait d’abord)"}
    assert told <= set(texts(svg))
    dashes = {path.get("stroke-dasharray") for path in svg.iter(f"{SVG}path")}
    assert len(dashes - {None}) >= 2


def test_few_articles_are_drawn_each_many_by_outlet() -> None:
    few = drawing_of(network([("Phare-1", "Vigie-1", True)]))
    assert not few.outlets
    assert "3 février 2031" in texts(svg_of(few))
    many = drawing_of(network([(f"Phare-{n}", f"Vigie-{n}", True) for n in range(200)]))
    assert many.outlets
    assert {"200 articles", "200"} <= set(texts(svg_of(many)))


def test_of_very_many_outlets_the_most_joined_are_drawn() -> None:
    drawing = drawing_of(network([("Phare-1", f"Outlet{n}-1", True) for n in range(100)]))
    assert drawing.left_out == 101 - 40
    assert "Phare" in texts(svg_of(drawing))


def test_a_graph_without_ties_is_not_drawn() -> None:
    assert draw_origins(network([]), wording("fr"), Anchors(), lambda article: None) is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_of_any_kind_are_drawn_and_the_same_each_time(language: str) -> None:
    names = {"a-1": "<b>$x$\x07", "a-2": "النهار"}
    copies = [("a-1", "a-2", True), ("a-2", "a-1", True)]
    graph = source_network(copies, [("a-2", "</svg><script>")], names.__getitem__)
    one, other = (
        draw_origins(graph, wording(language), Anchors(), lambda article: None) for _ in range(2)
    )
    assert one == other
    assert one is not None
    svg = svg_of(one)
    assert "<b>$x$\ufffd" in texts(svg)
    assert not list(svg.iter(f"{SVG}script"))

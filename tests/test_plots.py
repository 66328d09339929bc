"""Series plotted: what is drawn, what is said of it, and that it stands in a strict page."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from recoupe.model import Bound, Collation, Modality
from recoupe.publish.report.drawing import draw_series, tells
from recoupe.publish.report.ledgers import SeriesView, all_series
from recoupe.publish.report.links import Anchors
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.wording import wording
from tests.conftest import article_of
from tests.dossier_of_pages import dossier

Element: TypeAlias = Any  # lxml's elements have no types
SVG = "{http://www.w3.org/2000/svg}"


def view_of(*changes: dict[str, Any], outlets: tuple[str, ...] = ("Le Phare",)) -> SeriesView:
    """Make a series: a figure for each set of changes, in the outlets by turns."""
    one, *_ = dossier().figures
    articles = [article_of("0123456789", name=name, outlet=name) for name in outlets]
    figures = [
        structs.replace(
            one,
            id=f"g-{n}",
            article=articles[n % len(articles)].id,
            start=0,
            end=n + 1,
            speaker=None,
            **{"bound": Bound.EXACT, **change},
        )
        for n, change in enumerate(changes)
    ]
    ids = tuple(figure.id for figure in figures)
    series = structs.replace(dossier().series[0], figures=ids, conflicts=())
    collation = Collation(articles=tuple(articles), figures=tuple(figures), series=(series,))
    (view,) = all_series(shelve(collation))
    return view


def drawn(view: SeriesView, language: str = "fr") -> Element:
    return etree.fromstring(str(draw_series(view, wording(language), Anchors())))


def texts(svg: Element) -> list[str]:
    return [element.text for element in svg.iter(f"{SVG}text")]


def labels(svg: Element) -> list[str]:
    return [str(link.get("aria-label")) for link in svg.iter(f"{SVG}a")]


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (("2021", "2022"), True),
        (("2021", "2021"), False),
        (("2021", None), False),
        ((None, None), False),
        (("XXXX-05-01", "2022"), False),
        (("2021", "2022", None), True),
    ],
)
def test_a_plot_needs_two_periods(periods: tuple[str | None, ...], told: bool) -> None:
    assert tells(view_of(*({"period": period} for period in periods))) is told


def test_a_conflict_is_worth_a_plot() -> None:
    (view,) = all_series(shelve(dossier()))
    assert tells(view)
    svg = drawn(view)
    assert "≠" in texts(svg)
    assert "ne concordent pas" in texts(svg)


def test_every_point_leads_to_its_passage_and_says_itself() -> None:
    view = view_of(
        {"period": "2021", "value": 12.0, "bound": Bound.ABOUT},
        {"period": "2022", "value": 15.5, "modality": Modality.FORECAST},
    )
    svg = drawn(view)
    found = {link.get("href"): link.get("aria-label") for link in svg.iter(f"{SVG}a")}
    one, other = (line.figure for line in view.lines)
    assert found == {
        f"#{one.article}-{one.start}-{one.end}": "environ 12 pêcheur, 2021, constaté, Le Phare",
        f"#{other.article}-{other.start}-{other.end}": "15,5 pêcheur, 2022, prévision, Le Phare",
    }
    assert {link.get("tabindex") for link in svg.iter(f"{SVG}a")} == {"-1"}
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == (
        "Graphique du tableau ci-dessous\u00a0: pêcheurs qui attendent. 2 chiffres, 2021 – 2022"
    )


def test_axes_are_in_the_readers_language() -> None:
    view = view_of({"period": "2021-02", "value": 2.5e9}, {"period": "2021-04", "value": 10e9})
    french, english = texts(drawn(view, "fr")), texts(drawn(view, "en"))
    assert "10 milliards" in french
    assert "10 billion" in english
    assert "mars 2021" in french
    assert "Mar 2021" in english


def test_what_has_no_period_stands_apart() -> None:
    dated = {"period": "2021"}, {"period": "2022"}
    assert "sans période" not in texts(drawn(view_of(*dated)))
    assert "sans période" in texts(drawn(view_of(*dated, {"period": None})))


def test_outlets_are_told_apart_by_shape_and_named() -> None:
    outlets = ("Le Phare", "La Vigie", "<b>$Cité$ & \x00</b>")
    view = view_of({"period": "2021"}, {"period": "2022"}, {"period": "2023"}, outlets=outlets)
    svg = drawn(view)
    shapes = {
        path.get("d")
        for link in svg.iter(f"{SVG}a")
        for use in link.iter(f"{SVG}use")
        for path in svg.xpath(f"//*[@id='{use.get('href')[1:]}']")
    }
    assert len(shapes) == 3
    assert {"Le Phare", "La Vigie", "<b>$Cité$ & \ufffd</b>"} <= set(texts(svg))


def test_modalities_and_bounds_have_their_key() -> None:
    view = view_of(
        {"period": "2021", "bound": Bound.MORE},
        {"period": "2022", "modality": Modality.TARGET},
        {"period": "2023", "modality": Modality.FORECAST, "bound": Bound.LESS},
    )
    assert {"constaté", "objectif", "prévision", "plus de", "moins de"} <= set(texts(drawn(view)))


def test_a_drawing_obeys_a_strict_policy() -> None:
    svg = drawn(view_of({"period": "2021"}, {"period": "2022"}))
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in svg.iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}image")
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)
        # What refers to something refers into this drawing or to a passage.
        assert element.get("href", "#").startswith("#")
        for name in ("fill", "stroke"):
            colour = element.get(name, "none")
            assert colour == "none" or colour.startswith(("var(--", "url(#"))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "value": st.floats(-1e13, 1e13),
                "period": st.sampled_from(
                    (None, "2021", "2021-05", "202X", "2015/..", "../2020", "0001", "9999-12-31")
                ),
                "bound": st.sampled_from(Bound),
                "modality": st.sampled_from(Modality),
            }
        ),
        min_size=2,
        max_size=6,
    )
)
def test_any_series_is_drawn_with_all_its_points_and_the_same_each_time(
    changes: list[dict[str, Any]],
) -> None:
    view = view_of(*changes, outlets=("Le Phare", "La Vigie"))
    assert len(labels(drawn(view))) == len(view.lines)
    one, other = (draw_series(view, wording("en"), Anchors()) for _ in range(2))
    assert one == other

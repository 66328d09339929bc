"""Parts of a dossier: each page's part gives the view that the whole collation gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace

import pytest
from msgspec import structs
from sqlalchemy.engine import Connection

from recoupe.dossier import open_dossier, open_for_building, parts
from recoupe.dossier.parts import places
from recoupe.dossier.words import Query, counts, first, refresh, search, words_of
from recoupe.model import Actor, Collation
from recoupe.publish.report.article import gather_lore, view_article
from recoupe.publish.report.ledgers import all_series, event_figures, pledge_ledger
from recoupe.publish.report.overview import stories, timeline, view_overview
from recoupe.publish.report.people import hear, view_actor
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.sources import (
    credit_views,
    framing_views,
    origin_views,
    reuse_views,
)
from recoupe.publish.report.synopsis import make_synopsis
from recoupe.web import orders
from recoupe.web.overview import overview
from tests.dossier_of_pages import dossier
from tests.judging import examples


@contextmanager
def snapshot(address: str, collation: Collation) -> Iterator[tuple[Connection, Shelf]]:
    """Store a collation; gives a connection to it, and the shelf of all of it as stored."""
    with open_for_building(address) as opened:
        opened.add_articles(collation.articles)
        opened.replace_collation(collation, {"collated": "one"})
    with open_dossier(address) as opened:
        whole = shelve(opened.collation())
        with opened.snapshot() as connection:
            yield connection, whole


@pytest.fixture(params=["invented", "examples"])
def stored(request: pytest.FixtureRequest, address: str) -> Iterator[tuple[Connection, Shelf]]:
    collation = dossier() if request.param == "invented" else examples()
    with snapshot(address, collation) as opened:
        yield opened


Stored = tuple[Connection, Shelf]


def test_an_event_is_shown_as_from_the_whole(stored: Stored) -> None:
    connection, whole = stored
    for event in whole.collation.events:
        part = parts.event_part(connection, event.id)
        assert part is not None
        shelf = shelve(part)
        shown = make_synopsis(shelf, shelf.events[event.id])
        assert _plain(shown) == _plain(make_synopsis(whole, event))
        assert _plain(event_figures(shelf, event)) == _plain(event_figures(whole, event))
    assert parts.event_part(connection, "e-none") is None


def test_an_article_is_shown_as_from_the_whole(stored: Stored) -> None:
    connection, whole = stored
    everything = gather_lore(whole)
    for article in whole.collation.articles:
        shelf = shelve(parts.article_part(connection, [article.id, "a-none"]))
        told = places.told_on(connection, (s.id for s in shelf.statements_in.get(article.id, ())))
        shelf = replace(shelf, told_on=told)
        lore = gather_lore(shelf)
        view = view_article(shelf, lore, shelf.articles[article.id])
        expected = view_article(whole, everything, article)
        assert _plain(view) == _plain(expected)
    assert parts.article_part(connection, ["a-none"]).articles == ()


def _plain(view: object) -> str:
    """Give a view with its actors by name only: a part knows no more of them."""
    return repr(_thin(view))


def _thin(value: object) -> object:
    if isinstance(value, Actor):
        return (value.id, value.name)
    if isinstance(value, tuple):
        return tuple(_thin(item) for item in value)
    if is_dataclass(value):
        return [(f.name, _thin(getattr(value, f.name))) for f in fields(value)]
    return value


def test_an_actor_is_shown_as_from_the_whole(stored: Stored) -> None:
    connection, whole = stored
    everything = hear(whole)
    for actor in whole.collation.actors:
        found = parts.actor_of(connection, actor.id)
        assert found is not None
        said = [row.id for row in parts.said_by(connection, actor.id)]
        pledged = [row.id for row in parts.pledged_by(connection, actor.id)]
        shelf = shelve(parts.actor_part(connection, found, said, pledged))
        shelf = replace(shelf, told_on=places.told_on(connection, said))
        view = view_actor(shelf, hear(shelf), found)
        expected = view_actor(whole, everything, actor)
        assert replace(view, actor=actor) == expected
    assert parts.actor_of(connection, "p-none") is None


def test_lists_are_in_the_order_of_the_report(stored: Stored) -> None:
    connection, whole = stored
    moments = timeline(whole)
    assert orders.stories(connection) == tuple(
        tuple(moment.event.id for moment in story.moments) for story in stories(moments)
    )
    assert orders.articles(connection) == whole.by_date(whole.articles)
    voices = hear(whole)
    assert orders.actors(connection) == tuple(
        (actor.id, len(voices.said.get(actor.id, ()))) for actor in voices.actors
    )
    assert places.speakers(connection, whole.actors) == {actor.id for actor in voices.actors}
    assert orders.series(connection) == tuple(view.series.id for view in all_series(whole))
    assert orders.pledges(connection) == tuple(line.pledge.id for line in pledge_ledger(whole))
    assert orders.origins(connection) == tuple(view.origin.id for view in origin_views(whole))
    assert orders.framings(connection) == tuple(view.framing.id for view in framing_views(whole))
    credited = [(view.source, len(view.passages)) for view in credit_views(whole)]
    assert [(source, len(at)) for source, at in orders.credits(connection).items()] == credited
    copies = [whole.collation.reuse[position] for position in orders.reuse(connection)]
    assert copies == [view.reuse for view in reuse_views(whole)]


def test_leaves_are_shown_as_from_the_whole(stored: Stored) -> None:
    connection, whole = stored
    series = shelve(parts.series_part(connection, orders.series(connection)))
    assert _plain(all_series(series)) == _plain(all_series(whole))
    pledges = shelve(parts.pledges_part(connection, orders.pledges(connection)))
    assert _plain(pledge_ledger(pledges)) == _plain(pledge_ledger(whole))
    framings = shelve(parts.framings_part(connection, orders.framings(connection)))
    assert framing_views(framings) == framing_views(whole)
    held = orders.credits(connection)
    credits = [position for positions in held.values() for position in positions]
    sources = shelve(
        parts.origins_part(
            connection, orders.origins(connection), credits, orders.reuse(connection)
        )
    )
    copies = parts.copies_within(connection, orders.origins(connection))
    assert origin_views(sources, copies) == origin_views(whole)
    assert credit_views(sources) == credit_views(whole)
    assert reuse_views(sources) == reuse_views(whole)
    events = shelve(parts.events_part(connection, whole.events))
    events = replace(
        events, sayings_on=dict.fromkeys(places.with_sayings(connection, whole.events), ())
    )
    for moment, expected in zip(timeline(events), timeline(whole), strict=True):
        assert (moment.event.id, moment.accounts, moment.origins, moment.page) == (
            expected.event.id,
            expected.accounts,
            expected.origins,
            expected.page,
        )
        if not expected.accounts:
            assert moment.mentions == expected.mentions


def test_the_database_counts_as_the_report_does(stored: Stored) -> None:
    connection, whole = stored
    assert overview(connection) == view_overview(whole)


def test_every_statement_is_found_by_its_words_and_its_speaker(stored: Stored) -> None:
    connection, whole = stored
    for statement in whole.collation.statements:
        text = whole.cut(statement.article, statement.start, statement.end).text
        speakers = " ".join(actor.name for actor in whole.names(statement.speakers))
        query = Query.of(f"{text} {speakers}".upper())
        assert statement.id in search(connection, query, "statement", limit=1000)
        assert counts(connection, query)["statement"] >= 1


def test_what_comes_first_is_the_beginning_of_all(stored: Stored) -> None:
    connection, _ = stored
    for text in ("le", "the pont", "a"):
        query = Query.of(text)
        few = first(connection, query, 2)
        for kind, total in counts(connection, query).items():
            everything = search(connection, query, kind, limit=1000)
            assert len(everything) == total
            assert few[kind] == everything[:2]
            rest = search(connection, query, kind, limit=1000, offset=1)
            assert rest == everything[1:]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'Œuvre de Noe\u0308l", {"l", "oeuvre", "de", "noel"}),
        ("vingt-deux ½ finale", {"vingt", "deux", "1", "2", "finale"}),
        ("ÉTÉ été e\u0301te\u0301", {"ete"}),
        ("«» — ,", set()),
    ],
)
def test_words_are_folded(text: str, words: set[str]) -> None:
    assert words_of(text) == words


def test_what_changed_is_found_by_its_new_words_only(
    address: str,
) -> None:
    collation = dossier()
    with snapshot(address, collation):
        pass
    queen = next(actor for actor in collation.actors if actor.name == "Odile de Brume")
    renamed = structs.replace(queen, name="Zénobie des Marais", aliases=())
    with open_for_building(address) as opened, opened.snapshot() as connection:
        refresh(connection, Collation(actors=(renamed,)), {"actor": [queen.id, "p-gone"]})
        assert search(connection, Query.of("zenobie"), "actor", limit=9) == [queen.id]
        assert search(connection, Query.of("odile"), "actor", limit=9) == []
        refresh(connection, Collation(), {"actor": [queen.id]})
        assert search(connection, Query.of("zenobie"), "actor", limit=9) == []

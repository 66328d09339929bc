"""Search over everything, where neither accents nor case matter.

The dossier finds what holds all words (`recoupe.dossier.words`); where in a passage they stand is
then found in the passage itself, so that what is shown is a slice of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from recoupe.dossier import parts
from recoupe.dossier.entries import KINDS
from recoupe.dossier.words import Query, counts, first, located, search
from recoupe.model import Article, Figure, Pledge, Statement
from recoupe.publish.report.shelf import Cut, Shelf, shelve
from recoupe.publish.report.weave import Layer, Mark, Token, weave
from recoupe.web.desk import Sheet
from recoupe.web.pages import Page, number
from recoupe.web.paging import Turning, turning

MOST_QUERY = 300  # code points of a search that are minded
_FEW, _MANY = 8, 50  # of each kind among others, and of one kind alone
_AROUND = 90  # code points of an article that are shown before and after a word
_SNIPPETS = 3


@dataclass(frozen=True)
class Snippet:
    """A stretch of an article around words that were looked for, which are marked."""

    cut: Cut
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Section:
    """What is found of one kind: some of `total`, each with its snippets."""

    kind: str
    total: int
    items: tuple[tuple[Any, tuple[Snippet, ...]], ...]


def looked_for(request: Request) -> str:
    """Give what is looked for, as it was typed."""
    return request.query_params.get("q", "")[:MOST_QUERY]


def results(request: Request, sheet: Sheet) -> Page:
    """Show what holds the words that are looked for: some of each kind, or a leaf of one."""
    query = Query.of(looked_for(request))
    totals = counts(sheet.connection, query)
    kind = request.query_params.get("in", "")
    at = Turning(1, 1)
    if kind in KINDS:
        at = turning(number(request), (totals.get(kind, 0), _MANY))
        offset = (at.number - 1) * _MANY
        found = {kind: search(sheet.connection, query, kind, limit=_MANY, offset=offset)}
    else:
        kind = ""
        found = first(sheet.connection, query, _FEW)
    shelf = shelve(parts.found_part(sheet.connection, found))
    sections = tuple(
        Section(name, totals[name], tuple(_items(shelf, name, found[name], query)))
        for name in KINDS
        if found.get(name)
    )
    context = {"sections": sections, "kind": kind, "leaf": at, "looked": bool(query.words)}
    return Page("search_page.html", context, shelf)


def _items(
    shelf: Shelf, kind: str, ids: list[str], query: Query
) -> Iterator[tuple[Any, tuple[Snippet, ...]]]:
    """Give what was found of one kind, in the order given, with its snippets."""
    held, snippets = _HELD[kind]
    things = held(shelf)
    for id in ids:
        if id in things:
            yield things[id], tuple(snippets(shelf, things[id], query))


def _none(shelf: Shelf, thing: object, query: Query) -> Iterator[Snippet]:
    yield from ()


def _whole(shelf: Shelf, thing: Statement | Figure | Pledge, query: Query) -> Iterator[Snippet]:
    """Give the passage of a thing."""
    yield _snippet(shelf, thing.article, thing.start, thing.end, query)


def _around(shelf: Shelf, article: Article, query: Query) -> Iterator[Snippet]:
    """Give stretches of an article around its first hits, which do not overlap."""
    text, at, given = article.text, 0, 0
    for start, end in _telling(text, query):
        if start < at:
            continue
        begin, finish = max(at, start - _AROUND), min(len(text), end + _AROUND)
        while begin > at and text[begin - 1].isalnum():
            begin -= 1
        while finish < len(text) and text[finish].isalnum():
            finish += 1
        yield _snippet(shelf, article.id, begin, finish, query)
        at, given = finish, given + 1
        if given == _SNIPPETS:
            return


_HELD: dict[str, tuple[Callable[[Shelf], dict[str, Any]], Callable[..., Iterator[Snippet]]]] = {
    "actor": (lambda shelf: shelf.actors, _none),
    "event": (lambda shelf: shelf.events, _none),
    "statement": (lambda shelf: shelf.statements, _whole),
    "article": (lambda shelf: shelf.articles, _around),
    "figure": (lambda shelf: shelf.figures, _whole),
    "pledge": (lambda shelf: shelf.pledges, _whole),
}


def _hits(text: str, query: Query) -> Iterator[tuple[int, int, str]]:
    """Give where words of a text begin with a word of the query, and which one that is."""
    for start, end, forms in located(text):
        for word in query.words:
            if any(form.startswith(word) for form in forms):
                yield start, end, word
                break


def _telling(text: str, query: Query) -> list[tuple[int, int]]:
    """Give the hits that tell most, in the order of the text: first of each word, then others."""
    seen: set[str] = set()
    firsts: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for start, end, word in _hits(text, query):
        (others if word in seen else firsts).append((start, end))
        seen.add(word)
    return sorted((firsts + others)[:_SNIPPETS])


def _snippet(shelf: Shelf, article: str, start: int, end: int, query: Query) -> Snippet:
    cut = shelf.cut(article, start, end)
    marks = [Mark(start + a, start + b, Layer.FOUND) for a, b, _ in _hits(cut.text, query)]
    (tokens,) = weave(shelf.articles[article].text, [(start, end)], marks)
    return Snippet(cut, tokens)

"""What of a collation can be searched for, and by which text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from recoupe.model import Actor, Article, Collation, Event, Figure, Pledge, Statement

KINDS = ("actor", "event", "statement", "article", "figure", "pledge")


@dataclass(frozen=True)
class Entry:
    """A thing of one kind; `rank` says how early it comes among its kind."""

    kind: str
    item: str
    rank: int
    text: str


class _Told(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def article(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_T = TypeVar("_T", Actor, Article, Event, Figure, Pledge, Statement)
_P = TypeVar("_P", bound=_Told)


def entries(collation: Collation) -> Iterator[Entry]:
    """Give what can be searched for, kind by kind.

    Actors come in the order of how much they say, events with accounts before those without, and
    all that has a date with the newest first. What somebody says is found by their names, too.
    """
    at = _Lookup(collation)
    said = Counter(actor for s in collation.statements for actor in s.speakers)
    actors = sorted(collation.actors, key=lambda a: (-said[a.id], a.name, a.id))
    dated = sorted(collation.events, key=lambda e: e.date or "", reverse=True)
    events = sorted(dated, key=lambda e: not e.articles)
    yield from _ranked("actor", actors, at.actor)
    yield from _ranked("event", events, at.event)
    yield from _ranked("statement", at.newest(collation.statements), at.statement)
    articles = sorted(collation.articles, key=lambda a: at.day(a.id), reverse=True)
    yield from _ranked("article", articles, at.article)
    yield from _ranked("figure", at.newest(collation.figures), at.figure)
    yield from _ranked("pledge", at.newest(collation.pledges), at.pledge)


def _ranked(kind: str, items: Iterable[_T], text: Callable[[_T], str]) -> Iterator[Entry]:
    for rank, item in enumerate(items):
        yield Entry(kind, item.id, rank, text(item))


class _Lookup:
    """The texts by which the things of one collation are found."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        self._names = {actor.id: actor.name for actor in collation.actors}

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self._collation.articles}

    def day(self, article: str) -> str:
        """Give the date of an article; "" where none is known."""
        held = self._articles.get(article)
        return held.published.value if held and held.published else ""

    def newest(self, items: Sequence[_P]) -> list[_P]:
        """Order what lies in articles: newest article first, then as the text goes."""
        held = sorted(items, key=lambda item: (item.article, item.start, item.id))
        return sorted(held, key=lambda item: self.day(item.article), reverse=True)

    def actor(self, actor: Actor) -> str:
        """Give names and roles."""
        return " ".join((actor.name, *actor.aliases, *{role.name: 0 for role in actor.roles}))

    def event(self, event: Event) -> str:
        """Give the title, the date, who took part and the words that tell of it."""
        told = (self._cut(place.article, place.start, place.end) for place in event.mentions)
        return " ".join((event.title, event.date or "", self._named(event.participants), *told))

    def statement(self, statement: Statement) -> str:
        """Give the words and who said them."""
        return f"{self._words(statement)} {self._named(statement.speakers)}"

    def article(self, article: Article) -> str:
        """Give outlet, title and text."""
        outlet = article.outlet.value if article.outlet else ""
        title = article.title.value if article.title else article.name
        return f"{outlet} {title} {article.text}"

    def figure(self, figure: Figure) -> str:
        """Give the words, what is measured and who says it."""
        by = self._named((figure.speaker,))
        return f"{self._words(figure)} {figure.measure} {figure.period or ''} {by}"

    def pledge(self, pledge: Pledge) -> str:
        """Give the words, who pledges what to whom, and the date that is due."""
        return f"{self._words(pledge)} {self._named((pledge.by, pledge.to))} {pledge.due or ''}"

    def _words(self, item: _Told) -> str:
        return self._cut(item.article, item.start, item.end)

    def _cut(self, article: str, start: int, end: int) -> str:
        return self._articles[article].text[start:end] if article in self._articles else ""

    def _named(self, actors: Iterable[str | None]) -> str:
        return " ".join(self._names.get(actor or "", "") for actor in actors)

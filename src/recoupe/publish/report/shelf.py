"""A collation laid out for reading: every part by its id, and by the article that holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from recoupe.model import (
    Actor,
    Article,
    Collation,
    Credit,
    Event,
    Figure,
    Origin,
    Pledge,
    Saying,
    Series,
    Statement,
)


class _InArticle(Protocol):
    @property
    def article(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_T = TypeVar("_T", bound=_InArticle)


@dataclass(frozen=True)
class Cut:
    """A passage as it is shown: `text` is the article's text from `start` to `end`, nothing else.

    Only `Shelf.cut` makes one, so whatever a page shows as press text is a slice.
    """

    article: str
    start: int
    end: int
    text: str
    language: str


@dataclass(frozen=True)
class Shelf:
    """The parts of one collation, ready to be looked up; nothing here is computed anew."""

    collation: Collation
    articles: dict[str, Article]
    actors: dict[str, Actor]
    events: dict[str, Event]
    statements: dict[str, Statement]
    sayings: dict[str, Saying]
    figures: dict[str, Figure]
    series: dict[str, Series]
    pledges: dict[str, Pledge]
    origins: dict[str, Origin]
    statements_in: dict[str, tuple[Statement, ...]]
    figures_in: dict[str, tuple[Figure, ...]]
    pledges_in: dict[str, tuple[Pledge, ...]]
    credits_in: dict[str, tuple[Credit, ...]]

    def cut(self, article: str, start: int, end: int) -> Cut:
        """Cut a passage from its article's text. Raises KeyError where there is no such article."""
        held = self.articles[article]
        start = max(0, min(start, len(held.text)))
        end = max(start, min(end, len(held.text)))
        return Cut(article, start, end, held.text[start:end], held.language)

    def origin_of(self, article: str) -> str:
        """Give the origin of an article: its own id where nothing is known of one."""
        return self.collation.article_origins.get(article, article)

    def event_of(self, article: str) -> str | None:
        """Give the event that an article is an account of, when the dossier holds that event."""
        event = self.collation.article_events.get(article)
        return event if event in self.events else None

    def names(self, actors: Iterable[str]) -> tuple[Actor, ...]:
        """Give the actors of these ids, those that the dossier holds, in the order given."""
        return tuple(self.actors[actor] for actor in actors if actor in self.actors)

    def outlet(self, article: str) -> str:
        """Give the outlet of an article, or the article's name where no outlet is known."""
        held = self.articles[article]
        return held.outlet.value if held.outlet else held.name

    def published(self, article: str) -> str | None:
        """Give the date of an article (EDTF), where one is known."""
        held = self.articles[article]
        return held.published.value if held.published else None

    def by_date(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Order articles as accounts are set: by date, then outlet, then name; undated last."""
        return tuple(
            sorted(
                (article for article in articles if article in self.articles),
                key=lambda a: (
                    self.published(a) or "~",
                    self.outlet(a).casefold(),
                    self.articles[a].name,
                    a,
                ),
            )
        )


def shelve(collation: Collation) -> Shelf:
    """Lay out a collation."""
    return Shelf(
        collation=collation,
        articles={article.id: article for article in collation.articles},
        actors={actor.id: actor for actor in collation.actors},
        events={event.id: event for event in collation.events},
        statements={statement.id: statement for statement in collation.statements},
        sayings={saying.id: saying for saying in collation.sayings},
        figures={figure.id: figure for figure in collation.figures},
        series={series.id: series for series in collation.series},
        pledges={pledge.id: pledge for pledge in collation.pledges},
        origins={origin.id: origin for origin in collation.origins},
        statements_in=_by_article(collation.statements),
        figures_in=_by_article(collation.figures),
        pledges_in=_by_article(collation.pledges),
        credits_in=_by_article(collation.credits),
    )


def _by_article(parts: Iterable[_T]) -> dict[str, tuple[_T, ...]]:
    """Group parts by their article, in the order of the text."""
    groups: defaultdict[str, list[_T]] = defaultdict(list)
    for part in parts:
        groups[part.article].append(part)
    return {
        article: tuple(sorted(held, key=lambda part: (part.start, part.end)))
        for article, held in groups.items()
    }

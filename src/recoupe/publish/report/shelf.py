"""A collation laid out for reading: every part by its id, and by the article that holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from msgspec import structs

from recoupe.ids import stable_id
from recoupe.model import (
    Actor,
    Article,
    Collation,
    Credit,
    Date,
    Degree,
    Event,
    Figure,
    Origin,
    Pledge,
    Reuse,
    Saying,
    Series,
    Statement,
    Version,
)
from recoupe.publish.report.order import article_key


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
    """The parts of one collation, ready to be looked up.

    A statement that no saying holds is here as a saying of its own. `sayings_on` gives the sayings
    of an event; one that is said to belong to none goes with the event that its first article is
    an account of. `told_on` gives the event in whose table a statement stands.
    """

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
    dates_in: dict[str, tuple[Date, ...]]
    pledges_in: dict[str, tuple[Pledge, ...]]
    credits_in: dict[str, tuple[Credit, ...]]
    reuse_from: dict[str, tuple[Reuse, ...]]
    sayings_on: dict[str, tuple[Saying, ...]]
    told_on: dict[str, str]

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

    def alone(self, saying: str) -> bool:
        """Tell whether a saying is but a statement that no saying holds."""
        return not self.statements[self.sayings[saying].versions[0].statement].sayings

    def extract(self, event: str) -> Collation:
        """Give what of the collation bears on one event: its accounts and sayings, no more."""
        held = self.events[event]
        sayings = self.sayings_on.get(event, ())
        statements = [
            self.statements[s]
            for saying in sayings
            for s in saying.statements
            if s in self.statements
        ]
        wanted = {*held.articles, *(statement.article for statement in statements)}
        articles = [self.articles[article] for article in sorted(wanted & self.articles.keys())]
        figures = [f for article in held.articles for f in self.figures_in.get(article, ())]
        kept = {figure.id for figure in figures}
        series = {f.series for f in figures if f.series in self.series}
        return Collation(
            articles=tuple(articles),
            article_origins=self.collation.article_origins,
            events=(held,),
            statements=tuple(statements),
            sayings=tuple(structs.replace(saying, event=event) for saying in sayings),
            figures=tuple(figures),
            series=tuple(
                structs.replace(s, figures=tuple(f for f in s.figures if f in kept))
                for s in self.collation.series
                if s.id in series
            ),
            reuse=tuple(r for a in sorted(wanted) for r in self.reuse_from.get(a, ())),
        )

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
                key=lambda a: article_key(
                    self.published(a), self.outlet(a), self.articles[a].name, a
                ),
            )
        )


def shelve(collation: Collation) -> Shelf:
    """Lay out a collation."""
    events = {event.id: event for event in collation.events}
    statements = {statement.id: statement for statement in collation.statements}
    alone = [_alone(s) for s in collation.statements if not s.sayings]
    sayings = {saying.id: saying for saying in (*collation.sayings, *alone) if saying.versions}
    reuse: defaultdict[str, list[Reuse]] = defaultdict(list)
    for found in collation.reuse:
        reuse[found.source.article].append(found)
    on: defaultdict[str, list[Saying]] = defaultdict(list)
    told: dict[str, str] = {}
    for saying in sayings.values():
        first = statements[saying.versions[0].statement].article
        event = saying.event or collation.article_events.get(first)
        if event in events:
            on[event].append(saying)
            for version in saying.versions:
                told.setdefault(version.statement, event)
    return Shelf(
        collation=collation,
        articles={article.id: article for article in collation.articles},
        actors={actor.id: actor for actor in collation.actors},
        events=events,
        statements=statements,
        sayings=sayings,
        figures={figure.id: figure for figure in collation.figures},
        series={series.id: series for series in collation.series},
        pledges={pledge.id: pledge for pledge in collation.pledges},
        origins={origin.id: origin for origin in collation.origins},
        statements_in=_by_article(collation.statements),
        figures_in=_by_article(collation.figures),
        dates_in=_by_article(collation.dates),
        pledges_in=_by_article(collation.pledges),
        credits_in=_by_article(collation.credits),
        reuse_from={article: tuple(held) for article, held in reuse.items()},
        sayings_on={event: tuple(held) for event, held in on.items()},
        told_on=told,
    )


def _alone(statement: Statement) -> Saying:
    return Saying(
        id=stable_id("sy", statement.id),
        speakers=statement.speakers,
        event=statement.event,
        statements=(statement.id,),
        versions=(Version(statement.id, Degree.VERBATIM),),
        origins=1,
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

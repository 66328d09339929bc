"""The dossier at a glance: what it holds, and its events in order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model import Actor, Event
from recoupe.publish.report.order import by_story, event_key
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.wording import when


@dataclass(frozen=True)
class Overview:
    """Counts; `outlets` and `languages` with how many articles each has, most first."""

    articles: int
    accounts: int
    events: int
    recalled: int
    statements: dict[str, int]
    shared: int
    figures: int
    series: int
    pledges: int
    origins: int
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Moment:
    """An event on the timeline; one without accounts is only recalled or planned.

    `page` tells whether there is more of it to show: accounts, or sayings.
    """

    event: Event
    participants: tuple[Actor, ...]
    accounts: int
    origins: int
    page: bool
    mentions: tuple[Cut, ...]

    @property
    def quoted(self) -> bool:
        """True where the event's title is the words of a passage that tells of it."""
        title = self.event.title
        return bool(title) and any(title in cut.text for cut in self.mentions)


@dataclass(frozen=True)
class Story:
    """Events of one running affair, in order of time; `id` is None for one that stands alone."""

    id: str | None
    moments: tuple[Moment, ...]


def view_overview(shelf: Shelf) -> Overview:
    """Count what the dossier holds."""
    collation = shelf.collation
    dates = sorted(
        (d for a in collation.articles if (d := shelf.published(a.id)) and when(d)[0] != "~"),
        key=when,
    )
    kinds = Counter(statement.kind.value for statement in collation.statements)
    outlets = Counter(a.outlet.value for a in collation.articles if a.outlet)
    languages = Counter(article.language for article in collation.articles)
    return Overview(
        articles=len(collation.articles),
        accounts=sum(bool(shelf.event_of(article.id)) for article in collation.articles),
        events=sum(bool(event.articles) for event in collation.events),
        recalled=sum(not event.articles for event in collation.events),
        statements={kind: kinds[kind] for kind in ("direct", "mixed", "indirect")},
        shared=sum(
            len({shelf.statements[s].article for s in saying.statements if s in shelf.statements})
            > 1
            for saying in collation.sayings
        ),
        figures=len(collation.figures),
        series=sum(len(series.figures) > 1 for series in collation.series),
        pledges=len(collation.pledges),
        origins=len({shelf.origin_of(article.id) for article in collation.articles}),
        outlets=ranked(outlets),
        languages=ranked(languages),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Order what was counted, most first."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold())))


def timeline(shelf: Shelf) -> tuple[Moment, ...]:
    """Give all events in order of time, undated ones last."""
    events = sorted(
        shelf.collation.events,
        key=lambda e: event_key(e.date, len(e.articles), e.title, e.id),
    )
    return tuple(_moment(shelf, event) for event in events)


def stories(moments: tuple[Moment, ...]) -> tuple[Story, ...]:
    """Group moments into stories, each where its first moment stands."""
    groups = by_story((moment, moment.event.story or moment.event.id) for moment in moments)
    return tuple(Story(group[0].event.story if len(group) > 1 else None, group) for group in groups)


def _moment(shelf: Shelf, event: Event) -> Moment:
    articles = shelf.by_date(event.articles)
    return Moment(
        event,
        shelf.names(event.participants),
        len(articles),
        len({shelf.origin_of(article) for article in articles}),
        bool(articles) or event.id in shelf.sayings_on,
        tuple(
            shelf.cut(place.article, place.start, place.end)
            for place in dict.fromkeys(event.mentions)
            if place.article in shelf.articles
        ),
    )

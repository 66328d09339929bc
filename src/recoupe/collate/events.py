"""Articles that are accounts of the same event, and events of one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from recoupe.collate.actors import Roster
from recoupe.collate.calendar import Calendar
from recoupe.collate.days import event_day, is_day
from recoupe.collate.moments import split_story
from recoupe.collate.recalled import Recalled, agree, kind_of, recall
from recoupe.collate.stories import group_stories
from recoupe.collate.tongues import join_languages
from recoupe.collate.words import stems
from recoupe.edtf import compatible, has_year
from recoupe.ids import stable_id
from recoupe.model import Account, Event, Occurrence, Passage

_TAKES_PART = 1 / 3  # of the accounts that say who did name this one


@dataclass(frozen=True)
class EventIndex:
    """The events of a pile; `of_article` gives the main event of each article.

    `told` gives, for each article, the passages that tell of other events, with those.
    """

    events: tuple[Event, ...]
    of_article: dict[str, str]
    told: dict[str, tuple[tuple[Passage, str], ...]] = field(default_factory=dict)

    def at(self, article: str, start: int, end: int) -> str | None:
        """Give the event that a passage of an article belongs to.

        That is the article's own, or another one of words (an interview, a speech) that the
        sentence around the passage places elsewhere.
        """
        for passage, event in self.told.get(article, ()):
            if passage.start <= start and end <= passage.end:
                return event
        return self.of_article.get(article)


def group_events(accounts: Sequence[Account], roster: Roster) -> EventIndex:
    """Group accounts by the event that they tell of; collect the events that they recall."""
    accounts = sorted(accounts, key=lambda account: account.article.id)
    events: list[Event] = []
    groups = [
        [
            [accounts[story[n]] for n in moment]
            for moment in split_story([accounts[n] for n in story])
        ]
        for story in group_stories(accounts)
    ]
    for story in join_languages(groups):
        name = stable_id("t", min(account.article.id for moment in story for account in moment))
        events += [_event(moment, name, roster) for moment in story]
    of_article = {article: event.id for event in events for article in event.articles}
    story_of = {event.id: event.story for event in events}
    told: dict[str, list[tuple[Passage, str]]] = {}
    known = {event.id: event for event in events}
    texts = {account.article.id: account.article.text for account in accounts}
    pile = _Known(events)
    nameless: list[Recalled] = []
    for recalled in recall(accounts, roster):
        if not recalled.participants:
            nameless.append(recalled)
            continue
        same = pile.find(recalled, {of_article[passage.article] for passage in recalled.passages})
        if same is None:
            first = recalled.passages[0].article
            event = _recalled_event(recalled, story_of[of_article[first]], texts[first])
            known[event.id] = event
        else:
            event = _mention(known, same, recalled)
        if recalled.type == "statement":
            for passage in recalled.passages:
                told.setdefault(passage.article, []).append((passage, event.id))
    days = Calendar(known.values())
    for recalled in nameless:
        own = of_article[recalled.passages[0].article]
        same = days.only(recalled, story_of[own], own)
        if same is not None:
            _mention(known, same, recalled)
    return EventIndex(
        events=tuple(known.values()),
        of_article=of_article,
        told={article: tuple(sorted(found)) for article, found in told.items()},
    )


def _mention(known: dict[str, Event], same: str, recalled: Recalled) -> Event:
    """Make the passages of a recalled event mentions of a known one."""
    event = known[same]
    mentions = tuple(sorted({*event.mentions, *recalled.passages}))
    known[same] = msgspec.structs.replace(event, mentions=mentions)
    return known[same]


def _event(moment: Sequence[Account], story: str, roster: Roster) -> Event:
    mains = [(a, o) for a in moment for o in a.reading.occurrences if o.main]
    return Event(
        id=stable_id("e", min(account.article.id for account in moment)),
        type=_most_common(o.type for _, o in mains if o.type),
        date=_date(moment),
        participants=_participants(mains, roster),
        articles=tuple(sorted(account.article.id for account in moment)),
        title=_title(moment),
        story=story,
        mentions=tuple(sorted(Passage(a.article.id, o.start, o.end) for a, o in mains)),
    )


def _most_common(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _date(moment: Sequence[Account]) -> str | None:
    """Give the day that most accounts give; without one, the finest date of any."""
    dates = [day for account in moment if (day := event_day(account)) is not None]
    if not dates:
        told = [o.date for a in moment for o in a.reading.occurrences if o.main and o.date]
        return _most_common(told)
    days = [day for day in dates if is_day(day)]
    return _most_common([day for day in days if has_year(day)] or days or dates)


def _participants(mains: Sequence[tuple[Account, Occurrence]], roster: Roster) -> tuple[str, ...]:
    """Give the actors that a fair share of the accounts say took part, the most named first."""
    named = [
        {roster.id_of(account.article.id, index) for index in occurrence.participants}
        for account, occurrence in mains
    ]
    counts = Counter(actor for actors in named for actor in actors)
    telling = sum(bool(actors) for actors in named)
    kept = [actor for actor, count in counts.items() if count >= _TAKES_PART * telling]
    return tuple(sorted(kept, key=lambda actor: (-counts[actor], actor)))


def _title(moment: Sequence[Account]) -> str:
    """Give the headline that has most in common with the others; without one, a first sentence."""
    titles = sorted(a.article.title.value for a in moment if a.article.title)
    if not titles:
        first = min(moment, key=lambda account: account.article.id)
        return next((s.of(first.article.text) for s in first.reading.sentences), "")
    words = [set(stems(title)) for title in titles]
    shared = Counter(word for some in words for word in some)

    def centrality(n: int) -> float:
        return float(sum(shared[word] - 1 for word in words[n]) / (1 + len(words[n]) ** 0.5))

    return titles[max(range(len(titles)), key=lambda n: (round(centrality(n), 9), -n))]


class _Known:
    """The events that the pile has accounts of, by their kind and each participant."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._index: dict[tuple[str | None, str], list[Event]] = {}
        for event in events:
            for actor in event.participants:
                self._index.setdefault((kind_of(event.type), actor), []).append(event)

    def find(self, recalled: Recalled, own: set[str]) -> str | None:
        """Give the event that a recalled one is, if any.

        An article's own event (one of `own`) is meant only where the day is named.
        """
        for actor in recalled.participants:
            for event in self._index.get((kind_of(recalled.type), actor), ()):
                if (
                    event.date is not None
                    and compatible(event.date, recalled.date)
                    and agree(event.participants, recalled.participants)
                    and (is_day(recalled.date) or event.id not in own)
                ):
                    return event.id
        return None


def _recalled_event(recalled: Recalled, story: str | None, text: str) -> Event:
    first = recalled.passages[0]
    return Event(
        id=stable_id("e", first.article, first.start, first.end),
        type=recalled.type,
        date=recalled.date,
        participants=recalled.participants,
        title=text[first.start : first.end],
        story=story,
        mentions=recalled.passages,
    )

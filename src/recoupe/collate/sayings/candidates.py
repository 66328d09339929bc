"""Pairs of statements that may be versions of one: an index, not all pairs.

Two statements are compared where they share a speaker and a telling word, and their occasions
can be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from recoupe.collate.days import days_apart
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import Wording
from recoupe.model import Event

# A stem in more statements of one speaker than this proposes no pair.
_COMMON = 40
_RUN = 6  # words that two statements of different stories must have in a row
_SHORT_RUN = 3  # the same of two statements of one story by any speakers
_SAME_DAYS = 3  # days that the dates of one occasion may differ
_Key = TypeVar("_Key")
_ANY = "?"  # the key that all speakers have


@dataclass(frozen=True)
class Occasions:
    """When and in which story each statement was made."""

    events: Mapping[str, Event]

    def story(self, wording: Wording) -> str | None:
        """Give the story of a statement."""
        event = self._event(wording)
        return event.story if event else None

    def same_event(self, one: Wording, other: Wording) -> bool:
        """Tell whether two statements belong to one event."""
        return one.statement.event is not None and one.statement.event == other.statement.event

    def differ(self, one: Wording, other: Wording) -> bool:
        """Tell whether the dates of their events show that the occasions differ."""
        days = [event.date for w in (one, other) if (event := self._event(w)) and event.date]
        return len(days) == 2 and days_apart(*days) > _SAME_DAYS

    def close(self, one: Wording, other: Wording) -> bool:
        """Tell whether the dates of both events are known and near."""
        days = [event.date for w in (one, other) if (event := self._event(w)) and event.date]
        return len(days) == 2 and days_apart(*days) <= _SAME_DAYS

    def _event(self, wording: Wording) -> Event | None:
        return self.events.get(wording.statement.event or "")


def within_stories(
    wordings: Sequence[Wording], speakers: Speakers, occasions: Occasions
) -> Iterator[tuple[int, int]]:
    """Give the pairs (numbers, rising) of one story that may be versions of one statement.

    They share a speaker, or a speaker's state, and a stem; or whoever speaks, some words in a row.
    """
    index: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        story = occasions.story(wording)
        for who in speakers.keys(wording):
            for stem in wording.stems:
                index[story, who, stem].append(n)
        for run in _runs(wording, _SHORT_RUN):
            index[story, _ANY, run].append(n)
    yield from _pairs(index)


def across_stories(
    wordings: Sequence[Wording], speakers: Speakers, occasions: Occasions
) -> Iterator[tuple[int, int]]:
    """Give the pairs of different stories that share a speaker, close days and a run of words."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        for who in wording.statement.speakers:
            for run in _runs(wording, _RUN):
                index[who, run].append(n)
    for one, other in _pairs(index):
        a, b = wordings[one], wordings[other]
        if occasions.story(a) != occasions.story(b) and occasions.close(a, b):
            yield one, other


def _runs(wording: Wording, length: int) -> set[str]:
    tokens = wording.plain.split()
    return {" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1)}


def _pairs(index: Mapping[_Key, list[int]]) -> Iterator[tuple[int, int]]:
    found = {
        pair
        for numbers in index.values()
        if 1 < len(numbers) <= _COMMON
        for pair in combinations(sorted(set(numbers)), 2)
    }
    yield from sorted(found)

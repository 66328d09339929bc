"""The order in which statements become sayings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import msgspec

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.origins import OriginIndex
from recoupe.collate.sayings.candidates import Occasions, across_stories, within_stories
from recoupe.collate.sayings.grouping import group
from recoupe.collate.sayings.making import saying_of
from recoupe.collate.sayings.meaning import alike_across_languages
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import Likeness, Scale, Wording, apart, word
from recoupe.collate.vectors import Edge
from recoupe.ids import stable_id
from recoupe.model import Account, Saying, Statement


@dataclass(frozen=True)
class _Bar:
    """What is asked of a pair: a probability and a weight of common words, or a common quote."""

    probability: float
    shared: float = 0.0
    quoted: float = math.inf  # words in a row

    def reached(self, likeness: Likeness) -> bool:
        if likeness.quoted >= self.quoted:
            return True
        return likeness.probability >= self.probability and likeness.shared >= self.shared


# Two statements of one speaker in one event; of one who may speak for the other; of speakers of
# whom one is unknown or described; in other events of the story, without dates; of two stories.
_SAME, _AKIN, _UNKNOWN = _Bar(0.2), _Bar(0.5, 5.0), _Bar(0.8, 4.0, 5)
_ELSEWHERE, _OTHER_STORY = _Bar(0.6, 8.0), _Bar(0.6, 8.0)
# What two statements of one speaker in the body of one article weigh against one saying where their
# wordings are not alike: the article tells them apart.
_AGAINST = -0.5


def group_sayings(
    accounts: Sequence[Account],
    statements: Sequence[Statement],
    events: EventIndex,
    origins: OriginIndex,
    roster: Roster,
) -> tuple[tuple[Statement, ...], tuple[Saying, ...]]:
    """Group statements into sayings; give the statements with their sayings set, and these."""
    articles = {account.article.id: account.article for account in accounts}
    wordings = [
        word(s, articles[s.article].text, articles[s.article].language)
        for s in sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id))
    ]
    edges = _edges(
        wordings,
        Speakers(roster.actors()),
        Occasions({event.id: event for event in events.events}),
    )
    sayings = [
        # Named after a statement that no other saying is named after.
        saying_of(
            stable_id("y", wordings[found.first].statement.id),
            [wordings[n] for n in found.members],
            origins,
        )
        for found in group(len(wordings), edges)
    ]
    held: dict[str, list[str]] = defaultdict(list)
    for saying in sayings:
        for statement in saying.statements:
            held[statement].append(saying.id)
    placed = tuple(msgspec.structs.replace(s, sayings=tuple(held[s.id])) for s in statements)
    return placed, tuple(sayings)


def _edges(wordings: Sequence[Wording], speakers: Speakers, occasions: Occasions) -> list[Edge]:
    by_story: dict[str | None, list[Wording]] = defaultdict(list)
    for wording in wordings:
        by_story[occasions.story(wording)].append(wording)
    scales = {story: Scale(some) for story, some in by_story.items()}
    found: dict[tuple[int, int], float] = {}
    for one, other in within_stories(wordings, speakers, occasions):
        a, b = wordings[one], wordings[other]
        if a.language != b.language or occasions.differ(a, b) or a.contradicts(b):
            continue
        bar = _bar(a, b, speakers, occasions)
        if bar is not None:
            likeness = scales[occasions.story(a)].compare(a, b)
            if bar.reached(likeness):
                found[one, other] = likeness.probability
    for one, other in across_stories(wordings, speakers, occasions):
        a, b = wordings[one], wordings[other]
        if a.contradicts(b):
            continue
        both = [scales[occasions.story(w)].compare(a, b) for w in (a, b)]
        if all(_OTHER_STORY.reached(likeness) for likeness in both):
            found[one, other] = min(likeness.probability for likeness in both)
    found.update(alike_across_languages(wordings, speakers, occasions))
    found = dict.fromkeys(_told_apart(wordings, speakers), _AGAINST) | found
    return [Edge(left, right, value) for (left, right), value in sorted(found.items())]


def _told_apart(wordings: Sequence[Wording], speakers: Speakers) -> Iterator[tuple[int, int]]:
    """Give the pairs (numbers, rising) of one speaker in the body of one article."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        by_article[wording.statement.article].append(n)
    for numbers in by_article.values():
        for one, other in combinations(numbers, 2):
            a, b = wordings[one], wordings[other]
            if speakers.same(a, b) and apart(a.statement, b.statement):
                yield one, other


def _bar(a: Wording, b: Wording, speakers: Speakers, occasions: Occasions) -> _Bar | None:
    """Give what is asked of a pair; None where it is none at all."""
    if not (occasions.same_event(a, b) or occasions.close(a, b)):
        return _ELSEWHERE if speakers.same(a, b) else None
    if speakers.same(a, b):
        return _SAME
    if speakers.akin(a, b):
        return _AKIN
    return None if speakers.rivals(a, b) else _UNKNOWN

"""Which pairs of statements are likely versions of one, and which an article tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.collate.sayings.bars import OTHER_STORY, bar_of
from recoupe.collate.sayings.candidates import Occasions, across_stories, within_stories
from recoupe.collate.sayings.likeness import Scale
from recoupe.collate.sayings.meaning import alike_across_languages
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import Wording, apart
from recoupe.collate.vectors import Edge

# What two statements of one speaker in the body of one article weigh against one saying where their
# wordings are not alike: the article tells them apart. One that goes on where the other ends, so
# many code points away at most, may be one statement with it elsewhere.
_AGAINST, _NEXT = -0.5, 150
_TWICE = 0.5  # likelihood from which an article's body may give one statement twice


class Pairs:
    """The pairs of statements of a pile, by their numbers in the order of the pile."""

    def __init__(
        self, wordings: Sequence[Wording], speakers: Speakers, occasions: Occasions
    ) -> None:
        self._wordings = wordings
        self._speakers = speakers
        self._occasions = occasions
        by_story: dict[str | None, list[Wording]] = defaultdict(list)
        for wording in wordings:
            by_story[occasions.story(wording)].append(wording)
        self._scales = {story: Scale(some) for story, some in by_story.items()}

    def edges(self) -> list[Edge]:
        """Give the likelihoods of pairs, below 0 for what speaks against a pair."""
        likely = dict(self._within())
        likely.update(self._across())
        likely.update(alike_across_languages(self._wordings, self._speakers, self._occasions))
        weighed = dict.fromkeys(self._told_apart(), _AGAINST) | likely
        return [Edge(one, other, value) for (one, other), value in sorted(weighed.items())]

    def two_contents(self, n: int, own: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether a statement shares one thing with its group, another with others.

        To name somebody is no content of its own: names tell who a statement is about.
        """
        named = self._speakers.named_in(self._wordings[n])
        mine, theirs = self._common(n, own), self._common(n, others)
        scale = self._scale(n)
        return all(scale.is_content(c - named) for c in (mine - theirs, theirs - mine))

    def _within(self) -> Iterator[tuple[tuple[int, int], float]]:
        for one, other in within_stories(self._wordings, self._speakers, self._occasions):
            a, b = self._wordings[one], self._wordings[other]
            if a.language != b.language or self._occasions.differ(a, b) or a.contradicts(b):
                continue
            bar = bar_of(a, b, self._speakers, self._occasions)
            if bar is None:
                continue
            likeness = self._scale(one).compare(a, b)
            if bar.reached(likeness) and (likeness.probability >= _TWICE or not _apart(a, b)):
                yield (one, other), likeness.probability

    def _across(self) -> Iterator[tuple[tuple[int, int], float]]:
        for one, other in across_stories(self._wordings, self._speakers, self._occasions):
            a, b = self._wordings[one], self._wordings[other]
            if a.contradicts(b):
                continue
            both = [self._scale(n).compare(a, b) for n in (one, other)]
            if all(OTHER_STORY.reached(likeness) for likeness in both):
                yield (one, other), min(likeness.probability for likeness in both)

    def _told_apart(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of one speaker in the body of one article."""
        by_article: dict[str, list[int]] = defaultdict(list)
        for n, wording in enumerate(self._wordings):
            by_article[wording.statement.article].append(n)
        for numbers in by_article.values():
            for one, other in combinations(numbers, 2):
                a, b = self._wordings[one], self._wordings[other]
                goes_on = b.statement.start - a.statement.end <= _NEXT
                if self._speakers.same(a, b) and _apart(a, b) and not goes_on:
                    yield one, other

    def _common(self, n: int, others: Sequence[int]) -> frozenset[str]:
        mine = self._wordings[n].stems
        return mine & frozenset().union(*(self._wordings[m].stems for m in others if m != n))

    def _scale(self, n: int) -> Scale:
        return self._scales[self._occasions.story(self._wordings[n])]


def _apart(a: Wording, b: Wording) -> bool:
    return apart(a.statement, b.statement)

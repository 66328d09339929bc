"""Which pairs of statements are likely versions of one, and which an article tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.collate.sayings.bars import enough, enough_elsewhere
from recoupe.collate.sayings.candidates import Occasions, across_stories, within_stories
from recoupe.collate.sayings.likeness import Likeness, Said, Scale
from recoupe.collate.sayings.meaning import alike_across_languages
from recoupe.collate.sayings.odds import Odds, fitted
from recoupe.collate.sayings.speakers import Relation, Speakers
from recoupe.collate.sayings.wording import Wording, apart
from recoupe.collate.vectors import Edge

# What two statements of one speaker in the body of one article weigh against one saying where their
# wordings are not alike: the article tells them apart. One that goes on where the other ends, so
# many code points away at most, may be one statement with it elsewhere.
_AGAINST, _NEXT = -0.8, 60
_TWICE = 0.4  # likelihood from which an article's body may give one statement twice
# The same for two that are near to a third: of two named persons, or two quotations that are as
# little alike.
_RIVALS, _TWO_QUOTATIONS, _UNLIKE = -0.5, -0.4, 0.05


class Pairs:
    """The pairs of statements of a pile, by their numbers in the order of the pile."""

    def __init__(
        self,
        wordings: Sequence[Wording],
        speakers: Speakers,
        occasions: Occasions,
        odds: Odds | None = None,
    ) -> None:
        self._odds = odds or fitted()
        self._wordings = wordings
        self._speakers = speakers
        self._occasions = occasions
        self._named = [speakers.named_in(wording) for wording in wordings]
        self._said = [
            Said(wording, wording.news.stems - named)
            for wording, named in zip(wordings, self._named, strict=True)
        ]
        by_story: dict[str | None, list[Said]] = defaultdict(list)
        for one in self._said:
            by_story[occasions.story(one.wording)].append(one)
        self._scales = {story: Scale(some) for story, some in by_story.items()}

    def edges(self) -> list[Edge]:
        """Give the likelihoods of pairs, below 0 for what speaks against a pair."""
        likely = dict(self._within())
        likely.update(self._across())
        likely.update(alike_across_languages(self._wordings, self._speakers, self._occasions))
        weighed = dict.fromkeys(self._told_apart(), _AGAINST)
        weighed = dict(self._told_by_a_third(likely)) | weighed | likely
        return [Edge(one, other, value) for (one, other), value in sorted(weighed.items())]

    def two_contents(self, n: int, own: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether a statement shares one thing with its group, another with others.

        To name somebody is no content of its own: names tell who a statement is about.
        """
        named = self._named[n]
        mine, theirs = self._common(n, own), self._common(n, others)
        scale = self._scale(n)
        return all(scale.is_content(c - named) for c in (mine - theirs, theirs - mine))

    def candidates(self) -> Iterator[tuple[int, int, Relation, Likeness]]:
        """Give the pairs of one story that are compared, and what they share."""
        for one, other in within_stories(self._wordings, self._speakers, self._occasions):
            a, b = self._wordings[one], self._wordings[other]
            comparable = a.language == b.language and not a.contradicts(b)
            if comparable and not self._occasions.differ(a, b):
                yield one, other, self._speakers.relation(a, b), self._compare(one, one, other)

    def _within(self) -> Iterator[tuple[tuple[int, int], float]]:
        for one, other, relation, likeness in self.candidates():
            a, b = self._wordings[one], self._wordings[other]
            probability = self._odds.probability(likeness, relation)
            twice = likeness.apart and probability < _TWICE
            if not twice and enough(a, b, relation, self._occasions, likeness, probability):
                yield (one, other), probability

    def _compare(self, n: int, one: int, other: int) -> Likeness:
        """Compare two statements by the weights of the story of the n-th."""
        return self._scale(n).compare(self._said[one], self._said[other])

    def _across(self) -> Iterator[tuple[tuple[int, int], float]]:
        for one, other in across_stories(self._wordings, self._speakers, self._occasions):
            a, b = self._wordings[one], self._wordings[other]
            if a.contradicts(b):
                continue
            both = [self._compare(n, one, other) for n in (one, other)]
            found = [self._odds.probability(likeness, Relation.SAME) for likeness in both]
            if all(map(enough_elsewhere, both, found)):
                yield (one, other), min(found)

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

    def _told_by_a_third(
        self, likely: Mapping[tuple[int, int], float]
    ) -> Iterator[tuple[tuple[int, int], float]]:
        """Give the pairs that are near to one and the same statement, but not to each other.

        Two named persons; or two quotations that hardly share a word: what is near to both holds
        two contents.
        """
        near: dict[int, list[int]] = defaultdict(list)
        for one, other in likely:
            near[one].append(other)
            near[other].append(one)
        pairs = {pair for numbers in near.values() for pair in combinations(sorted(numbers), 2)}
        for one, other in sorted(pairs - likely.keys()):
            a, b = self._wordings[one], self._wordings[other]
            relation = self._speakers.relation(a, b)
            if relation is Relation.RIVALS:
                yield (one, other), _RIVALS
            elif a.quoted and b.quoted and a.language == b.language:
                likeness = self._compare(one, one, other)
                if self._odds.probability(likeness, relation) < _UNLIKE:
                    yield (one, other), _TWO_QUOTATIONS

    def _common(self, n: int, others: Sequence[int]) -> frozenset[str]:
        mine = self._wordings[n].stems
        return mine & frozenset().union(*(self._wordings[m].stems for m in others if m != n))

    def _scale(self, n: int) -> Scale:
        return self._scales[self._occasions.story(self._wordings[n])]


def _apart(a: Wording, b: Wording) -> bool:
    return apart(a.statement, b.statement)

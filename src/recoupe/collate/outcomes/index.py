"""An index of passages by what they are about, so that no pledge is held against all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import isqrt
from typing import Generic, Protocol, TypeVar

from recoupe.collate.outcomes.gists import Gist


class About(Protocol):
    """A passage of an article with what it is about."""

    @property
    def article(self) -> str:
        """The article's id."""

    @property
    def gist(self) -> Gist:
        """What the passage is about."""


T = TypeVar("T", bound=About)


class Index(Generic[T]):
    """Passages by their stems, pairs and amounts; `articles` is the size of the pile.

    What stands in more articles than the square root of twice their number is common: it finds
    nothing, and so a look-up stays small in a large pile.
    """

    def __init__(self, passages: Sequence[T], articles: int) -> None:
        self._passages = passages
        self._common = max(2, isqrt(2 * articles))
        self._by: dict[object, list[int]] = defaultdict(list)
        spread: dict[object, set[str]] = defaultdict(set)
        for number, one in enumerate(passages):
            for feature in one.gist.features():
                self._by[feature].append(number)
                spread[feature].add(one.article)
        self._spread = {feature: len(found) for feature, found in spread.items()}

    def rare(self, feature: object) -> bool:
        """Tell whether a feature stands in few of the articles."""
        return self.spread(feature) <= self._common

    def spread(self, feature: object) -> int:
        """Give the number of articles that have a feature."""
        return self._spread.get(feature, 0)

    def candidates(self, features: Iterable[object]) -> list[T]:
        """Give the passages that share a rare feature, those that share most first."""
        counts: Counter[int] = Counter()
        for feature in features:
            if self.rare(feature):
                counts.update(self._by.get(feature, ()))
        return [self._passages[n] for n, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]

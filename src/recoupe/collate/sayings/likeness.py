"""What the wordings of two statements have in common, in figures.

Weighted shares of words and of character n-grams, common quotations and numbers. On quotations in
French these tell versions apart better than any sentence encoder or word vectors that were tried
(docs, "Sayings").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recoupe.collate.sayings.wording import Wording, apart, is_year
from recoupe.collate.words import stems, weight

_YEAR = 0.4  # what a common year counts, where a common figure counts 1
_QUOTED_WORD = 2.0  # the weight that counts for one quoted word: common ones weigh less
_CONTENT = 3.0  # the weight of words that may be a content of its own


@dataclass(frozen=True)
class Said:
    """A statement and its words that are no name.

    Names tell whom a statement is about, not what it says.
    """

    wording: Wording
    content: frozenset[str]


class Likeness(NamedTuple):
    """What two statements have in common; each grows with it but the last two.

    `lighter` and `heavier` are of the statement whose n-grams weigh less and more.
    """

    words: float  # log (1 + weight of the common words)
    words_of_heavier: float  # share of the heavier one's words, by weight, that are common, 0-1
    grams_of_lighter: float  # the same of the lighter one's character n-grams
    grams_of_heavier: float
    quoted: float  # log (1 + weight of the heaviest quoted fragment that both have)
    number: float  # 1 with a common number, less with a common year
    length: float  # log (1 + weight of the words of the lighter one)
    apart: float  # 1 where both stand in the body of one article


class Scale:
    """The weights of words and n-grams among the statements of one story.

    What all statements of a story mention is its subject, and tells no two of them apart.
    """

    def __init__(self, statements: Sequence[Said]) -> None:
        count = len(statements)
        languages = sorted({said.wording.language for said in statements})
        self._languages = languages
        holders = Counter(stem for said in statements for stem in said.wording.stems)
        self._stems = _Weights(
            {
                stem: weight(stem, 0, 0, languages) * math.log(1 + count / n) / math.log(1 + count)
                for stem, n in holders.items()
            }
        )
        grams = Counter(gram for said in statements for gram in said.wording.news.grams)
        self._grams = _Weights({gram: math.log(1 + count / n) for gram, n in grams.items()})

    def compare(self, a: Said, b: Said) -> Likeness:
        """Give what two statements have in common."""
        one, other = a.wording, b.wording
        contents = (a.content, b.content)
        left, right = one.news.grams, other.news.grams
        shared = self._stems.total(contents[0] & contents[1])
        lighter, heavier = sorted(self._stems.whole(content) for content in contents)
        grams = self._grams.total(left & right)
        least, most = sorted(self._grams.whole(side) for side in (left, right))
        quotations = {*one.common_quotations(other)}
        telling = max((self._stems.total(stems(q)) for q in quotations), default=0.0)
        return Likeness(
            words=math.log1p(shared),
            words_of_heavier=_share(shared, heavier),
            grams_of_lighter=_share(grams, least),
            grams_of_heavier=_share(grams, most),
            quoted=math.log1p(telling / _QUOTED_WORD),
            number=_number(one, other),
            length=math.log1p(lighter),
            apart=float(apart(one.statement, other.statement)),
        )

    def is_content(self, words: Iterable[str]) -> bool:
        """Tell whether word stems may be the content of a statement."""
        return sum(sorted(weight(w, 0, 0, self._languages) for w in words)) >= _CONTENT


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _number(one: Wording, other: Wording) -> float:
    common = one.numbers & other.numbers
    return max((_YEAR if is_year(number) else 1.0 for number in common), default=0.0)


class _Weights:
    """Weights kept as whole numbers: the order of a set must not show in the last digit."""

    _ONE = 1 << 20

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = {item: round(value * self._ONE) for item, value in weights.items()}
        self._unseen = max(self._weights.values(), default=self._ONE)
        self._totals: dict[frozenset[str], int] = {}

    def total(self, items: Iterable[str]) -> float:
        """Give the weight of some items together, each counted once."""
        return self._sum(frozenset(items)) / self._ONE

    def whole(self, items: frozenset[str]) -> float:
        """Give the weight of all items of a statement, which is asked for often."""
        # A frozen set keeps its hash, so that looking it up again is cheap.
        total = self._totals.get(items)
        if total is None:
            total = self._totals[items] = self._sum(items)
        return total / self._ONE

    def _sum(self, items: frozenset[str]) -> int:
        get, unseen = self._weights.get, self._unseen
        return sum([get(item, unseen) for item in items])

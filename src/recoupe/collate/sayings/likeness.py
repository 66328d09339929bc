"""How likely two statements of one speaker are versions of one, by their wording.

Weighted containment of words and of character n-grams, partial match, common quotations and
figures, joined by logistic regression. On quotations in French these tell versions apart better
than any sentence encoder or word vectors that were tried (docs, "Sayings").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from recoupe.collate.sayings.wording import Wording, apart, is_year
from recoupe.collate.words import stems, weight
from recoupe.model import StatementKind

# Logistic regression on pairs of statements of one speaker and one occasion, annotated by hand as
# versions of one statement or not. The pairs are few, and the weights and the bars that pairs must
# reach were settled with all of them in view.
_INTERCEPT = -5.4
_WORDS, _SHARED, _GRAMS, _PART, _QUOTED, _APART = 2.2, 0.65, 4.2, 1.45, 1.6, -0.7
_FIGURE, _YEAR = 2.0, 0.8  # a number in common, a year in common
_QUOTED_WORD = 2.0  # the weight that counts for one quoted word: common ones weigh less
_BARE, _SUBJECT = -1.0, 4  # stems of a bare subject at most
_CONTENT = 3.0  # the weight of words that may be a content of its own


@dataclass(frozen=True)
class Likeness:
    """How likely two statements are versions of one, and what they share.

    `shared` is the weight of their common words, `quoted` the number of words of the longest
    quoted fragment of one that stands whole in the other.
    """

    probability: float
    shared: float
    quoted: int


class Scale:
    """The weights of words and n-grams among the statements of one story.

    What all statements of a story mention is its subject, and tells no two of them apart.
    """

    def __init__(self, wordings: Sequence[Wording]) -> None:
        count = len(wordings)
        languages = sorted({wording.language for wording in wordings})
        self._languages = languages
        holders = Counter(stem for wording in wordings for stem in wording.stems)
        self._stems = _Weights(
            {
                stem: weight(stem, 0, 0, languages) * math.log(1 + count / n) / math.log(1 + count)
                for stem, n in holders.items()
            }
        )
        grams = Counter(gram for wording in wordings for gram in wording.news.grams)
        self._grams = _Weights({gram: math.log(1 + count / n) for gram, n in grams.items()})

    def compare(self, one: Wording, other: Wording) -> Likeness:
        """Tell how likely two statements of one speaker are versions of one."""
        left, right = one.news, other.news
        shared, words = self._stems.containment(left.stems, right.stems)
        _, grams = self._grams.containment(left.grams, right.grams)
        part = fuzz.partial_ratio(*sorted((left.text, right.text), key=lambda t: (len(t), t))) / 100
        quotations = {*one.common_quotations(other)}
        telling = max((self._stems.total(stems(q)) for q in quotations), default=0.0)
        logit = (
            _INTERCEPT
            + _WORDS * words
            + _SHARED * math.log1p(shared)
            + _GRAMS * grams
            + _PART * part
            + _QUOTED * math.log1p(telling / _QUOTED_WORD)
            + _APART * apart(one.statement, other.statement)
            + _numbers(one, other)
            + _BARE * (not quotations and _bare(one, other))
        )
        quoted = max((len(q.split()) for q in quotations), default=0)
        return Likeness(1 / (1 + math.exp(-logit)), shared, quoted)

    def is_content(self, words: Iterable[str]) -> bool:
        """Tell whether word stems may be the content of a statement."""
        return sum(sorted(weight(w, 0, 0, self._languages) for w in words)) >= _CONTENT


def _numbers(one: Wording, other: Wording) -> float:
    common = one.numbers & other.numbers
    return max((_YEAR if is_year(number) else _FIGURE for number in common), default=0.0)


def _bare(one: Wording, other: Wording) -> bool:
    """Tell whether one is hardly more than a subject, or an exclamation, beside the other."""
    short, full = sorted((one, other), key=lambda w: len(w.stems))
    bare = not short.quoted or short.statement.kind is StatementKind.DIRECT
    return bare and len(short.stems) <= _SUBJECT and len(full.stems) >= 2 * _SUBJECT


class _Weights:
    """Weights kept as whole numbers: the order of a set must not show in the last digit."""

    _ONE = 1 << 20

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = {item: round(value * self._ONE) for item, value in weights.items()}
        self._unseen = max(self._weights.values(), default=self._ONE)
        self._totals: dict[frozenset[str], int] = {}

    def containment(self, one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
        """Give the weight of what two sets share, and its share of the lighter one's weight."""
        shared = self._sum(one & other)
        lighter = min(self._total(one), self._total(other))
        return shared / self._ONE, shared / lighter if lighter else 0.0

    def total(self, items: Iterable[str]) -> float:
        """Give the weight of some items together, each counted once."""
        return self._sum(frozenset(items)) / self._ONE

    def _sum(self, items: frozenset[str]) -> int:
        get, unseen = self._weights.get, self._unseen
        return sum([get(item, unseen) for item in items])

    def _total(self, items: frozenset[str]) -> int:
        # A frozen set keeps its hash, so that looking it up again is cheap.
        total = self._totals.get(items)
        if total is None:
            total = self._totals[items] = self._sum(items)
        return total

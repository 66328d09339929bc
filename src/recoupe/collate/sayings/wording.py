"""How likely two statements of one speaker are versions of one, by their wording.

Weighted containment of words and of character n-grams, partial match and common quoted words,
joined by logistic regression. On quotations in French these tell versions apart better than any
sentence encoder that was tried (docs, "Sayings").
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from recoupe.collate.words import stems, weight
from recoupe.model import Statement
from recoupe.text import key

_GRAM = 4
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:,\d+)?")
_GROUPED = re.compile(r"(?<=\d)[ .](?=\d{3}(?!\d))")  # «2 000», «2.000»

# Logistic regression on pairs of statements of one speaker and one occasion, annotated by hand as
# versions of one statement or not. The pairs are few, and the weights and the bars that pairs must
# reach were settled with all of them in view.
_INTERCEPT = -5.4
_WORDS, _SHARED, _GRAMS, _PART, _QUOTED, _APART = 2.2, 0.65, 4.2, 1.45, 1.6, -0.7
_OPENING = 500  # code points of the title and the lead, which sum up what follows


@dataclass(frozen=True)
class Wording:
    """A statement as it is compared: its stems, its character n-grams, its quoted words."""

    statement: Statement
    text: str
    plain: str
    stems: frozenset[str]
    grams: frozenset[str]
    quoted: tuple[str, ...]
    numbers: frozenset[str]
    language: str

    def contradicts(self, other: Wording) -> bool:
        """Tell whether both give figures and none is common: then they are two statements."""
        return bool(self.numbers and other.numbers) and self.numbers.isdisjoint(other.numbers)


def word(statement: Statement, article: str, language: str) -> Wording:
    """Prepare a statement, given the text and the language of its article."""
    folded = key(article[statement.start : statement.end])
    return Wording(
        statement=statement,
        text=folded,
        plain=_plain(folded),
        stems=frozenset(stems(folded)),
        grams=frozenset(folded[n : n + _GRAM] for n in range(len(folded) - _GRAM + 1)),
        quoted=tuple(_plain(key(f.of(article))) for f in statement.fragments),
        numbers=frozenset(_NUMBER.findall(_GROUPED.sub("", folded))),
        language=language,
    )


def _plain(folded: str) -> str:
    return " ".join(_TOKEN.findall(folded))


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
        holders = Counter(stem for wording in wordings for stem in wording.stems)
        self._stems = _Weights(
            {
                stem: weight(stem, 0, 0, languages) * math.log(1 + count / n) / math.log(1 + count)
                for stem, n in holders.items()
            }
        )
        grams = Counter(gram for wording in wordings for gram in wording.grams)
        self._grams = _Weights({gram: math.log(1 + count / n) for gram, n in grams.items()})

    def compare(self, one: Wording, other: Wording) -> Likeness:
        """Tell how likely two statements of one speaker are versions of one."""
        shared, words = self._stems.containment(one.stems, other.stems)
        _, grams = self._grams.containment(one.grams, other.grams)
        part = fuzz.partial_ratio(*sorted((one.text, other.text), key=lambda t: (len(t), t))) / 100
        quoted = max(_common_quote(one, other), _common_quote(other, one))
        logit = (
            _INTERCEPT
            + _WORDS * words
            + _SHARED * math.log1p(shared)
            + _GRAMS * grams
            + _PART * part
            + _QUOTED * math.log1p(quoted)
            + _APART * apart(one.statement, other.statement)
        )
        return Likeness(1 / (1 + math.exp(-logit)), shared, quoted)


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

    def _sum(self, items: frozenset[str]) -> int:
        get, unseen = self._weights.get, self._unseen
        return sum([get(item, unseen) for item in items])

    def _total(self, items: frozenset[str]) -> int:
        # A frozen set keeps its hash, so that looking it up again is cheap.
        total = self._totals.get(items)
        if total is None:
            total = self._totals[items] = self._sum(items)
        return total


def _common_quote(one: Wording, other: Wording) -> int:
    """Count the words of the longest quoted fragment that stands whole in the other."""
    padded = f" {other.plain} "
    return max((len(q.split()) for q in one.quoted if q and f" {q} " in padded), default=0)


def apart(one: Statement, other: Statement) -> bool:
    """Tell whether both stand in the body of one article, where a speaker seldom says it twice."""
    first, second = sorted((one, other), key=lambda s: (s.start, s.end))
    if first.article != second.article:
        return False
    return not (first.start < _OPENING and second.start - first.end > 100)

"""What a passage is about: its telling words and its amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.collate.outcomes.words import fold, pairs, signs, stems
from recoupe.model import Account, PledgeFound, PledgeKind, Span

Amount = tuple[str, float]  # unit, value in base units
Pair = tuple[str, str]

# Names are no terms: that two passages name one bank is no news of its pledge.
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]*")
# A sum of parts: «3 for one, 2 for another, …» is news of the whole.
_FEWEST_PARTS = 3
_LARGE, _HUGE = 1e6, 1e10  # an amount so large can name one thing, if odd, if round


@dataclass(frozen=True)
class Gist:
    """What a passage is about: stems, pairs of neighbouring stems, amounts."""

    stems: frozenset[str]
    pairs: frozenset[Pair]
    amounts: frozenset[Amount]

    def features(self) -> frozenset[object]:
        """Give all of them, for an index."""
        return frozenset((*self.stems, *self.pairs, *self.amounts))


@dataclass(frozen=True)
class Foreseen:
    """A pledge of an article, with what it is about.

    `context` are the stems of the sentence before, where the pledge takes it up («Ce plan …»).
    """

    article: str
    span: Span
    kind: PledgeKind
    gist: Gist
    context: frozenset[str]
    due: str | None


def gist(account: Account, span: Span) -> Gist:
    """Give what a passage of an article is about; parts of one sum also count as the sum."""
    language = account.article.language
    passage = span.of(account.article.text)
    words = stems(fold(passage), language)
    plain = stems(fold(_CAPITALISED.sub(" ", passage)), language)
    amounts = [
        (f.unit, f.value)
        for f in account.reading.figures
        if span.start <= f.start and f.end <= span.end and _telling(f.value, f.unit)
    ]
    sums = []
    for unit in sorted({unit for unit, _ in amounts}):
        values = [value for of, value in amounts if of == unit]
        if len(values) >= _FEWEST_PARTS:
            sums.append((unit, round(sum(values), 6)))
    return Gist(frozenset(words), pairs(plain), frozenset([*amounts, *sums]))


def _telling(value: float, unit: str) -> bool:
    """Tell whether an amount tells one thing from another: not «deux ans», not «5 %»."""
    return value >= 1000 or (value != int(value) and unit != "%") or value >= 100


def foreseen(account: Account, pledge: PledgeFound) -> Foreseen:
    """Give a pledge of an article with what it is about."""
    span = Span(pledge.start, pledge.end)
    text, table = account.article.text, signs(account.article.language)
    context: frozenset[str] = frozenset()
    if table.patterns["takes_up"].match(fold(span.of(text))):
        before = [s for s in account.reading.sentences if s.end <= span.start]
        if before:
            context = frozenset(stems(fold(before[-1].of(text)), account.article.language))
    return Foreseen(account.article.id, span, pledge.kind, gist(account, span), context, pledge.due)


def exact(amount: Amount) -> bool:
    """Tell whether an amount is so large and odd that it names one thing («10,5 milliards»)."""
    digits = f"{amount[1]:.6g}".split("e")[0].replace(".", "").strip("0")
    return amount[1] >= _HUGE or (amount[1] >= _LARGE and len(digits) > 1)

"""Whole numbers below a million in words, by the words of a language pack."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple


class Word(NamedTuple):
    """A word of a text: its offsets and itself, lower case."""

    start: int
    end: int
    text: str


class Part(NamedTuple):
    """A number read from some words: its value and the index of the next word."""

    value: Decimal
    next: int


_Lower = Callable[[list[Word], int], Part | None]
_WORDS = re.compile(r"[^\W\d_]+")
# Words of one number are joined by a space, a no-break space (folded beforehand) or a hyphen.
_JOINTS = frozenset({" ", "  ", "-", " - ", "'", "’"})
_MOST_WORDS = 24


class SpelledNumbers:
    """The spelled numbers of one language, from its `numbers.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._hundreds: dict[str, Any] = table["hundreds"]
        self._thousands: dict[str, Any] = table["thousands"]
        self._point: frozenset[str] = frozenset(table.get("point", ()))
        self._zeros = frozenset(word for word, value in table["units"].items() if value == 0)
        self._spelled = _below_hundred(table["units"], table["tens"], frozenset(table["and"]))

    def below_million(self, words: list[Word], at: int) -> Part | None:
        """Read words below a million («deux cent trente mille cinq»)."""
        return self._above(words, at, self._thousands, 1000, self._below_thousand)

    def with_decimals(self, words: list[Word], whole: Part) -> Part:
        """Read the decimals said behind a whole number («cinq virgule zéro trois»)."""
        at = whole.next
        if len(words) <= at or words[at].text not in self._point:
            return whole
        at += 1
        zeros = 0
        while len(words) > at and words[at].text in self._zeros:
            zeros, at = zeros + 1, at + 1
        part = self.below_million(words, at)
        if part is None:
            return whole
        decimals = f"{'0' * zeros}{part.value}"
        return Part(whole.value + Decimal(f"0.{decimals}"), part.next)

    def _below_thousand(self, words: list[Word], at: int) -> Part | None:
        return self._above(words, at, self._hundreds, 100, self._below_100)

    def _above(
        self, words: list[Word], at: int, power: dict[str, Any], base: int, lower: _Lower
    ) -> Part | None:
        """Read `[lower] power [lower]`, or `lower` alone."""
        head = lower(words, at)
        next_ = head.next if head else at
        powered = len(words) > next_ and words[next_].text in power["words"]
        if not powered or (head is None and not power["alone"]):
            return head
        if head is not None and not 1 < head.value < 1000 and not (power.get("one") or False):
            return head
        value, next_ = (head.value if head else Decimal(1)) * base, next_ + 1
        tail_at = next_
        if len(words) > next_ + 1 and words[next_].text in power.get("and", ()):
            tail_at += 1
        tail = lower(words, tail_at)
        if tail is None or tail.value == 0:
            return Part(value, next_)
        return Part(value + tail.value, tail.next)

    def _below_100(self, words: list[Word], at: int) -> Part | None:
        for length in (4, 3, 2, 1):
            key = tuple(word.text for word in words[at : at + length])
            if len(key) == length and key in self._spelled:
                return Part(Decimal(self._spelled[key]), at + length)
        return None


def run(lowered: str, start: int, *, lead: bool = False) -> list[Word]:
    """Give the words from `start` on that joints alone hold together."""
    words: list[Word] = []
    end = start
    for match in _WORDS.finditer(lowered, start):
        joint = lowered[end : match.start()]
        if (words or lead) and joint not in _JOINTS:
            break
        words.append(Word(match.start(), match.end(), match.group()))
        end = match.end()
        if len(words) == _MOST_WORDS:
            break
    return words


def _below_hundred(
    units: dict[str, int], tens: dict[str, dict[str, int]], joiners: frozenset[str]
) -> dict[tuple[str, ...], int]:
    """Spell every number below a hundred, as the words that a hyphen or a space sets apart."""
    spelled = {tuple(word.split("-")): value for word, value in units.items()}
    for ten, facts in tens.items():
        head = tuple(ten.split("-"))
        spelled[head] = facts["value"]
        for unit, value in units.items():
            if not 1 <= value <= facts["through"]:
                continue
            tail = tuple(unit.split("-"))
            spelled[head + tail] = facts["value"] + value
            if value in (1, 11):
                for joiner in joiners:
                    spelled[(*head, joiner, *tail)] = facts["value"] + value
    return spelled

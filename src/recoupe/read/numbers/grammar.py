"""The number grammar of a language: digits, words, scales, collectives and fractions.

The grammar is data (`numbers.toml`, see docs/figures.md). A number is read from left to right:

    number    = simple [scale] {simple scale} [simple] ["et" ("demi" | simple fraction-noun)]
    simple    = digits | words below a million ["virgule" words]
    collected = ("une" | simple | "plusieurs") collective ["de" scale]
    fraction  = ("la" | "un" | simple) fraction-noun ["de" scale]

What a number counts, and whether it is a figure at all, is for `read.figures` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import Any
from unicodedata import numeric

from recoupe.language import load_pack
from recoupe.read.numbers.number import Form, Number
from recoupe.read.numbers.words import Part, SpelledNumbers, Word, run

# A sign right before digits; a hyphen behind a word or a number, or at a line's start, is none.
_SIGN = re.compile(r"[ (][-−]$")
# Digits of an address are no number.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# Fractions that are one character («2½»).
_VULGAR = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# Not the later part of a hyphenated name («les Vingt-Sept», «Saint-Cinq»).
_FIRST = re.compile(r"(?<![\w-])[^\W\d_]+")


class NumberGrammar:
    """The number grammar of one language, compiled from its `numbers.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._and: frozenset[str] = frozenset(table["and"])
        self._half: frozenset[str] = frozenset(table["half"])
        self._thousand: frozenset[str] = frozenset(table["thousands"]["words"])
        self._scales: dict[str, int] = table["scales"]
        self._abbreviations: dict[str, int] = table["abbreviations"]
        self._collectives: dict[str, int] = table["collectives"]
        self._bare_collectives: frozenset[str] = frozenset(table.get("bare_collectives", ()))
        self._several: dict[str, int] = table["several"]
        self._introduce: frozenset[str] = frozenset(table["introduce"])
        self._fractions: dict[str, int] = table["fractions"]
        self._alone: frozenset[str] = frozenset(table.get("alone", ()))
        self._whole: frozenset[str] = frozenset(table.get("whole", ()))
        self._of: frozenset[str] = frozenset(table.get("of", ("de", "d")))
        self._spelled = SpelledNumbers(table)
        self._group = "".join(table["group"])
        self._decimal: str = table["decimal"]
        self._decimal_too: str = table.get("decimal_too", "")
        self._starts = frozenset(
            word.split("-")[0]
            for words in (
                table["units"],
                table["tens"],
                table["hundreds"]["words"],
                self._thousand,
                self._collectives,
                self._several,
                self._introduce,
                self._fractions,
            )
            for word in words
        )

    @cached_property
    def _literal(self) -> re.Pattern[str]:
        """Digits with their groups and decimals, not part of a name, a date or a version."""
        group = re.escape(self._group)
        decimals = "".join({self._decimal, self._decimal_too} - {""})
        return re.compile(
            r"(?<![\w])(?<![^\W\d_]-)(?<!\d[.,:/])(?<!\d['’])"
            rf"(?:\d{{1,3}}(?:([{group}])\d{{3}})(?:\1\d{{3}})*(?!\d)|\d+)"
            rf"(?:[{re.escape(decimals)}]\d+)?"
            rf"[{_VULGAR}]?(?![\d])(?![.,:/]\d)|[{_VULGAR}]"
        )

    def find(self, text: str) -> Iterator[Number]:
        """Give the numbers of `text`, in order, none overlapping another."""
        lowered = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        if len(lowered) != len(text):
            lowered = text
        at = 0
        for start, literal in self._candidates(text, lowered):
            if start < at:
                continue
            number = self._number(text, lowered, start, literal)
            if number is not None:
                yield number
                at = number.end

    def _candidates(self, text: str, lowered: str) -> Iterator[tuple[int, int]]:
        """Give where a number may start, and where its digits end (0 where it is words)."""
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        literals = (
            (m.start(), m.end())
            for m in self._literal.finditer(text)
            if not any(start <= m.start() < end for start, end in addresses)
        )
        words = ((m.start(), 0) for m in _FIRST.finditer(lowered) if m.group() in self._starts)
        yield from sorted((*literals, *words))

    def _number(self, text: str, lowered: str, start: int, literal: int) -> Number | None:
        if literal:
            return self._literal_number(text, lowered, start, literal)
        words = run(lowered, start)
        part = self._spelled.below_million(words, 0)
        collected = self._collective(words, part)
        if collected is not None:
            value, used, several, scale = collected
            end = words[used - 1].end
            return Number(start, end, float(value), Form.COLLECTIVE, scale, several)
        shared = self._fraction(words, part)
        if shared is not None:
            nested = self._nested_scale(words, shared.next)
            if nested is not None:
                scale, used = nested
                end = words[used - 1].end
                return Number(start, end, float(shared.value * scale), Form.WORDS, scale)
            return Number(start, words[shared.next - 1].end, float(shared.value), Form.FRACTION)
        halved = self._halved(words, part)
        if halved is not None:
            return Number(start, words[halved - 1].end, 0.5, Form.WORDS, half=True)
        if part is None or _name_like(text[start : words[part.next - 1].end]):
            return None
        end = words[part.next - 1].end
        hyphened = re.match(r"-([^\W\d_]+)", lowered[end:])
        if hyphened is not None and hyphened.group(1) not in self._scales:
            return None  # «vingt-cinquième», «deux-roues»
        part = self._spelled.with_decimals(words, part)
        end = words[part.next - 1].end
        return self._scaled(text, lowered, start, end, part.value, Form.WORDS)

    def _literal_number(self, text: str, lowered: str, start: int, end: int) -> Number | None:
        """Read digits with a sign before them, and a collective or a scale behind."""
        value = self._digits(text[start:end])
        if _SIGN.search(text, max(0, start - 2), start):
            start, value = start - 1, -value
        words = run(lowered, end, lead=True)
        if words and words[0].text in self._collectives and words[0].text not in self._scales:
            value *= self._collectives[words[0].text]
            return Number(start, words[0].end, float(value), Form.COLLECTIVE)
        return self._scaled(text, lowered, start, end, value, Form.DIGITS)

    def _digits(self, literal: str) -> Decimal:
        """Read digits: the last mark is decimal unless three digits follow every such mark."""
        if literal[-1] in _VULGAR:
            share = Decimal(str(numeric(literal[-1])))
            return share + self._digits(literal[:-1]) if literal[:-1] else share
        marks = re.findall(r"[^\d]", literal)
        if not marks:
            return Decimal(literal)
        last = marks[-1]
        grouped = last in self._group and re.fullmatch(
            rf"\d{{1,3}}(?:{re.escape(last)}\d{{3}})+", literal
        )
        if grouped:
            return Decimal(re.sub(r"\D", "", literal))
        whole, _, decimals = literal.rpartition(last)
        return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{decimals}")

    def _scaled(
        self, text: str, lowered: str, start: int, end: int, value: Decimal, form: Form
    ) -> Number | None:
        """Read what makes the number larger: «millions», «Md», «milliards 500 millions»."""
        glued = re.compile(r" ?([^\W\d_]+)").match(text, end)
        if form is Form.DIGITS and glued and glued.group(1) in self._abbreviations:
            scale = self._abbreviations[glued.group(1)]
            if glued.group(1) != "k" or glued.start(1) == end:
                return Number(start, glued.end(), float(value * scale), form, scale)
        words = run(lowered, end, lead=True)
        if form is Form.DIGITS and lowered[end : end + 1].isalpha():
            words = run(lowered, end)  # «2millions»
        if form is Form.DIGITS and words and words[0].text in self._thousand:
            value *= 1000
            end = words[0].end
            words = words[1:]
        if not words or words[0].text not in self._scales:
            more = self._and_fraction(words, 0)
            if more is None:
                return Number(start, end, float(value), form)
            return Number(start, words[more.next - 1].end, float(value + more.value), form)
        scale = self._scales[words[0].text]
        value, end = value * scale, words[0].end
        used = 1
        nested = self._nested_scale(words, used)
        if nested:
            scale, value, used = nested[0], value * nested[0], nested[1]
            end = words[used - 1].end
        if len(words) > used + 1 and words[used].text in self._and:
            more = self._and_fraction(words, used)
            if more is not None:
                value, end = value + scale * more.value, words[more.next - 1].end
            return Number(start, end, float(value), form, scale)
        rest = self._rest(text, lowered, words, used, end, scale)
        if rest is not None:
            return Number(start, rest.end, float(value) + rest.value, form, rest.scale)
        return Number(start, end, float(value), form, scale)

    def _rest(
        self, text: str, lowered: str, words: list[Word], used: int, end: int, scale: int
    ) -> Number | None:
        """Read the lower part after a scale: «milliards 500 millions», «mille deux cents»."""
        literal = self._literal.match(text, end + 1) if used == 1 and text[end : end + 1] else None
        if literal and text[end] == " ":
            value = self._digits(literal.group())
            rest = self._scaled(text, lowered, literal.start(), literal.end(), value, Form.DIGITS)
            spelled = rest is not None and (rest.scale > 1 or (value >= 100 and scale > 1000))
            return rest if rest is not None and spelled and rest.value < scale else None
        part = self._spelled.below_million(words, used)
        if part is None:
            return None
        start, stop = words[used].start, words[part.next - 1].end
        rest = self._scaled(text, lowered, start, stop, part.value, Form.WORDS)
        return rest if rest is not None and rest.value < scale else None

    def _nested_scale(self, words: list[Word], used: int) -> tuple[int, int] | None:
        """Read «milliers de milliards»: the second scale and the index after it."""
        if (
            len(words) > used + 1
            and words[used].text in self._of
            and words[used + 1].text in self._scales
        ):
            return self._scales[words[used + 1].text], used + 2
        return None

    def _and_fraction(self, words: list[Word], at: int) -> Part | None:
        """Read «et demi», «et trois quarts», but not the share of a whole («et un tiers des»)."""
        if len(words) < at + 2 or words[at].text not in self._and:
            return None
        if words[at + 1].text in self._half:
            return Part(Decimal("0.5"), at + 2)
        count = self._spelled.below_million(words, at + 1)
        if count is None or len(words) <= count.next:
            return None
        noun = words[count.next].text
        below = 2 if noun in self._half else self._fractions.get(noun)
        after = count.next + 1
        whole = len(words) > after and words[after].text in self._whole
        if below is None or whole or count.value >= below:
            return None
        return Part(count.value / Decimal(below), after)

    def _collective(
        self, words: list[Word], count: Part | None
    ) -> tuple[Decimal, int, bool, int] | None:
        """Read «une centaine de milliers»: value, words used, open plural, scale."""
        if not words:
            return None
        several = words[0].text in self._several
        if several:
            number, at = Decimal(self._several[words[0].text]), 1
        elif count is not None:
            number, at = count.value, count.next
        elif words[0].text in self._introduce:
            number, at = Decimal(1), 1
        else:
            number, at = Decimal(1), 0
        # A hyphenated collective («demi-douzaine») is two words of the run.
        for length in (2, 1):
            noun = "-".join(word.text for word in words[at : at + length])
            if noun in self._collectives and len(words) >= at + length:
                break
        else:
            if not several or len(words) <= at or words[at].text not in self._scales:
                return None
            return number * self._scales[words[at].text], at + 1, True, self._scales[words[at].text]
        if at == 0 and noun not in self._bare_collectives:
            return None
        value, used, scale = number * self._collectives[noun], at + length, 1
        nested = self._nested_scale(words, used)
        if nested:
            scale, used = nested
            value *= scale
        return value, used, several, scale

    def _halved(self, words: list[Word], count: Part | None) -> int | None:
        """Read «une demi» before another word: the index of that word."""
        if count is None or count.value != 1 or len(words) <= count.next + 1:
            return None
        return count.next + 1 if words[count.next].text in self._half else None

    def _fraction(self, words: list[Word], count: Part | None) -> Part | None:
        """Read «la moitié», «un quart», «deux tiers»: a share of one."""
        if count is not None:
            number, at = count.value, count.next
        elif words and words[0].text in self._introduce:
            number, at = Decimal(1), 1
        elif words and words[0].text in self._alone:
            number, at = Decimal(1), 0
        else:
            return None
        if len(words) <= at or words[at].text not in self._fractions:
            return None
        share = number / Decimal(self._fractions[words[at].text])
        return Part(share, at + 1) if share < 1 else None


def _name_like(text: str) -> bool:
    """Tell whether a spelled number is a name by its capitals («les Vingt-Sept»)."""
    return any(c.isupper() for c in text[1:]) and not text.isupper()


@cache
def number_grammar(code: str) -> NumberGrammar:
    """Give the number grammar of the language `code` (ISO 639-1), compiled once."""
    return NumberGrammar(load_pack(code).table("numbers"))

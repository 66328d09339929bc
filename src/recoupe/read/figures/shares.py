"""Shares of a whole: «la moitié des Français», «un Français sur trois», as per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.counted import counted
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import Form, Number

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 45
_LARGEST = 100_000


class ShareGrammar:
    """The words of shares of one language, from `counting.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._code = code
        self._nouns = noun_grammar(code)
        on = "|".join(table["ratio"]["on"])
        self._on = re.compile(rf" (?P<noun>[^\d,.;:()\n]*?) ?(?:{on}) ", re.IGNORECASE)
        self._noun_last: bool = table["ratio"]["noun_last"]
        self._never = frozenset(table["share"]["never"])
        self._of = tuple(table["share"]["of"])
        self._always = frozenset(table["share"]["always"])

    def ratios(self, doc: Doc, text: str, numbers: Sequence[Number]) -> Iterator[Draft]:
        """Give the ratios: a number, what it counts, «sur», and a larger number that ends it."""
        for first, last in pairwise(numbers):
            gap = text[first.end : last.start]
            match = self._on.fullmatch(gap) if len(gap) <= _LONGEST else None
            if match is None or not 0 < first.value <= last.value <= _LARGEST or last.value < 2:
                continue
            if first.linked or last.linked:
                continue
            things = counted(doc, text, last, self._code)
            if self._noun_last and things is not None and not match["noun"].strip():
                share = 100 * first.value / last.value
                yield Draft(first, first.start, things.end, share, "%", UnitKind.SIGN, things.noun)
                continue
            if things is not None:
                continue
            if match["noun"].strip():
                if not self._is_noun(doc, text, first):
                    continue
            elif first.value != 1 and Form.DIGITS in (first.form, last.form):
                continue  # a mark or a score: «14 sur 20»
            share = 100 * first.value / last.value
            kind = UnitKind.SIGN
            yield Draft(first, first.start, last.end, share, "%", kind, token_at(doc, first.end))

    def _is_noun(self, doc: Doc, text: str, number: Number) -> bool:
        token = token_at(doc, number.end)
        return token is not None and (
            token.pos_ in ("NOUN", "PROPN", "ADJ") or self._nouns.person(token.text)
        )

    def fraction(self, text: str, number: Number) -> Draft | None:
        """Give a fraction that is a share of something; None for «quart de finale»."""
        after = text[number.end : number.end + 24].casefold()
        if any(after.lstrip(" -").startswith(word) for word in self._never):
            return None
        word = text[number.start : number.end].casefold()
        if not after.startswith(self._of) and word not in self._always:
            return None
        return Draft(number, number.start, number.end, 100 * number.value, "%", UnitKind.SIGN)


@cache
def share_grammar(code: str) -> ShareGrammar:
    """Give the share grammar of the language `code` (ISO 639-1), compiled once."""
    return ShareGrammar(load_pack(code).table("counting"), code)

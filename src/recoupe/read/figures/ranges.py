"""Neighbouring numbers: ranges («8 à 9 milliards») and pairs that share one unit."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from recoupe.language import load_pack
from recoupe.model import Bound
from recoupe.read.figures.bounds import bound_grammar
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import Form

# «respectivement» stands so many code points before the first number at most.
_EACH_WITHIN = 40
# «entre 12 % (Institut) et 14 %»
_SOURCE = re.compile(r" ?\([^()\d]{1,30}\)")


class RangeGrammar:
    """The words between two numbers of one language, from `bounds.toml`."""

    def __init__(self, table: dict[str, Any], counting: dict[str, Any], code: str) -> None:
        links = table["range"]
        self._to = re.compile(rf" ?(?:{'|'.join(links['to'])}) ?", re.IGNORECASE)
        self._between = re.compile(
            rf"(?<!\w)(?:{links['between']})(?: \w+)?[«\"“ ]*$", re.IGNORECASE
        )
        self._from = re.compile(rf"(?<!\w)(?:{'|'.join(links['from'])}) ?$", re.IGNORECASE)
        self._and = re.compile(rf" (?:{'|'.join(links['and'])}) ?", re.IGNORECASE)
        against = "|".join(counting["listed_of"]["against"])
        self._against = re.compile(rf"(?<!\w)(?:{against}) $", re.IGNORECASE)
        self._each = re.compile(rf"(?<!\w)(?:{'|'.join(links['each'])})(?!\w)", re.IGNORECASE)
        self._bounds = bound_grammar(code)

    def join(self, text: str, drafts: list[Draft]) -> None:
        """Give each number of a range its bound, and the unit and scale of the other."""
        for first, last in pairwise(drafts):
            gap = _SOURCE.sub("", text[first.end : last.start])
            if len(gap) > 24 or last.unit is None:
                continue
            if self._to.fullmatch(gap):
                opened = first.unit is None or self._from.search(
                    text[max(0, first.start - 20) : first.start]
                )
                self._range(text, first, last, entire=bool(opened))
            elif self._and.fullmatch(gap) and not self._set_against(text, first):
                opened = self._between.search(text[max(0, first.start - 20) : first.start])
                self._range(text, first, last, entire=bool(opened))

    def _set_against(self, text: str, first: Draft) -> bool:
        """Tell «contre 4 et 16 abstentions», whose first number is of what stands before."""
        before = text[max(0, first.start - 20) : first.start]
        return first.unit is None and self._against.search(before) is not None

    def _range(self, text: str, first: Draft, last: Draft, *, entire: bool) -> None:
        lasting = first.kind is last.kind is UnitKind.TIME
        if lasting and first.unit != last.unit and entire and not last.number.one:
            first.bound, last.bound = Bound.MORE, Bound.LESS  # «entre trois jours et deux mois»
            return
        if first.unit not in (None, last.unit) or (last.kind is UnitKind.TIME and last.number.one):
            return
        shared = first.unit is None
        if shared and first.number.form is Form.FRACTION:
            return  # «dans le quart à 80 millions»
        if shared:
            self._share(text, first, last)
        if (
            not entire
            or first.value >= last.value
            or (first.kind is UnitKind.COUNT and not shared and first.noun != last.noun)
        ):
            return
        if not self._bounds.changes(text, first.start):
            first.bound, last.bound = Bound.MORE, Bound.LESS

    def _share(self, text: str, first: Draft, last: Draft) -> None:
        """Give the first number the unit of the last, and its scale where it has none."""
        first.unit, first.kind, first.noun = last.unit, last.kind, last.noun
        worth = last.value / last.number.value if last.number.value else 1.0
        value = first.number.value
        if first.number.scale == 1 and last.number.scale > 1:
            scaled = last.number.value / last.number.scale
            each = self._each.search(text, max(0, first.start - _EACH_WITHIN), first.start)
            if value <= scaled or each:
                value *= last.number.scale
        elif _thousands(last) and value < last.number.value / 1000:
            value *= 1000
        first.value = value * worth


def _thousands(draft: Draft) -> bool:
    """Tell whether a number is written as whole thousands («50.000», of which 40 is said)."""
    plain = draft.number.form is Form.DIGITS and draft.number.scale == 1
    return plain and draft.number.value >= 1000 and draft.number.value % 1000 == 0


@cache
def range_grammar(code: str) -> RangeGrammar:
    """Give the range grammar of the language `code` (ISO 639-1), compiled once."""
    pack = load_pack(code)
    return RangeGrammar(pack.table("bounds"), pack.table("counting"), code)

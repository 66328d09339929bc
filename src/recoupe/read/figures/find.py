"""Finding the figures of a text: numbers with what they count, without what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.bare import bare_grammar
from recoupe.read.figures.counted import Counted, counted
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.excluded import exclusions
from recoupe.read.figures.ranges import range_grammar
from recoupe.read.figures.ranks import rank_grammar
from recoupe.read.figures.shares import share_grammar
from recoupe.read.figures.units import UnitKind, unit_grammar
from recoupe.read.numbers import Form, Number, number_grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc

Placed = tuple[int, int, str]
_MONEY_SCALE = 1_000_000
# Before the minutes of a time of day.
_HOUR = re.compile(r"\d ?[hH] ?$")


def find_drafts(doc: Doc, text: str, dates: Sequence[Placed], code: str) -> list[Draft]:
    """Give the figures of a parsed text, in order, each with value and unit, none overlapping."""
    numbers = [n for n in number_grammar(code).find(text) if not _in_date(text, n, dates, code)]
    ratios = list(share_grammar(code).ratios(doc, text, numbers))
    drafts = [
        _clear(_draft(doc, text, number, code), dates)
        for number in numbers
        if not any(ratio.start <= number.start < ratio.end for ratio in ratios)
    ]
    excluded = exclusions(code)
    drafts = [d for d in drafts if not (_glued(text, d) or excluded.is_hour(text, d))]
    range_grammar(code).join(text, drafts)
    bare_grammar(code).settle(doc, text, drafts)
    range_grammar(code).join(text, drafts)
    kept = [d for d in drafts if d.unit is not None and not excluded.excluded(doc, text, d)]
    kept += [ratio for ratio in ratios if ratio.value < 100]
    kept += rank_grammar(code).find(doc, text)
    return list(_apart(kept))


def _draft(doc: Doc, text: str, number: Number, code: str) -> Draft:
    """Read the unit of one number; it stays bare where none stands with it."""
    timed = unit_grammar(code).with_minutes(text, number)
    if timed is not None:
        hours, lasting = timed
        return Draft(number, lasting.start, lasting.end, hours, lasting.name, lasting.kind)
    unit = unit_grammar(code).at(text, number)
    if number.half and (unit is None or unit.kind is not UnitKind.TIME):
        halved = unit_grammar(code).halved(text, number)
        if halved is None:
            return Draft(number, number.start, number.end, number.value)
        return Draft(number, number.start, halved.end, number.value, halved.name, halved.kind)
    if unit is not None:
        value = number.value * unit.worth
        draft = Draft(number, unit.start, unit.end, value, unit.name, unit.kind)
        draft.noun = token_at(doc, unit.end - 1) if unit.end > number.end else None
        draft.presupposed = unit.kind is UnitKind.SYMBOL and _definite(text, number, code)
        _add_half(text, draft, code)
        return draft
    if number.form is Form.FRACTION:
        share = share_grammar(code).fraction(text, number)
        return share or Draft(number, number.start, number.end, number.value)
    things = counted(doc, text, number, code)
    if things is None or _is_money(number, things, code):
        return Draft(number, number.start, number.end, number.value)
    draft = Draft(number, number.start, things.end, number.value, things.unit, UnitKind.COUNT)
    draft.noun = things.noun
    draft.presupposed = _definite(text, number, code)
    return draft


def _glued(text: str, draft: Draft) -> bool:
    """Tell a number that runs into letters («9e», «3D») or is the minutes of an hour («6 h 15»)."""
    number = draft.number
    if number.form is not Form.DIGITS:
        return False
    runs_on = text[number.end : number.end + 1].isalpha() and draft.unit is None
    return runs_on or _HOUR.search(text, max(0, number.start - 5), number.start) is not None


def _clear(draft: Draft, dates: Sequence[Placed]) -> Draft:
    """Give a draft without the noun of a date behind it («ils étaient 300 samedi»)."""
    if draft.kind is UnitKind.COUNT and any(
        draft.number.end <= start < draft.end for start, _, _ in dates
    ):
        return Draft(draft.number, draft.number.start, draft.number.end, draft.number.value)
    return draft


def _is_money(number: Number, things: Counted, code: str) -> bool:
    """Tell «3 milliards de baisses d'impôts», which are of money."""
    noun = things.noun
    if noun is None or number.scale < _MONEY_SCALE:
        return False
    mass = noun.lower_[-1] not in "sx" and noun.morph.get("Number", []) != ["Plur"]
    return (mass and things.unit != "person") or noun.lower_ in unit_grammar(code).of_money


def _add_half(text: str, draft: Draft, code: str) -> None:
    """«deux heures et demie»."""
    half = _half(code).match(text, draft.end)
    if half is not None and draft.kind is UnitKind.TIME:
        draft.value += 0.5
        draft.end = half.end()


def _half(code: str) -> re.Pattern[str]:
    numbers = load_pack(code).table("numbers")
    joined, half = "|".join(numbers["and"]), "|".join(numbers["half"])
    return re.compile(rf" (?:{joined}) (?:an? )?(?:{half})\b", re.IGNORECASE)


def _definite(text: str, number: Number, code: str) -> bool:
    """Tell whether a definite word stands before a count, which takes it as given."""
    before = re.search(r"([^\W\d_]+'?) ?$", text[max(0, number.start - 12) : number.start])
    words = load_pack(code).table("counting")["definite"]
    return before is not None and before.group(1).casefold() in words


def _in_date(text: str, number: Number, dates: Sequence[Placed], code: str) -> bool:
    """Tell whether a number belongs to a date; «depuis plus de sept siècles» also measures."""
    measuring = tuple(load_pack(code).table("counting")["elsewhen"]["measuring"])
    for start, end, _ in dates:
        if start < number.end and number.start < end:
            return not text[start:end].casefold().startswith(measuring)
    return False


def _apart(drafts: list[Draft]) -> Iterator[Draft]:
    """Give drafts in order; of two that overlap, the one that starts first (then the longer)."""
    end = 0
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if draft.start >= end:
            yield draft
            end = draft.end

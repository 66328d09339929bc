"""Days of the week that are one day, and those that are none or stand in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from recoupe.language import load_pack
from recoupe.read.dates.patterns import DateMatch

_WEEK = timedelta(days=7)
_BEFORE, _AFTER = 24, 24


def is_one_day(text: str, match: DateMatch, code: str) -> bool:
    """Tell a day from a name with one («le Courrier du Dimanche») and from habit.

    «le troisième samedi de la grève» is not resolved, «fermé du lundi au vendredi» is no date.
    Whatever is no day of the week is left to others.
    """
    if match.kind != "weekday":
        return True
    forms = _forms(code)
    before = text[max(0, match.start - _BEFORE) : match.start]
    after = text[match.end : match.end + _AFTER]
    if forms.lower and text[match.start].isupper() and re.search(r"[\w,] ?$", before):
        return False
    if forms.ordinal.search(before):
        return False
    if "post" not in match.slots and forms.recurrent.search(before):
        return False
    return not (
        (forms.opens.search(before) and forms.goes_on.match(after)) or forms.closes.search(before)
    )


def in_order(
    text: str, dates: Sequence[tuple[DateMatch, str]], code: str
) -> Iterator[tuple[DateMatch, str]]:
    """Give dates with the first of a pair («de mercredi à jeudi») put before the second."""
    for at, (match, written) in enumerate(dates):
        following = dates[at + 1] if at + 1 < len(dates) else None
        if following is not None and _paired(text, match, following[0], code):
            first, last = _day(written), _day(following[1])
            if first and last:
                while first > last:
                    first -= _WEEK
                written = first.isoformat()
        yield match, written


def _paired(text: str, first: DateMatch, last: DateMatch, code: str) -> bool:
    gap = text[first.end : last.start].strip().casefold()
    return first.kind == last.kind == "weekday" and gap in _forms(code).pair


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


class _Forms:
    """The forms of one language, from the table `weekday` of `calendar.toml`."""

    def __init__(self, code: str) -> None:
        table = load_pack(code).table("calendar")
        forms = table["weekday"]
        days = "|".join(table["weekdays"])
        ordinals = [word for word in table["ordinals"] if word not in forms["known"]]
        self.pair = frozenset(forms["pair"])
        self.lower: bool = forms["lower"]
        self.ordinal = re.compile(
            rf"(?<!\w)(?:{'|'.join(ordinals)}|{forms['ordinal']}) $", re.IGNORECASE
        )
        opening, closing = forms["habit"]
        self.recurrent = re.compile(rf"(?<!\w){forms['recurrent']} $", re.IGNORECASE)
        self.opens = re.compile(rf"(?<!\w){opening} $", re.IGNORECASE)
        self.goes_on = re.compile(rf" {closing} (?:{days})(?! \d)", re.IGNORECASE)
        self.closes = re.compile(rf"(?<!\w){opening} (?:{days}) {closing} $", re.IGNORECASE)


@cache
def _forms(code: str) -> _Forms:
    return _Forms(code)

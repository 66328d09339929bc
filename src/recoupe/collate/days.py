"""When the event of an account was, as far as the account shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from recoupe.edtf import (
    Precision,
    bounds,
    compatible,
    has_year,
    is_edtf,
    precision,
    with_year,
)
from recoupe.model import Account

# Any leap year: days without a year are compared within it.
_YEAR = 2000
_LENGTH = 366
_NEWS = timedelta(days=7)  # an event is news for so long
_OPEN = timedelta(days=180)  # how far an open end of a publication date is looked at


def event_day(account: Account) -> str | None:
    """Give the date (EDTF) of the event that an article is an account of.

    That is the day it names for the event where this lies shortly before its publication, else
    that of the publication; None where no publication is known, as a day without it may be any.
    """
    attested = account.article.published
    if attested is None or not is_edtf(attested.value):
        return None
    published = attested.value
    told = next((o.date for o in account.reading.occurrences if o.main and o.date), None)
    if told is None or not is_day(told):
        return published
    if not has_year(published):
        return told if compatible(told, published) else published
    first, last = bounds(published)
    dated = [day for day in _dated(told, first, last) if _shortly_before(day, first, last)]
    return max(dated, default=published)


def _dated(told: str, first: date | None, last: date | None) -> set[str]:
    """Give a day in each of the years about a publication."""
    years = {day.year + step for day in (first, last) if day for step in (-1, 0, 1)}
    return {with_year(told, year) for year in years}


def _shortly_before(day: str, first: date | None, last: date | None) -> bool:
    when, _ = bounds(day)
    if when is None:
        return False
    earliest = first - _NEWS if first else (last - _OPEN if last else date.min)
    latest = last or (first + _OPEN if first else date.max)
    return earliest <= when <= latest


def days_apart(one: str, other: str) -> int:
    """Give the least number of days between two dates; days without a year, within any year."""
    if compatible(one, other):
        return 0
    if has_year(one) and has_year(other):
        (start, end), (first, last) = bounds(one), bounds(other)
        gaps = [
            (b - a).days
            for a, b in ((end, first), (last, start))
            if a is not None and b is not None
        ]
        return max(max(gaps, default=0), 0)
    gaps = [abs(a - b) for a in _ends(one) for b in _ends(other)]
    return min((min(gap, _LENGTH - gap) for gap in gaps), default=0)


def _ends(edtf: str) -> Iterator[int]:
    """Give the first and the last day of a date, counted from 1 January."""
    for day in bounds(edtf if has_year(edtf) else with_year(edtf, _YEAR)):
        if day is not None:
            yield day_of_year(day)


def day_of_year(day: date) -> int:
    """Count a day from 1 January (0) in a leap year."""
    safe = date(_YEAR, day.month, day.day)
    return (safe - date(_YEAR, 1, 1)).days


def is_day(edtf: str | None) -> bool:
    """Tell whether a date is a single day, with or without a year."""
    return edtf is not None and precision(edtf) is Precision.DAY

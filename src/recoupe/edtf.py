"""Dates as EDTF strings (ISO 8601-2:2019, levels 0 and 1, `X` of level 2), read and compared.

A date is kept as the string that says how much is known: `2022-12-30`, `2022-12`, `2022`, `202X`,
`20XX`, `XXXX-01-21` (every 21 January), `2022-21` (a spring), `2023-03/2023-05`, `2015/..`.
Every `XXXX` of one string stands for the same year, or for the next where the end of an interval
falls earlier in the year than its start. `XXXX-XX-XX` is some day, quite unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from recoupe.errors import RecoupeError

_POINT = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?:T[\d:.Z+-]+)?[?~%]?"
)
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
_UNKNOWN_YEAR = "XXXX"
# 2000 is a leap year, so that every day of the year exists in it.
_ANY_YEAR = 2000
# An open century or interval is tried year by year only as far as this.
_MOST_YEARS = 400


class NotEDTF(RecoupeError):
    """A string that is no EDTF date of the levels read here."""


class Precision(StrEnum):
    """The finest part that a date states, known or left open with `X`."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class _Point(NamedTuple):
    """A date without an interval: digits as written, `X` where unspecified, "" where absent."""

    year: str
    month: str
    day: str


class _Range(NamedTuple):
    """The two ends of a date; `None` is an open or unknown end; a point is its own two ends."""

    first: _Point | None
    last: _Point | None


@lru_cache(maxsize=8192)
def _read(edtf: str) -> _Range:
    ends = edtf.split("/")
    if len(ends) == 1:
        point = _point(edtf)
        return _Range(point, point)
    if len(ends) == 2 and any(end not in ("", "..") for end in ends):
        first, last = (None if end in ("", "..") else _point(end) for end in ends)
        return _Range(first, last)
    raise NotEDTF(f"{edtf!r} is no EDTF date")


def _point(edtf: str) -> _Point:
    match = _POINT.fullmatch(edtf)
    if match is None or not _valid(match["month"] or "", match["day"] or ""):
        raise NotEDTF(f"{edtf!r} is no EDTF date")
    return _Point(match["year"], match["month"] or "", match["day"] or "")


def _valid(month: str, day: str) -> bool:
    if month in _SEASONS:
        return not day
    if month.isdigit() and not 1 <= int(month) <= 12:
        return False
    if not day.isdigit():
        return True
    longest = monthrange(_ANY_YEAR, int(month))[1] if month.isdigit() else 31
    return 1 <= int(day) <= longest


def is_edtf(edtf: str) -> bool:
    """Tell whether `edtf` is a date of the levels read here."""
    try:
        _read(edtf)
    except NotEDTF:
        return False
    return True


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Give the first and the last day that `edtf` can stand for.

    An end that is open, of an unknown year, or outside the years 1–9999 is None. `20XX` gives
    2000-01-01 and 2099-12-31. Raises NotEDTF where the string is no date.
    """
    first, last = _read(edtf)
    return _earliest(first) if first else None, _latest(last) if last else None


def _earliest(point: _Point) -> date | None:
    year = _year(point.year, "0")
    if year is None:
        return None
    if point.month in _SEASONS:
        return date(year, _SEASONS[point.month][0], 1)
    month = _number(point.month, 1)
    return _day(year, month, _number(point.day, 1))


def _latest(point: _Point) -> date | None:
    year = _year(point.year, "9")
    if year is None:
        return None
    if point.month in _SEASONS:
        month = _SEASONS[point.month][1]
        year, month = (year, month) if month <= 12 else (year + 1, month - 12)
        return _day(year, month, 31)
    return _day(year, _number(point.month, 12), _number(point.day, 31))


def _year(digits: str, unspecified: str) -> int | None:
    if digits == _UNKNOWN_YEAR:
        return None
    year = int(digits.replace("X", unspecified))
    return year if MINYEAR <= year <= MAXYEAR else None


def _number(digits: str, otherwise: int) -> int:
    return int(digits) if digits.isdigit() else otherwise


def _day(year: int, month: int, day: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


@lru_cache(maxsize=8192)
def precision(edtf: str) -> Precision:
    """Tell the finest part that `edtf` states; `XXXX` and `XXXX-XX-XX` state nothing: UNKNOWN.

    Raises NotEDTF where the string is no date.
    """
    if "/" in edtf:
        _read(edtf)
        return Precision.INTERVAL
    year, month, day = _point(edtf)
    if not any(part.strip("X") for part in (year, month, day)):
        return Precision.UNKNOWN
    if day:
        return Precision.DAY
    if month:
        return Precision.SEASON if month in _SEASONS else Precision.MONTH
    coarse = {1: Precision.DECADE, 2: Precision.CENTURY}
    unspecified = year.count("X")
    return coarse.get(unspecified, Precision.UNKNOWN) if unspecified else Precision.YEAR


def has_year(edtf: str) -> bool:
    """Tell whether every end of `edtf` that is not open has a year.

    Raises NotEDTF where the string is no date.
    """
    return all(point is None or point.year != _UNKNOWN_YEAR for point in _read(edtf))


def with_year(edtf: str, year: int) -> str:
    """Put `year` in the place of the unknown year (the next one in an end that falls earlier).

    A date that has its year is given back unchanged. Raises NotEDTF where the string is no date.
    """
    first, last = _read(edtf)
    if "/" not in edtf:
        return edtf.replace(_UNKNOWN_YEAR, f"{year:04d}", 1)
    wraps = bool(first and last and last[1:] < first[1:])
    ends = edtf.split("/")
    return "/".join(
        end.replace(_UNKNOWN_YEAR, f"{year + (wraps and at == 1):04d}", 1)
        for at, end in enumerate(ends)
    )


@lru_cache(maxsize=8192)
def compatible(one: str, other: str) -> bool:
    """Tell whether the two can speak of the same time: some day may belong to both.

    `XXXX-01-21` and `2025-01-21` are, `2025` and `2025-01-21` too; `2024` and `2025` are not.
    Raises NotEDTF where either string is no date.
    """
    if "/" not in one and "/" not in other and not _seasonal(one) and not _seasonal(other):
        pairs = list(zip(_point(one), _point(other), strict=True))
        return all(_match(a, b) for a, b in pairs) and _exists(*(_finer(a, b) for a, b in pairs))
    return any(
        _overlap(bounds(with_year(one, year)), bounds(with_year(other, year)))
        for year in _years(one, other)
    )


def _seasonal(edtf: str) -> bool:
    return _point(edtf).month in _SEASONS


def _exists(year: str, month: str, day: str) -> bool:
    """Tell whether a day is in the calendar: 29 February is, in a leap year or an unknown one."""
    if month != "02" or day != "29" or "X" in year:
        return True
    return monthrange(int(year), 2)[1] == 29


def _match(one: str, other: str) -> bool:
    """Tell whether two parts agree digit by digit; an absent part agrees with anything."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or "X" in (a, b) for a, b in zip(one, other, strict=True)
    )


def _years(one: str, other: str) -> range:
    """Give the years that an unknown year of either may be, for the comparison of the two."""
    known = [
        day.year
        for edtf in (one, other)
        if has_year(edtf)
        for day in bounds(edtf)
        if day is not None
    ]
    if not known:
        return range(_ANY_YEAR, _ANY_YEAR + 2)
    # A year earlier: a winter that begins in it.
    return range(min(known) - 1, min(max(known), min(known) + _MOST_YEARS) + 1)


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    first, last = (
        max(one[0] or date.min, other[0] or date.min),
        min(one[1] or date.max, other[1] or date.max),
    )
    return first <= last


def contains(outer: str, inner: str) -> bool:
    """Tell whether every day of `inner` lies in `outer`; False where either year is unknown.

    Raises NotEDTF where either string is no date.
    """
    if not (has_year(outer) and has_year(inner)):
        return False
    (start, end), (first, last) = bounds(outer), bounds(inner)
    if (first is None and start is not None) or (last is None and end is not None):
        return False
    return (start or date.min) <= (first or date.min) and (last or date.max) <= (end or date.max)


def merge(one: str, other: str) -> str | None:
    """Give what the two say together, the finer in each part; None where they disagree.

    `XXXX-01-21` and `2025` give `2025-01-21`; of two intervals with years, the narrower.
    Raises NotEDTF where either string is no date.
    """
    if not compatible(one, other):
        return None
    if "/" not in one and "/" not in other and not _seasonal(one) and not _seasonal(other):
        parts = (_finer(a, b) for a, b in zip(_point(one), _point(other), strict=True))
        return "-".join(part for part in parts if part)
    if has_year(one) != has_year(other):
        dated, undated = (one, other) if has_year(one) else (other, one)
        fitting = [
            year
            for year in _years(dated, undated)
            if _overlap(bounds(dated), bounds(with_year(undated, year)))
        ]
        if len(fitting) != 1:
            return dated
        one, other = dated, with_year(undated, fitting[0])
    return min((one, other), key=_length)


def _finer(one: str, other: str) -> str:
    if not one or not other:
        return one or other
    return "".join(b if a == "X" else a for a, b in zip(one, other, strict=True))


def _length(edtf: str) -> int:
    """Give the days that a date spans, for comparing; unknown ends count as far away."""
    first, last = bounds(with_year(edtf, _ANY_YEAR))
    return ((last or date.max) - (first or date.min)).days

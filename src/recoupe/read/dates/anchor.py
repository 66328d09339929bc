"""The day from which an article's relative dates are counted."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe import edtf

_PARTS = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """An article's own date, as far as it is known; each part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known whole."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def near(self) -> date | None:
        """A day near which the article appeared: mid-month or mid-year where no more is known."""
        if self.year is None:
            return None
        month = self.month or 7
        return date(self.year, month, self.day or min(15, monthrange(self.year, month)[1]))


def anchor_of(published: str | None) -> Anchor:
    """Read an article's date (EDTF); an interval gives the parts that its two ends share."""
    if published is None or not edtf.is_edtf(published):
        return Anchor()
    first, _, last = published.partition("/")
    start = _point_of(first)
    end = _point_of(last) if last else start
    if start.year != end.year:
        return Anchor()
    if start.month != end.month:
        return Anchor(start.year)
    return Anchor(start.year, start.month, start.day if start.day == end.day else None)


def _point_of(end: str) -> Anchor:
    match = _PARTS.match(end)
    if match is None:
        return Anchor()
    known = match["year"] != "XXXX"
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    if month is not None and month > 12:
        month = day = None
    return Anchor(int(match["year"]) if known else None, month, day)


def of_day(day: date) -> str:
    """Write a day as EDTF."""
    return day.isoformat()


def of_week(day: date) -> str:
    """Write the week of `day`, Monday to Sunday, as an EDTF interval."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def of_month(year: int | None, month: int) -> str:
    """Write a month as EDTF, its year unspecified where it is not known."""
    return f"{of_year(year)}-{month:02d}"


def of_year(year: int | None) -> str:
    """Write a year as EDTF (astronomical: 1 BC is 0000), unspecified where it is not known."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Give the year and month `count` months after (before, if negative) a month."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1

"""From the words of a date to EDTF, counted from the article's own date.

Each kind of pattern has one function here; `KINDS` names them. What the article's date does not
settle stays unspecified, and a date of which nothing at all is known is none (None).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from recoupe.read.dates.anchor import (
    Anchor,
    add_months,
    of_day,
    of_month,
    of_week,
    of_year,
)
from recoupe.read.dates.direction import Direction

_ROMAN = {"i": 1, "v": 5, "x": 10}
# «huit jours» is a week and «quinze jours» two, as people count.
_IDIOMS = {8: 7, 15: 14}
# «ce week-end» is the last one as far as Wednesday, where nothing says that it is to come.
_LATE = 3
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is resolved by: its words, the article's date, and where it lies from it."""

    slots: Mapping[str, str]
    unit: str
    anchor: Anchor
    direction: Direction
    table: Mapping[str, Any]  # calendar.toml
    count: Callable[[str], int | None]  # reads a number word
    context: int | None  # the year of the last date before in the sentence

    def look(self, name: str, slot: str) -> int | None:
        """Give the value of the word in `slot` in the table `name`."""
        word = self.slots.get(slot)
        value = self.table[name].get(word) if word is not None else None
        return int(value) if value is not None else None

    def year(self, slot: str = "Y") -> int | None:
        """Give the year written in `slot`."""
        return int(self.slots[slot]) if slot in self.slots else None

    def shift(self) -> int | None:
        """Give -1 for «dernier», 0 for «ce», 1 for «prochain»; None where nothing is said."""
        after = self.look("post", "post")
        return after if after is not None else self.look("pre", "pre")

    def day(self, slot: str = "day") -> int | None:
        """Give the day of the month in `slot`."""
        word = self.slots.get(slot)
        if word is None:
            return None
        digits = word.lstrip("0")
        return int(digits) if digits.isdigit() else 1


def _numeric(at: Setting) -> str | None:
    return _written(at.year(), int(at.slots["m2"]), int(at.slots["d2"]))


def _numeric_month(at: Setting) -> str | None:
    return of_month(at.year(), int(at.slots["m2"]))


def _written(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write a day, None where the calendar has no such day."""
    if month is None or day is None:
        return None
    try:
        date(year if year else 2000, month, day)
    except ValueError:
        return None
    return f"{of_month(year, month)}-{day:02d}"


def _date(at: Setting) -> str | None:
    month, day = at.look("months", "month"), at.day()
    if month is None or day is None:
        return None
    year = at.year() or _year_of_day(at, month, day, at.look("weekdays", "weekday"))
    return _written(year, month, day)


def _year_of_day(at: Setting, month: int, day: int, weekday: int | None = None) -> int | None:
    """Choose the year of a day of the year: by its weekday, its direction, or as the nearest."""
    near = at.anchor.near
    if near is None:
        return None
    if at.anchor.month is None:
        return at.anchor.year
    days = [d for year in range(near.year - 1, near.year + 2) if (d := _safe(year, month, day))]
    named = [d for d in days if weekday is None or d.weekday() == weekday] or days
    return _choose(at, near, named)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(at: Setting, near: date, days: list[date]) -> int | None:
    """Choose among days of several years; the article's own month is always good."""
    if not days:
        return None
    # An article may run a day ahead of its date line.
    shift = at.shift()
    past = [d for d in days if d <= near + timedelta(days=1)]
    coming = [d for d in days if d >= near]
    nearest = min(days, key=lambda d: abs((d - near).days))
    if shift == -1:
        return max(past).year if past else nearest.year
    if shift == 1:
        return min(coming).year if coming else nearest.year
    if abs((nearest - near).days) <= 31 and at.anchor.day is None:
        return nearest.year
    if at.direction is Direction.BEFORE and past:
        return max(past).year
    if at.direction is Direction.AFTER and coming:
        return min(coming).year
    return nearest.year


def _month(at: Setting) -> str | None:
    month = at.look("months", "month")
    if month is None:
        return None
    return of_month(at.year() or _year_of_month(at, month), month)


def _year_of_month(at: Setting, month: int) -> int | None:
    """Choose the year of a month: a month «dernier» or «prochain» is not the article's own."""
    near = at.anchor.near
    if near is None or at.anchor.month is None:
        return at.anchor.year
    shift = at.shift()
    if shift == -1:
        return near.year if month < near.month else near.year - 1
    if shift == 1:
        return near.year if month > near.month else near.year + 1
    if month == near.month:
        return near.year
    if at.direction is Direction.BEFORE:
        return near.year if month < near.month else near.year - 1
    if at.direction is Direction.AFTER:
        return near.year if month > near.month else near.year + 1
    ahead = (month - near.month) % 12
    months = ahead if ahead <= 6 else ahead - 12
    return add_months(near.year, near.month, months)[0]


def _short_year(at: Setting) -> str | None:
    month = at.look("months", "month")
    return of_month(_century(int(at.slots["yy"])), month) if month else None


def _century(short: int) -> int:
    """Give the year that two digits stand for: 31 to 99 are of the twentieth century."""
    return 1900 + short if short > 30 else 2000 + short


def _range_of_days(at: Setting) -> str | None:
    month, first, last = at.look("months", "month"), at.day(), at.day("day2")
    if month is None or first is None or last is None or first >= last:
        return None
    year = at.year() or _year_of_day(at, month, first, at.look("weekdays", "weekday"))
    return _interval(_written(year, month, first), _written(year, month, last))


def _range_of_dates(at: Setting) -> str | None:
    first, last = at.look("months", "month"), at.look("months", "month2")
    start, end = at.day(), at.day("day2")
    if first is None or last is None or start is None or end is None:
        return None
    wraps = (last, end) < (first, start)
    later = at.year("Y2")
    year = at.year() or (later - wraps if later else _year_of_day(at, first, start))
    closing = later or (year + wraps if year is not None else None)
    return _interval(_written(year, first, start), _written(closing, last, end))


def _range_of_months(at: Setting) -> str | None:
    first, last = at.look("months", "month"), at.look("months", "month2")
    if first is None or last is None:
        return None
    wraps = last < first
    later = at.year("Y2")
    year = at.year() or (later - wraps if later else _year_of_month(at, first))
    closing = later or (year + wraps if year is not None else None)
    return _interval(of_month(year, first), of_month(closing, last))


def _range_of_years(at: Setting) -> str | None:
    first, last = at.year(), at.year("Y2")
    if first is None or last is None or not 0 < last - first < 500:
        return None
    return f"{of_year(first)}/{of_year(last)}"


def _interval(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last else None


def _quarter(at: Setting) -> str | None:
    return _part_of_year(at, 3)


def _half(at: Setting) -> str | None:
    return _part_of_year(at, 6)


def _part_of_year(at: Setting, months: int) -> str | None:
    """Write the nth stretch of `months` months of a year; the last one where it is -1."""
    number = at.look("ordinals", "ordinal")
    parts = 12 // months
    if number is None or number > parts:
        return None
    number = parts if number == -1 else number
    first = (number - 1) * months + 1
    year = at.year()
    if year is None:
        year, near = at.anchor.year, at.anchor.near
        if (
            near is not None
            and at.anchor.month is not None
            and at.direction is Direction.BEFORE
            and first > near.month
        ):
            year = near.year - 1
    return f"{of_month(year, first)}/{of_month(year, first + months - 1)}"


def _first_months(at: Setting) -> str | None:
    count = at.count(at.slots["count"])
    if count is None or not 1 < count < 12:
        return None
    year = at.year() or at.context or at.anchor.year
    return f"{of_month(year, 1)}/{of_month(year, count)}"


def _window(at: Setting) -> str | None:
    """«en 11 mois», said of a year: its first eleven months."""
    count = at.count(at.slots["count"])
    if count is None or at.context is None or not 1 < count < 12:
        return None
    return f"{of_month(at.context, 1)}/{of_month(at.context, count)}"


def _season(at: Setting) -> str | None:
    month = at.look("seasons", "season")
    if month is None:
        return None
    later = at.year("Y2")
    year = at.year()
    if year is None:
        year = _year_of_season(at, month)
    end_year = None if year is None else add_months(year, month, 2)[0]
    if later is not None and year is not None and month != 12:
        end_year = later
    return f"{of_month(year, month)}/{of_month(end_year, (month + 1) % 12 + 1)}"


def _year_of_season(at: Setting, month: int) -> int | None:
    near = at.anchor.near
    if near is None or at.anchor.month is None:
        return at.anchor.year
    starts = [date(year, month, 1) for year in range(near.year - 1, near.year + 2)]
    ends = {start: date(*add_months(start.year, start.month, 3), 1) for start in starts}
    shift = at.shift()
    over = [start for start in starts if ends[start] <= near]
    coming = [start for start in starts if start > near]
    if shift == -1:
        return max(over).year if over else near.year - 1
    if shift == 1:
        return min(coming).year if coming else near.year + 1
    begun = [start for start in starts if start <= near]
    if at.direction is Direction.BEFORE and begun:
        return max(begun).year
    if at.direction is Direction.AFTER:
        return min(start for start in starts if ends[start] > near).year
    return min(starts, key=lambda start: abs((start + timedelta(days=45) - near).days)).year


def _century_of(at: Setting) -> str | None:
    number = int(at.slots["century"]) if "century" in at.slots else _roman(at.slots["roman"])
    if not 0 < number <= 21:
        return None
    return f"-{number - 1:02d}XX" if "bc" in at.slots else f"{number - 1:02d}XX"


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))


def _decade(at: Setting) -> str | None:
    year = at.year()
    if year is None:
        spelled = at.look("decades", "decade")
        short = spelled if spelled is not None else int(at.slots["yy"])
        year = (2000 if short in (0, 10) else 1900) + short
    return f"{year:04d}"[:3] + "X" if year % 10 == 0 else of_year(year)


def _before_our_era(at: Setting) -> str | None:
    count = at.count(at.slots["count"])
    return of_year(1 - count) if count else None


def _relative(at: Setting) -> str | None:
    """«l'an dernier», «cette semaine», «le mois prochain»."""
    year, shift = at.year(), at.shift()
    if year is not None:
        return of_year(year)
    if shift is None:
        return None
    if at.unit == "weekend":
        return _weekend_shifted(at.anchor, shift, at.direction is not Direction.AFTER)
    return _SHIFTED[at.unit](at.anchor, shift)


def _year_shifted(anchor: Anchor, shift: int) -> str | None:
    return of_year(None if anchor.year is None else anchor.year + shift)


def _month_shifted(anchor: Anchor, shift: int) -> str | None:
    if anchor.year is None or anchor.month is None:
        return "XXXX-XX"
    return of_month(*add_months(anchor.year, anchor.month, shift))


def _week_shifted(anchor: Anchor, shift: int) -> str | None:
    return of_week(anchor.exact + timedelta(days=7 * shift)) if anchor.exact else None


def _weekend_shifted(anchor: Anchor, shift: int, early: bool) -> str | None:
    if anchor.exact is None:
        return None
    saturday = anchor.exact + timedelta(days=5 - anchor.exact.weekday())
    if shift == 0 and early and anchor.exact.weekday() < _LATE:
        saturday -= timedelta(days=7)
    if shift == -1 or (shift == 1 and anchor.exact.weekday() >= 5):
        saturday += timedelta(days=7 * shift)
    return f"{of_day(saturday)}/{of_day(saturday + timedelta(days=1))}"


def _quarter_shifted(anchor: Anchor, shift: int) -> str | None:
    if anchor.year is None or anchor.month is None:
        return None
    first = anchor.month - (anchor.month - 1) % 3
    year, month = add_months(anchor.year, first, 3 * shift)
    return f"{of_month(year, month)}/{of_month(year, month + 2)}"


def _century_shifted(anchor: Anchor, shift: int) -> str | None:
    return f"{anchor.year // 100 + shift:02d}XX" if anchor.year is not None else None


_SHIFTED: dict[str, Callable[[Anchor, int], str | None]] = {
    "year": _year_shifted,
    "month": _month_shifted,
    "week": _week_shifted,
    "quarter": _quarter_shifted,
    "century": _century_shifted,
}


def _this_year(at: Setting) -> str | None:
    return of_year(at.anchor.year)


def _this_month(at: Setting) -> str | None:
    return _month_shifted(at.anchor, 0)


def _weekday(at: Setting) -> str | None:
    """Give the last such day in a past clause (the article's own included), else the next."""
    weekday, own = at.look("weekdays", "weekday"), at.anchor.exact
    if weekday is None:
        return None
    if own is None:
        return "XXXX-XX-XX"
    back = (own.weekday() - weekday) % 7
    shift = at.shift()
    if shift == -1:
        return of_day(own - timedelta(days=back or 7))
    if shift == 1:
        return of_day(own + timedelta(days=7 - back))
    ahead = at.direction in (Direction.AFTER, Direction.OPEN)
    if ahead and back:
        return of_day(own + timedelta(days=7 - back))
    return of_day(own - timedelta(days=back))


def _day(at: Setting) -> str | None:
    offset = at.look("days", "relday") or 0
    if offset == 0 and "relday" in at.slots and at.direction is Direction.OPEN:
        return None  # «aujourd'hui» in the present: nowadays
    if at.anchor.exact is not None:
        return of_day(at.anchor.exact + timedelta(days=offset))
    if at.anchor.month is not None and at.anchor.day is not None:
        # The year is not known: any will do for counting days, but for the end of February.
        day = date(2001, at.anchor.month, min(at.anchor.day, 28 if at.anchor.month == 2 else 31))
        return _written(None, *(day + timedelta(days=offset)).timetuple()[1:3])
    return "XXXX-XX-XX"


def _ago(at: Setting) -> str | None:
    return _away(at, -1)


def _ahead(at: Setting) -> str | None:
    return _away(at, 1)


def _away(at: Setting, sign: int) -> str | None:
    """Count so many units from the article's date, to the precision of the unit."""
    count = at.count(at.slots["count"])
    unit = at.table["units"].get(at.slots.get("unit", ""))
    if count is None or unit is None:
        return None
    year, month, own = at.anchor.year, at.anchor.month, at.anchor.exact
    if unit in ("day", "week"):
        if own is None:
            return None
        days = 7 * count if unit == "week" else _IDIOMS.get(count, count)
        rough = "~" if unit == "week" or count in _IDIOMS or count >= 10 else ""
        return of_day(own + timedelta(days=sign * days)) + rough
    if year is None:
        return None
    if unit in ("month", "quarter"):
        months = count * _MONTHS_IN[unit]
        return of_month(*add_months(year, month, sign * months)) if month else None
    if unit == "year":
        return of_year(year + sign * count)
    if unit == "decade":
        return f"{year + sign * 10 * count:04d}"[:3] + "X"
    return f"{year // 100 + sign * count:02d}XX" if 0 <= year // 100 + sign * count < 100 else None


def _since(at: Setting) -> str | None:
    start = _away(at, -1)
    return f"{start.rstrip('~')}/.." if start else None


def _last(at: Setting) -> str | None:
    start = _away(at, -1)
    return _interval(start.rstrip("~") if start else None, _own(at))


def _next(at: Setting) -> str | None:
    end = _away(at, 1)
    return _interval(_own(at), end.rstrip("~") if end else None)


def _own(at: Setting) -> str | None:
    """Write the article's own date to the precision of the unit that is counted."""
    unit = at.table["units"].get(at.slots.get("unit", ""))
    if unit in ("day", "week"):
        return of_day(at.anchor.exact) if at.anchor.exact else None
    if unit in ("month", "quarter"):
        known = at.anchor.year is not None and at.anchor.month is not None
        return of_month(at.anchor.year, at.anchor.month or 1) if known else None
    return of_year(at.anchor.year) if at.anchor.year is not None else None


def _year(at: Setting) -> str | None:
    return of_year(at.year())


KINDS: dict[str, Callable[[Setting], str | None]] = {
    "numeric": _numeric,
    "numeric month": _numeric_month,
    "date": _date,
    "range of dates": _range_of_dates,
    "range of days": _range_of_days,
    "range of months": _range_of_months,
    "range of years": _range_of_years,
    "month": _month,
    "month of a short year": _short_year,
    "quarter": _quarter,
    "half": _half,
    "first months": _first_months,
    "window": _window,
    "season": _season,
    "century": _century_of,
    "decade": _decade,
    "year before our era": _before_our_era,
    "relative": _relative,
    "this year": _this_year,
    "this month": _this_month,
    "weekday": _weekday,
    "day": _day,
    "ago": _ago,
    "ahead": _ahead,
    "since": _since,
    "last": _last,
    "next": _next,
    "year": _year,
    "bare year": _year,
}

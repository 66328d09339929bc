"""Dates that name themselves: a day, a month, a season, a year, a range.

What they do not name (most often the year) is settled by the article's own date, or left open.
"""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.read.dates.anchor import add_months, of_month, of_year
from recoupe.read.dates.direction import Direction
from recoupe.read.dates.setting import Setting

_ROMAN = {"i": 1, "v": 5, "x": 10}


def resolve_numeric(at: Setting) -> str | None:
    """Give a day in digits: «30.12.2022»."""
    return written(at.year(), int(at.slots["m2"]), int(at.slots["d2"]))


def resolve_numeric_month(at: Setting) -> str | None:
    """Give a month in digits: «2022-12»."""
    return of_month(at.year(), int(at.slots["m2"]))


def written(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write a day, None where the calendar has no such day."""
    if month is None or day is None:
        return None
    try:
        date(year if year else 2000, month, day)
    except ValueError:
        return None
    return f"{of_month(year, month)}-{day:02d}"


def resolve_date(at: Setting) -> str | None:
    """Give a day by its month: «le 30 décembre», «vendredi 30 décembre 2022»."""
    month, day = at.look("months", "month"), at.day()
    if month is None or day is None:
        return None
    year = at.year() or _year_of_day(at, month, day, at.look("weekdays", "weekday"))
    return written(year, month, day)


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


def resolve_month(at: Setting) -> str | None:
    """Give a month: «en février 2022», «août dernier»."""
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


def resolve_short_year(at: Setting) -> str | None:
    """Give a month of a year in two digits: «mai 68»."""
    month = at.look("months", "month")
    return of_month(_century(int(at.slots["yy"])), month) if month else None


def _century(short: int) -> int:
    """Give the year that two digits stand for: 31 to 99 are of the twentieth century."""
    return 1900 + short if short > 30 else 2000 + short


def resolve_range_of_days(at: Setting) -> str | None:
    """Give days of one month: «du 3 au 5 mars»."""
    month, first, last = at.look("months", "month"), at.day(), at.day("day2")
    if month is None or first is None or last is None or first >= last:
        return None
    year = at.year() or _year_of_day(at, month, first, at.look("weekdays", "weekday"))
    return interval(written(year, month, first), written(year, month, last))


def resolve_range_of_dates(at: Setting) -> str | None:
    """Give days of two months: «du 28 février au 3 mars»."""
    first, last = at.look("months", "month"), at.look("months", "month2")
    start, end = at.day(), at.day("day2")
    if first is None or last is None or start is None or end is None:
        return None
    wraps = (last, end) < (first, start)
    later = at.year("Y2")
    year = at.year() or (later - wraps if later else _year_of_day(at, first, start))
    closing = later or (year + wraps if year is not None else None)
    return interval(written(year, first, start), written(closing, last, end))


def resolve_range_of_months(at: Setting) -> str | None:
    """Give months: «de janvier à mars 2020»."""
    first, last = at.look("months", "month"), at.look("months", "month2")
    if first is None or last is None:
        return None
    wraps = last < first
    later = at.year("Y2")
    year = at.year() or (later - wraps if later else _year_of_month(at, first))
    closing = later or (year + wraps if year is not None else None)
    return interval(of_month(year, first), of_month(closing, last))


def resolve_range_of_years(at: Setting) -> str | None:
    """Give years: «de 2007 à 2012»."""
    first, last = at.year(), at.year("Y2")
    if first is None or last is None or not 0 < last - first < 500:
        return None
    return f"{of_year(first)}/{of_year(last)}"


def interval(first: str | None, last: str | None) -> str | None:
    """Write an interval, None where an end is missing."""
    return f"{first}/{last}" if first and last else None


def resolve_quarter(at: Setting) -> str | None:
    """Give a quarter of a year: «au premier trimestre 2018»."""
    return _part_of_year(at, 3)


def resolve_half(at: Setting) -> str | None:
    """Give half a year: «au second semestre»."""
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
        past = at.direction is Direction.BEFORE
        # «le dernier trimestre», said in January, is over.
        last = at.look("ordinals", "ordinal") == -1 or at.direction is not Direction.AFTER
        over = last and near is not None and first - near.month > 6
        if near is not None and at.anchor.month is not None and (over or past):
            year = near.year - (first > near.month)
    return f"{of_month(year, first)}/{of_month(year, first + months - 1)}"


def resolve_first_months(at: Setting) -> str | None:
    """Give the first months of a year: «les neuf premiers mois de 2019»."""
    count = at.count(at.slots["count"])
    if count is None or not 1 < count < 12:
        return None
    year = at.year() or at.context or at.anchor.year
    return f"{of_month(year, 1)}/{of_month(year, count)}"


def resolve_window(at: Setting) -> str | None:
    """«en 11 mois», said of a year: its first eleven months."""
    count = at.count(at.slots["count"])
    if count is None or at.context is None or not 1 < count < 12:
        return None
    return f"{of_month(at.context, 1)}/{of_month(at.context, count)}"


def resolve_season(at: Setting) -> str | None:
    """Give a season as its three months: «au printemps prochain»."""
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


def resolve_century_of(at: Setting) -> str | None:
    """Give a century: «au XXIe siècle» is 20XX."""
    number = int(at.slots["century"]) if "century" in at.slots else _roman(at.slots["roman"])
    if not 0 < number <= 21:
        return None
    return f"-{number - 1:02d}XX" if "bc" in at.slots else f"{number - 1:02d}XX"


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))


def resolve_decade(at: Setting) -> str | None:
    """Give a decade: «les années 1930», «les années trente»."""
    year = at.year()
    if year is None:
        spelled = at.look("decades", "decade")
        short = spelled if spelled is not None else int(at.slots["yy"])
        year = (2000 if short in (0, 10) else 1900) + short
    return f"{year:04d}"[:3] + "X" if year % 10 == 0 else of_year(year)


def resolve_before_our_era(at: Setting) -> str | None:
    """Give a year before our era, as astronomers count."""
    count = at.count(at.slots["count"])
    return of_year(1 - count) if count else None


def resolve_year(at: Setting) -> str | None:
    """Give a year: «en 2019»."""
    return of_year(at.year())

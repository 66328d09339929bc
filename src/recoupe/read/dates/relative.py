"""Dates counted from the article's own: yesterday, next week, three years ago, since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from recoupe.read.dates.absolute import interval, written
from recoupe.read.dates.anchor import Anchor, add_months, of_day, of_month, of_week, of_year
from recoupe.read.dates.direction import Direction
from recoupe.read.dates.setting import Setting

# «huit jours» is a week and «quinze jours» two, as people count.
_IDIOMS = {8: 7, 15: 14}
# «ce week-end» is the last one as far as Wednesday, where nothing says that it is to come.
_LATE = 3
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def resolve_relative(at: Setting) -> str | None:
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


def resolve_this_year(at: Setting) -> str | None:
    """Give the article's year: «d'ici la fin de l'année»."""
    return of_year(at.anchor.year)


def resolve_this_month(at: Setting) -> str | None:
    """Give the article's month: «à la fin du mois»."""
    return _month_shifted(at.anchor, 0)


def resolve_weekday(at: Setting) -> str | None:
    """Give the article's own day, or the last or next one, as the clause and the distance tell.

    In a past clause it is the last one, but for the day after the article's own date, as articles
    are dated a day early more often than they tell of a day six days ago; and for the day after
    that where the verb is not the day's own. In a present clause it is the nearer one.
    """
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
    if back and _is_ahead(at, back):
        return of_day(own + timedelta(days=7 - back))
    return of_day(own - timedelta(days=back))


def _is_ahead(at: Setting, back: int) -> bool:
    """Tell whether the day of the week that was `back` days ago is the one to come."""
    match at.direction:
        case Direction.AFTER:
            return True
        case Direction.BEFORE:
            return not at.firm and (back == 6 or (back == 5 and at.loose))
        case _:
            return back > 3


def resolve_day(at: Setting) -> str | None:
    """Give a day near the article's own: «hier», «ce matin»."""
    offset = at.look("days", "relday") or 0
    if offset == 0 and "relday" in at.slots and at.direction in (Direction.OPEN, Direction.NONE):
        return None  # «aujourd'hui» in the present: nowadays
    if at.anchor.exact is not None:
        return of_day(at.anchor.exact + timedelta(days=offset))
    if at.anchor.month is not None and at.anchor.day is not None:
        # The year is not known: any will do for counting days, but for the end of February.
        day = date(2001, at.anchor.month, min(at.anchor.day, 28 if at.anchor.month == 2 else 31))
        return written(None, *(day + timedelta(days=offset)).timetuple()[1:3])
    return "XXXX-XX-XX"


def resolve_ago(at: Setting) -> str | None:
    """Give a time past: «il y a trois ans»."""
    return _away(at, -1)


def resolve_ahead(at: Setting) -> str | None:
    """Give a time to come: «dans trois semaines»."""
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


def resolve_since(at: Setting) -> str | None:
    """Give an open interval: «depuis dix ans»."""
    start = _away(at, -1)
    return f"{start.rstrip('~')}/.." if start else None


def resolve_last(at: Setting) -> str | None:
    """Give what ends now: «ces dix dernières années»."""
    start = _away(at, -1)
    return interval(start.rstrip("~") if start else None, _own(at))


def resolve_next(at: Setting) -> str | None:
    """Give what begins now: «les cinq prochaines années»."""
    end = _away(at, 1)
    return interval(_own(at), end.rstrip("~") if end else None)


def _own(at: Setting) -> str | None:
    """Write the article's own date to the precision of the unit that is counted."""
    unit = at.table["units"].get(at.slots.get("unit", ""))
    if unit in ("day", "week"):
        return of_day(at.anchor.exact) if at.anchor.exact else None
    if unit in ("month", "quarter"):
        known = at.anchor.year is not None and at.anchor.month is not None
        return of_month(at.anchor.year, at.anchor.month or 1) if known else None
    return of_year(at.anchor.year) if at.anchor.year is not None else None

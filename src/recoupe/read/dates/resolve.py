"""From the words of a date to EDTF, counted from the article's own date.

Each kind of pattern has one function; `KINDS` names them. What the article's date does not settle
stays unspecified, and a date of which nothing at all can be said is none (None).
"""

from __future__ import annotations

from collections.abc import Callable

from recoupe.model import DateRelation
from recoupe.read.dates.absolute import (
    resolve_before_our_era,
    resolve_century_of,
    resolve_date,
    resolve_decade,
    resolve_first_months,
    resolve_half,
    resolve_month,
    resolve_numeric,
    resolve_numeric_month,
    resolve_quarter,
    resolve_range_of_dates,
    resolve_range_of_days,
    resolve_range_of_months,
    resolve_range_of_years,
    resolve_season,
    resolve_short_year,
    resolve_window,
    resolve_year,
)
from recoupe.read.dates.patterns import DateMatch
from recoupe.read.dates.relative import (
    resolve_ago,
    resolve_ahead,
    resolve_day,
    resolve_last,
    resolve_next,
    resolve_relative,
    resolve_since,
    resolve_this_month,
    resolve_this_year,
    resolve_weekday,
)
from recoupe.read.dates.setting import Setting

__all__ = ["KINDS", "Setting", "relation_of"]

KINDS: dict[str, Callable[[Setting], str | None]] = {
    "numeric": resolve_numeric,
    "numeric month": resolve_numeric_month,
    "date": resolve_date,
    "range of dates": resolve_range_of_dates,
    "range of days": resolve_range_of_days,
    "range of months": resolve_range_of_months,
    "range of years": resolve_range_of_years,
    "month": resolve_month,
    "month of a short year": resolve_short_year,
    "quarter": resolve_quarter,
    "half": resolve_half,
    "first months": resolve_first_months,
    "window": resolve_window,
    "season": resolve_season,
    "century": resolve_century_of,
    "decade": resolve_decade,
    "year before our era": resolve_before_our_era,
    "relative": resolve_relative,
    "this year": resolve_this_year,
    "this month": resolve_this_month,
    "weekday": resolve_weekday,
    "day": resolve_day,
    "ago": resolve_ago,
    "ahead": resolve_ahead,
    "since": resolve_since,
    "last": resolve_last,
    "next": resolve_next,
    "year": resolve_year,
    "bare year": resolve_year,
}

# Kinds that say their time without a year in four digits.
_NAMED = frozenset({"century", "decade", "month of a short year", "year before our era"})


def relation_of(match: DateMatch) -> DateRelation:
    """Tell whether a date names its year itself, or has it from the article's own date."""
    named = match.kind in _NAMED or "Y" in match.slots or "Y2" in match.slots
    return DateRelation.ABSOLUTE if named else DateRelation.RELATIVE

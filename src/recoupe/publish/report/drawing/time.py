"""The axis of time, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise

from babel.dates import format_skeleton
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.ticker import FixedLocator

from recoupe.publish.report.wording import Wording

# CLDR's skeletons for what a tick tells apart, by the fewest days between two ticks.
_SKELETONS = ((360, "y"), (28, "yMMM"), (0, "yMMMd"))


def number_of(day: date) -> float:
    """Give a day as matplotlib counts days."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


# The days that have a name: an axis may reach beyond them, its ticks do not.
_FIRST, _LAST = number_of(date.min), number_of(date.max)


def set_ticks(axes: Axes, words: Wording) -> None:
    """Set the ticks of an axis of days: years, months or days, as far apart as they need."""
    first, last = (min(max(edge, _FIRST), _LAST) for edge in axes.get_xlim())
    locator = AutoDateLocator(minticks=2, maxticks=7)  # type: ignore[no-untyped-call]
    found: Iterable[float] = locator.tick_values(day_of(first), day_of(last))  # type: ignore[no-untyped-call]
    places = [float(day) for day in found if first <= day <= last and float(day).is_integer()]
    gap = min((after - before for before, after in pairwise(places)), default=last - first)
    skeleton = next(name for least, name in _SKELETONS if gap >= least)
    labels = [format_skeleton(skeleton, day_of(day), locale=words.locale) for day in places]
    axes.xaxis.set_major_locator(FixedLocator(places))
    axes.set_xticks(places, labels)


def day_of(number: float) -> datetime:
    """Give the moment that matplotlib's number of days stands for."""
    moment: datetime = num2date(number)  # type: ignore[no-untyped-call]
    return moment

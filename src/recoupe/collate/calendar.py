"""The dated events of each story, by kind and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from recoupe.collate.days import is_day
from recoupe.collate.recalled import Recalled, kind_of
from recoupe.edtf import bounds, compatible, has_year, with_year
from recoupe.model import Event

_YEAR = 2000  # any leap year, for dates without one
_LONGEST = 366  # days that a date may cover and still place an event


class Calendar:
    """Where a passage that names no one looks for the event that it recalls.

    «The state visit of next spring» is the visit that the story places in March, if it is the only
    one that it can be.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self._held: dict[tuple[str | None, str | None, int], list[Event]] = defaultdict(list)
        for event in events:
            for month in _months(event.date):
                self._held[event.story, kind_of(event.type), month].append(event)

    def only(self, recalled: Recalled, story: str | None, own: str) -> str | None:
        """Give the one event of a story whose kind and date fit; None where two do, or none.

        `own` is the event of the article that recalls it, which is meant only where the day is
        named.
        """
        fitting = {
            event.id
            for month in _months(recalled.date)
            for event in self._held.get((story, kind_of(recalled.type), month), ())
            if event.date is not None
            and compatible(event.date, recalled.date)
            and (is_day(recalled.date) or event.id != own)
        }
        return fitting.pop() if len(fitting) == 1 else None


def _months(edtf: str | None) -> Iterator[int]:
    """Give the months (1 to 12) that a date of at most a year covers."""
    if edtf is None:
        return
    first, last = bounds(edtf if has_year(edtf) else with_year(edtf, _YEAR))
    if first is None or last is None or (last - first).days > _LONGEST:
        return
    months = last.month - first.month + 12 * (last.year - first.year)
    yield from ((first.month - 1 + n) % 12 + 1 for n in range(min(months, 11) + 1))

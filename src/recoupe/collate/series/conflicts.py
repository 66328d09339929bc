"""Figures of one measure and period that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf

from recoupe.model import Bound, Figure

_ABOUT = 0.1  # how far «environ» may reach, as a share of the value
# A value given with two digits is right to half a unit of the last: 10.5 stands for 10.45–10.55.
_DIGITS = 6


def conflicts(
    figures: Sequence[Figure], moments: dict[str, str | None]
) -> tuple[tuple[str, str], ...]:
    """Give the pairs of figures of different articles that contradict each other.

    They are of one measure; only those of one period and one modality are compared, and only where
    their bounds leave no value in common: «plus de 200» does not contradict 220. Figures without a
    period are of one time where their articles tell of one event, or are of one day (`moments`).
    """
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        moment = moments.get(figure.article)
        if figure.period or moment:
            alike[figure.modality, figure.period or f"at {moment}"].append(figure)
    return tuple(sorted(pair for group in alike.values() for pair in _contrary(group)))


def _contrary(group: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """Compare one figure of each value and bound and article: the group is small."""
    for one, other in combinations(sorted(group, key=lambda f: f.id), 2):
        if one.article == other.article:
            continue
        low, high = interval(one)
        least, most = interval(other)
        if high < least or most < low:
            yield one.id, other.id


def interval(figure: Figure) -> tuple[float, float]:
    """Give the lowest and the highest value that a figure allows."""
    value = figure.value
    match figure.bound:
        case Bound.MORE:
            return value, inf
        case Bound.LESS:
            return -inf, value
        case Bound.ABOUT:
            return value - _ABOUT * abs(value), value + _ABOUT * abs(value)
        case _:
            half = _last_digit(value) / 2
            return value - half, value + half


def _last_digit(value: float) -> float:
    """Give the size of the last digit that a value is written with (0.1 for 10.5)."""
    if not value:
        return 0.0
    digits = f"{abs(value):.{_DIGITS}e}"
    mantissa, exponent = digits.split("e")
    places = len(mantissa.rstrip("0").partition(".")[2])
    return float(10 ** (int(exponent) - places)) if places else 0.0

"""EDTF strings: bounds, comparison and merging, beside the reference parser."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from recoupe.edtf import (
    NotEDTF,
    Precision,
    bounds,
    compatible,
    contains,
    is_edtf,
    merge,
    precision,
    with_year,
)

YEARS = st.integers(1000, 2999)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10]))
def test_bounds_agree_with_the_reference_parser(day: date, length: int) -> None:
    written = day.isoformat()[:length]
    reference = parse_edtf(written)
    first, last = bounds(written)
    assert first is not None
    assert last is not None
    assert first.timetuple()[:3] == tuple(reference.lower_strict()[:3])
    assert last.timetuple()[:3] == tuple(reference.upper_strict()[:3])
    assert contains(written, day.isoformat())
    assert compatible(written, day.isoformat())
    assert merge(written, day.isoformat()) == day.isoformat()


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_an_unknown_year_is_filled_by_a_known_one(day: date) -> None:
    unknown = f"XXXX{day.isoformat()[4:]}"
    assert bounds(unknown) == (None, None)
    assert compatible(unknown, day.isoformat())
    assert merge(unknown, str(day.year)) == day.isoformat()
    assert with_year(unknown, day.year) == day.isoformat()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("XXXX-01-21", "2025", "2025-01-21"),
        ("2025", "2024", None),
        ("2022-12-XX", "XXXX-XX-30", "2022-12-30"),
        ("XXXX-03/XXXX-05", "2023", "2023-03/2023-05"),
        ("2023", "2023-03/2023-05", "2023-03/2023-05"),
        ("2015/..", "2018-04-02", "2018-04-02"),
        ("XXXX-02-29", "2023", None),
        ("XXXX-XX-XX", "2023-05-06", "2023-05-06"),
    ],
)
def test_merge(one: str, other: str, together: str | None) -> None:
    assert merge(one, other) == together
    assert merge(other, one) == together
    assert compatible(one, other) == compatible(other, one) == (together is not None)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("193X", date(1930, 1, 1), date(1939, 12, 31)),
        ("2015/..", date(2015, 1, 1), None),
        ("../2015", None, date(2015, 12, 31)),
        ("2023-03/2023-05", date(2023, 3, 1), date(2023, 5, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("-0043-03-15", None, None),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_bounds(written: str, first: date | None, last: date | None) -> None:
    assert bounds(written) == (first, last)


@pytest.mark.parametrize(
    ("written", "finest"),
    [
        ("2022-12-30", Precision.DAY),
        ("XXXX-12-30", Precision.DAY),
        ("2022-12", Precision.MONTH),
        ("2022-21", Precision.SEASON),
        ("2022", Precision.YEAR),
        ("202X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("2022/2023", Precision.INTERVAL),
        ("XXXX-XX-XX", Precision.UNKNOWN),
        ("XXXX", Precision.UNKNOWN),
    ],
)
def test_precision(written: str, finest: Precision) -> None:
    assert precision(written) is finest


@pytest.mark.parametrize(
    "written", ["", "hier", "2022-13", "2022-02-30", "30.12.2022", "a/b/c", "/"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    assert not is_edtf(written)
    with pytest.raises(NotEDTF):
        bounds(written)


@given(YEARS, YEARS)
def test_years_are_compatible_only_with_themselves(one: int, other: int) -> None:
    assert compatible(str(one), str(other)) == (one == other)

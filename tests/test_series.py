"""Figures of one measure across articles, and those that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.collate.actors import Roster
from recoupe.collate.origins import OriginIndex
from recoupe.collate.series import group_series
from recoupe.collate.series.conflicts import conflicts, interval
from recoupe.model import (
    Account,
    ActorKind,
    Bound,
    Figure,
    FigureFound,
    LocalActor,
    Mention,
    MentionKind,
    Modality,
    Reading,
    Series,
    Span,
)
from tests.conftest import article_of

NOBODY = OriginIndex((), (), {})


def account(
    text: str,
    number: str,
    measure: str,
    *,
    value: float,
    unit: str = "USD",
    bound: Bound = Bound.EXACT,
    period: str | None = None,
    modality: Modality = Modality.ACTUAL,
    language: str = "fr",
) -> Account:
    """Make an account of one sentence about Varsel and Ostrie, with one figure."""
    article = article_of(text, language=language)
    start = text.index(number)
    figure = FigureFound(
        start=start,
        end=start + len(number),
        value=value,
        unit=unit,
        bound=bound,
        measure=measure,
        period=period,
        modality=modality,
    )
    names = ("Varsel", "Ostrie")
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), n, MentionKind.NAME)
        for n, name in enumerate(names)
        if name in text
    )
    return Account(
        article,
        Reading(
            article=article.id,
            sentences=(Span(0, len(text)),),
            actors=tuple(LocalActor(name=name, kind=ActorKind.PLACE) for name in names),
            mentions=mentions,
            figures=(figure,),
        ),
    )


def grouped(*accounts: Account) -> tuple[dict[str, Figure], tuple[Series, ...]]:
    ordered = sorted(accounts, key=lambda a: a.article.id)
    figures, series = group_series(ordered, Roster(ordered), (), NOBODY)
    return {f.id: f for f in figures}, series


TRADE = (
    account(
        "Le commerce bilatéral entre Varsel et Ostrie atteindra 50 milliards en 2032.",
        "50 milliards",
        "commerce bilatéral",
        value=50e9,
        period="2032",
        modality=Modality.TARGET,
    ),
    account(
        "Le chiffre d'affaires des échanges de Varsel et d'Ostrie a dépassé 50 milliards en 2031.",
        "50 milliards",
        "chiffre d'affaires des échanges",
        value=50e9,
        bound=Bound.MORE,
        period="2031",
    ),
    account(
        "Trade between Varsel and Ostrie reached 54 billion dollars in 2032.",
        "54 billion dollars",
        "trade",
        value=54e9,
        period="2032",
        language="en",
    ),
)


def test_one_measure_under_other_names_is_one_series_in_the_order_of_time() -> None:
    figures, (series,) = grouped(*TRADE)
    assert [figures[f].period for f in series.figures] == ["2031", "2032", "2032"]
    assert {f.series for f in figures.values()} == {series.id}
    assert series.origins == 3


def test_a_target_and_what_came_of_it_do_not_contradict_each_other() -> None:
    _, (series,) = grouped(*TRADE)
    assert series.conflicts == ()


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("Le commerce de Varsel et d'Ostrie compte 50 milliards d'emplois.", "commerce", "emploi"),
        ("Le commerce de Varsel et d'Ostrie a augmenté de 50 milliards.", "commerce", "USD"),
        ("La dette de Varsel envers Ostrie atteint 50 milliards.", "dette", "USD"),
    ],
)
def test_another_unit_or_measure_or_growth_for_a_level_is_another_series(
    text: str, measure: str, unit: str
) -> None:
    number = "50 milliards"
    _, series = grouped(TRADE[0], account(text, number, measure, value=50e9, unit=unit))
    assert series == ()


def test_two_exact_values_of_one_period_are_a_conflict() -> None:
    toll = [
        account(
            f"Le séisme d'Ostrie a fait {n} morts à Varsel.",
            f"{n} morts",
            "morts du séisme",
            value=n,
            unit="person",
            period="2031-05-02",
        )
        for n in (12, 15)
    ]
    figures, (series,) = grouped(*toll)
    assert [tuple(sorted(figures[f].value for f in pair)) for pair in series.conflicts] == [
        (12, 15)
    ]


def figure(
    name: str, value: float, bound: Bound, period: str | None, article: str | None = None
) -> Figure:
    return Figure(
        id=name,
        article=article or name,
        start=0,
        end=1,
        value=value,
        unit="USD",
        bound=bound,
        measure="",
        period=period,
        modality=Modality.ACTUAL,
        speaker=None,
        series=None,
    )


def contrary(*figures: Figure) -> bool:
    return bool(conflicts(figures, {}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((200, Bound.MORE, "2031"), (220, Bound.EXACT, "2031"), False),
        ((220, Bound.MORE, "2031"), (200, Bound.EXACT, "2031"), True),
        ((200, Bound.EXACT, "2031"), (220, Bound.EXACT, "2031"), True),
        ((200, Bound.ABOUT, "2031"), (210, Bound.EXACT, "2031"), False),
        ((220, Bound.EXACT, "2031-01/2031-11"), (240, Bound.EXACT, "2031"), False),
        ((10.5, Bound.EXACT, "2031"), (10.52, Bound.EXACT, "2031"), False),
        ((8, Bound.MORE, "2031"), (9, Bound.LESS, "2031"), False),
    ],
)
def test_bounds_and_periods_are_respected(
    one: tuple[float, Bound, str], other: tuple[float, Bound, str], expected: bool
) -> None:
    assert contrary(figure("a", *one), figure("b", *other)) is expected
    assert contrary(figure("b", *other), figure("a", *one)) is expected


def test_an_article_does_not_contradict_itself() -> None:
    assert not contrary(
        figure("a", 3, Bound.EXACT, "2031", "x"), figure("b", 4, Bound.EXACT, "2031", "x")
    )


@given(st.floats(0, 1e15), st.sampled_from(Bound))
def test_a_value_lies_in_its_own_interval(value: float, bound: Bound) -> None:
    low, high = interval(figure("a", value, bound, None))
    assert low <= value <= high


@given(st.lists(st.sampled_from(range(1, 9)), max_size=6))
def test_conflicts_do_not_depend_on_the_order(values: Sequence[int]) -> None:
    figures = [figure(f"f{n}", v, Bound.EXACT, "2031") for n, v in enumerate(values)]
    assert conflicts(figures, {}) == conflicts(figures[::-1], {})

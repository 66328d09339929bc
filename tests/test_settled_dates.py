"""Dates that an article leaves open, settled by the other accounts of its event."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.collate.dates import settle_dates
from recoupe.collate.events import EventIndex
from recoupe.edtf import Precision, has_year, precision
from recoupe.model import (
    Account,
    Bound,
    Date,
    FigureFound,
    PledgeFound,
    PledgeKind,
    Reading,
    WrittenDate,
)
from tests.conftest import article_of

EVENT = "e-1"


def account(
    text: str,
    *dates: tuple[str, str],
    published: str | None = None,
    period: str | None = None,
    due: str | None = None,
) -> Account:
    """Make an account that writes dates (words, EDTF), with a figure and a pledge."""
    article = article_of(text, published=published)
    written = (
        WrittenDate(text.index(words), text.index(words) + len(words), edtf)
        for words, edtf in dates
    )
    figure = FigureFound(start=0, end=1, value=3.0, unit="%", bound=Bound.EXACT, period=period)
    pledge = PledgeFound(start=0, end=1, kind=PledgeKind.PLEDGE, due=due)
    reading = Reading(
        article=article.id, dates=tuple(written), figures=(figure,), pledges=(pledge,)
    )
    return Account(article, reading)


def settle(accounts: Sequence[Account]) -> dict[str, Date]:
    """Settle the dates of accounts of one event; give them by their words."""
    ordered = sorted(accounts, key=lambda a: a.article.id)
    events = EventIndex((), {a.article.id: EVENT for a in accounts})
    texts = {a.article.id: a.article.text for a in accounts}
    dates = settle_dates(ordered, events).dates
    return {texts[d.article][d.start : d.end]: d for d in dates}


def test_another_account_of_the_event_settles_the_year() -> None:
    dated = account("Les ministres se sont vus à Orvane mardi.", published="2031-01-22")
    other = account("Ils se sont parlé ce 21 janvier.", ("21 janvier", "XXXX-01-21"))
    settled = settle([dated, other])["21 janvier"]
    assert settled.date == "2031-01-21"
    assert settled.precision is Precision.DAY
    assert settled.written == "XXXX-01-21"
    assert settled.settled_by == dated.article.id


def test_a_day_far_from_the_event_is_settled_where_another_account_names_it() -> None:
    words = "l'accord du 12 août 2030"
    dated = account(f"Ils ont cité {words}.", (words, "2030-08-12"), published="2031-01-22")
    other = account(
        "Ils ont cité l'accord du 12 août et celui du 3 juin.",
        ("12 août", "XXXX-08-12"),
        ("3 juin", "XXXX-06-03"),
    )
    settled = settle([dated, other])
    assert settled["12 août"].date == "2030-08-12"
    assert settled["12 août"].settled_by == dated.article.id
    assert settled["3 juin"].date == "XXXX-06-03"
    assert settled["3 juin"].settled_by is None


def test_of_two_years_that_it_can_be_none_is_chosen() -> None:
    words = "le 12 août 2030"
    one = account(f"Un accord {words}.", (words, "2030-08-12"), published="2031-01-22")
    two = account("Fin : le 12 août 2031.", ("12 août 2031", "2031-08-12"), published="2031-01-22")
    other = account("Ils pensent au 12 août.", ("12 août", "XXXX-08-12"))
    assert settle([one, two, other])["12 août"].date == "XXXX-08-12"


def test_accounts_far_apart_settle_nothing() -> None:
    early = account("Le pont est fermé.", published="2029-01-20")
    late = account("Le pont a rouvert.", published="2031-01-22")
    other = account("Le pont, ce 21 janvier.", ("21 janvier", "XXXX-01-21"))
    assert settle([early, late, other])["21 janvier"].date == "XXXX-01-21"


def test_new_year_lies_between_an_event_and_a_day_before_it() -> None:
    dated = account("Ils se sont vus à Orvane.", published="2031-01-02")
    other = account("Depuis le 28 décembre.", ("28 décembre", "XXXX-12-28"))
    assert settle([dated, other])["28 décembre"].date == "2030-12-28"


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("XXXX-02", "2031-02"),
        ("XXXX-03-05/XXXX-03-07", "2031-03-05/2031-03-07"),
        ("XXXX-12-30/XXXX-01-12", "2030-12-30/2031-01-12"),
        ("XXXX-02-29", "XXXX-02-29"),
        ("XXXX-XX-XX", "XXXX-XX-XX"),
        ("XXXX-09", "XXXX-09"),
    ],
)
def test_what_lies_about_the_event_is_settled(written: str, settled: str) -> None:
    dated = account("Ils se sont vus à Orvane.", published="2031-02-10")
    other = account("C'est dit.", ("dit", written))
    assert settle([dated, other])["dit"].date == settled


def test_periods_and_due_dates_are_settled_with_their_date() -> None:
    dated = account("Ils se sont vus à Orvane.", published="2031-02-10")
    other = account(
        "Depuis le 21 janvier ; fin le 3 mars.",
        ("21 janvier", "XXXX-01-21"),
        ("3 mars", "XXXX-03-03"),
        period="XXXX-01-21/..",
        due="XXXX-03-03",
    )
    ordered = sorted([dated, other], key=lambda a: a.article.id)
    events = EventIndex((), {a.article.id: EVENT for a in ordered})
    readings = {a.article.id: a.reading for a in settle_dates(ordered, events).accounts}
    reading = readings[other.article.id]
    assert reading.figures[0].period == "2031-01-21/.."
    assert reading.pledges[0].due == "2031-03-03"
    assert reading.dates == other.reading.dates


def test_without_a_dated_account_dates_stay_as_written() -> None:
    one = account("Ce 21 janvier, rien.", ("21 janvier", "XXXX-01-21"))
    two = account("Ce 21 janvier encore, rien.", ("21 janvier encore", "XXXX-01-21"))
    assert {d.date for d in settle([one, two]).values()} == {"XXXX-01-21"}


@given(
    st.sampled_from(["XXXX-01-21", "XXXX-06", "2031-01-21", "2031", "XXXX-XX-XX", "20XX"]),
    st.dates().map(lambda d: d.isoformat()),
)
def test_a_year_that_is_written_is_never_changed(written: str, published: str) -> None:
    dated = account("Ils se sont vus.", published=published)
    other = account("C'est dit.", ("dit", written))
    found = settle([dated, other])["dit"]
    assert found.written == written
    if has_year(written) or precision(written) is Precision.UNKNOWN:
        assert found.date == written
        assert found.settled_by is None
    assert found.date == written or has_year(found.date)

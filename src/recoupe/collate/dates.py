"""Dates of all articles; the accounts of an event settle the year that one of them leaves open.

An article without a date says «le 21 janvier»: that is `XXXX-01-21`. Where other accounts of the
same event are dated, there is often just one year that it can be: another account names that very
day, or the day lies about the event itself. Only then is it settled, and by whom is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

import msgspec

from recoupe.collate.days import event_day, is_day
from recoupe.collate.events import EventIndex
from recoupe.edtf import Precision, bounds, has_year, precision, with_year
from recoupe.ids import stable_id
from recoupe.model import Account, Date, WrittenDate

# Dated accounts of one event lie no farther apart, or its day is not known.
_SPREAD = timedelta(days=31)
# So far from its event a day without a year has one year only that it can be.
_ABOUT = timedelta(days=31)
# What another account names so far from the event is of another time.
_REACH = timedelta(days=366)
_OPEN = "/.."


@dataclass(frozen=True)
class Settled:
    """Accounts whose figures and pledges have the settled dates, and the dates themselves."""

    accounts: list[Account]
    dates: tuple[Date, ...]


@dataclass(frozen=True)
class _Times:
    """When the dated accounts of an event place it, and the dates that they name.

    Both give the article that says so, the first in the order of ids.
    """

    day: date
    teller: str
    named: Mapping[str, str]


def settle_dates(accounts: Sequence[Account], events: EventIndex) -> Settled:
    """Give the dates of all accounts, with what the accounts of one event settle for another."""
    held: dict[str, list[Account]] = {}
    for account in accounts:
        held.setdefault(events.of_article.get(account.article.id, ""), []).append(account)
    times = {event: _times(group) for event, group in held.items() if event}
    settled, dates = [], []
    for account in accounts:
        known = times.get(events.of_article.get(account.article.id, ""))
        found = [_date(account.article.id, one, known) for one in account.reading.dates]
        dates += found
        settled.append(_with_dates(account, found))
    return Settled(settled, tuple(dates))


def _times(group: Sequence[Account]) -> _Times | None:
    """Give the times of an event; None where no account is dated, or two are far apart."""
    days = [
        (first, account.article.id)
        for account in group
        if (told := event_day(account)) is not None and is_day(told) and has_year(told)
        if (first := bounds(told)[0]) is not None
    ]
    if not days or max(days)[0] - min(days)[0] > _SPREAD:
        return None
    day, teller = min(days)
    named: dict[str, str] = {}
    for written, article in _named(group):
        start, end = bounds(written)
        if start and end and day - start <= _REACH and end - day <= _REACH:
            named.setdefault(written, article)
    return _Times(day, teller, named)


def _named(group: Sequence[Account]) -> Iterator[tuple[str, str]]:
    """Give the dates with a year that accounts have or name, each with its article."""
    for account in group:
        published = account.article.published
        own = event_day(account)
        if own is not None and published is not None and has_year(own):
            yield own, account.article.id
        for one in account.reading.dates:
            if has_year(one.edtf) and precision(one.edtf) is not Precision.YEAR:
                yield one.edtf, account.article.id


def _date(article: str, written: WrittenDate, known: _Times | None) -> Date:
    """Make the date of an article, settled where it can be one only."""
    edtf, by = written.edtf, None
    if known is not None and not has_year(edtf) and precision(edtf) is not Precision.UNKNOWN:
        candidates = dict(_candidates(edtf, known))
        if len(candidates) == 1:
            edtf, by = next(iter(candidates.items()))
    return Date(
        id=stable_id("d", article, written.start, written.end),
        article=article,
        start=written.start,
        end=written.end,
        date=edtf,
        precision=precision(edtf),
        relation=written.relation,
        written=written.edtf,
        settled_by=by if by != article else None,
    )


def _candidates(edtf: str, known: _Times) -> Iterator[tuple[str, str]]:
    """Give what a date without a year can be, each with the article that says so."""
    for year in range(max(known.day.year - 1, MINYEAR), min(known.day.year + 1, MAXYEAR) + 1):
        dated = with_year(edtf, year)
        if not _exists(dated):
            continue
        if dated in known.named:
            yield dated, known.named[dated]
        elif _about(dated, known.day):
            yield dated, known.teller


def _about(edtf: str, day: date) -> bool:
    first, last = bounds(edtf)
    return bool(first and last and first - day <= _ABOUT and day - last <= _ABOUT)


def _exists(edtf: str) -> bool:
    """Tell whether the calendar has a day: 29 February is not in every year."""
    if precision(edtf) is not Precision.DAY:
        return True
    first, _ = bounds(edtf)
    return first is not None and first.isoformat() == edtf.rstrip("?~%")


def _with_dates(account: Account, dates: Sequence[Date]) -> Account:
    """Give an account whose figures and pledges have the dates that were settled."""
    settled: dict[str, set[str]] = {}
    for one in dates:
        settled.setdefault(one.written, set()).add(one.date)
    only = {written: found.pop() for written, found in settled.items() if len(found) == 1}
    changed = {written: now for written, now in only.items() if written != now}
    if not changed:
        return account
    reading = account.reading
    figures = tuple(
        msgspec.structs.replace(f, period=_settle(f.period, changed)) for f in reading.figures
    )
    pledges = tuple(
        msgspec.structs.replace(p, due=_settle(p.due, changed)) for p in reading.pledges
    )
    return Account(
        account.article, msgspec.structs.replace(reading, figures=figures, pledges=pledges)
    )


def _settle(edtf: str | None, settled: Mapping[str, str]) -> str | None:
    """Give a period or due date as settled; one that begins with a date keeps its open end."""
    if edtf is None:
        return None
    if edtf.endswith(_OPEN):
        start = edtf.removesuffix(_OPEN)
        return settled.get(start, start) + _OPEN
    return settled.get(edtf, edtf)

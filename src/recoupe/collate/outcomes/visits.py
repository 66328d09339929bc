"""Invitations settled by the visit or meeting that came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.collate.actors import Roster
from recoupe.collate.outcomes.order import Order
from recoupe.edtf import Precision, bounds, compatible, has_year, precision
from recoupe.model import Account, Outcome, OutcomeStatus, PledgeFound

_IN_PERSON = frozenset({"visit", "meeting", "summit"})
_SOON = 550  # days within which «au printemps» without a year may fall


@dataclass(frozen=True)
class Visit:
    """A passage that tells of people meeting in person, with its date."""

    article: str
    start: int
    end: int
    date: str


class Visits:
    """The passages of a pile that tell of visits and meetings, by who took part."""

    def __init__(self, accounts: Sequence[Account], roster: Roster, order: Order) -> None:
        self._roster = roster
        self._order = order
        self._of: dict[str, list[Visit]] = defaultdict(list)
        for account in accounts:
            article = account.article.id
            for told in account.reading.occurrences:
                if told.type not in _IN_PERSON or not told.date:
                    continue
                visit = Visit(article, told.start, told.end, told.date)
                for local in dict.fromkeys(told.participants):
                    self._of[roster.id_of(article, local)].append(visit)

    def outcome(self, account: Account, pledge: PledgeFound) -> Outcome | None:
        """Give the visit of the invited, told in another article, at the due time.

        Without a due time or a guest that is known, nothing settles an invitation.
        """
        if pledge.due is None or pledge.to is None or precision(pledge.due) is Precision.UNKNOWN:
            return None
        for visit in self._of[self._roster.id_of(account.article.id, pledge.to)]:
            if visit.article != account.article.id and self._in_time(account, pledge.due, visit):
                return Outcome(
                    status=OutcomeStatus.KEPT,
                    article=visit.article,
                    start=visit.start,
                    end=visit.end,
                )
        return None

    def _in_time(self, account: Account, due: str, visit: Visit) -> bool:
        """Tell whether a visit falls when it was due; without a year, soon after the article."""
        if not has_year(visit.date) or not compatible(visit.date, due):
            return False
        told = self._order.date(account.article.id)
        since = bounds(told)[0] if told else None
        last = bounds(visit.date)[1]
        if since is None or last is None:
            return has_year(due)
        return last >= since and (has_year(due) or (last - since).days <= _SOON)

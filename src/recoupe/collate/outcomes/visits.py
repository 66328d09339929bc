"""Invitations settled by the visit or meeting that came of them."""

from __future__ import annotations

from collections import defaultdict

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.edtf import compatible, has_year
from recoupe.model import Account, Event, Outcome, OutcomeStatus, PledgeFound

_IN_PERSON = frozenset({"visit", "meeting", "summit"})


class Visits:
    """Give the events of a pile at which people met in person, by who took part."""

    def __init__(self, roster: Roster, events: EventIndex) -> None:
        self._roster = roster
        self._of: dict[str, list[Event]] = defaultdict(list)
        for event in events.events:
            if event.type in _IN_PERSON and event.date:
                for participant in event.participants:
                    self._of[participant].append(event)

    def outcome(self, account: Account, pledge: PledgeFound) -> Outcome | None:
        """Give the visit that an invitation led to, told in another article at the due time.

        Only an invitation with a due time and a guest or host that the event names is settled.
        """
        due = pledge.due
        guests = [
            self._actor(account, local) for local in (pledge.to, pledge.by) if local is not None
        ]
        if due is None or not guests or not has_year(due):
            return None
        for guest in guests:
            for event in self._of[guest]:
                if event.date is None or not compatible(event.date, due):
                    continue
                for mention in event.mentions:
                    if mention.article != account.article.id:
                        return Outcome(
                            status=OutcomeStatus.KEPT,
                            article=mention.article,
                            start=mention.start,
                            end=mention.end,
                        )
        return None

    def _actor(self, account: Account, local: int) -> str:
        return self._roster.id_of(account.article.id, local)

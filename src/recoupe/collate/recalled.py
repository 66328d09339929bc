"""Events that articles only recall or announce, merged across articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.collate.actors import Roster
from recoupe.edtf import Precision, compatible, has_year, precision
from recoupe.model import Account, Occurrence, Passage

# Dates that place an event well enough to tell it from another of its kind.
_PLACING = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.INTERVAL})
# A call may be told as a meeting.
_KINDS = {"video call": "talks", "call": "talks", "meeting": "talks", "summit": "talks"}


@dataclass
class Recalled:
    """An event by its passages: its date and the actors of the pile that take part."""

    type: str | None
    date: str
    participants: tuple[str, ...]
    passages: tuple[Passage, ...]

    def fits(self, other: Recalled) -> bool:
        """Tell whether two may be one: kind, date and participants agree."""
        return (
            kind_of(self.type) == kind_of(other.type)
            and compatible(self.date, other.date)
            and agree(self.participants, other.participants)
        )

    def take(self, other: Recalled) -> None:
        """Make the passages of another this event's own."""
        self.participants = tuple(dict.fromkeys((*self.participants, *other.participants)))
        self.passages = tuple(sorted({*self.passages, *other.passages}))


def kind_of(type_: str | None) -> str | None:
    """Give the kind of an event type: types that accounts of one event use for each other."""
    return _KINDS.get(type_ or "", type_)


def agree(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one group of participants lies in the other, or most are common."""
    one, two = set(some), set(others)
    common = len(one & two)
    return bool(common) and (common == min(len(one), len(two)) or 2 * common > len(one | two))


def recall(accounts: Sequence[Account], roster: Roster) -> list[Recalled]:
    """Collect the recalled events of a pile, equal ones merged, in a fixed order.

    Days come before months, so that a mention of the month joins a day and not two days each
    other. Passages that do not say who took part stay each alone.
    """
    found = [
        event
        for account in accounts
        for occurrence in account.reading.occurrences
        if (event := _event(account, occurrence, roster)) is not None
    ]
    found.sort(key=lambda e: (precision(e.date) is not Precision.DAY, e.date, e.passages))
    events: list[Recalled] = []
    # Candidates share the kind, the month and a participant.
    index: dict[tuple[str | None, str, str], list[Recalled]] = defaultdict(list)
    for event in found:
        keys = [(kind_of(event.type), event.date[:7], actor) for actor in event.participants]
        known = next((e for key in keys for e in index[key] if e.fits(event)), None)
        if known is not None:
            known.take(event)
            continue
        events.append(event)
        for key in keys:
            index[key].append(event)
    return sorted(events, key=lambda e: e.passages)


def _event(account: Account, occurrence: Occurrence, roster: Roster) -> Recalled | None:
    date = occurrence.date
    if occurrence.main or date is None or precision(date) not in _PLACING:
        return None
    # Words have their day; a month or a season beside them is what they speak of.
    day = precision(date) is Precision.DAY
    if not day and (occurrence.type == "statement" or not has_year(date)):
        return None
    article = account.article.id
    people = dict.fromkeys(roster.id_of(article, index) for index in occurrence.participants)
    passage = Passage(article, occurrence.start, occurrence.end)
    return Recalled(occurrence.type, date, tuple(people), (passage,))

"""Pledges of all articles, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.outcomes.settler import Settler
from recoupe.collate.statements import statement_id
from recoupe.ids import stable_id
from recoupe.model import Account, Pledge, Statement

__all__ = ["settle"]


def settle(
    accounts: Sequence[Account],
    roster: Roster,
    events: EventIndex,
    statements: Sequence[Statement],
) -> tuple[Pledge, ...]:
    """Give the pledges of all articles with the later passage that settles each, if any.

    A pledge without a clear passage in another article has no news: nothing is guessed.
    """
    settler = Settler(accounts, roster, events)
    pledges = []
    for account in accounts:
        article, reading = account.article.id, account.reading
        for found in reading.pledges:
            holder = None
            if found.statement is not None:
                held = reading.statements[found.statement]
                holder = statement_id(article, held.start, held.end)
            pledges.append(
                Pledge(
                    id=stable_id("g", article, found.start, found.end),
                    article=article,
                    start=found.start,
                    end=found.end,
                    kind=found.kind,
                    by=None if found.by is None else roster.id_of(article, found.by),
                    to=None if found.to is None else roster.id_of(article, found.to),
                    due=found.due,
                    outcome=settler.outcome(account, found),
                    statement=holder,
                )
            )
    return tuple(pledges)

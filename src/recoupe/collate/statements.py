"""Statements and credits of all articles, their speakers resolved to actors of the pile."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.ids import stable_id
from recoupe.model import Account, Credit, Statement


def statement_id(article: str, start: int, end: int) -> str:
    """Give the id of the statement that stands at `start`–`end` of an article."""
    return stable_id("s", article, start, end)


def place_statements(
    accounts: Sequence[Account], roster: Roster, events: EventIndex
) -> tuple[Statement, ...]:
    """Give the statements of all articles, in the order of the articles and of their texts."""
    placed = []
    for account in accounts:
        article = account.article.id
        for found in account.reading.statements:
            speakers = dict.fromkeys(roster.id_of(article, i) for i in found.speakers)
            relays = dict.fromkeys(roster.id_of(article, i) for i in found.relays)
            placed.append(
                Statement(
                    id=statement_id(article, found.start, found.end),
                    article=article,
                    start=found.start,
                    end=found.end,
                    kind=found.kind,
                    speakers=tuple(speakers),
                    relays=tuple(relays),
                    cue=found.cue,
                    source=found.source,
                    fragments=found.fragments,
                    sayings=(),
                    event=events.at(article, found.start, found.end),
                    confidence=found.confidence,
                    rule=found.rule,
                )
            )
    return tuple(placed)


def place_credits(accounts: Sequence[Account]) -> tuple[Credit, ...]:
    """Give the credits of all articles, in the order of the articles and of their texts."""
    return tuple(
        Credit(account.article.id, credit.start, credit.end, credit.source)
        for account in accounts
        for credit in account.reading.credits
    )

"""The order in which accounts are collated."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.actors import Roster
from recoupe.collate.dates import settle_dates
from recoupe.collate.events import EventIndex, group_events
from recoupe.collate.framing import frame
from recoupe.collate.known import KnownActors
from recoupe.collate.origins import trace_origins
from recoupe.collate.outcomes import settle
from recoupe.collate.sayings import group_sayings
from recoupe.collate.series import group_series
from recoupe.collate.statements import place_credits, place_statements
from recoupe.model import Account, Collation


def collate(accounts: Sequence[Account], known: KnownActors | None = None) -> Collation:
    """Set accounts beside each other; their order does not matter to the result.

    `known` are the actors that the user named; they win over what the articles show.
    """
    accounts = sorted(accounts, key=lambda account: account.article.id)
    roster = Roster(accounts, known)
    accounts = roster.accounts
    events: EventIndex = group_events(accounts, roster)
    settled = settle_dates(accounts, events)
    accounts = settled.accounts
    origins = trace_origins(accounts)
    placed = place_statements(accounts, roster, events)
    statements, sayings = group_sayings(accounts, placed, events, origins, roster)
    figures, series = group_series(accounts, roster, placed, origins)
    pledges = settle(accounts, roster, events, placed)
    return Collation(
        articles=tuple(account.article for account in accounts),
        article_events=events.of_article,
        article_origins=origins.of_article,
        actors=roster.actors(),
        events=events.events,
        statements=statements,
        sayings=sayings,
        figures=figures,
        series=series,
        dates=settled.dates,
        pledges=pledges,
        credits=place_credits(accounts),
        reuse=origins.reuse,
        origins=origins.origins,
        framings=frame(accounts, placed, events),
    )

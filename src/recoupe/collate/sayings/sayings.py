"""The order in which statements become sayings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.origins import OriginIndex
from recoupe.collate.sayings.candidates import Occasions
from recoupe.collate.sayings.grouping import group
from recoupe.collate.sayings.making import saying_of
from recoupe.collate.sayings.pairs import Pairs
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import word
from recoupe.ids import stable_id
from recoupe.model import Account, Saying, Statement


def group_sayings(
    accounts: Sequence[Account],
    statements: Sequence[Statement],
    events: EventIndex,
    origins: OriginIndex,
    roster: Roster,
) -> tuple[tuple[Statement, ...], tuple[Saying, ...]]:
    """Group statements into sayings; give the statements with their sayings set, and these."""
    articles = {account.article.id: account.article for account in accounts}
    wordings = [
        word(s, articles[s.article].text, articles[s.article].language)
        for s in sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id))
    ]
    occasions = Occasions({event.id: event for event in events.events})
    pairs = Pairs(wordings, Speakers(roster.actors()), occasions)
    sayings = [
        # Named after a statement that no other saying is named after.
        saying_of(
            stable_id("y", wordings[found.first].statement.id),
            [wordings[n] for n in found.members],
            origins,
        )
        for found in group(len(wordings), pairs.edges(), pairs.two_contents)
    ]
    held: dict[str, list[str]] = defaultdict(list)
    for saying in sayings:
        for statement in saying.statements:
            held[statement].append(saying.id)
    placed = tuple(msgspec.structs.replace(s, sayings=tuple(held[s.id])) for s in statements)
    return placed, tuple(sayings)

"""Sayings: all versions of one statement."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.collate.events import EventIndex
from recoupe.collate.origins import OriginIndex
from recoupe.ids import stable_id
from recoupe.model import Account, Degree, Saying, Statement, Version


def group_sayings(
    accounts: Sequence[Account],
    statements: Sequence[Statement],
    events: EventIndex,
    origins: OriginIndex,
) -> tuple[tuple[Statement, ...], tuple[Saying, ...]]:
    """Group statements into sayings; give the statements with their sayings set, and these."""
    placed, sayings = [], []
    for statement in statements:
        saying = stable_id("y", statement.id)
        placed.append(msgspec.structs.replace(statement, sayings=(saying,)))
        sayings.append(
            Saying(
                id=saying,
                speakers=statement.speakers,
                event=statement.event,
                statements=(statement.id,),
                versions=(Version(statement.id, Degree.VERBATIM),),
                origins=1,
            )
        )
    return tuple(placed), tuple(sayings)

"""Framing: the terms that each outlet uses for one referent."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.events import EventIndex
from recoupe.model import Account, Framing, Statement


def frame(
    accounts: Sequence[Account], statements: Sequence[Statement], events: EventIndex
) -> tuple[Framing, ...]:
    """Group the terms of all articles by their referent."""
    return ()

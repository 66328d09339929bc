"""Pledges, targets, forecasts and invitations."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import FigureFound, PledgeFound, StatementFound, WrittenDate
from recoupe.read.actors import Cast
from recoupe.read.page import Page


def read_pledges(
    page: Page,
    cast: Cast,
    dates: Sequence[WrittenDate],
    figures: Sequence[FigureFound],
    statements: Sequence[StatementFound],
) -> tuple[PledgeFound, ...]:
    """Find the pledges of a page, in the order of the text."""
    return ()

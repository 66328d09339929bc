"""Pledges, targets, forecasts and invitations."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import FigureFound, PledgeFound, StatementFound, WrittenDate
from recoupe.read.actors import Cast
from recoupe.read.page import Page
from recoupe.read.pledges.anchors import Anchor, anchors
from recoupe.read.pledges.clauses import Sheet
from recoupe.read.pledges.lexicon import lexicon


def read_pledges(
    page: Page,
    cast: Cast,
    dates: Sequence[WrittenDate],
    figures: Sequence[FigureFound],
    statements: Sequence[StatementFound],
) -> tuple[PledgeFound, ...]:
    """Find the pledges of a page, in the order of the text."""
    sheet = Sheet(page.doc, lexicon(page.pack.code))
    found: list[PledgeFound] = []
    taken = 0
    for anchor in anchors(sheet):
        start, end = _stretch(sheet, anchor)
        if anchor.at < taken or end - start < 3:
            continue
        taken = end
        doc = page.doc
        span = page.span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        found.append(PledgeFound(start=span.start, end=span.end, kind=anchor.kind))
    return tuple(found)


def _stretch(sheet: Sheet, anchor: Anchor) -> tuple[int, int]:
    return sheet.clause(anchor.at)

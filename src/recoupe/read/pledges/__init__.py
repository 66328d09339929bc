"""Pledges, targets, forecasts and invitations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.model import FigureFound, PledgeFound, StatementFound, WrittenDate
from recoupe.read.page import Page
from recoupe.read.pledges.anchors import anchors
from recoupe.read.pledges.clauses import Clauses
from recoupe.read.pledges.frames import Frames
from recoupe.read.pledges.lexicon import lexicon
from recoupe.read.pledges.repeats import Told, without_repeats

if TYPE_CHECKING:
    from recoupe.read.actors import Cast

__all__ = ["read_pledges"]

_FEWEST_WORDS = 3


def read_pledges(
    page: Page,
    cast: Cast,
    dates: Sequence[WrittenDate],
    figures: Sequence[FigureFound],
    statements: Sequence[StatementFound],
) -> tuple[PledgeFound, ...]:
    """Find the pledges of a page, in the order of the text.

    A pledge that the article tells twice is given once, in its fullest wording; the headline,
    which repeats the body, gives none. Spans do not overlap.
    """
    sheet = Clauses(page.doc, lexicon(page.pack.code))
    frames = Frames(page, sheet, cast, dates, statements)
    told: list[Told] = []
    taken = sheet.headline
    for anchor in anchors(sheet):
        if anchor.at < taken:
            continue
        start, end = sheet.stretch(anchor.at)
        start = max(start, taken)
        if sheet.count(start, end) < _FEWEST_WORDS or frames.narrates(anchor, start, end):
            continue
        taken = end
        told.append(Told(frames.pledge(anchor, start, end), start, end))
    return without_repeats(sheet, told)

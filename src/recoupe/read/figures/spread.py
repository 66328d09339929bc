"""The modality of amounts that stand in a list, or are named again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.model import Modality
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.units import UnitKind

# Amounts listed one after the other stand within so many code points.
_LISTED_WITHIN = 80
# The line of a list: «Le Nord : 3 milliards».
_ENTRY = re.compile(r"(?:^|\n)[^\n.!?:]{2,60}:[^\n.!?:]{0,12}$")


def spread(text: str, drafts: Sequence[Draft], found: list[Modality | None]) -> list[Modality]:
    """Settle what no verb told: as the figure before of its kind; and one amount, one modality.

    An amount of money that is somewhere promised or planned is so wherever the article names it.
    """
    settled: list[Modality] = []
    last = Modality.ACTUAL
    previous: Draft | None = None
    for draft, modality in zip(drafts, found, strict=True):
        money = draft.kind is UnitKind.MONEY
        near = previous is not None and draft.start - previous.end <= _LISTED_WITHIN
        listed = near or _ENTRY.search(text[max(0, draft.start - _LISTED_WITHIN) : draft.start])
        before = last if money and listed else Modality.ACTUAL
        settled.append(modality if modality is not None else before)
        if money:
            last, previous = settled[-1], draft
    planned = {
        (draft.value, draft.unit)
        for draft, modality in zip(drafts, settled, strict=True)
        if draft.kind is UnitKind.MONEY and modality is Modality.TARGET and draft.value >= 1000
    }
    return [
        Modality.TARGET
        if modality is Modality.ACTUAL and (draft.value, draft.unit) in planned
        else modality
        for draft, modality in zip(drafts, settled, strict=True)
    ]

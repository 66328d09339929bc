"""Figures with their frame: value, unit, bound, measure, period, modality."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import FigureFound, StatementFound, WrittenDate
from recoupe.read.page import Page


def read_figures(
    page: Page, dates: Sequence[WrittenDate], statements: Sequence[StatementFound]
) -> tuple[FigureFound, ...]:
    """Find the figures of a page, in the order of the text."""
    return ()

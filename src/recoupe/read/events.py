"""Passages that tell of an event: its type, date and participants."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Occurrence, WrittenDate
from recoupe.read.actors import Cast
from recoupe.read.page import Page


def read_occurrences(
    page: Page, cast: Cast, dates: Sequence[WrittenDate]
) -> tuple[Occurrence, ...]:
    """Find the events that a page tells of or recalls, in the order of the text."""
    return ()

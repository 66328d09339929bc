"""Agencies and outlets that an article credits as its source."""

from __future__ import annotations

from recoupe.model import SourceCredit
from recoupe.read.page import Page


def read_credits(page: Page) -> tuple[SourceCredit, ...]:
    """Find the credits of a page, in the order of the text, furniture included."""
    return ()

"""Dates written in a text, as EDTF."""

from __future__ import annotations

from recoupe.model import WrittenDate
from recoupe.read.page import Page


def read_dates(page: Page) -> tuple[WrittenDate, ...]:
    """Find the dates of a page, in the order of the text, relative ones from the article's own."""
    return ()

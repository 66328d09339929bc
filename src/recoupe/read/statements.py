"""Statements: what the article reports as said, by whom."""

from __future__ import annotations

from recoupe.model import StatementFound
from recoupe.read.actors import Cast
from recoupe.read.page import Page


def read_statements(page: Page, cast: Cast) -> tuple[StatementFound, ...]:
    """Find the statements of a page, in the order of the text."""
    return ()

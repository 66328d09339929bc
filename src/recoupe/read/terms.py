"""The terms that an article uses for a referent, for framing."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import StatementFound, TermUsed
from recoupe.read.page import Page


def read_terms(page: Page, statements: Sequence[StatementFound]) -> tuple[TermUsed, ...]:
    """Find the terms of a page, in the order of the text."""
    return ()

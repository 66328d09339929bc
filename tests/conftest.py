"""What several test files need."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from recoupe.ids import stable_id
from recoupe.model import Article, Attested, Provenance, Reading
from recoupe.read import read
from recoupe.read.page import Page, open_page
from tests.databases import address, postgresql, postgresql_server

__all__ = ["address", "postgresql", "postgresql_server"]


def article_of(
    text: str,
    *,
    name: str = "article.txt",
    language: str = "fr",
    outlet: str | None = None,
    published: str | None = None,
) -> Article:
    """Make an article of a text, as the gather stage would, with nothing marked as furniture."""

    def given(value: str | None) -> Attested | None:
        return Attested(value, Provenance.GIVEN) if value else None

    return Article(
        id=stable_id("a", text, outlet or "", ""),
        name=name,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        language=language,
        outlet=given(outlet),
        published=given(published),
    )


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """Give `article_of`."""
    return article_of


@pytest.fixture(scope="session")
def page_of() -> Callable[..., Page]:
    """Give a function from a text (and the options of `article_of`) to its parsed page."""
    return lambda text, **options: open_page(article_of(text, **options))


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """Give a function from a text (and the options of `article_of`) to its whole reading."""
    return lambda text, **options: read(article_of(text, **options))

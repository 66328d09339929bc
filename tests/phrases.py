"""Short phrases with what is to be found in them, parsed a language at a time."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.language import load_pack
from recoupe.read.page import Page
from recoupe.text import view
from tests.conftest import article_of

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[dict[str, Any]]:
    """Give the cases of `data/name.toml`."""
    rows: list[dict[str, Any]] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["case"]
    return rows


@cache
def pages(name: str) -> tuple[Page, ...]:
    """Give the parsed pages of the cases of `data/name.toml`, whose language its name ends with."""
    language = name.rpartition("_")[2]
    pack = load_pack(language)
    articles = [
        article_of(case["text"], language=language, published=case.get("published"))
        for case in cases(name)
    ]
    views = [view(article.text) for article in articles]
    docs = pack.nlp.pipe(seen.text for seen in views)
    return tuple(
        Page(article, seen, doc, pack)
        for article, seen, doc in zip(articles, views, docs, strict=True)
    )


def page_of_text(text: str, language: str = "fr", published: str | None = None) -> Page:
    """Give the page of one text, with nothing marked as furniture."""
    pack = load_pack(language)
    seen = view(text)
    article = article_of(text, language=language, published=published)
    return Page(article, seen, pack.nlp(seen.text), pack)

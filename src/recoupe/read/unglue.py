"""The view in which an article is read: furniture left out, glued words and sentences set apart."""

from __future__ import annotations

from recoupe.model import Article
from recoupe.text import Edit, View, view


def readable(article: Article) -> View:
    """Make the view of an article that the readers work on."""
    return view(
        article.text,
        [Edit(f.start, f.end, "\n") for f in article.furniture if f.kind.silent],
    )

"""What every reader of one article works on: its view, parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.language import Pack, load_pack
from recoupe.model import Article, Span
from recoupe.read.unglue import readable
from recoupe.text import View

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Page:
    """An article as it is read: `doc` is the parse of `view.text`, in view offsets.

    Readers find things in `doc` and give them out in article offsets, through `span`.
    """

    article: Article
    view: View
    doc: Doc
    pack: Pack

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the article that view offsets `start`–`end` stand for."""
        return self.view.span(start, end)


def open_page(article: Article) -> Page:
    """Fold and parse an article.

    Raises MissingPipeline or UnknownLanguage where its language cannot be read here.
    """
    pack = load_pack(article.language)
    view = readable(article)
    return Page(article, view, pack.nlp(view.text), pack)

"""The actors of one article: who is named, and whom each phrase and pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import LocalActor, Mention
from recoupe.read.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase


class Cast:
    """The actors of one article and their mentions, built up while the article is read."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._actors: list[LocalActor] = []
        self._mentions: list[Mention] = []

    def resolve(self, phrase: Phrase, recent: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Give the actors (indexes) that a noun phrase or pronoun of the page stands for.

        A coordination gives several. `recent` are the last speakers, latest first. A description
        that fits no actor known so far («un responsable») introduces one. Nobody in particular
        («on», «certains»): an empty tuple.
        """
        return ()

    def actors(self) -> tuple[LocalActor, ...]:
        """Give the actors, in the order of their first mention."""
        return tuple(self._actors)

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions, in the order of the text."""
        return tuple(sorted(self._mentions))

"""The cast of one article: its actors, their mentions, and who a phrase stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import Gender, LocalActor, Mention
from recoupe.read.actors.lexicon import Grammar, Noun, Sort, lexicon
from recoupe.read.actors.names import NameSort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage
from recoupe.read.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Chunk

_MORE_THAN_SKIN = 12  # units that may stand before the noun a phrase is about


class Cast:
    """The actors of one article and their mentions, built up while the article is read."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._stage = Stage(page)

    def resolve(self, phrase: Chunk, recent: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Give the actors (indexes) that a noun phrase or pronoun of the page stands for.

        A coordination gives several. `recent` are the last speakers, latest first. A description
        that fits no actor known so far («un responsable») introduces one. Nobody in particular
        («on», «certains»): an empty tuple.
        """
        stage = self._stage
        start, end = stage.words.within(phrase.start_char, phrase.end_char)
        found: list[int] = []
        at = self._skin(start, end)
        while at < end:
            step = self._one(at, end, recent)
            if step is None:
                break
            after, actors = step
            found.extend(actor for actor in actors if actor not in found)
            following = self._next_conjunct(after, end)
            if following is None:
                break
            at = following
        return tuple(found)

    def actors(self) -> tuple[LocalActor, ...]:
        """Give the actors: those named, in the order of the text, then those described."""
        return self._stage.actors()

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions, in the order of the text."""
        return self._stage.mentions()

    def _skin(self, start: int, end: int) -> int:
        """Step over prepositions and marks before the phrase proper."""
        words, lex = self._stage.words, self._stage.lexicon
        at = start
        while at < end and at - start < _MORE_THAN_SKIN:
            low = words.low[at]
            if self._stage.grower.name_at[at] >= 0 or lex.nearest.at(words.low, at):
                return at
            if low in lex.leading or not words.text[at][0].isalnum():
                at += 1
                continue
            return at
        return at

    def _next_conjunct(self, at: int, end: int) -> int | None:
        """Give where the next of coordinated phrases begins, None at the end of the row."""
        words = self._stage.words
        if at >= end:
            return None
        if words.text[at] == "(":
            while at < end and words.text[at] != ")":
                at += 1
            at += 1
        if at + 1 < end and words.low[at] in self._stage.lexicon.conjunctions:
            return at + 1
        if (
            at + 1 < end
            and words.text[at] == ","
            and self._stage.grower.name_at[at + 1] >= 0
            and any(words.low[i] in self._stage.lexicon.conjunctions for i in range(at, end))
        ):
            return at + 1
        return None

    def _one(
        self, at: int, end: int, recent: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]] | None:
        """Resolve the phrase that begins at or around a unit; give where it ends."""
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        nearest = lex.nearest.at(words.low, at)
        if nearest is not None:
            return at + nearest[0], stage.nearest(at, nearest[0], nearest[1], recent)
        anaphor = lex.anaphors.at(words.low, at)
        if anaphor is not None:
            return at + anaphor[0], stage.pronoun(at, anaphor[0], anaphor[1], recent)
        for unit in range(at, min(at + 3, end)):
            if lex.pairs.at(words.low, unit):
                return end, stage.pair(unit)
        grammar = lex.personal.get(words.low[at])
        if grammar is not None and not words.quoted[at]:
            return at + 1, stage.pronoun(at, 1, grammar, recent)
        if grammar is not None:
            return at + 1, stage.pronoun(at, 1, grammar, recent)
        if words.low[at] in lex.relatives:
            return at + 1, stage.antecedent(at)
        covering = stage.covering(at)
        if covering is not None:
            return covering[0], stage.phrase(covering[1], recent)
        index = stage.grower.name_at[at]
        if index < 0 and words.low[at] in lex.determiners and at + 1 < end:
            index = stage.grower.name_at[at + 1]
        if index < 0 and words.text[min(at + 1, len(words) - 1)] == "'" and at + 2 < end:
            index = stage.grower.name_at[at + 2]
        if index >= 0:
            after = stage.skip_apposition(stage.names[index].end)
            return after, stage.name(index)
        if words.low[at] in lex.nobody:
            return None
        return self._describe(at, end, recent)

    def _describe(
        self, at: int, end: int, recent: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]] | None:
        """Take a phrase whose head no lexicon knows for the description of an actor."""
        stage = self._stage
        words = stage.words
        for unit in range(at, min(end, at + 6)):
            if words.pos[unit] in ("NOUN", "PROPN") and words.text[unit].isalpha():
                plural = words.low[unit].endswith(("s", "x")) and (
                    words.low[unit - 1] in ("les", "des", "ces", "ses", "leurs")
                )
                noun = Noun(words.key[unit], Sort.PEOPLE, None, plural)
                grown: Phrase = stage.grower.grow(unit, 1, noun)
                return grown.end, stage.describe(grown, recent)
            if words.pos[unit] in ("VERB", "PRON"):
                return None
        return None

    def named(self, name: str) -> int | None:
        """Give the actor that bears a name in this article, if any."""
        return self._stage.named(name)


__all__ = ["Cast", "Gender", "Grammar", "NameSort"]

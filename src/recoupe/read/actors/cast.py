"""The cast of one article: its actors, their mentions, and who a phrase stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import ActorKind, LocalActor, Mention, MentionKind
from recoupe.read.actors import pronouns
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.resolver import Resolver
from recoupe.read.actors.setting import set_stage
from recoupe.read.actors.single import DEFINITE, Single
from recoupe.read.actors.stage import Stage
from recoupe.read.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Chunk


class Cast:
    """The actors of one article and their mentions, built up while the article is read."""

    def __init__(self, page: Page) -> None:
        self._stage = Stage(page)
        set_stage(self._stage)
        self._single = Single(self._stage)
        self._resolver = Resolver(self._stage, self._single)
        self._loose = self._left_open()
        self._cursor = 0

    def resolve(
        self,
        phrase: Chunk,
        recent: tuple[int, ...] = (),
        said: tuple[int, int] | None = None,
    ) -> tuple[int, ...]:
        """Give the actors (indexes) that a noun phrase or pronoun of the page stands for.

        A coordination gives several. `recent` are the last speakers, latest first. A description
        that fits no actor known so far («un responsable») introduces one. Nobody in particular
        («on», «certains»): an empty tuple.

        `said` is what the phrase is the source of, in offsets of the parsed text: whom those words
        call by name is not who says them under a description, nor, if they are quoted, under a
        pronoun.
        """
        start, end = self._stage.words.within(phrase.start_char, phrase.end_char)
        self._advance(start, recent)
        if said is not None:
            self._stage.named_there = self.named_in(*said)
        found = self._resolver.row(start, end, recent)
        self._stage.named_there = frozenset()
        return found

    def named_in(self, start: int, end: int) -> frozenset[int]:
        """Give whom the words at offsets of the parsed text call by name."""
        first, last = self._stage.words.within(start, end)
        return self._stage.salience.named(first, last)

    def report(self, contents: list[tuple[int, int]]) -> None:
        """Enter what the page reports as said, in offsets of the parsed text.

        Whom those words speak of is not who a pronoun outside them takes up first.
        """
        within = self._stage.words.within
        self._stage.reported = sorted(within(start, end) for start, end in contents)

    def named(self, name: str) -> int | None:
        """Give the actor that bears a name in this article, if any."""
        for actor, part in enumerate(self._stage.parts):
            if part.name == name or name in part.forms:
                return actor
        return None

    def is_person(self, actor: int) -> bool:
        """Tell whether an actor is one person, named or described."""
        part = self._stage.parts[actor]
        return part.kind is ActorKind.PERSON and not part.plural

    def is_document(self, actor: int) -> bool:
        """Tell whether an actor is a document."""
        return self._stage.parts[actor].kind is ActorKind.DOCUMENT

    def actors(self) -> tuple[LocalActor, ...]:
        """Give the actors: those named, in the order of the text, then those described."""
        return self._stage.actors()

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions, in the order of the text."""
        self._advance(len(self._stage.words), ())
        return self._stage.mentions()

    def _left_open(self) -> list[tuple[int, int]]:
        """Give the roles and pronouns of the article's own voice that nothing settles yet.

        As (unit, index of the phrase or -1), in the order of the text.
        """
        stage = self._stage
        words = stage.words
        loose = [
            (phrase.start, index)
            for index, phrase in enumerate(stage.phrases)
            if phrase.noun.sort is Sort.ROLE
            and not phrase.plural
            and phrase.determiner in DEFINITE
            and index not in stage.of_phrase
            and not words.quoted[phrase.head]
        ]
        loose += [
            (unit, -1)
            for unit, low in enumerate(words.low)
            if low in stage.lexicon.personal
            and low not in stage.lexicon.oblique
            and words.dep[unit].startswith("nsubj")
            and not words.quoted[unit]
        ]
        return sorted(loose)

    def _advance(self, until: int, recent: tuple[int, ...]) -> None:
        """Resolve what stands open before a unit, so that it counts for what follows."""
        stage = self._stage
        while self._cursor < len(self._loose) and self._loose[self._cursor][0] < until:
            unit, index = self._loose[self._cursor]
            self._cursor += 1
            if index < 0:
                grammar = stage.lexicon.personal[stage.words.low[unit]]
                pronouns.personal(stage, unit, 1, grammar, recent)
            elif index not in stage.of_phrase:
                phrase = stage.phrases[index]
                spoken_of = any(
                    stage.words.dep[i].startswith("nsubj") for i in range(phrase.start, phrase.end)
                )
                actor = self._single.holder(phrase, recent) if spoken_of else None
                if actor is not None:
                    stage.settle(index, actor)
                    stage.mention(phrase.start, phrase.end, actor, MentionKind.ROLE)

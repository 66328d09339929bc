"""Whom a phrase stands for whose head no table of actors lists: somebody, some people, a thing."""

from __future__ import annotations

from recoupe.model import ActorKind, MentionKind
from recoupe.read.actors.descriptions import maker, owner
from recoupe.read.actors.lexicon import Noun, Sort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.single import Found, Single
from recoupe.read.actors.stage import Stage

_REACH = 8  # units from where a phrase begins to its head


class Unlisted:
    """Reads phrases by their head's ending, by what counts it, and by the people named inside."""

    def __init__(self, stage: Stage, single: Single) -> None:
        self._stage = stage
        self._single = single

    def phrase(self, at: int, end: int, recent: tuple[int, ...]) -> Found | None:
        """Give where the phrase at a unit ends, and its actors.

        People counted («61 % des sondés») are themselves, as is what somebody found out
        («l'autopsie»); what somebody did («cette mise en garde») says what the last speaker says.
        """
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        if words.low[at] in lex.that_of and at + 2 < end:
            index = self._single.phrase_at(at + 1) if words.low[at + 1] in lex.of else None
            return None if index is None else self._single.phrase(index, end, recent)
        counted = words.text[at][0].isdigit() or words.pos[at] == "NUM"
        for unit in range(at, min(end, at + _REACH)):
            if words.key[unit] in lex.quantities:
                counted = True
                continue
            listed = self._listed(unit)
            if counted and listed is not None:
                return listed.end, (self._as_written(at, listed, True),)
            if words.pos[unit] in ("NOUN", "PROPN") and words.text[unit].isalpha():
                return self._noun(at, unit, end, counted, recent)
            if words.pos[unit] in ("VERB", "PRON"):
                return None
        return None

    def _listed(self, unit: int) -> Phrase | None:
        """Give the phrase of people whose head a table lists at a unit."""
        for phrase in self._stage.around(unit):
            if phrase.head == unit and phrase.noun.sort in (Sort.PEOPLE, Sort.ROLE):
                return phrase
        return None

    def _noun(
        self, at: int, unit: int, end: int, counted: bool, recent: tuple[int, ...]
    ) -> Found | None:
        """Take the noun at `unit` for the head of the phrase that begins at `at`."""
        stage = self._stage
        words, many_words = stage.words, stage.lexicon.function.many
        many = words.low[at] in many_words or (unit > 0 and words.low[unit - 1] in many_words)
        thing = stage.grower.grow(unit, 1, Noun(words.key[unit], Sort.DOCUMENT))
        beside = stage.grower.name_at[thing.end] if thing.end < end else -1
        if beside >= 0 and stage.names[beside].start == thing.end:  # «l'émission X»
            return stage.names[beside].end, (self._single.named(beside),)
        if self._human(words.key[unit], many):
            if counted:
                return thing.end, (self._as_written(at, thing, True),)
            sort = Sort.PEOPLE if many else Sort.ROLE
            grown = stage.grower.grow(unit, 1, Noun(words.key[unit], sort, None, many))
            return grown.end, (self._single.describe(grown, recent),)
        abstract = words.key[unit].removesuffix("s").endswith(stage.lexicon.abstract)
        loose = counted or thing.determiner == "indefinite"
        if loose and not abstract and self._peopled(at, thing.end):
            return thing.end, (self._as_written(at, thing, many),)
        whose = owner(stage, thing)
        if whose is None:
            whose = maker(stage, thing)
        if whose is not None:
            return end, (whose,)
        if thing.determiner == "definite" and not (many or abstract):
            return thing.end, (self._thing(thing),)
        return end, recent[:1]

    def _as_written(self, start: int, thing: Phrase, many: bool) -> int:
        """Describe somebody by a noun that no table lists: «un poids lourd du parti»."""
        kind = ActorKind.GROUP if many else ActorKind.PERSON
        actor = self._entered(start, thing, kind)
        part = self._stage.parts[actor]
        part.plural, part.gender = many, thing.gender
        return actor

    def _thing(self, thing: Phrase) -> int:
        """Enter a thing that says something by itself: «l'autopsie», «le compteur»."""
        return self._entered(thing.start, thing, ActorKind.DOCUMENT)

    def _entered(self, start: int, thing: Phrase, kind: ActorKind) -> int:
        stage = self._stage
        text = stage.text(start, thing.end)
        actor = stage.keyed(("as written", text.lower()), text, kind)
        stage.parts[actor].named = False
        stage.mention(start, thing.end, actor, MentionKind.ROLE)
        return actor

    def _peopled(self, start: int, end: int) -> bool:
        """Tell whether a phrase speaks of people or bodies: «un poids lourd de la majorité»."""
        words, lex = self._stage.words, self._stage.lexicon
        for unit in range(start, end):
            match = lex.nouns.at(words.key, unit)
            if match is not None and match[1].sort is not Sort.DOCUMENT:
                return True
            if words.capital(unit) and lex.demonyms.at(words.key, unit) is not None:
                return True
        return False

    def _human(self, key: str, many: bool) -> bool:
        """Tell whether a folded noun denotes a person: a known one, or by its ending."""
        lex = self._stage.lexicon
        single = key[:-1] if many and key.endswith("s") else key
        if single in lex.inhuman or key in lex.inhuman:
            return False
        return single in lex.persons or single.endswith(lex.human)

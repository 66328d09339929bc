"""Whom a single noun phrase or name stands for."""

from __future__ import annotations

from recoupe.model import ActorKind, MentionKind
from recoupe.read.actors import pronouns
from recoupe.read.actors.descriptions import (
    author,
    described_before,
    introduce,
    materialise,
)
from recoupe.read.actors.holders import holder, salient_holder
from recoupe.read.actors.institutions import taken_up
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.members import another, one_of_them
from recoupe.read.actors.names import NameSort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage

DEFINITE = ("definite", "possessive", "demonstrative")

_EPITHETS = 7  # units of a determiner and epithets

Found = tuple[int, tuple[int, ...]]  # where a phrase ends (a unit), and its actors


class Single:
    """Resolves single phrases of a page against its stage, introducing those it describes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def one_of(self, at: int, end: int) -> Found | None:
        """Describe somebody among many: «l'un des conducteurs», «l'une d'elles», «un autre»."""
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        elided = words.low[at] in lex.function.articles and words.text[at + 1 : at + 2] == ["'"]
        head = at + 2 if elided else at
        if head + 1 >= len(words) or words.low[head] not in lex.one:
            return None
        if words.low[head + 1] in lex.others and self._bare_after(head + 2):
            actor = another(stage, at, head + 2)
            return None if actor is None else (head + 2, (actor,))
        alone = words.low[head + 1] not in lex.of
        if alone and head == at:
            return None
        them = head + 1
        while them < len(words) - 1 and words.low[them] in lex.among:
            them += 1
        if alone or words.low[them] in lex.oblique_many:
            last = head + 1 if alone else them + 1
            beside = self._person_beside(last)
            actor = one_of_them(stage, at, last) if beside is None else beside
            return None if actor is None else (self.past_apposition(last), (actor,))
        index = stage.phrase_from(head + 1)
        phrase = None if index is None else stage.phrases[index]
        if phrase is not None and not phrase.plural:
            return None
        last = end if phrase is None else phrase.end
        beside = self._person_beside(last)
        if beside is not None:
            return last, (beside,)
        actor = stage.keyed(("one of", at), stage.text(at, last), ActorKind.PERSON)
        part = stage.parts[actor]
        part.named = False
        if phrase is not None:
            part.gender, part.noun = phrase.gender, phrase.noun.canonical
        stage.mention(at, last, actor, MentionKind.ROLE)
        return self.past_apposition(last), (actor,)

    def _bare_after(self, unit: int) -> bool:
        """Tell whether no noun follows: «un autre ajoute», not «un autre élu ajoute»."""
        words = self._stage.words
        return unit >= len(words) or words.pos[unit] not in ("NOUN", "ADJ", "PROPN")

    def _person_beside(self, at: int) -> int | None:
        """Give the person named at a unit or after the comma there, if any."""
        stage = self._stage
        if at < len(stage.words) and stage.words.text[at] == ",":
            at = self._past_demonym(at + 1)
        name = stage.grower.name_at[at] if at < len(stage.words) else -1
        if name < 0:
            return None
        given = stage.lexicon.is_first_name(stage.names[name].words[0])
        person = stage.names[name].sort is NameSort.PERSON or given
        return self.named(name) if person else None

    def _past_demonym(self, at: int) -> int:
        """Step over «le Français», «le président», before a name in apposition."""
        words, lex = self._stage.words, self._stage.lexicon
        if at + 2 >= len(words) or words.low[at] not in lex.function.articles:
            return at
        after = at + (2 if words.text[at + 1] == "'" else 1)
        match = lex.demonyms.at(words.key, after) or lex.nouns.at(words.key, after)
        return at if match is None else after + match[0]

    def antecedent(self, unit: int) -> tuple[int, ...]:
        """Give the actors that a relative pronoun takes up: the phrase right before it."""
        stage = self._stage
        at = unit
        while at > 0 and unit - at < 3 and stage.words.text[at - 1] in ",)":
            at -= 1
        for index in stage.indexes_around(max(at - 1, 0)):
            if stage.phrases[index].end == at:
                return self.phrase(index, at, ())[1]
        marks = stage.salience.before(unit, stage.sentence(unit))
        for mark in marks:
            if mark.end == at:
                return (materialise(stage, stage.salience.actual(mark.actor)),)
        for mark in marks:
            if mark.sentence == stage.sentence(unit) and not mark.inner and mark.actor >= 0:
                return (mark.actor,)
        return ()

    def phrase_at(self, at: int) -> int | None:
        """Give the outermost phrase that holds a unit, or that begins right after it."""
        stage = self._stage
        around = stage.indexes_around(at)
        if around:
            return around[0]
        if stage.grower.name_at[at] >= 0:
            return None
        index = stage.phrase_from(at)
        if index is None:
            return self._past_epithets(at)
        between = range(at, stage.phrases[index].start)
        skipped = all(
            stage.words.key[i] in stage.lexicon.graders or not stage.words.text[i][0].isalnum()
            for i in between
        )
        return index if skipped else None

    def _past_epithets(self, at: int) -> int | None:
        """Give the role with its holder after epithets: «Le médiatique et bavard "veilleur" X»."""
        stage = self._stage
        words, small = stage.words, stage.lexicon.function
        if words.low[at] not in stage.lexicon.determiners:
            return None
        for unit in range(at + 1, min(at + _EPITHETS, len(words))):
            for index in stage.indexes_around(unit):
                bare = stage.phrases[index].start == unit and not stage.phrases[index].determiner
                if bare and index in stage.linked:
                    return index
            epithet = words.low[unit] in small.joint or words.text[unit] in '"«“'
            if not epithet and words.pos[unit] not in ("ADJ", "VERB", "NOUN", "ADV"):
                return None
            if words.finite(unit) or words.capital(unit):
                return None
        return None

    def phrase(self, index: int, end: int, recent: tuple[int, ...]) -> Found:
        """Give where a phrase ends with the names beside it, and whom it stands for."""
        stage = self._stage
        phrase = stage.phrases[index]
        after = phrase.end
        if phrase.plural and phrase.noun.sort is Sort.ROLE:
            several = self._several(phrase, end)
            if several is not None:
                return several
        if index in stage.linked and after < len(stage.words):
            beside = stage.grower.name_at[after]
            if beside >= 0:
                after = stage.names[beside].end
        if index not in stage.of_phrase:
            stage.settle(index, self.describe(phrase, recent))
        return self.past_apposition(after), (stage.of_phrase[index],)

    def _several(self, phrase: Phrase, end: int) -> Found | None:
        """Resolve «les présidents X et Y», «les présidents russe et chinois», «ces deux élus»."""
        stage = self._stage
        units = range(phrase.start, phrase.head)
        if phrase.determiner == "demonstrative" and any(
            stage.words.low[unit] in stage.lexicon.two for unit in units
        ):
            pair = pronouns.last_pair(stage, phrase.start)
            if pair is not None:
                return phrase.end, pair
        found: list[int] = []
        at = phrase.end
        while at < end and stage.grower.name_at[at] >= 0:
            name = stage.grower.name_at[at]
            found.append(self.named(name))
            at = stage.names[name].end
            if at + 1 < end and stage.words.low[at] in (*stage.lexicon.conjunctions, ","):
                at += 1
        if len(found) > 1:
            return at, tuple(dict.fromkeys(found))
        match = None
        if at + 1 < len(stage.words) and stage.words.low[at] in stage.lexicon.conjunctions:
            match = stage.lexicon.demonyms.at(stage.words.key, at + 1)
        if match is not None and phrase.state is not None:
            able = [self._of_state(state) for state in (phrase.state, match[1])]
            if None not in able:
                return at + 1 + match[0], tuple(a for a in able if a is not None)
        return None

    def _of_state(self, state: str) -> int | None:
        for actor, part in enumerate(self._stage.parts):
            if part.kind is ActorKind.PERSON and part.state == state:
                return actor
        return None

    def past_apposition(self, at: int) -> int:
        """Step over «(LR)» and «, présidente de Y,» after a name."""
        stage = self._stage
        words = stage.words
        if at < len(words) and words.text[at] == "(":
            close = at
            while close < len(words) and close - at < 10 and words.text[close] != ")":
                close += 1
            at = close + 1
        if at + 1 < len(words) and words.text[at] == ",":
            for phrase in stage.around(at + 1):
                if phrase.start == at + 1 and phrase.noun.sort is Sort.ROLE:
                    closed = phrase.end < len(words) and words.text[phrase.end] == ","
                    return phrase.end + 1 if closed else phrase.end
        return at

    def named(self, index: int) -> int:
        """Give the actor of a name; a name of no known kind makes one."""
        stage = self._stage
        if index not in stage.of_name:
            name = stage.names[index]
            kinds = {NameSort.PLACE: ActorKind.PLACE, NameSort.PERSON: ActorKind.PERSON}
            kind = kinds.get(name.sort, ActorKind.ORGANISATION)
            actor = stage.keyed(("name", name.words), stage.text(name.first, name.end), kind)
            stage.of_name[index] = actor
            stage.mention(name.start, name.end, actor, MentionKind.NAME, shown=name.first)
        return stage.of_name[index]

    def describe(self, phrase: Phrase, recent: tuple[int, ...]) -> int:
        """Give the actor of a phrase that the text alone does not settle."""
        stage = self._stage
        actor: int | None = None
        if phrase.noun.sort is Sort.ROLE and not phrase.plural:
            if phrase.determiner in DEFINITE:
                actor = self.holder(phrase, recent)
        elif phrase.noun.sort is Sort.ORGANISATION:
            actor = taken_up(stage, phrase)
        elif phrase.noun.sort is Sort.DOCUMENT:
            actor = author(stage, phrase, recent)
        if actor is None:
            actor = described_before(self._stage, phrase)
        if actor is None:
            return introduce(stage, phrase)
        stage.mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
        return actor

    def holder(self, phrase: Phrase, recent: tuple[int, ...]) -> int | None:
        """Give whom a definite role phrase stands for, among those known so far."""
        actor = holder(self._stage, phrase)
        if actor is None and phrase.determiner == "demonstrative":
            actor = pronouns.pointed(self._stage, phrase, recent)
        if actor is None:
            actor = described_before(self._stage, phrase)
        if actor is None and phrase.determiner != "possessive":
            actor = salient_holder(self._stage, phrase, recent)
        return actor

"""Whom a row of words stands for: names, phrases and pronouns, one or several."""

from __future__ import annotations

from recoupe.model import ActorKind, MentionKind
from recoupe.read.actors import pronouns
from recoupe.read.actors.descriptions import (
    author,
    described_before,
    introduce,
    maker,
    materialise,
    owner,
)
from recoupe.read.actors.holders import holder, salient_holder
from recoupe.read.actors.institutions import taken_up
from recoupe.read.actors.lexicon import Noun, Sort
from recoupe.read.actors.members import another, one_of_them
from recoupe.read.actors.names import NameSort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage

_SKIN = 12  # units that may stand before the noun a phrase is about
_MANY = frozenset({"les", "des", "ces", "ses", "leurs", "plusieurs", "certains", "certaines"})
DEFINITE = ("definite", "possessive", "demonstrative")

Found = tuple[int, tuple[int, ...]]  # where a phrase ends (a unit), and its actors


class Resolver:
    """Resolves phrases of a page against its stage, introducing those it describes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def row(self, start: int, end: int, recent: tuple[int, ...]) -> tuple[int, ...]:
        """Give the actors that the units `start`–`end` name, a coordination's all."""
        found: list[int] = []
        if start and self._stage.lexicon.nearest.at(self._stage.words.low, start - 1):
            start -= 1  # the rest of «celle-ci»
        if start < end and self._stage.words.low[end - 1] == "t":  # «-t» of «-t-il»
            end = min(end + 2, len(self._stage.words))
        at: int | None = self._skin(start, end)
        while at is not None and at < end:
            step = self._one(at, end, recent)
            if step is None:
                break
            found.extend(actor for actor in step[1] if actor not in found)
            at = self._next_conjunct(max(step[0], at + 1), end)
        if len(found) == 1 and self._stage.parts[found[0]].kind is ActorKind.ORGANISATION:
            voice = self._voice(end)
            found = found if voice is None else [voice]
        if len(found) == 1 and not self._stage.parts[found[0]].plural:
            found = [*self._left_conjuncts(start, end, found[0]), *found]
        return tuple(found)

    def _voice(self, at: int) -> int | None:
        """Give the person through whom an institution speaks («par la voix de X»), if any."""
        stage = self._stage
        words = stage.words
        for unit in range(at, min(at + 8, len(words))):
            if words.sent[unit] != words.sent[at]:
                return None
            match = stage.lexicon.voices.at(words.low, unit)
            if match is None:
                continue
            for after in range(unit + match[0], min(unit + match[0] + 10, len(words))):
                name = stage.grower.name_at[after]
                if name >= 0 and stage.names[name].sort is NameSort.PERSON:
                    return self._named(name)
        return None

    def _left_conjuncts(self, start: int, end: int, actor: int) -> list[int]:
        """Give those joined before a phrase that is but the last of a plural verb's subjects."""
        stage = self._stage
        words = stage.words
        for index in stage.indexes_around(max(start - 1, 0)):
            if index in stage.linked and stage.phrases[index].end == start:
                start = stage.phrases[index].start  # «… et la ministre X»
        at = start - 1
        while at > start - 4 and at > 0 and words.low[at] in ("l", "'", "le", "la", "the"):
            at -= 1
        if at <= 0 or words.low[at] not in ("et", "and") or not self._plural_verb(end):
            return []
        found: list[int] = []
        for mark in stage.salience.before(at, stage.sentence(at), reach=0):
            if mark.end == at and mark.actor >= 0 and mark.actor != actor:
                found.insert(0, mark.actor)
                at = mark.start - 1
                while at > 0 and words.low[at] in ("l", "'", "le", "la", "the"):
                    at -= 1
                if words.text[at] != ",":
                    break
        return found

    def _plural_verb(self, at: int) -> bool:
        """Tell whether the first verb after a unit, near by, is in the plural."""
        words = self._stage.words
        for unit in range(at, min(at + 5, len(words))):
            if words.pos[unit] in ("VERB", "AUX"):
                return "Plur" in words.doc[words.token[unit]].morph.get("Number", [])
        return False

    def _skin(self, start: int, end: int) -> int:
        """Step over prepositions and marks before the phrase proper."""
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        at = start
        while at < end and at - start < _SKIN:
            if stage.grower.name_at[at] >= 0 or lex.nearest.at(words.low, at):
                return at
            linking = words.low[at] == "t" and words.text[at - 1] == "-"
            if words.low[at] not in lex.leading and words.text[at][0].isalnum() and not linking:
                return at
            at += 1
        return at

    def _next_conjunct(self, at: int, end: int) -> int | None:
        """Give where the next of coordinated phrases begins, None at the end of the row."""
        stage = self._stage
        words = stage.words
        if at < end and words.text[at] == "(":
            while at < end and words.text[at] != ")":
                at += 1
            at += 1
        if at + 1 >= end:
            return None
        if words.low[at] in stage.lexicon.conjunctions:
            bare = self._phrase_at(at + 1)
            if bare is not None and stage.phrases[bare].determiner == "":
                return None  # «le ministre de X et président de Y» is one
            return at + 1
        named = words.text[at] == "," and stage.grower.name_at[at + 1] >= 0
        if named and any(words.low[i] in stage.lexicon.conjunctions for i in range(at, end)):
            return at + 1
        return None

    def _one(self, at: int, end: int, recent: tuple[int, ...]) -> Found | None:
        """Resolve the phrase that begins at or around a unit; give where it ends."""
        found = self._pronoun(at, end, recent)
        if found is not None:
            return found
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        found = self._one_of(at, end)
        if found is not None:
            return found
        index = self._phrase_at(at)
        if index is not None:
            return self._resolve_phrase(index, end, recent)
        for unit in (at, at + 1, at + 2):
            if unit < end and stage.grower.name_at[unit] >= 0:
                name = stage.grower.name_at[unit]
                return self._past_apposition(stage.names[name].end), (self._named(name),)
            if unit >= end or not self._opens_phrase(unit):
                break
        if words.low[at] in lex.nobody:
            return None
        return self._unlisted(at, end, recent)

    def _opens_phrase(self, unit: int) -> bool:
        """Tell whether a unit is (part of) a determiner."""
        low = self._stage.words.low[unit]
        return low in self._stage.lexicon.determiners or low in ("l", "'")

    def _one_of(self, at: int, end: int) -> Found | None:
        """Describe somebody among many: «l'un des conducteurs», «l'une d'elles», «un autre»."""
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        head = at + 2 if words.low[at] == "l" and words.text[at + 1 : at + 2] == ["'"] else at
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
            return None if actor is None else (self._past_apposition(last), (actor,))
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
        return self._past_apposition(last), (actor,)

    def _bare_after(self, unit: int) -> bool:
        """Tell whether no noun follows: «un autre ajoute», not «un autre élu ajoute»."""
        words = self._stage.words
        return unit >= len(words) or words.pos[unit] not in ("NOUN", "ADJ", "PROPN")

    def _person_beside(self, at: int) -> int | None:
        """Give the person named at a unit or after the comma there, if any."""
        stage = self._stage
        if at < len(stage.words) and stage.words.text[at] == ",":
            at += 1
        name = stage.grower.name_at[at] if at < len(stage.words) else -1
        if name < 0:
            return None
        given = stage.lexicon.is_first_name(stage.names[name].words[0])
        person = stage.names[name].sort is NameSort.PERSON or given
        return self._named(name) if person else None

    def _pronoun(self, at: int, end: int, recent: tuple[int, ...]) -> Found | None:
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        near = lex.nearest.at(words.low, at)
        if near is not None:
            return at + near[0], pronouns.nearest(stage, at, near[0], near[1], recent)
        for unit in range(at, min(at + 3, end)):
            pair = lex.pairs.at(words.low, unit)
            if pair is not None:
                return end, pronouns.two(stage, unit, pair[1])
        if lex.both.at(words.low, at) and end - at <= 4:
            last = recent[:2] if len(recent) > 1 else ()
            return end, pronouns.last_pair(stage, at) or last or pronouns.two(stage, at)
        which = lex.ordered.at(words.low, at)
        if which is not None and at + which[0] >= end:
            return at + which[0], pronouns.of_pair(stage, at, which[1])
        anaphor = lex.anaphors.at(words.low, at)
        if anaphor is not None and at + anaphor[0] >= end:
            size = anaphor[0]
            return at + size, pronouns.personal(stage, at, size, anaphor[1], recent)
        grammar = lex.personal.get(words.low[at])
        if grammar is not None:
            return at + 1, pronouns.personal(stage, at, 1, grammar, recent)
        if words.low[at] in lex.relatives:
            return at + 1, self.antecedent(at)
        if words.low[at] in lex.someone:
            return at + 1, self._someone_there(at + 1, recent)
        return None

    def _someone_there(self, at: int, recent: tuple[int, ...]) -> tuple[int, ...]:
        """Give who is meant by «-on» from the place named next («indique-t-on à Matignon»)."""
        words = self._stage.words
        found = self._there(range(at, min(at + 7, len(words))), recent)
        if found:
            return found
        first = at
        while first > 0 and words.sent[first - 1] == words.sent[at - 1] and at - first < 30:
            first -= 1
        return self._there(range(first, min(first + 3, at)), recent)

    def _there(self, units: range, recent: tuple[int, ...]) -> tuple[int, ...]:
        stage = self._stage
        words, lex = stage.words, stage.lexicon
        for unit in units:
            if words.text[unit] in "\n.,;:":
                return ()
            if words.low[unit] not in lex.there:
                continue
            start = self._skin(unit, unit + 6)
            index = self._phrase_at(start)
            if index is not None:
                sort = stage.phrases[index].noun.sort
                if sort in (Sort.ORGANISATION, Sort.UNNAMED):
                    return self._resolve_phrase(index, len(words), recent)[1]
            for name in (stage.grower.name_at[i] for i in (start, start + 1, start + 2)):
                if name >= 0 and name in stage.of_name:
                    kind = stage.parts[stage.of_name[name]].kind
                    if kind in (ActorKind.PLACE, ActorKind.ORGANISATION):
                        return (stage.of_name[name],)
        return ()

    def antecedent(self, unit: int) -> tuple[int, ...]:
        """Give the actors that a relative pronoun takes up: the phrase right before it."""
        stage = self._stage
        at = unit
        while at > 0 and unit - at < 3 and stage.words.text[at - 1] in ",)":
            at -= 1
        for index in stage.indexes_around(max(at - 1, 0)):
            if stage.phrases[index].end == at:
                return self._resolve_phrase(index, at, ())[1]
        marks = stage.salience.before(unit, stage.sentence(unit))
        for mark in marks:
            if mark.end == at:
                return (materialise(stage, stage.salience.actual(mark.actor)),)
        for mark in marks:
            if mark.sentence == stage.sentence(unit) and not mark.inner and mark.actor >= 0:
                return (mark.actor,)
        return ()

    def _phrase_at(self, at: int) -> int | None:
        """Give the outermost phrase that holds a unit, or that begins right after it."""
        stage = self._stage
        around = stage.indexes_around(at)
        if around:
            return around[0]
        if stage.grower.name_at[at] >= 0:
            return None
        index = stage.phrase_from(at)
        if index is None:
            return None
        between = range(at, stage.phrases[index].start)
        skipped = all(
            stage.words.key[i] in stage.lexicon.graders or not stage.words.text[i][0].isalnum()
            for i in between
        )
        return index if skipped else None

    def _resolve_phrase(self, index: int, end: int, recent: tuple[int, ...]) -> Found:
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
            stage.settle(index, self._describe(phrase, recent))
        return self._past_apposition(after), (stage.of_phrase[index],)

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
            found.append(self._named(name))
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

    def _past_apposition(self, at: int) -> int:
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

    def _named(self, index: int) -> int:
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

    def _describe(self, phrase: Phrase, recent: tuple[int, ...]) -> int:
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
        if actor is None:
            actor = described_before(self._stage, phrase)
        if actor is None and phrase.determiner != "possessive":
            actor = salient_holder(self._stage, phrase, recent)
        return actor

    def _unlisted(self, at: int, end: int, recent: tuple[int, ...]) -> Found | None:
        """Take a phrase whose head no lexicon lists: somebody, by its ending, or a thing.

        A thing («la situation», «cette mise en garde») says what the last speaker says.
        """
        stage = self._stage
        words = stage.words
        if words.low[at] in stage.lexicon.that_of and at + 2 < end:
            index = self._phrase_at(at + 1) if words.low[at + 1] in stage.lexicon.of else None
            return None if index is None else self._resolve_phrase(index, end, recent)
        for unit in range(at, min(end, at + 8)):
            if words.key[unit] in stage.lexicon.quantities:
                continue
            if words.pos[unit] in ("NOUN", "PROPN") and words.text[unit].isalpha():
                before = words.low[unit - 1] if unit else ""
                many = before in _MANY or words.low[at] in _MANY
                thing = stage.grower.grow(unit, 1, Noun(words.key[unit], Sort.DOCUMENT))
                beside = stage.grower.name_at[thing.end] if thing.end < end else -1
                if beside >= 0 and stage.names[beside].start == thing.end:  # «l'émission X»
                    return stage.names[beside].end, (self._named(beside),)
                if not self._human(words.key[unit], many):
                    whose = owner(stage, thing)
                    if whose is None:
                        whose = maker(stage, thing)
                    return end, recent[:1] if whose is None else (whose,)
                sort = Sort.PEOPLE if many else Sort.ROLE
                noun = Noun(words.key[unit], sort, None, many)
                grown = stage.grower.grow(unit, 1, noun)
                return grown.end, (self._describe(grown, recent),)
            if words.pos[unit] in ("VERB", "PRON"):
                return None
        return None

    def _human(self, key: str, many: bool) -> bool:
        lex = self._stage.lexicon
        single = key[:-1] if many and key.endswith("s") else key
        return single.endswith(lex.human) and single not in lex.inhuman and key not in lex.inhuman

"""Whom a row of words stands for: names, phrases and pronouns, one or several."""

from __future__ import annotations

from bisect import insort

from recoupe.model import ActorKind
from recoupe.read.actors import pronouns
from recoupe.read.actors.adjuncts import subject_behind
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.names import NameSort
from recoupe.read.actors.single import Found, Single
from recoupe.read.actors.stage import Stage
from recoupe.read.actors.unlisted import Unlisted

_VERB = 4  # units back to the verb before its subject
_SKIN = 12  # units that may stand before the noun a phrase is about


class Resolver:
    """Resolves phrases of a page against its stage, introducing those it describes."""

    def __init__(self, stage: Stage, single: Single) -> None:
        self._stage = stage
        self._single = single
        self._unlisted = Unlisted(stage, single)

    def row(self, start: int, end: int, recent: tuple[int, ...]) -> tuple[int, ...]:
        """Give the actors that the units `start`–`end` name, a coordination's all."""
        found: list[int] = []
        if start and self._stage.lexicon.nearest.at(self._stage.words.low, start - 1):
            start -= 1  # the rest of «celle-ci»
        if start < end and self._stage.words.low[end - 1] == "t":  # «-t» of «-t-il»
            end = min(end + 2, len(self._stage.words))
        at: int | None = self._skin(start, end)
        behind = None if at is None else subject_behind(self._stage, at)
        if behind is not None:
            return (self._single.named(behind),)
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
        if len(found) == 1 and not self._stage.parts[found[0]].plural:
            found.extend(self._right_conjuncts(start, end, found[0]))
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
                    return self._single.named(name)
        return None

    def _left_conjuncts(self, start: int, end: int, actor: int) -> list[int]:
        """Give those joined before a phrase that is but the last of a plural verb's subjects."""
        stage = self._stage
        words, small = stage.words, stage.lexicon.function
        whole = stage.grower.name_at[start]
        if whole >= 0:  # «… et Luc Morval», of which but the surname is the subject
            start = stage.names[whole].start
        for index in stage.indexes_around(max(start - 1, 0)):
            if index in stage.linked and stage.phrases[index].end == start:
                start = stage.phrases[index].start  # «… et la ministre X»
        at = start - 1
        while (
            at > start - 4 and at > 0 and (words.low[at] in small.articles or words.text[at] == "'")
        ):
            at -= 1
        if at <= 0 or words.low[at] not in small.joint or not self._plural_verb(end):
            return []
        found: list[int] = []
        for mark in stage.salience.before(at, stage.sentence(at), reach=0):
            if mark.end == at and mark.actor >= 0 and mark.actor != actor:
                found.insert(0, mark.actor)
                at = mark.start - 1
                while at > 0 and (words.low[at] in small.articles or words.text[at] == "'"):
                    at -= 1
                if words.text[at] != ",":
                    break
        return found

    def _right_conjuncts(self, start: int, end: int, actor: int) -> list[int]:
        """Give the person joined behind the first subject of a plural verb before them.

        «ont indiqué X, présidente de Y, et Z, son adjoint».
        """
        stage = self._stage
        words = stage.words
        verbs = range(max(0, start - _VERB), start)
        many = any(
            words.finite(unit) and "Plur" in words.doc[words.token[unit]].morph.get("Number", [])
            for unit in verbs
            if words.sent[unit] == words.sent[start] and not words.quoted[unit]
        )
        if not many:
            return []
        for unit in range(end, min(end + _SKIN * 2, len(words) - 1)):
            if words.sent[unit] != words.sent[start] or words.finite(unit):
                break
            if words.low[unit] in stage.lexicon.function.joint and words.text[unit - 1] == ",":
                name = stage.grower.name_at[unit + 1]
                if name >= 0 and stage.names[name].sort is NameSort.PERSON:
                    other = self._single.named(name)
                    if other == actor:
                        return []
                    insort(stage.pairs, (stage.names[name].end, (actor, other)))
                    return [other]
        return []

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
            bare = self._single.phrase_at(at + 1)
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
        found = self._single.one_of(at, end)
        if found is not None:
            return found
        index = self._single.phrase_at(at)
        if index is not None:
            return self._single.phrase(index, end, recent)
        for unit in (at, at + 1, at + 2):
            if unit < end and stage.grower.name_at[unit] >= 0:
                name = self._past_addressee(stage.grower.name_at[unit], unit)
                return self._single.past_apposition(stage.names[name].end), (
                    self._single.named(name),
                )
            if unit >= end or not self._opens_phrase(unit):
                break
        if words.low[at] in lex.nobody:
            return None
        return self._unlisted.phrase(at, end, recent)

    def _past_addressee(self, name: int, unit: int) -> int:
        """Give the person's name right behind that of the paper spoken to, else the name itself."""
        stage = self._stage
        first, end = stage.names[name], stage.names[name].end
        behind = stage.grower.name_at[end] if end < len(stage.words) else -1
        if behind < 0 or first.sort is NameSort.PERSON:
            return name
        person = stage.names[behind].sort is NameSort.PERSON and stage.names[behind].start == end
        before = {stage.words.low[at] for at in range(max(0, unit - 3), unit)}
        return behind if person and before & stage.lexicon.to else name

    def _opens_phrase(self, unit: int) -> bool:
        """Tell whether a unit is (part of) a determiner."""
        low = self._stage.words.low[unit]
        return low in self._stage.lexicon.determiners or low == "'"

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
            return at + 1, self._single.antecedent(at)
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
            index = self._single.phrase_at(start)
            if index is not None:
                sort = stage.phrases[index].noun.sort
                if sort in (Sort.ORGANISATION, Sort.UNNAMED):
                    return self._single.phrase(index, len(words), recent)[1]
            for name in (stage.grower.name_at[i] for i in (start, start + 1, start + 2)):
                if name >= 0 and name in stage.of_name:
                    kind = stage.parts[stage.of_name[name]].kind
                    if kind in (ActorKind.PLACE, ActorKind.ORGANISATION):
                        return (stage.of_name[name],)
        return ()

"""Noun phrases that may stand for an actor: «le ministre de la Défense», «une source proche».

A phrase is grown from its head noun over the words themselves: determiner and adjectives before,
adjectives and complements after. The parse is asked for parts of speech only, because it attaches
complements wrongly where a name, a figure or a mark is near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.model import Gender
from recoupe.read.actors.complements import Complements
from recoupe.read.actors.lexicon import Lexicon, Noun
from recoupe.read.actors.names import Name, NameSort
from recoupe.read.actors.words import Words


@dataclass(slots=True)
class Phrase:
    """A noun phrase: units `start`–`end`, `head` its first head unit.

    `determiner` is "definite", "indefinite", "possessive", "demonstrative" or ""; `of` are the
    folded content words of its complements, `state` the state that a demonym or country names;
    `names` index the names inside it; `time` is "former", "then", "future" or "".
    """

    start: int
    end: int
    head: int
    noun: Noun
    determiner: str
    gender: Gender | None
    plural: bool
    of: frozenset[str] = frozenset()
    state: str | None = None
    time: str = ""
    names: tuple[int, ...] = ()
    complement: bool = False  # whether «de …» follows, not adjectives alone


class Grower:
    """Grows noun phrases over the words of one page."""

    def __init__(self, words: Words, lexicon: Lexicon, names: list[Name]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.names = names
        self.name_at: list[int] = [-1] * (len(words) + 1)
        for index, name in enumerate(names):
            for unit in range(name.start, name.end):
                self.name_at[unit] = index
        self._rest = Complements(words, lexicon, names, self.name_at)

    def all(self) -> list[Phrase]:
        """Give the phrases of all head nouns of the lexicon, in the order of the text."""
        found: list[Phrase] = []
        unit, size = 0, len(self.words)
        while unit < size:
            match = self.lexicon.nouns.at(self.words.key, unit)
            if match is None or not self._is_noun(unit, match[0], match[1]):
                unit += 1
                continue
            phrase = self.grow(unit, match[0], match[1])
            found.append(phrase)
            unit += match[0]
        return found

    def _is_noun(self, unit: int, size: int, noun: Noun) -> bool:
        words = self.words
        index = self.name_at[unit]
        if index >= 0:
            name = self.names[index]
            if name.first <= unit and name.sort is NameSort.PERSON:
                return False
            if name.first < unit and name.sort is not NameSort.OTHER:
                return False
        if size > 1:
            return True
        if words.pos[unit] in ("VERB", "AUX", "ADP", "ADV"):
            return self._determiner(unit)[1] != ""
        if words.pos[unit] == "ADJ" and unit > 0:
            before = words.pos[unit - 1]
            return before not in ("NOUN", "PROPN", "ADJ")
        return True

    def _determiner(self, unit: int) -> tuple[int, str, str]:
        """Give where the determiner before `unit` begins, its kind and its word."""
        words, at = self.words, unit - 1
        if at > 0 and words.text[at] in '"«“':  # «la "patronne" du parti»
            begin, kind, form = self._determiner(at)
            if kind:
                return begin, kind, form
        if at < 0 or (words.sent[at] != words.sent[unit] and words.text[at] == "\n"):
            return unit, "", ""
        if words.text[at] == "'" and at > 0 and words.low[at - 1] in self.lexicon.function.articles:
            return at - 1, "definite", words.low[at - 1]
        known = self.lexicon.determiners.get(words.low[at])
        if words.low[at] in self.lexicon.contracted:
            if known is not None and words.pos[at] == "DET":  # «des élus»: an article
                return at, known[0], words.low[at]
            return unit, "definite", words.low[at]
        if known is not None:
            if known[0] == "indefinite" and words.low[at] in self.lexicon.function.quantified:
                return unit, "", ""
            return at, known[0], words.low[at]
        if words.low[at] in self.lexicon.of and at > 0:
            many = self.lexicon.determiners.get(words.low[at - 1])
            if many is not None and many[0] == "indefinite":
                return at - 1, "indefinite", words.low[at - 1]
        if words.text[at] == "'" and at > 1 and words.low[at - 1] == "d":
            many = self.lexicon.determiners.get(words.low[at - 2])
            if many is not None and many[0] == "indefinite":
                return at - 2, "indefinite", words.low[at - 2]
        return unit, "", ""

    def grow(self, head: int, size: int, noun: Noun) -> Phrase:
        """Grow the phrase around the head noun at `head`, `size` units long."""
        start, time = self._before(head)
        begin, determiner, form = self._determiner(start)
        if determiner:
            start = begin
        end, of, state, inside = self._rest.after(head, head + size, noun)
        for unit in range(head, head + size):  # «le chef du Kremlin»
            seat = self.lexicon.places.at(self.words.key, unit)
            if seat is not None and self.words.capital(unit):
                state = state or seat[1].state
        gender, plural = noun.gender, noun.plural
        compound = self.lexicon.compounds.get((noun.canonical, of))
        if compound is not None:  # «la ministre varlandaise de la Justice»
            noun, of = replace(compound, gender=gender, plural=plural), frozenset()
        grammar = self.lexicon.determiners.get(form)
        if grammar is not None and not plural:
            gender = gender or grammar[1].gender
            plural = bool(grammar[1].plural)
        elif form in self.lexicon.function.masculine:
            gender = gender or Gender.MASCULINE
        endings = tuple(sorted(self.lexicon.function.feminine_endings))
        for unit in range(start, head):  # «leur prochaine ministre», «l'ancienne ministre»
            if gender is None and self.words.key[unit].endswith(endings):
                gender = Gender.FEMININE
        for unit in range(start, head):
            demonym = self.lexicon.demonyms.at(self.words.key, unit)
            state = state or (demonym[1] if demonym else None)
        complement = any(
            self.words.low[unit] in self.lexicon.of for unit in range(head + size, end)
        )
        return Phrase(
            start,
            end,
            head,
            noun,
            determiner,
            gender,
            plural,
            of,
            state,
            time,
            tuple(inside),
            complement,
        )

    def _before(self, head: int) -> tuple[int, str]:
        """Go back over adjectives and numbers; tell what dates the role."""
        words, lexicon, at, time = self.words, self.lexicon, head, ""
        while at > 0 and head - at < 5:
            low = words.key[at - 1]
            if low in lexicon.former:
                time = "former"
            elif low in lexicon.then and (
                low not in lexicon.function.then_after_article
                or (at > 1 and words.low[at - 2] in lexicon.determiners)
            ):
                time = "then"
            elif low in lexicon.future:
                time = time or ("future" if low in lexicon.function.not_yet else "")
            elif words.text[at - 1] == "-" and words.glued(at) and at > 1:
                at -= 1
                continue
            elif low not in lexicon.graders:
                size = self._demonym_before(at) or self._adjectives_before(at)
                if not size:
                    break
                at -= size - 1
            at -= 1
        return at, time

    def _adjectives_before(self, at: int) -> int:
        """Give the units of the adjectives between a determiner and `at`: «le tout frais …»."""
        for size in (1, 2):
            first = at - size
            if first < 1 or self.words.pos[first] not in ("ADJ", "ADV"):
                return 0
            if self.words.low[first - 1] in self.lexicon.determiners:
                return size if self.words.pos[at - 1] == "ADJ" else 0
        return 0

    def _demonym_before(self, at: int) -> int:
        """Give the units of a demonym that ends right before `at`, 0 where there is none."""
        for size in (1, 2):
            if at - size >= 0:
                match = self.lexicon.demonyms.at(self.words.key, at - size)
                if match is not None and match[0] == size:
                    return size
        return 0

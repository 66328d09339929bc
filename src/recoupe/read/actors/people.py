"""Which names are one person's: full names, surnames, initials, honorifics."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from recoupe.model import Gender
from recoupe.read.actors.lexicon import Lexicon
from recoupe.read.actors.names import Name, NameSort, introduced
from recoupe.read.actors.words import Words, fold

_CAMEL = re.compile(r"([^\W\d_][^\W\d_A-Z]{2,})([A-ZÀ-Ý][^\W\d_A-Z]{2,})")


@dataclass(slots=True)
class Person:
    """A person of the page: `words` are those of the fullest name, `names` index its mentions."""

    words: tuple[str, ...]
    gender: Gender | None
    names: list[int] = field(default_factory=list)


def _core(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Leave out the particles: «de Valmure» and «Valmure» are one surname."""
    return tuple(w for w in words if w not in lexicon.particles and w not in lexicon.noble) or words


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two long words differ by one letter («Mohamed», «Mohammed»)."""
    return min(len(one), len(other)) >= 6 and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _same_given(one: str, other: str) -> bool:
    if one == other or _misspelt(one, other):
        return True
    initial = one.rstrip(".") if len(one.rstrip(".")) == 1 else ""
    initial_other = other.rstrip(".") if len(other.rstrip(".")) == 1 else ""
    return bool(
        (initial and other.startswith(initial)) or (initial_other and one.startswith(initial_other))
    )


class People:
    """The persons of a page; `of_name` gives the person of each name that is one's."""

    def __init__(self, words: Words, lexicon: Lexicon, names: list[Name]) -> None:
        self._words = words
        self._lexicon = lexicon
        self._names = names
        self.persons: list[Person] = []
        self.of_name: dict[int, int] = {}
        self._by_last: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._settle_doubtful()
        self._settle_titled()
        for index, name in enumerate(names):
            if name.sort is NameSort.PERSON and self._is_full(name):
                self._place_full(index, name)
        for index, name in enumerate(names):
            if index not in self.of_name:
                self._place_short(index, name)

    def _settle_doubtful(self) -> None:
        """Give a word that the pipeline labels now so, now so, the label of most."""
        votes: dict[tuple[str, ...], Counter[NameSort]] = {}
        for name in self._names:
            if not name.honorific:
                votes.setdefault(name.words, Counter())[name.sort] += 2 if name.sure else 1
        for name in self._names:
            if name.sort is NameSort.PERSON and not name.sure and not name.honorific:
                count = votes[name.words]
                if count[NameSort.PERSON] <= count[NameSort.ORGANISATION] or (
                    len(name.words) == 1 and self._after_article(name)
                ):
                    name.sort = NameSort.ORGANISATION

    def _settle_titled(self) -> None:
        """Take «Ivo Kelden» for a person where «M. Kelden» is one, whatever the pipeline says."""
        titled = {name.words for name in self._names if name.honorific and not name.many}
        for name in self._names:
            unknown = name.sort is NameSort.OTHER and len(name.words) == 2
            noun = self._lexicon.nouns.at(self._words.key, name.first)
            if unknown and noun is None and name.words[1:] in titled:
                after_article = self._after_article(name)
                name.sort = name.sort if after_article else NameSort.PERSON

    def _after_article(self, name: Name) -> bool:
        if name.start == 0:
            return False
        before = self._words.low[name.start - 1]
        if before == "'" and name.start > 1:
            before = self._words.low[name.start - 2]
        small = self._lexicon
        return before in small.function.articles or before in small.contracted

    def _is_full(self, name: Name) -> bool:
        core = _core(name.words, self._lexicon)
        if len(core) < 2:
            return False
        return not name.honorific or self._lexicon.is_first_name(core[0])

    def _place_full(self, index: int, name: Name) -> None:
        core = _core(name.words, self._lexicon)
        for person in self._by_last.get(core[-1], ()):
            known = self.persons[person]
            given = _core(known.words, self._lexicon)[0]
            if known.gender and name.gender and known.gender is not name.gender:
                continue
            if _same_given(core[0], given):
                self._join(index, person)
                return
        for person in self._by_word.get(core[0], ()):
            known = self.persons[person]
            if known.words[0] == core[0] and _misspelt(known.words[-1], core[-1]):
                self._join(index, person)
                return
        self.persons.append(Person(name.words, name.gender, [index]))
        at = len(self.persons) - 1
        self.of_name[index] = at
        self._by_last.setdefault(core[-1], []).append(at)
        for word in dict.fromkeys(name.words):
            self._by_word.setdefault(word, []).append(at)

    def _join(self, index: int, person: int) -> None:
        known, name = self.persons[person], self._names[index]
        known.names.append(index)
        self.of_name[index] = person
        known.gender = known.gender or name.gender
        shorter = sum(len(w) for w in known.words) < sum(len(w) for w in name.words)
        if shorter and (not name.honorific or len(name.words) > len(known.words)):
            known.words = name.words

    def _place_short(self, index: int, name: Name) -> None:
        """Place a surname, a given name or a name with an honorific."""
        if name.place is not None or name.settled:
            return
        initials = self._initials(name)
        if initials is not None:
            self._join(index, initials)
            return
        joined = index > 0 and self._many_before(index)
        if joined and name.sort is not NameSort.PERSON:
            name.sort = NameSort.PERSON
        doubtful = name.sort is not NameSort.PERSON
        if doubtful and self._after_article(name):
            return
        glued = self._glued(name)
        if glued is not None:
            self.persons[glued].names.append(index)
            self.of_name[index] = glued
            return
        best = self._best(name)
        if best is not None:
            self._join(index, best)
        elif not doubtful:
            self.persons.append(Person(name.words, name.gender, [index]))
            at = len(self.persons) - 1
            self.of_name[index] = at
            for word in dict.fromkeys(name.words):
                self._by_word.setdefault(word, []).append(at)

    def _glued(self, name: Name) -> int | None:
        """Give the person whose first name and surname have lost their space («JeanneMorval»)."""
        parts = _CAMEL.fullmatch(self._words.text[name.first])
        if len(name.words) > 1 or parts is None:
            return None
        for person in self._by_word.get(fold(parts[2]), ()):
            known = self.persons[person].words
            given = fold(parts[1])
            if known[-1] == fold(parts[2]) and (len(known) == 1 or known[0] == given):
                gender = self._lexicon.gender_of(given)
                self.persons[person].gender = self.persons[person].gender or gender
                return person
        return None

    def _initials(self, name: Name) -> int | None:
        """Give the person whose initials a name in capitals is («JPM» for Jean-Paul Morel)."""
        text = self._words.text[name.first]
        if len(name.words) > 1 or not 3 <= len(text) <= 4 or not text.isupper():
            return None
        for at, person in enumerate(self.persons):
            letters = "".join(p[0] for word in person.words for p in word.split("-") if p)
            if letters == name.words[0]:
                return at
        return None

    def _many_before(self, index: int) -> bool:
        """Tell whether «MM. X et» stands before a name."""
        before, name = self._names[index - 1], self._names[index]
        if not before.many or name.start - before.end != 1:
            return False
        if self._words.low[before.end] in {*self._lexicon.function.joint, ","}:
            name.many = True
            return True
        return False

    def _best(self, name: Name) -> int | None:
        ranked = []
        for person in self._by_word.get(name.words[-1], ()):
            known = self.persons[person]
            grade = self._grade(name, known)
            if not grade or (grade == 1 and introduced(self._words, self._lexicon, name.end)):
                continue  # «Ada, une voisine de 50 ans» is not Ada Quill
            if name.honorific and name.gender and known.gender and name.gender != known.gender:
                continue
            last = max((n for n in known.names if self._names[n].start < name.start), default=-1)
            ranked.append((grade, last, -person))
        return -max(ranked)[2] if ranked else None

    def _grade(self, name: Name, person: Person) -> int:
        """Grade how a short name names a person: 4 whole, 3 surname, 2 an odd part, 1 given."""
        short, full = name.words, person.words
        if short == full:
            return 4
        if len(short) < len(full) and full[-len(short) :] == short:
            return 3
        core = _core(full, self._lexicon)
        if _core(short, self._lexicon)[-1] == core[-1] and len(_core(short, self._lexicon)) == 1:
            return 3
        if len(short) == 1 and short[0] in full:
            return 1 if self._lexicon.is_first_name(short[0]) else 2
        return 0

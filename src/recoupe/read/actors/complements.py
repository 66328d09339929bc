"""What follows the head of a noun phrase: adjectives, names and complements that belong to it."""

from __future__ import annotations

from recoupe.read.actors.lexicon import Lexicon, Noun, Sort
from recoupe.read.actors.names import Name, NameSort
from recoupe.read.actors.words import Words

_LONGEST = 24  # units of a phrase; what runs on further is no designation


class Complements:
    """Reads on from head nouns over the words of one page; `name_at` gives each unit's name."""

    def __init__(
        self, words: Words, lexicon: Lexicon, names: list[Name], name_at: list[int]
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.names = names
        self.name_at = name_at

    def after(
        self, head: int, end: int, noun: Noun
    ) -> tuple[int, frozenset[str], str | None, list[int]]:
        """Go on over adjectives and complements; collect their content words."""
        words, lexicon = self.words, self.lexicon
        of: set[str] = set()
        inside: list[int] = []
        state: str | None = None
        at = end
        depth = 0
        body = False  # whether the last noun is a body's: «du groupe Rives»
        if noun.sort is Sort.ORGANISATION and self.name_at[head] >= 0:
            whole = self.names[self.name_at[head]]
            if whole.end > end:  # the noun opens a name: «Crédit Rural»
                of.update(whole.words[1:])
                at = end = whole.end
        while at < len(words) and at - head < _LONGEST and words.text[at] != "\n":
            key, low = words.key[at], words.low[at]
            if words.text[at] in '"»”' and words.text[head - 1] in '"«“':
                at = end = at + 1
                continue
            tail = lexicon.tails.at(words.low, at)
            if tail is not None:
                at = end = at + tail[0]
                continue
            if self.name_at[at] >= 0:
                name = self.names[self.name_at[at]]
                bodies = (Sort.ORGANISATION, Sort.DOCUMENT)  # «le sondage Velmar Opinion»
                joined = noun.sort in bodies and name.sort is not NameSort.PERSON
                party = noun.sort is Sort.ROLE and name.sort is NameSort.ORGANISATION
                party = party and (
                    words.text[at].isupper() or lexicon.known.at(words.key, at) is not None
                )
                party = party or (body and name.sort is not NameSort.PERSON)
                if (depth == 0 and not joined and not party) or name.start != at:
                    break
                inside.append(self.name_at[at])
                of.update(name.words)
                if name.place is not None and name.place.country:
                    state = state or name.place.state
                at = end = name.end
                depth = 0
                continue
            if at == end and noun.sort is Sort.ORGANISATION and self._numbered(head, at):
                of.update(words.key[at : at + 2])  # «le Mouvement 5 étoiles»
                at = end = at + 2
                continue
            demonym = lexicon.demonyms.at(words.key, at)
            if demonym is not None and not words.capital(at):
                state = state or demonym[1]
                at = end = at + demonym[0]
                continue
            adjective = words.pos[at] == "ADJ" or (at == end and self._demonymic(at))
            if (key in lexicon.modifiers or adjective) and low not in lexicon.of:
                if words.opens(at) or not words.text[at].isalpha() or low in lexicon.determiners:
                    break
                of.add(key)
                at = end = at + 1
                continue
            if at == end and noun.sort is Sort.UNNAMED and self._qualified(at):
                of.add(key)  # «une source autorisée au ministère»
                at = end = at + 1
                continue
            if words.text[at] == "-" and words.glued(at) and at + 1 < len(words):
                at = end = at + 2
                continue
            step = self._complement(at, noun, depth, end - head)
            if step is None:
                break
            at, depth = step
            if at >= len(words) or self.name_at[at] >= 0:
                continue
            # the complement's own noun
            match = lexicon.nouns.at(words.key, at)
            size = match[0] if match else 1
            body = match is not None and match[1].sort is Sort.ORGANISATION
            if words.pos[at] in ("VERB", "AUX") and match is None and not words.capital(at):
                break
            if not words.text[at][0].isalnum():
                break
            for unit in range(at, at + size):
                if words.text[unit].isalnum() and len(words.key[unit]) > 2:
                    of.add(words.key[unit])
            at = end = at + size
            if at + 1 < len(words) and words.text[at] == "'" and words.glued(at, at + 1):
                at = end = at + 2  # «prud'hommes»
            if words.pos[at - 1] == "ADJ" and self._two_adjectives(at):
                of.update(words.key[at + 1 : at + 3])
                at = end = at + 3
            if words.text[at - 1].isdigit() and at < len(words) and words.text[at].isalpha():
                at = end = at + 1  # «de 42 ans»
            depth = 0
        return end, frozenset(of), state, inside

    def _qualified(self, at: int) -> bool:
        """Tell whether a unit is a participle that goes with the noun before it."""
        words = self.words
        verbal = words.pos[at] == "VERB" and words.dep[at] in ("acl", "amod")
        return verbal and words.text[at].islower()

    def _numbered(self, head: int, at: int) -> bool:
        """Tell whether a number and what it counts end a body's name that opens with a capital."""
        words = self.words
        counted = at + 1 < len(words) and words.pos[at + 1] in ("NOUN", "PROPN", "ADJ")
        number = len(words.text[at]) < 3 and words.text[at].isdigit()
        return number and counted and words.capital(head) and words.text[at + 1].isalpha()

    def _two_adjectives(self, at: int) -> bool:
        """Tell whether an adjective goes on before its noun: «petites et moyennes entreprises»."""
        words = self.words
        if at + 2 >= len(words) or words.low[at] not in self.lexicon.conjunctions:
            return False
        return words.pos[at + 1] == "ADJ" and words.pos[at + 2] == "NOUN"

    def _demonymic(self, at: int) -> bool:
        """Tell whether a word has the form of an adjective of a state that no table lists."""
        words = self.words
        long = len(words.key[at]) > 6 and words.text[at].islower()
        participle = words.dep[at] in ("acl", "amod", "nmod", "appos")
        return long and participle and words.key[at].endswith(self.lexicon.demonymic)

    def _complement(self, at: int, noun: Noun, depth: int, grown: int) -> tuple[int, int] | None:
        """Read what opens a complement at `at`; give where its content begins."""
        words, lexicon = self.words, self.lexicon
        low = words.low[at]
        nxt = at + 1
        if nxt >= len(words):
            return None
        if low in lexicon.conjunctions and grown > 2 and low in lexicon.function.joint:
            # «de l'informatique et des libertés», «de l'Économie et des Finances»
            if words.low[nxt] in lexicon.of:
                step = self._complement(nxt, noun, depth, grown)
                if step is None:
                    return None
                content = step[0]
                if content < len(words) and not self._person_at(content):
                    same = words.capital(content) == self._capital_before(at)
                    role = lexicon.nouns.at(words.key, content)
                    if same and (role is None or role[1].sort is not Sort.ROLE):
                        return step
            return None
        opens = low in lexicon.of
        if low in lexicon.to:
            takes = noun.canonical in lexicon.takes_to
            opens = takes and words.text[at] != "a" and self._capital_after(at)
            opens = opens or noun.canonical in lexicon.takes_any
            opens = opens or (noun.sort is Sort.UNNAMED and self._qualified(at - 1))
        if low in lexicon.function.aims and noun.sort is Sort.ORGANISATION:
            opens = words.capital(self._head_start(at, grown))
        if low in lexicon.function.close:
            opens = True
            return (nxt, depth + 1) if words.low[nxt] in lexicon.of else None
        if not opens:
            return None
        if words.text[nxt] == "'":
            nxt += 1
        while (
            nxt < len(words)
            and not self._opens_name(nxt)
            and (
                words.low[nxt] in lexicon.function.articles
                or words.text[nxt] == "'"
                or (
                    words.low[nxt] in lexicon.determiners
                    and lexicon.determiners[words.low[nxt]][0]
                    in ("possessive", "demonstrative", "definite")
                )
                or words.key[nxt] in lexicon.graders
            )
        ):
            nxt += 1
        if nxt >= len(words) or words.text[nxt] in '\n,.;:()«»"':
            return None
        verbal = words.pos[nxt] in ("VERB", "AUX", "PRON", "ADV", "SCONJ") and self.name_at[nxt] < 0
        if verbal and not words.capital(nxt) and lexicon.nouns.at(words.key, nxt) is None:
            return None
        return nxt, depth + 1

    def _person_at(self, unit: int) -> bool:
        index = self.name_at[unit]
        return index >= 0 and self.names[index].sort is NameSort.PERSON

    def _opens_name(self, unit: int) -> bool:
        index = self.name_at[unit]
        return index >= 0 and self.names[index].start == unit

    def _head_start(self, at: int, grown: int) -> int:
        return at - grown

    def _capital_before(self, at: int) -> bool:
        return self.words.capital(at - 1) if at else False

    def _capital_after(self, at: int) -> bool:
        nxt = at + 1
        small = self.lexicon.function.articles | {"'"}
        while nxt < len(self.words) and self.words.low[nxt] in small:
            nxt += 1
        return nxt < len(self.words) and self.words.capital(nxt)

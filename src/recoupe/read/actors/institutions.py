"""Organisations: their names, long and short, and the bare nouns that take them up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.model import ActorKind
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.names import Name, NameSort
from recoupe.read.actors.people import People
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage
from recoupe.text import key


class Institutions:
    """The organisations of a page while its stage is set."""

    def __init__(self, stage: Stage, people: People) -> None:
        self._stage = stage
        self._people = people
        self._long_text: dict[tuple[str, ...], tuple[int, int]] = {}
        self._written: dict[int, tuple[int, tuple[str, ...]]] = {}  # start -> end, keys
        self._long_of = self._acronyms()
        self._inside = self._names_inside()

    def holds(self, index: int) -> bool:
        """Tell whether a name is only a part of a longer one, or of a department's name."""
        return index in self._inside

    def named(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is an organisation's name («la Commission des libertés»)."""
        words = self._stage.words
        if phrase.noun.sort is not Sort.ORGANISATION:
            return False
        if phrase.plural:  # «les Caisses populaires»
            return words.capital(phrase.head) and not words.opens(phrase.head)
        if phrase.determiner in ("indefinite", "possessive", "demonstrative"):
            return False
        if words.capital(phrase.head) and not words.opens(phrase.head):
            return True
        if words.capital(phrase.head) and phrase.end - phrase.head > 1 and phrase.of:
            return True
        for unit in range(phrase.head + 1, phrase.end):
            if words.capital(unit):
                index = self._stage.grower.name_at[unit]
                return index < 0 or index not in self._people.of_name
        return False

    def called(self, phrase: Phrase) -> int | None:
        """Give the name that stands right after an organisation's noun («le journal X»)."""
        stage = self._stage
        for index in phrase.names:
            name = stage.names[index]
            before = stage.words.low[name.start - 1]
            lower = not stage.words.capital(phrase.head)
            linked = before in stage.lexicon.of or before in stage.lexicon.determiners
            if lower and name.end == phrase.end and not linked and before != "'":
                return index if index not in self._people.of_name else None
        return None

    def keys(self, start: int, end: int) -> tuple[str, ...]:
        """Give the folded content words of a long name."""
        words = self._stage.words
        return tuple(
            words.key[i]
            for i in range(start, end)
            if len(words.key[i]) > 2 or words.text[i].isupper() or words.text[i].isdigit()
        )

    def enter(self, start: int, end: int, keys: tuple[str, ...]) -> int:
        """Give the actor of an organisation's name; its long form names it."""
        stage = self._stage
        if start in self._written:
            end, keys = self._written[start]
        full = self._long_of.get(keys, keys)
        lead = self._lead(start)
        text = stage.text(lead, end)
        actor = stage.keyed(("org", full), text, ActorKind.ORGANISATION)
        part = stage.parts[actor]
        if full in self._long_text and not part.forms:
            part.name = stage.text(*self._long_text[full])
        bare = text[len(text) - len(stage.text(start, end)) :]
        articles = stage.lexicon.function.articles
        before = _article(part.name, articles)
        known = part.name.removeprefix(before)
        longer = len(bare) > len(known)
        better = len(bare) == len(known) and _article(text, articles) and not before.islower()
        if longer or better:
            part.name = text
        return actor

    def _lead(self, start: int) -> int:
        """Give where the article before a name begins, so that it is named as people write it."""
        words, articles = self._stage.words, self._stage.lexicon.function.articles
        if start > 1 and words.text[start - 1] == "'" and words.low[start - 2] in articles:
            return start - 2
        if start > 0 and words.low[start - 1] in articles:
            return start - 1
        return start

    def _acronyms(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Find «Long Name (ACR)» and «ACR (Long Name)»; give the long form's key of each."""
        stage, words = self._stage, self._stage.words
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        listed = [p for p in stage.phrases if p.noun.sort is Sort.ORGANISATION]
        phrase_end = {p.end: p for p in reversed(listed)}  # the outermost of those that end there
        phrase_start = {p.start: p for p in reversed(listed)}
        name_end = {n.end: n for n in stage.names}
        name_start = {n.start: n for n in stage.names}
        for unit, text in enumerate(words.text):
            if text != "(" or unit + 2 >= len(words) or unit == 0:
                continue
            closed = words.text[unit - 1] in '"»”'  # «… de l'ABC » (Association …)
            inside, before = name_start.get(unit + 1), name_end.get(unit - closed)
            short: Name | None = None
            long: tuple[str, ...] = ()
            if inside is not None and words.text[inside.end : inside.end + 1] in ([")"], [","]):
                short = inside
                phrase = phrase_end.get(unit)
                if phrase is not None:
                    long = self.keys(phrase.head, phrase.end)
                elif before is not None:
                    long = before.words
                if len(short.words) == 1 and not (long and abbreviates(short.words[0], long)):
                    long = self._spelled(short.words[0], unit - closed)
            if not long and before is not None and len(before.words) == 1:
                phrase = phrase_start.get(unit + 1)
                short = before
                if phrase is not None and words.text[phrase.end : phrase.end + 1] == [")"]:
                    long = self.keys(phrase.head, phrase.end)
                elif inside is not None and words.text[inside.end : inside.end + 1] == [")"]:
                    long = inside.words
            if not long and before is not None and len(before.words) == 1:
                short, long = before, self._bracketed(unit)
            if short is None or len(short.words) != 1 or not long or long == short.words:
                continue
            if abbreviates(short.words[0], long):
                found[short.words] = long
        for short, phrase in self._beside(phrase_start):
            long = self.keys(phrase.head, phrase.end)
            if len(long) > 1 and abbreviates(short.words[0], long):
                found.setdefault(short.words, long)
        for letters, whole in self._initialled(listed):
            found.setdefault(letters, whole)
        for name in stage.names:
            if name.words in found and name.place is None:
                name.sort = NameSort.ORGANISATION
        return found

    def _initialled(self, listed: list[Phrase]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Match names in capitals with the one body whose words' initials they are."""
        stage, words = self._stage, self._stage.words
        bodies: dict[str, set[tuple[str, ...]]] = {}
        for phrase in listed:
            if words.capital(phrase.head) and not phrase.plural:
                keys = self.keys(phrase.head, phrase.end)
                if len(keys) > 1 and all(
                    words.capital(i) for i in range(phrase.head, phrase.end) if words.key[i] in keys
                ):
                    bodies.setdefault("".join(key[0] for key in keys), set()).add(keys)
        pairs = []
        for name in stage.names:
            capitals = len(name.words) == 1 and words.text[name.first].isupper()
            longs = bodies.get(name.words[0], set()) if capitals else set()
            if len(longs) == 1:
                pairs.append((name.words, next(iter(longs))))
        return pairs

    def _spelled(self, short: str, end: int) -> tuple[str, ...]:
        """Give the content words of the long name before brackets whose initials a short one has.

        The shortest stretch that opens with a capital (Schwartz and Hearst 2003); it is the same
        name wherever else it is written out.
        """
        words = self._stage.words
        for start in range(end - 1, max(end - 3 * len(short) - 5, -1), -1):
            if words.sent[start] != words.sent[end - 1] or words.text[start] in '.;:()«»"\n':
                return ()
            name = self._stage.grower.name_at[start]
            if name in self._people.of_name:
                return ()
            opens = words.capital(start) and words.key[start][0] == short[0]
            if opens and spelled(short, words.key[start:end]):
                keys = self.keys(start, end)
                self._long_text[keys] = (self._lead(start), end)
                self._written_out(words.key[start:end], keys)
                return keys
        return ()

    def _written_out(self, row: list[str], keys: tuple[str, ...]) -> None:
        """Note wherever a row of units stands."""
        units = self._stage.words.key
        for start in range(len(units) - len(row) + 1):
            if units[start] == row[0] and units[start : start + len(row)] == row:
                self._written[start] = (start + len(row), keys)

    def _bracketed(self, unit: int) -> tuple[str, ...]:
        """Give the content words of a long name in the brackets that open at a unit."""
        words = self._stage.words
        close = unit + 1
        while close < len(words) and close - unit < 24 and words.text[close] not in ")\n":
            close += 1
        inside = words.text[close : close + 1] == [")"] and words.capital(unit + 1)
        keys = self.keys(unit + 1, close) if inside else ()
        if len(keys) >= 3:
            self._long_text[keys] = (unit + 1, close)
            return keys
        return ()

    def _beside(self, phrase_start: dict[int, Phrase]) -> list[tuple[Name, Phrase]]:
        """Find «ACR, Long Name,»."""
        stage, words = self._stage, self._stage.words
        found = []
        for name in stage.names:
            if len(name.words) == 1 and words.text[name.end : name.end + 1] == [","]:
                phrase = phrase_start.get(name.end + 1)
                if phrase is not None and words.capital(phrase.head):
                    found.append((name, phrase))
        return found

    def _names_inside(self) -> set[int]:
        stage = self._stage
        inside: set[int] = set()
        for phrase in stage.phrases:
            department = phrase.noun.canonical.split(" ")[0] in stage.lexicon.departments
            whole = self.named(phrase)
            if not whole and not (department and phrase.noun.sort is Sort.ROLE):
                continue
            for unit in range(phrase.head, phrase.end):
                index = stage.grower.name_at[unit]
                if index < 0 or index in self._people.of_name:
                    continue
                if whole or stage.names[index].place is None:
                    inside.add(index)
        for index, name in enumerate(stage.names):
            match = stage.lexicon.nouns.at(stage.words.key, name.start)
            if index not in self._people.of_name and match and name.start + match[0] >= name.end:
                inside.add(index)
        return inside


def abbreviates(short: str, long: tuple[str, ...]) -> bool:
    """Tell whether a folded short form may stand for the words: it opens as they do, in order."""
    short = short.replace("-", "").replace(".", "")
    letters = iter("".join(long))
    initials = [word[0] for word in long]
    if len(short) < 2 or short[0] != initials[0]:
        return False
    return all(c in letters for c in short) and sum(c in initials for c in short) >= 2


def spelled(short: str, row: Sequence[str]) -> bool:
    """Tell whether the initials of a row of folded words spell a short form, but for one letter."""
    initials = "".join(word[0] for word in row)
    at = missing = 0
    for letter in short:
        found = initials.find(letter, at)
        if found < 0:
            missing += 1
        else:
            at = found + 1
    return len(short) > 1 and missing <= (len(short) > 2)


def _article(name: str, articles: frozenset[str]) -> str:
    """Give the article that opens a name, with the space or the apostrophe after it."""
    opening = re.match(r"(\w+)(?:['’]| )", name)
    return opening.group() if opening and opening.group(1).lower() in articles else ""


def taken_up(stage: Stage, phrase: Phrase) -> int | None:
    """Give the organisation that a bare or demonstrative noun takes up, if one was named.

    «la commission» takes up the last one whose name has that noun, «l'association», «le groupe»
    the last organisation at all.
    """
    if phrase.determiner in ("indefinite", ""):
        return None
    noun = phrase.noun.canonical
    last: int | None = None
    for mark in stage.salience.before(phrase.start, stage.sentence(phrase.start), reach=40):
        if mark.actor < 0:
            continue
        part = stage.parts[mark.actor]
        if part.kind not in (ActorKind.ORGANISATION, ActorKind.GROUP):
            continue
        if part.plural != phrase.plural or (phrase.plural and part.named):
            continue  # «les banques» are not «les Banques Populaires»
        if phrase.state is not None and part.state not in (None, phrase.state):
            continue
        same = part.noun == noun or noun in part.name.lower().split()
        if same and all(word in key(part.name) for word in phrase.of):
            return mark.actor
        near = stage.sentence(phrase.start) - mark.sentence <= 4 and not mark.quoted
        if last is None and near and part.kind is ActorKind.ORGANISATION:
            last = mark.actor
    general = noun in stage.lexicon.generic and not phrase.complement and phrase.state is None
    if (general or phrase.determiner == "demonstrative") and not phrase.plural:
        return last
    return None

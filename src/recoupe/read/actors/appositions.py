"""Which role phrases and names stand for one person, side by side."""

from __future__ import annotations

from recoupe.read.actors.function import FunctionWords
from recoupe.read.actors.lexicon import Lexicon, Sort
from recoupe.read.actors.names import Name
from recoupe.read.actors.people import People
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.words import Words

_OPENING = 12  # units from a role that opens a sentence to the comma before its holder


def link(
    words: Words, lexicon: Lexicon, names: list[Name], people: People, phrases: list[Phrase]
) -> dict[int, int]:
    """Give, for each role phrase (by index) in apposition to a person's name, that person.

    «le ministre X», «le premier ministre, X,», «X, présidente de Y et maire de Z,», «X est le
    porte-parole de Y».
    """
    starts = {names[i].start: person for i, person in people.of_name.items()}
    ends = {names[i].end: person for i, person in people.of_name.items()}
    bodies = {n.start: n.end for i, n in enumerate(names) if i not in people.of_name}
    closes = {names[i].start: names[i].end for i in people.of_name}
    by_end: dict[int, int] = {}
    linked: dict[int, int] = {}
    by_start = {phrase.start: phrase for phrase in phrases if phrase.noun.sort is Sort.ROLE}
    for index, phrase in enumerate(phrases):
        if phrase.noun.sort not in (Sort.ROLE, Sort.UNNAMED) or phrase.plural:
            continue
        found = (
            _beside(words, phrase, starts),
            _enclosed(words, phrase, starts),
            _past_body(words, phrase, starts, bodies),
            _before(words, lexicon.function, phrase, ends, by_end),
            _after(words, phrase, starts),
            _opening(words, phrase, starts),
            _titled(words, phrase, starts, closes, by_start),
            _joined(words, lexicon.function, phrase, starts, by_start),
            _copula(words, lexicon.function, phrase, ends),
        )
        person = next((p for p in found if p is not None and _agree(people, p, phrase)), None)
        if person is None:
            continue
        linked[index] = person
        by_end[phrase.end] = person
        if people.persons[person].gender is None:
            people.persons[person].gender = phrase.gender
    return linked


def _agree(people: People, person: int, phrase: Phrase) -> bool:
    gender = people.persons[person].gender
    return gender is None or phrase.gender is None or gender is phrase.gender


def _beside(words: Words, phrase: Phrase, starts: dict[int, int]) -> int | None:
    """Read a name that follows at once: «le ministre X»."""
    at = phrase.end
    if at in starts and words.line[at] == words.line[phrase.head]:
        return starts[at]
    return None


def _enclosed(words: Words, phrase: Phrase, starts: dict[int, int]) -> int | None:
    """Read a name that follows between two commas: «Outre X, le patron de Y, Z, a protesté»."""
    at = phrase.end
    if phrase.determiner != "definite" or at + 2 >= len(words) or words.text[at] != ",":
        return None
    if at + 1 not in starts:
        return None
    close = at + 2
    while close < len(words) and close - at < 8 and words.text[close] not in ",.;:\n":
        close += 1
    name = " ".join(words.text[at + 1 : close])
    closed = close < len(words) and words.text[close] == "," and " et " not in f" {name} "
    return starts[at + 1] if closed else None


def _past_body(
    words: Words, phrase: Phrase, starts: dict[int, int], bodies: dict[int, int]
) -> int | None:
    """Read a name after that of the body in apposition: «le chef du parti de X, le Lac, Y,»."""
    at = phrase.end
    if phrase.determiner != "definite" or at + 3 >= len(words) or words.text[at] != ",":
        return None
    begin = next((unit for unit in (at + 1, at + 2, at + 3) if unit in bodies), None)
    close = len(words) if begin is None else bodies[begin]
    if close + 1 >= len(words) or words.text[close] != ",":
        return None
    return starts.get(close + 1)


def _after(words: Words, phrase: Phrase, starts: dict[int, int]) -> int | None:
    """Read a name that follows after brackets or a comma."""
    at = phrase.end
    if at < len(words) and words.text[at] == "(":  # «le ministre (LR) X», «de la FAO (…), X»
        close = at + 1
        while close < len(words) and close - at < 14 and words.text[close] != ")":
            close += 1
        at = close + 1
        if at in starts:
            return starts[at]
    if phrase.determiner in ("definite", "possessive", "indefinite") and at < len(words) - 1:
        return starts.get(at + 1) if words.text[at] == "," else None
    return None


def _opening(words: Words, phrase: Phrase, starts: dict[int, int]) -> int | None:
    """Read a name after a bare role that opens a sentence: «Maire de Z depuis 2014, X a dit»."""
    if phrase.determiner or not words.opens(phrase.start):
        return None
    for at in range(phrase.end, min(phrase.end + _OPENING, len(words) - 1)):
        if words.text[at] == "," and words.sent[at + 1] == words.sent[phrase.head]:
            return starts.get(at + 1)
        if words.text[at] in ";:.\n" or words.finite(at):
            return None
    return None


def _titled(
    words: Words,
    phrase: Phrase,
    starts: dict[int, int],
    closes: dict[int, int],
    by_start: dict[int, Phrase],
) -> int | None:
    """Read «Le commandant des forces, le général X, a dit»: a second role that names the first."""
    at = phrase.end
    if phrase.determiner != "definite" or at + 1 >= len(words) or words.text[at] != ",":
        return None
    second = by_start.get(at + 1)
    if second is None or second.determiner != "definite" or second.plural:
        return None
    person = starts.get(second.end)
    lead = phrase.start - 1
    if person is None or not (words.opens(phrase.start) or words.pos[lead] in ("SCONJ", "CCONJ")):
        return None
    close = closes[second.end]
    if words.text[close : close + 1] == [","]:
        close += 1
    verb = close < len(words) and words.pos[close] in ("AUX", "VERB", "PRON")
    return person if verb else None


def _joined(
    words: Words,
    small: FunctionWords,
    phrase: Phrase,
    starts: dict[int, int],
    by_start: dict[int, Phrase],
) -> int | None:
    """Read a name after the second of two joined roles: «la députée et ancienne ministre X»."""
    at = phrase.end
    if not phrase.determiner or at + 2 >= len(words) or words.low[at] not in small.joint:
        return None
    second = by_start.get(at + 1)
    if second is not None and not second.determiner:
        return starts.get(second.end)
    unlisted = words.pos[at + 1] in ("NOUN", "ADJ") and words.text[at + 1].islower()
    return starts.get(at + 2) if unlisted else None


def _before(
    words: Words,
    small: FunctionWords,
    phrase: Phrase,
    ends: dict[int, int],
    by_end: dict[int, int],
) -> int | None:
    """Read a name that stands before: «X, présidente de Y», «… et maire de Z»."""
    at = phrase.start - 1
    if at <= 0 or words.line[at] != words.line[phrase.head]:
        return None
    if phrase.determiner == "" and at + 1 in ends:  # «X secrétaire général de Y»
        return ends[at + 1]
    if words.text[at] == "'":
        return None
    mark = words.text[at]
    definite = phrase.determiner in ("definite", "possessive", "demonstrative")
    if definite and not _closed(words, small, phrase.end):
        return None  # «Après X, le ministre a dit»: a new subject
    if mark in (",", "(", "–", "—", "-"):
        person = ends.get(at)
        if person is None and phrase.determiner == "":
            person = by_end.get(at)
        if person is None and mark == ",":
            person = _past_brackets(words, small, at, ends)
        return person
    if words.low[at] in small.joint and phrase.determiner == "":
        return by_end.get(at)
    return None


def _closed(words: Words, small: FunctionWords, at: int) -> bool:
    """Tell whether an apposition may end at a unit: a mark, a conjunction or a relative."""
    if at >= len(words):
        return True
    return words.text[at] in ',.;:)(–—-\n»"!?' or words.low[at] in small.closing


def _past_brackets(words: Words, small: FunctionWords, at: int, ends: dict[int, int]) -> int | None:
    """Step back over «(LR)» or «(54 ans)», or «, 54 ans,», between a name and its role."""
    back = at - 1
    if back > 0 and words.text[back] == ")":
        while back > 0 and at - back < 8 and words.text[back] != "(":
            back -= 1
        return ends.get(back)
    if back > 2 and words.low[back] in small.aged:
        while back > 0 and at - back < 5 and words.text[back] != ",":
            back -= 1
        return ends.get(back)
    return None


def _copula(words: Words, small: FunctionWords, phrase: Phrase, ends: dict[int, int]) -> int | None:
    at = phrase.start - 1
    if at > 0 and words.low[at] in small.copulas:
        return ends.get(at)
    return None

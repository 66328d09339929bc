"""Proper names: runs of capitalised words, told apart as persons, organisations and places.

The pipeline's entities are one witness among several. It cuts hyphened names in two, takes in
quotation marks and verbs, and misses names in headings; a run of capitals with an honorific, a
known first name or a role before it is a person whatever the pipeline says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from recoupe.model import Gender
from recoupe.read.actors.lexicon import Lexicon, Place, Sort
from recoupe.read.actors.words import Words

_ELISIONS = frozenset({"l", "d", "qu", "j", "c", "s", "n", "m", "t", "jusqu", "lorsqu", "puisqu"})
_CLIPPED = frozenset({"o", "d", "n", "m", "t"})  # «O'Brien», «N'Guessan»


class NameSort(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(slots=True)
class Name:
    """A name in the text: units `start`–`end`, honorific included; `first` is its first word.

    `words` are its folded words, hyphened ones whole. `sure` tells that it is a person by more
    than the pipeline's word.
    """

    start: int
    end: int
    first: int
    words: tuple[str, ...]
    sort: NameSort
    honorific: bool = False
    gender: Gender | None = None
    sure: bool = False
    place: Place | None = None
    many: bool = False  # an honorific in the plural stands before («MM. X et Y»)
    settled: bool = False  # a place by how the article uses it


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    key: str


def _word_at(words: Words, unit: int) -> _Word | None:
    """Read one capitalised word: letters, glued hyphens and apostrophes, an initial's full stop."""
    text = words.text[unit]
    if not text[0].isupper():
        return None
    end, size = unit + 1, len(words)
    if len(text) == 1 and end + 1 < size and words.text[end] == "." and words.glued(end):
        end += 1
        while (
            end + 2 < size
            and words.text[end] == "-"
            and words.glued(end)
            and len(words.text[end + 1]) == 1
            and words.text[end + 2] == "."
        ):
            end += 3
        return _Word(unit, end, words.key[unit] + ".")
    if (
        words.low[unit] in _CLIPPED
        and end + 1 < size
        and words.text[end] == "'"
        and words.glued(end)
        and words.capital(end + 1)
    ):
        end += 2
    while (
        end + 1 < size
        and words.text[end] == "-"
        and words.glued(end)
        and words.glued(end + 1)
        and words.text[end + 1][0].isalpha()
    ):
        end += 2
    return _Word(unit, end, "".join(words.key[unit:end]))


def _runs(words: Words, lexicon: Lexicon) -> list[list[_Word]]:
    """Give the runs of capitalised words, particles inside them included."""
    runs: list[list[_Word]] = []
    unit, size = 0, len(words)
    while unit < size:
        if (
            words.low[unit] in _ELISIONS
            and unit + 1 < size
            and words.text[unit + 1] == "'"
            and words.glued(unit + 1)
            and not (words.low[unit] in _CLIPPED and words.capital(unit) and not words.opens(unit))
        ):
            unit += 2
            continue
        word = _word_at(words, unit)
        if word is None:
            unit += 1
            continue
        run = [word]
        unit = word.end
        while unit < size:
            step = _next_in_run(words, lexicon, run, unit)
            if step is None:
                break
            run.extend(step)
            unit = run[-1].end
        runs.append(run)
    return runs


def _next_in_run(words: Words, lexicon: Lexicon, run: list[_Word], unit: int) -> list[_Word] | None:
    """Give what continues a run at `unit`: a word, or particles and a word."""
    if words.line[unit] != words.line[run[-1].end - 1] or words.text[unit] == "\n":
        return None
    word = None if words.glued(unit) else _word_at(words, unit)
    if word is not None:
        stray = word.key in lexicon.openers and word.key not in lexicon.noble
        return None if stray else [word]
    particles: list[_Word] = []
    at = unit
    name = [word for word in run if word.key not in lexicon.openers or word is not run[0]]
    known = bool(name) and (
        lexicon.is_first_name(name[0].key) or name[0].key.rstrip(".") in lexicon.honorifics
    )
    while at < len(words) and len(particles) < 3:
        low = words.low[at]
        sure = known or (words.ent[at] == "PER" and words.ent[unit - 1] == "PER")
        noble = low in lexicon.noble and sure and len(name) <= 2
        if low not in lexicon.particles and not noble:
            break
        end = at + 1
        if low == "d":
            if end >= len(words) or words.text[end] != "'":
                return None
            end += 1
        particles.append(_Word(at, end, low))
        at = end
    if not particles or at >= len(words):
        return None
    word = _word_at(words, at)
    if word is None or (len(name) == 1 and _addressed(words, lexicon, name[0], at)):
        return None
    return [*particles, word]


def _addressed(words: Words, lexicon: Lexicon, title: _Word, at: int) -> bool:
    """Tell whether a role follows an honorific: «Madame la Présidente» names nobody."""
    match = lexicon.nouns.at(words.key, at)
    role = match is not None and match[1].sort is Sort.ROLE
    return role and title.key.rstrip(".") in lexicon.honorifics


def _entity(words: Words, start: int, end: int) -> str:
    """Give the pipeline's label of most units."""
    labels = Counter(words.ent[i] for i in range(start, end) if words.text[i].isalpha())
    return labels.most_common(1)[0][0] if labels else ""


def _trim(words: Words, lexicon: Lexicon, run: list[_Word]) -> list[_Word]:
    """Drop what opens a sentence with a capital but is no name."""
    while run:
        word = run[0]
        if word.end - word.start > 1 and word.key not in lexicon.openers:
            break
        if word.key in lexicon.openers:
            # «Le Maire», «La Poste» inside a sentence are names.
            if not words.opens(word.start) and len(run) > 1 and word.key in lexicon.noble:
                break
            run = run[1:]
            continue
        if (
            words.opens(word.start)
            and not words.ent[word.start]
            and words.pos[word.start] in ("ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "AUX")
            and not lexicon.is_first_name(word.key)
        ):
            run = run[1:]
            continue
        break
    return run


def _split(words: Words, lexicon: Lexicon, run: list[_Word]) -> list[list[_Word]]:
    """Part a run where one name ends and a person's begins («MoDem Jean Durand»)."""
    for at in range(1, len(run) - 1):
        before, here = run[at - 1], run[at]
        if here.key in lexicon.honorifics or (
            lexicon.is_first_name(here.key)
            and not lexicon.is_first_name(before.key)
            and not lexicon.is_first_name(run[0].key)
            and before.key not in lexicon.particles
            and before.key not in lexicon.noble
            and not before.key.endswith(".")
            and before.key not in lexicon.honorifics
            and (words.ent[before.start] != "PER" or _ends_role(words, lexicon, before))
        ):
            return [run[:at], *_split(words, lexicon, run[at:])]
        if at == 1 and _addressee(words, lexicon, run):
            return [run[:1], run[1:]]
    return [run]


def _ends_role(words: Words, lexicon: Lexicon, word: _Word) -> bool:
    """Tell whether a word is the last of an office: «le président de la République X»."""
    for unit in range(max(0, word.start - 4), word.start):
        match = lexicon.nouns.at(words.key, unit)
        if match is not None and unit + match[0] == word.end:
            return True
    return False


def _addressee(words: Words, lexicon: Lexicon, run: list[_Word]) -> bool:
    """Tell whether a run opens with initials that a person's name follows («à l'AFP Ada Quill»)."""
    first, rest = run[0], run[1:]
    title = first.key.rstrip(".") in lexicon.honorifics or first.key in lexicon.openers
    if title or not _acronym(words.text[first.start]) or first.end - first.start > 1:
        return False
    return len(rest) >= 2 and all(
        words.ent[word.start] == "PER" and not words.text[word.start].isupper() for word in rest
    )


def _places(words: Words, lexicon: Lexicon) -> dict[int, tuple[int, Place]]:
    found: dict[int, tuple[int, Place]] = {}
    for unit in range(len(words)):
        if words.capital(unit):
            match = lexicon.places.at(words.key, unit)
            if match is not None:
                found[unit] = match
    return found


def find_names(words: Words, lexicon: Lexicon) -> list[Name]:
    """Find the names of a text, in its order; they do not overlap."""
    places = _places(words, lexicon)
    names: list[Name] = []
    covered = 0
    for whole in _runs(words, lexicon):
        names.extend(_titled(words, lexicon, covered, whole[0].start))
        covered = max(covered, whole[0].start)
        for run in _split(words, lexicon, whole):
            first = run[0].start
            whole_name = first in places or lexicon.known.at(words.key, first) is not None
            trimmed = run if whole_name else _trim(words, lexicon, run)
            if not trimmed or trimmed[0].start < covered:
                continue
            name = _classify(words, lexicon, trimmed, places)
            if name is not None:
                names.append(name)
                covered = name.end
    names.extend(_titled(words, lexicon, covered, len(words)))
    return names


def _titled(words: Words, lexicon: Lexicon, start: int, end: int) -> list[Name]:
    """Find the titles between two units that serve as names («le dalaï-lama»)."""
    found = []
    for unit in range(start, end):
        match = lexicon.titles.at(words.key, unit)
        if match is not None:
            keys = tuple(k for k in words.key[unit : unit + match[0]] if k.isalnum())
            gender = Gender.MASCULINE
            last = unit + match[0]
            found.append(Name(unit, last, unit, keys, NameSort.PERSON, gender=gender, sure=True))
    return found


def _classify(
    words: Words, lexicon: Lexicon, run: list[_Word], places: dict[int, tuple[int, Place]]
) -> Name | None:
    start = run[0].start
    grammar = lexicon.honorifics.get(run[0].key.rstrip("."))
    if grammar is not None and words.capital(start):
        run = run[1:]
        if not run:
            return None
        return _person(words, lexicon, start, run, grammar.gender, bool(grammar.plural))
    title = _honorific_before(words, lexicon, start)
    if title is not None:
        name = _person(words, lexicon, start, run, title[1], title[2])
        name.start = title[0]
        return name
    known = lexicon.known.at(words.key, start)
    if known is not None and start + known[0] >= run[-1].end:
        end = start + known[0]
        return Name(start, end, start, tuple(words.key[start:end]), NameSort.ORGANISATION)
    match = places.get(start)
    if match is not None and start + match[0] >= run[-1].end:
        return Name(
            start,
            start + match[0],
            start,
            tuple(words.key[start : start + match[0]]),
            NameSort.PLACE,
            place=match[1],
        )
    run = _without_role(words, lexicon, run)
    if len(run) == 1 and _heads_adjective(words, run[0]):
        return None
    if not _proper(words, lexicon, run):
        return None
    start, end = run[0].start, run[-1].end
    label = _entity(words, start, end)
    if start > 0 and words.low[start - 1] in lexicon.things:
        label = "MISC"
    real = [w for w in run if w.key not in lexicon.particles and w.key not in lexicon.noble]
    full = len(real) >= 2 and lexicon.is_first_name(run[0].key)
    if full and (label != "ORG" or not _determined(words, lexicon, start)):
        return _person(words, lexicon, start, run, None, False, sure=label == "PER")
    keys = tuple(word.key for word in run)
    noun = lexicon.nouns.at(words.key, start)
    if label == "PER" and len(run) > 1 and noun is not None and noun[1].sort is Sort.ORGANISATION:
        label = "ORG"  # «Agence Rurale»
    if label == "PER":
        name = _person(words, lexicon, start, run, None, False)
        name.sure = False
        return name
    if label == "ORG" or (len(run) == 1 and _acronym(words.text[start])):
        sort = NameSort.ORGANISATION
    elif label == "LOC":
        sort = NameSort.PLACE
    else:
        sort = NameSort.OTHER
    return Name(start, end, start, keys, sort)


def _heads_adjective(words: Words, word: _Word) -> bool:
    """Tell whether a word that opens a line is a noun in the plural: «Marchés agricoles»."""
    at = word.end
    if not words.opens(word.start) or at >= len(words) or words.pos[at] != "ADJ":
        return False
    plural = words.low[at].endswith(("s", "x")) and words.low[word.start].endswith(("s", "x"))
    token = words.doc[words.token[at]]
    return plural and words.text[at].islower() and "Plur" in token.morph.get("Number", [])


def _determined(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Tell whether an article stands before a name, as it does before organisations."""
    if start == 0:
        return False
    before = words.low[start - 1]
    if before == "'" and start > 1:
        before = words.low[start - 2]
    return before in lexicon.determiners or before in lexicon.contracted


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and text.isupper() and text.isalpha()


def _honorific_before(
    words: Words, lexicon: Lexicon, start: int
) -> tuple[int, Gender | None, bool] | None:
    """Read a lower-case title right before a name («maître Durand», «l'abbé Pierre»)."""
    if start == 0:
        return None
    at = start - 1
    if words.text[at] == "." and at > 0:
        at -= 1
    grammar = lexicon.honorifics.get(words.key[at])
    if grammar is None or (len(words.text[at]) < 2 and not words.capital(at)):
        return None
    if words.low[at] in lexicon.determiners:
        return None
    return at, grammar.gender, bool(grammar.plural)


def _proper(words: Words, lexicon: Lexicon, run: list[_Word]) -> bool:
    """Tell whether capitalised words are more than a role («le Président de la République»)."""
    match = lexicon.nouns.at(words.key, run[0].start)
    if match is None or match[1].sort is not Sort.ROLE:
        return True
    return run[-1].end > run[0].start + match[0]


def _without_role(words: Words, lexicon: Lexicon, run: list[_Word]) -> list[_Word]:
    """Drop a role written with a capital before a name («Président Durand»)."""
    for at in range(1, min(3, len(run) - 2)):  # «Varlandian President Ivar Morel»
        match = lexicon.nouns.at(words.key, run[at].start)
        if match is not None and match[1].sort is Sort.ROLE and match[1].office:
            rest = [word for word in run if word.start >= run[at].start + match[0]]
            if len(rest) == 2 and not any(lexicon.nouns.at(words.key, w.start) for w in rest):
                return rest
    while len(run) > 1:
        match = lexicon.nouns.at(words.key, run[0].start)
        if match is None or match[1].sort is not Sort.ROLE:
            return run
        rest = [word for word in run if word.start >= run[0].start + match[0]]
        if not rest:
            return run
        run = rest
    return run


def _person(
    words: Words,
    lexicon: Lexicon,
    start: int,
    run: list[_Word],
    gender: Gender | None,
    many: bool,
    sure: bool = True,
) -> Name:
    return Name(
        start,
        run[-1].end,
        run[0].start,
        tuple(word.key for word in run),
        NameSort.PERSON,
        honorific=start < run[0].start,
        gender=gender or lexicon.gender_of(run[0].key),
        sure=sure,
        many=many,
    )

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
from recoupe.read.actors.runs import Word, find_runs, is_acronym, parted, trimmed
from recoupe.read.actors.words import Words

_AGE_WITHIN = 5  # units after a name


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


def _entity(words: Words, start: int, end: int) -> str:
    """Give the pipeline's label of most units."""
    labels = Counter(words.ent[i] for i in range(start, end) if words.text[i].isalpha())
    return labels.most_common(1)[0][0] if labels else ""


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
    for whole in find_runs(words, lexicon):
        names.extend(_titled(words, lexicon, covered, whole[0].start))
        covered = max(covered, whole[0].start)
        for run in parted(words, lexicon, whole):
            first = run[0].start
            whole_name = first in places or lexicon.known.at(words.key, first) is not None
            kept = run if whole_name else trimmed(words, lexicon, run)
            if not kept or kept[0].start < covered:
                continue
            name = _classify(words, lexicon, kept, places)
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
    words: Words, lexicon: Lexicon, run: list[Word], places: dict[int, tuple[int, Place]]
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
    if len(run) == 1 and (_heads_adjective(words, run[0]) or _qualifies(words, lexicon, run[0])):
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
    if label == "PER" or (label != "LOC" and _given_alone(words, lexicon, run)):
        name = _person(words, lexicon, start, run, None, False)
        name.sure = False
        return name
    if label == "ORG" or (len(run) == 1 and is_acronym(words.text[start])):
        sort = NameSort.ORGANISATION
    elif label == "LOC":
        sort = NameSort.PLACE
    else:
        sort = NameSort.OTHER
    return Name(start, end, start, keys, sort)


def introduced(words: Words, lexicon: Lexicon, end: int) -> bool:
    """Tell whether what somebody is follows a name at once: «Ada, 50 ans,», «Ada, une voisine»."""
    at = end + 1
    if at >= len(words) or words.text[end] not in ",(":
        return False
    if words.text[at] in '"«“':
        at += 1
    if at >= len(words) or words.line[at] != words.line[end]:
        return False
    known = lexicon.determiners.get(words.low[at])
    role = lexicon.nouns.at(words.key, at)
    if (known and known[0] == "indefinite") or (role and role[1].sort is Sort.ROLE):
        return True
    ages = range(at, min(at + _AGE_WITHIN, len(words)))
    return any(words.low[unit] in lexicon.function.aged for unit in ages)


def _given_alone(words: Words, lexicon: Lexicon, run: list[Word]) -> bool:
    """Tell whether a name is a first name alone, as of a witness: «raconte Ada, 50 ans»."""
    alone = len(run) == 1 and lexicon.is_first_name(run[0].key)
    if not alone or _determined(words, lexicon, run[0].start):
        return False
    return introduced(words, lexicon, run[0].end)


def _heads_adjective(words: Words, word: Word) -> bool:
    """Tell whether a word that opens a line is a noun in the plural: «Marchés agricoles»."""
    at = word.end
    if not words.opens(word.start) or at >= len(words) or words.pos[at] != "ADJ":
        return False
    plural = words.low[at].endswith(("s", "x")) and words.low[word.start].endswith(("s", "x"))
    token = words.doc[words.token[at]]
    return plural and words.text[at].islower() and "Plur" in token.morph.get("Number", [])


def _qualifies(words: Words, lexicon: Lexicon, word: Word) -> bool:
    """Tell whether a word is the adjective of the body it stands before: «la Grande mosquée»."""
    at = word.end
    if words.pos[word.start] != "ADJ" or not _determined(words, lexicon, word.start):
        return False
    noun = lexicon.nouns.at(words.key, at) if at < len(words) else None
    return noun is not None and noun[1].sort is Sort.ORGANISATION and words.text[at].islower()


def _determined(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Tell whether an article stands before a name, as it does before organisations."""
    if start == 0:
        return False
    before = words.low[start - 1]
    if before == "'" and start > 1:
        before = words.low[start - 2]
    return before in lexicon.determiners or before in lexicon.contracted


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


def _proper(words: Words, lexicon: Lexicon, run: list[Word]) -> bool:
    """Tell whether capitalised words are more than a role («le Président de la République»)."""
    match = lexicon.nouns.at(words.key, run[0].start)
    if match is None or match[1].sort is not Sort.ROLE:
        return True
    return run[-1].end > run[0].start + match[0]


def _without_role(words: Words, lexicon: Lexicon, run: list[Word]) -> list[Word]:
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
    run: list[Word],
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

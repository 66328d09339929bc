"""The cues of a language, compiled from its tables for look-up by form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.language import Pack, load_pack
from recoupe.read.statements.inflection import inflect

FINITE, PARTICIPLE, GERUND, INFINITIVE = "finite", "participle", "gerund", "infinitive"

# A form that may be several is tried as a participle first: that needs its auxiliary.
_ORDER = {PARTICIPLE: 0, FINITE: 1, GERUND: 2, INFINITIVE: 3}


# Sections of the tables of roles and groups that hold no nouns of people or bodies.
_NO_HEADS = frozenset({"complements", "dated", "known", "kin"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or verbal locution of saying.

    `tail` are the words that follow the inflected one in a locution; `reflexive` ones need their
    clitic. `frames` names what may follow (see the comments of `cues.toml`).
    """

    name: str
    frames: frozenset[str]
    reflexive: bool = False
    tail: tuple[str, ...] = ()
    negative: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Everything that signals a report in one language.

    `forms` maps a lower-case form to the verbs it may be and its kind of form; the other fields
    are the lists of `cues.toml`, as sets of lower-case words or tuples of words.
    """

    code: str
    forms: Mapping[str, tuple[tuple[Verb, str], ...]]
    modals: frozenset[str]
    never: Mapping[str, tuple[tuple[str, ...], ...]]  # by each of their words
    adverbs: frozenset[str]
    inner: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    boundaries: frozenset[str]
    strong: tuple[tuple[str, ...], ...]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    subject_clitics: frozenset[str]
    object_clitics: frozenset[str]
    joints: frozenset[str]
    reflexives: frozenset[str]
    generic: frozenset[str]
    words: Mapping[str, frozenset[str]]
    according: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word
    viewpoint: frozenset[str]
    no_source: frozenset[str]
    no_viewpoint: frozenset[str]
    nouns: frozenset[str]
    speech_nouns: frozenset[str]
    acts: frozenset[str]
    owned: frozenset[str]
    uttered: frozenset[str]
    names: frozenset[str]
    mute_subjects: frozenset[str]
    mute_suffixes: tuple[str, ...]
    speakers: frozenset[str]
    roles: frozenset[str]
    connectives: frozenset[str]
    pointers: tuple[tuple[str, ...], ...]
    time: frozenset[str]
    clitic_inversion: bool


@cache
def lexicon(code: str) -> Lexicon:
    """Give the compiled cues of a language; raises LexiconError where its tables are broken."""
    pack = load_pack(code)
    cues = pack.table("cues")
    conjugation = pack.table("conjugation")
    words = {key: frozenset(value) for key, value in cues["words"].items()}
    return Lexicon(
        code=code,
        forms=_forms(cues["verbs"], conjugation, words),
        modals=_modal_forms(cues["modals"]["list"], conjugation),
        never=_by_word(_phrases(cues["never"]["list"])),
        adverbs=frozenset(cues["adverbs"]["list"]),
        inner=frozenset(cues["inner"]["list"]),
        phrases=_phrases(cues["phrases"]["list"]),
        boundaries=frozenset(cues["boundaries"]["comma"]),
        strong=_phrases(cues["boundaries"]["strong"]),
        subordinators=frozenset(cues["subordinators"]["list"]),
        relatives=frozenset(cues["boundaries"]["relative"]),
        have=frozenset(cues["aux"]["have"]),
        be=frozenset(cues["aux"]["be"]),
        subject_clitics=frozenset(cues["clitics"]["subject"]),
        object_clitics=frozenset(cues["clitics"]["object"]),
        joints=frozenset(cues["clitics"]["joint"]),
        reflexives=frozenset(cues["clitics"]["reflexive"]),
        generic=frozenset(cues["clitics"]["generic"]),
        words=words,
        according=_by_first(_phrases(cues["according"]["list"])),
        viewpoint=frozenset(cues["according"]["bare"]),
        no_source=frozenset(cues["according"]["never"]),
        no_viewpoint=frozenset(cues["according"]["never-bare"]),
        nouns=frozenset(cues["nouns"]["list"]),
        speech_nouns=frozenset(cues["nouns"]["speech"]),
        acts=frozenset(cues["nouns"]["acts"]),
        owned=frozenset(cues["nouns"]["owned"]),
        uttered=frozenset(cues["nouns"]["uttered"]),
        names=frozenset(cues["names"]["list"]),
        mute_subjects=frozenset(cues["mute-subjects"]["list"]),
        mute_suffixes=tuple(cues["mute-suffixes"]["list"]),
        speakers=_speakers(pack),
        roles=_heads(pack, "roles"),
        connectives=frozenset(cues["connectives"]["list"]),
        pointers=_phrases(cues["pointers"]["list"]),
        time=frozenset(cues["time"]["list"]),
        clitic_inversion=bool(cues["clitics"]["subject"]),
    )


def _speakers(pack: Pack) -> frozenset[str]:
    """Gather the nouns that name people and bodies, from the tables of roles and groups."""
    heads = _heads(pack, "roles", "groups")
    return frozenset(heads | {head + "s" for head in heads} | {head + "x" for head in heads})


def _heads(pack: Pack, *tables: str) -> frozenset[str]:
    """Gather the first words of the phrases of some tables, in the singular."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)

    return frozenset(
        phrase.split()[0].lower()
        for table in tables
        for section, entries in pack.table(table).items()
        if section not in _NO_HEADS
        for phrase in strings(entries)
        if len(phrase) > 3
    )


def split_words(phrase: str) -> tuple[str, ...]:
    """Split a phrase of a table as the pipeline's tokenizer does: elided words stand alone."""
    return tuple(phrase.replace("'", "' ").split())


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({split_words(p) for p in phrases}, key=lambda p: (-len(p), p)))


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def _by_word(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    every = {word for phrase in phrases for word in phrase}
    return {word: tuple(p for p in phrases if word in p) for word in every}


def _forms(
    groups: Iterable[Mapping[str, Any]],
    conjugation: Mapping[str, Any],
    words: Mapping[str, frozenset[str]],
) -> dict[str, tuple[tuple[Verb, str], ...]]:
    frames: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for name in group["list"]:
            frames[name].update(group["frames"])
    forms: dict[str, list[tuple[Verb, str]]] = defaultdict(list)
    for name, taken in frames.items():
        parts = list(split_words(name))
        reflexive = parts[0] in ("se", "s'")
        negative = parts[:2] == ["ne", "pas"]
        parts = parts[2 if negative else int(reflexive) :]
        verb = Verb(name, frozenset(taken), reflexive, tuple(parts[1:]), negative)
        for kind, spelled in _inflected(parts[0], conjugation).items():
            for form in spelled:
                forms[form].append((verb, kind))
    return {form: tuple(sorted(found, key=_preference)) for form, found in forms.items()}


def _preference(found: tuple[Verb, str]) -> tuple[int, bool, int, str]:
    """Order the readings of a form: the longest locution, «ne pas …», then by kind of form."""
    verb, kind = found
    return -len(verb.tail), not verb.negative, _ORDER[kind], verb.name


def _inflected(infinitive: str, conjugation: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    listed = conjugation.get("forms", {}).get(infinitive)
    if listed:
        return {kind: tuple(forms) for kind, forms in listed.items()}
    return inflect(infinitive, conjugation)


def _modal_forms(infinitives: Iterable[str], conjugation: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(
        form
        for infinitive in infinitives
        for forms in _inflected(infinitive, conjugation).values()
        for form in forms
    )

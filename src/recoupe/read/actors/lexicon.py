"""The tables of a language pack, compiled for finding actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from recoupe.language import PIPELINES, load_pack
from recoupe.model import ActorKind, Gender
from recoupe.read.actors.function import FunctionWords
from recoupe.read.actors.phrasebook import Phrasebook
from recoupe.read.actors.plurals import plural, plural_word
from recoupe.read.actors.words import fold, units_of


class Sort(StrEnum):
    """What the head of a noun phrase makes of it."""

    ROLE = "role"  # a person by an office or a calling
    ORGANISATION = "organisation"
    PEOPLE = "people"
    UNNAMED = "unnamed"  # «une source», «l'entourage de»
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun: its canonical (masculine singular, folded) form and grammar.

    `office` is the class of state offices it belongs to («head_of_state») or "".
    """

    canonical: str
    sort: Sort
    gender: Gender | None = None
    plural: bool = False
    office: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Gender and number as a table writes them: "ms", "fs", "mp", "fp", "s", "p" or ""."""

    gender: Gender | None
    plural: bool | None

    @staticmethod
    def parse(code: str) -> Grammar:
        """Read a table's code."""
        gender = Gender.FEMININE if "f" in code else Gender.MASCULINE if "m" in code else None
        plural = True if "p" in code else False if "s" in code else None
        return Grammar(gender, plural)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may speak for a state: its name as the table writes it; `state` ISO 3166-1."""

    name: str
    state: str
    country: bool = False


@dataclass
class Lexicon:
    """Everything that a language's tables say about actors."""

    code: str
    function: FunctionWords
    nouns: Phrasebook[Noun] = field(default_factory=Phrasebook)
    compounds: dict[tuple[str, frozenset[str]], Noun] = field(default_factory=dict)
    places: Phrasebook[Place] = field(default_factory=Phrasebook)
    demonyms: Phrasebook[str] = field(default_factory=Phrasebook)
    honorifics: dict[str, Grammar] = field(default_factory=dict)
    first_names: dict[str, Gender | None] = field(default_factory=dict)
    callings: dict[str, str] = field(default_factory=dict)  # honorific -> what its bearer is
    particles: frozenset[str] = frozenset()
    noble: frozenset[str] = frozenset()
    determiners: dict[str, tuple[str, Grammar]] = field(default_factory=dict)
    contracted: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    contractions: dict[str, str] = field(default_factory=dict)  # «de le» is «du»
    possessives: dict[str, Grammar] = field(default_factory=dict)  # whose: one third person's
    possessed_articles: tuple[str, str, str] = ("", "", "")  # masculine, feminine, plural
    possessed_of: str = ""
    elisions: dict[str, str] = field(default_factory=dict)  # «le» is «l'» before a vowel
    vowels: str = ""
    others: frozenset[str] = frozenset()  # «autre»
    conjunctions: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    personal: dict[str, Grammar] = field(default_factory=dict)
    oblique: frozenset[str] = frozenset()
    nearest: Phrasebook[Grammar] = field(default_factory=Phrasebook)
    ordered: Phrasebook[int] = field(default_factory=Phrasebook)  # «le premier», «la seconde»
    topics: Phrasebook[bool] = field(default_factory=Phrasebook)  # «quant à»
    that_of: frozenset[str] = frozenset()  # «celle de X»
    nobody: frozenset[str] = frozenset()
    anaphors: Phrasebook[Grammar] = field(default_factory=Phrasebook)
    pairs: Phrasebook[ActorKind] = field(default_factory=Phrasebook)
    titles: Phrasebook[bool] = field(default_factory=Phrasebook)  # that serve as names
    known: Phrasebook[bool] = field(default_factory=Phrasebook)  # organisations by name
    openers: frozenset[str] = frozenset()
    voices: Phrasebook[bool] = field(default_factory=Phrasebook)  # «par la voix de»
    tails: Phrasebook[bool] = field(default_factory=Phrasebook)  # «par intérim», «en chef»
    takes_to: frozenset[str] = frozenset()
    takes_any: frozenset[str] = frozenset()
    mandates: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    from_: frozenset[str] = frozenset()
    up_to: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    graders: frozenset[str] = frozenset()
    counterparts: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()  # callings that articles often leave without a name
    callings_nouns: frozenset[str] = frozenset()
    kin: dict[str, frozenset[str]] = field(default_factory=dict)  # noun -> what it may take up
    heads: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    human: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()  # nouns of persons, beside those of roles
    abstract: tuple[str, ...] = ()  # endings of nouns of things said or done
    inhuman: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    both: Phrasebook[bool] = field(default_factory=Phrasebook)
    someone: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    two: frozenset[str] = frozenset()
    invariable: frozenset[str] = frozenset()  # nouns that end in s in the singular too
    one_article: tuple[str, str] = ("", "")  # masculine, feminine
    among: frozenset[str] = frozenset()  # «d'entre», of «l'un d'entre eux»
    oblique_many: frozenset[str] = frozenset()
    demonymic: tuple[str, ...] = ()  # endings of demonyms
    located: frozenset[str] = frozenset()  # «à», before a place
    movement: frozenset[str] = frozenset()  # verbs after which it is one
    towards: frozenset[str] = frozenset()  # words after which it is somebody
    seated: frozenset[str] = frozenset()  # nouns that a place's name completes

    def contract(self, phrase: str) -> str:
        """Write a preposition and the article after it as one, where the language does."""
        for apart, one in self.contractions.items():
            phrase = phrase.replace(f" {apart} ", f" {one} ")
        return phrase

    def joined(self, word: str, rest: str) -> str:
        """Write a small word before others, elided where the language does («d'Ada»)."""
        elided = self.elisions.get(word)
        if elided is not None and rest[:1].lower() in self.vowels:
            return f"{elided}{rest}"
        return f"{word} {rest}"

    def gender_of(self, first_name: str) -> Gender | None:
        """Give the gender of most who bear a (folded) first name, None where it is unknown."""
        return self.first_names.get(first_name) or self.first_names.get(first_name.split("-")[0])

    def is_first_name(self, word: str) -> bool:
        """Tell whether a folded word, or its part before a hyphen, is a known first name."""
        return word in self.first_names or word.split("-")[0] in self.first_names


def _add_roles(lexicon: Lexicon, pairs: Iterable[Sequence[str]], office: str) -> None:
    for masculine, feminine in pairs:
        canonical = fold(masculine)
        forms: list[tuple[str, Gender | None]] = [(masculine, None)]
        if feminine:
            forms = [(masculine, Gender.MASCULINE), (feminine, Gender.FEMININE)]
        for form, gender in forms:
            lexicon.nouns.add(form, Noun(canonical, Sort.ROLE, gender, False, office))
            many = plural(form, lexicon.code)
            if many != form:
                lexicon.nouns.add(many, Noun(canonical, Sort.ROLE, gender, True, office))


def _add_compounds(lexicon: Lexicon, pairs: Iterable[Sequence[str]], office: str) -> None:
    """Enter an office by its head and its content, as other words may stand between them."""
    for form, _ in pairs:
        head, *rest = units_of(form)
        content = frozenset(unit for unit in rest if len(unit) > 3)
        if content and len(rest) > 1:
            lexicon.compounds[head, content] = Noun(fold(form), Sort.ROLE, None, False, office)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _add_groups(lexicon: Lexicon, table: dict[str, Any]) -> None:
    genders = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "any": None}
    sorts = {
        "organisations": Sort.ORGANISATION,
        "people": Sort.PEOPLE,
        "unnamed": Sort.UNNAMED,
        "documents": Sort.DOCUMENT,
    }
    for name, sort in sorts.items():
        for code, nouns in table[name].items():
            for noun in nouns:
                people = sort is Sort.PEOPLE
                entry = Noun(fold(noun), sort, genders[code], people)
                lexicon.nouns.add(noun, entry)
                if sort is Sort.ORGANISATION:
                    many = plural(noun, lexicon.code)
                    lexicon.nouns.add(many, Noun(fold(noun), sort, genders[code], True))


def _add_places(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for state, entry in table["states"].items():
        for name in entry["names"]:
            lexicon.places.add(_bare(name), Place(name, state, country=True))
        for name in entry.get("seats", ()):
            lexicon.places.add(_bare(name), Place(name, state))
        for form in entry.get("demonyms", ()):
            lexicon.demonyms.add(form, state)
            lexicon.demonyms.add(plural_word(form, lexicon.code), state)


def _bare(name: str) -> str:
    """Give a name without the article that the table writes before it."""
    for article in ("le ", "la ", "les ", "l'", "the "):
        if name.startswith(article) and name[len(article)].isupper():
            return name[len(article) :]
    return name


def _add_first_names(lexicon: Lexicon) -> None:
    codes = [lexicon.code, *(code for code in PIPELINES if code != lexicon.code)]
    for code in codes:
        table = load_pack(code).table("firstnames")
        for name in table["either"].split():
            lexicon.first_names.setdefault(fold(name), None)
        for gender, names in ((Gender.MASCULINE, table["m"]), (Gender.FEMININE, table["f"])):
            for name in names.split():
                lexicon.first_names.setdefault(fold(name), gender)


@cache
def lexicon(code: str) -> Lexicon:
    """Compile the actors' tables of a language.

    Raises LexiconError where a table is missing or malformed, UnknownLanguage without a pack.
    """
    pack = load_pack(code)
    nominal, titles, roles = pack.table("nominal"), pack.table("titles"), pack.table("roles")
    made = Lexicon(code, FunctionWords.of(nominal["function"]))
    for office, pairs in roles["offices"].items():
        _add_roles(made, pairs, office)
        _add_compounds(made, pairs, office)
    _add_roles(made, roles["posts"]["nouns"], "")
    _add_roles(made, roles["callings"]["nouns"], "")
    for title in roles["titles"]["nouns"]:
        made.titles.add(title, True)
    _add_groups(made, pack.table("groups"))
    _add_places(made, pack.table("places"))
    _add_first_names(made)
    made.honorifics = {fold(k): Grammar.parse(v) for k, v in titles["honorifics"].items()}
    made.callings = {fold(k): fold(v) for k, v in titles["callings"].items()}
    made.particles = _folded(titles["particles"]["any"])
    made.noble = _folded(titles["particles"]["noble"])
    for kind in ("indefinite", "demonstrative", "possessive", "definite"):
        for word, grammar in nominal["determiners"][kind].items():
            made.determiners[word] = (kind, Grammar.parse(grammar))
    made.contracted = _lower(nominal["determiners"]["contracted"])
    made.contractions = dict(nominal["determiners"]["contractions"])
    whose = nominal["possessive"]
    made.possessives = {k: Grammar.parse(v) for k, v in whose["of_one"].items()}
    masculine, feminine, several = whose["articles"]
    made.possessed_articles = (masculine, feminine, several)
    made.possessed_of, made.vowels = whose["of"], whose["vowels"]
    made.elisions = dict(whose["elisions"])
    made.others = _lower(nominal["determiners"]["others"])
    made.of = _lower(nominal["prepositions"]["of"])
    made.to = _lower(nominal["prepositions"]["to"])
    made.leading = _lower(nominal["prepositions"]["leading"])
    made.conjunctions = _lower(nominal["conjunctions"]["and"])
    made.relatives = _lower(nominal["relative"]["subject"])
    pronouns = nominal["pronouns"]
    made.personal = {k: Grammar.parse(v) for k, v in pronouns["personal"].items()}
    for phrase, grammar in pronouns["nearest"].items():
        made.nearest.add_exact(phrase, Grammar.parse(grammar))
    for number, phrases in enumerate((pronouns["first"], pronouns["second"])):
        for phrase in phrases:
            made.ordered.add_exact(phrase, number)
    for phrase in pronouns["topics"]:
        made.topics.add_exact(phrase, True)
    made.that_of = _lower(pronouns["that_of"])
    made.nobody = _lower(pronouns["nobody"])
    for phrase, grammar in nominal["anaphors"]["person"].items():
        made.anaphors.add_exact(phrase, Grammar.parse(grammar))
    for phrase in nominal["anaphors"]["pair"]:
        made.pairs.add_exact(phrase, ActorKind.PERSON)
    for phrase in nominal["anaphors"]["capitals"]:
        made.pairs.add_exact(phrase, ActorKind.PLACE)
    for name in pack.table("groups")["known"]["names"]:
        made.known.add(name, True)
    for phrase in nominal["anaphors"]["both"]:
        made.both.add_exact(phrase, True)
    made.oblique = _lower(pronouns["oblique"])
    made.one = _lower(pronouns["one"])
    made.two = _lower(pronouns["two"])
    made.invariable = _lower(nominal["plural"]["invariable"])
    made.one_article = (pronouns["article"][0], pronouns["article"][1])
    made.among = _lower(pronouns["among"])
    made.oblique_many = _lower(pronouns["oblique_many"])
    made.there = _lower(pronouns["there"])
    made.someone = _lower(pronouns["someone"])
    for name in ("located", "movement", "towards", "seated"):
        setattr(made, name, _folded(nominal["towns"][name]))
    made.located = _lower(nominal["towns"]["located"])
    made.demonymic = tuple(nominal["towns"]["demonyms"])
    made.things = _lower(nominal["things"]["nouns"])
    made.generic = _folded(pack.table("groups")["generic"]["nouns"])
    made.openers = _folded(nominal["openers"]["words"])
    made.mandates = _folded(roles["complements"]["mandates"])
    made.abstract = tuple(fold(ending) for ending in nominal["human"]["abstract"])
    made.human = tuple(nominal["human"]["endings"])
    made.persons = _folded(pack.table("persons")["nouns"])
    made.inhuman = _folded(nominal["human"]["except"])
    made.quantities = _folded(nominal["quantities"]["nouns"])
    made.assumed = _folded(pack.table("groups")["issued"]["assumed"])
    made.issued = _folded(pack.table("groups")["issued"]["nouns"])
    for phrase in nominal["voices"]["through"]:
        made.voices.add_exact(phrase, True)
    for phrase in roles["complements"]["tails"]:
        made.tails.add_exact(phrase, True)
    dated = roles["dated"]
    made.since, made.until = _lower(dated["since"]), _lower(dated["until"])
    made.from_, made.up_to = _lower(dated["from"]), _lower(dated["to"])
    made.passing = _folded(roles["passing"]["nouns"])
    made.callings_nouns = _folded(pair[0] for pair in roles["callings"]["nouns"])
    made.kin = {fold(noun): _folded(words) for noun, words in roles["kin"].items()}
    made.heads = _folded(roles["heads"]["nouns"])
    made.departments = _folded(roles["departments"]["nouns"])
    made.takes_any = _folded(roles["complements"]["to_any"])
    made.takes_to = _folded(roles["complements"]["to"])
    for name in ("modifiers", "former", "then", "future", "graders", "counterparts"):
        setattr(made, name, _folded(roles["complements"][name]))
    return made

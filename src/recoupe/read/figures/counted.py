"""The noun that a number counts, from the words behind it and their parts of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.numbers import Form, Number, number_grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What may follow «others» that stands for a noun.
_AFTER_PRONOUN = frozenset({"VERB", "AUX", "PUNCT", "ADP", "PRON", "CCONJ", "SCONJ", "SPACE"})
# How many words may stand between a number and its noun.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun, the unit, the view offset where the phrase ends.

    `noun` is None for «deux d'entre eux»: those are counted that were spoken of before.
    """

    noun: Token | None
    unit: str | None
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    skip: frozenset[str]
    determiners: frozenset[str]
    of: frozenset[str]
    among: frozenset[str]
    others: frozenset[str]
    quotes: frozenset[str]
    uncounted: frozenset[str]
    contracted: frozenset[str]
    of_optional: bool


def counted(doc: Doc, text: str, number: Number, code: str) -> Counted | None:
    """Give what `number` counts; None where no noun follows that it could count."""
    words = _words(code)
    token = token_at(doc, number.end)
    if token is None or token.idx < number.end or text[number.end : token.idx].strip(" -"):
        return None
    at, part = token.i, False
    if doc[at].lower_ in words.others and _stands_alone(doc, at):
        return _others(doc, text, at, code, words)
    if doc[at].lower_ in words.of:
        part = not number.linked
        if part and not _partitive(doc, at, words):
            return None
        at += 1
        if at < len(doc) and doc[at].lower_ in words.among:
            return _among(doc, at)
        while at < len(doc) and doc[at].lower_ in words.determiners:
            at += 1
        within = _number_at(doc, text, at, code)
        if within is not None and within.one:
            return None  # «80 millions d'un coup»
        if within is not None:
            whole = counted(doc, text, within, code)
            return Counted(None, whole.unit, number.end) if whole is not None else None
    elif _wants_of(number) and not words.of_optional:
        return None
    found = _head(doc, text, number, at, code, words)
    if part and found is not None and not _plural(found.noun):
        return None  # «le degré zéro de la …»
    return found


def _plural(noun: Token | None) -> bool:
    return noun is None or noun.lower_[-1] in "sx" or noun.morph.get("Number", []) == ["Plur"]


def _wants_of(number: Number) -> bool:
    """Tell a number that takes «de» before its noun («deux millions de»)."""
    return number.scale > 1000 or (number.linked and number.form is not Form.DIGITS)


def _number_at(doc: Doc, text: str, at: int, code: str) -> Number | None:
    """Give the number that begins at word `at` («deux des trois suspects»)."""
    if at >= len(doc):
        return None
    start = doc[at].idx
    found = next(number_grammar(code).find(text[start : start + 40]), None)
    if found is None or found.start > 0:
        return None
    return replace(found, start=start, end=start + found.end)


def _partitive(doc: Doc, at: int, words: _Words) -> bool:
    """Tell «700 de ses clients», «trois des banques» from «deux de perdus»."""
    if at + 1 >= len(doc):
        return False
    of, after = doc[at].lower_, doc[at + 1].lower_
    bare = of not in words.contracted
    return bare or after in words.determiners or after in words.among


def _among(doc: Doc, at: int) -> Counted:
    """«deux d'entre eux»: the pronoun ends the phrase."""
    last = doc[min(at + 1, len(doc) - 1)]
    return Counted(None, None, last.idx + len(last))


def _stands_alone(doc: Doc, at: int) -> bool:
    """Tell «douze autres ont …» from «douze autres villes»."""
    if at + 1 >= len(doc):
        return True
    following = doc[at + 1]
    return following.is_sent_start or following.pos_ in _AFTER_PRONOUN


def _others(doc: Doc, text: str, at: int, code: str, words: _Words) -> Counted:
    """«douze autres»: of those counted before; «deux autres de leurs six filles»: of these."""
    end = doc[at].idx + len(doc[at])
    behind = at + 1
    if behind < len(doc) and doc[behind].lower_ in words.of:
        behind += 1
        while behind < len(doc) and doc[behind].lower_ in words.determiners:
            behind += 1
        within = _number_at(doc, text, behind, code)
        whole = counted(doc, text, within, code) if within is not None else None
        return Counted(None, whole.unit if whole is not None else None, end)
    return Counted(None, None, end)


def _head(doc: Doc, text: str, number: Number, at: int, code: str, words: _Words) -> Counted | None:
    """Find the noun: past adjectives and quotation marks, before any other word."""
    grammar = noun_grammar(code)
    first, fallback = at, None
    line = text.find("\n", number.end)
    for token in doc[at : at + _MOST]:
        low = token.lower_
        if -1 < line < token.idx or (token.i > first and token.is_sent_start):
            break
        if low in words.quotes:
            if token.i > first and fallback is not None:
                break
            continue
        if low in words.uncounted or token.is_punct or not any(c.isalpha() for c in low):
            break
        person = grammar.person(token.text)
        if _noun(token, person, number) and not (low in words.skip and _before_noun(token, code)):
            compound, last = _compound(doc, token, code)
            hyphened = _hyphened(doc, text, last)
            if compound is None and hyphened > last.idx + len(last):
                return Counted(token, grammar.unit(text[token.idx : hyphened]), hyphened)
            return Counted(token, compound or grammar.unit(token.text), last.idx + len(last))
        if low in words.skip or token.pos_ in ("ADJ", "ADV"):
            if token.pos_ == "ADJ" and low not in words.skip and low[-1] in "sx":
                fallback = token
            continue
        break
    if fallback is not None and grammar.person(fallback.text):
        return Counted(fallback, "person", fallback.idx + len(fallback))
    return None


def _hyphened(doc: Doc, text: str, word: Token) -> int:
    """Give where a word with a hyphen ends, which the tokens may cut («week-ends»)."""
    end = word.idx + len(word)
    following = re.match(r"-[^\W\d_]+", text[end : end + 24])
    return end + following.end() if following else end


def _before_noun(token: Token, code: str) -> bool:
    """Tell whether a noun follows: «trois jeunes gens», but «trois jeunes arrêtés»."""
    doc = token.doc
    if token.i + 1 >= len(doc):
        return False
    following, grammar = doc[token.i + 1], noun_grammar(code)
    return following.pos_ in ("NOUN", "PROPN") or (
        grammar.person(following.text) and not grammar.person(token.text)
    )


def _compound(doc: Doc, head: Token, code: str) -> tuple[str | None, Token]:
    """Give the unit of a name of several words that begins at or before its head."""
    grammar = noun_grammar(code)
    for first in (head.i - 1, head.i):
        for length in (4, 3, 2):
            words = doc[max(first, 0) : first + length]
            if len(words) == length and head.i < first + length:
                name = grammar.compound([word.text for word in words])
                if name is not None:
                    return name, words[-1]
    return None, head


def _noun(token: Token, person: bool, number: Number) -> bool:
    """Tell whether a word is a noun that a number may count."""
    if any(c.isdigit() for c in token.text):
        return False
    if token.pos_ == "NOUN" or person:
        return True
    if token.pos_ == "PROPN":
        return token.text[0].isupper() and len(token) > 2 and number.value >= 2
    return False


@cache
def _words(code: str) -> _Words:
    table = load_pack(code).table("counting")
    names = ("skip", "determiners", "of", "among", "others", "quotes", "uncounted", "contracted")
    words = {name: frozenset(table[name]) for name in names}
    return _Words(of_optional=table["of_optional"], **words)

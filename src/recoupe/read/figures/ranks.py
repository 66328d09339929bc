"""Ordinals that measure: ranks («la deuxième place pour …») and anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import Form, Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RANK = "rank"
ANNIVERSARY = "year"
_NEAR = 6


class RankGrammar:
    """The ordinals of one language and what they rank, from `counting.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        ranks, anniversary = table["ranks"], table["anniversary"]
        self._nouns = noun_grammar(code)
        self._values: dict[str, int] = dict(zip(ranks["ordinals"], ranks["values"], strict=True))
        words = "|".join(re.escape(word) for word in sorted(self._values, key=len, reverse=True))
        self._ordinal = re.compile(
            rf"(?<![\w-])(?:(?P<word>{words})|(?P<digits>\d{{1,3}}){ranks['abbreviated']})(?![\w-])",
            re.IGNORECASE,
        )
        self._places = frozenset(ranks["places"])
        self._comparers = frozenset(ranks["comparers"])
        self._copulas = frozenset(ranks["copulas"])
        self._of_what = tuple(ranks["of_what"])
        self._anniversaries = frozenset(anniversary["nouns"])
        self._marking = frozenset(anniversary["verbs"])

    def find(self, doc: Doc, text: str) -> Iterator[Draft]:
        """Give the ranks and anniversaries of a text, in order."""
        opened: Draft | None = None
        for match in self._ordinal.finditer(text):
            value = self._value(match)
            token = token_at(doc, match.start())
            if token is None or value is None or token.i + 1 >= len(doc):
                continue
            draft = self._ranked(doc, match, value, token)
            if draft is None and opened is not None and self._goes_on(doc, token, opened):
                draft = _draft(match, value, match.end(), RANK, token)
            if draft is None:
                continue
            opened = draft
            yield draft

    def _value(self, match: re.Match[str]) -> int | None:
        if match["word"]:
            return self._values[match["word"].casefold()]
        return int(match["digits"])

    def _ranked(self, doc: Doc, match: re.Match[str], value: int, token: Token) -> Draft | None:
        noun = _noun_after(doc, match.end())
        if noun is None:
            return None
        single = self._nouns.singular(noun.text)
        if single in self._anniversaries:
            before = doc[max(token.sent.start, token.i - 4) : token.i]
            if any(word.lower_ in self._marking for word in before):
                return _draft(match, value, noun.idx + len(noun), ANNIVERSARY, noun)
            return None
        placed = single in self._places and self._ranks_something(doc, noun)
        compared = single in self._comparers and value > 1 and self._is_attribute(doc, token)
        if placed or compared:
            return _draft(match, value, noun.idx + len(noun), RANK, noun)
        return None

    def _ranks_something(self, doc: Doc, noun: Token) -> bool:
        return noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in self._of_what

    def _is_attribute(self, doc: Doc, token: Token) -> bool:
        """Tell «est devenue la deuxième exportatrice» from «le deuxième exportateur a dit»."""
        before = doc[max(token.sent.start, token.i - _NEAR) : token.i]
        return any(word.lower_ in self._copulas for word in before)

    def _goes_on(self, doc: Doc, token: Token, opened: Draft) -> bool:
        """Tell «… et la quatrième pour …» behind a rank, in the same sentence."""
        first = token_at(doc, opened.start)
        following = doc[token.i + 1].lower_
        return (
            opened.unit == RANK
            and first is not None
            and first.sent.start == token.sent.start
            and following in self._of_what
        )


def _noun_after(doc: Doc, offset: int) -> Token | None:
    """Give the noun behind an ordinal, past one adjective."""
    token = token_at(doc, offset)
    if token is None:
        return None
    for word in doc[token.i : token.i + 2]:
        if word.pos_ == "NOUN" or word.pos_ == "PROPN":
            return word
        if word.pos_ != "ADJ":
            return None
    return None


def _draft(match: re.Match[str], value: int, end: int, unit: str, noun: Token) -> Draft:
    number = Number(match.start(), match.end(), float(value), Form.WORDS)
    return Draft(number, match.start(), end, float(value), unit, UnitKind.SIGN, noun)


@cache
def rank_grammar(code: str) -> RankGrammar:
    """Give the rank grammar of the language `code` (ISO 639-1), compiled once."""
    return RankGrammar(load_pack(code).table("counting"), code)

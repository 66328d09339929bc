"""Whether a date that names no year lies before or after the article, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from recoupe.language import load_pack
from recoupe.read.tense import Tense, governor, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Direction(StrEnum):
    """Where a date lies from the article's own."""

    BEFORE = "before"
    AFTER = "after"
    OPEN = "open"  # a present: what is announced as much as what is told
    NONE = "none"  # nothing says


@dataclass(frozen=True, slots=True)
class Lie:
    """Where a date lies; `firm` where a word beside it says so, and not only the tense of a verb.

    `loose`: it hangs on a noun or an infinitive, whose time the tense above them does not tell
    («le défilé de samedi», «a promis de venir samedi»).
    """

    direction: Direction
    firm: bool = False
    loose: bool = False


_BY_TENSE = {
    Tense.PAST: Direction.BEFORE,
    Tense.PRESENT: Direction.OPEN,
    Tense.FUTURE: Direction.AFTER,
    Tense.CONDITIONAL: Direction.AFTER,
    Tense.NONE: Direction.NONE,
}
# How many words before the date a word of direction may stand.
_NEAR = 4
# How far before it one may begin that stands right at it («jusqu'à ce samedi»), in code points.
_BESIDE = 24


def direction(doc: Doc, start: int, code: str) -> Lie:
    """Tell where the date that begins at offset `start` of the parsed text lies."""
    token = token_at(doc, start)
    if token is None:
        return Lie(Direction.NONE)
    if _beside(code).search(doc.text[max(0, start - _BESIDE) : start]):
        return Lie(Direction.AFTER, firm=True)
    after, before = _words(code)
    sentence = token.sent.start
    near = [doc[at].lower_ for at in range(max(sentence, token.i - _NEAR), token.i)]
    for word in reversed(near):
        if word in after:
            return Lie(Direction.AFTER, firm=True)
        if word in before:
            return Lie(Direction.BEFORE, firm=True)
    verb = governor(token)
    if verb is None:
        return Lie(Direction.NONE)
    loose = token.head.pos_ in ("NOUN", "PROPN") or verb.morph.get("VerbForm", []) == ["Inf"]
    if _to_come(verb, code):
        return Lie(Direction.AFTER)
    if _attached(verb):
        return Lie(Direction.NONE)
    return Lie(_BY_TENSE[tense(verb, code)], loose=loose)


def _to_come(verb: Token, code: str) -> bool:
    """Tell an infinitive of what is asked, promised or planned («a promis de venir samedi»)."""
    if verb.morph.get("VerbForm", []) != ["Inf"]:
        return False
    before = [verb.head, *(child for child in verb.children if child.dep_ == "mark")]
    return any(_toward(code).fullmatch(word.lower_) for word in before)


def _attached(verb: Token) -> bool:
    """Tell a participle of a noun, past or to come («invité lundi», «organisé en janvier»)."""
    past = verb.morph.get("VerbForm", []) == ["Part"] and verb.morph.get("Tense", []) == ["Past"]
    return past and verb.dep_ == "acl" and not any(c.dep_.startswith("aux") for c in verb.children)


def token_at(doc: Doc, offset: int) -> Token | None:
    """Give the word that holds `offset` or is the first after it; None past the end."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= offset:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) else None


@cache
def _beside(code: str) -> re.Pattern[str]:
    forms = load_pack(code).table("calendar")["direction"]["beside"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}) ?$", re.IGNORECASE)


@cache
def _toward(code: str) -> re.Pattern[str]:
    return re.compile("|".join(load_pack(code).table("calendar")["direction"]["toward"]))


@cache
def _words(code: str) -> tuple[frozenset[str], frozenset[str]]:
    table = load_pack(code).table("calendar")["direction"]
    return frozenset(table["after"]), frozenset(table["before"])

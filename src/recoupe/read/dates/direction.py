"""Whether a date that names no year lies before or after the article, from the words around it."""

from __future__ import annotations

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


_BY_TENSE = {
    Tense.PAST: Direction.BEFORE,
    Tense.PRESENT: Direction.OPEN,
    Tense.FUTURE: Direction.AFTER,
    Tense.CONDITIONAL: Direction.AFTER,
    Tense.NONE: Direction.NONE,
}
# How many words before the date a word of direction may stand.
_NEAR = 4


def direction(doc: Doc, start: int, code: str) -> Direction:
    """Tell where the date that begins at offset `start` of the parsed text lies."""
    token = token_at(doc, start)
    if token is None:
        return Direction.NONE
    after, before = _words(code)
    sentence = token.sent.start
    near = [doc[at].lower_ for at in range(max(sentence, token.i - _NEAR), token.i)]
    for word in reversed(near):
        if word in after:
            return Direction.AFTER
        if word in before:
            return Direction.BEFORE
    verb = governor(token)
    return _BY_TENSE[tense(verb, code)] if verb is not None else Direction.NONE


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
def _words(code: str) -> tuple[frozenset[str], frozenset[str]]:
    table = load_pack(code).table("calendar")["direction"]
    return frozenset(table["after"]), frozenset(table["before"])

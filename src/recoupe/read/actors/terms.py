"""When a role was held, where the text says so beside it, as EDTF (ISO 8601-2)."""

from __future__ import annotations

import re

from recoupe.read.actors.lexicon import Lexicon
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.words import Words

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NEAR = 5  # units from the word that dates to the year


def held_when(words: Words, lexicon: Lexicon, phrase: Phrase) -> str | None:
    """Give when a role was held: «depuis 2012» is 2012/.., «de 2012 à 2016» 2012/2016.

    None where the words right after the phrase do not say.
    """
    at = phrase.end
    if at < len(words) and words.text[at] == ",":
        at += 1
    if at >= len(words):
        return None
    low = words.low[at]
    year = _year(words, at + 1)
    if year is None:
        return None
    if low in lexicon.since:
        return f"{words.text[year]}/.."
    if low in lexicon.until:
        return f"../{words.text[year]}"
    if low in lexicon.from_ and year + 1 < len(words) and words.low[year + 1] in lexicon.up_to:
        last = _year(words, year + 2)
        return f"{words.text[year]}/{words.text[last]}" if last is not None else None
    return None


def _year(words: Words, at: int) -> int | None:
    """Give the first unit that is a year, near a unit and in its clause."""
    for unit in range(at, min(at + _NEAR, len(words))):
        if _YEAR.fullmatch(words.text[unit]):
            return unit
        if words.text[unit] in ",.;:()\n":
            return None
    return None

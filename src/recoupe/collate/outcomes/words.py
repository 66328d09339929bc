"""The words of a passage by which a pledge and the news of it can be put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from recoupe.language import load_pack
from recoupe.text import key

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters by which two forms of a word count as one


@dataclass(frozen=True)
class Signs:
    """The table `outcomes` of a language: words that tell nothing apart, signs of an outcome."""

    empty: frozenset[str]
    patterns: dict[str, re.Pattern[str]]


@cache
def signs(language: str) -> Signs:
    """Give the compiled table of a language; raises LexiconError where it is malformed."""
    table = load_pack(language).table("outcomes")
    return Signs(
        empty=frozenset(table["empty"]),
        patterns={name: re.compile(pattern) for name, pattern in table["patterns"].items()},
    )


def stems(folded: str, language: str) -> tuple[str, ...]:
    """Give the stems of the telling words of a folded text, in order."""
    empty = signs(language).empty
    return tuple(word[:_STEM] for word in _WORD.findall(folded) if word not in empty)


def pairs(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Give the pairs of stems that stand next to each other, or with one between.

    «dette subordonnée» is one thing, and so is «code de bonne conduite».
    """
    return frozenset(pairwise(words)) | frozenset(zip(words, words[2:], strict=False))


def fold(text: str) -> str:
    """Fold a passage for the patterns of the tables."""
    return key(text)

"""How telling a word is: rare in the language at large, and in the pile.

Inverse document frequency (Spärck Jones 1972), but as if the pile stood in a background collection
of the language: in a pile of five articles on one event, the event's own words stand in all five
and are still telling. The background is computed from general word frequencies (wordfreq, Speer
2022), so that a similarity means the same in a small pile and in a large one.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from wordfreq import available_languages, get_frequency_dict

from recoupe.text import key

# The background: so many articles of so many words.
_ARTICLES, _LENGTH = 1000, 400
_UNSEEN = 5e-7  # frequency of a word that the list does not have: it begins at twice this
_STEM = 7  # letters kept of a word: French and English endings fall away (Savoy 1999)
_WORD = re.compile(r"[^\W_]{3,}")


def stems(text: str) -> list[str]:
    """Give the words of a text of three letters or more, folded and cut to their stems."""
    return [_stem(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1 << 18)
def _stem(word: str) -> str:
    folded = key(word)
    return (folded[:-1] if folded[-1] in "sx" else folded)[:_STEM]


@cache
def _frequencies(language: str) -> dict[str, float]:
    """Give how often each stem stands among the words of a language; empty for an unknown one."""
    found: defaultdict[str, float] = defaultdict(float)
    if language in available_languages():
        for word, frequency in get_frequency_dict(language, wordlist="small").items():
            if _WORD.fullmatch(word):
                found[_stem(word)] += frequency
    return found


def weight(stem: str, holders: int, articles: int, languages: Iterable[str]) -> float:
    """Give the weight of a stem that `holders` of the pile's `articles` have; never below 0."""
    frequency = max((_frequencies(code).get(stem, _UNSEEN) for code in languages), default=_UNSEEN)
    expected = _ARTICLES * (1 - math.exp(-_LENGTH * frequency))
    return max(0.0, math.log((_ARTICLES + articles) / (expected + holders)))

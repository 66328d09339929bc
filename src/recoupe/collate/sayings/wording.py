"""A statement as it is compared: its words, its character n-grams, its quotations, its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.collate.words import stems
from recoupe.language import load_pack
from recoupe.model import Statement
from recoupe.text import key

_GRAM = 4
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:,\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"(?<=\d)[ .](?=\d{3}(?!\d))")  # «2 000», «2.000»
_OPENING = 500  # code points of the title and the lead, which sum up what follows


@dataclass(frozen=True)
class Wording:
    """A statement as it is compared; `news` is what it says, without what it points back to."""

    statement: Statement
    text: str
    plain: str
    stems: frozenset[str]
    news: News
    quoted: tuple[str, ...]
    numbers: frozenset[str]
    counts: frozenset[str]  # numbers in words
    language: str

    def contradicts(self, other: Wording) -> bool:
        """Tell whether both give figures and none is common: then they are two statements."""
        return any(
            mine and theirs and mine.isdisjoint(theirs)
            for mine, theirs in ((self.numbers, other.numbers), (self.counts, other.counts))
        )

    def common_quotations(self, other: Wording) -> Iterator[str]:
        """Give the quoted fragments of either that stand whole in the other's news."""
        for one, two in ((self, other), (other, self)):
            padded = f" {two.news.plain} "
            yield from (q for q in one.quoted if q and f" {q} " in padded)


@dataclass(frozen=True)
class News:
    """The words of a statement but those that a demonstrative points back to («ce fichier»).

    They name what the talk is about, and many statements on one subject have them in common.
    """

    plain: str
    stems: frozenset[str]
    grams: frozenset[str]


def word(statement: Statement, article: str, language: str) -> Wording:
    """Prepare a statement, given the text and the language of its article."""
    folded = key(article[statement.start : statement.end])
    return Wording(
        statement=statement,
        text=folded,
        plain=_plain(folded),
        stems=frozenset(stems(folded)),
        news=_news(folded, language),
        quoted=tuple(_plain(key(f.of(article))) for f in statement.fragments),
        numbers=frozenset(_NUMBER.findall(_GROUPED.sub("", folded))),
        counts=frozenset(_counts(language).findall(folded)),
        language=language,
    )


def is_year(number: str) -> bool:
    """Tell whether a number may be a year, which statements share more often than a figure."""
    return _YEAR.fullmatch(number) is not None


def apart(one: Statement, other: Statement) -> bool:
    """Tell whether both stand in the body of one article, where a speaker seldom says it twice."""
    first, second = sorted((one, other), key=lambda s: (s.start, s.end))
    if first.article != second.article:
        return False
    return not (first.start < _OPENING and second.start - first.end > 100)


def _news(folded: str, language: str) -> News:
    left = _pointing(language).sub(" ", folded)
    text = left if stems(left) else folded
    return News(
        plain=_plain(text),
        stems=frozenset(stems(text)),
        grams=frozenset(text[n : n + _GRAM] for n in range(len(text) - _GRAM + 1)),
    )


def _plain(folded: str) -> str:
    return " ".join(_TOKEN.findall(folded))


@cache
def _counts(language: str) -> re.Pattern[str]:
    words = "|".join(load_pack(language).table("versions")["counts"])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


@cache
def _pointing(language: str) -> re.Pattern[str]:
    words = "|".join(load_pack(language).table("versions")["pointing"])
    return re.compile(rf"(?<!\w)(?:{words}) (?:[^\W\d_]+ )?[^\W\d_]+")

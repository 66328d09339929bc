"""The words that differ between versions of one saying, set under each other.

A word-level collation as CollateX makes it (Dekker et al. 2015): versions are joined one by one,
the longest first, to a table with one column a word, by global alignment (Needleman & Wunsch
1970); columns that tell the reader the same thing are then read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from recoupe.text import key

_WORD = re.compile(r"[^\W_]+")

# Scores of the alignment. A replaced word costs less than one left out and one put in, so that
# rival words stand in one column; a shared word always pays for two gaps beside it.
_SAME, _KIN, _OTHER, _GAP = 20, 8, -5, -4
_STEM = 4  # letters that words of one family share at least («augmenter», «augmentera»)


class Agreement(StrEnum):
    """What a cell is to the cells of the other versions in its column."""

    SAME = "same"  # every version that has words here has these
    DIFFERENT = "different"  # others have other words here, or none has any
    ABSENT = "absent"  # this version has no words here; others have


@dataclass(frozen=True, slots=True)
class Cell:
    """Code points `start`–`end` of one version; empty where the version has nothing."""

    start: int
    end: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Row:
    """One version: all rows of a table have as many cells, and those of a row tile its text."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    form: str


_Column = tuple[_Word | None, ...]


def align(texts: Sequence[str]) -> tuple[Row, ...]:
    """Set versions of one saying under each other, word by word.

    Gives one row a text, in the order given. Offsets are code points into that text; joined, the
    cells of a row are the whole text, marks and spaces going with the words before them. Case,
    accents and punctuation make no difference between words.

    «stands firm» and «stands well» give two columns: «stands » (same), «firm» / «well» (different).
    """
    words = [_words(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: (-len(words[i]), i))
    table: list[dict[int, _Word]] = []
    for version in order:
        table = _join(table, version, words[version])
    columns = [tuple(column.get(v) for v in range(len(texts))) for column in table]
    blocks = [list(block) for _, block in groupby(columns, key=_pattern)] or [[]]
    return tuple(_row(version, text, blocks) for version, text in enumerate(texts))


def _words(text: str) -> list[_Word]:
    return [_Word(m.start(), key(m.group())) for m in _WORD.finditer(text)]


def _score(column: dict[int, _Word], word: _Word) -> int:
    forms = {known.form for known in column.values()}
    if word.form in forms:
        return _SAME
    stem = word.form[:_STEM]
    kin = len(stem) == _STEM and any(form.startswith(stem) for form in forms)
    return _KIN if kin else _OTHER


def _join(
    table: list[dict[int, _Word]], version: int, words: list[_Word]
) -> list[dict[int, _Word]]:
    """Align one more version to the table; words that no column takes get their own."""
    n, m = len(table), len(words)
    best = [[_GAP * j for j in range(m + 1)]]
    scores = [[_score(column, word) for word in words] for column in table]
    for i in range(1, n + 1):
        above, here = best[-1], [_GAP * i]
        for j in range(1, m + 1):
            here.append(
                max(above[j - 1] + scores[i - 1][j - 1], above[j] + _GAP, here[j - 1] + _GAP)
            )
        best.append(here)
    joined: list[dict[int, _Word]] = []
    i, j = n, m
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + scores[i - 1][j - 1]:
            i, j = i - 1, j - 1
            joined.append({**table[i], version: words[j]})
        elif i and best[i][j] == best[i - 1][j] + _GAP:
            i -= 1
            joined.append(table[i])
        else:
            j -= 1
            joined.append({version: words[j]})
    return joined[::-1]


def _pattern(column: _Column) -> tuple[bool, ...] | None:
    """Tell columns apart that must not be read as one: who agrees; None where they differ."""
    present = tuple(word is not None for word in column)
    agree = sum(present) > 1 and len({word.form for word in column if word}) == 1
    return present if agree else None


def _row(version: int, text: str, blocks: list[list[_Column]]) -> Row:
    """Cut a text into one cell a block, each running up to the next one's first word."""
    firsts = [
        next((word.start for column in block if (word := column[version])), None)
        for block in blocks
    ]
    cells: list[Cell] = []
    end = len(text)
    for block, first in zip(reversed(blocks), reversed(firsts), strict=True):
        if first is None:
            cells.append(Cell(end, end, Agreement.ABSENT))
            continue
        # What stands before the first word of all belongs to its cell.
        start = 0 if first == min(f for f in firsts if f is not None) else first
        agreement = Agreement.SAME if _pattern(block[0]) else Agreement.DIFFERENT
        cells.append(Cell(start, end, agreement))
        end = start
    if end:  # a version without any word
        cells[-1:] = [Cell(0, len(text), Agreement.DIFFERENT)]
    return Row(tuple(reversed(cells)))

"""The critical apparatus of a row: the words that differ between versions, place by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.collate.alignment import Agreement, Cell, Row, align
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.weave import Layer, Mark
from recoupe.text import key

# Beyond this many words a place is no variant but another sentence: marked, not listed.
_LONGEST = 8
# Of the shorter of two versions, the share of words that the other must have to be compared; words
# of one family count as one («traversent», «traversaient»), known by their first letters.
_SHARED = 0.4
_STEM = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Variant:
    """One wording of a place and the sigla that have it; `cut` is None where they have none."""

    cut: Cut | None
    sigla: tuple[str, ...]


@dataclass(frozen=True)
class Apparatus:
    """For each version its marks, and the places where wordings rival each other."""

    marks: tuple[tuple[Mark, ...], ...]
    entries: tuple[tuple[Variant, ...], ...]


def compare(shelf: Shelf, versions: Sequence[tuple[str, Cut]]) -> Apparatus:
    """Compare versions (siglum and passage) in one language, word by word.

    Of marked words, those of style "other" stand where another version has other words; those of
    style "extra" stand in one version only. A version that shares too few words with the others
    is not compared: it is another sentence, and marks on all of it would say nothing.
    """
    forms = [frozenset(w[:_STEM] for w in _WORD.findall(key(cut.text))) for _, cut in versions]
    near = [n for n in range(len(versions)) if _near(forms, n)]
    marks: list[tuple[Mark, ...]] = [()] * len(versions)
    if len(near) < 2:
        return Apparatus(tuple(marks), ())
    compared = [versions[n] for n in near]
    rows = align([cut.text for _, cut in compared])
    blocks = list(zip(*(row.cells for row in rows), strict=True))
    for n, row in zip(near, rows, strict=True):
        marks[n] = _marks(versions[n][1], row, blocks)
    entries = (_entry(shelf, compared, block) for block in blocks)
    return Apparatus(tuple(marks), tuple(entry for entry in entries if entry))


def _near(forms: Sequence[frozenset[str]], n: int) -> bool:
    """Tell whether version `n` and another share enough words to be set beside each other."""
    return any(
        len(forms[n] & other) >= _SHARED * min(len(forms[n]), len(other))
        for m, other in enumerate(forms)
        if m != n
    )


def _rival(block: tuple[Cell, ...]) -> bool:
    """Tell whether two versions at least have words here, and not the same ones."""
    return sum(cell.agreement is Agreement.DIFFERENT for cell in block) > 1


def _marks(cut: Cut, row: Row, blocks: Sequence[tuple[Cell, ...]]) -> tuple[Mark, ...]:
    marks = []
    for cell, block in zip(row.cells, blocks, strict=True):
        if cell.agreement is Agreement.DIFFERENT:
            start, end = _words(cut.text, cell)
            style = "other" if _rival(block) else "extra"
            marks.append(Mark(cut.start + start, cut.start + end, Layer.CHANGED, style))
    return tuple(marks)


def _entry(
    shelf: Shelf, versions: Sequence[tuple[str, Cut]], block: tuple[Cell, ...]
) -> tuple[Variant, ...]:
    """List the wordings of one place; nothing where they do not rival or are too long."""
    if not _rival(block):
        return ()
    cuts: dict[str, Cut | None] = {}
    sigla: dict[str, list[str]] = {}
    for (sign, cut), cell in zip(versions, block, strict=True):
        start, end = _words(cut.text, cell)
        words = cut.text[start:end]
        if len(words.split()) > _LONGEST:
            return ()
        form = key(words)
        cuts.setdefault(
            form, shelf.cut(cut.article, cut.start + start, cut.start + end) if words else None
        )
        if sign not in sigla.setdefault(form, []):
            sigla[form].append(sign)
    # The absent reading closes the entry, as «om.» does in print.
    order = sorted(cuts, key=lambda form: not form)
    return tuple(Variant(cuts[form], tuple(sigla[form])) for form in order)


def _words(text: str, cell: Cell) -> tuple[int, int]:
    """Give the stretch of a cell from its first letter or digit to its last."""
    start, end = cell.start, cell.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end

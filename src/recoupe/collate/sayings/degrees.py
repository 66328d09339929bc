"""How close a version is to the fullest wording of its saying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.collate.sayings.wording import Wording
from recoupe.model import Degree, StatementKind

_FAITHFUL = (StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)


def fullest(wordings: Sequence[Wording]) -> Wording:
    """Give the version that has the most of the speaker's own words, the longest of equals.

    It is in the language that most versions are in, so that the others are read beside it.
    """
    languages = Counter(wording.language for wording in wordings)
    return min(
        wordings,
        key=lambda w: (
            -languages[w.language],
            w.language,
            _FAITHFUL.index(w.statement.kind),
            -len(w.plain),
            w.statement.article,
            w.statement.start,
        ),
    )


def degree(wording: Wording, full: Wording) -> Degree:
    """Tell how close a version is to the fullest one.

    Without quotation marks it is reported; quoted words that all stand in the fullest version are
    verbatim; others, a translation among them, are a variant.
    """
    if wording.statement.kind is StatementKind.INDIRECT:
        return Degree.REPORTED
    words = f" {full.plain} "
    quoted = [q for q in wording.quoted if q] or [wording.plain]
    return Degree.VERBATIM if all(f" {q} " in words for q in quoted) else Degree.VARIANT

"""The tokens of a parse as parallel rows, read from its arrays at once.

Asking spaCy's Token objects one by one takes longer than all that the readers do with the answers.
The rows are made once a document, for every reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "recoupe.tokens"
_ROWS = ("IDX", "LENGTH", "LOWER", "POS", "DEP", "ENT_TYPE", "MORPH", "IS_SPACE")
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel rows, one entry a token of the document, white space included.

    `start` and `end` are offsets in the document's text, `lower` its words in lower case; `pos`,
    `dep`, `ent` are the parse's labels ("" where there is none); `finite` and `infinitive` tell
    such forms of verbs and auxiliaries; `space` tells white space.
    """

    start: list[int]
    end: list[int]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    ent: list[str]
    finite: list[bool]
    infinitive: list[bool]
    space: list[bool]


def tokens_of(doc: Doc) -> Tokens:
    """Give the rows of a document; the same object each time."""
    made = doc.user_data.get(_KEY)
    if not isinstance(made, Tokens):
        made = _rows(doc)
        doc.user_data[_KEY] = made
    return made


def _rows(doc: Doc) -> Tokens:
    rows: Any = doc.to_array(list(_ROWS))
    columns = [column.tolist() for column in rows.T] if len(doc) else [[] for _ in _ROWS]
    idx, length, lower, pos, dep, ent, morph, space = columns
    strings = doc.vocab.strings

    def spelled(ids: Iterable[int]) -> list[str]:
        ids = list(ids)
        known = {n: strings[n] if n else "" for n in set(ids)}
        return [known[n] for n in ids]

    labels = spelled(pos)
    forms = spelled(morph)
    verbal = [label in _VERBAL for label in labels]
    return Tokens(
        start=idx,
        end=[at + size for at, size in zip(idx, length, strict=True)],
        lower=spelled(lower),
        pos=labels,
        dep=spelled(dep),
        ent=spelled(ent),
        finite=[v and "VerbForm=Fin" in form for v, form in zip(verbal, forms, strict=True)],
        infinitive=[v and "VerbForm=Inf" in form for v, form in zip(verbal, forms, strict=True)],
        space=[bool(flag) for flag in space],
    )

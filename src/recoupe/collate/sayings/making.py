"""A saying made of its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from recoupe.collate.origins import OriginIndex
from recoupe.collate.sayings.degrees import degree, fullest
from recoupe.collate.sayings.wording import Wording, word
from recoupe.model import Passage, Saying, Statement, Version

_Value = TypeVar("_Value", str, tuple[str, ...])


def make_saying(
    id: str,
    statements: Iterable[Statement],
    texts: Mapping[str, str],
    languages: Mapping[str, str],
    origins: OriginIndex,
) -> Saying:
    """Make the saying of some statements, in the order of their articles and passages.

    `texts` and `languages` are those of their articles, by id.
    """
    ordered = sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id))
    wordings = [word(s, texts[s.article], languages[s.article]) for s in ordered]
    return saying_of(id, wordings, origins)


def saying_of(id: str, wordings: Sequence[Wording], origins: OriginIndex) -> Saying:
    """Make the saying of its versions, in their order."""
    full = fullest(wordings)
    statements = [wording.statement for wording in wordings]
    return Saying(
        id=id,
        speakers=_most(s.speakers for s in statements if s.speakers) or (),
        event=_most(s.event for s in statements if s.event),
        statements=tuple(s.id for s in statements),
        versions=tuple(Version(w.statement.id, degree(w, full)) for w in wordings),
        origins=origins.carriers(Passage(s.article, s.start, s.end) for s in statements),
    )


def _most(values: Iterable[_Value]) -> _Value | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None

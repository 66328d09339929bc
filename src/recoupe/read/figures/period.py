"""The time that a figure is of: the date that stands with it in its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe import edtf
from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.tense import governor

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FARTHEST = 160
_COMPARED_WITHIN = 32


class PeriodGrammar:
    """The words of one language that say how a date bounds a figure, from `bounds.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._since = _ending(table["period"]["since"])
        self._compared = _ending(table["period"]["compared"])
        self._saying = frozenset(table["period"]["saying"])

    def of(
        self, doc: Doc, text: str, draft: Draft, dates: Sequence[tuple[int, int, str]]
    ) -> str | None:
        """Give the period of a figure (EDTF) from `dates` (view offsets and EDTF)."""
        token = token_at(doc, draft.start)
        if token is None:
            return None
        sentence = token.sent
        within = [
            date
            for date in dates
            if sentence.start_char <= date[0] < sentence.end_char
            and edtf.precision(date[2]) is not edtf.Precision.UNKNOWN
            and _gap(draft, date) <= _FARTHEST
            and not _overlaps(draft, date)
        ]
        own = governor(token)
        for date in sorted(within, key=lambda d: (_gap(draft, d), d[0])):
            if self._belongs(doc, text, draft, date, None if own is None else own.i):
                return self._since_then(text, date)
        return None

    def _belongs(
        self, doc: Doc, text: str, draft: Draft, date: tuple[int, int, str], own: int | None
    ) -> bool:
        """Tell whether a date stands in the figure's clause rather than in its report's."""
        between = text[min(draft.end, date[1]) : max(draft.start, date[0])]
        if self._compared.search(text[max(0, date[0] - _COMPARED_WITHIN) : date[0]]):
            return False
        at = token_at(doc, date[0])
        verb = governor(at) if at is not None else None
        if verb is not None and verb.lower_ in self._saying:
            return False
        if verb is not None and verb.i == own:
            return True
        return len(between) < 50 and not re.search(r"[;:.!?()\n]", between)

    def _since_then(self, text: str, date: tuple[int, int, str]) -> str:
        opened = "/" not in date[2] and self._since.search(text[max(0, date[0] - 16) : date[0]])
        return f"{date[2]}/.." if opened else date[2]


def _gap(draft: Draft, date: tuple[int, int, str]) -> int:
    return max(0, date[0] - draft.end, draft.start - date[1])


def _overlaps(draft: Draft, date: tuple[int, int, str]) -> bool:
    return date[0] < draft.end and draft.start < date[1]


def _ending(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}) ?$", re.IGNORECASE)


@cache
def period_grammar(code: str) -> PeriodGrammar:
    """Give the period grammar of the language `code` (ISO 639-1), compiled once."""
    return PeriodGrammar(load_pack(code).table("bounds"))

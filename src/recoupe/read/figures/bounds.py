"""How a value stands to the true one, from the words before and behind it (`bounds.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recoupe.language import load_pack
from recoupe.model import Bound
from recoupe.read.figures.draft import Draft
from recoupe.read.numbers import Form

_BEHIND = 70
_AHEAD = 30


class BoundGrammar:
    """The words of bounds of one language."""

    def __init__(self, table: dict[str, Any]) -> None:
        between = table["between"]
        self._before = tuple(
            (
                re.compile(
                    rf"(?<!\w)(?:{'|'.join(entry['forms'])}) ?{between}[«\"“ ]*$", re.IGNORECASE
                ),
                Bound(entry["bound"]),
            )
            for entry in table["before"]
        )
        self._before_time = tuple(
            (
                re.compile(rf"(?<!\w)(?:{'|'.join(entry['forms'])}) ?$", re.IGNORECASE),
                Bound(entry["bound"]),
            )
            for entry in table.get("before_time", ())
        )
        self._after = tuple(
            (
                re.compile(rf",? ?\(?(?:{'|'.join(entry['forms'])})", re.IGNORECASE),
                Bound(entry["bound"]),
            )
            for entry in table["after"]
        )
        self._change = re.compile(
            rf"(?<!\w)(?:{'|'.join(table['change']['forms'])})(?!\w)[^.;:!?]{{0,64}}$",
            re.IGNORECASE,
        )

    def of(self, text: str, draft: Draft) -> Bound:
        """Give the bound of a figure; what the words say outweighs a collective's «about»."""
        if draft.bound is not None:
            return draft.bound
        before = text[max(0, draft.start - _BEHIND) : draft.start]
        before = re.split(r"[\n.;:!?)»]", before)[-1]
        found = self._nearest(before)
        if found is None and draft.length:
            found = next((b for form, b in self._before_time if form.search(before)), None)
        if found is None:
            after = text[draft.end : draft.end + _AHEAD]
            found = next((bound for form, bound in self._after if form.match(after)), None)
        if found is not None:
            return found
        if draft.number.several:
            return Bound.MORE
        return Bound.ABOUT if draft.number.form is Form.COLLECTIVE else Bound.EXACT

    def _nearest(self, before: str) -> Bound | None:
        """Give the bound of the longest form that ends at the number."""
        found = [
            (match.start(), bound)
            for form, bound in self._before
            if (match := form.search(before)) is not None
        ]
        return min(found, key=lambda f: f[0])[1] if found else None

    def changes(self, text: str, start: int) -> bool:
        """Tell whether what begins at `start` is a change between values («passé de 3 à 4»)."""
        return self._change.search(text[max(0, start - _BEHIND) : start]) is not None


@cache
def bound_grammar(code: str) -> BoundGrammar:
    """Give the bound grammar of the language `code` (ISO 639-1), compiled once."""
    return BoundGrammar(load_pack(code).table("bounds"))

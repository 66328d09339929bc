"""A figure being read: found at a number, framed step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.model import Bound
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Draft:
    """A number with what is known of it so far; offsets are those of the view.

    `unit` is None while a bare number waits for the unit of a neighbour. `noun` is the counted
    noun or the last word of the unit. `bound` is set where the form itself says it (a range).
    """

    number: Number
    start: int
    end: int
    value: float
    unit: str | None = None
    kind: UnitKind | None = None
    noun: Token | None = None
    bound: Bound | None = None
    presupposed: bool = False  # «ces six banques»: a count that the text takes as given

    @property
    def length(self) -> bool:
        """True for a length of time."""
        return self.kind is UnitKind.TIME

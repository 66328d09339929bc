"""A number that was read from a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    COLLECTIVE = "collective"  # «une centaine»: about so many
    FRACTION = "fraction"  # «la moitié», «deux tiers»: a share of one


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start`–`end` of the text it was read from.

    `value` has its scale in it («1,5 million» is 1500000.0; a fraction is a share of one).
    `scale` is that of its last noun of scale (1 where there is none): such a noun takes «de»
    before what is counted. `several`: the collective stands in an open plural («plusieurs
    centaines»), of which `value` is the least. `half`: «une demi» before a unit.
    """

    start: int
    end: int
    value: float
    form: Form
    scale: int = 1
    several: bool = False
    half: bool = False

    @property
    def one(self) -> bool:
        """True for a bare «un» or «une», which is an article more often than a number."""
        return self.form is Form.WORDS and self.value == 1 and self.scale == 1

    @property
    def linked(self) -> bool:
        """True where «de» stands between the number and what it counts."""
        return self.scale > 1 or self.form in (Form.COLLECTIVE, Form.FRACTION)

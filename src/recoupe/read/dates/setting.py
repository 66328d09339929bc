"""What a date is resolved by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.read.dates.anchor import Anchor
from recoupe.read.dates.direction import Direction


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is resolved by: its words, the article's date, and where it lies from it."""

    slots: Mapping[str, str]
    unit: str
    anchor: Anchor
    direction: Direction
    table: Mapping[str, Any]  # calendar.toml
    count: Callable[[str], int | None]  # reads a number word
    context: int | None  # the year of the last date before in the sentence
    firm: bool = False  # a word beside the date says where it lies
    loose: bool = False  # it hangs on a noun or an infinitive

    def look(self, name: str, slot: str) -> int | None:
        """Give the value of the word in `slot` in the table `name`."""
        word = self.slots.get(slot)
        value = self.table[name].get(word) if word is not None else None
        return int(value) if value is not None else None

    def year(self, slot: str = "Y") -> int | None:
        """Give the year written in `slot`."""
        return int(self.slots[slot]) if slot in self.slots else None

    def shift(self) -> int | None:
        """Give -1 for «dernier», 0 for «ce», 1 for «prochain»; None where nothing is said."""
        after = self.look("post", "post")
        return after if after is not None else self.look("pre", "pre")

    def day(self, slot: str = "day") -> int | None:
        """Give the day of the month in `slot`."""
        word = self.slots.get(slot)
        if word is None:
            return None
        digits = word.lstrip("0")
        return int(digits) if digits.isdigit() else 1

"""Phrases looked up in a row of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from recoupe.read.actors.words import UNIT, units_of

T = TypeVar("T")


class Phrasebook(Generic[T]):
    """Phrases of one or more units, each with a value; the longest that stands at a place wins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Enter a phrase; one that is already there keeps its value."""
        units = units_of(phrase)
        entries = self._by_first.setdefault(units[0], [])
        if all(known != units for known, _ in entries):
            entries.append((units, value))
            entries.sort(key=lambda entry: -len(entry[0]))

    def add_exact(self, phrase: str, value: T) -> None:
        """Enter a phrase with its accents, to be looked up in lower-case words."""
        units = tuple(UNIT.findall(phrase.lower()))
        self._by_first.setdefault(units[0], []).append((units, value))

    def at(self, keys: Sequence[str], unit: int) -> tuple[int, T] | None:
        """Give the length and value of the longest phrase that begins at `unit`, if any."""
        for units, value in self._by_first.get(keys[unit], ()):
            size = len(units)
            if size == 1 or tuple(keys[unit : unit + size]) == units:
                return size, value
        return None

    def values(self) -> Iterator[T]:
        """Give all values."""
        return (value for entries in self._by_first.values() for _, value in entries)

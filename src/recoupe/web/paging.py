"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: `items` of all `total`; pages are numbered from 1 to `last`."""

    items: tuple[T, ...]
    number: int
    last: int
    total: int

    def showing(self, items: Sequence[U]) -> Leaf[U]:
        """Give the same page with what is shown of its items."""
        return Leaf(tuple(items), self.number, self.last, self.total)


def leaf(items: Sequence[T], number: int, size: int) -> Leaf[T]:
    """Give page `number` of a list; the nearest one where there is no such page."""
    end = last(len(items), size)
    number = min(max(1, number), end)
    return Leaf(part_of(items, number, size), number, end, len(items))


def last(total: int, size: int) -> int:
    """Give the number of the last page; an empty list has one, too."""
    return max(1, -(-total // size))


def leaf_of(position: int, size: int) -> int:
    """Give the number of the page that holds the item at `position`."""
    return position // size + 1


@dataclass(frozen=True)
class Turning:
    """Where one page of several lists stands: it has the leaf of that number of each."""

    number: int
    last: int


def turning(number: int, *lists: tuple[int, int]) -> Turning:
    """Give where page `number` stands, of lists given by their lengths and leaf sizes."""
    end = max(last(total, size) for total, size in lists)
    return Turning(min(max(1, number), end), end)


def part_of(items: Sequence[T], number: int, size: int) -> tuple[T, ...]:
    """Give leaf `number` of a list; nothing beyond its last one."""
    return tuple(items[(number - 1) * size : number * size])

"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: `items` of all `total`; pages are numbered from 1 to `last`."""

    items: tuple[T, ...]
    number: int
    last: int
    total: int


def leaf(items: Sequence[T], number: int, size: int) -> Leaf[T]:
    """Give page `number` of a list; the nearest one where there is no such page."""
    last = max(1, -(-len(items) // size))
    number = min(max(1, number), last)
    return Leaf(tuple(items[(number - 1) * size : number * size]), number, last, len(items))


def leaf_of(position: int, size: int) -> int:
    """Give the number of the page that holds the item at `position`."""
    return position // size + 1

"""Connected groups (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """A partition of the numbers 0 to `size` - 1, joined step by step."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """Give the smallest member of the group that `item` belongs to."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make the groups of two items one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def join_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join each pair."""
        for one, other in pairs:
            self.join(one, other)

    def labels(self) -> list[int]:
        """Give for each item the smallest member of its group."""
        return [self.find(item) for item in range(len(self._parent))]

    def members(self) -> list[list[int]]:
        """Give the groups, each in rising order, ordered by their smallest member."""
        found: dict[int, list[int]] = {}
        for item, label in enumerate(self.labels()):
            found.setdefault(label, []).append(item)
        return list(found.values())

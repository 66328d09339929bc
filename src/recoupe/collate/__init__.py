"""Collate: several accounts set beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.collate.collator import collate

__all__ = ["collate"]


def __getattr__(name: str) -> object:
    """Import `collate` when it is asked for: that takes seconds, and showing needs none of it."""
    if name == "collate":
        from recoupe.collate.collator import collate

        return collate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Collate: several accounts set beside each other."""

from recoupe.collate.collator import collate

__all__ = ["collate"]

"""What a build tells while it works."""

from __future__ import annotations

from enum import StrEnum

from recoupe.errors import InputError


class Stage(StrEnum):
    """What a build is doing."""

    GATHER = "gather"
    READ = "read"
    COLLATE = "collate"
    STORE = "store"


class Watch:
    """Hears of a build's progress; this one keeps quiet."""

    def begin(self, stage: Stage, total: int | None = None) -> None:
        """Hear that a stage begins, of `total` articles where that is known."""

    def advance(self, count: int) -> None:
        """Hear that `count` more articles have passed the present stage."""

    def refuse(self, error: InputError) -> None:
        """Hear that an input is refused."""

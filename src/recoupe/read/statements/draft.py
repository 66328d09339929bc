"""A statement as found, before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import StatementKind

Stretch = tuple[int, int]

# How content is built: a clause, what somebody will do (an infinitive), a noun phrase.
CLAUSE, ACTION, PHRASE = "clause", "action", "phrase"


@dataclass(frozen=True, slots=True)
class Draft:
    """Content `start`–`end` in offsets of the parsed text; `cue` likewise.

    `source` and `relay` are words (end exclusive) that name the speaker and who passed it on.
    `follows` is True where no words here name the speaker: it is the one of the report that this
    goes on with.
    """

    start: int
    end: int
    kind: StatementKind
    rule: str
    sentence: int
    cue: Stretch | None = None
    source: Stretch | None = None
    relay: Stretch | None = None
    follows: bool = False
    generic: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies inside the content."""
        return self.start <= start and end <= self.end

    def overlap(self, other: Draft) -> int:
        """Give the number of code points that two contents share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

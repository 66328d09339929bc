"""What a dossier holds after a build, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The outcome of a build: `counts` of the whole dossier, and what this build did.

    `counts` has "articles", "outlets", "events", "statements", "direct", "mixed", "indirect",
    "sayings", "figures" and "pledges". `gathered` articles were accepted, `new` of them were not
    in the dossier in the same form, `read` articles were read, and `refused` inputs were not taken.
    `judged` judgements of people hold of it, `lost` find no target in it.
    """

    counts: dict[str, int]
    gathered: int
    new: int
    read: int
    collated: bool
    judged: int = 0
    lost: int = 0
    refused: tuple[InputError, ...] = field(default=())

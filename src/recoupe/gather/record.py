"""What a reader of one format makes of an input, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recoupe.model import Attested

# The keys of a JSON line and the columns of a CSV file that have a meaning; others are kept.
COLUMNS = ("id", "outlet", "url", "published", "language", "title", "text")


@dataclass(frozen=True, kw_only=True)
class Record:
    """The text of one article as given, and what its input itself says about it.

    `where` names it in messages (the file, and the line of a file that holds several); `name` is
    what the article will be called. `key` are the given outlet and URL, on which its id rests.
    """

    where: str
    name: str
    text: str
    outlet: Attested | None = None
    url: Attested | None = None
    published: Attested | None = None
    language: str | None = None
    title: Attested | None = None
    key: tuple[str, str] = ("", "")
    extra: Mapping[str, Any] = field(default_factory=dict)

"""Articles from files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from recoupe.ids import stable_id
from recoupe.model import Article


def read_text_file(path: Path) -> Article:
    """Make an article of a plain text file."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return Article(
        id=stable_id("a", text, "", ""),
        name=path.name,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        language="fr",
    )

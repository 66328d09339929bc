"""Brings the French catalogues up to the messages in the source, and compiles them.

    python scripts/messages.py

The program's are those of Python modules and, under the names that click gives them, of its own
that a user can meet. The pages of the report and the app have a catalogue of their own, `report`.
Untranslated messages are listed, and the exit status is 1 where there are any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "recoupe"
CATALOGUE = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "recoupe.po"
PAGES = CATALOGUE.with_name("report.po")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
# What has the catalogue of the pages, and how its code asks for messages.
_APART = ("publish/report/", "web/")
_PAGE_KEYWORDS = {**KEYWORDS, "say": None, "count": (1, 2)}
_PAGE_METHODS = [("**.html", "jinja2"), ("**.md", "jinja2"), ("**.py", "python")]
# Messages of click that a user of this command line can meet.
_CLICK: tuple[str | tuple[str, str], ...] = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    "Choose from:\n\t{choices}",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "Missing argument",
    "Missing command.",
    "Missing option",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Option {name!r} does not take a value.",
    "Show this message and exit.",
    "{name} {filename!r} is a directory.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "directory",
    "file",
    "path",
)
# Nothing of this changes when the script is run again.
_HEADER: dict[str, Any] = {
    "project": "recoupe",
    "version": "1",
    "charset": "utf-8",
    "last_translator": "Recoupe",
    "language_team": "fr",
    "msgid_bugs_address": "none",
    "creation_date": datetime(2026, 11, 21, tzinfo=UTC),
    "revision_date": datetime(2026, 11, 21, tzinfo=UTC),
    "fuzzy": False,
}


def messages() -> Iterator[str | tuple[str, ...]]:
    """Give the message ids of the source and of click."""
    for name, _line, message, _comments, _context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        if not name.startswith(_APART):
            yield message
    yield from _CLICK


def page_messages() -> Iterator[str | tuple[str, ...]]:
    """Give the message ids of the pages' templates and code."""
    for part in _APART:
        for _name, _line, message, _comments, _context in extract_from_dir(
            SOURCE / part, _PAGE_METHODS, keywords=_PAGE_KEYWORDS
        ):
            yield message


def current(path: Path = CATALOGUE) -> Catalog:
    """Give a catalogue with exactly the messages there are, and the translations known."""
    with path.open("rb") as stream:
        known = read_po(stream, locale="fr")
    catalogue = Catalog(locale="fr", **_HEADER)
    for message in messages() if path == CATALOGUE else page_messages():
        found = known.get(message)
        catalogue.add(message, found.string if found else None)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Give the messages that have no French wording."""
    return [str(m.id) for m in catalogue if m.id and not (m.string and all(m.string))]


def main() -> int:
    """Write the catalogues and their compiled forms."""
    missing = []
    for path in (CATALOGUE, PAGES):
        catalogue = current(path)
        with path.open("wb") as stream:
            write_po(stream, catalogue, sort_output=True, no_location=True, omit_header=False)
        with path.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)
        missing += untranslated(catalogue)
    for message in missing:
        sys.stderr.write(f"not translated: {message}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

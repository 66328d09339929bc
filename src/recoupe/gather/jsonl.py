"""Articles from JSON lines: one object a line, one article an object."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.errors import InputError, MalformedInput, OversizeInput
from recoupe.gather.record import COLUMNS, Record
from recoupe.model import Attested, Provenance

LINE_LIMIT = 16 * 2**20  # bytes


def read_json_lines(path: Path) -> Iterator[Record | InputError]:
    """Give the records of a .jsonl file, one a line; a line that is refused gives its error."""
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LINE_LIMIT + 1):
            number += 1
            where = f"{path}, line {number}"
            if len(line) > LINE_LIMIT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LINE_LIMIT)
                yield OversizeInput(where, f"longer than {LINE_LIMIT >> 20} MiB")
            elif line.strip():
                try:
                    yield record_of(msgspec.json.decode(line), where)
                except msgspec.DecodeError as error:
                    yield MalformedInput(where, f"broken JSON: {error}")
                except InputError as error:
                    yield error


def record_of(fields: object, where: str) -> Record:
    """Make a record of the fields of a JSON object or a CSV row.

    Raises MalformedInput where they hold no text.
    """
    if not isinstance(fields, dict):
        raise MalformedInput(where, "not an object with the keys of an article")
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise MalformedInput(where, "no text")
    given = {name: _word(fields.get(name)) for name in COLUMNS if name != "text"}
    url, outlet = given["url"], given["outlet"]
    return Record(
        where=where,
        name=given["id"] or url or where,
        text=text.replace("\r\n", "\n").removeprefix("\ufeff"),
        outlet=_given(outlet),
        url=_given(url),
        published=_given(given["published"]),
        language=given["language"],
        title=_given(given["title"]),
        key=(outlet or "", url or ""),
        extra={name: value for name, value in fields.items() if name not in COLUMNS},
    )


def _word(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _given(value: str | None) -> Attested | None:
    return Attested(value, Provenance.GIVEN) if value else None

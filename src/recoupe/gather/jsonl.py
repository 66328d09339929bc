"""Articles from JSON lines: one object a line, one article an object."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.errors import InputError, MalformedInput
from recoupe.gather.lines import read_lines
from recoupe.gather.record import Record, line_of, record_of
from recoupe.messages import gettext as _


def read_json_lines(path: Path) -> Iterator[Record | InputError]:
    """Give the records of a .jsonl file, one a line; a line that is refused gives its error.

    Raises EmptyInput, BinaryInput or OSError for the file as a whole.
    """
    for number, line in read_lines(path):
        if isinstance(line, InputError):
            yield line
            continue
        if not line.strip():
            continue
        try:
            yield record_of(msgspec.json.decode(line), str(path), number)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
            yield MalformedInput(
                line_of(str(path), number),
                _("broken JSON ({error})").format(
                    error=str(error).removeprefix("JSON is malformed: ")
                ),
            )
        except InputError as error:
            yield error

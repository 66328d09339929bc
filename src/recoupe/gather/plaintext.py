"""Articles from plain text files."""

from __future__ import annotations

from pathlib import Path

from recoupe.errors import OversizeInput
from recoupe.gather.decoding import decode
from recoupe.gather.record import Record
from recoupe.messages import gettext as _

FILE_LIMIT = 16 * 2**20  # bytes of a file that holds one article


def read_text_file(path: Path) -> Record:
    """Make a record of a plain text file; raises an InputError where it is refused."""
    where = str(path)
    text = decode(read_bounded(path), where)
    return Record(where=where, source=where, name=path.name, text=text)


def read_bounded(path: Path) -> bytes:
    """Read a file that holds one article; raises OversizeInput beyond `FILE_LIMIT` bytes."""
    with path.open("rb") as stream:
        raw = stream.read(FILE_LIMIT + 1)
    if len(raw) > FILE_LIMIT:
        reason = _("larger than {limit} MiB: not one article")
        raise OversizeInput(str(path), reason.format(limit=FILE_LIMIT >> 20))
    return raw

"""Lines of a file that holds many articles, one at a time, however large the file is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import EmptyInput, InputError, OversizeInput
from recoupe.gather.decoding import decode, marked, refuse_binary
from recoupe.gather.record import line_of
from recoupe.messages import gettext as _

LINE_LIMIT = 16 * 2**20  # bytes (in UTF-16 and UTF-32: characters)
_HEAD = 4096


def read_lines(path: Path) -> Iterator[tuple[int, str | InputError]]:
    """Give each line with its number from 1 (a blank one as LF), or why it cannot be had.

    Raises EmptyInput or BinaryInput for the file as a whole, OSError where it cannot be read.
    A line beyond `LINE_LIMIT` is skipped in pieces and never held in memory.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise EmptyInput(str(path), _("nothing in it"))
    refuse_binary(head, str(path))
    encoding = marked(head)
    if encoding in (None, "utf-8"):
        yield from _byte_lines(path)
    else:
        yield from _wide_lines(path, encoding)


def _byte_lines(path: Path) -> Iterator[tuple[int, str | InputError]]:
    with path.open("rb") as stream:
        number = 0
        while raw := stream.readline(LINE_LIMIT + 1):
            number += 1
            if len(raw) > LINE_LIMIT:
                while raw and not raw.endswith(b"\n"):
                    raw = stream.readline(LINE_LIMIT)
                yield number, _oversize(path, number)
                continue
            try:
                yield number, decode(raw, line_of(str(path), number)) if raw.strip() else "\n"
            except InputError as error:
                yield number, error


def _wide_lines(path: Path, encoding: str) -> Iterator[tuple[int, str | InputError]]:
    with path.open(encoding=encoding, errors="replace", newline="\n") as stream:
        number = 0
        while line := stream.readline(LINE_LIMIT + 1):
            number += 1
            if len(line) > LINE_LIMIT:
                while line and not line.endswith("\n"):
                    line = stream.readline(LINE_LIMIT)
                yield number, _oversize(path, number)
            else:
                yield number, line


def _oversize(path: Path, number: int) -> OversizeInput:
    return OversizeInput(
        line_of(str(path), number), _("longer than {limit} MiB").format(limit=LINE_LIMIT >> 20)
    )

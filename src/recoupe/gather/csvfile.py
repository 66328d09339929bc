"""Articles from CSV: columns by header, one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import InputError, MalformedInput
from recoupe.gather.lines import LINE_LIMIT, read_lines
from recoupe.gather.record import COLUMNS, Record, line_of, record_of
from recoupe.messages import gettext as _

_DELIMITERS = ",;\t|"


def read_csv(path: Path) -> Iterator[Record | InputError]:
    """Give the records of a .csv file; a row that is refused gives its error.

    The header names the columns, in any order and case; the delimiter is the one under which it
    holds most known names. Raises MalformedInput where no column is called «text», EmptyInput,
    BinaryInput or OSError for the file as a whole.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LINE_LIMIT))
    source = _Source(path)
    header = next(source, None)
    if header is None:
        yield from source.refused
        return
    delimiter = max(_DELIMITERS, key=lambda mark: _known(header, mark))
    columns = _columns(header, delimiter)
    if "text" not in columns:
        raise MalformedInput(str(path), _("its first line names no column «text»"))
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        first = source.number + 1
        try:
            row = next(rows, None)
            yield from source.drain()
            if row is None:
                return
            if row:
                yield _record(columns, row, path, first)
        except csv.Error as error:
            yield MalformedInput(
                line_of(str(path), first), _("broken CSV: {error}").format(error=error)
            )
        except InputError as error:
            yield error


class _Source:
    """Lines for the CSV reader; those that cannot be read are put aside with their reason."""

    def __init__(self, path: Path) -> None:
        self._lines = read_lines(path)
        self.number = 0
        self.refused: list[InputError] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        while True:
            self.number, line = next(self._lines)
            if isinstance(line, str):
                return line
            self.refused.append(line)

    def drain(self) -> list[InputError]:
        refused, self.refused = self.refused, []
        return refused


def _columns(header: str, delimiter: str) -> list[str]:
    row = next(csv.reader([header], delimiter=delimiter), [])
    plain = [name.strip() for name in row]
    return [name.lower() if name.lower() in COLUMNS else name for name in plain]


def _known(header: str, delimiter: str) -> int:
    return sum(1 for name in _columns(header, delimiter) if name in COLUMNS)


def _record(columns: list[str], row: list[str], path: Path, number: int) -> Record:
    if len(row) > len(columns):
        raise MalformedInput(
            line_of(str(path), number),
            _("{fields} fields for {columns} columns").format(
                fields=len(row), columns=len(columns)
            ),
        )
    return record_of(dict(zip(columns, row, strict=False)), str(path), number)

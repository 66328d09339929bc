"""The order in which inputs become articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from recoupe.errors import DuplicateInput, InputError, UnreadableInput
from recoupe.gather.inputs import expand
from recoupe.gather.jsonl import read_json_lines
from recoupe.gather.plaintext import read_text_file
from recoupe.gather.record import Record
from recoupe.ids import stable_id
from recoupe.model import Article


def gather(
    inputs: Sequence[str | Path], *, language: str | None = None
) -> Iterator[Article | InputError]:
    """Give the articles of files, folders and globs, one at a time, in a fixed order.

    The order is that of `inputs`; folders and globs are sorted. What is refused comes out as an
    InputError in its place, never raised. `language` (ISO 639-1) is that of inputs that do not
    say theirs; without it, it is told from the text.
    """
    seen: dict[str, str] = {}
    for record in _records(inputs):
        if isinstance(record, InputError):
            yield record
            continue
        article = _article(record, language)
        first = seen.setdefault(article.id, record.where)
        if first is not record.where:
            yield DuplicateInput(record.where, f"the same article as {first}")
        else:
            yield article


def _records(inputs: Sequence[str | Path]) -> Iterator[Record | InputError]:
    for path in expand(inputs):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            if path.suffix.lower() == ".jsonl":
                yield from read_json_lines(path)
            else:
                yield read_text_file(path)
        except InputError as error:
            yield error
        except OSError as error:
            yield UnreadableInput(str(path), (error.strerror or str(error)).lower())


def _article(record: Record, language: str | None) -> Article:
    return Article(
        id=stable_id("a", record.text, *record.key),
        name=record.name,
        sha256=sha256(record.text.encode("utf-8")).hexdigest(),
        text=record.text,
        language=record.language or language or "fr",
        outlet=record.outlet,
        url=record.url,
        published=record.published,
        title=record.title,
        extra=dict(record.extra),
    )

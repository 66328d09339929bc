"""The order in which inputs become articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.errors import DuplicateInput, InputError, UnreadableInput
from recoupe.gather.article import article_of
from recoupe.gather.csvfile import read_csv
from recoupe.gather.html import is_page, read_html_file
from recoupe.gather.inputs import expand, why
from recoupe.gather.jsonl import read_json_lines
from recoupe.gather.plaintext import read_text_file
from recoupe.gather.record import Record
from recoupe.messages import gettext as _
from recoupe.model import Article


def gather(
    inputs: Sequence[str | Path], *, language: str | None = None
) -> Iterator[Article | InputError]:
    """Give the articles of files, folders and globs, one at a time, in a fixed order.

    The order is that of `inputs`; folders and globs are sorted. What is refused comes out as an
    InputError in its place, never raised. `language` (ISO 639-1) is that of inputs that do not
    say theirs; without it, it is told from the text.
    """
    seen = _Seen()
    for record in _records(inputs):
        if isinstance(record, InputError):
            yield record
            continue
        try:
            article = article_of(record, language)
            seen.check(article, record)
        except InputError as error:
            yield error
        else:
            yield article


class _Seen:
    """The articles so far, by what makes two of them the same."""

    def __init__(self) -> None:
        self._articles: dict[str, str] = {}
        self._given_ids: dict[tuple[str, str], str] = {}

    def check(self, article: Article, record: Record) -> None:
        """Raise DuplicateInput for an article again, or another one under an id already given.

        The same text from another outlet or URL is a reprint, not the same article.
        """
        first = self._articles.setdefault(article.id, record.where)
        if first is not record.where:
            raise DuplicateInput(record.where, _("the same article as {first}").format(first=first))
        if record.given_id is not None:
            given = (record.source, record.given_id)
            first = self._given_ids.setdefault(given, record.where)
            if first is not record.where:
                del self._articles[article.id]
                reason = _("the id «{id}» is that of {first}")
                raise DuplicateInput(record.where, reason.format(id=record.given_id, first=first))


def _records(inputs: Sequence[str | Path]) -> Iterator[Record | InputError]:
    for path in expand(inputs):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            yield from _read(path)
        except InputError as error:
            yield error
        except OSError as error:
            yield UnreadableInput(str(path), why(error))


def _read(path: Path) -> Iterator[Record | InputError]:
    match path.suffix.lower():
        case ".jsonl":
            yield from read_json_lines(path)
        case ".csv":
            yield from read_csv(path)
        case ".html" | ".htm":
            yield read_html_file(path)
        case _:
            record = read_text_file(path)
            yield read_html_file(path) if is_page(record.text) else record

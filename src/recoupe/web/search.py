"""Search over everything, where neither accents nor case matter.

The words of actors, events, statements and articles stand in a full-text index (SQLite's FTS5, in
memory), whose tokenizer folds case and accents; where in an article they stand is then found in the
article itself, so that what is shown is a slice of it.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from recoupe.model import Actor, Event, Statement
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.weave import Layer, Mark, Token, weave
from recoupe.text import key

_WORD = re.compile(r"[^\W_]+")
_MOST = 50
_AROUND = 90
_SNIPPETS = 3
# What folds to several letters, which the tokenizer leaves as it is.
_UNFOLDED = {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"}
_LIGATURE = re.compile("[œæŒÆß]")
# Bytes of the index built in memory before it is written out: the more, the less merging.
_INDEX_MEMORY = 1 << 26


@dataclass(frozen=True)
class Snippet:
    """A stretch of an article around words that were looked for, which are marked."""

    cut: Cut
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Found:
    """What a search gives, best first in each part; `more` tells that there was more."""

    query: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[tuple[Statement, Snippet], ...]
    articles: tuple[tuple[str, tuple[Snippet, ...]], ...]
    more: bool

    @property
    def nothing(self) -> bool:
        """True where nothing was found."""
        return not (self.actors or self.events or self.statements or self.articles)


class Index:
    """An index of one layout; it may be asked by several threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        # Only the index is kept: rows are known by number, in one range of numbers a kind.
        self._database.execute(
            "CREATE VIRTUAL TABLE entry USING fts5("
            "words, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        self._database.execute(
            "INSERT INTO entry(entry, rank) VALUES ('hashsize', ?)", (_INDEX_MEMORY,)
        )
        self._ids: list[str] = []
        self._ranges: dict[str, tuple[int, int]] = {}
        for kind, entries in _ENTRIES.items():
            start = len(self._ids)
            self._database.executemany(
                "INSERT INTO entry(rowid, words) VALUES (?, ?)", self._numbered(entries(shelf))
            )
            self._ranges[kind] = (start, len(self._ids) - 1)

    def _numbered(self, entries: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
        for id, words in entries:
            self._ids.append(id)
            yield len(self._ids) - 1, _LIGATURE.sub(_unfold, words)

    def search(self, query: str) -> Found:
        """Find what holds all words of `query`; each may be the beginning of a longer one."""
        words = _WORD.findall(key(query))
        if not words:
            return Found(query, (), (), (), (), False)
        found = {kind: self._matches(kind, words) for kind in _ENTRIES}
        shelf = self._shelf
        statements = [shelf.statements[id] for id in found["statement"][:_MOST]]
        return Found(
            query,
            tuple(shelf.actors[id] for id in found["actor"][:_MOST]),
            tuple(shelf.events[id] for id in found["event"][:_MOST]),
            tuple((s, _snippet(shelf, s.article, s.start, s.end, words)) for s in statements),
            tuple((id, tuple(_snippets(shelf, id, words))) for id in found["article"][:_MOST]),
            any(len(ids) > _MOST for ids in found.values()),
        )

    def _matches(self, kind: str, words: list[str]) -> list[str]:
        """Give the ids of what holds all words, best first; one more than is shown at most."""
        match = " ".join(f'"{word}"*' for word in words)
        query = (
            "SELECT rowid FROM entry WHERE entry MATCH ? AND rowid BETWEEN ? AND ? "
            "ORDER BY rank, rowid LIMIT ?"
        )
        with self._lock:
            rows = self._database.execute(query, (match, *self._ranges[kind], _MOST + 1))
            return [self._ids[row[0]] for row in rows]


def _actors(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for actor in shelf.collation.actors:
        roles = dict.fromkeys(role.name for role in actor.roles)
        yield actor.id, " ".join((actor.name, *actor.aliases, *roles))


def _events(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for event in shelf.collation.events:
        names = [actor.name for actor in shelf.names(event.participants)]
        told = [shelf.cut(p.article, p.start, p.end).text for p in event.mentions]
        yield event.id, " ".join((event.title, event.date or "", *names, *told))


def _statements(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for statement in shelf.collation.statements:
        yield statement.id, shelf.articles[statement.article].text[statement.start : statement.end]


def _articles(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for article in shelf.collation.articles:
        title = article.title.value if article.title else article.name
        yield article.id, f"{shelf.outlet(article.id)} {title} {article.text}"


_ENTRIES: dict[str, Callable[[Shelf], Iterator[tuple[str, str]]]] = {
    "actor": _actors,
    "event": _events,
    "statement": _statements,
    "article": _articles,
}


def _unfold(match: re.Match[str]) -> str:
    return _UNFOLDED[match.group()]


def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text as `key` does and give, for each code point, the offset it comes from."""
    folded: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        plain = _UNFOLDED.get(character) or unicodedata.normalize("NFKD", character).casefold()
        for c in plain:
            if not unicodedata.combining(c):
                folded.append(c)
                origins.append(offset)
    return "".join(folded), origins


def _hits(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Give where the words that begin with one of `words` stand in a text."""
    folded, origins = _folded(text)
    sought = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return [
        (origins[match.start()], origins[match.end() - 1] + 1)
        for match in re.finditer(rf"(?<![^\W_])(?:{sought})[^\W_]*", folded)
    ]


def _snippet(shelf: Shelf, article: str, start: int, end: int, words: list[str]) -> Snippet:
    cut = shelf.cut(article, start, end)
    marks = [Mark(start + a, start + b, Layer.FOUND) for a, b in _hits(cut.text, words)]
    (tokens,) = weave(shelf.articles[article].text, [(start, end)], marks)
    return Snippet(cut, tokens)


def _snippets(shelf: Shelf, article: str, words: list[str]) -> Iterator[Snippet]:
    """Give stretches of an article around its first hits, which do not overlap."""
    text = shelf.articles[article].text
    at, given = 0, 0
    for start, end in _hits(text, words):
        if start < at:
            continue
        begin = max(at, start - _AROUND)
        finish = min(len(text), end + _AROUND)
        while begin > at and text[begin - 1].isalnum():
            begin -= 1
        while finish < len(text) and text[finish].isalnum():
            finish += 1
        yield _snippet(shelf, article, begin, finish, words)
        at, given = finish, given + 1
        if given == _SNIPPETS:
            return

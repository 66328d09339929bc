"""Search: every thing of a dossier by its words, where neither accents nor case matter.

An entry is a thing and the folded words that it is found by. They stand in the index that the
database has for words (FTS5 of SQLite, GIN of PostgreSQL), which is filled with the collation. A
query gives what holds all of its words, each of which may be the beginning of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.entries import Entry, entries
from recoupe.dossier.rows import insert, pairs
from recoupe.dossier.schema import ENTRY
from recoupe.model import Collation
from recoupe.text import key

# Letters and digits, with the accents that are written as marks of their own.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PLAIN = re.compile(r"[^\W_]+")
_LONGEST = 64  # letters of a word that are minded
_MOST_WORDS = 20  # words of a query that are minded
_BATCH = 2_000  # entries a round trip
_LAST = {
    "sqlite": "SELECT max(rowid) FROM entry_words",
    "postgresql": "SELECT max(number) FROM entry_words",
}
_NUMBER = sa.column("number", sa.Integer)
# Bytes that FTS5 gathers before it writes them out: the more, the less merging.
_MEMORY = 1 << 26


@dataclass(frozen=True)
class Query:
    """What is looked for: folded words, none twice. Without words, nothing is found."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """Make the query of what somebody typed."""
        return cls(tuple(sorted(words_of(text)))[:_MOST_WORDS])


def words_of(text: str) -> set[str]:
    """Give the folded words of a text."""
    return {form for word in set(_WORD.findall(text)) for form in _forms(word)}


def located(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give where each word of a text stands, and the folded words it is found by."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), _forms(match.group())


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """Fold a word; what is written with a sign of its own («½») may become several."""
    return tuple(form[:_LONGEST] for form in _PLAIN.findall(key(word)))


def fill(connection: Connection, collation: Collation) -> None:
    """Index a whole collation, in the place of what was indexed before."""
    connection.execute(sa.delete(ENTRY))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO entry_words(entry_words) VALUES ('delete-all')")
        connection.exec_driver_sql(
            "INSERT INTO entry_words(entry_words, rank) VALUES ('hashsize', ?)", (_MEMORY,)
        )
    else:
        connection.exec_driver_sql("DELETE FROM entry_words")
    _add(connection, enumerate(entries(collation), 1))


def refresh(
    connection: Connection, collation: Collation, items: Mapping[str, Iterable[str]]
) -> None:
    """Index some things anew, by kind and id, as `collation` has them; those it has not go.

    `collation` may be a part of the dossier that has these things with what they refer to. What is
    new comes first among its kind.
    """
    asked = {(kind, item) for kind, some in items.items() for item in some}
    ranks: dict[tuple[str, str], int] = {}
    for kind, item in asked:
        one = sa.and_(ENTRY.c.kind == kind, ENTRY.c.item == item)
        rank = connection.scalar(sa.select(ENTRY.c.rank).where(one))
        ranks[kind, item] = -1 if rank is None else rank
        connection.execute(sa.delete(ENTRY).where(one))
    last = connection.scalar(sa.select(sa.func.max(ENTRY.c.number))) or 0
    # Numbers of entries that went stay in the index of words: with no entry, they are not found.
    used = connection.scalar(sa.text(_LAST[connection.dialect.name])) or 0
    anew = (
        replace(entry, rank=ranks[entry.kind, entry.item])
        for entry in entries(collation)
        if (entry.kind, entry.item) in asked
    )
    _add(connection, enumerate(anew, max(last, used) + 1))


def counts(connection: Connection, query: Query) -> dict[str, int]:
    """Count what a query finds, by kind."""
    if not query.words:
        return {}
    found = sa.select(ENTRY.c.kind, sa.func.count()).where(_matches(connection, query))
    return pairs(connection, found.group_by(ENTRY.c.kind))


def search(
    connection: Connection, query: Query, kind: str, *, limit: int, offset: int = 0
) -> list[str]:
    """Give the ids of what a query finds of one kind, in the order of the kind."""
    if not query.words:
        return []
    found = (
        sa.select(ENTRY.c.item)
        .where(ENTRY.c.kind == kind, _matches(connection, query))
        .order_by(ENTRY.c.rank, ENTRY.c.item)
        .limit(limit)
        .offset(offset)
    )
    return list(connection.execute(found).scalars())


def first(connection: Connection, query: Query, few: int) -> dict[str, list[str]]:
    """Give the ids of the first `few` things of each kind that a query finds."""
    if not query.words:
        return {}
    rank = sa.func.row_number().over(
        partition_by=ENTRY.c.kind, order_by=(ENTRY.c.rank, ENTRY.c.item)
    )
    ranked = (
        sa.select(ENTRY.c.kind, ENTRY.c.item, rank.label("place"))
        .where(_matches(connection, query))
        .subquery()
    )
    shown = sa.select(ranked.c.kind, ranked.c.item).where(ranked.c.place <= few)
    found: dict[str, list[str]] = {}
    for kind, item in connection.execute(shown.order_by(ranked.c.kind, ranked.c.place)):
        found.setdefault(kind, []).append(item)
    return found


def _matches(connection: Connection, query: Query) -> sa.ColumnElement[bool]:
    """Make the condition that an entry holds all words; they are letters and digits alone."""
    if connection.dialect.name == "sqlite":
        sought = " AND ".join(f'"{word}"*' for word in query.words)
        numbers = "SELECT rowid FROM entry_words WHERE entry_words MATCH :sought"
    else:
        sought = " & ".join(f"'{word}':*" for word in query.words)
        numbers = "SELECT number FROM entry_words WHERE words @@ CAST(:sought AS tsquery)"
    return ENTRY.c.number.in_(sa.text(numbers).bindparams(sought=sought).columns(_NUMBER))


def _add(connection: Connection, numbered: Iterable[tuple[int, Entry]]) -> None:
    """Store entries under their numbers."""
    remaining = iter(numbered)
    while batch := list(islice(remaining, _BATCH)):
        insert(
            connection,
            ENTRY,
            ((number, entry.kind, entry.item, entry.rank) for number, entry in batch),
        )
        words = [(number, " ".join(sorted(words_of(entry.text)))) for number, entry in batch]
        if connection.dialect.name == "sqlite":
            statement = "INSERT INTO entry_words(rowid, words) VALUES (?, ?)"
        else:
            statement = (
                "INSERT INTO entry_words VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))"
            )
        connection.exec_driver_sql(statement, words)

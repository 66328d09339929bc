"""A dossier: what was gathered, read and collated, kept in a database.

A build holds the dossier for itself (`open_for_building`), and stores what it makes in short
transactions, so that one killed at any moment leaves whole articles, whole readings and the last
whole collation. Readers may look at the dossier all the while.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from recoupe.dossier import collations, judgements
from recoupe.dossier.database import reading, writing
from recoupe.dossier.judgements import Imported, State
from recoupe.dossier.rows import insert, pairs
from recoupe.dossier.schema import (
    ARTICLE,
    COLLATED,
    READING,
    SETTING,
    SHELVES,
)
from recoupe.dossier.settings import get_setting, set_setting
from recoupe.model import (
    Account,
    AnyJudgement,
    Article,
    Collation,
    Reading,
    Review,
    StatementKind,
)

_decode = msgspec.msgpack.Decoder(Reading).decode
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True)
class Read:
    """What came of reading an article: a Reading as MessagePack, or why there is none."""

    article: str
    reader: str
    payload: bytes | None
    failure: str | None = None


def content_digest(article: Article) -> str:
    """Give a digest of all that a reader sees of an article."""
    return sha256(_encode(msgspec.structs.replace(article, name="", extra={}))).hexdigest()[:32]


def _record_digest(article: Article) -> str:
    """Give a digest of all of an article but its name, by which the first file is called."""
    return sha256(_encode(msgspec.structs.replace(article, name=""))).hexdigest()[:32]


class Dossier:
    """An open dossier. Use `open_dossier` or `open_for_building`, as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # What was gathered.

    def add_articles(self, articles: Sequence[Article]) -> int:
        """Store articles; gives how many were not there in the same form.

        One that is there already keeps its name; where the rest differs, the newer stays.
        """
        table = ARTICLE.table
        records = {a.id: _record_digest(a) for a in articles}
        with writing(self._engine) as connection:
            known = {
                row.id: (row.name, row.record)
                for row in connection.execute(
                    sa.select(table.c.id, table.c.name, table.c.record).where(
                        table.c.id.in_(records)
                    )
                )
            }
            changed = [
                msgspec.structs.replace(a, name=known[a.id][0]) if a.id in known else a
                for a in articles
                if a.id not in known or known[a.id][1] != records[a.id]
            ]
            _drop_articles(connection, [a.id for a in changed if a.id in known])
            for article in changed:
                collations.put(
                    connection, ARTICLE, [article], content_digest(article), records[article.id]
                )
        return len(changed)

    def count_unread(self, readers: Mapping[str, str]) -> dict[str, int]:
        """Count, by language, the articles with no reading by its current reader."""
        table = ARTICLE.table
        query = (
            sa.select(table.c.language, sa.func.count())
            .where(table.c.id.in_(_unread(readers).with_only_columns(table.c.id).order_by(None)))
            .group_by(table.c.language)
        )
        with reading(self._engine) as connection:
            return pairs(connection, query)

    def unread(self, readers: Mapping[str, str], batch: int = 64) -> Iterator[Article]:
        """Give the articles with no reading by the current reader of their language.

        They come longest first, so that no long one is left to the end, fetched `batch` by batch.
        """
        table = ARTICLE.table
        with reading(self._engine) as connection:
            ids: list[str] = list(connection.execute(_unread(readers)).scalars())
        for at in range(0, len(ids), batch):
            some = ids[at : at + batch]
            query = sa.select(*table.columns).where(table.c.id.in_(some))
            with reading(self._engine) as connection:
                found = {a.id: a for a in collations.values(connection, ARTICLE, query, some)}
            yield from (found[id] for id in some)

    # What was read.

    def add_readings(self, batch: Iterable[Read]) -> None:
        """Store readings, in the place of older ones of the same articles."""
        items = list(batch)
        ids = [item.article for item in items]
        table = ARTICLE.table
        with writing(self._engine) as connection:
            query = sa.select(table.c.id, table.c.content).where(table.c.id.in_(ids))
            contents = pairs(connection, query)
            connection.execute(sa.delete(READING).where(READING.c.article.in_(ids)))
            insert(
                connection,
                READING,
                (
                    (item.article, contents[item.article], item.reader, item.failure, item.payload)
                    for item in items
                ),
            )

    def failures(self) -> dict[str, str]:
        """Give the articles that could not be read, by id, each with its reason."""
        query = sa.select(READING.c.article, READING.c.failure).where(
            READING.c.failure.is_not(None)
        )
        with reading(self._engine) as connection:
            return {row.article: row.failure for row in connection.execute(query)}

    def accounts(self) -> list[Account]:
        """Give all articles that were read, with their readings, sorted by id."""
        table = ARTICLE.table
        query = (
            sa.select(*table.columns, READING.c.payload)
            .join(READING, READING.c.article == table.c.id)
            .where(READING.c.payload.is_not(None))
        )
        with reading(self._engine) as connection:
            articles = list(collations.values(connection, ARTICLE, query))
            payloads = pairs(connection, sa.select(READING.c.article, READING.c.payload))
        found = [Account(a, _decode(payloads[a.id])) for a in articles]
        return sorted(found, key=lambda account: account.article.id)

    def read_state(self) -> str:
        """Give a digest of which articles were read, in which form and by which reader."""
        query = sa.select(READING.c.article, READING.c.content, READING.c.reader)
        with reading(self._engine) as connection:
            rows = sorted(tuple(row) for row in connection.execute(query))
        return sha256(repr(rows).encode()).hexdigest()

    # What was collated.

    def collation(self) -> Collation:
        """Give the collation as reviewed; an empty one before the first."""
        with reading(self._engine) as connection:
            return collations.load_collation(connection)

    def replace_collation(self, collation: Collation, settings: Mapping[str, str]) -> None:
        """Put a collation in the place of the last one and note settings with it, in one step.

        What people said of the last one is applied to it.
        """
        with writing(self._engine) as connection:
            judgements.store_found(connection, collation)
            for name, value in settings.items():
                set_setting(connection, name, value)

    # What people said of it.

    def judge(self, judgement: AnyJudgement, *, seen: int | None = None) -> int:
        """Add a judgement to the log and change what it changes; gives the new revision.

        Raises ConflictingJudgement where somebody judged the same after the revision `seen`,
        UnfitJudgement where its target is not there, DossierLocked while a build stores.
        """
        with writing(self._engine) as connection:
            return judgements.judge(connection, judgement, seen)

    def import_judgements(self, log: Sequence[AnyJudgement]) -> Imported:
        """Add the judgements of another log that are not in this one, in their order."""
        with writing(self._engine) as connection:
            return judgements.import_judgements(connection, log)

    def review(self) -> Review:
        """Give the log of judgements and what it comes to."""
        with reading(self._engine) as connection:
            return judgements.review(connection)

    def revision(self) -> int:
        """Give the number of the last change of what was collated or judged."""
        with reading(self._engine) as connection:
            return judgements.revision(connection)

    def reviewed(self) -> State:
        """Give the collation, the review and the revision, of one moment."""
        with reading(self._engine) as connection:
            return judgements.state(connection)

    def counts(self) -> dict[str, int]:
        """Count what was collated: see `recoupe.build.Summary.counts`."""
        article, statement = ARTICLE.table, SHELVES["statements"].table
        with reading(self._engine) as connection:

            def count(query: sa.Select[Any]) -> int:
                return connection.scalar(query) or 0

            def rows(table: sa.Table) -> int:
                return count(sa.select(sa.func.count()).select_from(table))

            collated = sa.select(sa.func.count(sa.distinct(article.c.outlet))).join(
                COLLATED, COLLATED.c.article == article.c.id
            )
            counts = {"articles": rows(COLLATED), "outlets": count(collated)}
            for name in ("events", "statements"):
                counts[name] = rows(SHELVES[name].table)
            for kind in StatementKind:
                counts[kind.value] = count(
                    sa.select(sa.func.count()).where(statement.c.kind == kind.value)
                )
            for name in ("sayings", "figures", "pledges"):
                counts[name] = rows(SHELVES[name].table)
        return counts

    def setting(self, name: str) -> str | None:
        """Give what the dossier remembers under a name."""
        with reading(self._engine) as connection:
            return get_setting(connection, name)

    def remember(self, name: str, value: str) -> None:
        """Make the dossier remember a value under a name."""
        with writing(self._engine) as connection:
            set_setting(connection, name, value)

    def state(self, connection: Connection) -> str:
        """Give what a snapshot is known by: another build or judgement gives another."""
        names = ("collated", "reviewed")
        query = sa.select(SETTING.c.name, SETTING.c.value).where(SETTING.c.name.in_(names))
        return repr(sorted(pairs(connection, query).items()))

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Open one state of the dossier, for the queries of `recoupe.dossier.parts`."""
        with reading(self._engine) as connection:
            yield connection

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()


def _unread(readers: Mapping[str, str]) -> sa.Select[Any]:
    table = ARTICLE.table
    current = sa.case(readers, value=table.c.language, else_="")
    return (
        sa.select(table.c.id)
        .outerjoin(READING, READING.c.article == table.c.id)
        .where(
            sa.or_(
                READING.c.article.is_(None),
                READING.c.content != table.c.content,
                READING.c.reader != current,
            )
        )
        .order_by(sa.func.length(table.c.text).desc(), table.c.id)
    )


def _drop_articles(connection: Connection, ids: Sequence[str]) -> None:
    """Take articles out to put newer forms of them in; what refers to them is checked at commit."""
    if ids:
        for part in ARTICLE.lists:
            connection.execute(sa.delete(part.table).where(part.table.columns[0].in_(ids)))
        connection.execute(sa.delete(ARTICLE.table).where(ARTICLE.table.c.id.in_(ids)))

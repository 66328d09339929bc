"""Opening the database of a dossier: SQLite in one file, or PostgreSQL by its URL.

SQLite runs in WAL mode with foreign keys on: readers never wait for the writer, and a process that
dies leaves the last committed state. Every database error comes out as one of `errors.py`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection

from recoupe.dossier.schema import APPLICATION_ID, METADATA, REVISION, SETTING
from recoupe.errors import (
    DossierError,
    DossierLocked,
    NewerDossier,
    NotADossier,
    OlderDossier,
    RecoupeError,
    StorageFull,
)
from recoupe.messages import gettext as _

_EMPTY, _OTHER = "empty", "other"  # what a database is that is no dossier
_PATIENCE = 10.0  # seconds that a short write waits for another one
_VERSION = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), primary_key=True),
)


def is_url(address: str) -> bool:
    """Tell whether a dossier's address is a database URL rather than a file."""
    return "://" in address


def shown(address: str) -> str:
    """Give a dossier's address as it may be shown: without a password."""
    return sa.make_url(address).render_as_string() if is_url(address) else address


def connect(address: str, *, writable: bool) -> Engine:
    """Give the engine of a dossier, checked to be one and at this version's schema.

    `address` is a file or a `postgresql+psycopg://` URL. With `writable`, a dossier that is not
    there is made and an older one is upgraded.

    Raises NotADossier, NewerDossier, DossierLocked or StorageFull.
    """
    engine = _postgresql(address) if is_url(address) else _sqlite(Path(address), writable)
    sa.event.listen(engine, "handle_error", partial(_translate, shown(address)))
    try:
        _check(engine, address, writable=writable)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that writes; it is kept whole or not at all."""
    with engine.connect().execution_options(recoupe_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that reads: all of it sees the same state."""
    with engine.connect() as connection, connection.begin():
        yield connection


def _sqlite(path: Path, writable: bool) -> Engine:
    if not writable and not path.exists():
        raise NotADossier(_("{address}: no such file").format(address=path))
    if path.is_dir():
        raise NotADossier(_("{address}: a folder, not a dossier").format(address=path))
    # A pool of connections, as for a server: what is open in one does not hinder another.
    engine = sa.create_engine(
        "sqlite://", creator=_sqlite_opener(path, writable), poolclass=sa.QueuePool
    )
    # Python's sqlite3 begins transactions by its own rules, not before reading and not for DDL.
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _sqlite_opener(path: Path, writable: bool) -> Callable[[], sqlite3.Connection]:
    uri = path.absolute().as_uri()
    if writable:
        uri += "?mode=rwc"
    elif not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        # WAL needs a file beside the database even to read; here none can be made or changed.
        uri += "?immutable=1"
    else:
        uri += "?mode=rw" if os.access(path, os.W_OK) else "?mode=ro"
    return lambda: sqlite3.connect(uri, uri=True, timeout=_PATIENCE, check_same_thread=False)


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("recoupe_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: str) -> Engine:
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise NotADossier(_("{address}: no database URL").format(address=address)) from error
    if url.get_backend_name() != "postgresql":
        raise NotADossier(
            _("{address}: a dossier is a SQLite file or a postgresql+psycopg:// URL").format(
                address=url.render_as_string()
            )
        )
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        return sa.create_engine(url, isolation_level="REPEATABLE READ")
    except ImportError as error:
        raise DossierError(
            _("{address}: the PostgreSQL driver is missing: {command}").format(
                address=url.render_as_string(), command="pip install 'recoupe[postgresql]'"
            )
        ) from error


def _check(engine: Engine, address: str, *, writable: bool) -> None:
    """Make sure that the database is a dossier of this version; make or upgrade it if allowed."""
    with reading(engine) as connection:
        state = _state(connection)
    if state == _OTHER:
        raise NotADossier(_("{address}: no Recoupe dossier").format(address=shown(address)))
    if state == _EMPTY and not writable:
        raise NotADossier(
            _("{address}: an empty dossier; build it first").format(address=shown(address))
        )
    if state == _EMPTY:
        _create(engine)
    elif state != REVISION:
        _upgrade(engine, address, state, writable=writable)
    if writable and engine.dialect.name == "sqlite":
        # Outside a transaction, where alone the mode can be changed.
        with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")


def _state(connection: Connection) -> str:
    """Give the database's schema revision, or what it is instead of a dossier."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return _EMPTY
    if not {"alembic_version", "setting", "article"} <= tables:
        return _OTHER
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if mark != APPLICATION_ID:
            return _OTHER
    elif connection.scalar(sa.select(SETTING.c.value).where(SETTING.c.name == "format")) is None:
        return _OTHER
    return str(connection.scalar(sa.select(_VERSION.c.version_num)))


def _create(engine: Engine) -> None:
    """Make all tables in one transaction, at the newest revision."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":  # two that create at once: one waits
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(APPLICATION_ID, 2)))
        if _state(connection) != _EMPTY:
            return
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        METADATA.create_all(connection)
        _VERSION.create(connection)
        connection.execute(sa.insert(_VERSION).values(version_num=REVISION))
        connection.execute(sa.insert(SETTING).values(name="format", value="recoupe-dossier"))


def _upgrade(engine: Engine, address: str, state: str, *, writable: bool) -> None:
    """Bring an older dossier up to this version."""
    from recoupe.dossier.migrations import known_revisions, upgrade

    if state not in known_revisions():
        raise NewerDossier(
            _("{address}: written by a newer Recoupe; upgrade with {command}").format(
                address=shown(address), command="pip install --upgrade recoupe"
            )
        )
    if not writable:
        raise OlderDossier(
            _("{address}: written by an older Recoupe; build it again to upgrade it").format(
                address=shown(address)
            )
        )
    with writing(engine) as connection:
        upgrade(connection)


# SQLite's primary result codes that mean: the disk is full, fails or refuses.
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _translate(address: str, context: ExceptionContext) -> None:
    """Raise the error of ours that a database error stands for; let others pass."""
    found = _ours(address, context.original_exception) or _unfit(address, context)
    if found is not None:
        raise found from context.original_exception


def _ours(address: str, error: BaseException) -> RecoupeError | None:
    detail = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    code = getattr(error, "sqlite_errorcode", None)
    state = getattr(error, "sqlstate", None) or ""
    if (code is not None and code & 0xFF in _BUSY) or state in ("55P03", "40001"):
        return locked(address)
    if (code is not None and code & 0xFF in _FULL) or state.startswith(("53", "58", "25006")):
        return StorageFull(
            _("{address}: cannot be written or read ({detail})").format(
                address=address, detail=detail
            )
        )
    if code is not None and code & 0xFF in _FOREIGN:
        return NotADossier(_("{address}: no Recoupe dossier").format(address=address))
    if state.startswith("42501"):
        return StorageFull(_("{address}: {detail}").format(address=address, detail=detail))
    if type(error).__module__.startswith("psycopg") and not state:
        return DossierError(
            _("{address}: the database cannot be reached ({detail})").format(
                address=address, detail=detail
            )
        )
    return None


def _unfit(address: str, context: ExceptionContext) -> DossierError | None:
    """Give the error for rows that do not fit together, with the table that they were put in."""
    error = context.original_exception
    if isinstance(error, sqlite3.IntegrityError):
        table = _offending(context)
    elif (getattr(error, "sqlstate", None) or "").startswith("23"):
        table = getattr(getattr(error, "diag", None), "table_name", None) or ""
    else:
        return None
    detail = str(error).strip().splitlines()[0]
    return DossierError(
        _("{address}: rows of table {table} do not fit with the others ({detail})").format(
            address=address, table=table or "?", detail=detail
        )
    )


def _offending(context: ExceptionContext) -> str:
    """Give the table whose rows refer to what is not there: SQLite does not name it by itself."""
    held = context.connection.connection.dbapi_connection if context.connection else None
    if held is None:
        return ""
    with closing(held.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def locked(address: str) -> DossierLocked:
    """Give the error for a dossier that somebody else is writing."""
    return DossierLocked(
        _("{address}: another process is writing this dossier; try again when it is done").format(
            address=address
        )
    )

"""Opening a dossier: to look, to review, or to build, which holds it for itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.engine import Engine

from recoupe.dossier.database import connect, is_url, locked, shown
from recoupe.dossier.schema import APPLICATION_ID
from recoupe.dossier.store import Dossier
from recoupe.errors import OlderDossier, StorageFull
from recoupe.messages import gettext as _


@contextmanager
def open_dossier(address: str) -> Iterator[Dossier]:
    """Open a dossier for reading.

    Raises NotADossier where there is none, NewerDossier where a later version wrote it.
    """
    with closing(Dossier(connect(address, writable=False))) as dossier:
        yield dossier


@contextmanager
def open_for_review(address: str) -> Iterator[Dossier]:
    """Open a dossier that is there for judging it; an older one is upgraded.

    It does not wait for a build: each judgement goes in between what the build stores.
    Raises NotADossier where there is none, NewerDossier where a later version wrote it.
    """
    with suppress(OlderDossier):
        connect(address, writable=False).dispose()
    with closing(Dossier(connect(address, writable=True))) as dossier:
        yield dossier


@contextmanager
def open_for_building(address: str) -> Iterator[Dossier]:
    """Open a dossier for building, alone; it is made where there is none.

    Raises DossierLocked where another build holds it, and what `connect` raises.
    """
    if is_url(address):
        with (
            closing(Dossier(connect(address, writable=True))) as dossier,
            _advisory_lock(dossier._engine, address),
        ):
            yield dossier
        return
    with (
        _lock_file(Path(address)),
        closing(Dossier(connect(address, writable=True))) as dossier,
    ):
        yield dossier


@contextmanager
def _lock_file(path: Path) -> Iterator[None]:
    """Hold the file's lock; the system frees it when this process ends, however it ends."""
    if not path.parent.is_dir():  # the lock would make it
        raise StorageFull(_("{address}: there is no such folder").format(address=path))
    beside = path.with_name(f".{path.name}.lock")
    lock = FileLock(beside, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise locked(str(path)) from error
    except OSError as error:
        raise StorageFull(
            _("{address}: cannot be written or read ({detail})").format(
                address=path, detail=(error.strerror or str(error)).lower()
            )
        ) from error
    try:
        yield
    finally:
        # Whoever waits for the lock checks that the file it locked is still the one in place.
        beside.unlink(missing_ok=True)
        lock.release()


@contextmanager
def _advisory_lock(engine: Engine, address: str) -> Iterator[None]:
    """Hold PostgreSQL's advisory lock; the server frees it when the connection ends."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(APPLICATION_ID, 1))):
            raise locked(shown(address))
        try:
            yield
        finally:
            connection.scalar(sa.select(sa.func.pg_advisory_unlock(APPLICATION_ID, 1)))

"""The collation as it was found, and the log applied to it, kept between judgements.

Loading what was found takes seconds where there are thousands of articles, applying one judgement
takes none. So a process keeps the last application that it stored; if the dossier's log goes on
from there, so does it.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from recoupe.dossier import collations
from recoupe.dossier.rows import insert
from recoupe.dossier.schema import FOUND
from recoupe.dossier.settings import get_setting, set_setting
from recoupe.model import AnyJudgement, Collation

if TYPE_CHECKING:
    from recoupe.review import Application

_DIGEST = "found"  # the setting that tells one found collation from others
_PART = 1 << 26  # bytes of a row of what was found

_kept: dict[str, Application] = {}  # one at most, by the digest of what was found


def keep_found(connection: Connection, found: Collation) -> None:
    """Keep a collation as it was found."""
    drop_found(connection)
    packed = zlib.compress(msgspec.msgpack.encode(replace(found, articles=())), 1)
    insert(
        connection,
        FOUND,
        enumerate(packed[at : at + _PART] for at in range(0, len(packed), _PART)),
    )
    articles = [(article.id, article.name, article.url) for article in found.articles]
    digest = sha256(packed + msgspec.msgpack.encode(articles)).hexdigest()
    set_setting(connection, _DIGEST, digest)


def drop_found(connection: Connection) -> None:
    """Keep none: the tables hold the collation as it was found."""
    connection.execute(sa.delete(FOUND))


def take(connection: Connection, log: Sequence[AnyJudgement]) -> Application:
    """Give a log applied to what was found; whoever takes it may go on with it.

    Before the first judgement, what the tables hold is kept as found.
    """
    from recoupe.review import Application

    if not log:
        found = collations.load_collation(connection)
        keep_found(connection, found)
        return Application(found, ())
    # Taken out, so that nobody else goes on with it, and nobody at all if this ends in an error.
    work = _kept.pop(get_setting(connection, _DIGEST) or "", None)
    if work is not None:
        known = [judgement.id for judgement in work.log]
        if known == [judgement.id for judgement in log[: len(known)]]:
            return work.follow(log[len(known) :])
        return Application(work.found, log)
    return Application(_load_found(connection), log)


def keep(connection: Connection, work: Application) -> None:
    """Keep an application for the next judgement that this process stores."""
    _kept.clear()
    _kept[get_setting(connection, _DIGEST) or ""] = work


def _load_found(connection: Connection) -> Collation:
    query = sa.select(FOUND.c.payload).order_by(FOUND.c.part)
    packed = b"".join(connection.execute(query).scalars())
    with _without_collector():
        bare = msgspec.msgpack.decode(zlib.decompress(packed), type=Collation)
    return replace(bare, articles=collations.load_articles(connection))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let nobody look for garbage while hundreds of thousands of values are made."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

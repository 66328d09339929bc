"""What a dossier remembers about itself, by name."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.schema import SETTING


def get_setting(connection: Connection, name: str) -> str | None:
    """Give what is remembered under a name."""
    return connection.scalar(sa.select(SETTING.c.value).where(SETTING.c.name == name))


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Remember a value under a name."""
    connection.execute(sa.delete(SETTING).where(SETTING.c.name == name))
    connection.execute(sa.insert(SETTING).values(name=name, value=value))

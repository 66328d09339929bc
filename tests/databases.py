"""Databases for tests: an address of a new dossier, on SQLite and on a PostgreSQL of our own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
import sqlalchemy as sa

_OWNER = "postgres"  # who runs the server where we are root, as it refuses to run as root
_numbers = count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Run a PostgreSQL of our own, without network, and give the URL of its first database."""
    folder = Path(mkdtemp(prefix="recoupe-pg-"))
    try:
        if os.getuid() == 0:
            owner = pwd.getpwnam(_OWNER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=30"
        _run("initdb", "-D", data, "-U", "recoupe", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        _run("pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql+psycopg://recoupe@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database."""
    name = f"dossier{next(_numbers)}"
    server = sa.create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
    yield postgresql_server.replace("/postgres?", f"/{name}?")
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a dossier that is not there yet, on either database."""
    if request.param == "sqlite":
        return str(tmp_path / "dossier.db")
    return str(request.getfixturevalue("postgresql"))


def _run(program: str, *arguments: str | Path) -> None:
    """Run a program of PostgreSQL, as its own user where we are root."""
    command = [_found(program), *map(str, arguments)]
    if os.getuid() == 0:
        command = ["setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--init-groups", *command]
    subprocess.run(command, check=True, capture_output=True, cwd="/")


def _found(program: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    return str(installed[-1]) if installed else shutil.which(program) or program

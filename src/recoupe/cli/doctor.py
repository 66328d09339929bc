"""`recoupe doctor`: what is installed, what works, and what to type where something is missing."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version

import rich_click as click
from rich.text import Text

from recoupe import __version__
from recoupe.cli.console import OUT
from recoupe.cli.parameters import WORDING, Command
from recoupe.messages import gettext as _

# The packages whose versions explain most of what goes differently elsewhere.
_TELLING = ("spacy", "msgspec", "sqlalchemy", "trafilatura", "scikit-learn", "rapidfuzz")
_OLDEST = (3, 11)

# What was looked at, whether it works (None: it need not), and what is so or what to type.
Finding = tuple[str, bool | None, str]


@click.command(
    "doctor", cls=Command, help=_("Say what is installed, what works and what is missing.")
)
@click.rich_config(help_config=WORDING)
def doctor_command() -> int:
    """Say what works; the exit status is 1 where something that is needed does not."""
    healthy = True
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _program,
        _packages,
        _languages,
        _databases,
    )
    for check in checks:
        for name, works, detail in check():
            healthy = healthy and works is not False
            mark, style = {True: ("✓", "green"), False: ("✗", "bold red"), None: ("–", "yellow")}[
                works
            ]
            OUT.print(Text(f"{mark} ", style=style).append(f"{name}: {detail}", style="default"))
    return 0 if healthy else 1


def _program() -> Iterator[Finding]:
    yield "recoupe", True, __version__
    yield "Python", sys.version_info >= _OLDEST, f"{platform.python_version()}, {sys.platform}"


def _packages() -> Iterator[Finding]:
    for name in _TELLING:
        try:
            yield name, True, version(name)
        except PackageNotFoundError:
            yield name, False, _missing(f"pip install {name}")


def _languages() -> Iterator[Finding]:
    from recoupe.errors import RecoupeError
    from recoupe.language import PIPELINES, load_pack

    for code, package in PIPELINES.items():
        name = _("language {code}").format(code=code)
        try:
            pipeline = load_pack(code).nlp
        except RecoupeError as error:
            yield name, False, str(error)
        else:
            yield name, True, f"{package} {pipeline.meta['version']}"


def _databases() -> Iterator[Finding]:
    yield "SQLite", True, sqlite3.sqlite_version
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE search USING fts5(text)")
        except sqlite3.OperationalError:
            yield "SQLite FTS5", False, _("missing: this Python's SQLite has no text search")
        else:
            yield "SQLite FTS5", True, _("works")
    try:
        yield "PostgreSQL", True, f"psycopg {version('psycopg')}"
    except PackageNotFoundError:
        command = "pip install 'recoupe[postgresql]'"
        yield (
            "PostgreSQL",
            None,
            _("no driver; for dossiers there: {command}").format(command=command),
        )


def _missing(command: str) -> str:
    return _("missing: {command}").format(command=command)

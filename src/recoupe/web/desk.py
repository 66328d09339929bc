"""The dossier as the app asks it: one state of it a request, and what was once found out of that.

Nothing of the dossier is kept in memory but the order of its lists and a few counts; these are
asked for once in each state of it, so that a build or a judgement shows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy.engine import Connection

from recoupe.dossier import open_dossier

T = TypeVar("T")


class Findings:
    """What was found out of one state of the dossier: each thing once."""

    def __init__(self, state: str) -> None:
        self.state = state
        self._lock = Lock()
        self._found: dict[Callable[[Connection], Any], Any] = {}

    def once(self, ask: Callable[[Connection], T], connection: Connection) -> T:
        """Give what `ask` gives of this state; it is asked the first time only."""
        with self._lock:
            if ask not in self._found:
                self._found[ask] = ask(connection)
            found: T = self._found[ask]
            return found


@dataclass(frozen=True)
class Sheet:
    """One state of the dossier, open for the queries of one page."""

    connection: Connection
    findings: Findings

    def once(self, ask: Callable[[Connection], T]) -> T:
        """Give what a query over the whole dossier gives, asked once in this state."""
        return self.findings.once(ask, self.connection)


class Desk:
    """Where the pages of one dossier are made."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._lock = Lock()
        self._findings: Findings | None = None

    @contextmanager
    def sheet(self) -> Iterator[Sheet]:
        """Open the newest state. Raises what `open_dossier` raises."""
        with open_dossier(self.address) as dossier, dossier.snapshot() as connection:
            yield Sheet(connection, self._of(dossier.state(connection)))

    def _of(self, state: str) -> Findings:
        with self._lock:
            if self._findings is None or self._findings.state != state:
                self._findings = Findings(state)
            return self._findings

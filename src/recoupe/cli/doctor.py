"""`recoupe doctor`."""

from __future__ import annotations

from recoupe.build.versions import readers
from recoupe.cli.console import OUT


def doctor_command() -> None:
    """Say what works."""
    OUT.print(readers())

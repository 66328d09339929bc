"""`recoupe doctor`."""

from __future__ import annotations

import rich_click as click

from recoupe.cli.parameters import WORDING, Command
from recoupe.messages import gettext as _


@click.command(
    "doctor", cls=Command, help=_("Say what is installed, what works and what is missing.")
)
@click.rich_config(help_config=WORDING)
def doctor_command() -> None:
    """Say what is installed, what works and what is missing."""

"""`recoupe show`."""

from __future__ import annotations

import rich_click as click

from recoupe.cli.parameters import WORDING, Command
from recoupe.messages import gettext as _


@click.command("show", cls=Command, help=_("Show a dossier in the terminal."))
@click.rich_config(help_config=WORDING)
def show_command() -> None:
    """Show a dossier in the terminal."""

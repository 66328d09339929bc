"""`recoupe show`."""

from __future__ import annotations

from recoupe.cli.console import OUT
from recoupe.cli.parameters import DossierArgument
from recoupe.dossier import open_dossier


def show_command(dossier: DossierArgument) -> None:
    """Show a dossier."""
    with open_dossier(dossier) as opened:
        OUT.print(opened.counts())

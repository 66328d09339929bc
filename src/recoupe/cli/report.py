"""`recoupe report`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.parameters import DossierArgument
from recoupe.dossier import open_dossier
from recoupe.errors import InputError
from recoupe.messages import gettext as _
from recoupe.messages import language


def report_command(
    dossier: DossierArgument,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="FILE", help=_("The HTML file to write."), show_default=False
        ),
    ],
) -> None:
    """Write the report of a dossier."""
    write(dossier, out)


def write(address: str, out: Path, refused: Sequence[InputError] = ()) -> None:
    """Write the report of the dossier at `address` to the file `out`, with what was refused."""
    from recoupe.publish.report import write_report

    with open_dossier(address) as opened:
        collation = opened.collation()
    write_report(collation, out, language=language(), refused=refused)

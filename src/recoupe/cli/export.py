"""`recoupe export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.parameters import DossierArgument
from recoupe.dossier import open_dossier
from recoupe.messages import gettext as _


class Format(StrEnum):
    """What a dossier can be written as."""

    JSON = "json"
    CSV = "csv"


def export_command(
    dossier: DossierArgument,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help=_("The file to write; for csv, a folder, or a .zip file."),
            show_default=False,
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help=_("json: the exchange format, whole; csv: one table a file."),
        ),
    ] = Format.JSON,
) -> None:
    """Write a dossier out."""
    with open_dossier(dossier) as opened:
        collation = opened.collation()
    if format is Format.JSON:
        from recoupe.publish.exchange import to_json
        from recoupe.publish.output import write_file

        write_file(out, to_json(collation))
    else:
        from recoupe.publish.csv import write_tables

        write_tables(collation, out)

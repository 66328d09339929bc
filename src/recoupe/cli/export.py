"""`recoupe export`."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _

FORMATS = ("json", "csv")


@click.command("export", cls=Command, help=_("Write a dossier out for other programs."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--format",
    "-f",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help=_("json: the exchange format, whole; csv: one table a file."),
)
@click.option(
    "--out",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help=_("The file to write; for csv, a folder, or a .zip file."),
)
def export_command(dossier: str, format: str, out: Path) -> None:
    """Write a dossier out."""
    from recoupe.dossier import open_dossier

    with open_dossier(dossier) as opened:
        collation = opened.collation()
    if format == "json":
        from recoupe.publish.exchange import to_json
        from recoupe.publish.output import write_file

        write_file(out, to_json(collation))
    else:
        from recoupe.publish.csv import write_tables

        write_tables(collation, out)

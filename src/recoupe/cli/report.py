"""`recoupe report`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import rich_click as click

from recoupe.cli.parameters import FILE, WORDING, Command, dossier_argument
from recoupe.errors import InputError
from recoupe.messages import gettext as _
from recoupe.messages import language


@click.command("report", cls=Command, help=_("Write a dossier as one HTML page, to read anywhere."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--out", "-o", metavar="FILE", type=FILE, required=True, help=_("The HTML file to write.")
)
def report_command(dossier: str, out: Path) -> None:
    """Write the report of a dossier."""
    write(dossier, out)


def write(address: str, out: Path, refused: Sequence[InputError] = ()) -> None:
    """Write the report of the dossier at `address` to the file `out`, with what was refused."""
    from recoupe.dossier import open_dossier
    from recoupe.publish.report import write_report

    with open_dossier(address) as opened:
        state = opened.reviewed()
    write_report(state.collation, out, language=language(), refused=refused, review=state.review)

"""`recoupe export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _
from recoupe.messages import language
from recoupe.publish.formats import FORMATS

if TYPE_CHECKING:
    from recoupe.model import Collation

MARKDOWN = "markdown"


@click.command("export", cls=Command, help=_("Write a dossier out for other programs."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--format",
    "-f",
    type=click.Choice((*FORMATS, MARKDOWN)),
    default="json",
    show_default=True,
    help=_(
        "json: the exchange format, whole; csv: one table a file; webannotation: W3C Web "
        "Annotations (JSON-LD); markdown: a note of an event; followthemoney: entities, one a "
        "line; gexf: the graph, for Gephi."
    ),
)
@click.option(
    "--out",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help=_("The file to write; for csv, a folder, or a .zip file."),
)
@click.option(
    "--event",
    metavar="ID",
    help=_("The event that a markdown note is of; every one with an account unless given."),
)
def export_command(dossier: str, format: str, out: Path, event: str | None) -> None:
    """Write a dossier out."""
    from recoupe.dossier import open_dossier

    if event is not None and format != MARKDOWN:
        raise click.UsageError(_("--event goes with --format markdown only"))
    with open_dossier(dossier) as opened:
        state = opened.reviewed()
    if format == "csv":
        from recoupe.publish.csv import write_tables

        write_tables(state.collation, out, state.review)
        return
    from recoupe.publish.output import write_file

    if format == MARKDOWN:
        content = _markdown(state.collation, event)
    else:
        content = FORMATS[format].make(state.collation, state.review)
    write_file(out, content)


def _markdown(collation: Collation, event: str | None) -> bytes:
    from recoupe.publish.markdown import to_markdown

    told = [e.id for e in collation.events if e.articles] if event is None else [event]
    notes = (to_markdown(collation, id, language=language()) for id in told)
    return "\n".join(notes).encode("utf-8")

"""`recoupe export`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _
from recoupe.messages import language

if TYPE_CHECKING:
    from recoupe.model import Collation, Review

FORMATS = ("json", "csv", "webannotation", "markdown", "followthemoney", "gexf")


@click.command("export", cls=Command, help=_("Write a dossier out for other programs."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--format",
    "-f",
    type=click.Choice(FORMATS),
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

    if event is not None and format != "markdown":
        raise click.UsageError(_("--event goes with --format markdown only"))
    with open_dossier(dossier) as opened:
        state = opened.reviewed()
    collation = state.collation
    if format == "csv":
        from recoupe.publish.csv import write_tables

        write_tables(collation, out)
        return
    from recoupe.publish.output import write_file

    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: _json(collation, state.review),
        "webannotation": lambda: _web_annotation(collation),
        "markdown": lambda: _markdown(collation, event),
        "followthemoney": lambda: _followthemoney(collation),
        "gexf": lambda: _gexf(collation),
    }
    write_file(out, makers[format]())


def _json(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.exchange import to_json

    return to_json(collation, review)


def _web_annotation(collation: Collation) -> bytes:
    from recoupe.publish.webannotation import to_web_annotation

    return to_web_annotation(collation)


def _followthemoney(collation: Collation) -> bytes:
    from recoupe.publish.followthemoney import to_followthemoney

    return to_followthemoney(collation)


def _gexf(collation: Collation) -> bytes:
    from recoupe.publish.gexf import to_gexf

    return to_gexf(collation)


def _markdown(collation: Collation, event: str | None) -> bytes:
    from recoupe.publish.markdown import to_markdown

    told = [e.id for e in collation.events if e.articles] if event is None else [event]
    notes = (to_markdown(collation, id, language=language()) for id in told)
    return "\n".join(notes).encode("utf-8")

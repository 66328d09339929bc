"""`recoupe build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from recoupe.build import Summary, build
from recoupe.cli.console import ERR, OUT, ProgressWatch, number
from recoupe.messages import gettext as _


def build_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT…",
            help=_("Articles: .txt, .html, .jsonl or .csv files, folders of them, or globs."),
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="DOSSIER",
            help=_("The dossier to build or add to: a file, or a postgresql+psycopg:// URL."),
            show_default=False,
        ),
    ],
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help=_("Also write the report, one HTML page, to this file."),
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="fr|en",
            help=_("Language of articles that do not say theirs; else it is told from the text."),
            show_default=False,
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes",
            min=1,
            metavar="N",
            help=_("Processes that read articles; as many as there are cores unless given."),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build a dossier and say what it holds."""
    with ProgressWatch() as watch:
        summary = build(inputs, out, language=language, processes=processes, watch=watch)
    _summarise(summary, out)
    if report is not None:
        from recoupe.cli.report import write

        write(out, report, summary.refused)
    if summary.refused:
        raise typer.Exit(1)


def _summarise(summary: Summary, out: str) -> None:
    """Say what the dossier holds now and what this build did."""
    labels = {
        "articles": _("articles"),
        "outlets": _("outlets"),
        "events": _("events"),
        "statements": _("statements"),
        "direct": _("  direct"),
        "mixed": _("  mixed"),
        "indirect": _("  indirect"),
        "sayings": _("sayings"),
        "figures": _("figures"),
        "pledges": _("pledges"),
    }
    table = Table(title=out, box=None, show_header=False, title_justify="left", title_style="bold")
    table.add_column(justify="right")
    table.add_column()
    for name, label in labels.items():
        table.add_row(number(summary.counts[name]), label)
    OUT.print(table)
    done = _("{new} new of {gathered} articles given; {read} read").format(
        new=number(summary.new), gathered=number(summary.gathered), read=number(summary.read)
    )
    ERR.print(done if summary.new or summary.read else _("Nothing new: the dossier is as it was."))
    if summary.refused:
        ERR.print(
            _("{count} refused, said above").format(count=number(len(summary.refused))),
            style="red",
        )

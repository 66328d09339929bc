"""`recoupe build`."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from recoupe.build.summary import Summary
from recoupe.cli.console import ERR, OUT, ProgressWatch, number
from recoupe.cli.parameters import FILE, WORDING, Command
from recoupe.cli.review.wording import judged
from recoupe.messages import gettext as _


@click.command("build", cls=Command, help=_("Build a dossier of articles, or add articles to one."))
@click.rich_config(help_config=WORDING)
@click.argument(
    "inputs",
    metavar="INPUT…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    help=_("Articles: .txt, .html, .jsonl or .csv files, folders of them, or globs."),
)
@click.option(
    "--out",
    "-o",
    metavar="DOSSIER",
    required=True,
    help=_("The dossier to build or add to: a file, or a postgresql+psycopg:// URL."),
)
@click.option(
    "--report",
    metavar="FILE",
    type=FILE,
    help=_("Also write the report, one HTML page, to this file."),
)
@click.option(
    "--actors",
    metavar="FILE",
    type=FILE,
    help=_("An actors.toml: names and aliases that you know; the dossier keeps them."),
)
@click.option(
    "--language",
    metavar="fr|en",
    help=_("Language of articles that do not say theirs; else it is told from the text."),
)
@click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(min=1),
    help=_("Processes that read articles; as many as there are cores unless given."),
)
def build_command(
    inputs: tuple[Path, ...],
    out: str,
    report: Path | None,
    actors: Path | None,
    language: str | None,
    processes: int | None,
) -> int:
    """Build a dossier and say what it holds."""
    from recoupe.build.builder import build

    with ProgressWatch() as watch:
        summary = build(
            inputs, out, actors=actors, language=language, processes=processes, watch=watch
        )
    _summarise(summary, out)
    if report is not None:
        from recoupe.cli.report import write

        write(out, report, summary.refused)
    return 1 if summary.refused else 0


def _summarise(summary: Summary, out: str) -> None:
    """Say what the dossier holds now and what this build did."""
    from rich.table import Table

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
    if summary.judged or summary.lost:
        table.add_row(number(summary.judged), judged(summary.judged, summary.lost))
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

"""The log of judgements: shown, written to a file, read from one."""

from __future__ import annotations

from pathlib import Path

import rich_click as click
from rich.table import Table
from rich.text import Text

from recoupe.cli.console import ERR, OUT, complain, number
from recoupe.cli.parameters import FILE, WORDING, Command, dossier_argument
from recoupe.cli.review.wording import loss, subject, verb
from recoupe.cli.show.pile import clip, line
from recoupe.messages import gettext as _
from recoupe.messages import ngettext
from recoupe.model import AnyJudgement, Review


@click.command("log", cls=Command, help=_("List what was judged: who, when, what and why."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--format",
    "-f",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help=_("table: for reading; json: one judgement a line, as exported."),
)
def log_command(dossier: str, format: str) -> None:
    """Show the log of a dossier."""
    from recoupe.dossier import open_dossier

    with open_dossier(dossier) as opened:
        review = opened.review()
    if format == "json":
        click.echo(_lines(review), nl=False)
        return
    if not review:
        ERR.print(_("Nothing was judged yet."))
        return
    table = Table(box=None, header_style="dim")
    for title in (_("when"), _("who"), _("judgement"), _("about"), _("note"), _("state")):
        table.add_column(title)
    table.add_column("id", style="dim", no_wrap=True)
    for judgement in review.judgements:
        table.add_row(
            *map(
                Text,
                (
                    line(judgement.when),
                    line(judgement.who),
                    verb(judgement),
                    clip(subject(judgement, review)),
                    clip(judgement.note),
                    _state(judgement, review),
                ),
            ),
            judgement.id,
        )
    OUT.print(table)


@click.command("export", cls=Command, help=_("Write the log to a file, one judgement a line."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--out", "-o", metavar="FILE", type=FILE, required=True, help=_("The JSON lines to write.")
)
def export_command(dossier: str, out: Path) -> None:
    """Write the log of a dossier."""
    from recoupe.dossier import open_dossier
    from recoupe.publish.output import write_file

    with open_dossier(dossier) as opened:
        review = opened.review()
    write_file(out, _lines(review).encode())


@click.command(
    "import", cls=Command, help=_("Add the judgements of another log that this one has not.")
)
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.argument("log", metavar="LOG", type=FILE, help=_("The JSON lines that export wrote."))
def import_command(dossier: str, log: Path) -> None:
    """Merge a log into that of a dossier; say what is about the same things, and what got lost."""
    from recoupe.dossier import open_for_review
    from recoupe.errors import UnreadableInput
    from recoupe.review import read_lines

    try:
        lines = log.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableInput(str(log), (error.strerror or str(error)).lower()) from error
    judgements = list(read_lines(str(log), lines))
    with open_for_review(dossier) as opened:
        done = opened.import_judgements(judgements)
        review = opened.review()
    OUT.print(
        ngettext("{count} judgement added", "{count} judgements added", done.added).format(
            count=number(done.added)
        )
    )
    if done.doubles:
        ERR.print(_("{count} there already").format(count=number(done.doubles)))
    for new, ours in done.conflicts:
        complain(
            _(
                "{id} of {who} is about what {other} judged in {theirs}; the imported one holds"
            ).format(id=new.id, who=new.who, other=ours.who, theirs=ours.id)
        )
    for judgement in done.lost:
        complain(f"{judgement.id}: {loss(review.lost[judgement.id])}")


def _lines(review: Review) -> str:
    from recoupe.review import to_line

    return "".join(f"{to_line(judgement)}\n" for judgement in review.judgements)


def _state(judgement: AnyJudgement, review: Review) -> str:
    if judgement.id in review.undone:
        return _("undone")
    if judgement.id in review.lost:
        return loss(review.lost[judgement.id])
    return _("holds")

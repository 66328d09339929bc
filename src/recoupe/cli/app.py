"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe import __version__
from recoupe.cli.build import build_command
from recoupe.cli.console import OUT
from recoupe.cli.doctor import doctor_command
from recoupe.cli.export import export_command
from recoupe.cli.report import report_command
from recoupe.cli.show import show_command
from recoupe.messages import LANGUAGES, language
from recoupe.messages import gettext as _

app = typer.Typer(
    help=_(
        "Sets every press account of an event beside the others: who said what, the figures, "
        "the pledges, who copied whom, who leaves what out."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(asked: bool) -> None:
    if asked:
        OUT.print(f"recoupe {__version__}")
        raise typer.Exit


def _check_language(wanted: str) -> str:
    if wanted not in LANGUAGES:
        raise typer.BadParameter(_("known ones are {known}").format(known=", ".join(LANGUAGES)))
    return wanted


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=_("Show the version and leave."), callback=_say_version, is_eager=True
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            help=_("Language of messages: fr or en; also set by RECOUPE_LANG, or your locale."),
            callback=_check_language,
            show_default=False,
        ),
    ] = language(),
) -> None:
    """Take the options that stand before a command."""


app.command("build", help=_("Build a dossier of articles, or add articles to one."))(build_command)
app.command("show", help=_("Show a dossier in the terminal."))(show_command)
app.command("export", help=_("Write a dossier out for other programs."))(export_command)
app.command("report", help=_("Write a dossier as one HTML page, to read anywhere."))(report_command)
app.command("doctor", help=_("Say what is installed, what works and what is missing."))(
    doctor_command
)

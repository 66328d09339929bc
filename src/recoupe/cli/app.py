"""The commands, put together."""

from __future__ import annotations

import rich_click as click

from recoupe import __version__
from recoupe.cli.build import build_command
from recoupe.cli.doctor import doctor_command
from recoupe.cli.export import export_command
from recoupe.cli.parameters import WORDING, Group
from recoupe.cli.report import report_command
from recoupe.cli.review import review_command
from recoupe.cli.serve import serve_command
from recoupe.cli.show import show_command
from recoupe.messages import LANGUAGES
from recoupe.messages import gettext as _


@click.group(
    cls=Group,
    help=_(
        "Sets every press account of an event beside the others: who said what, the figures, "
        "the pledges, who copied whom, who leaves what out."
    ),
    subcommand_metavar=_("COMMAND …"),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.rich_config(help_config=WORDING)
@click.version_option(
    __version__, message="%(prog)s %(version)s", help=_("Show the version and leave.")
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help=_("Language of messages; also set by RECOUPE_LANG, or by your locale."),
)
def app(lang: str | None) -> None:
    """Take the options that stand before a command; `--lang` was heard before."""


for _command in (
    build_command,
    show_command,
    export_command,
    report_command,
    serve_command,
    review_command,
    doctor_command,
):
    app.add_command(_command)

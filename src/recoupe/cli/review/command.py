"""The group of commands."""

from __future__ import annotations

import rich_click as click

from recoupe.cli.parameters import WORDING, Group
from recoupe.cli.review.log import export_command, import_command, log_command
from recoupe.cli.review.verbs import VERBS
from recoupe.messages import gettext as _


@click.group(
    "review",
    cls=Group,
    help=_(
        "Correct a dossier: judgements with who, when and why, which outlast every build and can "
        "be undone, exported and imported."
    ),
    subcommand_metavar=_("COMMAND …"),
    no_args_is_help=True,
)
@click.rich_config(help_config=WORDING)
def review_command() -> None:
    """Hold the commands together."""


for _command in (log_command, export_command, import_command, *VERBS):
    review_command.add_command(_command)

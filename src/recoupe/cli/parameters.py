"""How commands look, and parameters that several of them take."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from recoupe.messages import gettext as _

WORDING = click.RichHelpConfiguration(
    arguments_panel_title=_("Arguments"),
    options_panel_title=_("Options"),
    commands_panel_title=_("Commands"),
    default_string=_("[default: {}]"),
    required_long_string=_("[required]"),
    show_arguments=True,
    text_markup="ansi",
)

FILE = click.Path(dir_okay=False, path_type=Path)

dossier_argument = click.argument(
    "dossier",
    metavar="DOSSIER",
    help=_("The dossier: a file, or a postgresql+psycopg:// URL."),
)


class Command(click.RichCommand):
    """A command whose usage line is in the user's language."""

    def format_usage(self, ctx: click.RichContext, formatter: click.RichHelpFormatter) -> None:  # type: ignore[override]  # as rich_click has it
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _("Usage:"))


class Group(Command, click.RichGroup):  # type: ignore[misc]  # as rich_click has it
    """A group of such commands."""

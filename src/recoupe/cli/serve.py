"""`recoupe serve`."""

from __future__ import annotations

import rich_click as click

from recoupe.cli.console import OUT
from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _
from recoupe.messages import language


@click.command("serve", cls=Command, help=_("Show a dossier in the browser, on this machine only."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.option(
    "--port",
    "-p",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help=_("The port of this machine to listen on; 0 takes a free one."),
)
def serve_command(dossier: str, port: int) -> None:
    """Serve a dossier until Ctrl+C."""
    from recoupe.web import serve

    def ready(url: str) -> None:
        OUT.print(_("The dossier is at {url} (Ctrl+C ends).").format(url=url), markup=False)

    serve(dossier, port=port, language=language(), ready=ready)

"""Parameters that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe.messages import gettext as _

DossierArgument = Annotated[
    str,
    typer.Argument(
        metavar="DOSSIER",
        help=_("The dossier: a file, or a postgresql+psycopg:// URL."),
        show_default=False,
    ),
]

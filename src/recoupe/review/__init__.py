"""Review: what people say of a dossier, applied to what was found, again after each rebuild.

Pure: a collation and a log of judgements in, the collation as corrected out. `Clerk` makes the
judgements, `apply` applies them; the store keeps both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.review.clerk import Clerk
from recoupe.review.log import from_line, read_lines, signed, to_line, undone

if TYPE_CHECKING:
    from recoupe.review.applying import Application, Reviewed, apply

__all__ = [
    "Application",
    "Clerk",
    "Reviewed",
    "apply",
    "from_line",
    "read_lines",
    "signed",
    "to_line",
    "undone",
]


def __getattr__(name: str) -> object:
    """Import what applies a log when it is asked for: it takes what collating takes, seconds."""
    if name in ("Application", "Reviewed", "apply"):
        from recoupe.review import applying

        return getattr(applying, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

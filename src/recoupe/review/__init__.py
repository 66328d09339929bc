"""Review: what people say of a dossier, applied to what was found, again after each rebuild.

Pure: a collation and a log of judgements in, the collation as corrected out. `Clerk` makes the
judgements, `apply` applies them; the store keeps both.
"""

from recoupe.review.applying import Reviewed, apply
from recoupe.review.clerk import Clerk
from recoupe.review.log import from_line, read_lines, signed, to_line, undone

__all__ = [
    "Clerk",
    "Reviewed",
    "apply",
    "from_line",
    "read_lines",
    "signed",
    "to_line",
    "undone",
]

"""The store: one SQLite file, or a PostgreSQL database, with the same queries on both."""

from recoupe.dossier.judgements import Imported, State
from recoupe.dossier.store import (
    Dossier,
    Read,
    open_dossier,
    open_for_building,
    open_for_review,
)

__all__ = [
    "Dossier",
    "Imported",
    "Read",
    "State",
    "open_dossier",
    "open_for_building",
    "open_for_review",
]

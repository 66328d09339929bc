"""The store: one SQLite file, or a PostgreSQL database, with the same queries on both."""

from recoupe.dossier.judgements import Imported, State
from recoupe.dossier.opening import open_dossier, open_for_building, open_for_review
from recoupe.dossier.store import Dossier, Read

__all__ = [
    "Dossier",
    "Imported",
    "Read",
    "State",
    "open_dossier",
    "open_for_building",
    "open_for_review",
]

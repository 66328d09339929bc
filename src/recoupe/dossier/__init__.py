"""The store: one SQLite file, or a PostgreSQL database, with the same queries on both."""

from recoupe.dossier.store import Dossier, Read, open_dossier, open_for_building

__all__ = ["Dossier", "Read", "open_dossier", "open_for_building"]

"""The dossier at a glance, counted by the database."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from recoupe.dossier.parts import counts
from recoupe.publish.report.overview import Overview, ranked
from recoupe.publish.report.wording import when


def overview(connection: Connection) -> Overview:
    """Count what the dossier holds (see `publish.report.overview.view_overview`)."""
    kinds = counts.statements_by_kind(connection)
    published = counts.articles_by(connection, "published")
    dates = sorted((date for date in published if when(date)[0] != "~"), key=when)
    return Overview(
        **counts.sizes(connection),
        statements={kind: kinds.get(kind, 0) for kind in ("direct", "mixed", "indirect")},
        outlets=ranked(counts.articles_by(connection, "outlet")),
        languages=ranked(counts.articles_by(connection, "language")),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )

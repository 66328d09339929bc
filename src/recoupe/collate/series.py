"""Figures of all articles, and the series of those that measure the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.actors import Roster
from recoupe.collate.origins import OriginIndex
from recoupe.collate.statements import statement_id
from recoupe.ids import stable_id
from recoupe.model import Account, Figure, Series, Statement


def group_series(
    accounts: Sequence[Account],
    roster: Roster,
    statements: Sequence[Statement],
    origins: OriginIndex,
) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    """Give the figures with their speaker and series set, and the series."""
    by_id = {s.id: s for s in statements}
    figures = []
    for account in accounts:
        article, reading = account.article.id, account.reading
        for found in reading.figures:
            holder = None
            if found.statement is not None:
                held = reading.statements[found.statement]
                holder = by_id[statement_id(article, held.start, held.end)]
            figures.append(
                Figure(
                    id=stable_id("f", article, found.start, found.end),
                    article=article,
                    start=found.start,
                    end=found.end,
                    value=found.value,
                    unit=found.unit,
                    bound=found.bound,
                    measure=found.measure,
                    period=found.period,
                    modality=found.modality,
                    speaker=holder.speakers[0] if holder and holder.speakers else None,
                    series=None,
                    statement=holder.id if holder else None,
                    measure_span=found.measure_span,
                )
            )
    return tuple(figures), ()

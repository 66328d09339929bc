"""Figures of all articles, and the series of those that measure the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from recoupe.collate.actors import Roster
from recoupe.collate.origins import OriginIndex
from recoupe.collate.series.conflicts import conflicts
from recoupe.collate.series.likeness import listed, same
from recoupe.collate.series.measures import Measure, leads, measure
from recoupe.collate.statements import statement_id
from recoupe.ids import stable_id
from recoupe.model import Account, Figure, Passage, Series, Statement

__all__ = ["group_series"]


def group_series(
    accounts: Sequence[Account],
    roster: Roster,
    statements: Sequence[Statement],
    origins: OriginIndex,
) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    """Give the figures with their speaker and series set, and the series.

    A series holds two or more figures of one measure, in the order of their periods; its conflicts
    are pairs that cannot both be right; `origins` counts the independent origins behind it.
    """
    moments = _moments(accounts, statements)
    figures, measured = _place(accounts, roster, statements, moments)
    series, member = [], {}
    for group in _groups(measured):
        if not _telling([figures[n] for n in group]):
            continue
        vague = frozenset(figures[n].measure for n in group if measured[n].vague)
        one = _series([figures[n] for n in group], vague, moments, origins)
        series.append(one)
        member.update(dict.fromkeys(one.figures, one.id))
    placed = tuple(msgspec.structs.replace(f, series=member.get(f.id)) for f in figures)
    return placed, tuple(sorted(series, key=lambda s: (s.measure, s.unit, s.id)))


def _moments(accounts: Sequence[Account], statements: Sequence[Statement]) -> dict[str, str | None]:
    """Give for each article what tells that two are of one time: their event, else their day."""
    events = {s.article: s.event for s in statements if s.event}
    days = {a.article.id: a.article.published for a in accounts}
    return {
        article: events.get(article) or (day.value if day else None)
        for article, day in days.items()
    }


def _place(
    accounts: Sequence[Account],
    roster: Roster,
    statements: Sequence[Statement],
    moments: dict[str, str | None],
) -> tuple[list[Figure], list[Measure]]:
    """Give the figures of all articles with their speakers, and what each measures."""
    by_id = {s.id: s for s in statements}
    figures, measured = [], []
    for account in accounts:
        article, reading = account.article.id, account.reading
        about = leads(account, roster)
        for found in reading.figures:
            holder = None
            if found.statement is not None:
                held = reading.statements[found.statement]
                holder = by_id.get(statement_id(article, held.start, held.end))
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
            measured.append(measure(account, found, roster, about, moments[article]))
    return figures, measured


def _groups(measured: Sequence[Measure]) -> list[list[int]]:
    """Put each figure to the group of one measure that fits best, found through its terms.

    It is held against the first of a group, and must not stand in a list with any of the group.
    """
    groups: list[list[int]] = []
    by_key: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for n, one in enumerate(measured):
        keys = [(one.unit, one.change, term) for term in (*sorted(one.terms), repr(one.value))]
        candidates = sorted({g for k in keys for g in by_key[k]})
        fitting = [
            (close, -g)
            for g in candidates
            if (close := same(measured[groups[g][0]], one)) > 0.0
            and not any(listed(measured[m], one) for m in groups[g])
        ]
        if fitting:
            groups[-max(fitting)[1]].append(n)
            continue
        for k in keys:
            by_key[k].append(len(groups))
        groups.append([n])
    return groups


def _telling(figures: Sequence[Figure]) -> bool:
    """Tell whether figures make a series: of two articles, or of two times."""
    return len({f.article for f in figures}) > 1 or len({f.period for f in figures}) > 1


def _series(
    figures: Sequence[Figure],
    vague: frozenset[str],
    moments: dict[str, str | None],
    origins: OriginIndex,
) -> Series:
    """Make a series, named by its commonest wording that is not among `vague`."""
    ordered = sorted(figures, key=lambda f: (f.period or "~", f.article, f.start))
    wordings = Counter(f.measure for f in ordered)
    label = min(wordings, key=lambda w: (w in vague, -wordings[w], -len(w), w))
    return Series(
        id=stable_id("m", label, ordered[0].unit, *sorted(f.id for f in ordered)),
        measure=label,
        unit=ordered[0].unit,
        figures=tuple(f.id for f in ordered),
        conflicts=conflicts(ordered, moments),
        origins=origins.carriers(Passage(f.article, f.start, f.end) for f in ordered),
    )

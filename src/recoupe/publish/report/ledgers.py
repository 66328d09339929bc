"""Figures and pledges as ledgers: series through time, and what became of what was promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.model import Actor, Event, Figure, Pledge, Series
from recoupe.publish.report.order import pledge_key, series_key
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.wording import when


@dataclass(frozen=True)
class FigureLine:
    """A figure as a row: as written, with its frame; `against` are figures it conflicts with."""

    figure: Figure
    cut: Cut
    measure: Cut | None
    outlet: str
    speaker: Actor | None
    event: str | None
    against: tuple[tuple[Figure, str | None], ...]  # each with its event


@dataclass(frozen=True)
class SeriesView:
    """The figures of one measure, by period; `conflicts` counts the pairs that differ."""

    series: Series
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True)
class PledgeLine:
    """A pledge as a row, with the passage that settles it where there is one."""

    pledge: Pledge
    cut: Cut
    outlet: str
    by: Actor | None
    to: Actor | None
    evidence: Cut | None
    evidence_outlet: str
    event: str | None


def figure_lines(shelf: Shelf, figures: Iterable[Figure]) -> tuple[FigureLine, ...]:
    """Make rows of figures, in the order given."""
    return tuple(_figure_line(shelf, figure) for figure in figures)


def all_series(shelf: Shelf) -> tuple[SeriesView, ...]:
    """Give the series of two figures or more, those with most figures first."""
    views = []
    for series in shelf.collation.series:
        held = [shelf.figures[figure] for figure in series.figures if figure in shelf.figures]
        if len(held) > 1:
            held.sort(key=lambda f: (when(f.period), f.modality.value, f.value, f.id))
            views.append(SeriesView(series, figure_lines(shelf, held)))
    views.sort(
        key=lambda v: series_key(
            len(v.series.conflicts), len(v.lines), v.series.measure, v.series.id
        )
    )
    return tuple(views)


def event_figures(shelf: Shelf, event: Event) -> tuple[FigureLine, ...]:
    """Give the figures of an event's accounts, account by account."""
    accounts = [a for a in shelf.by_date(event.articles) if shelf.event_of(a) == event.id]
    return figure_lines(shelf, (f for a in accounts for f in shelf.figures_in.get(a, ())))


def pledge_ledger(shelf: Shelf) -> tuple[PledgeLine, ...]:
    """Give all pledges: by due date, then by the date of the article, undated last."""
    pledges = sorted(
        shelf.collation.pledges,
        key=lambda p: pledge_key(p.due, shelf.published(p.article), p.article, p.start, p.id),
    )
    return tuple(_pledge_line(shelf, pledge) for pledge in pledges)


def _figure_line(shelf: Shelf, figure: Figure) -> FigureLine:
    series = shelf.series.get(figure.series or "")
    against = []
    for one, other in series.conflicts if series else ():
        rival = other if one == figure.id else one if other == figure.id else None
        if rival in shelf.figures:
            figure_against = shelf.figures[rival]
            against.append((figure_against, shelf.event_of(figure_against.article)))
    span = figure.measure_span
    return FigureLine(
        figure,
        shelf.cut(figure.article, figure.start, figure.end),
        shelf.cut(figure.article, span.start, span.end) if span else None,
        shelf.outlet(figure.article),
        shelf.actors.get(figure.speaker or ""),
        shelf.event_of(figure.article),
        tuple(against),
    )


def _pledge_line(shelf: Shelf, pledge: Pledge) -> PledgeLine:
    outcome = pledge.outcome
    evidence = None
    if outcome.article is not None and outcome.start is not None and outcome.end is not None:
        evidence = shelf.cut(outcome.article, outcome.start, outcome.end)
    return PledgeLine(
        pledge,
        shelf.cut(pledge.article, pledge.start, pledge.end),
        shelf.outlet(pledge.article),
        shelf.actors.get(pledge.by or ""),
        shelf.actors.get(pledge.to or ""),
        evidence,
        shelf.outlet(evidence.article) if evidence else "",
        shelf.event_of(pledge.article),
    )

"""Figures with their frame: value, unit, bound, measure, period, modality.

Numbers are read by the number grammar, given their unit (a sign, money, a counted noun), joined
where they share one, and dropped where they measure nothing; then each is framed.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import FigureFound, Modality, Span, StatementFound, WrittenDate
from recoupe.read.figures.bounds import bound_grammar
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.find import find_drafts
from recoupe.read.figures.measure import measure_grammar
from recoupe.read.figures.modality import modality_grammar
from recoupe.read.figures.period import period_grammar
from recoupe.read.figures.spread import spread
from recoupe.read.page import Page

__all__ = ["read_figures"]


def read_figures(
    page: Page, dates: Sequence[WrittenDate], statements: Sequence[StatementFound]
) -> tuple[FigureFound, ...]:
    """Find the figures of a page, in the order of the text.

    `dates` are those of the page: they are no figures, and give figures their period. `statement`
    is the index in `statements` of the innermost one that holds the figure.
    """
    placed = tuple(_placed(page, date) for date in dates)
    drafts = find_drafts(page.doc, page.view.text, placed, page.pack.code)
    grammar = modality_grammar(page.pack.code)
    modalities = spread(page.view.text, drafts, [grammar.of(page.doc, draft) for draft in drafts])
    found = (
        _figure(page, draft, modality, placed, statements)
        for draft, modality in zip(drafts, modalities, strict=True)
    )
    return tuple(figure for figure in found if figure.start < figure.end)


def _placed(page: Page, date: WrittenDate) -> tuple[int, int, str]:
    """Give a date in view offsets."""
    return page.view.find(date.start), page.view.find(date.end - 1) + 1, date.edtf


def _figure(
    page: Page,
    draft: Draft,
    modality: Modality,
    dates: Sequence[tuple[int, int, str]],
    statements: Sequence[StatementFound],
) -> FigureFound:
    """Frame one figure."""
    doc, text, code = page.doc, page.view.text, page.pack.code
    span = page.span(draft.start, draft.end)
    phrase = measure_grammar(code).of(doc, draft)
    measured = page.span(*phrase) if phrase is not None else None
    return FigureFound(
        start=span.start,
        end=span.end,
        value=draft.value,
        unit=draft.unit or "",
        bound=bound_grammar(code).of(text, draft),
        measure=" ".join(measured.of(page.article.text).split()) if measured else "",
        measure_span=measured,
        period=period_grammar(code).of(doc, text, draft, dates),
        modality=modality,
        statement=_innermost(span, statements),
    )


def _innermost(span: Span, statements: Sequence[StatementFound]) -> int | None:
    """Give the index of the shortest statement that holds a span."""
    holding = [
        (statement.end - statement.start, index)
        for index, statement in enumerate(statements)
        if statement.start <= span.start and span.end <= statement.end
    ]
    return min(holding)[1] if holding else None

"""Forecasts and aims that the article itself says were given up for other figures."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.collate.outcomes.words import fold, signs, stems
from recoupe.model import Account, FigureFound, Outcome, OutcomeStatus, PledgeFound, Span


def revision(account: Account, pledge: PledgeFound) -> Outcome | None:
    """Give the sentence with the figure that now stands in the place of the pledge's own.

    The sentence of the pledge must say that it held until now («tablait jusqu'ici sur 1,9 %»), and
    a figure of the same unit and measure outside it must lie outside the range of its own.
    """
    own = [f for f in account.reading.figures if pledge.start <= f.start and f.end <= pledge.end]
    sentence = _sentence(account, pledge.start)
    if not own or sentence is None:
        return None
    until_now = signs(account.article.language).patterns["until_now"]
    if not until_now.search(fold(sentence.of(account.article.text))):
        return None
    found = min(
        _others(account, pledge, own),
        key=lambda f: (abs(f.start - pledge.start), f.start),
        default=None,
    )
    passage = found and _sentence(account, found.start)
    if passage is None:
        return None
    return Outcome(
        status=OutcomeStatus.BROKEN,
        article=account.article.id,
        start=passage.start,
        end=passage.end,
    )


def _others(account: Account, pledge: PledgeFound, own: list[FigureFound]) -> Iterator[FigureFound]:
    """Give the figures outside a pledge that are of its measure and contradict its own."""
    low, high = min(f.value for f in own), max(f.value for f in own)
    language = account.article.language
    measures = {(f.unit, stem) for f in own for stem in stems(fold(f.measure), language)}
    for figure in account.reading.figures:
        inside = pledge.start <= figure.start and figure.end <= pledge.end
        if inside or low <= figure.value <= high:
            continue
        if any((figure.unit, stem) in measures for stem in stems(fold(figure.measure), language)):
            yield figure


def _sentence(account: Account, at: int) -> Span | None:
    return next((s for s in account.reading.sentences if s.start <= at < s.end), None)

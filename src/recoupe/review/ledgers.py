"""Judgements on pledges and figures."""

from __future__ import annotations

from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import (
    Accept,
    FigureAnchor,
    Loss,
    Outcome,
    OutcomeStatus,
    Pledge,
    PledgeAnchor,
    Reject,
    Settle,
)
from recoupe.review.finding import find
from recoupe.review.sheet import Done, Sheet
from recoupe.review.statements import bring_one


def accept_pledge(sheet: Sheet, target: PledgeAnchor, _judgement: Accept) -> Done:
    """Make a pledge what it was when it was accepted; put it back where it is no more."""
    pledge = _pledge(sheet, target)
    if isinstance(pledge, Loss):
        return pledge
    place = sheet.places.passage(target.passage)
    if isinstance(place, Loss):
        return place
    who = [None if actor is None else bring_one(sheet, actor) for actor in (target.by, target.to)]
    lost = next((loss for loss in who if isinstance(loss, Loss)), None)
    if lost is not None:
        return lost
    by, to = who
    changed = replace(
        pledge,
        start=place.start,
        end=place.end,
        kind=target.kind,
        by=by,
        to=to,
        due=target.due,
    )
    _put(sheet, changed)
    return (pledge.id,)


def reject_pledge(sheet: Sheet, target: PledgeAnchor, _judgement: Reject) -> Done:
    """Take a pledge out."""
    found = find(sheet, target)
    if not isinstance(found, Loss):
        del sheet.pledges[found]
        return (found,)
    return found


def settle(sheet: Sheet, judgement: Settle) -> Done:
    """Say what became of a pledge."""
    outcome = Outcome(status=OutcomeStatus.NO_NEWS)
    if judgement.evidence is not None:
        place = sheet.places.passage(judgement.evidence)
        if isinstance(place, Loss):
            return place
        outcome = Outcome(
            status=judgement.status,
            article=place.article,
            start=place.start,
            end=place.end,
            early=judgement.early,
        )
    pledge = _pledge(sheet, judgement.target)
    if isinstance(pledge, Loss):
        return pledge
    _put(sheet, replace(pledge, outcome=outcome))
    return (pledge.id,)


def accept_figure(sheet: Sheet, target: FigureAnchor, _judgement: Accept) -> Done:
    """Find a figure that is still read as it was accepted."""
    found = find(sheet, target)
    return found if isinstance(found, Loss) else (found,)


def reject_figure(sheet: Sheet, target: FigureAnchor, _judgement: Reject) -> Done:
    """Take a figure out; a series of one is none."""
    found = find(sheet, target)
    if isinstance(found, Loss):
        return found
    figure = sheet.figures.pop(found)
    series = sheet.series.get(figure.series or "")
    if series is not None:
        left = tuple(id for id in series.figures if id != found)
        if len(left) < 2:
            del sheet.series[series.id]
            for id in left:
                sheet.figures[id] = replace(sheet.figures[id], series=None)
        else:
            sheet.series[series.id] = replace(
                series,
                figures=left,
                conflicts=tuple(pair for pair in series.conflicts if found not in pair),
                origins=sheet.carriers(sheet.figures[id] for id in left),
            )
    return (found,)


def _pledge(sheet: Sheet, target: PledgeAnchor) -> Pledge | Loss:
    """Give the pledge that is meant; one that no reader finds any more is put back."""
    found = find(sheet, target)
    if not isinstance(found, Loss):
        return sheet.pledges[found]
    place = sheet.places.passage(target.passage)
    if found is not Loss.THING or isinstance(place, Loss):
        return found
    who = [None if actor is None else bring_one(sheet, actor) for actor in (target.by, target.to)]
    by, to = (None if isinstance(actor, Loss) else actor for actor in who)
    own = stable_id("g", place.article, place.start, place.end)
    pledge = Pledge(
        id=sheet.free(*filter(None, (target.id, own)), stable_id("g", own, "put back")),
        article=place.article,
        start=place.start,
        end=place.end,
        kind=target.kind,
        by=by,
        to=to,
        due=target.due,
        outcome=Outcome(status=OutcomeStatus.NO_NEWS),
    )
    _put(sheet, pledge)
    return pledge


def _put(sheet: Sheet, pledge: Pledge) -> None:
    if pledge.id not in sheet.pledges:
        sheet.pledges_in[pledge.article].append(pledge.id)
    sheet.pledges[pledge.id] = pledge
    for actor in (pledge.by, pledge.to):
        if actor is not None:
            sheet.uses_of_actor[actor].append(("pledges", pledge.id))

"""Judgements on statements: accepted, taken out, with another span or other speakers."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import (
    Accept,
    Actor,
    ActorAnchor,
    Aspect,
    Loss,
    Passage,
    Reject,
    Respan,
    Respeak,
    Span,
    Statement,
    StatementAnchor,
    StatementKind,
)
from recoupe.review.finding import find, find_actor
from recoupe.review.sheet import Done, Sheet


def accept_statement(sheet: Sheet, target: StatementAnchor, judgement: Accept) -> Done:
    """Make a statement what it was when it was accepted; put it back where it is no more."""
    statement = _statement(sheet, target)
    if isinstance(statement, Loss):
        return statement
    if Aspect.SPAN in judgement.aspects:
        place = sheet.places.passage(target.passage)
        if isinstance(place, Loss):
            return place
        statement = _as_accepted(sheet, statement, target, place)
    if Aspect.SPEAKER in judgement.aspects:
        speakers = bring(sheet, target.speakers)
        if isinstance(speakers, Loss):
            return speakers
        statement = replace(statement, speakers=speakers)
    _change(sheet, statement)
    return (statement.id,)


def reject_statement(sheet: Sheet, target: StatementAnchor, _judgement: Reject) -> Done:
    """Take a statement out: what it held is held by nobody."""
    found = find(sheet, target)
    if isinstance(found, Loss):
        return found
    statement = sheet.statements.pop(found)
    for part, id in sheet.uses_of_statement[found]:
        if part == "figures" and id in sheet.figures and sheet.figures[id].statement == found:
            sheet.figures[id] = replace(sheet.figures[id], statement=None, speaker=None)
        elif part == "pledges" and id in sheet.pledges and sheet.pledges[id].statement == found:
            sheet.pledges[id] = replace(sheet.pledges[id], statement=None)
        elif part == "framings":
            framing = sheet.framings[id]
            terms = (
                replace(term, statement=None) if term.statement == found else term
                for term in framing.terms
            )
            sheet.framings[id] = replace(framing, terms=tuple(terms))
    for id in statement.sayings:
        sheet.form_saying(id, (s for s in sheet.sayings[id].statements if s != found))
    return (found,)


def respan(sheet: Sheet, judgement: Respan) -> Done:
    """Give a statement another span."""
    place = sheet.places.passage(judgement.to)
    if isinstance(place, Loss):
        return place
    statement = _statement(sheet, judgement.target, judgement)
    if isinstance(statement, Loss):
        return statement
    shift = place.start - judgement.to.start
    changed = replace(
        statement,
        start=place.start,
        end=place.end,
        kind=judgement.form,
        fragments=_shifted(judgement.fragments, shift),
    )
    _change(sheet, changed)
    return (statement.id,)


def respeak(sheet: Sheet, judgement: Respeak) -> Done:
    """Give a statement other speakers, and the figures in it too."""
    statement = _statement(sheet, judgement.target)
    if isinstance(statement, Loss):
        return statement
    speakers = bring(sheet, judgement.speakers)
    if isinstance(speakers, Loss):
        return speakers
    _change(sheet, replace(statement, speakers=speakers))
    return (statement.id,)


def bring(sheet: Sheet, anchors: Iterable[ActorAnchor]) -> tuple[str, ...] | Loss:
    """Give the actors that are meant; one that is not there is brought in by name."""
    found = [bring_one(sheet, anchor) for anchor in anchors]
    lost = next((loss for loss in found if isinstance(loss, Loss)), None)
    if lost is not None:
        return lost
    return tuple(dict.fromkeys(id for id in found if not isinstance(id, Loss)))


def bring_one(sheet: Sheet, anchor: ActorAnchor) -> str | Loss:
    """Give the actor that is meant; one that is not there is brought in by name."""
    found = find_actor(sheet, anchor)
    if found is not Loss.THING:
        return found
    own = stable_id("p", anchor.name, anchor.kind.value)
    id = sheet.free(own, stable_id("p", anchor.name, anchor.kind.value, anchor.id, "brought in"))
    sheet.add_actor(Actor(id=id, name=anchor.name, kind=anchor.kind, named=anchor.named))
    return id


def _statement(
    sheet: Sheet, target: StatementAnchor, respanned: Respan | None = None
) -> Statement | Loss:
    """Give the statement that is meant; one that no reader finds any more is put back.

    A person who corrected it said that it is one. Where a reader now finds it with the bounds that
    the person gave it (`respanned`), it is that one.
    """
    found = find(sheet, target)
    if not isinstance(found, Loss):
        return sheet.statements[found]
    place = sheet.places.passage(target.passage)
    if found is not Loss.THING or isinstance(place, Loss):
        return found
    if respanned is not None:
        found = find(sheet, replace(target, id="", passage=respanned.to))
        if not isinstance(found, Loss):
            return sheet.statements[found]
    speakers, relays = bring(sheet, target.speakers), bring(sheet, target.relays)
    own = stable_id("s", place.article, place.start, place.end)
    id = sheet.free(*filter(None, (target.id, own)), stable_id("s", own, "put back"))
    statement = Statement(
        id=id,
        article=place.article,
        start=place.start,
        end=place.end,
        kind=StatementKind.INDIRECT,
        speakers=() if isinstance(speakers, Loss) else speakers,
        relays=() if isinstance(relays, Loss) else relays,
        cue=None,
        source=None,
        fragments=(),
        sayings=(),
        event=sheet.article_events.get(place.article),
        confidence=target.confidence,
        rule=target.rule,
    )
    sheet.put_statement(_as_accepted(sheet, statement, target, place))
    sheet.form_saying(sheet.free(stable_id("y", id), stable_id("y", id, "put back")), (id,))
    return sheet.statements[id]


def _as_accepted(
    sheet: Sheet, statement: Statement, target: StatementAnchor, place: Passage
) -> Statement:
    """Give a statement the span, form and marks that an anchor remembers, where it stands now."""
    shift = place.start - target.passage.start
    same = place.article == target.passage.article.id and shift == 0
    return replace(
        statement,
        start=place.start,
        end=place.end,
        kind=target.form,
        fragments=_shifted(target.fragments, shift),
        # Cue and source stand outside the anchored words: in another text they are not sure.
        cue=target.cue if same else statement.cue,
        source=target.source if same else statement.source,
    )


def _shifted(spans: Iterable[Span], shift: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + shift, span.end + shift) for span in spans)


def _change(sheet: Sheet, statement: Statement) -> None:
    """Put a changed statement in its place; what follows from it follows."""
    before = sheet.statements[statement.id]
    if statement == before:
        return
    sheet.put_statement(statement)
    if statement.speakers != before.speakers:
        speaker = statement.speakers[0] if statement.speakers else None
        for part, id in sheet.uses_of_statement[statement.id]:
            if part == "figures" and id in sheet.figures:
                sheet.figures[id] = replace(sheet.figures[id], speaker=speaker)
                if speaker is not None:
                    sheet.uses_of_actor[speaker].append((part, id))
    sheet.renew_sayings(statement)

"""Judgements on events: merged, split by articles, with another title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import Event, Loss, Split
from recoupe.review.sheet import Done, Sheet


def merge_events(sheet: Sheet, ids: Sequence[str]) -> None:
    """Make several events the first of them, with all accounts, participants and passages."""
    events = [sheet.events[id] for id in ids]
    first, *others = events
    for other in others:
        del sheet.events[other.id]
        sheet.moved[other.id] = first.id
    sheet.events[first.id] = replace(
        first,
        type=next((e.type for e in events if e.type is not None), None),
        date=next((e.date for e in events if e.date is not None), None),
        participants=tuple(dict.fromkeys(p for e in events for p in e.participants)),
        articles=tuple(sorted({a for e in events for a in e.articles})),
        mentions=tuple(sorted({m for e in events for m in e.mentions})),
    )
    for participant in sheet.events[first.id].participants:
        sheet.uses_of_actor[participant].append(("events", first.id))
    _index(sheet, sheet.events[first.id])
    for article in sheet.events[first.id].articles:
        sheet.article_events[article] = first.id
    for other in others:
        _tell_on(sheet, sheet.uses_of_event[other.id], other.id, first.id, None)


def retitle_event(sheet: Sheet, id: str, title: str) -> None:
    """Give an event another title."""
    sheet.events[id] = replace(sheet.events[id], title=title)


def split_event(sheet: Sheet, id: str, judgement: Split) -> Done:
    """Make some accounts of an event those of another one."""
    found = [sheet.places.article(article) for article in judgement.articles]
    there = {article for article in found if not isinstance(article, Loss)}
    if not there:
        return next((loss for loss in found if isinstance(loss, Loss)), Loss.ARTICLE)
    whole = sheet.events[id]
    out = there & set(whole.articles)
    if not out or len(out) == len(whole.articles):  # apart already
        return (id, *sorted({sheet.article_events[a] for a in there if a in sheet.article_events}))
    new = sheet.free(stable_id("e", min(out)), stable_id("e", judgement.id))
    other = replace(
        whole,
        id=new,
        # The day was the one of all accounts: of these alone, nobody has said it.
        date=None,
        articles=tuple(sorted(out)),
        participants=tuple(p for p in whole.participants if _mentioned(sheet, p, out)),
        title=judgement.name or _title(sheet, min(out), whole.title),
        mentions=tuple(m for m in whole.mentions if m.article in out),
    )
    sheet.events[new] = other
    sheet.events[id] = replace(
        whole,
        articles=tuple(a for a in whole.articles if a not in out),
        mentions=tuple(m for m in whole.mentions if m.article not in out),
    )
    for participant in other.participants:
        sheet.uses_of_actor[participant].append(("events", new))
    _index(sheet, other)
    for article in out:
        sheet.article_events[article] = new
    _tell_on(sheet, list(sheet.uses_of_event[id]), id, new, out)
    return (id, new)


def _tell_on(
    sheet: Sheet, uses: Iterable[tuple[str, str]], old: str, new: str, articles: set[str] | None
) -> None:
    """Place on another event what statements (in some articles, or in all) say on an event."""
    sayings: dict[str, None] = {}
    for part, id in dict.fromkeys(uses):
        if part == "sayings" and id in sheet.sayings:
            sayings[id] = None
        elif part == "statements" and id in sheet.statements:
            statement = sheet.statements[id]
            if statement.event == old and (articles is None or statement.article in articles):
                sheet.statements[id] = replace(statement, event=new)
                sheet.uses_of_event[new].append((part, id))
                sayings.update(dict.fromkeys(statement.sayings))
    for id in sayings:
        sheet.form_saying(id, sheet.sayings[id].statements)


def _index(sheet: Sheet, event: Event) -> None:
    for article in dict.fromkeys(mention.article for mention in event.mentions):
        sheet.recalled_in[article].append(event.id)


def _mentioned(sheet: Sheet, actor: str, articles: set[str]) -> bool:
    return any(mention.article in articles for mention in sheet.actors[actor].mentions)


def _title(sheet: Sheet, article: str, otherwise: str) -> str:
    title = sheet.places.title(article)
    return title if title is not None else otherwise

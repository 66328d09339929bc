"""Judgements on actors: merged, split by articles, renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import Actor, Loss, Passage, Split
from recoupe.review.sheet import Done, Sheet, renamed
from recoupe.text import key


def merge_actors(sheet: Sheet, ids: Sequence[str]) -> None:
    """Make several actors the first of them, with all names, roles and mentions."""
    first, *others = (sheet.actors[id] for id in ids)
    for other in others:
        del sheet.actors[other.id]
        sheet.moved[other.id] = first.id
    names = {n for actor in (first, *others) for n in (actor.name, *actor.aliases)}
    whole = replace(
        first,
        aliases=tuple(sorted(names - {first.name})),
        roles=tuple(sorted({role for actor in (first, *others) for role in actor.roles})),
        mentions=tuple(sorted({m for actor in (first, *others) for m in actor.mentions})),
        named=any(actor.named for actor in (first, *others)),
        state=next((a.state for a in (first, *others) if a.state is not None), None),
    )
    sheet.actors[first.id] = whole
    sheet.index_actor(whole)
    for other in others:
        _replace(sheet, sheet.uses_of_actor[other.id], lambda _article: sheet.now)
        sheet.uses_of_actor[first.id] += sheet.uses_of_actor[other.id]


def rename_actor(sheet: Sheet, id: str, name: str) -> None:
    """Give an actor another name; the old one stays as an alias."""
    actor = sheet.actors[id]
    names = {actor.name, *actor.aliases} - {name}
    sheet.actors[id] = replace(actor, name=name, aliases=tuple(sorted(names)))
    sheet.index_actor(sheet.actors[id])


def split_actor(sheet: Sheet, id: str, judgement: Split) -> Done:
    """Make who an actor is in some articles another one."""
    found = [sheet.places.article(article) for article in judgement.articles]
    articles = {article for article in found if not isinstance(article, Loss)}
    if not articles:
        return next((loss for loss in found if isinstance(loss, Loss)), Loss.ARTICLE)
    whole = sheet.actors[id]
    if not articles & {m.article for m in whole.mentions}:  # apart already
        return (id,)
    new = sheet.free(stable_id("p", judgement.name, whole.kind.value), stable_id("p", judgement.id))
    rest, other = _parted(sheet, whole, articles, new, judgement.name)
    sheet.actors[id] = rest
    sheet.add_actor(other)
    uses = list(sheet.uses_of_actor[id])

    def now(article: str) -> Callable[[str], str]:
        return lambda actor: new if actor == id and article in articles else actor

    _replace(sheet, uses, now)
    sheet.uses_of_actor[new] += uses
    _take_part(sheet, uses, rest, other)
    return (id, new)


def _parted(
    sheet: Sheet, whole: Actor, articles: set[str], new: str, name: str
) -> tuple[Actor, Actor]:
    """Part an actor in two: what is in `articles` goes to the second."""

    def called(mentions: Iterable[Passage]) -> set[str]:
        return {key(sheet.places.text(m.article)[m.start : m.end]) for m in mentions}

    stay = tuple(m for m in whole.mentions if m.article not in articles)
    go = tuple(m for m in whole.mentions if m.article in articles)
    here, there = called(stay), called(go)
    aliases = [a for a in whole.aliases if key(a) not in there or key(a) in here]
    names = {n for n in (whole.name, *whole.aliases) if key(n) in there} - {name}
    rest = replace(
        whole,
        aliases=tuple(aliases),
        roles=tuple(role for role in whole.roles if role.article not in articles),
        mentions=stay,
    )
    other = replace(
        whole,
        id=new,
        name=name,
        aliases=tuple(sorted(names)),
        roles=tuple(role for role in whole.roles if role.article in articles),
        named=True,
        mentions=go,
    )
    return rest, other


def _replace(
    sheet: Sheet,
    uses: Iterable[tuple[str, str]],
    names: Callable[[str], Callable[[str], str]],
) -> None:
    """Rename an actor in what names it; `names` gives, for an article, who is who now."""
    sayings: dict[str, None] = {}
    for part, id in dict.fromkeys(uses):
        if part == "statements" and id in sheet.statements:
            statement = sheet.statements[id]
            now = names(statement.article)
            sheet.statements[id] = replace(
                statement,
                speakers=renamed(statement.speakers, now),
                relays=renamed(statement.relays, now),
            )
            sayings.update(dict.fromkeys(statement.sayings))
        elif part == "figures" and id in sheet.figures:
            figure = sheet.figures[id]
            if figure.speaker is not None:
                speaker = names(figure.article)(figure.speaker)
                sheet.figures[id] = replace(figure, speaker=speaker)
        elif part == "pledges" and id in sheet.pledges:
            pledge = sheet.pledges[id]
            now = names(pledge.article)
            sheet.pledges[id] = replace(
                pledge,
                by=None if pledge.by is None else now(pledge.by),
                to=None if pledge.to is None else now(pledge.to),
            )
        elif part == "events" and id in sheet.events:
            event = sheet.events[id]
            now = names(event.articles[0] if event.articles else "")
            sheet.events[id] = replace(event, participants=renamed(event.participants, now))
    for id in sayings:
        sheet.form_saying(id, sheet.sayings[id].statements)


def _take_part(sheet: Sheet, uses: Iterable[tuple[str, str]], rest: Actor, other: Actor) -> None:
    """Let each of two parted actors take part in the events whose accounts mention it."""
    here, there = ({m.article for m in actor.mentions} for actor in (rest, other))
    for part, id in dict.fromkeys(uses):
        if part != "events" or id not in sheet.events:
            continue
        event = sheet.events[id]
        articles = event.articles or tuple(m.article for m in event.mentions)
        both = [
            actor
            for actor, mentioned in ((rest.id, here), (other.id, there))
            if not mentioned.isdisjoint(articles)
        ] or [rest.id]
        participants: list[str] = []
        for participant in event.participants:
            one_of_both = participant in (rest.id, other.id)
            participants += both if one_of_both else [participant]
        sheet.events[id] = replace(event, participants=tuple(dict.fromkeys(participants)))

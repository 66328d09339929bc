"""Actors as they are shown: aliases, roles, what they said through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model import Actor, Pledge, Role, Statement
from recoupe.publish.report.order import actor_key, said_key
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.wording import when


@dataclass(frozen=True)
class Said:
    """A statement of an actor, with the date of the event it belongs to."""

    statement: Statement
    cut: Cut
    outlet: str
    date: str | None
    event: str | None


@dataclass(frozen=True)
class ActorView:
    """An actor; `roles` has one passage for each role and date, `said` is in order of time."""

    actor: Actor
    aliases: tuple[str, ...]
    roles: tuple[tuple[Role, Cut], ...]
    said: tuple[Said, ...]
    pledges: tuple[tuple[Pledge, Cut], ...]


@dataclass(frozen=True)
class Voices:
    """Who says and pledges what: parts by actor; `actors` are theirs, who say most first."""

    actors: tuple[Actor, ...]
    said: Mapping[str, tuple[Statement, ...]]
    pledged: Mapping[str, tuple[Pledge, ...]]


def hear(shelf: Shelf) -> Voices:
    """Gather what each actor says and pledges."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in shelf.collation.statements:
        for actor in statement.speakers:
            said[actor].append(statement)
    pledged: defaultdict[str, list[Pledge]] = defaultdict(list)
    for pledge in shelf.collation.pledges:
        if pledge.by:
            pledged[pledge.by].append(pledge)
    actors = [a for a in shelf.collation.actors if a.id in said or a.id in pledged]
    actors.sort(key=lambda a: actor_key(len(said.get(a.id, ())), a.name, a.id))
    return Voices(
        tuple(actors),
        {actor: tuple(held) for actor, held in said.items()},
        {actor: tuple(held) for actor, held in pledged.items()},
    )


def view_actor(shelf: Shelf, voices: Voices, actor: Actor) -> ActorView:
    """Make the view of one actor."""
    lines = [_said(shelf, statement) for statement in voices.said.get(actor.id, ())]
    pledges = voices.pledged.get(actor.id, ())
    return ActorView(
        actor,
        tuple(alias for alias in actor.aliases if alias != actor.name),
        tuple((role, shelf.cut(role.article, role.start, role.end)) for role in roles_once(actor)),
        tuple(sorted(lines, key=lambda s: said_key(s.date, s.cut.article, s.cut.start))),
        tuple(
            (pledge, shelf.cut(pledge.article, pledge.start, pledge.end))
            for pledge in sorted(pledges, key=lambda p: said_key(p.due, p.article, p.start))
        ),
    )


def roles_once(actor: Actor) -> tuple[Role, ...]:
    """Give an actor's roles in order of time, one passage for each role and date."""
    roles: dict[tuple[str, str | None], Role] = {}
    for role in sorted(actor.roles, key=lambda r: (when(r.when), r)):
        roles.setdefault((role.name.casefold(), role.when), role)
    return tuple(roles.values())


def _said(shelf: Shelf, statement: Statement) -> Said:
    event = shelf.events.get(statement.event or "")
    date = event.date if event and event.date else shelf.published(statement.article)
    return Said(
        statement,
        shelf.cut(statement.article, statement.start, statement.end),
        shelf.outlet(statement.article),
        date,
        shelf.told_on.get(statement.id),
    )

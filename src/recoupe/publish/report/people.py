"""Actors as they are shown: aliases, roles, what they said through time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from recoupe.model import Actor, Pledge, Role, Statement
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


def speakers(shelf: Shelf) -> tuple[ActorView, ...]:
    """Give the actors who say or pledge something, those who say most first."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in shelf.collation.statements:
        for actor in statement.speakers:
            said[actor].append(statement)
    pledges: defaultdict[str, list[Pledge]] = defaultdict(list)
    for pledge in shelf.collation.pledges:
        if pledge.by:
            pledges[pledge.by].append(pledge)
    views = [
        view_actor(shelf, actor, said[actor.id], pledges[actor.id])
        for actor in shelf.collation.actors
        if actor.id in said or actor.id in pledges
    ]
    return tuple(sorted(views, key=lambda v: (-len(v.said), v.actor.name.casefold(), v.actor.id)))


def view_actor(
    shelf: Shelf, actor: Actor, said: list[Statement], pledges: list[Pledge]
) -> ActorView:
    """Make the view of one actor."""
    roles: dict[tuple[str, str | None], Role] = {}
    for role in sorted(actor.roles, key=lambda r: (when(r.when), r)):
        roles.setdefault((role.name.casefold(), role.when), role)
    lines = [_said(shelf, statement) for statement in said]
    return ActorView(
        actor,
        tuple(alias for alias in actor.aliases if alias != actor.name),
        tuple((role, shelf.cut(role.article, role.start, role.end)) for role in roles.values()),
        tuple(sorted(lines, key=lambda s: (when(s.date), s.cut.article, s.cut.start))),
        tuple(
            (pledge, shelf.cut(pledge.article, pledge.start, pledge.end))
            for pledge in sorted(pledges, key=lambda p: (when(p.due), p.article, p.start))
        ),
    )


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

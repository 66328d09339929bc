"""Actors: those who speak in a list, and one with names, roles and statements."""

from __future__ import annotations

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recoupe.cli.console import number
from recoupe.cli.show.pile import Pile, clip, line
from recoupe.messages import gettext as _
from recoupe.model import Actor, Statement


def listing(pile: Pile, most: int | None = None) -> RenderableType:
    """List those who say something, who says most first; `most` of them at most."""
    said = Counter(speaker for s in pile.all.statements for speaker in s.speakers)
    table = Table(box=None, title=_("Who speaks"), title_justify="left", header_style="dim")
    table.add_column(_("name"))
    table.add_column(_("role"))
    table.add_column(_("statements"), justify="right")
    table.add_column("id", style="dim", no_wrap=True)
    ranked = sorted(said, key=lambda id: (-said[id], pile.actors[id].name, id))
    for id in ranked[:most]:
        actor = pile.actors[id]
        role = clip(actor.roles[0].name) if actor.roles else ""
        table.add_row(Text(clip(actor.name)), Text(role), number(said[id]), id)
    return table


def actor(pile: Pile, one: Actor) -> RenderableType:
    """Show an actor: what they are called, in which roles, and what they said, by date."""
    parts: list[RenderableType] = [Text(line(one.name), style="bold")]
    kinds = {
        "person": _("person"),
        "group": _("group"),
        "organisation": _("organisation"),
        "place": _("place"),
        "document": _("document"),
    }
    parts.append(Text(f"{kinds[one.kind]}  {one.id}", style="dim"))
    if one.aliases:
        parts.append(_fact(_("Also called"), one.aliases))
    if one.roles:
        named = dict.fromkeys(f"{r.name} ({r.when})" if r.when else r.name for r in one.roles)
        parts.append(_fact(_("Roles"), named))
    statements = [s for s in pile.all.statements if one.id in s.speakers]
    for statement in sorted(statements, key=lambda s: (_when(pile, s), s.article, s.start)):
        text = Text(f"{_when(pile, statement)}  ").append_text(pile.statement(statement))
        parts.append(Padding(text, (0, 0, 0, 2), expand=False))
    return Group(*parts)


def _fact(label: str, values: tuple[str, ...] | dict[str, None]) -> Text:
    return Text(f"{label}: ", style="dim").append(line(", ".join(values)), style="not dim")


def _when(pile: Pile, statement: Statement) -> str:
    published = pile.articles[statement.article].published
    return published.value if published else "—"

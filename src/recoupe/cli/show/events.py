"""Events: all in a list, and one with its statements by speaker."""

from __future__ import annotations

from collections import Counter, defaultdict

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recoupe.cli.console import number
from recoupe.cli.show.pile import Pile, clip, line
from recoupe.messages import gettext as _
from recoupe.model import Event, Figure, Pledge, Statement


def listing(pile: Pile) -> RenderableType:
    """List the events, those with an account here before those only recalled, by date."""
    said = Counter(s.event for s in pile.all.statements)
    table = Table(box=None, title=_("Events"), title_justify="left", header_style="dim")
    table.add_column(_("date"), no_wrap=True)
    table.add_column(_("type"))
    table.add_column(_("title"))
    table.add_column(_("accounts"), justify="right")
    table.add_column(_("statements"), justify="right")
    table.add_column("id", style="dim", no_wrap=True)
    for event in sorted(
        pile.all.events, key=lambda e: (not e.articles, e.date is None, e.date or "", e.id)
    ):
        counts = number(len(event.articles)), number(said[event.id])
        table.add_row(
            event.date or "—", event.type or "—", Text(clip(event.title)), *counts, event.id
        )
    return table


def event(pile: Pile, one: Event) -> RenderableType:
    """Show an event: accounts, participants, statements by speaker, figures and pledges."""
    parts: list[RenderableType] = [Text(line(one.title), style="bold")]
    facts = (one.date, one.type, pile.names(one.participants), one.id)
    parts.append(Text("  ".join(fact for fact in facts if fact), style="dim"))
    parts.append(_heading(_("Accounts")))
    for id in one.articles:
        article = pile.articles[id]
        title = line(article.title.value) if article.title else line(article.name)
        when = article.published.value if article.published else "—"
        parts.append(_entry(Text(f"{when}  {pile.account(id)}: {title}  {id}")))
    statements = [s for s in pile.all.statements if s.event == one.id]
    parts += _by_speaker(pile, statements)
    parts += _figures(pile, [f for f in pile.all.figures if f.article in one.articles])
    parts += _pledges(pile, [p for p in pile.all.pledges if p.article in one.articles])
    return Group(*parts)


def _by_speaker(pile: Pile, statements: list[Statement]) -> list[RenderableType]:
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.speakers].append(statement)
    shown: list[RenderableType] = []
    for speakers, said in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        shown.append(_heading(pile.names(speakers)))
        shown += [_entry(pile.statement(statement)) for statement in said]
    return shown


def _figures(pile: Pile, figures: list[Figure]) -> list[RenderableType]:
    shown: list[RenderableType] = [_heading(_("Figures"))] if figures else []
    for f in figures:
        text = Text(f"{pile.cut(f.article, f.start, f.end)}  ", style="bold")
        frame = f"{line(f.measure)}  {f.period or ''}  {pile.account(f.article)}"
        shown.append(_entry(text.append(frame, style="not bold")))
    return shown


def _pledges(pile: Pile, pledges: list[Pledge]) -> list[RenderableType]:
    shown: list[RenderableType] = [_heading(_("Pledges"))] if pledges else []
    statuses = {
        "kept": _("kept"),
        "broken": _("broken"),
        "under way": _("under way"),
        "no news": _("no news"),
    }
    for p in pledges:
        text = Text(pile.cut(p.article, p.start, p.end))
        text.append(f"  {pile.account(p.article)}, {statuses[p.outcome.status]}", style="dim")
        o = p.outcome
        if o.article is not None:
            text.append(f": {pile.cut(o.article, o.start, o.end)}", style="dim")
        shown.append(_entry(text))
    return shown


def _heading(text: str) -> RenderableType:
    return Padding(Text(text, style="bold green"), (1, 0, 0, 0))


def _entry(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2), expand=False)

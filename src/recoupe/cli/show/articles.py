"""Articles: all in a list, and one with its whole text, annotated."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recoupe.cli.console import number
from recoupe.cli.show.pile import Pile, clip, kind, line, plain
from recoupe.messages import gettext as _
from recoupe.messages import language
from recoupe.model import Article, Date
from recoupe.publish.report.wording import wording

_STATEMENT, _FRAGMENT, _CUE = "green", "bold green", "yellow"
_FIGURE, _PLEDGE, _DATE, _FURNITURE = "bold magenta", "underline", "blue", "dim strike"


def listing(pile: Pile) -> RenderableType:
    """List the articles by date, outlet and name."""
    table = Table(box=None, title=_("Articles"), title_justify="left", header_style="dim")
    table.add_column(_("published"), no_wrap=True)
    table.add_column(_("outlet"), no_wrap=True)
    table.add_column(_("title"))
    table.add_column(_("statements"), justify="right")
    table.add_column("id", style="dim", no_wrap=True)

    def order(a: Article) -> tuple[str, str, str]:
        return (a.published.value if a.published else "", pile.account(a.id), a.id)

    for a in sorted(pile.all.articles, key=order):
        table.add_row(
            a.published.value if a.published else "—",
            Text(pile.account(a.id)),
            Text(clip(a.title.value if a.title else a.name)),
            number(len(pile.statements_of[a.id])),
            a.id,
        )
    return table


def article(pile: Pile, one: Article) -> RenderableType:
    """Show an article: its facts, its text with what was found in it, and who says what."""
    parts: list[RenderableType] = [
        Text(line(one.title.value if one.title else one.name), style="bold")
    ]
    facts = (one.outlet, one.published, one.url)
    known = [line(fact.value) for fact in facts if fact]
    parts += [Text("  ".join([*known, one.language, one.id]), style="dim"), _legend(), Text()]
    parts += [_annotated(pile, one), Text()]
    for index, s in enumerate(pile.statements_of[one.id], 1):
        text = Text(f"[{index}] ", style="dim")
        text.append(pile.names(s.speakers), style="bold not dim")
        text.append(f", {kind(s)}")
        if pile.why:
            text.append(f"  {s.confidence:.2f} {s.rule}", style="cyan not dim")
        parts.append(text)
    parts += _dates(pile, one)
    return Group(*parts)


def _dates(pile: Pile, one: Article) -> list[RenderableType]:
    """List the dates of an article, with whose account settled what it leaves open."""
    words = wording(language())
    lines: list[RenderableType] = [
        Text.assemble(
            (line(one.text[d.start : d.end]), _DATE),
            f"  {words.date(d.date)}",
            (_settled(pile, d), "dim"),
        )
        for d in pile.all.dates
        if d.article == one.id
    ]
    return [Text(), Text(_("Dates"), style="bold"), *lines] if lines else []


def _settled(pile: Pile, date: Date) -> str:
    if date.settled_by is None:
        return ""
    return "  " + _("(settled by {account})").format(account=pile.account(date.settled_by))


def _legend() -> Text:
    legend = Text(style="dim")
    for label, style in (
        (_("statement"), _STATEMENT),
        (_("quoted words"), _FRAGMENT),
        (_("cue"), _CUE),
        (_("figure"), _FIGURE),
        (_("pledge"), _PLEDGE),
        (_("date"), _DATE),
        (_("page furniture"), _FURNITURE),
    ):
        legend.append(label, style=style).append("  ")
    return legend


def _annotated(pile: Pile, one: Article) -> Text:
    """Give the whole text in its own offsets, styled, then the statements' numbers set in."""
    text = Text(plain(one.text))
    statements = pile.statements_of[one.id]
    for s in statements:
        text.stylize(_STATEMENT, s.start, s.end)
        for fragment in s.fragments:
            text.stylize(_FRAGMENT, fragment.start, fragment.end)
        if s.cue is not None:
            text.stylize(_CUE, s.cue.start, s.cue.end)
    for date in pile.all.dates:
        if date.article == one.id:
            text.stylize(_DATE, date.start, date.end)
    for figure in pile.all.figures:
        if figure.article == one.id:
            text.stylize(_FIGURE, figure.start, figure.end)
    for pledge in pile.all.pledges:
        if pledge.article == one.id:
            text.stylize(_PLEDGE, pledge.start, pledge.end)
    for piece in one.furniture:
        text.stylize(_FURNITURE, piece.start, piece.end)
    starts = [s.start for s in statements]
    marked = Text()
    for index, stretch in enumerate(text.divide(starts)):
        marked.append_text(stretch)
        if index < len(starts):
            marked.append(f"[{index + 1}] ", style="dim")
    return marked

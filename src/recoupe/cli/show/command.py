"""Which part of a dossier is shown."""

from __future__ import annotations

from collections.abc import Callable

import rich_click as click
from rich.console import RenderableType

from recoupe.cli.console import OUT
from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _

NOUNS = ("event", "actor", "article")


@click.command("show", cls=Command, help=_("Show a dossier in the terminal."))
@click.rich_config(help_config=WORDING)
@dossier_argument
@click.argument(
    "noun",
    metavar="[event|actor|article]",
    required=False,
    type=click.Choice(NOUNS),
    help=_("What to list or show; the whole dossier without it."),
)
@click.argument(
    "name",
    metavar="[ID]",
    required=False,
    help=_("Which one: an id, its beginning, or a part of a name; all are listed without it."),
)
@click.option(
    "--why",
    is_flag=True,
    help=_("Show with each statement its confidence and the rule that found it."),
)
def show_command(dossier: str, noun: str | None, name: str | None, why: bool) -> None:
    """Show a dossier or a part of it."""
    from recoupe.cli.show import actors, articles, events, overview
    from recoupe.cli.show.pile import Pile
    from recoupe.dossier import open_dossier

    with open_dossier(dossier) as opened:
        state = opened.reviewed()
    pile = Pile(state.collation, state.review, why=why)
    if noun is None:
        _print(overview.overview(pile, dossier))
        return
    lists: dict[str, Callable[[], RenderableType]] = {
        "event": lambda: events.listing(pile),
        "actor": lambda: actors.listing(pile),
        "article": lambda: articles.listing(pile),
    }
    if name is None:
        _print(lists[noun]())
    elif noun == "event":
        _print(events.event(pile, pile.event(name)))
    elif noun == "actor":
        _print(actors.actor(pile, pile.actor(name)))
    else:
        _print(articles.article(pile, pile.article(name)))


def _print(shown: RenderableType) -> None:
    """Print something folded to the terminal's width, or unfolded where nobody reads it there."""
    OUT.print(shown, soft_wrap=not OUT.is_terminal)

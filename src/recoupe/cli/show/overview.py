"""The whole dossier at a glance."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from recoupe.cli.console import number
from recoupe.cli.review.wording import judged
from recoupe.cli.show import actors, events
from recoupe.cli.show.pile import Pile
from recoupe.messages import gettext as _

_MOST = 12  # actors


def overview(pile: Pile, address: str) -> RenderableType:
    """Show what a dossier holds: its numbers, its events, and who says most."""
    parts = pile.all
    outlets = {a.outlet.value for a in parts.articles if a.outlet}
    counts = {
        _("articles"): len(parts.articles),
        _("outlets"): len(outlets),
        _("events"): len(parts.events),
        _("statements"): len(parts.statements),
        _("sayings"): len(parts.sayings),
        _("figures"): len(parts.figures),
        _("pledges"): len(parts.pledges),
    }
    from recoupe.dossier.database import shown

    head = Text(shown(address), style="bold")
    if pile.review:
        applied, lost = pile.review.applied, len(pile.review.lost)
        counts[judged(applied, lost)] = applied
    numbers = Text("  ".join(f"{number(count)} {name}" for name, count in counts.items()))
    return Group(
        head, numbers, Text(), events.listing(pile), Text(), actors.listing(pile, most=_MOST)
    )

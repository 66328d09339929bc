"""Places of drawings: the app's script fetches a drawing from its own page when it comes near.

To draw takes a tenth of a second and more; what is to be read should not wait for it. Without the
script, the place is a link to the drawing's page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from recoupe.publish.report.ledgers import SeriesView
from recoupe.publish.report.wording import wording
from recoupe.web.addresses import Addresses


def later(address: str, label: str) -> Markup:
    """Give the place of a drawing: a link to its page, until it is fetched."""
    return Markup('<p class="later"><a href="{}">{}</a></p>').format(address, label)


def plots_later(language: str) -> Callable[[SeriesView], Markup | None]:
    """Make what gives the place of a series' plot; none where there would be little to see."""
    links, label = Addresses(language), wording(language).say("Plot")

    def plot(view: SeriesView) -> Markup | None:
        periods = {line.figure.period for line in view.lines} - {None}
        if len(periods) < 2 and not view.series.conflicts:
            return None
        return later(f"{links.entry('figures', view.series.id)}/plot", label)

    return plot


@dataclass(frozen=True)
class GraphLater:
    """The place of the graph of origins, in the form of the graph itself."""

    svg: Markup
    outlets: bool = False
    left_out: int = 0


def graph_later(language: str) -> GraphLater:
    """Give the place of the graph of who copied or credited whom."""
    label = wording(language).say("Graph")
    return GraphLater(later(f"{Addresses(language).part('origins')}/graph", label))

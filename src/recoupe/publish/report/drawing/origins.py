"""Who copied or credited whom, drawn: from left to right, from what was first to what came after.

A small graph shows articles; a larger one, outlets. A full arrow is a copy, a dotted one a credit,
a dashed line without a head a passage in common of which it is not known who had it first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from recoupe.publish.network import Network, Tie, by_outlet
from recoupe.publish.report.drawing.key import Dashes, Entry, add_key, rows_of
from recoupe.publish.report.drawing.svg import INK, RULE, SHEET, SOFT, Caption, inline, pen
from recoupe.publish.report.links import Links
from recoupe.publish.report.wording import N_, Wording

# More articles than this are drawn together by outlet; of more nodes, the most joined are drawn.
_ARTICLES, _NODES = 18, 40
# A node, and how far apart two stand, in units of the SVG (72 an inch).
_WIDE, _HIGH, _ACROSS, _DOWN = 132.0, 30.0, 206.0, 40.0
_LETTERS = 22
_SWEEPS = 6
_LINES: dict[Tie, Dashes] = {
    Tie.COPIED: "solid",
    Tie.SHARED: (0, (5, 3)),
    Tie.CREDITED: (0, (1, 2)),
}
_WORDS = {
    Tie.COPIED: N_("taken up by"),
    Tie.SHARED: N_("shared with (not known who had it first)"),
    Tie.CREDITED: N_("credited by"),
}


@dataclass(frozen=True)
class OriginsDrawing:
    """The drawing; whether its nodes are `outlets`, and how many nodes it leaves out."""

    svg: Markup
    outlets: bool
    left_out: int


def draw_origins(
    network: Network, words: Wording, links: Links, date_of: Callable[[str], str | None]
) -> OriginsDrawing | None:
    """Draw the graph; None where nothing joins two nodes. The same graph gives the same text."""
    articles = sum(data["kind"] == "article" for _, data in network.nodes(data=True))
    outlets = articles > _ARTICLES
    graph = by_outlet(network) if outlets else network
    if not graph.number_of_edges():
        return None
    kept = sorted(graph, key=lambda node: (-graph.degree(node), graph.nodes[node]["name"], node))
    left_out = len(kept[_NODES:])
    graph = graph.subgraph(kept[:_NODES])
    places = _places(graph)
    svg = _draw(graph, places, words, links, date_of)
    return OriginsDrawing(svg, outlets, left_out)


def _places(graph: Network) -> dict[str, tuple[float, float]]:
    """Give each node its place: a column by how much lies before it, rows with few crossings."""
    rows = _rows(graph, _columns(graph))
    placed = nx.multipartite_layout(graph, subset_key=rows)
    # networkx scales what it lays out; one step, across or down, becomes one again.
    step = max((len(rows) - 1) / 2, (max(map(len, rows.values())) - 1) / 2, 0.5)
    return {
        node: (float(x) * step * _ACROSS, -float(y) * step * _DOWN)
        for node, (x, y) in placed.items()
    }


def _columns(graph: Network) -> dict[str, int]:
    """Give each node a column: right of all that was before it; nodes that copy each other, one."""
    before: nx.DiGraph[str] = nx.DiGraph()
    before.add_nodes_from(graph.nodes)
    before.add_edges_from((a, b) for a, b, tie in graph.edges(keys=True) if tie != Tie.SHARED)
    knots = nx.condensation(before)
    columns = {
        node: column
        for column, generation in enumerate(nx.topological_generations(knots))
        for knot in generation
        for node in knots.nodes[knot]["members"]
    }
    for one, other, tie in graph.edges(keys=True):
        for node, partner in ((one, other), (other, one)):
            # What only has a passage in common stands below the other.
            if tie == Tie.SHARED and not before.degree(node):
                columns[node] = columns[partner]
    used = sorted(set(columns.values()))
    return {node: used.index(column) for node, column in columns.items()}


def _rows(graph: Network, columns: Mapping[str, int]) -> dict[int, list[str]]:
    """Order the nodes of each column by the mean row of their neighbours (barycentre method)."""
    rows = {column: [n for n in graph if columns[n] == column] for column in columns.values()}
    near = {node: [*graph.predecessors(node), *graph.successors(node)] for node in graph}
    for sweep in range(_SWEEPS):
        at = {node: row / len(held) for held in rows.values() for row, node in enumerate(held)}
        for column in sorted(rows, reverse=bool(sweep % 2)):
            mean = {n: sum(at[m] for m in near[n]) / len(near[n]) for n in rows[column]}
            rows[column].sort(key=lambda n: (mean[n], graph.nodes[n]["name"], n))
            at |= {node: row / len(rows[column]) for row, node in enumerate(rows[column])}
    return {column: rows[column] for column in sorted(rows)}


def _draw(
    graph: Network,
    places: Mapping[str, tuple[float, float]],
    words: Wording,
    links: Links,
    date_of: Callable[[str], str | None],
) -> Markup:
    across = [x for x, _ in places.values()]
    down = [y for _, y in places.values()]
    width = max(max(across) - min(across) + _WIDE + 40, 420.0)
    height = max(down) - min(down) + _HIGH + 24
    ties = [tie for tie in Tie if any(key == tie for _, _, key in graph.edges(keys=True))]
    key = [Entry(f"w-{tie.value}", line=_LINES[tie], head=tie is not Tie.SHARED) for tie in ties]
    names = {f"w-{tie.value}": words.say(_WORDS[tie]) for tie in ties}
    labels = {}
    with pen("-".join(sorted(graph))[:4000]):
        below = 18.0 * rows_of(key, columns=1) + 8
        canvas = Canvas(figsize=(width / 72, (height + below) / 72))
        axes = canvas.add_axes((0, below / (height + below), 1, height / (height + below)))
        axes.set_axis_off()
        middle = (max(across) + min(across)) / 2
        axes.set_xlim(middle - width / 2, middle + width / 2)
        axes.set_ylim((max(down) + min(down) - height) / 2, (max(down) + min(down) + height) / 2)
        boxes = {}
        for n, node in enumerate(places):
            data = graph.nodes[node]
            article = data["kind"] == "article"
            url = links.article(node) if article else ""
            boxes[node] = _box(axes, places[node], f"n-{n}", url, data["kind"] == "source")
            second = _second(node, data, words, date_of)
            _label(axes, places[node], n, two=bool(second))
            names |= {f"w-{n}": _shortened(data["name"]), f"w-{n}-2": second}
            labels[f"n-{n}"] = ", ".join(part for part in (data["name"], second) if part)
        for one, other, tie, data in graph.edges(keys=True, data=True):
            _edge(axes, boxes, places, (one, other), Tie(tie), data["weight"])
        add_key(canvas, key, below / 72, columns=1)
        return inline(canvas, _caption(graph, words), words=names, links=labels)


def _box(axes: Axes, at: tuple[float, float], gid: str, url: str, source: bool) -> FancyBboxPatch:
    """Draw a node: a source that is no article of the pile has round ends and a dotted edge."""
    box = FancyBboxPatch(
        (at[0] - _WIDE / 2, at[1] - _HIGH / 2),
        _WIDE,
        _HIGH,
        boxstyle=f"round,pad=0,rounding_size={_HIGH / 2 if source else 3}",
        facecolor=SHEET,
        edgecolor=INK if url else SOFT,
        linewidth=1.0,
        linestyle="dotted" if source else "solid",
        zorder=3,
    )
    axes.add_patch(box)
    if url:
        box.set_url(url)
        box.set_gid(gid)
    return box


def _label(axes: Axes, at: tuple[float, float], n: int, *, two: bool) -> None:
    x, y = at
    axes.text(x, y + (5.5 if two else 0), f"w-{n}", ha="center", va="center", zorder=4)
    if two:
        axes.text(x, y - 7, f"w-{n}-2", ha="center", va="center", color=SOFT, fontsize=8, zorder=4)


def _second(
    node: str, data: Mapping[str, object], words: Wording, date_of: Callable[[str], str | None]
) -> str:
    """Give the second line of a node: an article's date, or an outlet's number of articles."""
    if data["kind"] == "article":
        date = date_of(node)
        return words.date(date) if date else words.say("undated")
    count = data.get("articles", 0)
    if isinstance(count, int) and count:
        return words.count("%(num)s article", "%(num)s articles", count)
    return words.say("source")


def _edge(
    axes: Axes,
    boxes: Mapping[str, FancyBboxPatch],
    places: Mapping[str, tuple[float, float]],
    ends: tuple[str, str],
    tie: Tie,
    weight: int,
) -> None:
    """Draw an edge; the more passages, the thicker, and their number stands at it."""
    (x, y), (u, v) = places[ends[0]], places[ends[1]]
    bent = 0.35 if abs(x - u) < 1 and abs(y - v) > _DOWN + 1 else 0.0
    edge = FancyArrowPatch(
        (x, y),
        (u, v),
        patchA=boxes[ends[0]],
        patchB=boxes[ends[1]],
        arrowstyle="-" if tie is Tie.SHARED else "-|>",
        connectionstyle=f"arc3,rad={bent}",
        mutation_scale=11,
        linestyle=_LINES[tie],
        linewidth=min(1.1 + 0.25 * (weight - 1), 3.0),
        color=INK,
        shrinkA=1,
        shrinkB=1,
        zorder=2,
    )
    axes.add_patch(edge)
    if weight > 1:
        axes.text(
            (x + u) / 2 + (0 if not bent else _WIDE / 2),
            (y + v) / 2,
            f"{weight}",
            ha="center",
            va="center",
            fontsize=8,
            color=INK,
            zorder=2.5,
            bbox={"boxstyle": "round,pad=0.15", "facecolor": SHEET, "edgecolor": RULE, "lw": 0.6},
        )


def _shortened(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def _caption(graph: Network, words: Wording) -> Caption:
    ties = words.count("%(num)s tie", "%(num)s ties", graph.number_of_edges())
    return Caption(words.say("Graph of who copied or credited whom; the lists below say it"), ties)

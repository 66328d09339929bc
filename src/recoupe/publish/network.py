"""Who copied or credited whom, as a graph (networkx).

Nodes are articles and the sources that they credit; an edge leads from what was there first to
what came after it: from a passage to its copy, from a source to the article that names it. Where
the direction of a copy is not known, the edge says so, and leads as the dossier lists the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeAlias

import networkx as nx

from recoupe.ids import stable_id
from recoupe.model import Collation, ReuseDirection
from recoupe.text import key

Network: TypeAlias = "nx.MultiDiGraph[str]"


class Tie(StrEnum):
    """What joins two nodes: known copy, common passage of unknown direction, credit."""

    COPIED = "copied"
    SHARED = "shared"
    CREDITED = "credited"


def source_network(
    copies: Iterable[tuple[str, str, bool]],
    credits: Iterable[tuple[str, str]],
    outlet_of: Callable[[str], str],
) -> Network:
    """Make the graph of articles and sources.

    `copies` are articles whose passages are alike, with whether it is known that the first was
    there first; `credits` are articles and whom they name. A node has its `kind` ("article" or
    "source") and `name` (the outlet, or the source's name); an edge, keyed by its tie, a `weight`:
    the number of passages or credits. An outlet that credits itself gives no edge. Nodes and edges
    come in a fixed order.
    """
    ties: Counter[tuple[str, str, Tie]] = Counter()
    names: dict[str, tuple[str, str]] = {}
    for one, other, known in copies:
        names |= {article: ("article", outlet_of(article)) for article in (one, other)}
        ties[one, other, Tie.COPIED if known else Tie.SHARED] += 1
    for article, name in credits:
        outlet, source = outlet_of(article), source_id(name)
        if key(outlet) != key(name):
            names |= {source: ("source", name), article: ("article", outlet)}
            ties[source, article, Tie.CREDITED] += 1
    return _graph(names, ties)


def network_of(collation: Collation, outlet_of: Callable[[str], str]) -> Network:
    """Make the graph of a whole dossier."""
    return source_network(
        (
            (r.source.article, r.target.article, r.direction is ReuseDirection.KNOWN)
            for r in collation.reuse
        ),
        ((credit.article, credit.source) for credit in collation.credits),
        outlet_of,
    )


def source_id(name: str) -> str:
    """Give the id of a source's node: names that differ by case or accents alone are one."""
    return stable_id("src", key(name))


def by_outlet(network: Network) -> Network:
    """Draw the articles of each outlet, and a source of the same name, together into one node.

    Nodes have `kind` "outlet" or "source", `name`, and `articles`: how many were drawn together.
    """
    into: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    counts: dict[str, int] = {}
    for node, data in network.nodes(data=True):
        article = data["kind"] == "article"
        made = into[node] = source_id(data["name"])
        if article or made not in names:
            names[made] = ("outlet" if article else "source", data["name"])
        counts[made] = counts.get(made, 0) + article
    ties: Counter[tuple[str, str, Tie]] = Counter()
    for one, other, tie, data in network.edges(keys=True, data=True):
        if into[one] != into[other]:
            ties[into[one], into[other], Tie(tie)] += data["weight"]
    joined = {end for one, other, _ in ties for end in (one, other)}
    drawn = _graph({node: name for node, name in names.items() if node in joined}, ties)
    for node in drawn.nodes:
        drawn.nodes[node]["articles"] = counts[node]
    return drawn


def _graph(names: dict[str, tuple[str, str]], ties: Counter[tuple[str, str, Tie]]) -> Network:
    graph: Network = nx.MultiDiGraph()
    for node, (kind, name) in sorted(names.items(), key=lambda item: (item[1], item[0])):
        graph.add_node(node, kind=kind, name=name)
    for one, other, tie in sorted(ties):
        graph.add_edge(one, other, key=tie.value, weight=ties[one, other, tie])
    return graph

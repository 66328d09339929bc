"""The graph of a dossier as GEXF 1.2, for Gephi and its like.

Articles, the sources they credit, actors and events are nodes; edges say who copied or credited
whom, whom an article quotes and how often, which event it is an account of, and who took part.
"""

from __future__ import annotations

import re
from collections import Counter

import networkx as nx
from lxml import etree

from recoupe.model import Collation
from recoupe.publish.network import Network, network_of

_GEXF = "{http://www.gexf.net/1.2draft}"
# Characters that no XML document can hold.
_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_gexf(collation: Collation) -> bytes:
    """Write the graph. The same dossier gives the same bytes.

    Nodes have a `kind` (article, source, actor, event), articles their `outlet`, `published` date
    and `language`; edges a `kind` (copied, shared, credited, quoted, account, participant), and a
    weight: passages, credits or statements. All edges are directed; of a "shared" one the
    direction is not known.
    """
    lines = nx.generate_gexf(_graph(collation), prettyprint=False, version="1.2draft")
    root = etree.fromstring("".join(lines).encode("utf-8"), etree.XMLParser(huge_tree=True))
    _tidy(root)
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _tidy(root: etree._Element) -> None:
    """Take out what networkx adds of its own.

    Today's date, where the same dossier shall give the same bytes on any day; a name of the graph,
    which the schema does not know; the keys by which it tells edges apart.
    """
    for element in root.iter(f"{_GEXF}meta"):
        del element.attrib["lastmodifieddate"]
    for element in root.iter(f"{_GEXF}graph"):
        del element.attrib["name"]
    keys = {e.get("id") for e in root.iter(f"{_GEXF}attribute") if e.get("title") == "networkx_key"}
    for parent in [*root.iter(f"{_GEXF}attributes"), *root.iter(f"{_GEXF}attvalues")]:
        for child in list(parent):
            if (child.get("for") or child.get("id")) in keys:
                parent.remove(child)


def _graph(collation: Collation) -> Network:
    outlets = {a.id: a.outlet.value if a.outlet else a.name for a in collation.articles}
    graph: Network = nx.MultiDiGraph()
    for article in collation.articles:
        _add_node(
            graph,
            article.id,
            label=article.title.value if article.title else article.name,
            kind="article",
            outlet=outlets[article.id],
            published=article.published.value if article.published else "",
            language=article.language,
        )
    for actor in collation.actors:
        _add_node(graph, actor.id, label=actor.name, kind="actor", actor=actor.kind.value)
    for event in collation.events:
        name = event.title or event.type or event.id
        _add_node(graph, event.id, label=name, kind="event", date=event.date or "")
    _add_ties(graph, collation, outlets)
    return graph


def _add_ties(graph: Network, collation: Collation, outlets: dict[str, str]) -> None:
    sources = network_of(collation, outlets.__getitem__)
    for node, data in sources.nodes(data=True):
        if data["kind"] == "source":
            _add_node(graph, node, label=data["name"], kind="source")
    ties = Counter(
        {(a, b, tie): data["weight"] for a, b, tie, data in sources.edges(keys=True, data=True)}
    )
    for statement in collation.statements:
        ties.update((statement.article, actor, "quoted") for actor in statement.speakers)
    for event in collation.events:
        ties.update((article, event.id, "account") for article in event.articles)
        ties.update((actor, event.id, "participant") for actor in event.participants)
    for number, (one, other, kind) in enumerate(sorted(ties)):
        if one in graph and other in graph:
            weight = float(ties[one, other, kind])
            graph.add_edge(one, other, key=str(number), id=str(number), kind=kind, weight=weight)


def _add_node(graph: Network, node: str, **data: str) -> None:
    """Add a node, with U+FFFD for what XML cannot hold."""
    graph.add_node(node, **{name: _UNHELD.sub("\ufffd", text) for name, text in data.items()})

"""The graph as GEXF: read back by networkx, of the elements of the schema, the same each day."""

from __future__ import annotations

import io

import networkx as nx
from hypothesis import HealthCheck, given, settings
from lxml import etree
from msgspec import structs

from recoupe.model import Collation
from recoupe.publish.gexf import to_gexf
from tests.collations import collations
from tests.dossier_of_pages import dossier, hostile

# Elements and attributes of the schema of GEXF 1.2 that a static graph has.
_SCHEMA = {
    "gexf": {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "meta": set(),
    "creator": set(),
    "graph": {"defaultedgetype", "mode"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "node": {"id", "label"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
    "edges": set(),
    "edge": {"id", "source", "target", "weight"},
}


def graph_of(collation: Collation) -> nx.Graph[str]:
    return nx.read_gexf(io.BytesIO(to_gexf(collation)))


def test_networkx_reads_back_who_copied_credited_and_quoted_whom() -> None:
    collation = dossier()
    graph = graph_of(collation)
    names = nx.get_node_attributes(graph, "label")
    edges = {
        (names[one], data["kind"], names[other]): data["weight"]
        for one, other, data in graph.edges(data=True)
    }
    morning, evening = "La reine et le chancelier", "Le Soir.txt"
    shared = [ends for ends in edges if ends[1] == "shared"]
    assert shared in ([(morning, "shared", evening)], [(evening, "shared", morning)])
    assert edges["Agence Lune", "credited", morning] == 1
    assert edges[morning, "quoted", "Odile de Brume"] == 2
    assert edges["Aldo Verrier", "participant", "meeting"] == 1
    assert edges["A royal meeting", "account", "meeting"] == 1
    assert sum(kind == "account" for _, kind, _ in edges) == 4


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collation=collations())
def test_any_dossier_gives_a_graph_of_the_schema_and_the_same_each_time(
    collation: Collation,
) -> None:
    content = to_gexf(collation)
    assert content == to_gexf(collation)
    assert len(graph_of(collation)) >= len(collation.articles)
    for element in etree.fromstring(content).iter():
        name = etree.QName(element)
        assert name.namespace == "http://www.gexf.net/1.2draft"
        assert {str(attribute) for attribute in element.attrib} <= _SCHEMA[name.localname]


def test_no_date_of_today_is_in_it() -> None:
    assert b"lastmodifieddate" not in to_gexf(dossier())


def test_names_that_no_xml_can_hold_do_no_harm() -> None:
    collation = hostile()
    actor = structs.replace(collation.actors[0], name="\0<b>\x1b")
    graph = graph_of(structs.replace(collation, actors=(actor,)))
    assert graph.nodes[actor.id]["label"] == "\ufffd<b>\ufffd"

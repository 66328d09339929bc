"""The Web Annotation export: the model's shape, and selectors that select the very passage."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recoupe.model import Collation
from recoupe.publish.webannotation import to_web_annotation
from tests.dossier_of_pages import dossier

# The Web Annotation Vocabulary's motivations and purposes (W3C, 2017).
MOTIVATIONS = {
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_web_annotation(dossier()))
    return made


def test_it_is_a_collection_of_annotations(document: dict[str, Any]) -> None:
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["type"] == "AnnotationCollection"
    items = document["first"]["items"]
    assert document["total"] == len(items) == 10
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert all(body["purpose"] in MOTIVATIONS for body in item["body"])


def test_both_selectors_select_the_passage(document: dict[str, Any]) -> None:
    texts = {f"urn:x-recoupe:{article.id}": article.text for article in dossier().articles}
    for item in document["first"]["items"]:
        text = texts[item["target"]["source"]["id"]]
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == text[start:end]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == around
        assert item["target"]["scope"] == "https://rives.example/une"


def test_a_statement_names_its_speaker(document: dict[str, Any]) -> None:
    (item,) = [
        item
        for item in document["first"]["items"]
        if item["target"]["selector"][0]["exact"] == "«un jour sans brouillard»"
    ]
    kind, speaker = item["body"]
    assert kind["value"] == "statement, mixed"
    assert speaker["source"]["name"] == "Aldo Verrier"


def test_an_outcome_links_its_passage_to_the_pledge(document: dict[str, Any]) -> None:
    (item,) = [i for i in document["first"]["items"] if i["motivation"] == "linking"]
    assert item["target"]["selector"][0]["exact"] == "Le pont a ouvert ce 4 mai 2030"
    assert item["body"][1]["selector"][0]["exact"] == "d'ouvrir le pont avant 2031"


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert to_web_annotation(dossier()) == to_web_annotation(dossier())


def test_an_empty_dossier_gives_an_empty_collection() -> None:
    assert json.loads(to_web_annotation(Collation()))["total"] == 0

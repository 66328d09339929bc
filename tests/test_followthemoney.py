"""FollowTheMoney entities: valid by the standard's own library, of ids that refer to each other."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import HealthCheck, given, settings

from recoupe.model import Collation
from recoupe.publish.followthemoney import to_followthemoney
from tests.collations import collations
from tests.dossier_of_pages import dossier

Entity: TypeAlias = Any  # JSON
# These hold the words of the articles as they are, where the library would tidy white space.
_WORDS = {"bodyText", "description"}


def entities(collation: Collation) -> list[Entity]:
    return [json.loads(line) for line in to_followthemoney(collation).splitlines()]


def check(found: list[Entity]) -> None:
    """Hold entities against the library's own rules, and their references against each other."""
    schemata = {entity["id"]: model.schemata[entity["schema"]] for entity in found}
    assert len(schemata) == len(found)
    for entity in found:
        schema = schemata[entity["id"]]
        assert not schema.abstract
        assert schema.validate(entity) is None
        for name, values in entity["properties"].items():
            prop = schema.properties[name]
            for value in values if prop.type.name == "entity" else ():
                assert schemata[value].is_a(prop.range)


@pytest.fixture(scope="module")
def found() -> list[Entity]:
    return entities(dossier())


def test_the_library_takes_every_entity_as_it_is(found: list[Entity]) -> None:
    check(found)
    for entity in found:
        kept = EntityProxy.from_dict(entity, cleaned=False)
        for name, values in entity["properties"].items():
            if name not in _WORDS:
                assert sorted(kept.get(name)) == sorted(values)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collation=collations())
def test_any_dossier_gives_valid_entities_and_the_same_each_time(collation: Collation) -> None:
    check(entities(collation))
    assert to_followthemoney(collation) == to_followthemoney(collation)


def test_each_part_of_the_dossier_has_its_schema(found: list[Entity]) -> None:
    schemata = [entity["schema"] for entity in found]
    counts = {name: schemata.count(name) for name in sorted(set(schemata))}
    assert counts == {
        "Article": 4,
        "Event": 2,
        "Mention": 1,
        "Note": 5,
        "Person": 2,
        "UnknownLink": 1,
    }


def test_a_statement_leads_to_its_speaker_and_its_article(found: list[Entity]) -> None:
    by_id = {entity["id"]: entity for entity in found}
    note = next(e for e in found if e["properties"].get("keywords") == ["mixed statement"])
    properties = note["properties"]
    assert properties["description"] == ["«un jour sans brouillard»"]
    (speaker,), (article,) = properties["entity"], properties["proof"]
    assert by_id[speaker]["properties"]["name"] == ["Aldo Verrier"]
    assert by_id[article]["properties"]["publisher"] == ["L'Hebdo"] == properties["publisher"]


def test_dates_are_as_precise_as_they_are_known(found: list[Entity]) -> None:
    events = [entity["properties"] for entity in found if entity["schema"] == "Event"]
    assert [event["date"] for event in events] == [["2030-01-04"], ["2030-05-04"]]
    articles = [entity["properties"] for entity in found if entity["schema"] == "Article"]
    assert {date for article in articles for date in article["publishedAt"]} == {
        "2030-01-04",
        "2030-01-05",
        "2030-05-05",
    }

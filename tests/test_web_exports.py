"""Downloads from the app: every format, as a file to be kept, of the reviewed dossier."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import lxml.html
import pytest
from starlette.testclient import TestClient

from recoupe.dossier import open_dossier, open_for_building
from recoupe.publish.exchange import to_json
from recoupe.publish.followthemoney import to_followthemoney
from recoupe.publish.formats import FORMATS
from recoupe.publish.gexf import to_gexf
from recoupe.publish.markdown import to_markdown
from recoupe.web import make_app
from tests.dossier_of_pages import dossier


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("exports") / "dossier.db")
    with open_for_building(path) as opened:
        opened.add_articles(dossier().articles)
        opened.replace_collation(dossier(), {"collated": "one"})
    return path


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[TestClient]:
    app = make_app(address, port=8765)
    with TestClient(app, base_url="http://127.0.0.1:8765") as made:
        yield made


def tree_of(page: str) -> Any:  # noqa: ANN401 — lxml's elements have no types
    return lxml.html.document_fromstring(page)


def test_the_page_leads_to_every_format_and_each_is_a_file_to_keep(client: TestClient) -> None:
    page = tree_of(client.get("/fr/exports").text)
    addresses = [str(a) for a in page.xpath("//main//a[@download]/@href")]
    assert addresses == [f"/fr/exports/{name}" for name in ("report", *FORMATS)]
    for name in addresses:
        answer = client.get(name)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert answer.content == client.get(name).content


def test_the_files_are_those_of_the_command_line(client: TestClient, address: str) -> None:
    given = {name: client.get(f"/en/exports/{name}").content for name in FORMATS}
    with open_dossier(address) as opened:
        collation = opened.collation()
    assert given["json"] == to_json(collation)
    assert given["followthemoney"] == to_followthemoney(collation)
    assert given["gexf"] == to_gexf(collation)
    assert json.loads(given["webannotation"])["@context"]
    with ZipFile(io.BytesIO(given["csv"])) as archive:
        assert "statements.csv" in archive.namelist()


def test_the_report_is_in_the_language_of_the_page(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/en/exports/report").text
    assert '<html lang="fr">' in client.get("/fr/exports/report").text


def test_the_note_of_an_event_is_given_on_its_page(client: TestClient) -> None:
    page = tree_of(client.get("/fr/events/e-meeting").text)
    (note,) = page.xpath("//a[@download]/@href")
    answer = client.get(note)
    assert answer.headers["content-type"].startswith("text/markdown")
    assert answer.text == to_markdown(dossier(), "e-meeting", language="fr")


@pytest.mark.parametrize(
    "path", ["/fr/exports/pdf", "/de/exports", "/de/exports/json", "/fr/events/e-none/note"]
)
def test_what_is_not_there_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404

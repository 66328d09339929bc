"""The app: its pages, its search, and whom it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from recoupe.dossier import open_for_building
from recoupe.errors import DossierError, NotADossier
from recoupe.model import Collation
from recoupe.web import make_app, serve
from recoupe.web.paging import leaf, leaf_of
from tests.conftest import article_of
from tests.crawling import Tree, Visited, crawl, tree_of
from tests.dossier_of_pages import HOSTILE, dossier, hostile

BASE = "http://127.0.0.1:8765"


def stored(path: Path, collation: Collation, state: str = "one") -> str:
    with open_for_building(str(path)) as opened:
        opened.add_articles(collation.articles)
        opened.replace_collation(collation, {"collated": state})
    return str(path)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    address = stored(tmp_path_factory.mktemp("web") / "dossier.db", dossier())
    with TestClient(make_app(address, port=8765), base_url=BASE) as made:
        yield made


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, Tree]:
    """Give every page of the app in French, by its address."""
    visited = crawl(client, "/fr/", leave=("/en/", "/fr/exports/"))
    return {address: page.tree for address, page in visited.items() if page.tree is not None}


def links(tree: Tree) -> list[str]:
    return [str(href) for href in tree.xpath("//a/@href")]


def test_an_entry_has_an_address_that_finds_its_page(client: TestClient) -> None:
    answer = client.get("/en/pledges/p-bridge", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/pledges?page=1#p-bridge")
    statement = dossier().statements[0]
    answer = client.get(f"/fr/statements/{statement.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/fr/events/e-meeting#{statement.id}"


@pytest.mark.parametrize(
    "path", ["/de/", "/fr/events/none", "/fr/pledges/none", "/fr/no-such", "/static/pages.py", "/x"]
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<main" in answer.text


def test_both_languages_are_offered_on_every_page(client: TestClient) -> None:
    tree = tree_of(client.get("/fr/search?q=pont").text)
    assert tree.xpath("//a[@hreflang='en']/@href") == ["/en/search?q=pont"]
    assert tree.get("lang") == "fr"


def test_two_accounts_stand_side_by_side(client: TestClient) -> None:
    one, other, *_ = (article.id for article in dossier().articles)
    tree = tree_of(client.get(f"/fr/articles/{one}?beside={other}").text)
    assert tree.xpath("//article/@id") == [one, other]


@pytest.mark.parametrize("query", ["RÉGNÉ", "désormais", "DESORMAIS", "desorm", "rives désormais"])
def test_search_minds_neither_accents_nor_case(client: TestClient, query: str) -> None:
    page = client.get("/fr/search", params={"q": query}).text
    marked = [m.text_content() for m in tree_of(page).find_class("found")]
    assert ("désormais" in marked) is (query != "RÉGNÉ")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20))
def test_any_query_is_answered(client: TestClient, query: str) -> None:
    assert client.get("/fr/search", params={"q": query}).status_code == 200


def found(client: TestClient, query: str) -> dict[str, list[str]]:
    """Search; gives what is shown, by kind."""
    tree = tree_of(client.get("/en/search", params={"q": query}).text)
    return {
        section.get("aria-labelledby").removeprefix("f-"): [
            " ".join(item.text_content().split()) for item in section.xpath(".//li")
        ]
        for section in tree.xpath("//main/section")
    }


def test_search_finds_things_of_every_kind(client: TestClient) -> None:
    shown = found(client, "pont")
    assert list(shown) == ["event", "statement", "article", "pledge"]
    assert found(client, "odile brume")["actor"] == ["Odile de Brume person"]
    assert "300 pêcheurs" in found(client, "pecheurs 300")["figure"][0]
    assert found(client, "pont nuage") == {}
    assert found(client, "«»") == {}


def test_a_statement_is_found_by_who_says_it(client: TestClient) -> None:
    (line,) = found(client, "verrier brouillard")["statement"]
    assert line.startswith("Aldo Verrier «un jour sans brouillard»")


def test_one_kind_alone_is_shown_leaf_by_leaf(tmp_path: Path) -> None:
    articles = tuple(article_of(f"Le pont numéro {n}.", name=f"{n}.txt") for n in range(120))
    address = stored(tmp_path / "dossier.db", Collation(articles=articles))
    with TestClient(make_app(address, port=8765), base_url=BASE) as client:
        few = tree_of(client.get("/fr/search?q=pont").text)
        (more,) = few.xpath("//main/section/p/a/@href")
        shown: list[str] = []
        address = f"/fr/search{more}"
        while address:
            tree = tree_of(client.get(address).text)
            shown += tree.xpath("//main//li/a/@href")
            following = tree.xpath("//nav[@class='pages']//a[@rel='next']/@href")
            address = f"/fr/search{following[0]}" if following else ""
    assert sorted(shown) == sorted(f"/fr/articles/{article.id}" for article in articles)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8765.x"])
def test_other_host_names_are_refused(client: TestClient, host: str) -> None:
    answer = client.get("/fr/", headers={"host": host})
    assert answer.status_code == 403
    assert "Odile" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_loopback_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/fr/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:80"])
def test_a_foreign_page_can_change_nothing(client: TestClient, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    assert client.post("/fr/", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/fr/", "/static/report.css", "/fr/no-such"])
def test_every_answer_is_bound_by_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_page_holds_no_inline_style_script_or_handler(pages: dict[str, Tree]) -> None:
    for tree in pages.values():
        assert not tree.xpath("//style | //script[not(@src)] | //@style")
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")


def test_hostile_articles_stay_text_on_every_page(tmp_path: Path) -> None:
    address = stored(tmp_path / "dossier.db", hostile())
    with TestClient(make_app(address, port=8765), base_url=BASE) as client:
        visited = crawl(client, "/fr/", leave=("/en/", "/fr/exports/"))
        for query in ("owned", '<script>"onload='):
            answer = client.get("/fr/search", params={"q": query})
            visited[query] = Visited(tree_of(answer.text), query, "")
    trees = [page.tree for page in visited.values() if page.tree is not None]
    shown = "".join(tree.text_content() for tree in trees)
    assert all(text in shown for text in HOSTILE)
    for tree in trees:
        assert not tree.xpath("//script[not(starts-with(@src, '/static/'))] | //script/text()")
        assert not tree.xpath("//style | //base | //iframe | //svg | //img | //@style")
        assert not tree.xpath("//@*[starts-with(name(), 'on')] | //meta[@http-equiv]")
        assert not [href for href in links(tree) if href.startswith("javascript")]


def test_a_new_build_is_shown_without_a_restart(tmp_path: Path) -> None:
    address = stored(tmp_path / "dossier.db", Collation())
    with TestClient(make_app(address, port=8765), base_url=BASE) as client:
        assert "Odile" not in client.get("/fr/").text
        stored(tmp_path / "dossier.db", dossier(), "two")
        assert "Odile" in client.get("/fr/").text


def test_what_is_no_dossier_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match=re.escape("missing.db")):
        make_app(str(tmp_path / "missing.db"), port=8765)


def test_a_port_that_is_taken_is_one_clear_error(tmp_path: Path) -> None:
    address = stored(tmp_path / "dossier.db", Collation())
    taken: list[int] = []

    class Stop(Exception):
        pass

    def again(url: str) -> None:
        taken.append(int(url.rstrip("/").rsplit(":", 1)[1]))
        with pytest.raises(DossierError, match=f"port {taken[0]}"):
            serve(address, port=taken[0])
        raise Stop

    with pytest.raises(Stop):
        serve(address, port=0, ready=again)


@given(st.lists(st.integers(), max_size=50), st.integers(-3, 20), st.integers(1, 9))
def test_leaves_hold_every_item_once(items: list[int], number: int, size: int) -> None:
    one = leaf(items, number, size)
    assert 1 <= one.number <= one.last
    together = [item for n in range(1, one.last + 1) for item in leaf(items, n, size).items]
    assert together == items
    for position in range(len(items)):
        assert items[position] in leaf(items, leaf_of(position, size), size).items

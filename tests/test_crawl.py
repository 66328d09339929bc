"""Every fragment of text that the app shows is its passage, and every link leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.build.builder import build
from recoupe.dossier import open_dossier, open_for_building
from recoupe.model import Collation
from recoupe.web import make_app
from tests.crawling import check_passages, crawl, dead_fragments
from tests.dossier_of_pages import dossier
from tests.judging import examples

# Review has a page for each statement, and the downloads are whole dossiers: in one language, they
# are enough.
AGAIN = ("/en/review/", "/en/exports/")
BASE = "http://127.0.0.1:8765"
# Five real accounts that are not ours to publish: they lie beside the repository where it is made.
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def _stored(path: Path, collation: Collation) -> None:
    with open_for_building(str(path)) as opened:
        opened.add_articles(collation.articles)
        opened.replace_collation(collation, {"collated": "one"})


PILES: dict[str, Callable[[Path], object]] = {
    "invented": lambda path: _stored(path, dossier()),
    "examples": lambda path: _stored(path, examples()),
}
if SEEDS.is_dir():
    PILES["seeds"] = lambda path: build([SEEDS], str(path), processes=1)


@pytest.mark.parametrize("pile", PILES)
def test_every_page_shows_exact_passages_and_leads_on(tmp_path: Path, pile: str) -> None:
    path = tmp_path / "dossier.db"
    PILES[pile](path)
    with open_dossier(str(path)) as opened:
        collation = opened.collation()
    texts = {article.id: article.text for article in collation.articles}
    with TestClient(make_app(str(path), port=8765), base_url=BASE) as client:
        visited = crawl(client, "/", leave=AGAIN)
        visited |= crawl(client, "/fr/search?q=a", leave=("/fr/", "/en/"))
    assert dead_fragments(visited) == set()
    shown = 0
    for address, page in visited.items():
        if page.tree is not None:
            ids = page.tree.xpath("//@id")
            assert len(ids) == len(set(ids)), address
            shown += check_passages(page.tree, texts)
    assert shown > len(collation.statements)
    paths = {page.final.partition("?")[0] for page in visited.values()}
    things = {f"articles/{article}" for article in texts}
    things |= {f"events/{event.id}" for event in collation.events if event.articles}
    things |= {f"actors/{speaker}" for s in collation.statements for speaker in s.speakers}
    for language in ("fr", "en"):
        assert {f"/{language}/{thing}" for thing in things} <= paths

"""The app in a real browser: a reader's whole path, and access for all on every page."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from recoupe.dossier import open_for_building
from tests.browser import ALL, COLOURS, chromium, violations
from tests.dossier_of_pages import dossier


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented dossier; gives the app's address."""
    path = tmp_path_factory.mktemp("app") / "dossier.db"
    collation = dossier()
    with open_for_building(str(path)) as opened:
        opened.add_articles(collation.articles)
        opened.replace_collation(collation, {"collated": "one"})
    command = [sys.executable, "-m", "recoupe", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert address is not None
        yield address.group()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        asked: list[str] = []
        opened = context.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(url)
        yield opened
        assert [other for other in asked if not other.startswith((url, "data:"))] == []


def test_a_reader_finds_a_line_its_passage_and_another_account(page: Page) -> None:
    page.get_by_role("link", name="Rencontre, Odile de Brume et Aldo Verrier").click()
    page.locator(".reading.variant a.to").first.click()
    target = page.locator(":target")
    assert target.text_content() == "Nos deux rives se parlent désormais"
    page.get_by_label("À côté d’un autre récit").select_option(index=1)
    page.get_by_role("button", name="Afficher").click()
    expect(page.locator("article.piece")).to_have_count(2)
    page.locator(".note a.back").first.click()
    expect(page.locator(".reading:target")).to_be_visible()


def test_a_reader_searches_by_keyboard_and_changes_the_language(page: Page) -> None:
    page.get_by_role("searchbox").fill("DESORMAIS")
    page.keyboard.press("Enter")
    assert page.locator(".m.found").first.text_content() == "désormais"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".m.found").first.text_content() == "désormais"


def test_rows_are_filtered(page: Page, url: str) -> None:
    page.goto(f"{url}en/events/e-meeting")
    page.get_by_label("Rows", exact=True).select_option("omitted")
    expect(page.locator(".synopsis .line:visible")).to_have_count(1)


PATHS = (
    "",
    "timeline",
    "events/e-meeting",
    "events/e-opening",
    "figures",
    "pledges",
    "origins",
    "credits",
    "framing",
    "exports",
    "actors",
    "actors/{actor}",
    "articles",
    "articles/{one}?beside={other}",
    "search?q=pont",
    "nowhere",
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(
    browser: Browser, url: str, language: str, scheme: str
) -> None:
    collation = dossier()
    names = {
        "actor": collation.actors[0].id,
        "one": collation.articles[0].id,
        "other": collation.articles[1].id,
    }
    found = {}
    with browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        for path in PATHS:
            page.goto(f"{url}{language}/{path.format(**names)}")
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            # In the dark the elements are the same; only their colours are others.
            rules = COLOURS if scheme == "dark" else ALL
            if broken := violations(page, rules):
                found[path] = broken
    assert found == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_scrolls_sideways(browser: Browser, url: str, width: int) -> None:
    collation = dossier()
    names = {
        "actor": collation.actors[0].id,
        "one": collation.articles[0].id,
        "other": collation.articles[1].id,
    }
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in PATHS:
            page.goto(f"{url}fr/{path.format(**names)}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

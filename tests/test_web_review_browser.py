"""Review in a real browser: by keyboard alone, by two at once, without script, for all readers."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from recoupe.build.builder import build
from recoupe.dossier import open_dossier
from recoupe.model import AnyJudgement, Collation, Verb
from tests.browser import ALL, COLOURS, chromium, violations
from tests.pile import write_pile

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the dossier of the examples; gives where it is."""
    path = tmp_path_factory.mktemp("review") / "dossier.db"
    build([EXAMPLES], str(path), processes=1)
    return str(path)


@pytest.fixture(scope="module")
def url(address: str) -> Iterator[str]:
    """Serve it; gives the app's address."""
    command = [sys.executable, "-m", "recoupe", "serve", address, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found is not None
        yield found.group()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(reduced_motion="reduce") as opened:
        yield opened


def collation(address: str) -> Collation:
    with open_dossier(address) as dossier:
        return dossier.collation()


def log(address: str) -> list[AnyJudgement]:
    with open_dossier(address) as dossier:
        return list(dossier.review().judgements)


def name_oneself(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}fr/review/who")
    page.get_by_label("Votre nom").fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until it is on an element."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)


def follow(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_reviewer_goes_the_whole_way_by_keyboard_alone(
    context: BrowserContext, url: str, address: str, tmp_path: Path
) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{url}fr/review")
    cards = page.locator("article.card")
    one, two, three = (cards.nth(n).get_attribute("id") or "" for n in range(3))
    # To the second and back to the first, which is confirmed; the name is asked once.
    for key in "jjk":
        page.keyboard.press(key)
    assert focused(page) == one
    follow(page, "a")
    page.keyboard.type("Jeanne Morel")
    follow(page, "Enter")
    assert focused(page) == two
    assert page.locator(".done").inner_text().startswith("Jeanne Morel a confirmé")
    # The second is rejected, and taken back.
    follow(page, "r")
    assert focused(page) == three
    follow(page, "u")
    assert page.locator(f"#{two}").is_visible()
    # The second is shortened by a word, and somebody unknown says it.
    page.keyboard.press("j")
    assert focused(page) == two
    follow(page, "e")
    page.keyboard.press("w")
    words = page.locator("#words").input_value()
    shorter = words.rsplit(" ", 1)[0]
    page.keyboard.press("Control+End")
    for _ in range(len(words) - len(shorter)):
        page.keyboard.press("Backspace")
    tab_to(page, "#name")
    page.keyboard.type("Une voix du port")
    tab_to(page, "#note")
    page.keyboard.type("Vérifié à l'enregistrement.")
    tab_to(page, "button.primary")
    follow(page, "Enter")
    assert page.url.endswith("/fr/review")
    assert [j.verb for j in log(address)] == [
        Verb.ACCEPT,
        Verb.REJECT,
        Verb.UNDO,
        Verb.RESPAN,
        Verb.RESPEAK,
    ]
    # The keys are shown, and can be turned off.
    follow(page, "?")
    assert page.locator("h1").inner_text() == "Touches"
    tab_to(page, "button[name=keys]")
    follow(page, "Enter")
    page.goto(f"{url}fr/review")
    page.keyboard.press("j")
    assert focused(page) == ""
    # Another article comes in, all is collated anew, and what was judged holds.
    more = write_pile(tmp_path / "more.jsonl", 1)
    assert build([EXAMPLES, more], address, processes=1).collated
    page.goto(f"{url}fr/review/statements/{two}")
    assert page.locator("#words").input_value() == shorter
    assert page.locator("input[name=speaker]:checked + span", has_text="Une voix").count() == 1
    assert "corrigé par Jeanne Morel" in page.locator("main").inner_text()
    assert errors == []


def test_the_keys_work_in_a_synopsis_and_an_article_too(
    context: BrowserContext, url: str, address: str
) -> None:
    event = max(collation(address).events, key=lambda e: len(e.articles))
    page = context.new_page()
    name_oneself(page, url, "Jeanne Morel")
    for path in (f"events/{event.id}", f"articles/{event.articles[-1]}"):
        page.goto(f"{url}fr/{path}")
        count = page.locator(".judge[data-item]").count()
        page.keyboard.press("j")
        page.keyboard.press("j")
        follow(page, "r")
        assert page.url.startswith(f"{url}fr/{path}")
        assert page.locator(".judge[data-item]").count() < count
        follow(page, "u")
        assert page.locator(".judge[data-item]").count() == count


def test_two_at_once_lose_nothing(browser: Browser, url: str, address: str) -> None:
    statement = collation(address).statements[-1].id
    before = len(log(address))
    with browser.new_context() as hers, browser.new_context() as his:
        jeanne, paul = hers.new_page(), his.new_page()
        name_oneself(jeanne, url, "Jeanne Morel")
        name_oneself(paul, url, "Paul Vernier")
        for page in (jeanne, paul):
            page.goto(f"{url}fr/review/statements/{statement}")
        jeanne.get_by_role("button", name="Confirmer tel quel").click()
        paul.get_by_label("Pourquoi").fill("Une rumeur.")
        paul.get_by_role("button", name="Rejeter").click()
        told = paul.locator("main").inner_text()
        assert "Ce que Jeanne Morel a décidé" in told
        assert "Une rumeur." in told
        assert violations(paul) == []
        paul.get_by_role("button", name="Écrire la mienne quand même").click()
        assert "Paul Vernier a rejeté" in paul.locator(".done").inner_text()
    assert [(j.who, j.note) for j in log(address)[before:]] == [
        ("Jeanne Morel", ""),
        ("Paul Vernier", "Une rumeur."),
    ]


def test_a_passage_is_selected_or_its_ends_are_moved(
    context: BrowserContext, url: str, address: str
) -> None:
    held = collation(address)
    texts = {article.id: article.text for article in held.articles}
    statement = held.statements[3]
    page = context.new_page()
    page.goto(f"{url}fr/review/statements/{statement.id}")
    paragraph = page.locator(".pick .press").first
    paragraph.select_text()
    paragraph.dispatch_event("pointerup")
    start, end = (int(paragraph.get_attribute(f"data-{at}") or 0) for at in ("start", "end"))
    words = page.locator("#words")
    assert words.input_value() == texts[statement.article][start:end]
    page.get_by_role("button", name="finir un mot plus tôt").click()
    page.get_by_role("button", name="commencer un mot plus tard").click()
    chosen = words.input_value()
    assert chosen.split() == texts[statement.article][start:end].split()[1:-1]
    assert page.locator("#told").inner_text() == f"{len(chosen)} caractères choisis"
    assert page.locator("[name=start]").input_value() == str(
        start + texts[statement.article][start:end].index(chosen)
    )


def test_review_needs_no_script(browser: Browser, url: str, address: str) -> None:
    statement = next(s for s in collation(address).statements if s.end - s.start > 40)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{url}en/review/statements/{statement.id}")
        assert page.get_by_role("button", name="end a word earlier").count() == 0
        words = page.get_by_label("Its words").input_value()
        page.get_by_label("Its words").fill(words.rsplit(" ", 1)[0])
        page.get_by_label("Your name").fill("Paul Vernier")
        page.get_by_role("button", name="Save the correction").last.click()
        assert "corrected by Paul Vernier" in page.locator("main").inner_text()


def paths(held: Collation) -> dict[str, str]:
    event = max(held.events, key=lambda e: len(e.articles))
    saying = max(held.sayings, key=lambda y: len(y.statements))
    return {
        "queue": "review?state=all",
        "statement": f"review/statements/{saying.statements[0]}",
        "actor": f"review/actors/{saying.speakers[0]}",
        "saying": f"review/sayings/{saying.id}",
        "event": f"review/events/{event.id}",
        "pledge": f"review/pledges/{held.pledges[0].id}",
        "add": f"review/articles/{event.articles[0]}",
        "log": "review/log",
        "help": "review/help",
        "who": "review/who",
        "synopsis": f"events/{event.id}",
        "article": f"articles/{event.articles[0]}",
    }


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(
    browser: Browser, url: str, address: str, language: str, scheme: str
) -> None:
    found = {}
    with browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        for name, path in paths(collation(address)).items():
            page.goto(f"{url}{language}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            # In the dark the elements are the same; only their colours are others.
            if broken := violations(page, COLOURS if scheme == "dark" else ALL):
                found[name] = broken
    assert found == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_scrolls_sideways(browser: Browser, url: str, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in paths(collation(address)).values():
            page.goto(f"{url}fr/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

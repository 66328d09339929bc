"""The report in a real browser: a reader's path, access for all, hostile articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser, Page

from recoupe.model import Collation
from recoupe.publish.report import render_report, write_report
from tests.browser import chromium, violations
from tests.conftest import article_of
from tests.dossier_of_pages import HOSTILE, dossier, hostile

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a function from a dossier to its report, open; the page may ask nothing of anyone."""
    asked: list[str] = []
    contexts = []

    def show(
        collation: Collation,
        *,
        language: str = "fr",
        scheme: str = "light",
        width: int = 1280,
        script: bool = True,
    ) -> Page:
        file = tmp_path / "report.html"
        write_report(collation, file, language=language)
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(open_page: Open, language: str, scheme: str, width: int) -> None:
    page = open_page(dossier(), language=language, scheme=scheme, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_page_never_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(dossier(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_leads_from_a_line_to_its_passage_and_back(open_page: Open) -> None:
    page = open_page(dossier())
    page.locator(".reading.variant a.to").first.click()
    target = page.locator(":target")
    assert target.text_content() == "Nos deux rives se parlent désormais"
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert target.evaluate("e => e.getBoundingClientRect().top") < 900
    target.locator("a.ref").first.click()
    page.locator(".note:target a.back").click()
    back = page.locator(".reading:target .press")
    assert back.text_content() == "Nos deux rives se parlent désormais"


def test_a_link_opens_the_article_it_leads_into(open_page: Open) -> None:
    one = dossier()
    more = tuple(article_of(f"Brève numéro {n}.", name=f"{n}.txt") for n in range(12))
    page = open_page(structs.replace(one, articles=(*one.articles, *more)))
    assert page.locator(".piece details[open]").count() == 0
    page.locator(".reading a.to").first.click()
    assert page.locator(":target").is_visible()
    assert page.locator(".piece details[open]").count() == 1


def test_filters_keep_the_rows_asked_for(open_page: Open) -> None:
    page = open_page(dossier(), language="en")
    rows = page.locator(".synopsis .line:visible")
    assert rows.count() == 3
    page.get_by_label("Rows", exact=True).select_option("omitted")
    assert rows.count() == 1
    page.get_by_label("Outlet").select_option("Le Soir")
    assert rows.count() == 0
    page.get_by_label("Outlet").select_option("L'Hebdo")
    assert rows.count() == 1
    assert page.locator(".result").text_content() == "1 of 3 rows shown"
    page.get_by_label("Rows", exact=True).select_option("")
    page.get_by_label("Outlet").select_option("")
    page.get_by_label("Speaker").select_option("Aldo Verrier")
    assert rows.count() == 1


def test_everything_can_be_read_without_script(open_page: Open) -> None:
    page = open_page(dossier(), script=False)
    assert page.locator(".filters").is_hidden()
    assert page.locator(".synopsis .line:visible").count() == 3
    page.locator(".reading a.to").first.click()
    assert page.locator(".piece .m.statement").first.is_visible()


def test_the_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page(dossier())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_hostile_articles_change_nothing_and_run_nothing(open_page: Open) -> None:
    page = open_page(hostile())
    page.mouse.move(300, 300)
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert page.title() == "Dossier de 11 articles · Recoupe"
    assert page.locator("main").is_visible()
    assert page.locator("main script, main style, main img, main svg, main iframe").count() == 0
    assert page.locator("base, meta[http-equiv=refresh]").count() == 0
    assert not page.locator("a[href^=javascript]").count()
    shown = page.locator(".piece p[data-article]").all_text_contents()
    assert sorted(shown) == sorted(HOSTILE)


def test_the_policy_stops_a_script_that_got_in_all_the_same(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page(Collation())
    broken = render_report(Collation()).replace(
        "</main>", "<script>document.title='owned'</script><p onclick='x' style='color:red'></main>"
    )
    file = tmp_path / "broken.html"
    file.write_text(broken, encoding="utf-8")
    page.goto(file.as_uri())
    assert page.title() != "owned"


def test_the_report_prints(open_page: Open) -> None:
    page = open_page(dossier())
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("accounts", [4, 5, 9])
def test_no_table_is_cut_on_paper(open_page: Open, accounts: int) -> None:
    one = dossier()
    more = [
        article_of(
            f"La reine a parlé. Récit {n}.", name=f"{n}.txt", outlet=f"La Gazette du port {n}"
        )
        for n in range(accounts - 4)
    ]
    meeting, *rest = one.events
    ids = tuple(sorted((*meeting.articles, *(article.id for article in more))))
    page = open_page(
        structs.replace(
            one,
            articles=tuple(sorted((*one.articles, *more), key=lambda article: article.id)),
            article_events={**one.article_events, **{a.id: meeting.id for a in more}},
            events=(structs.replace(meeting, articles=ids), *rest),
        ),
        width=688,  # A4 between its margins
    )
    page.emulate_media(media="print")
    assert page.locator(".synopsis").is_visible()
    wide = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > 690).length"
    assert page.evaluate(wide) == 0


def test_drawings_are_named_and_follow_the_scheme(open_page: Open) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = open_page(dossier(), scheme=scheme)
        drawn = page.locator("svg.drawing")
        assert drawn.count() == 2
        assert all(name for name in drawn.evaluate_all("d => d.map(e => e.ariaLabel)"))
        colours.append(drawn.first.locator("text").first.evaluate("e => getComputedStyle(e).fill"))
        point = page.locator("#figures svg a").first
        assert point.evaluate("e => getComputedStyle(e.querySelector('use')).fill") != "none"
        point.click()
        assert page.locator(":target").text_content() in ("300 pêcheurs", "400 pêcheurs")
    assert colours[0] != colours[1]

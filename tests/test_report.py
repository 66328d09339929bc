"""The report: all that is shown is a slice, links lead somewhere, press text stays text."""

from __future__ import annotations

import html
import io
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import lxml.html
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from scripts.messages import PAGES, current, untranslated

from recoupe.collate import collate
from recoupe.errors import EmptyInput, StorageFull
from recoupe.gather import gather
from recoupe.language import load_pack
from recoupe.model import Account, Article, Collation
from recoupe.publish.report import render_report, write_report
from recoupe.publish.report.article import paragraphs
from recoupe.publish.report.pages import press, web_address
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.synopsis import make_synopsis, siglum
from recoupe.publish.report.weave import Close, Layer, Mark, Open, Text, weave
from recoupe.publish.report.wording import EVENT_TYPES, wording
from recoupe.read import read
from tests.conftest import article_of
from tests.dossier_of_pages import dossier

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
Tree: TypeAlias = Any  # lxml's elements have no types


def tree_of(page: str) -> Tree:
    return lxml.html.document_fromstring(page)


@pytest.fixture(scope="module")
def collation() -> Collation:
    return dossier()


@pytest.fixture(scope="module", params=["fr", "en"])
def page(request: pytest.FixtureRequest, collation: Collation) -> str:
    return render_report(collation, language=request.param)


def check_slices(tree: Tree, collation: Collation) -> int:
    """Check that each element that names a passage shows exactly it; gives how many there are."""
    texts = {article.id: article.text for article in collation.articles}
    shown = tree.xpath("//*[@data-article]")
    for element in shown:
        start, end = int(element.get("data-start")), int(element.get("data-end"))
        assert element.text_content() == texts[element.get("data-article")][start:end]
    return len(shown)


def check_links(tree: Tree) -> None:
    """Check that ids are unique and that each link leads to one, or to the articles' site."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//a/@href"):
        assert href[1:] in ids if href.startswith("#") else ".example/" in href, href


def test_every_passage_shown_is_the_slice_of_its_article(page: str, collation: Collation) -> None:
    assert check_slices(tree_of(page), collation) > 50


def test_the_examples_are_shown_exactly_and_every_statement_has_its_line() -> None:
    articles = [a for a in gather([EXAMPLES]) if isinstance(a, Article)]
    collation = collate([Account(article, read(article)) for article in articles])
    tree = tree_of(render_report(collation))
    assert check_slices(tree, collation) > 500
    check_links(tree)
    assert {statement.id for statement in collation.statements} <= set(tree.xpath("//@id"))


def test_press_text_stands_only_where_its_passage_is_named(page: str) -> None:
    for element in tree_of(page).xpath("//*[contains(concat(' ', @class, ' '), ' press ')]"):
        assert element.get("data-article") is not None


def test_each_article_is_shown_whole(page: str, collation: Collation) -> None:
    tree = tree_of(page)
    for article in collation.articles:
        parts = tree.xpath(f"//*[@id='{article.id}']//p[@data-article]")
        assert "".join("".join(p.text_content() for p in parts).split()) == "".join(
            article.text.split()
        )


def test_every_link_leads_to_one_place_in_the_page(page: str) -> None:
    check_links(tree_of(page))


def test_a_line_leads_to_its_passage_and_the_passage_back_to_its_line(
    page: str, collation: Collation
) -> None:
    tree = tree_of(page)
    for statement in collation.statements:
        passage = f"{statement.article}-{statement.start}-{statement.end}"
        (line,) = tree.xpath(f"//*[@id='{statement.id}']")
        assert f"#{passage}" in line.xpath(".//a/@href")
        (shown,) = tree.xpath(f"//*[@id='{passage}']")
        (note,) = shown.xpath("(.//a[@class='ref'])[1]/@href")
        assert f"#{statement.id}" in tree.xpath(f"//*[@id='{note[1:]}']//a/@href")


def test_the_policy_allows_this_style_and_script_and_nothing_else(page: str) -> None:
    tree = tree_of(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = tree.xpath(f"//{tag}")
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')] | //iframe | //object")
    assert not tree.xpath("//script/@src | //link[@rel='stylesheet'] | //img/@src")


def test_the_same_dossier_gives_the_same_bytes(collation: Collation, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_report(collation, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_page_is_in_the_language_asked_for(collation: Collation) -> None:
    french, english = (tree_of(render_report(collation, language=la)) for la in ("fr", "en"))
    assert french.get("lang") == "fr"
    assert english.get("lang") == "en"
    assert "Non repris" in french.text_content()
    assert "Left out" in english.text_content()
    assert french.xpath("//p[@lang='en'][@data-article]")
    assert english.xpath("//p[@lang='fr'][@data-article]")
    assert not english.xpath("//p[@lang='en'][@data-article]")


def test_a_synopsis_shows_degrees_variants_and_silences(collation: Collation) -> None:
    shelf = shelve(collation)
    synopsis = make_synopsis(shelf, shelf.events["e-meeting"])
    assert [column.outlet for column in synopsis.columns] == [
        "Le Matin des Rives",
        "Le Soir",
        "The Ferry",
        "L'Hebdo",
    ]
    first = synopsis.groups[0].lines[0]
    assert first.carried == 3
    assert [v.cut.text if v.cut else "" for v in first.apparatus[0]] == ["enfin", "désormais"]
    assert [v.sigla for v in first.apparatus[0]] == [("A",), ("B",)]
    left_out = {
        silence.column.outlet: (
            [line.saying.id for line in silence.lines],
            [series.id for series in silence.series],
        )
        for silence in synopsis.silences
    }
    assert left_out == {
        "The Ferry": ([], ["se-fishers"]),
        "L'Hebdo": (["sy-shores"], ["se-fishers"]),
    }


def test_a_statement_without_a_saying_has_its_line(collation: Collation) -> None:
    shelf = shelve(collation)
    synopsis = make_synopsis(shelf, shelf.events["e-meeting"])
    shown = {
        reading.cut.text
        for group in synopsis.groups
        for line in group.lines
        for place in line.places
        for reading in place.readings
    }
    assert "«un jour sans brouillard»" in shown


def test_an_empty_dossier_gives_a_page() -> None:
    assert "Dossier" in render_report(Collation())


def test_what_was_refused_is_named(collation: Collation) -> None:
    page = render_report(collation, refused=[EmptyInput("vide.txt", "<nothing> but white space")])
    assert "<code>vide.txt</code> — &lt;nothing&gt; but white space" in page


def test_a_report_that_cannot_be_written_is_one_clear_error(
    collation: Collation, tmp_path: Path
) -> None:
    with pytest.raises(StorageFull, match="no-such-folder"):
        write_report(collation, tmp_path / "no-such-folder" / "report.html")


@given(st.text(max_size=200))
def test_any_text_is_shown_with_its_code_points(text: str) -> None:
    shown = re.sub("[\ud800-\udfff\0]", "\ufffd", text)
    escaped = str(press(text))
    assert html.unescape(escaped) == shown
    assert not re.search(r"[<>\"'\r]", escaped)


@given(st.text(alphabet="ab \n\r\t\u00a0", max_size=60))
def test_paragraphs_leave_out_white_space_only(text: str) -> None:
    stretches = paragraphs(text)
    edges = [0, *(edge for stretch in stretches for edge in stretch), len(text)]
    assert edges == sorted(edges)
    for before, after in zip(edges[::2], edges[1::2], strict=True):
        assert not text[before:after].strip()


_MARKS = st.lists(
    st.builds(
        lambda start, length, layer: Mark(start, start + length, layer),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(Layer),
    ),
    max_size=12,
)


@given(_MARKS, st.lists(st.integers(0, 40), min_size=2, max_size=6, unique=True).map(sorted))
def test_woven_marks_nest_and_leave_the_text_alone(marks: list[Mark], edges: list[int]) -> None:
    text = "abcdefghij" * 4
    stretches = list(zip(edges[::2], edges[1::2], strict=False))
    covered: dict[int, set[Mark]] = {}
    for (start, end), tokens in zip(stretches, weave(text, stretches, marks), strict=True):
        open_: list[Open] = []
        words = ""
        for token in tokens:
            if isinstance(token, Open):
                open_.append(token)
            elif isinstance(token, Close):
                assert open_.pop() is token.opened
            else:
                assert isinstance(token, Text)
                words += token.text
                for at in range(token.start, token.end):
                    covered[at] = {opened.mark for opened in open_}
        assert not open_
        assert words == text[start:end]
    for at, found in covered.items():
        assert found == {mark for mark in marks if mark.start <= at < mark.end}


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        ("2022-12-30", "30 décembre 2022", "30 December 2022"),
        ("2024-05-01", "1er mai 2024", "1 May 2024"),
        ("2023-03", "mars 2023", "March 2023"),
        ("2023-21", "printemps 2023", "spring 2023"),
        ("2024", "2024", "2024"),
        ("202X", "années 2020", "the 2020s"),
        ("20XX", "2000–2099", "2000–2099"),
        ("XXXX-01-21", "21 janvier", "21 January"),
        ("2024-01/2024-11", "janvier 2024 – novembre 2024", "January 2024 – November 2024"),
        ("2015/..", "à partir de\u00a0: 2015", "from 2015 on"),
        ("2024~", "vers 2024", "around 2024"),
        ("hier", "hier", "hier"),
        (None, "", ""),
    ],
)
def test_dates_read_as_precisely_as_they_are_known(
    edtf: str | None, french: str, english: str
) -> None:
    assert wording("fr").date(edtf) == french
    assert wording("en").date(edtf) == english


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_type_of_event_has_its_wording(language: str) -> None:
    assert {kind["name"] for kind in load_pack(language).table("events")["type"]} <= set(
        EVENT_TYPES
    )


def test_sigla_go_on_after_z() -> None:
    assert [siglum(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://rives.example/a?b=1", True),
        ("HTTP://rives.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//rives.example", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    assert bool(web_address(url)) is kept


def test_the_pages_french_catalogue_is_whole_and_compiled() -> None:
    catalogue = current(PAGES)
    assert len(catalogue) > 150
    assert not untranslated(catalogue)
    with PAGES.open("rb") as file:
        assert {message.id for message in read_po(file)} == {message.id for message in catalogue}
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert compiled.getvalue() == PAGES.with_suffix(".mo").read_bytes()


def hostile(text: str) -> Article:
    made = article_of(text, name=text, outlet=text, published=text)
    return structs.replace(made, title=made.outlet, url=made.outlet)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\"onload='x'", "</style>", "]]>&amp;<!--"]
)
def test_hostile_articles_stay_text(text: str) -> None:
    tree = tree_of(render_report(Collation(articles=(hostile(text),))))
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == 1
    (shown,) = tree.xpath("//p[@data-article]")
    assert shown.text_content() == text

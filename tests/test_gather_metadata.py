"""Outlet, URL, day and title of texts that come without any metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.gather.places import day_in_url, outlet_at
from recoupe.model import Article, Attested, Provenance
from tests.gathering import PARAGRAPH, one, write


def _article(folder: Path, text: str, name: str = "article.txt") -> Article:
    return one(write(folder, name, text))


def _shown(article: Article, fact: Attested | None) -> str:
    """Give the passage that a fact comes from."""
    assert fact and fact.how is Provenance.TEXT and fact.span
    return fact.span.of(article.text)


def test_an_address_at_the_top_gives_outlet_and_day(tmp_path: Path) -> None:
    url = "https://www.bbc.co.uk/afrique/2024/03/02/port-rouvre.html"
    article = _article(tmp_path, f"{url}\n\nLe port rouvre en Valmorie\n\n{PARAGRAPH}")
    assert _shown(article, article.url) == url
    assert article.outlet == Attested("BBC", Provenance.URL)
    assert article.published == Attested("2024-03-02", Provenance.URL)
    assert _shown(article, article.title) == "Le port rouvre en Valmorie"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Publié le 2 mars 2024 à 10h15", "2024-03-02"),
        ("Publié le 02/03/2024 à 10:15, mis à jour le 03/03/2024", "2024-03-02"),
        ("samedi 2 mars 2024", "2024-03-02"),
        ("02.03.2024, Le Fleuve", "2024-03-02"),
        ("Mis à jour le 1er mars 2024", "2024-03-01"),
    ],
)
def test_a_date_line_gives_the_day(tmp_path: Path, line: str, edtf: str) -> None:
    article = _article(tmp_path, f"Le port rouvre en Valmorie\n{line}\n{PARAGRAPH}")
    assert article.published and article.published.value == edtf
    assert article.published.span


def test_a_date_line_names_the_outlet(tmp_path: Path) -> None:
    article = _article(tmp_path, f"{PARAGRAPH}\n02.03.2024, Le Fleuve Info")
    assert _shown(article, article.outlet) == "Le Fleuve Info"


def test_a_copyright_names_the_outlet_but_an_agency_s_does_not(tmp_path: Path) -> None:
    article = _article(tmp_path, f"{PARAGRAPH}\n© Copyright Le Fleuve", "a.txt")
    assert _shown(article, article.outlet) == "Le Fleuve"
    assert _article(tmp_path, f"{PARAGRAPH}\n© 2024 AFP", "b.txt").outlet is None


@pytest.mark.parametrize(
    ("text", "edtf", "shown"),
    [
        (
            "Ce samedi 2 mars 2024, le ministre a rouvert le port.",
            "2024-03-02",
            "samedi 2 mars 2024",
        ),
        ("Ce 2 mars, le ministre a rouvert le port.", "XXXX-03-02", "2 mars"),
        (
            "Ce 2 mars, le ministre a rouvert le port. L'année 2024 marque ses cent ans.",
            "2024-03-02",
            "2 mars",
        ),
        (
            "Ce 12 janvier, il a rouvert le port. La pêche a augmenté de 7 % en 2023. "
            "Elle doublera dès 2024.",
            "2024-01-12",
            "12 janvier",
        ),
        (
            "Le ministre a rouvert le port le 9 mars. L'année 2024 marque ses cent ans.",
            "2024-03-09/2024",
            "9 mars",
        ),
        (
            "date 2024-03 Le ministre a rouvert le port le 9 mars.",
            "2024-03-09/2024-03",
            "9 mars",
        ),
        ("date 2024-03 Le ministre a rouvert le port.", "2024-03", "2024-03"),
    ],
)
def test_the_text_gives_a_day_with_no_more_precision_than_it_has(
    tmp_path: Path, text: str, edtf: str, shown: str
) -> None:
    article = _article(tmp_path, f"{text} {PARAGRAPH}")
    assert article.published and article.published.value == edtf
    assert _shown(article, article.published) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre rouvrira le port le 2 mars.",
        "« Ce 2 mars, j'ai rouvert le port », a dit le ministre.",
        "Le port avait rouvert le 2 mars 2019.",
        "De ce 2 mars, le ministre a gardé un souvenir ému.",
        "Le ministre a rouvert le port le 2 mars.",
    ],
)
def test_no_day_is_concluded_from_what_does_not_say_it(tmp_path: Path, text: str) -> None:
    assert _article(tmp_path, f"{text} {PARAGRAPH}").published is None


def test_a_file_name_gives_day_and_outlet_where_nothing_else_does(tmp_path: Path) -> None:
    article = _article(tmp_path, PARAGRAPH, "2024-03-02_bbc.com_port.txt")
    assert article.published == Attested("2024-03-02", Provenance.FILE)
    assert article.outlet == Attested("BBC", Provenance.FILE)
    assert _article(tmp_path, f"{PARAGRAPH} b", "000_73cf20240302af.txt").published is None


@pytest.mark.parametrize(
    "first",
    [
        "Le port a rouvert mardi après trois mois de travaux.",
        "Le port,",
        "Publié le 2 mars 2024",
        "Bref",
    ],
)
def test_a_first_line_that_is_no_headline_is_no_title(tmp_path: Path, first: str) -> None:
    assert _article(tmp_path, f"{first}\n\n{PARAGRAPH}").title is None


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://lefleuve.example/monde/20240302-port", "2024-03-02"),
        ("https://lefleuve.example/2024/03/02/port", "2024-03-02"),
        ("https://lefleuve.example/port-02-03-2024-22937_23.php", "2024-03-02"),
        ("https://lefleuve.example/2024/mar/02/port", "2024-03-02"),
        ("https://lefleuve.example/2024/03/port", "2024-03"),
        ("https://lefleuve.example/story/20241399", None),
        ("https://lefleuve.example/port?date=2024-03-02", None),
        ("not a url", None),
    ],
)
def test_the_day_in_an_address(url: str, edtf: str | None) -> None:
    assert day_in_url(url) == edtf


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.com/x", "BBC"),
        ("https://news.bbc.co.uk/x", "BBC"),
        ("http://lefleuve.example/x", None),
        ("https://[broken", None),
    ],
)
def test_the_outlet_at_an_address(url: str, outlet: str | None) -> None:
    assert outlet_at(url) == outlet


def test_an_unknown_outlet_is_named_by_its_text_before_its_host(tmp_path: Path) -> None:
    url = "https://www.lefleuve.example/port"
    article = _article(tmp_path, f"{url}\n{PARAGRAPH}\n02.03.2024, Le Fleuve", "a.txt")
    assert _shown(article, article.outlet) == "Le Fleuve"
    article = _article(tmp_path, f"{url}\n{PARAGRAPH}", "b.txt")
    assert article.outlet == Attested("lefleuve.example", Provenance.URL)
    archived = f"https://web.archive.org/web/{url}"
    assert _article(tmp_path, f"{archived}\n{PARAGRAPH}", "c.txt").outlet is None

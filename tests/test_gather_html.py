"""Saved web pages: body, metadata, encodings, broken markup."""

from __future__ import annotations

from pathlib import Path

from recoupe.model import Provenance
from tests.gathering import PARAGRAPH, one, write

PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="{{charset}}">
<title>Le port rouvre - lefleuve.example</title>
<meta property="og:title" content="Le port rouvre">
<meta property="og:site_name" content="Le Fleuve">
<meta property="og:url" content="https://lefleuve.example/peche/port-rouvre">
<link rel="canonical" href="https://lefleuve.example/peche/port-rouvre">
<script type="application/ld+json">{{{{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Le port rouvre", "datePublished": "2024-03-02T08:00:00+01:00",
 "publisher": {{{{"@type": "Organization", "name": "Le Fleuve"}}}}}}}}</script>
</head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>Le port rouvre</h1>
<p>{PARAGRAPH}</p>
<h2>Une saison en avance</h2>
<p>{PARAGRAPH.replace("mardi", "mercredi")}</p>
<p>Les pêcheurs de l'île d'Orbe attendaient cette décision depuis le printemps dernier.</p>
</article>
<footer>Tous droits réservés</footer>
</body></html>"""


def test_a_page_gives_its_body_a_paragraph_a_line(tmp_path: Path) -> None:
    article = one(write(tmp_path, "port.html", PAGE.format(charset="utf-8")))
    lines = article.text.split("\n")
    assert PARAGRAPH in lines
    assert "Une saison en avance" in lines
    assert not any("Accueil" in line for line in lines)


def test_a_page_says_its_outlet_url_day_and_title(tmp_path: Path) -> None:
    article = one(write(tmp_path, "port.html", PAGE.format(charset="utf-8")))
    assert article.outlet and article.outlet.value == "Le Fleuve"
    assert article.url and article.url.value == "https://lefleuve.example/peche/port-rouvre"
    assert article.published and article.published.value == "2024-03-02"
    assert article.published.how is Provenance.METADATA
    assert article.title and article.title.value == "Le port rouvre"


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    raw = PAGE.format(charset="iso-8859-1").encode("latin-1")
    assert PARAGRAPH in one(write(tmp_path, "port.htm", raw)).text


def test_broken_markup_is_read_as_a_browser_would(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("</p>", "").replace("</article>", "<b><i></b>")
    assert PARAGRAPH in one(write(tmp_path, "port.html", page)).text


def test_the_outlet_of_a_known_domain_has_one_name(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("lefleuve.example", "www.bbc.co.uk")
    article = one(write(tmp_path, "port.html", page))
    assert article.outlet and article.outlet.value == "BBC"


def test_a_page_under_the_name_of_a_text_is_read_as_a_page(tmp_path: Path) -> None:
    article = one(write(tmp_path, "port.txt", PAGE.format(charset="utf-8")))
    assert PARAGRAPH in article.text
    assert "<p>" not in article.text

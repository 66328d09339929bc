"""Agencies and outlets that an article credits, and what only names them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from recoupe.gather.furniture import mark_furniture
from recoupe.read.credits import read_credits
from recoupe.read.page import Page, open_page
from tests.conftest import article_of

PageOf = Callable[..., Page]


def _credits(text: str, language: str = "fr") -> list[tuple[str, str]]:
    article = article_of(text, language=language)
    marked = msgspec.structs.replace(article, furniture=mark_furniture(text, language))
    return [(text[c.start : c.end], c.source) for c in read_credits(open_page(marked))]


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Le port ferme. (AFP)", [("AFP", "AFP")]),
        ("Le port ferme.\n(Avec Reuters)", [("Avec Reuters", "Reuters")]),
        (
            "Le port ferme.\nJeanne Morel (selon BBC, Reuters )",
            [("selon BBC, Reuters", "BBC"), ("Reuters", "Reuters")],
        ),
        ("Port-Orbe (AFP) - Le port ferme.", [("AFP", "AFP")]),
        (
            "Le ministre, tel que rapporté par Interfax, est parti.",
            [("tel que rapporté par Interfax", "Interfax")],
        ),
        ("Il part, d'après l'agence Reuters.", [("d'après l'agence Reuters", "Reuters")]),
        (
            "Il part, selon l'agence de presse russe Interfax.",
            [("selon l'agence de presse russe Interfax", "Interfax")],
        ),
        ("« Je pars », a-t-il dit à l'AFP.", [("dit à l'AFP", "AFP")]),
        ("Le port ferme. (afp/nxp)", [("afp", "AFP")]),
        ("Le port ferme. (ats/reuters)", [("ats", "ATS"), ("reuters", "Reuters")]),
        ("Le port ferme.\nSource : Xinhua", [("Source : Xinhua", "Xinhua")]),
        ("Le port ferme.\n© Copyright Le Fleuve", [("© Copyright Le Fleuve", "Le Fleuve")]),
        ("Le port ferme.\n© 2024 AFP", [("© 2024 AFP", "AFP")]),
        (
            "Il part, selon l'agence officielle Valmorie-Presse.",
            [("agence officielle Valmorie-Presse", "Valmorie-Presse")],
        ),
    ],
)
def test_a_credit_is_found_with_its_passage(text: str, credits: list[tuple[str, str]]) -> None:
    assert _credits(text) == credits


@pytest.mark.parametrize(
    "text",
    [
        "Le port ferme.\nPhoto : AFP",
        "Le port d'Orbe en mars 2023. Photo : AFP",
        "Crédits photo : JEANNE MOREL/AFP",
        "Le port ferme.\n© AFP",
        "L'Autorité portuaire (AP) ferme le port.",
        "Le Times Square et la rue Bloomberg ferment.",
        "Le port est fermé, selon le ministre.",
        "Le port est fermé (sic)",
        "Un agent de la PA et un AS de la mer.",
    ],
)
def test_pictures_acronyms_and_names_are_no_credits(text: str) -> None:
    assert _credits(text) == []


def test_english_credits() -> None:
    text = "The port is closed, Reuters reported. He told AFP that, according to TASS, it was late."
    assert _credits(text, "en") == [
        ("told AFP", "AFP"),
        ("according to TASS", "TASS"),
    ]

"""The view that is read: glued words parted, furniture left out, every offset kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.gather.furniture import mark_furniture
from recoupe.model import Article
from recoupe.read.page import Page
from recoupe.read.unglue import readable
from tests.conftest import article_of


def _read(text: str, language: str = "fr") -> str:
    return readable(article_of(text, language=language)).text


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Le port ferme.La flotte reste.", "Le port ferme.\nLa flotte reste."),
        ("« Le port ferme. »La flotte reste.", "« Le port ferme. »\nLa flotte reste."),
        ('Un "port libre".Le ministre part.', 'Un "port libre".\nLe ministre part.'),
        ("a-t-il dit.« Un échec »", "a-t-il dit.\n« Un échec »"),
        ("Quelle flotte ?Le ministre part.", "Quelle flotte ?\nLe ministre part."),
        ("Il est parti en 2023.Échanges en hausse.", "Il est parti en 2023.\nÉchanges en hausse."),
        ("Coopération navaleLa flotte part.", "Coopération navale\nLa flotte part."),
        (
            'La pêche.Échanges en hausse"Le volume croît", a-t-il dit.',
            'La pêche.\nÉchanges en hausse\n"Le volume croît", a-t-il dit.',
        ),
        ("Jeanne Morel part. JeanneMorel revient.", "Jeanne Morel part. Jeanne Morel revient."),
        ("Un mot de Morel, dit parMorel.", "Un mot de Morel, dit par Morel."),
        ("Le port est fermé,dit-il.", "Le port est fermé, dit-il."),
        ("Il a dit:«Le port ferme»", "Il a dit: «Le port ferme»"),
        ("le parti de la mer(PDM)", "le parti de la mer (PDM)"),
        ("un port« libre »pour tous", "un port « libre » pour tous"),
        ('il parle d\'un"port libre"pour tous', 'il parle d\'un "port libre" pour tous'),
        ("M.Morel est parti.", "M. Morel est parti."),
        ("« Partez.Nous restons. »", "« Partez. Nous restons. »"),
        ("un mot cou\u00adpé en\u200b deux", "un mot coupé en deux"),
        ("»Le port ferme«, dit-il, »pour de bon«.", "«Le port ferme», dit-il, «pour de bon»."),
    ],
)
def test_what_is_glued_is_read_apart(text: str, view: str) -> None:
    assert _read(text) == view


@pytest.mark.parametrize(
    "text",
    [
        "Le MoDem et LaPresse, FranceInfo ou YouTube.",
        "Un iPhone à M. McDonald, chez LeBron, selon OpinionWay.",
        "Il a gagné 1.5 point et 3.500 voix aux U.S.A. en 2024.",
        "Voir www.lefleuve.Example.com/Port.Html ou http://a.b/C:Port,Mer",
        "Écrire à port@lefleuve.Org, #PortLibre @LaFlotte",
        "J.-M. Morel et J.Morel, 25 % à 10:30.",
        "l'aujourd'hui de la mer, (re)bâtir, libér(alis)er, participant(e)s",
        'Il parle d"opportuniste" et d"élite".',
        "Trois mots… puis rien.",
        "«Un», «deux», « trois ».",
        "Le Mirage 2000D de l'armée, un A380 et des 4x4.",
        "Le m³ et l'€uro, 5e ou 19e.",
    ],
)
def test_what_is_one_word_stays_whole(text: str) -> None:
    assert _read(text) == text


def test_english_is_parted_by_english_words() -> None:
    text = "Naval cooperationThe fleet leaves.The port, YouTube says, stays open. Mr.Keller left."
    assert _read(text, "en") == (
        "Naval cooperation\nThe fleet leaves.\nThe port, YouTube says, stays open. Mr. Keller left."
    )


def test_accents_written_after_their_letter_are_read_as_one_and_shown_whole() -> None:
    text = unicodedata.normalize("NFD", "L'équipe a gagné. Là, c'est fini.")
    seen = readable(article_of(text))
    assert seen.text == "L'équipe a gagné. Là, c'est fini."
    start = seen.text.index("gagné")
    assert seen.span(start, start + 5).of(text) == unicodedata.normalize("NFD", "gagné")


def _with_furniture(text: str) -> Article:
    article = article_of(text)
    return msgspec.structs.replace(article, furniture=mark_furniture(text, "fr"))


def test_furniture_is_not_read_and_a_teaser_is() -> None:
    text = (
        " date 2024-03 https://lefleuve.example/p\n\nLe port rouvre, a déclaré la ministre de la "
        "Pêche en... 02.03.2024, Le Fleuve\n\nPORT-ORBE | La flotte part.\nLien source"
    )
    view = readable(_with_furniture(text)).text
    assert "Le port rouvre, a déclaré la ministre de la Pêche en..." in view
    assert "\nLa flotte part." in view
    for unread in ("date", "http", "Fleuve", "ORBE", "Lien"):
        assert unread not in view


_PIECES = st.lists(
    st.sampled_from(
        [
            "Le port",
            "ferme.La",
            "«Non», ",
            '"Oui"',
            "Morel",
            "\n",
            "© AFP",
            "\u00ad",
            "12",
            ".",
            ":",
        ]
    )
    | st.text(alphabet="aéB .,;:!?«»\"“”()'…\n\u00a0\u202f", max_size=8),
    max_size=30,
)


@given(_PIECES)
def test_whatever_is_found_in_the_view_is_shown_from_the_text(pieces: list[str]) -> None:
    article = _with_furniture("".join(pieces))
    view = readable(article)
    assert len(view.origins) == len(view.text)
    assert list(view.origins) == sorted(view.origins)
    for start in range(0, len(view.text), 3):
        span = view.span(start, min(start + 7, len(view.text)))
        assert 0 <= span.start <= span.end <= len(article.text)


@given(_PIECES)
def test_a_view_adds_only_white_space_and_drops_only_furniture(pieces: list[str]) -> None:
    text = "".join(pieces).replace("«", "").replace("»", "")
    view = readable(article_of(text)).text
    assert "".join(view.split()) == "".join(text.replace("\u00ad", "").split())


def test_a_word_that_was_glued_is_cut_from_the_text_alone(page_of: Callable[..., Page]) -> None:
    text = "Le port ferme.La flotte, dit JeanneMorel, reste. Jeanne Morel part."
    page = page_of(text)
    found = [token for token in page.doc if token.text == "Morel"]
    spans = [page.span(token.idx, token.idx + len(token)) for token in found]
    assert [span.of(text) for span in spans] == ["Morel", "Morel"]

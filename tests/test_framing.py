"""The terms that outlets use for one referent, in their own voice and in those they quote."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.framing import frame
from recoupe.collate.statements import place_statements
from recoupe.model import Account, Framing, Reading
from recoupe.read import read
from recoupe.read.terms import singular
from tests.conftest import article_of

NO_EVENTS = EventIndex((), {})


@cache
def account(text: str, outlet: str, language: str = "fr") -> Account:
    article = article_of(text, outlet=outlet, language=language)
    return Account(article, read(article))


def framed(*accounts: Account) -> tuple[Framing, ...]:
    ordered = sorted(accounts, key=lambda a: a.article.id)
    statements = place_statements(ordered, Roster(ordered), NO_EVENTS)
    return frame(ordered, statements, NO_EVENTS)


def terms(reading: Reading) -> list[tuple[str, str]]:
    return [(t.head, t.referent) for t in reading.terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La guerre en Ostrie dure depuis un an.", [("guerre", "ostrie")]),
        ("Les opérations militaires en Ostrie continuent.", [("operation", "ostrie")]),
        ("Le conflit belgo-suisse est une invention.", [("conflit", "suisse")]),
        ("La crise belge inquiète la région.", [("crise", "belgique")]),
        ("La colère des vignerons monte.", [("colere", "vigneron")]),
        ("L'affaire Morel embarrasse le parti.", [("affaire", "morel")]),
        ("La question du jour est simple.", []),
        ("La maison de Paul est grande.", []),
    ],
)
def test_a_term_is_a_noun_of_a_class_with_what_it_is_of(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert terms(account(text, "Le Courrier d'Ostrie").reading) == expected


def test_terms_of_one_referent_stand_side_by_side() -> None:
    one = account("Un an après le début de la guerre en Ostrie, Varsel manque de pain.", "Le Phare")
    two = account("La campagne militaire en Ostrie continue, dit le ministère.", "La Vigie")
    (framing,) = framed(one, two)
    assert framing.referent == "Ostrie"
    assert sorted(t.term for t in framing.terms) == [
        "campagne militaire en Ostrie",
        "guerre en Ostrie",
    ]
    texts = {a.article.id: a.article.text for a in (one, two)}
    assert all(texts[t.article][t.start : t.end] == t.term for t in framing.terms)


def test_a_quoted_term_is_the_speakers_and_a_reported_one_the_outlets() -> None:
    one = account(
        "« La crise en Ostrie doit finir », a déclaré la ministre Jeanne Morel.", "Le Phare"
    )
    two = account("Jeanne Morel a déclaré que la guerre en Ostrie devait finir.", "La Vigie")
    (framing,) = framed(one, two)
    voices = {t.term: t.statement is not None for t in framing.terms}
    assert voices == {"crise en Ostrie": True, "guerre en Ostrie": False}


def test_one_term_alone_frames_nothing() -> None:
    one = account("La guerre en Ostrie dure depuis un an.", "Le Phare")
    two = account("La guerre en Ostrie a fait fuir les pêcheurs.", "La Vigie")
    assert framed(one, two) == ()


def test_terms_of_two_languages_meet_in_a_name() -> None:
    one = account("La guerre en Ostrie dure depuis un an.", "Le Phare")
    two = account("The conflict in Ostrie has lasted for a year.", "The Beacon", "en")
    (framing,) = framed(one, two)
    assert len(framing.terms) == 2


@pytest.mark.parametrize(
    ("word", "expected"), [("guerres", "guerre"), ("journaux", "journal"), ("pays", "pays")]
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected

"""What is read as a pledge, a target, a forecast or an invitation, and with which frame."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import PledgeKind, Reading
from recoupe.read import read
from tests.conftest import article_of

PLEDGE, TARGET = PledgeKind.PLEDGE, PledgeKind.TARGET
FORECAST, INVITATION = PledgeKind.FORECAST, PledgeKind.INVITATION

FRENCH = [
    (
        "La ministre Jeanne Morel a promis de construire 3 000 logements d'ici la fin de 2031.",
        "La ministre Jeanne Morel a promis de construire 3 000 logements d'ici la fin de 2031",
        PLEDGE,
    ),
    (
        "« Nous fermerons la mine de Varsel en 2032 », a déclaré le président Paul Lanoy.",
        "Nous fermerons la mine de Varsel en 2032",
        PLEDGE,
    ),
    (
        "Le gouvernement va injecter 4 milliards d'euros dans les chemins de fer.",
        "Le gouvernement va injecter 4 milliards d'euros dans les chemins de fer",
        PLEDGE,
    ),
    (
        "La croissance devrait ralentir à 0,8 % l'an prochain.",
        "La croissance devrait ralentir à 0,8 % l'an prochain",
        FORECAST,
    ),
    (
        "Le groupe Altéa s'engage à réduire ses émissions de 40 % d'ici 2035.",
        "Le groupe Altéa s'engage à réduire ses émissions de 40 % d'ici 2035",
        PLEDGE,
    ),
    (
        "La présidente Ada Brek a invité Paul Lanoy à Varsel au printemps 2031.",
        "La présidente Ada Brek a invité Paul Lanoy à Varsel au printemps 2031",
        INVITATION,
    ),
    (
        "Jeanne Morel a annoncé que l'usine rouvrirait en septembre.",
        "l'usine rouvrirait en septembre",
        FORECAST,
    ),
    (
        "Le plan vise à économiser 200 millions d'euros d'ici 2033.",
        "Le plan vise à économiser 200 millions d'euros d'ici 2033",
        TARGET,
    ),
    ("Un sommet est prévu le 12 mai à Varsel.", "Un sommet est prévu le 12 mai à Varsel", PLEDGE),
    (
        "Les deux ministres se réunissent la semaine prochaine à Varsel.",
        "Les deux ministres se réunissent la semaine prochaine à Varsel",
        INVITATION,
    ),
    (
        "La banque table sur une croissance de 2 % en 2031.",
        "La banque table sur une croissance de 2 % en 2031",
        FORECAST,
    ),
    (
        "Le conseil doit examiner le texte mardi prochain.",
        "Le conseil doit examiner le texte mardi prochain",
        PLEDGE,
    ),
    (
        "L'objectif est d'atteindre 500 kilomètres de pistes en 2034.",
        "L'objectif est d'atteindre 500 kilomètres de pistes en 2034",
        TARGET,
    ),
    (
        "Paul Lanoy a exprimé la volonté de rouvrir l'ambassade dès 2032.",
        "Paul Lanoy a exprimé la volonté de rouvrir l'ambassade dès 2032",
        PLEDGE,
    ),
    ("Altéa entend fermer deux sites.", "Altéa entend fermer deux sites", PLEDGE),
    (
        "Selon Jeanne Morel, le chômage augmentera de 2 % en 2031.",
        "le chômage augmentera de 2 % en 2031",
        FORECAST,
    ),
]

ENGLISH = [
    (
        "The Norland government will cut 4,000 jobs by the end of 2037, Ada Brek said on Monday.",
        "The Norland government will cut 4,000 jobs by the end of 2037",
        PLEDGE,
    ),
    (
        "She said that the ministry would publish its plan in two weeks.",
        "the ministry would publish its plan in two weeks",
        PLEDGE,
    ),
    (
        "The economy is expected to shrink by 2% in 2036.",
        "The economy is expected to shrink by 2% in 2036",
        FORECAST,
    ),
    (
        "Ada Brek invited President Lom to Varsel in the spring of 2037.",
        "Ada Brek invited President Lom to Varsel in the spring of 2037",
        INVITATION,
    ),
]

NOTHING = [
    "Il faudra du courage.",
    "On verra bien.",
    "Les maires doivent respecter la loi.",
    "Le président a reçu ses ministres lundi.",
    "Si la banque tombe, qui paiera ?",
    "Jeanne Morel espère que la pluie viendra.",
    "Vous verrez que j'avais raison.",
    "Les deux pays devraient « renforcer leur amitié », a dit Paul Lanoy.",
    "La ville pourrait être belle.",
    "Quand il sera rentré, il dormira.",
    "Altéa a supprimé 300 postes en 2029.",
    "L'usine aurait coûté 3 millions d'euros.",
]


def told(text: str, language: str = "fr") -> list[tuple[str, PledgeKind]]:
    reading = read(article_of(text, language=language))
    return [(text[p.start : p.end], p.kind) for p in reading.pledges]


@pytest.mark.parametrize(("text", "passage", "kind"), FRENCH)
def test_french_pledges_are_read_with_their_passage_and_kind(
    text: str, passage: str, kind: PledgeKind
) -> None:
    assert told(text) == [(passage, kind)]


@pytest.mark.parametrize(("text", "passage", "kind"), ENGLISH)
def test_english_pledges_are_read_with_their_passage_and_kind(
    text: str, passage: str, kind: PledgeKind
) -> None:
    assert told(text, "en") == [(passage, kind)]


@pytest.mark.parametrize("text", NOTHING)
def test_wishes_demands_conditions_and_facts_are_no_pledges(text: str) -> None:
    assert told(text) == []


def test_a_pledge_has_who_binds_themselves_to_whom_and_when(
    reading_of: Callable[..., Reading],
) -> None:
    reading = reading_of("La présidente Ada Brek a invité Paul Lanoy à Varsel au printemps 2031.")
    (pledge,) = reading.pledges
    assert pledge.by is not None
    assert pledge.to is not None
    assert reading.actors[pledge.by].name == "Ada Brek"
    assert reading.actors[pledge.to].name == "Paul Lanoy"
    assert pledge.due == "2031-03/2031-05"


def test_a_pledge_in_a_statement_is_its_speakers(reading_of: Callable[..., Reading]) -> None:
    reading = reading_of("« Nous fermerons la mine en 2032 », a déclaré Paul Lanoy à la presse.")
    (pledge,) = reading.pledges
    assert pledge.by is not None
    assert reading.actors[pledge.by].name == "Paul Lanoy"
    assert pledge.statement == 0


def test_a_pledge_told_twice_is_given_once_and_the_headline_none() -> None:
    text = (
        "Altéa va supprimer 300 postes à Varsel\n"
        "Le groupe Altéa va supprimer 300 postes dans son usine de Varsel d'ici 2032, a dit sa "
        "direction.\n"
        "Les élus de la vallée ont protesté lundi devant l'usine avec plusieurs centaines de "
        "personnes venues des villages voisins.\n"
        "Altéa va donc supprimer 300 postes à Varsel.\n"
    )
    assert told(text) == [
        ("Le groupe Altéa va supprimer 300 postes dans son usine de Varsel d'ici 2032", PLEDGE)
    ]


def test_a_list_goes_on_after_a_semicolon() -> None:
    text = "La région doit verser 2,5 milliards ; la ville, 1,7 milliard ; le port, 900 millions."
    assert told(text) == [(text[:-1], PLEDGE)]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [*(t for t, _, _ in FRENCH), *NOTHING, "«", "»", '"', "\n", ";", ", ", "…"]
        ),
        max_size=8,
    ),
    st.integers(0, 60),
)
def test_pledges_lie_in_the_text_apart_from_each_other(pieces: list[str], cut: int) -> None:
    text = " ".join(pieces)[cut:]
    pledges = read(article_of(text)).pledges
    assert all(0 <= p.start < p.end <= len(text) for p in pledges)
    assert all(a.end <= b.start for a, b in pairwise(pledges))
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in pledges)

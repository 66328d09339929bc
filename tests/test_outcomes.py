"""What becomes of a pledge: kept, broken, under way, or no news."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.collate.actors import Roster
from recoupe.collate.events import group_events
from recoupe.collate.outcomes import settle
from recoupe.collate.statements import place_statements
from recoupe.model import Account, OutcomeStatus, Pledge
from recoupe.read import read
from tests.conftest import article_of

KEPT, BROKEN = OutcomeStatus.KEPT, OutcomeStatus.BROKEN
UNDER_WAY, NO_NEWS = OutcomeStatus.UNDER_WAY, OutcomeStatus.NO_NEWS

TARGET = (
    "Le président Paul Lanoy a reçu la présidente Ada Brek à Varsel. « Avec cette dynamique, nous "
    "atteindrons la barre des 45 milliards de dollars d'échanges en 2032 », a dit Paul Lanoy."
)
REACHED = (
    "Les deux pays ont salué leurs échanges, qui ont dépassé la barre des 45 milliards de dollars "
    "en 2031, plus tôt que prévu."
)
INVITED = (
    "Ada Brek a rencontré Paul Lanoy lundi. Paul Lanoy a invité Ada Brek à Varsel en mai 2032."
)
VISITED = "Ada Brek s'est rendue à Varsel en mai 2032. Elle y a parlé de commerce avec Paul Lanoy."
CUT = "Le groupe Altéa va supprimer 1 350 postes dans ses usines de la vallée d'ici 2033."
DROPPED = (
    "Le groupe Altéa a renoncé à supprimer 1 350 postes dans ses usines de la vallée, après un "
    "mois de grève."
)
BEGUN = (
    "Après avoir reçu une première tranche des 12,5 milliards promis par l'État, les chemins de "
    "fer ont commandé des trains."
)
FUNDED = (
    "L'État va injecter 12,5 milliards d'euros dans les chemins de fer d'ici la fin de l'année."
)
ELSEWHERE = "Le musée de Varsel a ouvert une salle de cartes anciennes. Elle a coûté 3 millions."


@cache
def account(text: str, published: str) -> Account:
    article = article_of(text, published=published)
    return Account(article, read(article))


def settled(*texts: tuple[str, str]) -> tuple[list[Account], tuple[Pledge, ...]]:
    accounts = sorted((account(*text) for text in texts), key=lambda a: a.article.id)
    roster = Roster(accounts)
    events = group_events(accounts, roster)
    return accounts, settle(accounts, roster, events, place_statements(accounts, roster, events))


def of(pledges: Sequence[Pledge], text: str, words: str) -> Pledge:
    found = [p for p in pledges if words in text[p.start : p.end]]
    assert len(found) == 1, [text[p.start : p.end] for p in pledges]
    return found[0]


@pytest.mark.parametrize(
    ("foreseen", "news", "words", "status", "early"),
    [
        (TARGET, REACHED, "45 milliards", KEPT, True),
        (INVITED, VISITED, "invité", KEPT, False),
        (CUT, DROPPED, "1 350 postes", BROKEN, False),
        (FUNDED, BEGUN, "12,5 milliards", UNDER_WAY, False),
        (FUNDED, ELSEWHERE, "12,5 milliards", NO_NEWS, False),
    ],
)
def test_a_later_passage_settles_a_pledge(
    foreseen: str, news: str, words: str, status: OutcomeStatus, early: bool
) -> None:
    accounts, pledges = settled((foreseen, "2031-01-10"), (news, "2032-06-20"))
    outcome = of(pledges, foreseen, words).outcome
    assert (outcome.status, outcome.early) == (status, early)
    if status is NO_NEWS:
        assert (outcome.article, outcome.start, outcome.end) == (None, None, None)
        return
    (later,) = (a.article for a in accounts if a.article.text == news)
    assert outcome.article == later.id
    assert outcome.start is not None
    assert outcome.end is not None
    assert later.text[outcome.start : outcome.end].strip()


def test_what_was_told_before_the_pledge_is_no_news_of_it() -> None:
    _, pledges = settled((FUNDED, "2031-01-10"), (BEGUN, "2030-06-20"))
    assert of(pledges, FUNDED, "12,5 milliards").outcome.status is NO_NEWS


def test_an_article_does_not_settle_its_own_pledge() -> None:
    text = f"{FUNDED} {BEGUN}"
    _, pledges = settled((text, "2031-01-10"))
    assert {p.outcome.status for p in pledges} == {NO_NEWS}


def test_an_article_that_gives_another_figure_says_that_a_forecast_was_given_up() -> None:
    text = (
        "La croissance valdorienne sera de 1,1 % en 2032, dit la ministre. Le gouvernement "
        "tablait jusqu'ici sur une croissance de 1,9 %."
    )
    _, pledges = settled((text, "2031-11-02"))
    outcome = of(pledges, text, "1,9 %").outcome
    assert outcome.status is BROKEN
    assert outcome.article is not None
    assert "1,1 %" in text[outcome.start : outcome.end]
    assert of(pledges, text, "1,1 %").outcome.status is NO_NEWS


def test_another_article_that_still_foresees_it_does_not_settle_it() -> None:
    again = "L'État va injecter 12,5 milliards d'euros dans les chemins de fer, a répété Ada Brek."
    _, pledges = settled((FUNDED, "2031-01-10"), (again, "2031-02-10"))
    assert {p.outcome.status for p in pledges} == {NO_NEWS}


@settings(max_examples=5, deadline=None)
@given(st.permutations([(TARGET, "2031-01-10"), (REACHED, "2032-06-20"), (FUNDED, "2031-01-11")]))
def test_the_order_of_the_articles_does_not_matter(texts: list[tuple[str, str]]) -> None:
    expected = settled((TARGET, "2031-01-10"), (REACHED, "2032-06-20"), (FUNDED, "2031-01-11"))
    assert settled(*texts)[1] == expected[1]

"""Events and stories: which articles tell of the same event."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from recoupe.collate.actors import Roster
from recoupe.collate.days import days_apart
from recoupe.collate.events import EventIndex, group_events
from recoupe.collate.linkage import link
from recoupe.collate.vectors import Edge
from recoupe.model import Account, Article, Reading
from recoupe.read import read

# Accounts of two exchanges of invented leaders, two years apart, and of a fire.
CALL = (
    "La présidente de Valdorie, Irène Castel, s'est entretenue par visioconférence le {day} avec "
    "le chancelier d'Ostermark, Aldous Brenn. Les deux dirigeants ont parlé du tunnel frontalier, "
    "des quotas de pêche sur le lac Miral et des trains de nuit. {more}"
)
FIRST = "Irène Castel a jugé que les quotas de pêche du lac Miral seraient tenus avant l'hiver."
SECOND = "Aldous Brenn a promis que le tunnel frontalier ouvrirait aux trains de nuit au printemps."
FIRE = (
    "Un incendie a détruit mercredi les entrepôts du port de Saltrou, sur la côte ouest. Les "
    "pompiers ont lutté toute la nuit contre les flammes, alimentées par un dépôt de résine et de "
    "bois. Aucun docker n'a été blessé, mais la grue centrale menace de tomber sur le quai."
)


@pytest.fixture(scope="module")
def account(make_article: Callable[..., Article]) -> Callable[..., Account]:
    """Give a function from a text (and the options of an article) to its account."""

    def make(text: str, **options: str) -> Account:
        article = make_article(text, **options)
        return Account(article, read(article))

    return make


@pytest.fixture(scope="module")
def pile(account: Callable[..., Account]) -> list[Account]:
    """Give three accounts of a call of 2031, two of a call of 2033, and two of a fire."""
    call = CALL.format
    return [
        account(call(day="3 mars", more=FIRST), outlet="Le Lac", published="2031-03-03"),
        account(call(day="3 mars", more=SECOND), outlet="La Cime", published="2031-03-04"),
        account(f"Tunnel. {call(day='3 mars', more='')}", outlet="Aval", published="2031-03"),
        account(call(day="14 juin", more=FIRST), outlet="Le Lac", published="2033-06-15"),
        account(call(day="14 juin", more=SECOND), outlet="La Cime", published="2033-06-14"),
        account(FIRE, outlet="Le Lac", published="2031-03-03"),
        account(f"Saltrou. {FIRE}", outlet="Aval", published="2031-03-03"),
    ]


def grouped(pile: list[Account]) -> EventIndex:
    return group_events(pile, Roster(pile))


def numbers(pile: list[Account], label: Callable[[str], object]) -> list[int]:
    """Give for each account the number of the first one with the same label."""
    labels = [label(account.article.id) for account in pile]
    return [labels.index(one) for one in labels]


def test_recurring_look_alikes_stay_apart(pile: list[Account]) -> None:
    index = grouped(pile)
    assert numbers(pile, index.of_article.get) == [0, 0, 0, 3, 3, 5, 5]


def test_events_of_one_affair_are_one_story(pile: list[Account]) -> None:
    index = grouped(pile)
    story = {event.id: event.story for event in index.events}
    assert numbers(pile, lambda a: story[index.of_article[a]]) == [0, 0, 0, 0, 0, 5, 5]


def test_an_event_has_its_type_day_and_participants(pile: list[Account]) -> None:
    index = grouped(pile)
    roster = {actor.id: actor.name for actor in Roster(pile).actors()}
    event = next(e for e in index.events if e.id == index.of_article[pile[3].article.id])
    assert (event.type, event.date) == ("video call", "2033-06-14")
    assert {roster[actor] for actor in event.participants} == {"Irène Castel", "Aldous Brenn"}
    assert len(event.mentions) == 2


def test_an_event_that_is_only_recalled_is_one_too(account: Callable[..., Account]) -> None:
    told = "Irène Castel s'est rendue en Ostermark en mars 2030."
    index = grouped([account(f"{FIRE}\n{told}", published="2031-03-03")])
    recalled = [event for event in index.events if not event.articles]
    assert [(event.type, event.date) for event in recalled] == [("visit", "2030-03")]
    assert recalled[0].title == told


def test_recalled_events_are_merged_across_articles(account: Callable[..., Account]) -> None:
    texts = (
        f"{FIRE}\nIrène Castel s'est rendue en Ostermark en mars 2030.",
        f"Saltrou. {FIRE}\nEn mars 2030, Irène Castel s'est rendue à Brenne.",
    )
    index = grouped([account(text, published="2031-03-03") for text in texts])
    (recalled,) = [event for event in index.events if not event.articles]
    assert len(recalled.mentions) == 2


def test_the_order_of_the_pile_does_not_matter(pile: list[Account]) -> None:
    shuffled = list(pile)
    Random(7).shuffle(shuffled)
    one, other = grouped(pile), grouped(shuffled)
    assert (one.events, one.of_article) == (other.events, other.of_article)


def test_one_event_in_two_languages(account: Callable[..., Account]) -> None:
    french = account(CALL.format(day="3 mars", more=FIRST), published="2031-03-03")
    english = account(
        "Valdorie's president, Irène Castel, and the chancellor of Ostermark, Aldous Brenn, held a "
        "video call on 3 March. They spoke about fishing on Lake Miral, and about night trains.",
        published="2031-03-03",
        language="en",
    )
    assert len(set(grouped([french, english]).of_article.values())) == 1


def test_an_empty_article_is_an_event_of_its_own(make_article: Callable[..., Article]) -> None:
    article = make_article(" ")
    index = grouped([Account(article, Reading(article=article.id))])
    assert len(index.events) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2031-03-03", "2031-03-06", 3),
        ("2031-03-06", "2031-03-03", 3),
        ("2031-03", "2031-03-03", 0),
        ("2030-12-30", "2031-01-02", 3),
        ("XXXX-12-30", "XXXX-01-02", 3),
        ("XXXX-01-02", "2031-01-02", 0),
        ("2031-03-03", "2033-03-03", 731),
    ],
)
def test_days_apart(one: str, other: str, apart: int) -> None:
    assert days_apart(one, other) == apart


def test_linkage_joins_by_the_mean_of_all_pairs() -> None:
    edges = [Edge(0, 1, 0.9), Edge(1, 2, 0.5), Edge(2, 3, 0.9)]
    # The mean of the four pairs between the two pairs of neighbours is 0.125.
    assert link(5, edges, 0.2) == [[0, 1], [2, 3], [4]]
    assert link(5, edges, 0.1) == [[0, 1, 2, 3], [4]]


def told_by(account: Account) -> list[tuple[str | None, str | None, list[str]]]:
    actors = account.reading.actors
    return [
        (told.type, told.date, [actors[n].name for n in told.participants])
        for told in account.reading.occurrences
    ]


def test_who_only_speaks_of_an_event_takes_no_part(account: Callable[..., Account]) -> None:
    text = (
        "Irène Castel a regretté le coût de la visite d'Aldous Brenn à Saltrou, le 3 mars 2031. "
        "Le Rassemblement du Val a publié ses comptes."
    )
    assert told_by(account(text, published="2031-03-05")) == [
        ("visit", "2031-03-03", ["Aldous Brenn"])
    ]


def test_what_a_visit_is_called_takes_no_part(account: Callable[..., Account]) -> None:
    text = f"{FIRE}\n« Nous vous attendons pour votre visite d'État au printemps prochain. »"
    assert told_by(account(text, published="2030-12-30"))[-1] == ("visit", "2031-03/2031-05", [])


def test_a_passage_that_names_no_one_recalls_the_one_event_that_fits(
    account: Callable[..., Account],
) -> None:
    plan = "« Nous vous attendons pour votre visite d'État au printemps prochain. »"
    index = grouped(
        [
            account(f"{FIRE}\n{plan}", published="2030-12-30"),
            account(f"{FIRE}\nIrène Castel s'est rendue en Ostermark en mars 2031."),
        ]
    )
    (visit,) = [event for event in index.events if event.type == "visit"]
    assert visit.date == "2031-03"
    assert len(visit.mentions) == 2


def test_a_passage_that_names_no_one_recalls_nothing_where_two_events_fit(
    account: Callable[..., Account],
) -> None:
    plan = "« Nous vous attendons pour votre visite d'État au printemps prochain. »"
    index = grouped(
        [
            account(f"{FIRE}\n{plan}", published="2030-12-30"),
            account(f"{FIRE}\nIrène Castel s'est rendue en Ostermark en mars 2031."),
            account(f"Saltrou. {FIRE}\nAldous Brenn s'est rendu à Saltrou en mai 2031."),
        ]
    )
    assert {len(event.mentions) for event in index.events if event.type == "visit"} == {1}

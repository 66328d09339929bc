"""Sayings: the versions of one statement, across accounts."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from recoupe.collate import collate
from recoupe.collate.sayings.grouping import group
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import word
from recoupe.collate.vectors import Edge
from recoupe.model import (
    Account,
    Actor,
    ActorKind,
    Article,
    Collation,
    Degree,
    LocalActor,
    Reading,
    RoleHeld,
    Span,
    Statement,
    StatementFound,
    StatementKind,
)

DIRECT, INDIRECT = StatementKind.DIRECT, StatementKind.INDIRECT
CASTEL, BRENN = "Irène Castel", "Aldous Brenn"

LEAD = "Sommet de Valdorie : Irène Castel et Aldous Brenn ont parlé du tunnel et du lac Miral. "
DIGUE = "La digue du lac Miral tiendra solidement tout l'hiver"
DIGUE_OTHER = "La digue du lac Miral tiendra fermement pendant tout l'hiver"
DIGUE_RETOLD = "la digue du lac Miral passera l'hiver sans dommage"
TRAINS = "Nous ouvrirons le tunnel frontalier aux trains de nuit dès le printemps"
QUOTAS = "Les quotas de pêche seront revus par les deux assemblées avant la fin du mandat"

Said = tuple[str, str, StatementKind]
Make = Callable[..., Account]


@pytest.fixture
def account(make_article: Callable[..., Article]) -> Make:
    """Give a function that makes the account of what is said: speaker ("" if unknown), words, kind.

    `bodies` are the speakers that are organisations, `role` is the role of the other speakers.
    """

    def make(
        *said: Said,
        language: str = "fr",
        bodies: tuple[str, ...] = (),
        role: str = "",
        **options: str,
    ) -> Account:
        text, found = LEAD, []
        people = sorted({who for who, _, _ in said} - {""})
        roles = (RoleHeld(role, 0, 1),) if role else ()
        for who, words, kind in said:
            start = len(text) + 2
            text += f"« {words} », dit {who}. "
            span = Span(start, start + len(words))
            found.append(
                StatementFound(
                    start=span.start,
                    end=span.end,
                    kind=kind,
                    speakers=(people.index(who),) if who else (),
                    fragments=() if kind is INDIRECT else (span,),
                )
            )
        article = make_article(text, language=language, **options)
        actors = tuple(
            LocalActor(name=who, kind=ActorKind.ORGANISATION)
            if who in bodies
            else LocalActor(name=who, kind=ActorKind.PERSON, roles=roles)
            for who in people
        )
        return Account(article, Reading(article=article.id, actors=actors, statements=tuple(found)))

    return make


def together(collation: Collation) -> list[list[str]]:
    """Give the words of the versions of each saying that has several."""
    texts = {article.id: article.text for article in collation.articles}
    words = {s.id: texts[s.article][s.start : s.end] for s in collation.statements}
    found = [sorted(words[s] for s in y.statements) for y in collation.sayings]
    return sorted(versions for versions in found if len(versions) > 1)


def test_versions_of_one_statement_are_one_saying(account: Make) -> None:
    pile = [
        account((CASTEL, DIGUE, DIRECT), (CASTEL, TRAINS, DIRECT), outlet="Le Lac"),
        account((CASTEL, DIGUE_OTHER, DIRECT), (BRENN, QUOTAS, DIRECT), outlet="La Cime"),
    ]
    assert together(collate(pile)) == [sorted([DIGUE, DIGUE_OTHER])]


def test_every_statement_is_in_a_saying(account: Make) -> None:
    collation = collate([account((CASTEL, DIGUE, DIRECT), (BRENN, QUOTAS, INDIRECT))])
    assert len(collation.sayings) == 2
    assert all(len(s.sayings) == 1 for s in collation.statements)


def test_two_persons_who_say_much_the_same_stay_apart(account: Make) -> None:
    pile = [account((CASTEL, DIGUE, DIRECT)), account((BRENN, DIGUE_RETOLD, DIRECT))]
    assert together(collate(pile)) == []


def test_the_same_words_under_two_names_are_one_statement(account: Make) -> None:
    pile = [account((CASTEL, DIGUE, DIRECT)), account((BRENN, DIGUE, DIRECT))]
    assert together(collate(pile)) == [[DIGUE, DIGUE]]


def test_a_body_and_who_holds_office_in_it_are_one_speaker(account: Make) -> None:
    pilots = "l'Union des pilotes du lac"
    report = account((pilots, DIGUE_RETOLD, INDIRECT), bodies=(pilots,))
    head = account((CASTEL, DIGUE, DIRECT), role="présidente de l'Union des pilotes du lac")
    assert together(collate([head, report])) == [sorted([DIGUE, DIGUE_RETOLD])]
    other = account((CASTEL, DIGUE, DIRECT), role="présidente de l'Union des bateliers")
    assert together(collate([other, report])) == []


def test_an_office_has_the_body_that_its_other_names_name(account: Make) -> None:
    pile = [
        account((CASTEL, DIGUE, DIRECT), role="ministre de l'Économie"),
        account(("Bercy", DIGUE_RETOLD, INDIRECT), bodies=("Bercy",)),
    ]
    assert together(collate(pile)) == [sorted([DIGUE, DIGUE_RETOLD])]


def test_a_quotation_shared_whole_makes_up_for_an_unknown_speaker(account: Make) -> None:
    longer = "La vérité, comme chacun sait ici, c'est que rien ne va plus et que tout est à refaire"
    shorter = "rien ne va plus et que tout est à refaire"
    pile = [account((CASTEL, longer, DIRECT)), account(("", shorter, DIRECT))]
    assert together(collate(pile)) == [sorted([longer, shorter])]


def test_two_figures_are_two_statements(account: Make) -> None:
    count = "Nous avons replanté {} hectares de la forêt de Brenne cette année"
    pile = [
        account((CASTEL, count.format("2 000"), DIRECT), outlet="Le Lac"),
        account((CASTEL, count.format("2000"), DIRECT), outlet="La Cime"),
        account((CASTEL, count.format("2 600"), DIRECT), outlet="Aval"),
    ]
    assert together(collate(pile)) == [[count.format("2 000"), count.format("2000")]]


def test_what_both_point_back_to_does_not_make_them_one(account: Make) -> None:
    accounts = [
        account((CASTEL, "un nouveau règlement de pêche", INDIRECT)),
        account((CASTEL, "les ports seront fermés sans ce nouveau règlement de pêche", INDIRECT)),
    ]
    assert [len(saying.statements) for saying in collate(accounts).sayings] == [1, 1]


def test_two_figures_in_words_are_two_statements(account: Make) -> None:
    accounts = [
        account((CASTEL, f"{count} bateaux ont quitté le port de Valdorie", DIRECT))
        for count in ("Vingt et un", "Sept")
    ]
    assert [len(saying.statements) for saying in collate(accounts).sayings] == [1, 1]


def test_the_same_words_on_another_occasion_are_another_saying(account: Make) -> None:
    pile = [
        account((CASTEL, DIGUE, DIRECT), outlet="Le Lac", published="2031-03-03"),
        account((CASTEL, DIGUE, DIRECT), outlet="La Cime", published="2033-06-14"),
    ]
    assert together(collate(pile)) == []


def test_degrees_tell_how_close_each_version_is(account: Make) -> None:
    full = f"{DIGUE}, et nos enfants y pêcheront encore"
    reported = "la digue du lac Miral tiendra solidement tout l'hiver"
    pile = [
        account((CASTEL, full, DIRECT), outlet="Le Lac"),
        account((CASTEL, DIGUE, DIRECT), outlet="La Cime"),
        account((CASTEL, DIGUE_OTHER, DIRECT), outlet="Aval"),
        account((CASTEL, reported, INDIRECT), outlet="Amont"),
    ]
    collation = collate(pile)
    (saying,) = collation.sayings
    outlets = {a.id: a.outlet.value for a in collation.articles if a.outlet}
    where = {s.id: outlets[s.article] for s in collation.statements}
    assert {where[v.statement]: v.degree for v in saying.versions} == {
        "Le Lac": Degree.VERBATIM,
        "La Cime": Degree.VERBATIM,
        "Aval": Degree.VARIANT,
        "Amont": Degree.REPORTED,
    }


def test_one_version_in_two_languages(account: Make) -> None:
    english = "The dam of lake Miral will hold firmly all through the winter"
    pile = [
        account((CASTEL, DIGUE, DIRECT), (CASTEL, TRAINS, DIRECT), published="2031-03-03"),
        account((CASTEL, english, DIRECT), language="en", published="2031-03-03"),
    ]
    assert together(collate(pile)) == [sorted([DIGUE, english])]


def test_reprints_count_as_one_origin(account: Make) -> None:
    said = ((CASTEL, DIGUE, DIRECT), (BRENN, QUOTAS, DIRECT))
    reprints = [account(*said, outlet=f"Gazette {n}") for n in range(3)]
    (saying, _) = collate(reprints).sayings
    assert len(saying.statements) == 3
    # What they share outside the quotations is too short for a reprint: they may have been there.
    assert saying.origins in (1, 3)


def test_the_order_of_the_pile_does_not_matter(account: Make) -> None:
    pile = [
        account((CASTEL, words, DIRECT), (BRENN, QUOTAS, DIRECT), outlet=f"Gazette {n}")
        for n, words in enumerate((DIGUE, DIGUE_OTHER, TRAINS, DIGUE))
    ]
    shuffled = list(pile)
    Random(11).shuffle(shuffled)
    assert collate(pile) == collate(shuffled)


def test_a_statement_with_two_contents_is_in_two_sayings() -> None:
    # 3 holds what 0, 1 and 2 say and what 4 and 5 say.
    edges = [Edge(0, 1, 0.9), Edge(0, 2, 0.9), Edge(0, 3, 0.8), Edge(1, 2, 0.9), Edge(1, 3, 0.8)]
    edges += [Edge(2, 3, 0.8), Edge(3, 4, 0.45), Edge(3, 5, 0.45), Edge(4, 5, 0.9)]
    assert [found.members for found in group(6, edges)] == [(0, 1, 2, 3), (3, 4, 5)]


def test_a_statement_is_in_a_second_saying_for_what_its_own_does_not_share() -> None:
    edges = [Edge(0, 1, 0.9), Edge(1, 2, 0.65), Edge(2, 3, 0.9), Edge(3, 4, 0.9), Edge(2, 4, 0.9)]
    assert [found.members for found in group(5, edges)] == [(0, 1), (2, 3, 4)]
    told = group(5, edges, lambda n, own, others: n == 1)
    assert [found.members for found in told] == [(0, 1), (1, 2, 3, 4)]


def test_to_name_somebody_is_no_content_of_its_own(account: Make) -> None:
    people = [Actor(id=who, name=who, kind=ActorKind.PERSON, named=True) for who in (CASTEL, BRENN)]
    text = f"Avec {BRENN}, la digue tiendra"
    statement = Statement(
        id="s",
        article="a",
        start=0,
        end=len(text),
        kind=INDIRECT,
        speakers=(),
        relays=(),
        cue=None,
        source=None,
        fragments=(),
        sayings=(),
        event=None,
        confidence=1.0,
        rule="",
    )
    named = Speakers(people).named_in(word(statement, text, "fr"))
    assert named == {"aldou", "brenn"}  # stems lose a plural s


def test_one_doubtful_pair_does_not_chain_two_sayings() -> None:
    edges = [Edge(0, 1, 0.9), Edge(0, 2, 0.9), Edge(1, 2, 0.9), Edge(2, 3, 0.36)]
    edges += [Edge(3, 4, 0.9), Edge(3, 5, 0.9), Edge(4, 5, 0.9)]
    assert [found.members for found in group(6, edges)] == [(0, 1, 2), (3, 4, 5)]


def test_what_speaks_against_a_pair_keeps_two_sayings_apart() -> None:
    # 2 is like both 0 and 1, which one article tells apart.
    edges = [Edge(0, 2, 0.9), Edge(1, 2, 0.4)]
    assert [found.members for found in group(3, edges)] == [(0, 1, 2)]
    assert [found.members for found in group(3, [Edge(0, 1, -0.5), *edges])] == [(0, 2), (1, 2)]

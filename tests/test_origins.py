"""Copied passages, and the independent origins behind the articles."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from recoupe.collate.origins import OriginIndex, trace_origins
from recoupe.model import (
    Account,
    Article,
    Furniture,
    FurnitureKind,
    Passage,
    Reading,
    ReuseDirection,
    SourceCredit,
    Span,
    StatementFound,
    StatementKind,
)

# A dispatch of an invented agency on an invented country.
LEAD = (
    "Le parlement de Valdorie a adopté mardi soir, par quarante-deux voix contre dix-neuf, la loi "
    "qui ouvre les forêts domaniales aux éleveurs de rennes de la frontière nord."
)
BODY = (
    "Le texte prévoit que chaque troupeau pourra passer deux saisons dans les parcelles replantées "
    "depuis la grande tempête, à condition que les gardes forestiers en soient prévenus un mois "
    "avant et que les clôtures soient remises en état au printemps par les éleveurs eux-mêmes."
)
OTHER = (
    "À Brenne, les pêcheurs du lac ont bloqué le port pendant trois heures pour obtenir une baisse "
    "du prix des licences, que la région avait doublé au début de l'automne sans les consulter."
)

Make = Callable[..., Account]


def filler(seed: int) -> str:
    """Give some 400 words that no other seed gives in this order."""
    return " ".join(f"Le canton {n * seed} compte {n + seed} fermes." for n in range(60))


@pytest.fixture
def account(make_article: Callable[..., Article]) -> Make:
    """Give a function that makes an account of a text, with marked credits and quotations."""

    def make(text: str, *, credit: str | None = None, quoted: str = "", **options: str) -> Account:
        article = make_article(text, **options)
        start = text.find(quoted)
        statement = StatementFound(
            start=start,
            end=start + len(quoted),
            kind=StatementKind.DIRECT,
            fragments=(Span(start, start + len(quoted)),),
        )
        return Account(
            article,
            Reading(
                article=article.id,
                statements=(statement,) if quoted else (),
                credits=(SourceCredit(0, 1, credit),) if credit else (),
            ),
        )

    return make


def shown(index: OriginIndex, accounts: list[Account]) -> list[tuple[str, str]]:
    texts = {a.article.id: a.article.text for a in accounts}
    return [
        (
            texts[r.source.article][r.source.start : r.source.end],
            texts[r.target.article][r.target.start : r.target.end],
        )
        for r in index.reuse
    ]


def test_a_copied_passage_is_found_with_its_offsets(account: Make) -> None:
    accounts = [account(f"{OTHER}\n{LEAD}"), account(f"Brèves. {LEAD} Suite demain.")]
    index = trace_origins(accounts)
    assert shown(index, accounts) == [(LEAD.rstrip("."), LEAD.rstrip("."))]
    assert index.reuse[0].similarity == 1.0


def test_a_changed_word_does_not_cut_a_passage(account: Make) -> None:
    changed = BODY.replace("la grande tempête", "le grand incendie")
    accounts = [account(BODY), account(changed)]
    (reuse,) = trace_origins(accounts).reuse
    assert 0.9 < reuse.similarity < 1


def test_unlike_articles_share_nothing(account: Make) -> None:
    index = trace_origins([account(LEAD), account(OTHER)])
    assert index.reuse == ()
    assert len(index.origins) == 2


def test_reprints_are_one_origin(account: Make) -> None:
    accounts = [account(f"{LEAD} {BODY}", outlet=f"Gazette {n}") for n in range(5)]
    index = trace_origins([*accounts, account(OTHER)])
    assert sorted(len(origin.articles) for origin in index.origins) == [1, 5]
    assert index.independent(a.article.id for a in accounts) == 1


def test_a_long_article_that_holds_a_dispatch_stays_its_own_origin(account: Make) -> None:
    long = filler(7)
    index = trace_origins([account(LEAD), account(f"{long}\n{LEAD}")])
    assert len(index.reuse) == 1
    assert len(index.origins) == 2


def test_one_credit_and_a_common_passage_make_one_origin(account: Make) -> None:
    long = filler(7)
    texts = (LEAD, f"{long}\n{LEAD}")
    index = trace_origins([account(text, credit="ADV") for text in texts])
    assert [origin.source for origin in index.origins] == ["ADV"]


def test_one_credit_without_a_common_passage_does_not(account: Make) -> None:
    index = trace_origins([account(LEAD, credit="ADV"), account(OTHER, credit="ADV")])
    assert [origin.source for origin in index.origins] == ["ADV", "ADV"]


def test_a_speech_that_two_quote_is_no_copy(account: Make) -> None:
    accounts = [
        account(f"La ministre a pris la parole à midi. « {BODY} »", quoted=BODY),
        account(f"« {BODY} » Ainsi parlait hier la présidente du groupe des élus.", quoted=BODY),
    ]
    assert len(trace_origins(accounts).origins) == 2


def test_what_every_page_of_an_outlet_carries_is_no_copy(account: Make) -> None:
    foot = (
        "Retrouvez chaque matin nos meilleurs articles, nos jeux et notre météo dans la lettre "
        "gratuite que nous envoyons à tous les lecteurs inscrits sur le site de notre journal, "
        "et abonnez-vous pour soutenir une presse libre et indépendante des puissances d'argent."
    )
    texts = (f"{filler(n)}\n{foot}" for n in (7, 11, 13))
    assert trace_origins([account(t, outlet="Le Lac") for t in texts]).reuse == ()


def test_page_furniture_is_not_compared(account: Make) -> None:
    plain = account(f"{OTHER} {LEAD}")
    held = account(f"{BODY} {LEAD}")
    start = len(BODY) + 1
    marked = msgspec.structs.replace(
        held.article,
        furniture=(Furniture(start, start + len(LEAD), FurnitureKind.RELATED),),
    )
    assert trace_origins([plain, Account(marked, held.reading)]).reuse == ()


def test_the_earlier_one_is_the_source(account: Make) -> None:
    late = account(LEAD, outlet="Le Lac", published="2031-03-05")
    early = account(LEAD, outlet="La Cime", published="2031-03-04")
    (reuse,) = trace_origins([late, early]).reuse
    assert reuse.source.article == early.article.id
    assert reuse.direction is ReuseDirection.KNOWN


def test_dates_that_may_be_the_same_tell_no_direction(account: Make) -> None:
    month = account(LEAD, outlet="Le Lac", published="2031-03")
    day = account(LEAD, outlet="La Cime", published="2031-03-04")
    (reuse,) = trace_origins([month, day]).reuse
    assert reuse.direction is ReuseDirection.UNKNOWN


def test_who_credits_the_other_copied(account: Make) -> None:
    copy = account(LEAD, outlet="Le Lac", published="2031-03-04", credit="La Cime")
    first = account(LEAD, outlet="La Cime", published="2031-03-05")
    (reuse,) = trace_origins([copy, first]).reuse
    assert reuse.source.article == first.article.id


def test_copied_passages_of_articles_of_their_own_count_once(account: Make) -> None:
    fill = [filler(7), filler(11)]
    accounts = [account(f"{text}\n{LEAD}") for text in fill]
    index = trace_origins(accounts)
    ids = [a.article.id for a in accounts]
    assert index.independent(ids) == 2
    at = [len(text) + 10 for text in fill]
    assert index.carriers(Passage(i, a, a + 40) for i, a in zip(ids, at, strict=True)) == 1
    assert index.carriers(Passage(i, 0, 40) for i in ids) == 2


def test_the_order_of_the_pile_does_not_matter(account: Make) -> None:
    accounts = [account(t, outlet=f"G{n}") for n, t in enumerate((LEAD, LEAD, OTHER, BODY + LEAD))]
    index = trace_origins(accounts)
    again = trace_origins(accounts[::-1])
    assert (index.reuse, index.origins) == (again.reuse, again.origins)

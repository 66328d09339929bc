"""The statements × accounts table of an event, and who leaves what out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.collate.coverage import Presence, silences, synopsis
from recoupe.errors import DossierError
from recoupe.model import (
    Article,
    Bound,
    Collation,
    Degree,
    Event,
    Figure,
    Modality,
    Origin,
    Saying,
    Series,
    Statement,
    StatementKind,
    Version,
)

VERBATIM, VARIANT, REPORTED = Degree.VERBATIM, Degree.VARIANT, Degree.REPORTED


@pytest.fixture
def collation(make_article: Callable[..., Article]) -> Collation:
    """Four accounts of one event, the last two reprints of one dispatch; two sayings.

    The first saying stands in the first three accounts, the second in the second and third.
    """
    articles = [
        make_article(f"Récit {n}", outlet=f"Journal {n}", published=published)
        for n, published in enumerate(["2031-05-02", "2031-05-01", "", "2031-05-03"])
    ]
    ids = [article.id for article in articles]

    def statement(name: str, article: int, start: int, saying: str) -> Statement:
        return Statement(
            id=name,
            article=ids[article],
            start=start,
            end=start + 2,
            kind=StatementKind.DIRECT,
            speakers=("p-reine",),
            relays=(),
            cue=None,
            source=None,
            fragments=(),
            sayings=(saying,),
            event="e-pacte",
            confidence=1.0,
            rule="",
        )

    statements = (
        statement("s-0", 0, 0, "y-1"),
        statement("s-1", 1, 2, "y-1"),
        statement("s-1bis", 1, 0, "y-1"),
        statement("s-2", 2, 0, "y-1"),
        statement("s-3", 1, 4, "y-2"),
        statement("s-4", 2, 4, "y-2"),
    )

    def saying(name: str, *versions: tuple[str, Degree]) -> Saying:
        return Saying(
            id=name,
            speakers=("p-reine",),
            event="e-pacte",
            statements=tuple(s for s, _ in versions),
            versions=tuple(Version(s, degree) for s, degree in versions),
            origins=len(versions),
        )

    def figure(name: str, article: int) -> Figure:
        return Figure(
            id=name,
            article=ids[article],
            start=0,
            end=1,
            value=3.0,
            unit="pont",
            bound=Bound.EXACT,
            measure="ponts",
            period=None,
            modality=Modality.ACTUAL,
            speaker=None,
            series="r-1",
        )

    return Collation(
        articles=tuple(articles),
        article_events=dict.fromkeys(ids, "e-pacte"),
        article_origins={ids[0]: "o-0", ids[1]: "o-1", ids[2]: "o-2", ids[3]: "o-2"},
        events=(Event(id="e-pacte", type="summit", date="2031-05-01", articles=tuple(ids)),),
        statements=statements,
        sayings=(
            saying("y-2", ("s-3", VERBATIM), ("s-4", VARIANT)),
            saying(
                "y-1",
                ("s-0", VERBATIM),
                ("s-1", REPORTED),
                ("s-1bis", VARIANT),
                ("s-2", VERBATIM),
            ),
        ),
        figures=(figure("f-0", 0), figure("f-1", 1)),
        series=(Series(id="r-1", measure="ponts", unit="pont", figures=("f-0", "f-1")),),
        origins=(
            Origin(id="o-0", articles=(ids[0],), source=None),
            Origin(id="o-1", articles=(ids[1],), source=None),
            Origin(id="o-2", articles=(ids[2], ids[3]), source="ADV"),
        ),
    )


def outlets(collation: Collation, ids: tuple[str, ...]) -> list[str]:
    names = {a.id: a.outlet.value for a in collation.articles if a.outlet}
    return [names[article] for article in ids]


def test_accounts_stand_by_date(collation: Collation) -> None:
    table = synopsis(collation, "e-pacte")
    assert outlets(collation, table.accounts) == [f"Journal {n}" for n in (1, 0, 3, 2)]


def test_a_cell_shows_the_closest_version_of_its_account(collation: Collation) -> None:
    (voice,) = synopsis(collation, "e-pacte").voices
    first, second = voice.rows
    assert (first.saying, second.saying) == ("y-1", "y-2")
    assert [cell.presence for cell in first.cells] == [
        Presence.VARIANT,
        Presence.VERBATIM,
        Presence.ABSENT,
        Presence.VERBATIM,
    ]
    assert first.cells[0].statements == ("s-1bis", "s-1")
    assert (first.carried, second.carried) == (3, 2)


def test_an_account_is_silent_on_what_two_independent_others_carry(collation: Collation) -> None:
    found = {s.account: s for s in silences(collation, "e-pacte")}
    names = dict(zip(found, outlets(collation, tuple(found)), strict=True))
    # Journal 3 is a reprint of Journal 2: of the second saying one carrier is left beside it.
    assert {names[account]: silence.sayings for account, silence in found.items()} == {
        "Journal 0": ("y-2",),
        "Journal 3": ("y-1",),
        "Journal 2": (),
    }
    assert {names[account] for account, s in found.items() if s.series} == {
        "Journal 2",
        "Journal 3",
    }


def test_an_unknown_event_is_named(collation: Collation) -> None:
    with pytest.raises(DossierError, match="e-other"):
        synopsis(collation, "e-other")

"""Judgements find their targets again when articles were read by another version, or came anew."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoupe.collate import collate
from recoupe.model import (
    Account,
    Article,
    Attested,
    Collation,
    Loss,
    OutcomeStatus,
    Passage,
    Provenance,
    Reading,
    Span,
    Statement,
    StatementFound,
    StatementKind,
)
from recoupe.review import apply
from tests.conftest import article_of
from tests.judging import SLOW, accounts, check, clerk, examples, log_of


def elsewhere(collation: Collation) -> Collation:
    """Give a collation with another id for everything but articles, as another version might."""
    ids = {
        item.id: f"other-{item.id}"
        for part in (
            collation.actors,
            collation.events,
            collation.statements,
            collation.sayings,
            collation.figures,
            collation.series,
            collation.pledges,
        )
        for item in part
    }

    def renamed(value: object) -> object:
        if isinstance(value, str):
            return ids.get(value, value)
        if isinstance(value, list | tuple):
            return [renamed(item) for item in value]
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        return value

    return msgspec.convert(renamed(msgspec.to_builtins(collation)), Collation)


@SLOW
@given(data=st.data())
def test_no_judgement_needs_an_id(data: st.DataObject) -> None:
    log = log_of(data, examples(), 4, undoing=False)
    here, there = apply(examples(), log), apply(elsewhere(examples()), log)
    check(there.collation)
    assert there.review.lost == here.review.lost
    assert there.review.undone == here.review.undone

    def shown(collation: Collation) -> list[tuple[object, ...]]:
        names = {actor.id: actor.name for actor in collation.actors}
        return sorted(
            (s.article, s.start, s.end, s.kind, sorted(names[a] for a in s.speakers))
            for s in collation.statements
        )

    assert shown(there.collation) == shown(here.collation)
    for part in ("actors", "events", "sayings", "pledges", "figures", "series"):
        assert len(getattr(there.collation, part)) == len(getattr(here.collation, part))


def reread(change: Callable[[Article, Reading], Reading]) -> Collation:
    """Collate the examples as read by another version."""
    return collate([Account(a.article, change(a.article, a.reading)) for a in accounts()])


def without(lost: Statement) -> Callable[[Article, Reading], Reading]:
    """Make a reader that does not find a statement any more."""

    def change(article: Article, reading: Reading) -> Reading:
        at = [n for n, s in enumerate(reading.statements) if article.id == lost.article]
        gone = [n for n in at if _stands(reading.statements[n], lost)]
        if not gone:
            return reading

        def held(number: int | None) -> int | None:
            if number is None or number in gone:
                return None
            return number - sum(n < number for n in gone)

        return replace(
            reading,
            statements=tuple(s for n, s in enumerate(reading.statements) if n not in gone),
            figures=tuple(replace(f, statement=held(f.statement)) for f in reading.figures),
            pledges=tuple(replace(p, statement=held(p.statement)) for p in reading.pledges),
            terms=tuple(replace(t, statement=held(t.statement)) for t in reading.terms),
        )

    return change


def cut_short(lost: Statement, by: int) -> Callable[[Article, Reading], Reading]:
    """Make a reader that ends a statement earlier, and leaves its quoted words out."""

    def change(article: Article, reading: Reading) -> Reading:
        def cut(found: StatementFound) -> StatementFound:
            if article.id != lost.article or not _stands(found, lost):
                return found
            return replace(found, end=found.end - by, fragments=(), kind=StatementKind.INDIRECT)

        return replace(reading, statements=tuple(map(cut, reading.statements)))

    return change


def _stands(found: StatementFound, held: Statement) -> bool:
    return (found.start, found.end) == (held.start, held.end)


def quoted() -> Statement:
    """Give a statement in the speaker's own words, of some length."""
    return next(s for s in examples().statements if s.kind is StatementKind.DIRECT and s.speakers)


def at(collation: Collation, held: Statement) -> list[Statement]:
    """Give the statements that stand exactly where one stood."""
    place = (held.article, held.start, held.end)
    return [s for s in collation.statements if (s.article, s.start, s.end) == place]


def test_what_was_accepted_is_put_back() -> None:
    held = quoted()
    accept = clerk(examples()).accept(held.id)
    for newer in (reread(without(held)), reread(cut_short(held, 8))):
        assert at(newer, held) == []
        state = apply(newer, [accept])
        check(state.collation)
        (back,) = at(state.collation, held)
        assert (back.kind, back.fragments, back.cue) == (held.kind, held.fragments, held.cue)
        names = {actor.id: actor.name for actor in state.collation.actors}
        before = {actor.id: actor.name for actor in examples().actors}
        assert [names[a] for a in back.speakers] == [before[a] for a in held.speakers]
        assert state.review.confirmed(back.id) == accept


def test_a_correction_holds_whatever_the_reader_finds() -> None:
    held = quoted()
    made = clerk(examples())
    shorter = made.respan(held.id, held.start, held.end - 5)
    other = next(a for a in examples().actors if a.id not in held.speakers and a.mentions)
    spoken = made.respeak(held.id, [other.id])
    for newer in (examples(), reread(without(held)), reread(cut_short(held, 5))):
        state = apply(newer, [shorter, spoken])
        check(state.collation)
        assert state.review.lost == {}
        (found,) = (
            s
            for s in state.collation.statements
            if (s.article, s.start, s.end) == (held.article, held.start, held.end - 5)
        )
        names = {actor.id: actor.name for actor in state.collation.actors}
        assert [names[a] for a in found.speakers] == [other.name]


def test_what_was_rejected_stays_out_however_it_is_cut() -> None:
    held = quoted()
    reject = clerk(examples()).reject(held.id)
    for newer in (examples(), reread(cut_short(held, 8))):
        state = apply(newer, [reject])
        left = [s for s in state.collation.statements if s.article == held.article]
        assert not [s for s in left if s.start == held.start]
    gone = apply(reread(without(held)), [reject])
    assert gone.review.lost == {reject.id: Loss.THING}


def test_a_pledge_stays_settled_when_it_is_read_no_more() -> None:
    pledge = examples().pledges[0]
    shown = next(s for s in examples().statements if s.article != pledge.article)
    evidence = Passage(shown.article, shown.start, shown.end)
    settled = clerk(examples()).settle(pledge.id, OutcomeStatus.BROKEN, evidence)
    newer = reread(lambda _article, reading: replace(reading, pledges=()))
    assert newer.pledges == ()
    (back,) = apply(newer, [settled]).collation.pledges
    assert (back.start, back.end, back.due) == (pledge.start, pledge.end, pledge.due)
    assert back.outcome.status is OutcomeStatus.BROKEN


TEXT = "La reine se tait. «Le pont ouvrira en mai», a dit le maire. Le port attend."


def one(text: str, start: int, end: int, url: str = "https://rives.example/pont") -> Collation:
    """Collate one article in which one statement was read."""
    article = replace(article_of(text, name="pont.txt"), url=_given(url))
    found = StatementFound(
        start=start,
        end=end,
        kind=StatementKind.DIRECT,
        fragments=(Span(start, end),),
        rule="by hand",
    )
    reading = Reading(article=article.id, statements=(found,))
    return collate([Account(article, reading)])


def _given(value: str) -> Attested:
    return Attested(value, Provenance.GIVEN)


def test_a_new_form_of_an_article_is_searched_for_the_same_words() -> None:
    start = TEXT.index("Le pont")
    words = "Le pont ouvrira en mai"
    found = one(TEXT, start, start + len(words))
    respan = clerk(found).respan(found.statements[0].id, start, start + len("Le pont ouvrira"))
    anew = f"Mis à jour à midi. {TEXT}".replace(" se ", "\u00a0se ")
    at = anew.index("Le pont")
    state = apply(one(anew, at, at + len(words)), [respan])
    (statement,) = state.collation.statements
    assert anew[statement.start : statement.end] == "Le pont ouvrira"
    assert [f.of(anew) for f in statement.fragments] == ["Le pont ouvrira"]


def test_words_that_stand_twice_are_not_guessed() -> None:
    start = TEXT.index("Le pont")
    words = "Le pont ouvrira en mai"
    found = one(TEXT, start, start + len(words))
    reject = clerk(found).reject(found.statements[0].id)
    twice = f"Note. {TEXT}\n{TEXT}"
    at = twice.index(words)
    state = apply(one(twice, at, at + len(words)), [reject])
    assert state.review.lost == {reject.id: Loss.AMBIGUOUS}
    assert len(state.collation.statements) == 1
    other = one("Rien de tel ici, et rien qui y ressemble.", 0, 4)
    assert apply(other, [reject]).review.lost == {reject.id: Loss.PASSAGE}
    gone = replace(other, articles=(replace(other.articles[0], name="x.txt", url=None),))
    assert apply(gone, [reject]).review.lost == {reject.id: Loss.ARTICLE}

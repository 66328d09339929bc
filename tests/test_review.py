"""Review: what a person says holds, and nothing else; what is undone never was."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import AnyJudgement, Collation, Review, Undo
from recoupe.review import Reviewed, apply, from_line, to_line
from recoupe.review.sheet import Sheet
from tests.invariants import check_collation
from tests.judging import clerk, examples, judgements

SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def check(collation: Collation) -> None:
    """Assert what holds of every collation, reviewed or not."""
    check_collation(collation)
    for event in collation.events:
        assert all(collation.article_events[article] == event.id for article in event.articles)
    on = {event.id: event.articles for event in collation.events}
    assert all(article in on[event] for article, event in collation.article_events.items())
    held = {statement.id: statement.sayings for statement in collation.statements}
    assert all(held.values()), "a statement in no saying"
    for saying in collation.sayings:
        assert all(saying.id in held[statement] for statement in saying.statements)
    of = {saying.id: saying.statements for saying in collation.sayings}
    assert all(statement in of[saying] for statement, some in held.items() for saying in some)
    assert {term.statement for f in collation.framings for term in f.terms} <= {*held, None}
    assert {pledge.statement for pledge in collation.pledges} <= {*held, None}
    members = {series.id: series.figures for series in collation.series}
    for figure in collation.figures:
        assert figure.series is None or figure.id in members[figure.series]


def log_of(data: st.DataObject, found: Collation, most: int) -> list[AnyJudgement]:
    """Draw a log as people write it: each line on the state that the one before left."""
    log: list[AnyJudgement] = []
    for _ in range(data.draw(st.integers(1, most))):
        state = apply(found, log)
        log.append(data.draw(judgements(state.collation, state.review)))
    return log


@SLOW
@given(data=st.data())
def test_whatever_is_judged_the_dossier_holds_together(data: st.DataObject) -> None:
    log: list[AnyJudgement] = []
    state = Reviewed(examples(), Review())
    for _ in range(data.draw(st.integers(1, 6))):
        log.append(data.draw(judgements(state.collation, state.review)))
        state = apply(examples(), log)
        check(state.collation)
        if not isinstance(log[-1], Undo):
            assert log[-1].id not in state.review.lost
            assert any(log[-1].id in ids for ids in state.review.things.values())
    assert [from_line(to_line(judgement)) for judgement in log] == log
    assert apply(examples(), log) == state


@SLOW
@given(data=st.data())
def test_what_is_undone_never_was(data: st.DataObject) -> None:
    log = log_of(data, examples(), 5)
    state = apply(examples(), log)
    standing = [judgement for judgement in log if judgement.id not in state.review.undone]
    taken = data.draw(st.sampled_from(standing))
    undo = clerk(state.collation, state.review).undo(taken.id)
    without = [judgement for judgement in log if judgement.id != taken.id]
    if not isinstance(taken, Undo):  # what an undo took out comes back
        assert apply(examples(), [*log, undo]).collation == apply(examples(), without).collation
    again = clerk(state.collation, apply(examples(), [*log, undo]).review, "Bo").undo(undo.id)
    assert apply(examples(), [*log, undo, again]).collation == state.collation


@SLOW
@given(data=st.data())
def test_all_undone_leaves_what_was_found(data: st.DataObject) -> None:
    log = log_of(data, examples(), 5)
    plain = [judgement for judgement in log if not isinstance(judgement, Undo)]
    review = Review(judgements=tuple(plain))
    undone = [clerk(examples(), review).undo(judgement.id) for judgement in plain]
    assert apply(examples(), [*plain, *undone]).collation == examples()


def test_forming_a_saying_anew_changes_nothing() -> None:
    sheet = Sheet(examples())
    for saying in examples().sayings:
        sheet.form_saying(saying.id, saying.statements)
    assert sheet.collation() == examples()

"""Review: what a person says holds, and nothing else; what is undone never was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import AnyJudgement, Review, Undo
from recoupe.review import Reviewed, apply, from_line, to_line
from recoupe.review.sheet import Sheet
from tests.judging import SLOW, check, clerk, examples, judgements, log_of


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

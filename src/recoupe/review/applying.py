"""A log applied to a collation as it was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from recoupe.model import (
    Accept,
    ActorAnchor,
    AnyJudgement,
    Collation,
    EventAnchor,
    FigureAnchor,
    Loss,
    Merge,
    PledgeAnchor,
    Reject,
    Remark,
    Rename,
    Respan,
    Respeak,
    Review,
    SayingAnchor,
    Settle,
    Split,
    StatementAnchor,
    Undo,
)
from recoupe.review.actors import merge_actors, rename_actor, split_actor
from recoupe.review.events import merge_events, retitle_event, split_event
from recoupe.review.finding import find
from recoupe.review.ledgers import (
    accept_figure,
    accept_pledge,
    reject_figure,
    reject_pledge,
    settle,
)
from recoupe.review.log import undone
from recoupe.review.sayings import accept_saying, merge_sayings, split_saying
from recoupe.review.sheet import Done, Sheet
from recoupe.review.statements import accept_statement, reject_statement, respan, respeak


class Reviewed(Struct, frozen=True):
    """A collation as people corrected it, and what they said."""

    collation: Collation
    review: Review


def apply(collation: Collation, log: Sequence[AnyJudgement]) -> Reviewed:
    """Apply a log to a collation as it was found; the order of the log decides.

    Each judgement does what it says and no more: nothing is collated anew. One that finds its
    target no more, or not for sure, changes nothing and is in `Review.lost` with the reason.
    """
    return Application(collation, log).reviewed()


class Application:
    """A log applied to a collation as it was found, which can go on with more judgements."""

    def __init__(self, found: Collation, log: Sequence[AnyJudgement]) -> None:
        self.found = found
        self._log: list[AnyJudgement] = []
        self._undone = undone(log)
        self._sheet = Sheet(found)
        self._about: dict[str, tuple[str, ...]] = {}
        self._lost: dict[str, Loss] = {}
        gone = set(self._undone)
        for judgement in log:
            self._log.append(judgement)
            if judgement.id not in gone and not isinstance(judgement, Undo):
                self._apply(judgement)

    @property
    def log(self) -> tuple[AnyJudgement, ...]:
        """The judgements so far."""
        return tuple(self._log)

    def follow(self, more: Sequence[AnyJudgement]) -> Application:
        """Give the application of the log with more judgements at its end.

        It is this one, gone on, unless something is undone: then all is applied anew.
        """
        if any(isinstance(judgement, Undo) for judgement in more):
            return Application(self.found, [*self._log, *more])
        for judgement in more:
            self._log.append(judgement)
            self._apply(judgement)
        return self

    def _apply(self, judgement: AnyJudgement) -> None:
        done = _do(self._sheet, judgement)
        if isinstance(done, Loss):
            self._lost[judgement.id] = done
        else:
            self._about[judgement.id] = done

    def reviewed(self) -> Reviewed:
        """Give the state that the log leaves."""
        if not self._log:
            return Reviewed(self.found, Review())
        sheet = self._sheet
        things: defaultdict[str, list[str]] = defaultdict(list)
        for id, touched in self._about.items():
            for thing in dict.fromkeys(map(sheet.now, touched)):
                things[thing].append(id)
        review = Review(
            judgements=self.log,
            undone=self._undone,
            things={thing: tuple(ids) for thing, ids in sorted(things.items())},
            lost=dict(self._lost),
            titles=dict(sorted(sheet.titles.items())),
            moved={id: sheet.now(id) for id in sorted(sheet.moved)},
        )
        return Reviewed(sheet.collation(), review)


def _do(sheet: Sheet, judgement: AnyJudgement) -> Done:
    match judgement:
        case Accept():
            return _ACCEPT[type(judgement.target)](sheet, judgement.target, judgement)
        case Reject():
            return _REJECT[type(judgement.target)](sheet, judgement.target, judgement)
        case Respan():
            return respan(sheet, judgement)
        case Respeak():
            return respeak(sheet, judgement)
        case Settle():
            return settle(sheet, judgement)
        case Merge():
            return _merge(sheet, judgement)
        case Split():
            id = find(sheet, judgement.target)
            if isinstance(id, Loss):
                return id
            return _SPLIT[type(judgement.target)](sheet, id, judgement)
        case Rename():
            id = find(sheet, judgement.target)
            if isinstance(id, Loss):
                return id
            _RENAME[type(judgement.target)](sheet, id, judgement.name)
            return (id,)
        case Remark():
            id = find(sheet, judgement.target)
            return id if isinstance(id, Loss) else (id,)
        case Undo():
            return ()


def _merge(sheet: Sheet, judgement: Merge) -> Done:
    """Merge what is found of the targets; with fewer than two found, there is nothing to merge."""
    found = [find(sheet, target) for target in judgement.targets]
    ids = [id for id in found if not isinstance(id, Loss)]
    if len(ids) < 2:
        return next((loss for loss in found if isinstance(loss, Loss)), Loss.THING)
    ids = list(dict.fromkeys(ids))
    if len(ids) > 1:
        _MERGE[type(judgement.targets[0])](sheet, ids)
    return tuple(ids)


def _title_saying(sheet: Sheet, id: str, title: str) -> None:
    sheet.titles[id] = title


_ACCEPT: dict[type, Callable[[Sheet, Any, Accept], Done]] = {
    StatementAnchor: accept_statement,
    SayingAnchor: accept_saying,
    PledgeAnchor: accept_pledge,
    FigureAnchor: accept_figure,
}
_REJECT: dict[type, Callable[[Sheet, Any, Reject], Done]] = {
    StatementAnchor: reject_statement,
    PledgeAnchor: reject_pledge,
    FigureAnchor: reject_figure,
}
_MERGE: dict[type, Callable[[Sheet, Sequence[str]], None]] = {
    ActorAnchor: merge_actors,
    SayingAnchor: merge_sayings,
    EventAnchor: merge_events,
}
_SPLIT: dict[type, Callable[[Sheet, str, Split], Done]] = {
    ActorAnchor: split_actor,
    SayingAnchor: split_saying,
    EventAnchor: split_event,
}
_RENAME: dict[type, Callable[[Sheet, str, str], None]] = {
    ActorAnchor: rename_actor,
    SayingAnchor: _title_saying,
    EventAnchor: retitle_event,
}

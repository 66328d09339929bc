"""Judgements for tests: a pile of our own as it was found, and any judgement that fits it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from recoupe.collate import collate
from recoupe.gather import gather
from recoupe.model import (
    Account,
    Actor,
    AnyJudgement,
    Article,
    Aspect,
    Collation,
    Event,
    OutcomeStatus,
    Passage,
    Review,
    Saying,
)
from recoupe.read import read
from recoupe.review import Clerk, apply
from tests.invariants import check_collation

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
WHEN = "2031-05-04T10:00:00.000Z"

_T = TypeVar("_T")

SLOW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class _Thing(Protocol):
    @property
    def id(self) -> str: ...


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


def log_of(
    data: st.DataObject, found: Collation, most: int, *, undoing: bool = True
) -> list[AnyJudgement]:
    """Draw a log as people write it: each line on the state that the one before left."""
    log: list[AnyJudgement] = []
    for _ in range(data.draw(st.integers(1, most))):
        state = apply(found, log)
        log.append(data.draw(judgements(state.collation, state.review, undoing=undoing)))
    return log


@cache
def accounts() -> tuple[Account, ...]:
    """Give the examples, read."""
    articles = [article for article in gather([EXAMPLES]) if isinstance(article, Article)]
    return tuple(Account(article, read(article)) for article in articles)


@cache
def examples() -> Collation:
    """Give the examples, read and collated."""
    return collate(accounts())


def clerk(collation: Collation, review: Review | None = None, who: str = "Ada") -> Clerk:
    """Give the clerk of a person who looks at a collation."""
    return Clerk(collation, review or Review(), who=who, when=WHEN)


@st.composite
def judgements(
    draw: st.DrawFn, collation: Collation, review: Review, *, undoing: bool = True
) -> AnyJudgement:
    """Give any judgement that makes sense on a state of a dossier."""

    def one(items: Sequence[_T]) -> _T:
        return draw(st.sampled_from(items))

    when = f"2031-05-04T10:{len(review.judgements):02}:00.000Z"
    made = Clerk(collation, review, who=one(["Ada", "Bo"]), when=when)
    statement, actor = one(collation.statements), one(collation.actors)
    text = {article.id: article.text for article in collation.articles}
    sayings = [saying for saying in collation.sayings if len(saying.statements) > 1]
    told = [event for event in collation.events if len(event.articles) > 1]
    spread = [a for a in collation.actors if len({m.article for m in a.mentions}) > 1]
    accepted = _ids(collation.statements, collation.sayings, collation.pledges)
    rejected = _ids(collation.statements, collation.pledges, collation.figures)
    named = _ids(collation.actors, collation.sayings, collation.events)
    groups = [_ids(collation.actors), _ids(collation.sayings)]
    steps: dict[str, Callable[[], AnyJudgement]] = {
        "accept": lambda: made.accept(
            one(accepted),
            one([(Aspect.SPAN,), (Aspect.SPEAKER,), (Aspect.SPAN, Aspect.SPEAKER)]),
        ),
        "add": lambda: _add(draw, made, one(collation.articles), actor.id),
        "reject": lambda: made.reject(one(rejected)),
        "respan": lambda: made.respan(
            statement.id,
            *_near(draw, text[statement.article], statement.start, statement.end),
        ),
        "respeak": lambda: made.respeak(
            statement.id, one([(), (actor.id,)]), one([(), ("Ysolde Arrac",)])
        ),
        "merge": lambda: made.merge(_two(draw, one(groups))),
        "rename": lambda: made.rename(one(named), "Un autre nom"),
        "remark": lambda: made.remark(one([statement.id, actor.id]), "à revoir"),
        "settle": lambda: made.settle(
            one(collation.pledges).id,
            OutcomeStatus.KEPT,
            Passage(statement.article, statement.start, statement.end),
        ),
    }
    if len(collation.events) > 1:
        steps["merge events"] = lambda: made.merge(_two(draw, _ids(collation.events)))
    if sayings:
        steps["split saying"] = lambda: _split_saying(draw, made, one(sayings))
    if told:
        steps["split event"] = lambda: _split_event(draw, made, one(told))
    if spread:
        steps["split actor"] = lambda: _split_actor(draw, made, one(spread))
    standing = [j.id for j in review.judgements if j.id not in review.undone]
    if standing and undoing:
        steps["undo"] = lambda: made.undo(one(standing))
    return steps[one(sorted(steps))]()


def _ids(*parts: Sequence[_Thing]) -> list[str]:
    return [item.id for part in parts for item in part]


def _two(draw: st.DrawFn, ids: Sequence[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True))


def _near(draw: st.DrawFn, text: str, start: int, end: int) -> tuple[int, int]:
    """Give a span with letters in it, not far from another one."""
    first = max(0, start + draw(st.integers(-20, max(0, end - start - 2))))
    last = min(len(text), max(first + 1, end + draw(st.integers(-20, 20))))
    while not text[first:last].strip():
        first, last = max(0, first - 5), min(len(text), last + 5)
    return first, last


def _add(draw: st.DrawFn, made: Clerk, article: Article, actor: str) -> AnyJudgement:
    at = draw(st.integers(0, len(article.text) - 30))
    return made.add(article.id, *_near(draw, article.text, at, at + 30), speakers=[actor])


def _split_saying(draw: st.DrawFn, made: Clerk, saying: Saying) -> AnyJudgement:
    return made.split(saying.id, _some(draw, saying.statements))


def _split_event(draw: st.DrawFn, made: Clerk, event: Event) -> AnyJudgement:
    return made.split(event.id, _some(draw, event.articles))


def _split_actor(draw: st.DrawFn, made: Clerk, actor: Actor) -> AnyJudgement:
    inside = sorted({mention.article for mention in actor.mentions})
    return made.split(actor.id, _some(draw, inside), "Ysolde Arrac")


def _some(draw: st.DrawFn, ids: Sequence[str]) -> Sequence[str]:
    return ids[: draw(st.integers(1, len(ids) - 1))]

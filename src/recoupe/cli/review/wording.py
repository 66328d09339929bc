"""What judgements are called in the terminal."""

from __future__ import annotations

from recoupe.cli.console import number
from recoupe.messages import gettext as _
from recoupe.messages import ngettext
from recoupe.model import (
    ActorAnchor,
    Anchor,
    AnyJudgement,
    EventAnchor,
    Loss,
    Merge,
    Respan,
    Review,
    SayingAnchor,
    Thing,
    Undo,
    Verb,
)


def verb(judgement: AnyJudgement) -> str:
    """Name what a judgement does, and to what kind of thing."""
    name = {
        Verb.ACCEPT: _("accepted"),
        Verb.REJECT: _("rejected"),
        Verb.RESPAN: _("other span"),
        Verb.RESPEAK: _("other speaker"),
        Verb.MERGE: _("merged"),
        Verb.SPLIT: _("split"),
        Verb.RENAME: _("renamed"),
        Verb.SETTLE: _("settled"),
        Verb.REMARK: _("noted"),
        Verb.UNDO: _("undone"),
    }[judgement.verb]
    anchor = _anchor(judgement)
    return name if anchor is None else f"{_thing(anchor.thing)}: {name}"


def subject(judgement: AnyJudgement, review: Review) -> str:
    """Give the words or the name of what a judgement is about."""
    if isinstance(judgement, Undo):
        known = {other.id: other for other in review.judgements}
        other = known.get(judgement.judgement)
        return judgement.judgement if other is None else f"{verb(other)} ({other.id})"
    if isinstance(judgement, Merge):
        return " + ".join(_name(target) for target in judgement.targets)
    if isinstance(judgement, Respan):
        return judgement.to.exact
    return _name(judgement.target)


def loss(reason: Loss) -> str:
    """Say why a judgement finds its target no more."""
    return {
        Loss.ARTICLE: _("without target: its article is gone"),
        Loss.PASSAGE: _("without target: its passage is gone"),
        Loss.THING: _("without target: nothing of the kind is read there any more"),
        Loss.AMBIGUOUS: _("without target: several fit"),
    }[reason]


def judged(applied: int, lost: int) -> str:
    """Name a number of judgements that hold, and say how many find no target, where any do."""
    name = ngettext("judgement", "judgements", applied)
    if not lost:
        return name
    return _("{name} ({lost} without target)").format(name=name, lost=number(lost))


def _anchor(judgement: AnyJudgement) -> Anchor | None:
    if isinstance(judgement, Undo):
        return None
    return judgement.targets[0] if isinstance(judgement, Merge) else judgement.target


def _thing(thing: Thing) -> str:
    return {
        Thing.STATEMENT: _("statement"),
        Thing.ACTOR: _("actor"),
        Thing.SAYING: _("saying"),
        Thing.EVENT: _("event"),
        Thing.PLEDGE: _("pledge"),
        Thing.FIGURE: _("figure"),
    }[thing]


def _name(anchor: Anchor) -> str:
    if isinstance(anchor, ActorAnchor):
        return anchor.name
    if isinstance(anchor, EventAnchor):
        return anchor.title or anchor.id
    if isinstance(anchor, SayingAnchor):
        return anchor.statements[0].exact
    return anchor.passage.exact

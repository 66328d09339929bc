"""Takes down what a person says of a dossier as they see it, as judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Never

from recoupe.errors import UnfitJudgement
from recoupe.ids import stable_id
from recoupe.messages import gettext as _
from recoupe.model import (
    Accept,
    Actor,
    ActorAnchor,
    ActorKind,
    Anchor,
    AnyJudgement,
    Aspect,
    Collation,
    Event,
    EventAnchor,
    FigureAnchor,
    Merge,
    OutcomeStatus,
    Passage,
    PledgeAnchor,
    Reject,
    Remark,
    Rename,
    Respan,
    Respeak,
    Review,
    Saying,
    SayingAnchor,
    Settle,
    Span,
    Split,
    Statement,
    StatementAnchor,
    StatementKind,
    Undo,
)
from recoupe.review.anchors import Anchors, Judged
from recoupe.review.fragments import form_of, quoted_in
from recoupe.review.log import signed

_LONGEST_NAME, _LONGEST_NOTE = 80, 4_000  # code points
_ADDED = "person"  # the rule of statements that a person found


class Clerk:
    """Makes the judgements of one person at one time on one state of a dossier.

    `who` is what the person is called, `when` the time (ISO 8601, UTC): there is no clock here.
    Every method gives a judgement, and raises UnfitJudgement where it would make no sense.
    """

    def __init__(self, collation: Collation, review: Review, *, who: str, when: str) -> None:
        if not who.strip():
            raise UnfitJudgement(_("a judgement needs a name: who says so?"))
        if len(who) > _LONGEST_NAME:
            raise UnfitJudgement(_("the name is too long"))
        self._facts: dict[str, Any] = {"who": who.strip(), "when": when}
        self._review = review
        self._anchors = Anchors(collation)
        self._articles = {article.id: article for article in collation.articles}
        self._collation = collation
        parts: tuple[Sequence[Judged], ...] = (
            collation.statements,
            collation.actors,
            collation.sayings,
            collation.events,
            collation.pledges,
            collation.figures,
        )
        self._things: Mapping[str, Judged] = {thing.id: thing for part in parts for thing in part}

    def accept(
        self,
        id: str,
        aspects: Sequence[Aspect] = (Aspect.SPAN, Aspect.SPEAKER),
        note: str = "",
    ) -> AnyJudgement:
        """Accept a statement (or only its span, or its speakers), a saying, a pledge, a figure."""
        anchor = self._anchor(id)
        if isinstance(anchor, ActorAnchor | EventAnchor):
            self._unfit(id, _("this cannot be accepted or rejected"))
        return self._signed(Accept(target=anchor, aspects=tuple(aspects), note=note, **self._facts))

    def add(
        self,
        article: str,
        start: int,
        end: int,
        speakers: Sequence[str] = (),
        names: Sequence[str] = (),
        form: StatementKind | None = None,
        note: str = "",
    ) -> AnyJudgement:
        """Say that a passage is a statement, by actors of the pile or by persons named here."""
        span = self._span(article, start, end)
        bare = Statement(
            id=stable_id("s", article, start, end),
            article=article,
            start=start,
            end=end,
            kind=StatementKind.INDIRECT,
            speakers=(),
            relays=(),
            cue=None,
            source=None,
            fragments=(),
            sayings=(),
            event=None,
            confidence=1.0,
            rule=_ADDED,
        )
        text = self._articles[article].text
        fragments = quoted_in(text, bare, span)
        if form is StatementKind.DIRECT and not fragments:
            fragments = (span,)
        target = StatementAnchor(
            id=bare.id,
            passage=self._anchors.passage(article, start, end),
            form=self._form(form or form_of(bare, span, fragments), fragments),
            fragments=() if form is StatementKind.INDIRECT else fragments,
            speakers=self._speakers(speakers, names),
            rule=_ADDED,
        )
        return self._signed(Accept(target=target, note=note, **self._facts))

    def reject(self, id: str, note: str = "") -> AnyJudgement:
        """Reject a statement, a pledge or a figure: it is none."""
        anchor = self._anchor(id)
        if not isinstance(anchor, StatementAnchor | PledgeAnchor | FigureAnchor):
            self._unfit(id, _("this cannot be accepted or rejected"))
        return self._signed(Reject(target=anchor, note=note, **self._facts))

    def respan(
        self,
        id: str,
        start: int,
        end: int,
        fragments: Sequence[Span] | None = None,
        form: StatementKind | None = None,
        note: str = "",
    ) -> AnyJudgement:
        """Give a statement another span of its article.

        Fragments and form are worked out unless given.
        """
        statement = self._statement(id)
        span = self._span(statement.article, start, end)
        text = self._articles[statement.article].text
        inside = quoted_in(text, statement, span) if fragments is None else tuple(sorted(fragments))
        if form is StatementKind.INDIRECT:
            inside = ()
        last = span.start
        for fragment in inside:
            if not (last <= fragment.start < fragment.end <= span.end):
                self._unfit(id, _("a quoted fragment lies outside the statement"))
            last = fragment.end
        return self._signed(
            Respan(
                target=self._anchors.statement(statement),
                to=self._anchors.passage(statement.article, start, end),
                form=self._form(form or form_of(statement, span, inside), inside),
                fragments=inside,
                note=note,
                **self._facts,
            )
        )

    def respeak(
        self, id: str, actors: Sequence[str], names: Sequence[str] = (), note: str = ""
    ) -> AnyJudgement:
        """Give a statement other speakers: actors, and persons that the pile does not know."""
        target = self._anchors.statement(self._statement(id))
        speakers = self._speakers(actors, names)
        return self._signed(Respeak(target=target, speakers=speakers, note=note, **self._facts))

    def merge(self, ids: Sequence[str], note: str = "") -> AnyJudgement:
        """Make actors, sayings or events one: the first of them."""
        targets = tuple(self._group(id) for id in dict.fromkeys(ids))
        if len(targets) < 2 or len({target.thing for target in targets}) > 1:
            raise UnfitJudgement(_("two or more of one kind can be merged, not these"))
        return self._signed(Merge(targets=targets, note=note, **self._facts))

    def split(self, id: str, out: Sequence[str], name: str = "", note: str = "") -> AnyJudgement:
        """Make a part another one: of a saying, statements; of an actor or event, articles."""
        target = self._group(id)
        inside = self._inside(id)
        if isinstance(target, ActorAnchor) and not name.strip():
            self._unfit(id, _("the other one needs a name"))
        if not set(out) < inside or not out:
            self._unfit(id, _("a part of it can be split off, not all or nothing"))
        saying = isinstance(target, SayingAnchor)
        return self._signed(
            Split(
                target=target,
                articles=() if saying else tuple(map(self._anchors.article, sorted(out))),
                statements=tuple(map(self._anchors.statement_passage, out)) if saying else (),
                name=name.strip(),
                note=note,
                **self._facts,
            )
        )

    def rename(self, id: str, name: str, note: str = "") -> AnyJudgement:
        """Give an actor another name, an event or a saying another title."""
        if not name.strip():
            self._unfit(id, _("a name cannot be empty"))
        target = self._group(id)
        return self._signed(Rename(target=target, name=name.strip(), note=note, **self._facts))

    def settle(
        self,
        id: str,
        status: OutcomeStatus,
        evidence: Passage | None,
        early: bool = False,
        note: str = "",
    ) -> AnyJudgement:
        """Say what became of a pledge, and where that stands."""
        target = self._anchor(id)
        if not isinstance(target, PledgeAnchor):
            self._unfit(id, _("this is no pledge"))
        if (status is OutcomeStatus.NO_NEWS) is not (evidence is None):
            self._unfit(id, _("an outcome needs the passage that shows it, and only then one"))
        shown = None
        if evidence is not None:
            self._span(evidence.article, evidence.start, evidence.end)
            shown = self._anchors.passage(evidence.article, evidence.start, evidence.end)
        return self._signed(
            Settle(
                target=target,
                status=status,
                evidence=shown,
                early=early and evidence is not None,
                note=note,
                **self._facts,
            )
        )

    def remark(self, id: str, note: str) -> AnyJudgement:
        """Note something on anything."""
        if not note.strip():
            self._unfit(id, _("a note cannot be empty"))
        return self._signed(Remark(target=self._anchor(id), note=note, **self._facts))

    def undo(self, id: str, note: str = "") -> AnyJudgement:
        """Take a judgement back; taking back an undo does it again."""
        if id not in {judgement.id for judgement in self._review.judgements}:
            self._unfit(id, _("no such judgement"))
        if id in self._review.undone:
            self._unfit(id, _("this judgement is undone already"))
        return self._signed(Undo(judgement=id, note=note, **self._facts))

    def _signed(self, judgement: AnyJudgement) -> AnyJudgement:
        if len(judgement.note) > _LONGEST_NOTE:
            raise UnfitJudgement(_("the note is too long"))
        return signed(judgement)

    def _unfit(self, id: str, reason: str) -> Never:
        raise UnfitJudgement(f"{id}: {reason}")

    def _anchor(self, id: str) -> Anchor:
        thing = self._things.get(id)
        if thing is None:
            self._unfit(id, _("nothing in the dossier has this id"))
        return self._anchors.of(thing)

    def _group(self, id: str) -> ActorAnchor | SayingAnchor | EventAnchor:
        anchor = self._anchor(id)
        if not isinstance(anchor, ActorAnchor | SayingAnchor | EventAnchor):
            self._unfit(id, _("only actors, sayings and events can be merged, split and renamed"))
        return anchor

    def _inside(self, id: str) -> set[str]:
        """Give what can be split off: of a saying its statements, else articles."""
        match self._things[id]:
            case Saying() as saying:
                return set(saying.statements)
            case Event() as event:
                return set(event.articles)
            case Actor() as actor:
                return {mention.article for mention in actor.mentions}
            case _:
                return set()

    def _statement(self, id: str) -> Statement:
        thing = self._things.get(id)
        if not isinstance(thing, Statement):
            self._unfit(id, _("this is no statement of the dossier"))
        return thing

    def _span(self, article: str, start: int, end: int) -> Span:
        held = self._articles.get(article)
        if held is None:
            self._unfit(article, _("no such article"))
        if not 0 <= start < end <= len(held.text) or not held.text[start:end].strip():
            self._unfit(article, _("no such passage"))
        return Span(start, end)

    def _form(self, form: StatementKind, fragments: tuple[Span, ...]) -> StatementKind:
        """Give a form that fits: with quoted words direct or mixed, without them indirect."""
        if not fragments:
            return StatementKind.INDIRECT
        return StatementKind.MIXED if form is StatementKind.INDIRECT else form

    def _speakers(self, actors: Sequence[str], names: Sequence[str]) -> tuple[ActorAnchor, ...]:
        found: list[ActorAnchor] = []
        for id in actors:
            anchor = self._anchor(id)
            if not isinstance(anchor, ActorAnchor):
                self._unfit(id, _("this is no actor"))
            found.append(anchor)
        named = (name.strip() for name in names)
        found += [ActorAnchor(id="", name=name, kind=ActorKind.PERSON) for name in named if name]
        return tuple(dict.fromkeys(found))

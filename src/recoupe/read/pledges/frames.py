"""The frame of a pledge: what kind it is, by whom, to whom, due when, in which statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from recoupe.edtf import Precision, bounds, is_edtf, precision
from recoupe.model import (
    ActorKind,
    PledgeFound,
    PledgeKind,
    Span,
    StatementFound,
    WrittenDate,
)
from recoupe.read.page import Page
from recoupe.read.pledges.anchors import Anchor
from recoupe.read.pledges.clauses import Clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recoupe.read.actors import Cast

# An article's date may lie some days after what it tells; a day long past is told as history.
_LATELY, _LONG = timedelta(days=31), timedelta(days=366)
_NARRATED = frozenset({"future", "near"})
_OBJECTS = frozenset({"obj", "iobj", "obl:arg", "dobj", "dative"})


class Frames:
    """Makes pledges of anchors, with what the page tells around them."""

    def __init__(
        self,
        page: Page,
        sheet: Clauses,
        cast: Cast,
        dates: Sequence[WrittenDate],
        statements: Sequence[StatementFound],
    ) -> None:
        self._page = page
        self._sheet = sheet
        self._cast = cast
        self._dates = dates
        self._statements = statements
        published = page.article.published
        dated = published is not None and is_edtf(published.value)
        self._own = bounds(published.value)[0] if published is not None and dated else None

    def pledge(self, anchor: Anchor, start: int, end: int) -> PledgeFound:
        """Make the pledge that stands at tokens `start`–`end` by virtue of `anchor`."""
        doc = self._page.doc
        last = doc[end - 1]
        span = self._page.span(doc[start].idx, last.idx + len(last))
        statement = self._statement(span)
        kind = anchor.kind or self._kind(anchor, start, end)
        by = self._by(anchor, kind, statement)
        return PledgeFound(
            start=span.start,
            end=span.end,
            kind=kind,
            by=by,
            to=self._to(anchor, by, start, end) if kind is PledgeKind.INVITATION else None,
            due=self._due(span),
            statement=statement,
        )

    def _kind(self, anchor: Anchor, start: int, end: int) -> PledgeKind:
        """Tell a plan of the subject's own from what merely happens, by who acts and how."""
        sheet = self._sheet
        words = sheet.lexicon.words
        acts = sheet.acts(sheet.subject(anchor.at))
        if acts and anchor.rule != "ought" and words["meetings"] & set(sheet.words[start:end]):
            return PledgeKind.INVITATION if sheet.dated(anchor.at) else PledgeKind.PLEDGE
        if anchor.rule == "ought" and not acts:
            return PledgeKind.FORECAST
        return PledgeKind.PLEDGE if acts or self._passive(anchor.at) else PledgeKind.FORECAST

    def _passive(self, i: int) -> bool:
        """Tell whether something will be done to the subject: somebody undertakes to do it."""
        return any(
            token.dep_ in ("aux:pass", "auxpass")
            for token in self._page.doc[i : min(i + 6, len(self._page.doc))]
        )

    def _statement(self, span: Span) -> int | None:
        """Give the shortest statement that holds most of the span."""
        held = [
            (s.end - s.start, n)
            for n, s in enumerate(self._statements)
            if 2 * (min(s.end, span.end) - max(s.start, span.start)) > span.end - span.start
        ]
        return min(held)[1] if held else None

    def _by(self, anchor: Anchor, kind: PledgeKind, statement: int | None) -> int | None:
        """Who undertakes (a pledge's subject), or who foresees (the speaker)."""
        speakers = self._statements[statement].speakers if statement is not None else ()
        subject = self._sheet.subject(anchor.at)
        if kind is not PledgeKind.FORECAST and subject is not None and self._undertakes(subject):
            named = self._resolve(subject, speakers)
            if named:
                return named[0]
        return speakers[0] if speakers else None

    def _undertakes(self, subject: Token) -> bool:
        """Tell whether a subject is one who acts, named otherwise than by «je» or «nous»."""
        if self._sheet.words[subject.i] in self._sheet.lexicon.words["first"]:
            return False
        return self._sheet.acts(subject) or subject.pos_ == "PRON"

    def _to(self, anchor: Anchor, by: int | None, start: int, end: int) -> int | None:
        """Give who is invited: the object of the verb; for a pronoun, the person named last."""
        bearer = self._sheet.bearer(anchor.at)
        for child in bearer.children:
            if child.dep_ in _OBJECTS and self._sheet.acts(child):
                named = self._resolve(child, ())
                if named and named[0] != by:
                    return named[0]
        if not self._sheet.lexicon.words["guests"] & set(self._sheet.words[start:end]):
            return None
        offset = self._page.span(self._page.doc[start].idx, len(self._page.view.text)).start
        mentions = self._cast.mentions()  # completes the actors
        actors = self._cast.actors()
        for mention in reversed(mentions):
            actor = actors[mention.actor]
            person = actor.kind is ActorKind.PERSON and actor.named
            before = mention.start < offset and not self._quoted(mention.start)
            if before and mention.actor != by and person:
                return mention.actor
        return None

    def _quoted(self, offset: int) -> bool:
        """Tell whether an offset stands between quotation marks: words of address name nobody."""
        return any(f.start <= offset < f.end for s in self._statements for f in s.fragments)

    def _resolve(self, head: Token, recent: tuple[int, ...]) -> tuple[int, ...]:
        left = min(t.i for t in head.subtree)
        right = max(
            (
                t.i
                for t in head.subtree
                if t.dep_ not in ("acl:relcl", "relcl") and t.i < head.i + 8
            ),
            default=head.i,
        )
        return self._cast.resolve(head.doc[min(left, head.i) : max(right, head.i) + 1], recent)

    def _due(self, span: Span) -> str | None:
        """Give the last date written in the passage that is not over when the article appears."""
        inside = [d.edtf for d in self._dates if span.start <= d.start and d.end <= span.end]
        return next((d for d in reversed(inside) if not self._over(d)), None)

    def narrates(self, anchor: Anchor, start: int, end: int) -> bool:
        """Tell a future of narration: what «finira par fermer» on a day long past."""
        doc, last = self._page.doc, self._page.doc[end - 1]
        span = self._page.span(doc[start].idx, last.idx + len(last))
        days = [d.edtf for d in self._dates if span.start <= d.start and d.end <= span.end]
        return anchor.rule in _NARRATED and any(
            precision(d) is Precision.DAY and self._over(d, _LONG) for d in days
        )

    def _over(self, edtf: str, since: timedelta = _LATELY) -> bool:
        """Tell whether a date ended before the article appeared, by more than `since`."""
        _, end = bounds(edtf)
        return end is not None and self._own is not None and end < self._own - since

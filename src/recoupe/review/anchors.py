"""Anchors of what a collation holds, with which it is found again in another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from recoupe.model import (
    Actor,
    ActorAnchor,
    Anchor,
    Article,
    ArticleAnchor,
    Collation,
    Event,
    EventAnchor,
    Figure,
    FigureAnchor,
    Passage,
    PassageAnchor,
    Pledge,
    PledgeAnchor,
    Saying,
    SayingAnchor,
    Statement,
    StatementAnchor,
)
from recoupe.text import key

_AROUND = 32  # code points of prefix and suffix, as in our Web Annotations
_MENTIONS = 3  # of an actor or an event, each in another article

Judged: TypeAlias = Statement | Actor | Saying | Event | Pledge | Figure


class Anchors:
    """Makes the anchors of one collation's parts."""

    def __init__(self, collation: Collation) -> None:
        self._articles = {article.id: article for article in collation.articles}
        self._actors = {actor.id: actor for actor in collation.actors}
        self._statements = {statement.id: statement for statement in collation.statements}

    def of(self, thing: Judged) -> Anchor:
        """Give the anchor of anything that can be judged."""
        match thing:
            case Statement():
                return self.statement(thing)
            case Actor():
                return self.actor(thing)
            case Saying():
                return self.saying(thing)
            case Event():
                return self.event(thing)
            case Pledge():
                return self.pledge(thing)
            case Figure():
                return self.figure(thing)

    def article(self, id: str) -> ArticleAnchor:
        """Give the anchor of an article."""
        return article_anchor(self._articles[id])

    def passage(self, article: str, start: int, end: int) -> PassageAnchor:
        """Give the anchor of a stretch of an article."""
        held = self._articles[article]
        return PassageAnchor(
            article=article_anchor(held),
            start=start,
            end=end,
            exact=held.text[start:end],
            prefix=held.text[max(0, start - _AROUND) : start],
            suffix=held.text[end : end + _AROUND],
        )

    def actor(self, actor: Actor) -> ActorAnchor:
        """Give the anchor of an actor: names, and passages that have one of them."""
        names = {key(name) for name in (actor.name, *actor.aliases)}

        def bears_name(passage: Passage) -> bool:
            text = self._articles[passage.article].text
            return key(text[passage.start : passage.end]) in names

        mentions = list(self._one_an_article(m for m in actor.mentions if bears_name(m)))
        return ActorAnchor(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            aliases=actor.aliases,
            mentions=tuple(mentions or self._one_an_article(actor.mentions)),
            named=actor.named,
        )

    def statement(self, statement: Statement) -> StatementAnchor:
        """Give the anchor of a statement."""
        return StatementAnchor(
            id=statement.id,
            passage=self.passage(statement.article, statement.start, statement.end),
            form=statement.kind,
            fragments=statement.fragments,
            cue=statement.cue,
            source=statement.source,
            speakers=tuple(self.actor(self._actors[id]) for id in statement.speakers),
            relays=tuple(self.actor(self._actors[id]) for id in statement.relays),
            confidence=statement.confidence,
            rule=statement.rule,
        )

    def saying(self, saying: Saying) -> SayingAnchor:
        """Give the anchor of a saying."""
        return SayingAnchor(
            id=saying.id,
            statements=tuple(self.statement_passage(id) for id in saying.statements),
        )

    def statement_passage(self, id: str) -> PassageAnchor:
        """Give the anchor of a statement's passage."""
        statement = self._statements[id]
        return self.passage(statement.article, statement.start, statement.end)

    def event(self, event: Event) -> EventAnchor:
        """Give the anchor of an event."""
        return EventAnchor(
            id=event.id,
            title=event.title,
            type=event.type,
            date=event.date,
            articles=tuple(self.article(id) for id in event.articles),
            mentions=tuple(self._one_an_article(event.mentions)),
        )

    def pledge(self, pledge: Pledge) -> PledgeAnchor:
        """Give the anchor of a pledge."""
        return PledgeAnchor(
            id=pledge.id,
            passage=self.passage(pledge.article, pledge.start, pledge.end),
            kind=pledge.kind,
            by=None if pledge.by is None else self.actor(self._actors[pledge.by]),
            to=None if pledge.to is None else self.actor(self._actors[pledge.to]),
            due=pledge.due,
        )

    def figure(self, figure: Figure) -> FigureAnchor:
        """Give the anchor of a figure."""
        return FigureAnchor(
            id=figure.id,
            passage=self.passage(figure.article, figure.start, figure.end),
            value=figure.value,
            unit=figure.unit,
        )

    def _one_an_article(self, passages: Iterable[Passage]) -> Iterator[PassageAnchor]:
        """Give anchors of the first passages, each in another article."""
        seen: set[str] = set()
        for passage in passages:
            if len(seen) == _MENTIONS:
                return
            if passage.article not in seen:
                seen.add(passage.article)
                yield self.passage(passage.article, passage.start, passage.end)


def article_anchor(article: Article) -> ArticleAnchor:
    """Give the anchor of an article."""
    return ArticleAnchor(article.id, article.name, article.url.value if article.url else None)

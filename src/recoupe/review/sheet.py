"""A collation while judgements are applied to it: parts that can be exchanged, and who uses whom.

What nothing touches comes out as the same object, so that a store can see at once what changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from recoupe.collate.origins import OriginIndex
from recoupe.collate.sayings.making import make_saying
from recoupe.model import (
    Actor,
    Collation,
    Event,
    Figure,
    Framing,
    Loss,
    Passage,
    Pledge,
    Saying,
    Series,
    Statement,
)
from recoupe.review.places import Places
from recoupe.text import key

# What applying a judgement gives: the ids of what it is about now, or why it finds no target.
Done = tuple[str, ...] | Loss

_Key = TypeVar("_Key", bound=Hashable)


class Sheet:
    """A working copy of a collation; `titles` and `moved` are as in `Review`.

    Parts keep their order; what is added comes last.
    """

    def __init__(self, collation: Collation) -> None:
        self._found = collation
        self.places = Places(collation.articles)
        self.article_events = dict(collation.article_events)
        self.actors: dict[str, Actor] = _by_id(collation.actors)
        self.events: dict[str, Event] = _by_id(collation.events)
        self.statements: dict[str, Statement] = _by_id(collation.statements)
        self.sayings: dict[str, Saying] = _by_id(collation.sayings)
        self.figures: dict[str, Figure] = _by_id(collation.figures)
        self.series: dict[str, Series] = _by_id(collation.series)
        self.pledges: dict[str, Pledge] = _by_id(collation.pledges)
        self.framings: dict[str, Framing] = _by_id(collation.framings)
        self.titles: dict[str, str] = {}
        self.moved: dict[str, str] = {}

    def collation(self) -> Collation:
        """Give the collation as it is now."""
        return replace(
            self._found,
            article_events=dict(self.article_events),
            actors=tuple(self.actors.values()),
            events=tuple(self.events.values()),
            statements=tuple(self.statements.values()),
            sayings=tuple(self.sayings.values()),
            figures=tuple(self.figures.values()),
            series=tuple(self.series.values()),
            pledges=tuple(self.pledges.values()),
            framings=tuple(self.framings.values()),
        )

    def now(self, id: str) -> str:
        """Give what a thing is part of now."""
        while id in self.moved:
            id = self.moved[id]
        return id

    def holds(self, id: str) -> bool:
        """Tell whether a thing of this id is there."""
        parts: tuple[Mapping[str, Struct], ...] = (
            self.statements,
            self.actors,
            self.sayings,
            self.events,
            self.pledges,
            self.figures,
        )
        return any(id in part for part in parts)

    def free(self, *wanted: str) -> str:
        """Give the first of some ids that nothing has, or had before it was merged."""
        return next(id for id in wanted if not self.holds(id) and id not in self.moved)

    # Who stands where. These only grow: what they give may be gone or have changed since.

    @cached_property
    def statements_in(self) -> defaultdict[str, list[str]]:
        """The statements by article."""
        return _group((s.article, s.id) for s in self.statements.values())

    @cached_property
    def pledges_in(self) -> defaultdict[str, list[str]]:
        """The pledges by article."""
        return _group((p.article, p.id) for p in self.pledges.values())

    @cached_property
    def figures_in(self) -> defaultdict[str, list[str]]:
        """The figures by article."""
        return _group((f.article, f.id) for f in self.figures.values())

    @cached_property
    def named(self) -> defaultdict[str, list[str]]:
        """The actors by each of their names, folded."""
        return _group(
            (name, actor.id)
            for actor in self.actors.values()
            for name in dict.fromkeys(key(n) for n in (actor.name, *actor.aliases))
        )

    @cached_property
    def mentioned_in(self) -> defaultdict[str, list[str]]:
        """The actors by the articles that mention them."""
        return _group(
            (article, actor.id)
            for actor in self.actors.values()
            for article in dict.fromkeys(mention.article for mention in actor.mentions)
        )

    @cached_property
    def recalled_in(self) -> defaultdict[str, list[str]]:
        """The events by the articles that tell of them."""
        return _group(
            (article, event.id)
            for event in self.events.values()
            for article in dict.fromkeys(mention.article for mention in event.mentions)
        )

    # Who names whom.

    @cached_property
    def uses_of_actor(self) -> defaultdict[str, list[tuple[str, str]]]:
        """What names an actor: part and id, by the actor."""
        uses: list[tuple[str, tuple[str, str]]] = []
        for s in self.statements.values():
            uses += [(actor, ("statements", s.id)) for actor in (*s.speakers, *s.relays)]
        for saying in self.sayings.values():
            uses += [(actor, ("sayings", saying.id)) for actor in saying.speakers]
        for event in self.events.values():
            uses += [(actor, ("events", event.id)) for actor in event.participants]
        for figure in self.figures.values():
            if figure.speaker is not None:
                uses.append((figure.speaker, ("figures", figure.id)))
        for pledge in self.pledges.values():
            uses += [(a, ("pledges", pledge.id)) for a in (pledge.by, pledge.to) if a is not None]
        return _group(uses)

    @cached_property
    def uses_of_event(self) -> defaultdict[str, list[tuple[str, str]]]:
        """What is said on an event: part and id, by the event."""
        uses = [(s.event, ("statements", s.id)) for s in self.statements.values() if s.event]
        uses += [(s.event, ("sayings", s.id)) for s in self.sayings.values() if s.event]
        return _group(uses)

    @cached_property
    def uses_of_statement(self) -> defaultdict[str, list[tuple[str, str]]]:
        """What a statement holds: part and id, by the statement."""
        uses = [(f.statement, ("figures", f.id)) for f in self.figures.values() if f.statement]
        uses += [(p.statement, ("pledges", p.id)) for p in self.pledges.values() if p.statement]
        for framing in self.framings.values():
            held = dict.fromkeys(t.statement for t in framing.terms if t.statement is not None)
            uses += [(statement, ("framings", framing.id)) for statement in held]
        return _group(uses)

    # Changes that several verbs make.

    def put_statement(self, statement: Statement) -> None:
        """Put a statement in its place, or add it; its sayings are to be renewed after."""
        if statement.id not in self.statements:
            self.statements_in[statement.article].append(statement.id)
        self.statements[statement.id] = statement
        for actor in (*statement.speakers, *statement.relays):
            self.uses_of_actor[actor].append(("statements", statement.id))
        if statement.event is not None:
            self.uses_of_event[statement.event].append(("statements", statement.id))

    def add_actor(self, actor: Actor) -> None:
        """Add an actor."""
        self.actors[actor.id] = actor
        self.index_actor(actor)

    def index_actor(self, actor: Actor) -> None:
        """Make an actor be found by all that it has now."""
        for name in (actor.name, *actor.aliases):
            self.named[key(name)].append(actor.id)
        for article in dict.fromkeys(mention.article for mention in actor.mentions):
            self.mentioned_in[article].append(actor.id)

    def form_saying(self, id: str, statements: Iterable[str]) -> None:
        """Make these statements the saying of this id, or take it away where there is none.

        Speakers, event, degrees and origins follow from them as in collating. The statements that
        are new in it are told; those that it held before are not.
        """
        held = [self.statements[s] for s in dict.fromkeys(statements)]
        if not held:
            del self.sayings[id]
            self.titles.pop(id, None)
            return
        texts = {s.article: self.places.text(s.article) for s in held}
        languages = {s.article: self.places.language(s.article) for s in held}
        saying = make_saying(id, held, texts, languages, self.origins)
        self.sayings[id] = saying
        for actor in saying.speakers:
            self.uses_of_actor[actor].append(("sayings", id))
        if saying.event is not None:
            self.uses_of_event[saying.event].append(("sayings", id))
        for statement in held:
            if id not in statement.sayings:
                self.statements[statement.id] = replace(statement, sayings=(*statement.sayings, id))

    def renew_sayings(self, statement: Statement) -> None:
        """Let the sayings of a statement follow a change of it."""
        for id in statement.sayings:
            self.form_saying(id, self.sayings[id].statements)

    @cached_property
    def origins(self) -> OriginIndex:
        """Who copied whom."""
        found = self._found
        return OriginIndex(found.reuse, found.origins, found.article_origins)

    def carriers(self, figures: Iterable[Figure]) -> int:
        """Count the independent origins behind figures."""
        return self.origins.carriers(Passage(f.article, f.start, f.end) for f in figures)


def _by_id(parts: Iterable[Any]) -> dict[str, Any]:
    return {part.id: part for part in parts}


def _group(pairs: Iterable[tuple[_Key, Any]]) -> defaultdict[_Key, list[Any]]:
    groups: defaultdict[_Key, list[Any]] = defaultdict(list)
    for one, other in pairs:
        groups[one].append(other)
    return groups


def renamed(ids: Iterable[str], names: Callable[[str], str]) -> tuple[str, ...]:
    """Give ids under the names that they have now, each once."""
    return tuple(dict.fromkeys(map(names, ids)))

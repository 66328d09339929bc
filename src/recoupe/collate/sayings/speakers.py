"""Who may be the same speaker: an actor, the voices of a state, a body and who speaks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, cached_property

from recoupe.collate.sayings.wording import Wording
from recoupe.collate.words import stems
from recoupe.language import PIPELINES, load_pack
from recoupe.model import Actor, ActorKind
from recoupe.text import key

_WORD = re.compile(r"[^\W_]+")


class Relation(StrEnum):
    """How the speakers of two statements stand to each other."""

    SAME = "same"
    AKIN = "akin"  # one may speak for the other
    DESCRIBED = "described"  # others, of whom one has no name
    UNKNOWN = "unknown"  # nobody is known to have said one of them
    RIVALS = "rivals"  # named persons, and different ones


class Speakers:
    """Who may be the same speaker."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._bodies = self._find_bodies()
        self._states = {actor.id: self._find_state(actor) for actor in actors}

    def keys(self, wording: Wording) -> tuple[str, ...]:
        """Give what a statement's speakers are indexed under.

        They, the states they are of, and the bodies that they hold an office in.
        """
        speakers = wording.statement.speakers
        states = {self._states[s] for s in speakers if s in self._actors}
        bodies = {body for s in speakers for body in self._bodies.get(s, ())} - {*speakers}
        return (*speakers, *sorted(f"state {s}" for s in states if s), *sorted(bodies))

    def same(self, one: Wording, other: Wording) -> bool:
        """Tell whether two statements share a speaker."""
        return not set(one.statement.speakers).isdisjoint(other.statement.speakers)

    def akin(self, one: Wording, other: Wording) -> bool:
        """Tell whether one speaker may speak for the other: a body and its head, a state."""
        return any(
            self._speaks_for(a, b) for a in one.statement.speakers for b in other.statement.speakers
        )

    def relation(self, one: Wording, other: Wording) -> Relation:
        """Tell how the speakers of two statements stand to each other."""
        if self.same(one, other):
            return Relation.SAME
        if self.akin(one, other):
            return Relation.AKIN
        if self.rivals(one, other):
            return Relation.RIVALS
        known = one.statement.speakers and other.statement.speakers
        return Relation.DESCRIBED if known else Relation.UNKNOWN

    def rivals(self, one: Wording, other: Wording) -> bool:
        """Tell whether the speakers are named persons, and different ones."""
        named = [
            {s for s in w.statement.speakers if self._is_named_person(s)} for w in (one, other)
        ]
        return all(named) and named[0].isdisjoint(named[1])

    def named_in(self, wording: Wording) -> frozenset[str]:
        """Give the word stems of the names that stand in a statement, of whichever actor."""
        words = wording.plain.split()
        return frozenset(
            stem
            for at, first in enumerate(words)
            for name in self._names.get(first, ())
            if tuple(words[at : at + len(name)]) == name
            for stem in stems(" ".join(name))
        )

    @cached_property
    def _names(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Give the names of named actors, in words, by their first word."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for actor in self._actors.values():
            for name in (actor.name, *actor.aliases) if actor.named else ():
                words = tuple(_plain(name).split())
                if words:
                    found[words[0]].add(words)
        return {first: frozenset(names) for first, names in found.items()}

    def _is_named_person(self, speaker: str) -> bool:
        actor = self._actors.get(speaker)
        return actor is not None and actor.named and actor.kind is ActorKind.PERSON

    def _speaks_for(self, a: str, b: str) -> bool:
        one, other = self._actors.get(a), self._actors.get(b)
        if one is None or other is None:
            return False
        if self._is_named_person(a) and self._is_named_person(b):
            return False
        if self._states[a] is not None and self._states[a] == self._states[b]:
            return True
        return b in self._bodies.get(a, ()) or a in self._bodies.get(b, ())

    def _find_bodies(self) -> dict[str, frozenset[str]]:
        """Give, for each actor with roles, the other actors that its roles name."""
        named: dict[str, set[str]] = defaultdict(set)
        for actor in self._actors.values():
            for name in (actor.name, *actor.aliases):
                named[_plain(name)].add(actor.id)
                if actor.kind is ActorKind.ORGANISATION and actor.state:
                    for shorter in _without_one(_plain(name)):
                        named[shorter].add(actor.id)
        found: dict[str, frozenset[str]] = {}
        for actor in self._actors.values():
            parts = {
                part
                for role in {role.name for role in actor.roles}
                for wording in (_plain(role), *_other_names(_plain(role)))
                for part in _parts(wording)
            }
            bodies = {body for part in parts for body in named.get(part, ())}
            kept = {body for body in bodies if self._one_state(actor, self._actors[body])}
            if kept - {actor.id}:
                found[actor.id] = frozenset(kept - {actor.id})
        return found

    def _find_state(self, actor: Actor) -> str | None:
        """Give the state that an actor is of, or else the one that all its bodies are of."""
        if actor.state is not None:
            return actor.state
        states = {self._actors[body].state for body in self._bodies.get(actor.id, ())} - {None}
        return states.pop() if len(states) == 1 else None

    def _one_state(self, actor: Actor, body: Actor) -> bool:
        return actor.state is None or body.state is None or actor.state == body.state


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(key(name)))


def _without_one(name: str) -> Iterator[str]:
    """Give a body's name without one of its inner words: roles leave out which state it is of."""
    words = name.split()
    for at in range(1, len(words) - 1):
        if len(words) > 3:
            yield " ".join(words[:at] + words[at + 1 :])


def _parts(role: str) -> Iterator[str]:
    """Give all runs of words of a role, in which a body may be named («president of the …»)."""
    words = role.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


@cache
def _other_names(role: str) -> tuple[str, ...]:
    """Give the other names of an office of state: who is minister of X is master of palace Y.

    A single word («president») is left out: it names other offices too.
    """
    if " " not in role:
        return ()
    return tuple(
        sorted({name for office in _offices() if role in office for name in office} - {role})
    )


@cache
def _offices() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(_plain(name) for forms in office for name in forms if name)
        for code in sorted(PIPELINES)
        for office in load_pack(code).table("roles")["offices"].values()
    )

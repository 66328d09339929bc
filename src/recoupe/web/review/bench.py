"""The dossier as it is judged: its newest state, how each thing stands, where lines are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock

from recoupe.dossier import open_dossier, open_for_review
from recoupe.model import AnyJudgement, Collation, Remark, Review, Verb
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.text import key


@dataclass(frozen=True)
class Standing:
    """How a thing stands: a word of `STATES`, and the judgement that it stands by."""

    state: str
    judgement: AnyJudgement
    notes: int


# What a thing is called by the last judgement about it.
STATES = {Verb.ACCEPT: "accepted", Verb.REJECT: "rejected"}
_OTHERWISE = "corrected"


@dataclass(frozen=True)
class Log:
    """The log of one revision, ready to be looked up."""

    review: Review
    revision: int

    @cached_property
    def by_id(self) -> dict[str, AnyJudgement]:
        """All judgements by their ids."""
        return {judgement.id: judgement for judgement in self.review.judgements}

    @cached_property
    def undone(self) -> frozenset[str]:
        """The judgements without effect."""
        return frozenset(self.review.undone)

    def of(self, thing: str) -> tuple[AnyJudgement, ...]:
        """Give the judgements in force about a thing, in the order of the log."""
        return tuple(self.by_id[id] for id in self.review.things.get(thing, ()) if id in self.by_id)

    def standing(self, thing: str) -> Standing | None:
        """Tell how a thing stands; None where nobody judged it."""
        held = self.of(thing)
        judged = [judgement for judgement in held if not isinstance(judgement, Remark)]
        if not judged:
            return None
        last = judged[-1]
        return Standing(
            STATES.get(last.verb, _OTHERWISE), last, sum(bool(judgement.note) for judgement in held)
        )

    @cached_property
    def rejected(self) -> tuple[AnyJudgement, ...]:
        """The rejections in force, newest first."""
        return tuple(
            judgement
            for judgement in reversed(self.review.judgements)
            if judgement.verb is Verb.REJECT and judgement.id not in self.undone
        )


@dataclass(frozen=True)
class State:
    """One state of a dossier: what it holds as judged so far, and the log."""

    collation: Collation
    log: Log

    @cached_property
    def shelf(self) -> Shelf:
        """The dossier laid out for reading."""
        return shelve(self.collation)

    @cached_property
    def actor_keys(self) -> tuple[tuple[str, str], ...]:
        """The ids of all actors, each with its names folded for searching, by name."""
        return tuple(
            (actor.id, " ".join(key(name) for name in (actor.name, *actor.aliases)))
            for actor in sorted(self.collation.actors, key=lambda a: (key(a.name), a.id))
        )


class Bench:
    """Reads the newest state of the dossier at an address; one state is kept."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._lock = Lock()
        self._state: State | None = None
        self._log: Log | None = None

    def log(self) -> Log:
        """Give the newest log. Raises what `open_dossier` raises."""
        with self._lock, open_dossier(self.address) as dossier:
            revision = dossier.revision()
            if self._log is None or self._log.revision != revision:
                self._log = Log(dossier.review(), dossier.revision())
            return self._log

    def state(self) -> State:
        """Give the newest state. Raises what `open_dossier` raises."""
        with self._lock, open_dossier(self.address) as dossier:
            if self._state is None or self._state.log.revision != dossier.revision():
                found = dossier.reviewed()
                self._log = Log(found.review, found.revision)
                self._state = State(found.collation, self._log)
            return self._state

    def judge(self, judgement: AnyJudgement, seen: int | None) -> int:
        """Write a line of the log; gives the new revision.

        Raises ConflictingJudgement where somebody judged the same after `seen`, and what
        `open_for_review` raises.
        """
        with open_for_review(self.address) as dossier:
            return dossier.judge(judgement, seen=seen)


def now() -> str:
    """Give the time as the log has it: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seek(state: State, query: str, most: int) -> Iterator[str]:
    """Give the ids of actors that have all words of `query` in a name, by name."""
    words = key(query[:300]).split()
    given = 0
    for id, names in state.actor_keys if words else ():
        if all(word in names for word in words):
            yield id
            given += 1
            if given == most:
                return

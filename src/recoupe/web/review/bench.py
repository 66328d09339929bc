"""The dossier as it is judged: its newest state, how each thing stands, where lines are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Connection

from recoupe.dossier import open_for_review
from recoupe.dossier.judgements import Imported, review, revision
from recoupe.dossier.words import Query, search
from recoupe.model import AnyJudgement, Reject, Remark, Review, Verb
from recoupe.web.desk import Desk, Sheet


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
    def rejected(self) -> tuple[Reject, ...]:
        """The rejections in force that found what they reject, newest first."""
        return tuple(
            judgement
            for judgement in reversed(self.review.judgements)
            if isinstance(judgement, Reject)
            and judgement.id not in self.undone
            and judgement.id not in self.review.lost
        )


@dataclass(frozen=True)
class View:
    """One state of the dossier, open for the queries of one page, with the log that led to it."""

    sheet: Sheet
    log: Log

    @property
    def connection(self) -> Connection:
        """What the queries are put to."""
        return self.sheet.connection

    def seek(self, kind: str, words: str, most: int) -> list[str]:
        """Give the ids of things of one kind (see `recoupe.dossier.entries`) by their words."""
        return search(self.connection, Query.of(words[:300]), kind, limit=most)


class Bench:
    """Where the dossier of a desk is judged; the newest log is kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._log = Log(Review(), -1)

    @contextmanager
    def open(self) -> Iterator[View]:
        """Open the newest state. Raises what `open_dossier` raises."""
        with self._desk.sheet() as sheet:
            yield View(sheet, self.log(sheet.connection))

    def log(self, connection: Connection) -> Log:
        """Give the log of the state that a connection sees."""
        seen = revision(connection)
        with self._lock:
            if self._log.revision != seen:
                self._log = Log(review(connection), seen)
            return self._log

    def judge(self, judgement: AnyJudgement, seen: int | None) -> int:
        """Write a line of the log; gives the new revision.

        Raises ConflictingJudgement where somebody judged the same after `seen`, and what
        `open_for_review` raises.
        """
        with open_for_review(self._desk.address) as dossier:
            return dossier.judge(judgement, seen=seen)

    def bring(self, judgements: list[AnyJudgement]) -> Imported:
        """Take in the lines of another log. Raises what `open_for_review` raises."""
        with open_for_review(self._desk.address) as dossier:
            return dossier.import_judgements(judgements)


_BENCHES: WeakKeyDictionary[Desk, Bench] = WeakKeyDictionary()


def bench_of(desk: Desk) -> Bench:
    """Give the one bench of a desk."""
    return _BENCHES.setdefault(desk, Bench(desk))


def now() -> str:
    """Give the time as the log has it: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

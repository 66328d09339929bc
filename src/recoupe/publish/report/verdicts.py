"""What people said in review, in words beside what they said it of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe.model import AnyJudgement, Review, Verb
from recoupe.model.judgement import Rename
from recoupe.publish.report.wording import N_, Wording

_WORDS = {
    Verb.ACCEPT: N_("confirmed by %(who)s, %(day)s"),
    Verb.RESPAN: N_("its words corrected by %(who)s, %(day)s"),
    Verb.RESPEAK: N_("its speaker corrected by %(who)s, %(day)s"),
    Verb.MERGE: N_("put together by %(who)s, %(day)s"),
    Verb.SPLIT: N_("taken apart by %(who)s, %(day)s"),
    Verb.RENAME: N_("named “%(name)s” by %(who)s, %(day)s"),
    Verb.SETTLE: N_("settled by %(who)s, %(day)s"),
    Verb.REMARK: N_("note by %(who)s, %(day)s"),
}
_CORRECTING = frozenset(
    {Verb.RESPAN, Verb.RESPEAK, Verb.MERGE, Verb.SPLIT, Verb.RENAME, Verb.SETTLE}
)


@dataclass(frozen=True)
class Verdict:
    """What somebody said of a thing: `words` name the deed, the person and the day."""

    words: str
    note: str


@dataclass(frozen=True)
class Reviewing:
    """How much of a dossier was reviewed: judgements in force, and how many have no effect."""

    people: int
    confirmed: int
    corrected: int
    rejected: int
    noted: int
    lost: int


class Verdicts:
    """The judgements in force by the thing they are about: `verdicts(id)`, in order."""

    def __init__(self, review: Review, words: Wording) -> None:
        by_id = {judgement.id: judgement for judgement in review.judgements}
        self._words = words
        self._held = {
            thing: tuple(by_id[judgement] for judgement in judgements if judgement in by_id)
            for thing, judgements in review.things.items()
        }

    def __call__(self, thing: str) -> tuple[Verdict, ...]:
        """Give what was said of a thing; nothing where nobody did."""
        return tuple(self._say(j) for j in self._held.get(thing, ()) if j.verb in _WORDS)

    def _say(self, judgement: AnyJudgement) -> Verdict:
        name = judgement.name if isinstance(judgement, Rename) else ""
        day = self._words.date(judgement.when[:10])
        words = self._words.say(_WORDS[judgement.verb])
        return Verdict(words % {"who": judgement.who, "day": day, "name": name}, judgement.note)


def count_reviewing(review: Review) -> Reviewing | None:
    """Count what was reviewed; None where nothing was."""
    if not review:
        return None
    without = {*review.undone, *review.lost}
    held = [j for j in review.judgements if j.id not in without and j.verb is not Verb.UNDO]
    verbs = Counter(judgement.verb for judgement in held)
    return Reviewing(
        people=len({judgement.who for judgement in held}),
        confirmed=verbs[Verb.ACCEPT],
        corrected=sum(verbs[verb] for verb in _CORRECTING),
        rejected=verbs[Verb.REJECT],
        noted=verbs[Verb.REMARK],
        lost=len(review.lost),
    )

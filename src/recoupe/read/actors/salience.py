"""Who a pronoun or a bare description looks back to.

Salience after Lappin and Leass (1994) and, for French, Trouilleux (2001): each mention adds a
weight by its grammatical place, halved with every sentence gone by; agreement in gender and number
filters; what stands inside somebody's words is not spoken of by the article. The last speaker
counts for more, as news reports run «…, a-t-il dit. Il ajoute …».
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.model import MentionKind

_SUBJECT = 80.0
_OBJECT = 40.0
_INNER = 20.0  # inside another phrase («le frère de X»)
_SENTENCE = 100.0
_SPEAKER = (90.0, 25.0)
_LAST = 10.0
_HERE = 100.0  # the subject of the sentence itself («X écrit : « … », a-t-il ajouté»)
_CENTRE = 40.0  # the subject of the sentence before (the preferred centre of Grosz et al.)
_REACH = 7  # sentences back


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as it counts here: its units, its actor and its place in the sentence."""

    start: int
    end: int
    actor: int
    kind: MentionKind
    subject: bool
    inner: bool
    quoted: bool
    sentence: int


class Salience:
    """The mentions of a page so far, weighed at any place of it.

    A description that nothing has spoken of yet is a latent actor: a number below 0, which
    `settled` maps to the actor it becomes when a pronoun or a statement takes it up.
    """

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self.settled: dict[int, int] = {}
        self._starts: list[int] = []

    def add(self, mark: Mark) -> None:
        """Enter a mention at its place; a second one at the same place is left out."""
        at = bisect_left(self._starts, mark.start)
        while at < len(self._starts) and self._starts[at] == mark.start:
            if self._marks[at].actor == mark.actor:
                return
            at += 1
        self._starts.insert(at, mark.start)
        self._marks.insert(at, mark)

    def before(self, unit: int, sentence: int, reach: int = _REACH) -> list[Mark]:
        """Give the mentions of the last `reach` sentences before a place, latest first."""
        at = bisect_left(self._starts, unit) - 1
        found = []
        while at >= 0 and sentence - self._marks[at].sentence <= reach:
            found.append(self._marks[at])
            at -= 1
        return found

    def named(self, first: int, last: int) -> frozenset[int]:
        """Give the actors that the units `first`–`last` call by name."""
        marks = self._marks[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        return frozenset(mark.actor for mark in marks if mark.kind is MentionKind.NAME)

    def all(self) -> Sequence[Mark]:
        """Give all mentions, in the order of the text."""
        return self._marks

    def rank(
        self,
        unit: int,
        sentence: int,
        fits: Callable[[int], float],
        recent: Sequence[int],
        *,
        decay: float = 0.5,
        reach: int = _REACH,
    ) -> list[tuple[float, int]]:
        """Rank the actors that a phrase at `unit` may stand for, most salient first.

        `fits` weighs an actor by agreement (0: it cannot be); `recent` are the last speakers.
        `decay` is what a mention keeps of its weight with each sentence gone by, over `reach`.
        """
        scores: dict[int, float] = {}
        best: dict[tuple[int, int], float] = {}
        last: dict[int, int] = {}
        for back, mark in enumerate(self.before(unit, sentence, reach)):
            if mark.quoted:
                continue
            actor = self.actual(mark.actor)
            last.setdefault(actor, sentence - mark.sentence)
            weight = _SUBJECT if mark.subject else _INNER if mark.inner else _OBJECT
            place = (actor, mark.sentence)
            value = (weight + _SENTENCE) * decay ** (sentence - mark.sentence)
            value += _LAST / (1 + back)  # of two alike, the later
            if mark.subject and not mark.inner and sentence - mark.sentence <= 1:
                value += _HERE if mark.sentence == sentence else _CENTRE
            if value > best.get(place, 0.0):
                scores[actor] = scores.get(actor, 0.0) + value - best.get(place, 0.0)
                best[place] = value
        for actor, bonus in zip(recent, _SPEAKER, strict=False):
            silent = max(0, last.get(actor, 0) - 1)  # sentences in which others came up
            scores[actor] = scores.get(actor, 0.0) + bonus * decay**silent
        ranked = [(score * fits(actor), -actor) for actor, score in scores.items()]
        ranked = [(score, actor) for score, actor in ranked if score > 0]
        ranked.sort(reverse=True)
        return [(score, -actor) for score, actor in ranked]

    def actual(self, actor: int) -> int:
        """Give the actor that a latent one (below 0) turned out to be, else itself."""
        return self.settled.get(actor, actor)

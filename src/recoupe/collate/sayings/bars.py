"""What is asked of two statements, by who said them and on which occasion."""

from __future__ import annotations

import math
from dataclasses import dataclass

from recoupe.collate.sayings.candidates import Occasions
from recoupe.collate.sayings.likeness import Likeness
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import Wording


@dataclass(frozen=True)
class Bar:
    """What is asked of a pair: a probability and a weight of common words, or a common quote."""

    probability: float
    shared: float = 0.0
    quoted: float = math.inf  # words in a row

    def reached(self, likeness: Likeness) -> bool:
        """Tell whether a pair is likely enough to be versions of one statement."""
        if likeness.quoted >= self.quoted:
            return True
        return likeness.probability >= self.probability and likeness.shared >= self.shared


# Of one speaker in one event; of one who may speak for the other; with a speaker who is unknown;
# of speakers of whom one is described.
_SAME, _AKIN, _UNKNOWN, _OTHER = Bar(0.2), Bar(0.3, 2.0), Bar(0.9, 8.0, 5), Bar(0.9, 5.0, 5)
_CLOSE = Bar(0.5, 6.0)  # of one speaker in two events of the same days
_ELSEWHERE = Bar(0.6, 8.0)  # in other events of the story, without dates
OTHER_STORY = Bar(0.6, 8.0)


def bar_of(a: Wording, b: Wording, speakers: Speakers, occasions: Occasions) -> Bar | None:
    """Give what is asked of two statements of one story; None where they are never one."""
    if not (occasions.same_event(a, b) or occasions.close(a, b)):
        return _ELSEWHERE if speakers.same(a, b) else None
    if speakers.same(a, b):
        return _SAME if occasions.same_event(a, b) else _CLOSE
    if speakers.akin(a, b):
        return _AKIN
    if speakers.rivals(a, b):
        return None
    return _OTHER if a.statement.speakers and b.statement.speakers else _UNKNOWN

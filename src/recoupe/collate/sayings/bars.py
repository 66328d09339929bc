"""How likely a pair must be, by who said the two statements and on which occasions."""

from __future__ import annotations

import math

from recoupe.collate.sayings.candidates import Occasions
from recoupe.collate.sayings.likeness import Likeness
from recoupe.collate.sayings.speakers import Relation
from recoupe.collate.sayings.wording import Wording

# In one event, or in two of the same days.
_LEAST = {
    Relation.SAME: 0.3,
    Relation.AKIN: 0.5,
    Relation.DESCRIBED: 0.6,
    Relation.UNKNOWN: 0.6,
    # Two names under the same words: one account is wrong about who spoke.
    Relation.RIVALS: 0.9,
}
# Of speakers who may be others: the weight of common words, as a phrase of the day is no evidence.
_WEIGHT = {Relation.DESCRIBED: math.log1p(5.0), Relation.UNKNOWN: math.log1p(5.0)}
_QUOTED = 5  # quoted words in a row that both have make up for such speakers
_CLOSE = 0.5  # of one speaker in two events of the same days
# Of one speaker in events of which no date tells whether they are one: a probability, and the
# weight of common words.
_ELSEWHERE, _WORDS = 0.6, math.log1p(8.0)


def enough(
    a: Wording,
    b: Wording,
    relation: Relation,
    occasions: Occasions,
    likeness: Likeness,
    probability: float,
) -> bool:
    """Tell whether two statements of one story are likely enough to be versions of one."""
    one_event = occasions.same_event(a, b)
    if not one_event and not occasions.close(a, b):
        return relation is Relation.SAME and enough_elsewhere(likeness, probability)
    if relation in _WEIGHT and _quoted(a, b) >= _QUOTED:
        return True
    least = _LEAST[relation] if one_event else max(_CLOSE, _LEAST[relation])
    return probability >= least and likeness.words >= _WEIGHT.get(relation, 0.0)


def enough_elsewhere(likeness: Likeness, probability: float) -> bool:
    """Tell whether statements of one speaker in two stories are likely enough to be one."""
    return probability >= _ELSEWHERE and likeness.words >= _WORDS


def _quoted(a: Wording, b: Wording) -> int:
    """Give the number of words of the longest quoted fragment of one that stands in the other."""
    return max((len(quotation.split()) for quotation in a.common_quotations(b)), default=0)

"""How likely two statements are versions of one: logistic regression on what they share.

The coefficients stand in `weights.toml`, which `quality/fit_sayings.py` writes: they are fitted on
pairs of statements that people annotated or read as versions of one statement or not.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.collate.sayings.likeness import Likeness
from recoupe.collate.sayings.speakers import Relation

_FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True)
class Odds:
    """Coefficients of what two statements share, and of how their speakers stand to each other.

    The relation that has no coefficient is the one that the others are measured against.
    """

    intercept: float
    likeness: Mapping[str, float]
    relations: Mapping[str, float]

    def probability(self, likeness: Likeness, relation: Relation) -> float:
        """Give the probability that two statements are versions of one, 0-1."""
        logit = (
            self.intercept
            + self.relations.get(relation, 0.0)
            + sum(self.likeness[name] * value for name, value in likeness._asdict().items())
        )
        return 1 / (1 + math.exp(-logit))


@cache
def fitted() -> Odds:
    """Give the coefficients in use."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Odds(table["intercept"], table["likeness"], table["relations"])

"""Passages that stand, copied or nearly so, in two articles: seed and extend.

Shared runs of eight words are the seeds; seeds that follow each other in both articles with few
words between them are one passage (the local alignment of BLAST, Altschul et al. 1990, on words).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from recoupe.collate.shingles import RUN, Shingles, Words

# Words that may be put in, left out or changed between two seeds of one passage.
_GAP = 12


@dataclass(frozen=True, slots=True)
class Match:
    """Words `left`–`left_end` of one article and `right`–`right_end` of another.

    `seeds` are the numbers (in the left article's shingles) of the runs that both have.
    """

    left: int
    left_end: int
    right: int
    right_end: int
    seeds: tuple[int, ...]

    def similarity(self, a: Words, b: Words) -> float:
        """Give the share of the words of both sides that are in common and in order, 0 to 1."""
        return Indel.normalized_similarity(
            a.forms[self.left : self.left_end].tolist(),
            b.forms[self.right : self.right_end].tolist(),
        )


def match_passages(a: Shingles, b: Shingles) -> list[Match]:
    """Find the passages that two articles share, in the order of the first."""
    _, in_a, in_b = np.intersect1d(a.values, b.values, assume_unique=True, return_indices=True)
    seeds = sorted(zip(a.first[in_a].tolist(), b.first[in_b].tolist(), in_a.tolist(), strict=True))
    chains: list[list[tuple[int, int, int]]] = []
    for seed in seeds:
        if chains and _follows(chains[-1][-1], seed):
            chains[-1].append(seed)
        else:
            chains.append([seed])
    return [
        Match(
            left=chain[0][0],
            left_end=chain[-1][0] + RUN,
            right=chain[0][1],
            right_end=chain[-1][1] + RUN,
            seeds=tuple(number for _, _, number in chain),
        )
        for chain in chains
    ]


def _follows(last: tuple[int, int, int], seed: tuple[int, int, int]) -> bool:
    reach = RUN + _GAP
    return 0 < seed[0] - last[0] <= reach and 0 < seed[1] - last[1] <= reach

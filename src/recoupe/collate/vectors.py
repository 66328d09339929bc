"""Articles as weighted bags of stems, and the nearest neighbours of each.

Neighbours come from the inverted index that a sparse matrix is: only articles that share a telling
word are compared.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from recoupe.collate.words import weight

# A stem in more articles than this proposes no neighbours; in a large pile it tells little.
_MOST_HOLDERS = 400
_BLOCK = 500  # rows multiplied at a time, so that memory stays small


@dataclass(frozen=True)
class Edge:
    """Two neighbours (`left` < `right`) and the cosine of their vectors."""

    left: int
    right: int
    similarity: float


def weigh(bags: Sequence[Sequence[str]], languages: Sequence[str]) -> sparse.csr_matrix:
    """Give one row a bag of stems, of length 1: (1 + log count) · weight of the stem."""
    counts = [Counter(bag) for bag in bags]
    holders = Counter(stem for count in counts for stem in count)
    columns = {stem: n for n, stem in enumerate(sorted(holders))}
    codes = sorted(set(languages))
    weights = np.array(
        [weight(stem, holders[stem], len(bags), codes) for stem in columns], dtype=np.float64
    )
    indices, data, bounds = [], [], [0]
    for count in counts:
        row = sorted((columns[stem], 1 + math.log(n)) for stem, n in count.items())
        indices += [column for column, _ in row]
        data += [value for _, value in row]
        bounds.append(len(indices))
    matrix = sparse.csr_matrix((data, indices, bounds), shape=(len(bags), len(columns)))
    matrix = matrix @ sparse.diags(weights)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr()


def neighbours(matrix: sparse.csr_matrix, most: int, least: float) -> list[Edge]:
    """Give the pairs of which one is among the other's `most` nearest, and at least `least` near.

    Sorted by the pair, so that the result depends on the rows alone.
    """
    holders = np.diff(matrix.tocsc().indptr)
    telling = matrix[:, np.flatnonzero((holders > 1) & (holders <= _MOST_HOLDERS))]
    across = telling.T.tocsr()
    found: dict[tuple[int, int], float] = {}
    for start in range(0, matrix.shape[0], _BLOCK):
        block = (telling[start : start + _BLOCK] @ across).tocsr()
        for offset in range(block.shape[0]):
            low, high = block.indptr[offset], block.indptr[offset + 1]
            for other, similarity in _nearest(
                block.indices[low:high], block.data[low:high], start + offset, most, least
            ):
                pair = (min(start + offset, other), max(start + offset, other))
                found[pair] = similarity
    return [Edge(left, right, found[left, right]) for left, right in sorted(found)]


def _nearest(
    others: NDArray[np.int32], values: NDArray[np.float64], row: int, most: int, least: float
) -> list[tuple[int, float]]:
    kept = (values >= least) & (others != row)
    others, values = others[kept], np.round(values[kept], 9)
    order = np.lexsort((others, -values))[:most]
    return list(zip(others[order].tolist(), values[order].tolist(), strict=True))

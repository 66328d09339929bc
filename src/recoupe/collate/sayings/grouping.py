"""Sayings as groups of statements that hold together, from the likelihood of pairs.

Average linkage first, so that one doubtful pair does not chain two sayings; then a statement with
two contents joins a second group that it fits about as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.collate.linkage import link
from recoupe.collate.vectors import Edge

_MEAN = 0.12  # mean likelihood of the pairs of one saying, unlikely pairs counting as 0
_SECOND = 0.35  # the same, between a statement and the members of a second saying
_LIKELY = 0.6  # likelihood of one pair that is enough for a second saying with its own content


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers of the statements of one saying, rising; `first` is the first of its own ones."""

    members: tuple[int, ...]
    first: int


def group(
    size: int,
    edges: Sequence[Edge],
    two_contents: Callable[[int, Sequence[int], Sequence[int]], bool] = lambda *_: False,
) -> list[Group]:
    """Group the statements 0 to `size` - 1; each is in one saying, or in two.

    Edges are the likelihoods of pairs, below 0 for what speaks against a pair. `two_contents` tells
    whether a statement shares one thing with the members of its group, and another with those of
    a second one.
    """
    clusters = link(size, edges, _MEAN)
    place = {n: k for k, cluster in enumerate(clusters) for n in cluster}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    likely: set[tuple[int, int]] = set()
    for edge in edges:
        for n, k in ((edge.left, place[edge.right]), (edge.right, place[edge.left])):
            if place[n] != k:
                sums[n, k] += edge.similarity
                if edge.similarity >= _LIKELY:
                    likely.add((n, k))
    best: dict[int, tuple[float, int]] = {}
    for (n, k), total in sorted(sums.items()):
        mean = total / len(clusters[k])
        if mean <= best.get(n, (0.0, 0))[0]:
            continue
        mine = clusters[place[n]]
        if mean >= _SECOND or (
            (n, k) in likely and len(mine) > 1 and two_contents(n, mine, clusters[k])
        ):
            best[n] = (mean, k)
    guests: dict[int, list[int]] = defaultdict(list)
    for n, (_, k) in best.items():
        # Two single statements are one pair already; the guest must not invite its host back.
        if not (len(clusters[place[n]]) == 1 and place[n] > k):
            guests[k].append(n)
    return [
        Group(tuple(sorted({*cluster, *guests[k]})), cluster[0])
        for k, cluster in enumerate(clusters)
    ]

"""Agglomerative clustering by average linkage on a sparse graph.

UPGMA (Sokal & Michener 1958): the two clusters with the highest mean similarity are joined as long
as it reaches a threshold. Pairs without an edge count as 0, so only neighbours are ever looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from recoupe.collate.vectors import Edge


def link(size: int, edges: Iterable[Edge], least: float) -> list[list[int]]:
    """Give the clusters of the numbers 0 to `size` - 1, each rising, by their smallest member.

    Clusters are joined while the mean similarity of their members' pairs is at least `least`.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for edge in edges:
        sums[edge.left][edge.right] = sums[edge.right][edge.left] = edge.similarity
    members: dict[int, list[int]] = {n: [n] for n in range(size)}
    heap = [
        (-value, one, other)
        for one, row in enumerate(sums)
        for other, value in row.items()
        if one < other and value >= least
    ]
    heapify(heap)
    while heap:
        _, one, other = heappop(heap)
        if one not in members or other not in members:
            continue
        joined = len(sums)
        members[joined] = members.pop(one) + members.pop(other)
        row = _join(sums, one, other, joined)
        for neighbour, total in row.items():
            mean = round(total / (len(members[joined]) * len(members[neighbour])), 12)
            if mean >= least:
                heappush(heap, (-mean, neighbour, joined))
    return sorted(sorted(cluster) for cluster in members.values())


def _join(sums: list[dict[int, float]], one: int, other: int, joined: int) -> dict[int, float]:
    """Replace two clusters by one in the table of summed similarities; give its row."""
    row: dict[int, float] = {}
    for old in (one, other):
        for neighbour, total in sums[old].items():
            if neighbour not in (one, other):
                row[neighbour] = row.get(neighbour, 0.0) + total
                del sums[neighbour][old]
        sums[old] = {}
    for neighbour, total in row.items():
        sums[neighbour][joined] = total
    sums.append(row)
    return row

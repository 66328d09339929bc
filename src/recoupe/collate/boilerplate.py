"""Text that an outlet's pages carry whatever they tell: it is no sign of copying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.collate.shingles import ShingleIndex

# A run of words is boilerplate of an outlet when it stands in this many unlike articles of it, and
# in this share of them (a large archive repeats an agency's background paragraphs now and then).
_LEAST = 3
_SHARE = 0.01
# Where no outlet is known, articles may come from anywhere: more are needed.
_LEAST_UNKNOWN = 5


def find_boilerplate(
    index: ShingleIndex, outlets: Sequence[str | None], kinds: Sequence[int]
) -> frozenset[int]:
    """Give the shingles that are boilerplate of some outlet.

    `outlets` and `kinds` have one entry an article; articles of one kind are copies or versions
    of each other and count once.
    """
    sizes = Counter(outlets)
    needed = {
        outlet: max(_LEAST if outlet else _LEAST_UNKNOWN, round(_SHARE * size))
        for outlet, size in sizes.items()
    }
    fewest = min(needed.values(), default=_LEAST)
    found = set()
    for value, articles in index.rows():
        if len(articles) < fewest:
            continue
        counts = Counter(outlet for outlet, _ in {(outlets[a], kinds[a]) for a in articles})
        if any(count >= needed[outlet] for outlet, count in counts.items()):
            found.add(value)
    return frozenset(found)

"""Stories: the articles of one running affair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recoupe.collate.linkage import link
from recoupe.collate.vectors import Edge, neighbours, weigh
from recoupe.collate.words import stems
from recoupe.model import Account, Article

# Mean cosine of the articles of one story. On piles of 20 to 200 articles of known affairs the
# result is the same from 0.09 to 0.11 (docs, "Events and stories").
_STORY = 0.10
_NEIGHBOURS = 60
_LEAST = 0.03
_NEAR = 0.06  # mean cosine from which an account may go to another story
_ROUNDS = 3


def group_stories(accounts: Sequence[Account]) -> list[list[int]]:
    """Group accounts (by number) into stories, each rising, ordered by their smallest member."""
    matrix = weigh(
        [stems(body(account.article)) for account in accounts],
        [account.article.language for account in accounts],
    )
    edges = neighbours(matrix, _NEIGHBOURS, _LEAST)
    return _resettle(link(len(accounts), edges, _STORY), edges)


def _resettle(stories: Sequence[Sequence[int]], edges: Sequence[Edge]) -> list[list[int]]:
    """Move each account to the story whose accounts are nearest to it on average.

    What was joined early may be nearer to what was joined later.
    """
    near: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        near[edge.left].append(edge)
        near[edge.right].append(edge)
    home = {n: k for k, story in enumerate(stories) for n in story}
    sizes = [len(story) for story in stories]
    for _ in range(_ROUNDS):
        before = dict(home)
        for n in sorted(home):
            sums: dict[int, float] = defaultdict(float)
            for edge in near[n]:
                sums[home[edge.left + edge.right - n]] += edge.similarity
            here = sums.pop(home[n], 0.0) / max(sizes[home[n]] - 1, 1)
            there = {k: round(total / sizes[k], 9) for k, total in sums.items()}
            best = min(there, key=lambda k: (-there[k], k), default=None)
            if best is not None and there[best] > max(round(here, 9), _NEAR):
                sizes[home[n]] -= 1
                sizes[best] += 1
                home[n] = best
        if home == before:
            break
    found: dict[int, list[int]] = defaultdict(list)
    for n in sorted(home):
        found[home[n]].append(n)
    return sorted(found.values())


def body(article: Article) -> str:
    """Give an article's text without its page furniture."""
    kept, at = [], 0
    for piece in sorted(f for f in article.furniture if f.kind.silent):
        kept.append(article.text[at : piece.start])
        at = max(at, piece.end)
    kept.append(article.text[at:])
    return " ".join(kept)

"""How many copies among a pile's articles are found, and how many of those reported are copies.

    python benchmarks/reuse_recall.py PILE.jsonl

The truth is counted exactly, apart from the index that is measured: every run of eight words of
every article. Of the pairs of articles of different outlets that share at least half of the
shorter one's runs, the share that is reported as reuse is printed; of the pairs reported as near
copies, the share that has at least a third of them in common. Ends with status 1 when the first
falls under 0.99 or the second under 0.98.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from recoupe.collate.origins import trace_origins
from recoupe.gather import gather
from recoupe.model import Account, Article, Reading

RUN = 8
RECALL, PRECISION = 0.99, 0.98
WORD = re.compile(r"[^\W_]+")

Pair = tuple[str, str]


def main() -> int:
    """Run the benchmark on the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", type=Path, help="articles as JSON lines, with their outlets")
    pile = parser.parse_args().pile
    articles = [found for found in gather([pile]) if isinstance(found, Article)]
    exact = shared_runs(articles)

    start = time.perf_counter()
    # Near copies are told by the runs alone: what an article quotes changes nothing in them.
    index = trace_origins([Account(article, Reading(article=article.id)) for article in articles])
    seconds = time.perf_counter() - start

    outlets = {a.id: a.outlet.value if a.outlet else None for a in articles}
    reported = {_pair(reuse.source.article, reuse.target.article) for reuse in index.reuse}
    wanted = [pair for pair, share in exact.items() if share >= 1 / 2 and _two(pair, outlets)]
    copies = [_pair(one, other) for one, other, _ in index.near_copies]
    found = sum(pair in reported for pair in wanted)
    right = sum(exact.get(pair, 0) >= 1 / 3 for pair in copies)
    recall, precision = found / max(len(wanted), 1), right / max(len(copies), 1)

    print(f"{len(articles)} articles, {len(reported)} pairs with reuse, {seconds:.1f} s")
    print(f"half shared by two outlets: {found} of {len(wanted)} found ({recall:.4f})")
    print(f"reported as near copies:    {right} of {len(copies)} right ({precision:.4f})")
    return 0 if recall >= RECALL and precision >= PRECISION else 1


def shared_runs(articles: list[Article]) -> dict[Pair, float]:
    """Give, for each pair that has any, the share of the shorter one's runs that both have."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    sizes = {}
    for article in articles:
        words = [word.casefold() for word in WORD.findall(article.text)]
        runs = set(zip(*(words[n:] for n in range(RUN)), strict=False))
        sizes[article.id] = len(runs)
        for run in runs:
            holders[run].append(article.id)
    counts = Counter(
        _pair(*two) for ids in holders.values() if len(ids) > 1 for two in combinations(ids, 2)
    )
    return {pair: n / min(sizes[pair[0]], sizes[pair[1]]) for pair, n in counts.items()}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _two(pair: Pair, outlets: dict[str, str | None]) -> bool:
    return outlets[pair[0]] != outlets[pair[1]]


if __name__ == "__main__":
    sys.exit(main())

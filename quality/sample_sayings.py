"""Draw sayings that two outlets or more carry from a dossier, to be read one by one.

    recoupe export DOSSIER.db --format json --out DOSSIER.json
    python quality/sample_sayings.py DOSSIER.json [--count 100] [--seed 20261121]

Prints each saying with its versions, whole: degree, outlet, date, speaker, words. Whether all
versions report the same words of the same speaker on the same occasion is for a person to say.
Prints to standard output only: texts of others stay where they are.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Dossier = dict[str, Any]


def main() -> int:
    """Print the sample that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dossier", type=Path, help="a dossier exported as JSON")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    dossier: Dossier = json.loads(options.dossier.read_text(encoding="utf-8"))
    shared = list(shared_sayings(dossier))
    draw = random.Random(options.seed)  # noqa: S311 a reproducible draw, no secret
    for number, saying in enumerate(draw.sample(shared, min(options.count, len(shared))), 1):
        print(f"{number}. {shown(dossier, saying)}\n")
    print(f"{len(shared)} sayings of several outlets in all")
    return 0


def shared_sayings(dossier: Dossier) -> Iterator[Dossier]:
    """Give the sayings whose versions stand in two outlets or more, in the dossier's order."""
    outlets = {article["id"]: article["outlet"] for article in dossier["articles"]}
    held = {statement["id"]: statement["article"] for statement in dossier["statements"]}
    for saying in dossier["sayings"]:
        if len({outlets[held[s]] for s in saying["statements"]} - {None}) > 1:
            yield saying


def shown(dossier: Dossier, saying: Dossier) -> str:
    """Give a saying with its versions as lines of text."""
    articles = {article["id"]: article for article in dossier["articles"]}
    statements = {statement["id"]: statement for statement in dossier["statements"]}
    actors = {actor["id"]: actor["name"] for actor in dossier["actors"]}

    def names(ids: list[str]) -> str:
        return "; ".join(actors.get(one, one) for one in ids) or "unknown"

    lines = [f"{names(saying['speakers'])} (origins: {saying['origins']})"]
    for version in saying["versions"]:
        statement = statements[version["statement"]]
        article = articles[statement["article"]]
        words = article["text"][statement["start"] : statement["end"]]
        lines.append(
            f"   {version['degree']:8} | {article['outlet']} {article['published'] or ''} | "
            f"{names(statement['speakers'])} | {' '.join(words.split())}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

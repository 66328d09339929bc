"""Draw statements from a file of articles by a fixed seed, to be read one by one.

    python quality/sample_statements.py ARTICLES.jsonl [--count 200] [--seed 20261121] [--pool 400]

ARTICLES.jsonl holds an article a line (id, text, language). `--pool` articles are drawn, read
whole, and `--count` of their statements printed, each with its rule, speaker and surroundings.
Prints to standard output only: texts of others stay where they are.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from recoupe.ids import stable_id
from recoupe.model import Article, Reading
from recoupe.read import read

_BEFORE, _AFTER = 160, 110


def articles(path: Path, pool: int, draw: random.Random) -> Iterator[Article]:
    """Give `pool` articles drawn from a JSON-lines file, in the order of the draw."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in draw.sample(rows, min(pool, len(rows))):
        yield Article(
            id=stable_id("a", row["text"]),
            name=str(row["id"]),
            sha256="",
            text=row["text"],
            language=row.get("language") or "fr",
        )


def shown(article: Article, reading: Reading, index: int) -> str:
    """Show a statement in its surroundings, with who is said to say it."""
    statement = reading.statements[index]
    text = article.text

    def line(first: int, last: int) -> str:
        return text[max(0, first) : last].replace("\n", " ⏎ ")

    names = "; ".join(reading.actors[n].name for n in statement.speakers) or "unknown"
    relays = "; ".join(reading.actors[n].name for n in statement.relays)
    cue = statement.cue.of(text) if statement.cue else ""
    source = statement.source.of(text) if statement.source else ""
    return (
        f"{article.name} [{statement.kind.value}, {statement.rule}, {statement.confidence:.2f}] "
        f"{names}{' via ' + relays if relays else ''} | source: {source} | cue: {cue}\n"
        f"   …{line(statement.start - _BEFORE, statement.start)}⟦"
        f"{line(statement.start, statement.end)}⟧{line(statement.end, statement.end + _AFTER)}…"
    )


def main() -> int:
    """Draw, read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--pool", type=int, default=400)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)  # noqa: S311 - a sample, not a secret
    every = []
    for article in articles(arguments.articles, arguments.pool, draw):
        reading = read(article)
        every += [(article, reading, n) for n in range(len(reading.statements))]
    sample = draw.sample(every, min(arguments.count, len(every)))
    for number, (article, reading, index) in enumerate(sample, 1):
        sys.stdout.write(f"{number}. {shown(article, reading, index)}\n")
    sys.stdout.write(f"{len(every)} statements in {arguments.pool} articles\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

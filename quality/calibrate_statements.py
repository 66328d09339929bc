"""Measure how often each rule of the statement reader is right, and write `confidence.toml`.

    python quality/calibrate_statements.py GOLD.json=FOLDER [GOLD.json=FOLDER …] [--language fr]

GOLD.json is a file of annotated articles, FOLDER holds their texts. A statement is right when its
content overlaps an annotated one by half (intersection over union) and its speaker is the same.
The rules were developed on these articles, so they are right there more often than elsewhere.
`statements_read.toml` holds what a reader found of statements drawn from other press. For each way
of naming the speaker, `drop` is the share right there over the share right on the annotated
articles. A rule's share is

    (read right + drop · annotated right + K·prior) / (read + annotated + K),

`prior` being the share right there over all rules: rules seen seldom lean on it. Prints the table
that it writes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

from recoupe.ids import stable_id
from recoupe.model import Article, Reading, StatementFound
from recoupe.read import read
from recoupe.read.statements.attribution import way_of
from recoupe.read.statements.confidence import FOLLOWED, NAMED, PRONOUN

Counts = dict[tuple[str, str], list[int]]  # right and all, by rule and way

K = 4
VERDICTS = Path(__file__).parent / "statements_read.toml"
LEAST_OVERLAP = 0.5
_TITLES = {"m", "mm", "mme", "le", "la", "les", "l", "un", "une", "des", "du", "de", "d"}


def tokens(name: str) -> set[str]:
    """Give the folded words of a name, titles and articles left out."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return {word for word in re.findall(r"[a-z0-9]+", flat) if word not in _TITLES}


def same_name(gold: str, found: str) -> bool:
    """Tell whether two names are of one: the last name, or half of all words."""
    wanted, got = tokens(gold), tokens(found)
    if not wanted or not got:
        return False
    words = re.findall(r"[^\W\d_]+", gold)
    if len(words) > 1 and all(w[:1].isupper() for w in words):
        return bool(tokens(words[-1]) & got)
    return len(wanted & got) / len(wanted | got) >= 0.5


def right(gold: dict[str, Any], statement: StatementFound, reading: Reading) -> bool:
    """Tell whether a statement has the content and the speakers of an annotated one."""
    inter = min(gold["end"], statement.end) - max(gold["start"], statement.start)
    union = max(gold["end"], statement.end) - min(gold["start"], statement.start)
    if inter <= 0 or inter / union < LEAST_OVERLAP:
        return False
    wanted = [name.strip() for name in gold["speaker"].split(";")]
    names = [reading.actors[n].name for n in statement.speakers]
    if wanted == ["unknown"]:
        return not names
    return len(wanted) == len(names) and all(any(same_name(w, n) for n in names) for w in wanted)


def verdicts(path: Path) -> Counts:
    """Give the counts of a file of a reader's verdicts."""
    rules = tomllib.loads(path.read_text(encoding="utf-8"))["verdicts"]
    return {(rule, way): pair for rule, ways in rules.items() for way, pair in ways.items()}


def measure(pairs: list[tuple[Path, Path]], language: str) -> Counts:
    """Count the right ones and all of each rule and way."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for gold, folder in pairs:
        for document in json.loads(gold.read_text(encoding="utf-8"))["documents"]:
            if "statements" not in document:
                continue
            name = document.get("file", f"{document['id']}.txt")
            text = (folder / name).read_text(encoding="utf-8")
            article = Article(
                id=stable_id("a", text), name=name, sha256="", text=text, language=language
            )
            reading = read(article)
            for statement in reading.statements:
                entry = counts[statement.rule, way_of(statement, article.text, language)]
                entry[0] += any(right(g, statement, reading) for g in document["statements"])
                entry[1] += 1
    return counts


def share(counts: Counts, way: str) -> float:
    """Give the share of right ones over all rules."""
    found = sum(pair[1] for (_, w), pair in counts.items() if w == way)
    return sum(pair[0] for (_, w), pair in counts.items() if w == way) / found if found else 0.5


def table(annotated: Counts, read: Counts) -> str:
    """Write the counts as the table that the reader uses."""
    ways = (NAMED, PRONOUN, FOLLOWED)
    prior = {way: share(read, way) for way in ways}
    drop = {way: min(1.0, prior[way] / share(annotated, way)) for way in ways}
    lines = [
        "# Shares of right statements (content and speaker), by rule and by the way the speaker is",
        "# named, on annotated articles and on others that were read. Written by",
        "# quality/calibrate_statements.py.",
        "[rules]",
        '"every rule" = ' + _inline(prior),
    ]
    for rule in sorted({rule for rule, _ in (*annotated, *read)}):
        shares = {}
        for way in ways:
            known, seen = annotated.get((rule, way), [0, 0]), read.get((rule, way), [0, 0])
            if known[1] or seen[1]:
                right_ones = seen[0] + drop[way] * known[0] + K * prior[way]
                shares[way] = right_ones / (seen[1] + known[1] + K)
        lines.append(f'"{rule}" = {_inline(shares)}')
    return "\n".join(lines) + "\n"


def _inline(shares: dict[str, float]) -> str:
    return "{ " + ", ".join(f"{way} = {share:.2f}" for way, share in shares.items()) + " }"


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", help="GOLD.json=FOLDER")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--out", type=Path, help="default: the language's confidence.toml")
    arguments = parser.parse_args()
    pairs = [
        (Path(gold), Path(folder)) for gold, folder in (g.split("=", 1) for g in arguments.gold)
    ]
    written = table(measure(pairs, arguments.language), verdicts(VERDICTS))
    out = arguments.out or Path("src/recoupe/language") / arguments.language / "confidence.toml"
    out.write_text(written, encoding="utf-8")
    sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())

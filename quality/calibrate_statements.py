"""Measure how often each rule of the statement reader is right, and write `confidence.toml`.

    python quality/calibrate_statements.py GOLD.json=FOLDER [GOLD.json=FOLDER …] [--language fr]

GOLD.json is a file of annotated articles, FOLDER holds their texts. A statement is right when its
content overlaps an annotated one by half (intersection over union) and its speaker is the same.
For each rule and way of naming the speaker, the table gets (right + K·prior) / (found + K): rules
seen seldom lean on the share over all rules. Prints the table that it writes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

from recoupe.ids import stable_id
from recoupe.model import Article, Reading, StatementFound
from recoupe.read import read
from recoupe.read.statements.attribution import way_of
from recoupe.read.statements.confidence import FOLLOWED, NAMED, PRONOUN

K = 4
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


def measure(pairs: list[tuple[Path, Path]], language: str) -> dict[tuple[str, str], list[int]]:
    """Count the right ones and all of each rule and way."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
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


def table(counts: dict[tuple[str, str], list[int]]) -> str:
    """Write the counts as the table that the reader uses."""
    prior = {}
    for way in (NAMED, PRONOUN, FOLLOWED):
        hit = sum(c[0] for (_, w), c in counts.items() if w == way)
        found = sum(c[1] for (_, w), c in counts.items() if w == way)
        prior[way] = hit / found if found else 0.5
    lines = [
        "# Shares of right statements (content and speaker) on annotated articles, by rule and by",
        "# the way the speaker is named. Written by quality/calibrate_statements.py.",
        "[rules]",
        '"every rule" = ' + _inline(prior),
    ]
    for rule in sorted({rule for rule, _ in counts}):
        shares = {
            way: (counts[rule, way][0] + K * prior[way]) / (counts[rule, way][1] + K)
            for way in prior
            if (rule, way) in counts
        }
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
    written = table(measure(pairs, arguments.language))
    out = arguments.out or Path("src/recoupe/language") / arguments.language / "confidence.toml"
    out.write_text(written, encoding="utf-8")
    sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Measure how articles without dates are told apart by moment, on dated press.

    python -m quality.measure_moments ARTICLES.jsonl [--annotated GOLD.json=FOLDER] [--most 60]

Dated articles give the truth for nothing: those that share a telling word and were published within
six days are one moment of an affair, those of another six days, more than eighteen days later, the
other. Their dates are then hidden, and so are outlets and addresses; an article that has a day
printed in figures is left out. Articles that share a word and appeared within three days are one
moment, which should not be cut. GOLD.json gives the moment of each file of FOLDER by
its stem («affair_moment»).

The table gives B-cubed F1 without any cut, as the collator cuts, and with the weights of a logistic
regression on pairs of articles of all other affairs (each left out in turn), cut from the same
strength. The last line gives those weights, on average.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from quality.scorer import bcubed
from recoupe.collate.moments import WEIGHTS, evidence, split_story
from recoupe.collate.vectors import weigh
from recoupe.collate.words import stems, weight
from recoupe.ids import stable_id
from recoupe.model import Account, Article
from recoupe.read import read

Row = dict[str, str]
Matrix = NDArray[np.float64]

_LENGTH, _GAP = 6, 18  # days of a moment, and between two
_LEAST, _MOST = 6, 10  # articles of a moment
_ALIKE = 0.06  # mean cosine across the two moments of one affair
_SHARED = 0.4  # of its articles that an affair may have in common with another
_ONE, _ONE_LEAST, _ONE_MOST = 3, 12, 20  # days and articles of a moment alone
_HOLDERS = 14, 350  # articles that have the word of an affair
_TELLING = 1.5  # weight of that word
_PAIRS, _RIDGE = 200, 0.1  # weight of an affair in the regression; strength of its prior
ALONE = "press, one moment"
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")


@dataclass(frozen=True)
class Affair:
    """Accounts of one affair without their dates, and the moment of each."""

    name: str
    accounts: list[Account]
    moments: list[str]


def dated(path: Path) -> list[Row]:
    """Give the articles that are dated to the day and do not print that day in figures."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        row
        for row in rows
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("published") or "")
        and not _PRINTED.search(row["text"])
    ]


def choose(rows: Sequence[Row], most: int) -> tuple[list[tuple[str, list[list[int]]]], int]:
    """Give affairs of two moments, then of one, by the numbers of rows; and how many have two."""
    days = [date.fromisoformat(row["published"]).toordinal() for row in rows]
    bags = [stems(f"{row.get('title') or ''}\n{row['text']}") for row in rows]
    matrix = weigh(bags, ["fr"] * len(rows))
    held = _holders(rows, bags)
    found = []
    for word, holders in held:
        windows = _windows(holders, days, _LENGTH, _LEAST)
        for at, (first, one) in enumerate(windows):
            for later, other in windows[at + 1 :]:
                if later - first >= _LENGTH + _GAP:
                    alike = float((matrix[one] @ matrix[other].T).mean())
                    if alike >= _ALIKE:
                        found.append((-round(alike, 6), word, first, later, one, other))
    random = Random(1)  # noqa: S311 - a sample, nothing secret
    used = Counter[int]()
    chosen: list[tuple[str, list[list[int]]]] = []
    taken: list[set[int]] = []
    for _, word, _, _, *pair in sorted(found):
        halves = [[n for n in half if used[n] < 2] for half in pair]
        whole = set().union(*halves)
        known = any(len(whole & other) > _SHARED * len(whole) for other in taken)
        if known or min(map(len, halves)) < _LEAST or len(chosen) >= most:
            continue
        taken.append(whole)
        halves = [sorted(random.sample(half, min(_MOST, len(half)))) for half in halves]
        used.update(n for half in halves for n in half)
        chosen.append((word, halves))
    pairs, alone = len(chosen), set[int]()
    for word, holders in held:
        windows = _windows(holders, days, _ONE, _ONE_LEAST)
        best = max((w for _, w in windows), key=len, default=[])
        free = [n for n in best if n not in alone]
        if len(free) >= _ONE_LEAST and len(chosen) - pairs < most:
            some = sorted(random.sample(free, min(_ONE_MOST, len(free))))
            alone.update(some)
            chosen.append((word, [some]))
    return chosen, pairs


def _holders(rows: Sequence[Row], bags: Sequence[Sequence[str]]) -> list[tuple[str, list[int]]]:
    """Give telling words with the articles that have them in the title or three times."""
    held: dict[str, list[int]] = defaultdict(list)
    for n, (row, bag) in enumerate(zip(rows, bags, strict=True)):
        often = {word for word, count in Counter(bag).items() if count >= _ONE}
        for word in sorted(often | set(stems(row.get("title") or ""))):
            held[word].append(n)
    least, most = _HOLDERS
    return sorted(
        (
            (word, found)
            for word, found in held.items()
            if least <= len(found) <= most and weight(word, 0, 0, ["fr"]) > _TELLING
        ),
        key=lambda entry: (len(entry[1]), entry[0]),
    )


def _windows(
    holders: Sequence[int], days: Sequence[int], length: int, least: int
) -> list[tuple[int, list[int]]]:
    windows = []
    for first in sorted({days[n] for n in holders}):
        within = [n for n in holders if first <= days[n] < first + length]
        if len(within) >= least:
            windows.append((first, within))
    return windows


def account(text: str, title: str | None = None) -> Account:
    """Read a text without date, outlet and address."""
    whole = f"{title}\n{text}" if title else text
    article = Article(id=stable_id("a", whole), name="", sha256="", text=whole, language="fr")
    return Account(article, read(article))


def press(path: Path, most: int) -> Iterator[tuple[bool, Affair]]:
    """Give affairs of dated press; the flag tells those of two moments."""
    rows = dated(path)
    chosen, pairs = choose(rows, most)
    known: dict[int, Account] = {}
    for at, (word, moments) in enumerate(chosen):
        accounts, names = [], []
        for number, moment in enumerate(moments):
            for n in moment:
                if n not in known:
                    known[n] = account(rows[n]["text"], rows[n].get("title"))
                accounts.append(known[n])
                names.append(f"{word}_{number}")
        yield at < pairs, Affair(f"{word} {at}", accounts, names)


def annotated(gold: Path, folder: Path) -> Iterator[Affair]:
    """Give the affairs of annotated articles."""
    moments: dict[str, str] = json.loads(gold.read_text(encoding="utf-8"))
    affairs: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(moments):
        affairs[moments[stem].split("_")[0]].append(stem)
    for name, names in affairs.items():
        texts = [(folder / f"{stem}.txt").read_text(encoding="utf-8") for stem in names]
        yield Affair(name, [account(text) for text in texts], [moments[stem] for stem in names])


def score(affairs: Sequence[Affair], groups: Sequence[Sequence[Sequence[int]]]) -> float:
    """Give B-cubed F1 over the articles of several affairs."""
    wanted: dict[str, tuple[str, str]] = {}
    got: dict[str, tuple[str, int]] = {}
    for affair, found in zip(affairs, groups, strict=True):
        for number, members in enumerate(found):
            for n in members:
                key = f"{affair.name} {n}"
                wanted[key], got[key] = (affair.name, affair.moments[n]), (affair.name, number)
    return bcubed(wanted, got)


def pairs(affair: Affair) -> tuple[Matrix, NDArray[np.bool_]]:
    """Give the evidence of each pair of articles, and whether they are of one moment."""
    upper = np.triu_indices(len(affair.accounts), 1)
    same = np.array([[a == b for b in affair.moments] for a in affair.moments])
    parts = evidence(affair.accounts, [None] * len(affair.accounts))
    return np.stack([parts[kind][upper] for kind in WEIGHTS], axis=1), same[upper]


def fitted(affairs: Sequence[Affair]) -> list[dict[str, float]]:
    """Give for each affair the weights of a regression on the pairs of all others."""
    known = [pairs(affair) for affair in affairs]
    weights = []
    for left_out in range(len(affairs)):
        rest = [pair for n, pair in enumerate(known) if n != left_out]
        share = np.concatenate([np.full(len(same), _PAIRS / len(same)) for _, same in rest])
        model = LogisticRegression(C=_RIDGE, max_iter=500)
        model.fit(
            np.concatenate([found for found, _ in rest]),
            np.concatenate([same for _, same in rest]),
            sample_weight=share,
        )
        weights.append(dict(zip(WEIGHTS, model.coef_[0].tolist(), strict=True)))
    return weights


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="dated articles as JSON lines")
    parser.add_argument("--annotated", help="GOLD.json=FOLDER")
    parser.add_argument("--most", type=int, default=60, help="affairs of each sort")
    options = parser.parse_args()
    found = list(press(options.articles, options.most))
    sets = {
        "press, two moments": [affair for two, affair in found if two],
        ALONE: [affair for two, affair in found if not two],
    }
    if options.annotated:
        gold, folder = map(Path, options.annotated.split("=", 1))
        sets["annotated"] = list(annotated(gold, folder))
    two = [affair for name, affairs in sets.items() if name != ALONE for affair in affairs]
    weights = {affair.name: own for affair, own in zip(two, fitted(two), strict=True)}
    mean = {kind: sum(own[kind] for own in weights.values()) / len(two) for kind in WEIGHTS}
    print(f"{'':20s} affairs  uncut  as it is  left out")
    for name, affairs in sets.items():
        ways = (
            [[list(range(len(a.accounts)))] for a in affairs],
            [split_story(a.accounts) for a in affairs],
            [split_story(a.accounts, weights.get(a.name, mean)) for a in affairs],
        )
        scores = "     ".join(f"{score(affairs, groups):.3f}" for groups in ways)
        print(f"{name:20s} {len(affairs):7d}  {scores}")
    scale = sum(WEIGHTS.values()) / sum(mean.values())
    print("weights", {kind: round(value * scale, 2) for kind, value in mean.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Fit how likely two statements are versions of one, and write `sayings/weights.toml`.

    python -m quality.fit_sayings                         fit, report, write the weights
    python -m quality.fit_sayings --dry                   fit and report only
    python -m quality.fit_sayings GOLD.json=FOLDER …      score these annotated articles as well

Draws the pairs of statements that collating compares from the annotated articles, once as read and
once with the annotated statements in their place, and from the pairs of other press that were read
(`sayings_read.toml`). Fits a logistic regression on them, the features brought to unit variance,
with an L2 penalty (Hosmer & Lemeshow 2000; C = 0.1, as the pairs are few). Reports for each set the
F1 of pairs after grouping, by weights fitted without that set; sets given on the command line take
no part in any fit. The same articles give the same weights. Needs ../shared.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from quality.annotated import found_as, same_statement, with_gold
from quality.gate import ROOT, SHARED, PinnedSet, pinned_sets
from quality.scorer import overlap
from recoupe.collate.actors import Roster
from recoupe.collate.events import group_events
from recoupe.collate.sayings.candidates import Occasions
from recoupe.collate.sayings.grouping import group
from recoupe.collate.sayings.likeness import Likeness
from recoupe.collate.sayings.odds import Odds
from recoupe.collate.sayings.pairs import Pairs
from recoupe.collate.sayings.speakers import Relation, Speakers
from recoupe.collate.sayings.wording import Wording, word
from recoupe.collate.statements import place_statements
from recoupe.gather import gather
from recoupe.model import Account, Article
from recoupe.read import read

READ = Path(__file__).with_name("sayings_read.toml")
WEIGHTS = ROOT / "src" / "recoupe" / "collate" / "sayings" / "weights.toml"
SETS = ("examples", "seeds", "edvige", "tibet", "banques")
_PENALTY = 0.1  # C of scikit-learn: the smaller, the nearer the coefficients to 0
_OVERLAP = 0.5
# What the others are measured against is left out of the coefficients.
_RELATIONS = tuple(relation for relation in Relation if relation is not Relation.SAME)
_Score = tuple[int, int, int]  # right pairs, pairs in the gold, pairs in the dossier
Json = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A pair of statements that were compared, and whether they are versions of one."""

    likeness: Likeness
    relation: Relation
    same: bool

    def row(self) -> list[float]:
        """Give the pair in figures."""
        return [*self.likeness, *(float(self.relation is r) for r in _RELATIONS)]


class Pile:
    """The statements of some accounts, ready to be compared."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.accounts = sorted(accounts, key=lambda account: account.article.id)
        roster = Roster(self.accounts)
        events = group_events(self.accounts, roster)
        self.statements = place_statements(self.accounts, roster, events)
        articles = {account.article.id: account.article for account in self.accounts}
        self.wordings: list[Wording] = [
            word(s, articles[s.article].text, articles[s.article].language)
            for s in sorted(self.statements, key=lambda s: (s.article, s.start, s.end, s.id))
        ]
        self._speakers = Speakers(roster.actors())
        self._occasions = Occasions({event.id: event for event in events.events})

    def pairs(self, odds: Odds | None = None) -> Pairs:
        """Give the pairs of the pile, weighed by some coefficients."""
        return Pairs(self.wordings, self._speakers, self._occasions, odds)


class Annotated:
    """A pile of which it is annotated which statements are versions of one."""

    def __init__(self, accounts: Sequence[Account], gold: Json) -> None:
        self._pile = Pile(accounts)
        self._same = same_statement(gold)
        found = found_as(gold, self._pile.accounts, self._pile.statements)
        self._annotated = {statement: name for name, statement in found.items()}

    def examples(self) -> Iterator[Example]:
        """Give the pairs of annotated statements that are compared."""
        names = [self._annotated.get(w.statement.id) for w in self._pile.wordings]
        for one, other, relation, likeness in self._pile.pairs().candidates():
            a, b = names[one], names[other]
            if a is not None and b is not None:
                yield Example(likeness, relation, frozenset((a, b)) in self._same)

    def score(self, odds: Odds) -> _Score:
        """Group the statements by some coefficients, and count the pairs."""
        pairs = self._pile.pairs(odds)
        names = [self._annotated.get(w.statement.id) for w in self._pile.wordings]
        got = set()
        for found in group(len(names), pairs.edges(), pairs.two_contents):
            members = sorted({name for n in found.members if (name := names[n]) is not None})
            got |= {frozenset(pair) for pair in combinations(members, 2)}
        return len(got & self._same), len(self._same), len(got)


def examples_read() -> list[Example]:
    """Give the pairs that were read, as far as both statements are found and compared."""
    piles = tomllib.loads(READ.read_text(encoding="utf-8"))["piles"]
    return [example for pile in piles for example in _read_examples(pile)]


def _read_examples(pile: Json) -> Iterator[Example]:
    wanted = {name for row in pile["pairs"] for name in (row[0], row[3])}
    found = Pile(_corpus(pile["corpus"], wanted))
    names = {account.article.id: Path(account.article.name).stem for account in found.accounts}
    places = [
        (names[w.statement.article], (w.statement.start, w.statement.end)) for w in found.wordings
    ]
    numbers = {row[:3]: _nearest(places, row[0], (row[1], row[2])) for row in _sides(pile)}
    verdicts = {
        frozenset((numbers[tuple(row[:3])], numbers[tuple(row[3:6])])): row[6]
        for row in pile["pairs"]
    }
    for one, other, relation, likeness in found.pairs().candidates():
        same = verdicts.get(frozenset((one, other)))
        if same is not None:
            yield Example(likeness, relation, same)


def _sides(pile: Json) -> Iterator[tuple[str, int, int]]:
    for row in pile["pairs"]:
        yield row[0], row[1], row[2]
        yield row[3], row[4], row[5]


def _nearest(
    places: Sequence[tuple[str, tuple[int, int]]], name: str, reach: tuple[int, int]
) -> int | None:
    """Give the number of the statement that overlaps a stretch of an article most."""
    shares = [
        (overlap(found, reach), -number)
        for number, (article, found) in enumerate(places)
        if article == name
    ]
    share, number = max(shares, default=(0.0, 0))
    return -number if share >= _OVERLAP else None


def _corpus(name: str, wanted: set[str]) -> list[Account]:
    """Read some articles of a corpus: a folder of texts, or a file of one JSON object a line."""
    source = SHARED / "corpora" / name
    if source.is_dir():
        return _accounts(sorted(file for file in source.iterdir() if file.stem in wanted))
    rows = source.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if json.loads(row)["id"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")
        return _accounts([file])


def _accounts(files: Sequence[Path]) -> list[Account]:
    articles = [a for a in gather(list(map(str, files))) if isinstance(a, Article)]
    return [Account(article, read(article)) for article in articles]


def fit(examples: Sequence[Example]) -> Odds:
    """Fit the coefficients to pairs."""
    rows = np.array([example.row() for example in examples], dtype=np.float64)
    spread = rows.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=_PENALTY, max_iter=5000, tol=1e-8)
    model.fit(rows / spread, [example.same for example in examples])
    found = [round(float(value), 3) for value in model.coef_[0] / spread]
    names = Likeness._fields
    return Odds(
        round(float(model.intercept_[0]), 3),
        dict(zip(names, found, strict=False)),
        dict(zip(map(str, _RELATIONS), found[len(names) :], strict=True)),
    )


def written(odds: Odds, examples: Sequence[Example]) -> str:
    """Write coefficients as the file that the package reads."""
    same = sum(example.same for example in examples)
    lines = [
        "# Coefficients of the logistic regression in odds.py, fitted by quality/fit_sayings.py",
        f"# on {len(examples)} pairs of statements, {same} of them versions of one.",
        f"intercept = {odds.intercept}",
        "",
        "[likeness]",
        *(f"{name} = {value}" for name, value in odds.likeness.items()),
        "",
        "[relations]",
        *(f"{name} = {value}" for name, value in odds.relations.items()),
    ]
    return "\n".join(lines) + "\n"


def _f1(score: _Score) -> float:
    right, gold, got = score
    return 2 * right / (gold + got) if gold + got else 0.0


def _two(pinned: PinnedSet) -> tuple[Annotated, Annotated]:
    """Give a set with the statements that are read, and with those that are annotated."""
    assert pinned.gold is not None
    gold = json.loads(pinned.gold.read_text(encoding="utf-8"))
    accounts = _accounts(pinned.articles)
    return Annotated(accounts, gold), Annotated(with_gold(accounts, gold), gold)


def _given(argument: str) -> tuple[str, PinnedSet]:
    gold, _, folder = argument.partition("=")
    return Path(folder).name, PinnedSet((Path(folder),), Path(gold))


def main() -> int:
    """Fit, report, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("others", nargs="*", metavar="GOLD.json=FOLDER", type=_given)
    options = parser.parse_args()
    sets = {name: _two(pinned) for name, pinned in pinned_sets().items() if name in SETS}
    drawn = {name: [e for one in two for e in one.examples()] for name, two in sets.items()}
    others = examples_read()
    every = [*(e for some in drawn.values() for e in some), *others]
    odds = fit(every)
    print(f"{len(every)} pairs, {len(others)} of them of the press that was read")
    print(f"{'set':12} {'as read':>8} {'gold':>8}   F1 of pairs, the set left out; (in the fit)")
    for name, two in sets.items():
        rest = [*(e for n, some in drawn.items() if n != name for e in some), *others]
        left_out = fit(rest)
        _print(name, [(one.score(left_out), one.score(odds)) for one in two])
    for name, pinned in options.others:
        _print(name, [(one.score(odds), one.score(odds)) for one in _two(pinned)])
    if not options.dry:
        WEIGHTS.write_text(written(odds, every), encoding="utf-8")
    return 0


def _print(name: str, scores: Sequence[tuple[_Score, _Score]]) -> None:
    cells = [f"{_f1(out):8.3f} ({_f1(within):.3f}) {out}" for out, within in scores]
    print(f"{name:12} {'   '.join(cells)}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

"""Moments of a story: which of its articles tell of the same event.

Dates come first. Where they do not tell, articles of one moment are known by what is new in them:
the words, names, phrases and dates that they share beyond what the whole story shares. A group is
cut in two where the two halves are more alike within than chance makes any halves of a random
graph (modularity, Newman 2006; its size by chance, Guimerà et al. 2004).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from recoupe.collate.days import day_of_year, days_apart, event_day, is_day
from recoupe.collate.groups import Groups
from recoupe.collate.stories import body
from recoupe.collate.words import stems
from recoupe.edtf import Precision, bounds, has_year, precision, with_year
from recoupe.model import Account
from recoupe.text import key

Matrix = NDArray[np.float64]
_Text = TypeVar("_Text", str, list[str])

_SAME_DAYS = 3  # accounts so many days apart may tell of one event
_SMALLEST = 6  # articles without dates that are worth cutting by their words
# Likeness within two halves, by n^1.5, from which they are cut: chance alone gives about 0.36, the
# topics of one event somewhat more, most in small groups. Set with all annotated affairs in view;
# what is one moment in dated press is seldom cut (docs, "Events and stories").
_SURE, _SMALL_GROUP = 0.27, 3.0
_STARTS = 5  # eigenvectors from which the best cut is looked for
_COMMON = 0.8  # what more of a story's articles than this have is the story's, not a moment's
_LEAD = 500  # code points that open an article: its news
_SPREAD = 5.0  # days: a date written in one account is near those written in others
# What is alike in two accounts of one moment, and how much it weighs: first set by logistic
# regression on pairs of articles of ten annotated affairs, that of pairs of words by hand. Fitted
# on those and on dated press, each affair left out in turn, the weights come out much the same and
# tell moments apart no better (quality/measure_moments.py).
WEIGHTS: Mapping[str, float] = {
    "words": 0.5,
    "names": 0.3,
    "pairs of words": 0.5,
    "runs of three": 0.65,
    "openings": 0.2,
    "dates": 0.9,
}
_OWN_DAY = 3.0  # an account's own day, by the days it mentions

_NAME = re.compile(r"(?<=[\w,;:] )[^\W\d_a-zà-öø-ÿ][\w-]{2,}")
_SMALL = re.compile(r"(?<!\w)[a-zà-öø-ÿœ]{4,}")
_TOKEN = re.compile(r"[^\W_]+")


def split_story(
    accounts: Sequence[Account], weights: Mapping[str, float] = WEIGHTS
) -> list[list[int]]:
    """Split the accounts of one story (by number) into those of one event each.

    Each group is rising; groups are ordered by their smallest member. `weights` are those of the
    evidence, by its kind.
    """
    days = [event_day(account) for account in accounts]
    found = []
    for group in _by_date(accounts, days, weights):
        found += _cut([accounts[n] for n in group], [days[n] for n in group], group, weights)
    return sorted(found)


def _by_date(
    accounts: Sequence[Account], days: Sequence[str | None], weights: Mapping[str, float]
) -> list[list[int]]:
    """Split by the days of the events; accounts without a day go where their words fit best."""
    dated = [n for n, day in enumerate(days) if is_day(day)]
    groups = Groups(len(accounts))
    for at, one in enumerate(dated):
        for other in dated[at + 1 :]:
            if days_apart(days[one] or "", days[other] or "") <= _SAME_DAYS:
                groups.join(one, other)
    clusters = [members for members in groups.members() if members[0] in dated]
    rest = [n for n in range(len(accounts)) if n not in dated]
    if len(clusters) < 2:
        return [sorted([*(clusters[0] if clusters else []), *rest])]
    alike = _likeness(accounts, days, weights)
    placed = [list(cluster) for cluster in clusters]
    for n in rest:
        fitting = [
            k
            for k, cluster in enumerate(clusters)
            if days[n] is None
            or min(days_apart(days[n] or "", days[m] or "") for m in cluster) <= _SAME_DAYS
        ]
        if fitting:
            best = max(fitting, key=lambda k: (round(alike[n, clusters[k]].mean(), 9), -k))
            placed[best].append(n)
        else:
            placed.append([n])
    return [sorted(cluster) for cluster in placed]


def _cut(
    accounts: Sequence[Account],
    days: Sequence[str | None],
    numbers: Sequence[int],
    weights: Mapping[str, float],
) -> list[list[int]]:
    """Cut a group in two as long as chance does not explain the halves; give the numbers."""
    if len(accounts) < _SMALLEST:
        return [list(numbers)]
    halves, strength = _halve(_likeness(accounts, days, weights))
    if strength < _SURE + _SMALL_GROUP / len(accounts) or min(halves.sum(), (~halves).sum()) < 2:
        return [list(numbers)]
    found = []
    for half in (halves, ~halves):
        chosen = np.flatnonzero(half).tolist()
        found += _cut(
            [accounts[n] for n in chosen],
            [days[n] for n in chosen],
            [numbers[n] for n in chosen],
            weights,
        )
    return found


def _likeness(
    accounts: Sequence[Account], days: Sequence[str | None], weights: Mapping[str, float]
) -> Matrix:
    """Give how much more alike each two accounts are than their likeness to all makes them."""
    found = evidence(accounts, days)
    return sum((share * found[kind] for kind, share in weights.items()), np.zeros(()))


def evidence(accounts: Sequence[Account], days: Sequence[str | None]) -> dict[str, Matrix]:
    """Give for each kind of likeness what is beyond chance between each two accounts.

    `days` are those of the accounts' events, where they are known.
    """
    texts = [body(account.article) for account in accounts]
    tokens = [_TOKEN.findall(key(text)) for text in texts]
    parts = {
        "words": _shared(texts, lambda t: [s for w in _SMALL.findall(t) for s in stems(w)]),
        "names": _shared(texts, lambda t: [key(name) for name in _NAME.findall(t)]),
        "pairs of words": _shared(tokens, lambda t: _phrases(t, 2)),
        "runs of three": _shared(tokens, lambda t: _phrases(t, 3)),
        "openings": _shared([text[:_LEAD] for text in texts], stems),
        "dates": _shared_days(accounts, days),
    }
    return {kind: _beyond_chance(matrix) for kind, matrix in parts.items()}


def _phrases(words: Sequence[str], length: int) -> list[str]:
    return [" ".join(words[n : n + length]) for n in range(len(words) - length + 1)]


def _shared(texts: Sequence[_Text], analyzer: Callable[[_Text], list[str]]) -> Matrix:
    from sklearn.feature_extraction.text import TfidfVectorizer  # slow to import

    vectorizer = TfidfVectorizer(
        analyzer=analyzer, sublinear_tf=True, min_df=2, max_df=max(_COMMON, 2 / len(texts))
    )
    try:
        rows = vectorizer.fit_transform(texts)
    except ValueError:  # no two share anything
        return np.zeros((len(texts), len(texts)))
    matrix: Matrix = (rows @ rows.T).toarray()
    return matrix


def _shared_days(accounts: Sequence[Account], days: Sequence[str | None]) -> Matrix:
    """Compare the days that accounts name, near ones half alike; days that all name count less."""
    named = np.zeros((len(accounts), 366))
    for n, (account, day) in enumerate(zip(accounts, days, strict=True)):
        for written in account.reading.dates:
            if precision(written.edtf) is Precision.DAY and written.edtf != "XXXX-XX-XX":
                _mark(named[n], written.edtf, 1.0)
        if day is not None and is_day(day):
            _mark(named[n], day, _OWN_DAY)
    gap = np.abs(np.subtract.outer(np.arange(366), np.arange(366)))
    spread = named @ np.exp(-np.minimum(gap, 366 - gap) / _SPREAD)
    spread = _unit(_unit(spread) / np.sqrt(_unit(spread).mean(axis=0) + 0.05))
    return spread @ spread.T


def _mark(row: Matrix, edtf: str, value: float) -> None:
    first, _ = bounds(edtf if has_year(edtf) else with_year(edtf, 2000))
    if first is not None:
        at = day_of_year(first)
        row[at] = max(row[at], value)


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Matrix = rows / np.where(lengths > 0, lengths, 1)
    return unit


def _beyond_chance(matrix: Matrix) -> Matrix:
    """Take from each likeness what the two rows' sums make likely, in units of its deviation."""
    matrix = matrix.copy()
    np.fill_diagonal(matrix, 0)
    sums = matrix.sum(axis=0)
    total = sums.sum()
    if total <= 0:
        return np.zeros_like(matrix)
    deviation = matrix[np.triu_indices(len(matrix), 1)].std()
    beyond: Matrix = (matrix - np.outer(sums, sums) / total) / (deviation or 1.0)
    return beyond


def _halve(likeness: Matrix) -> tuple[NDArray[np.bool_], float]:
    """Find the best two halves, by moving one at a time (Kernighan & Lin 1970).

    Gives which rows are in one of them, and how strongly they hold together.
    """
    size = len(likeness)
    pairs = likeness[np.triu_indices(size, 1)]
    deviation = pairs.std()
    if not deviation:
        return np.zeros(size, dtype=np.bool_), 0.0
    centred = likeness - pairs.mean()
    np.fill_diagonal(centred, 0)
    _, vectors = np.linalg.eigh(centred)
    best, most = np.zeros(size, dtype=np.bool_), -np.inf
    for column in range(1, min(_STARTS, size) + 1):
        sides = np.where(np.round(vectors[:, -column], 6) > 0, 1.0, -1.0)
        sides *= sides[0]  # the first row is always on the one side
        value = _settle(sides, centred)
        if value > most + 1e-6:
            best, most = sides > 0, value
    same = np.equal.outer(best, best)[np.triu_indices(size, 1)]
    return best, float((pairs - pairs.mean())[same].sum() / (deviation * size**1.5))


def _settle(sides: Matrix, likeness: Matrix) -> float:
    """Move rows to the other side, the best first, as long as it helps; give what is reached."""
    while True:
        gains = np.round(-sides * (likeness @ sides), 9)
        at = int(np.argmax(gains))
        if gains[at] <= 0:
            return float(sides @ likeness @ sides)
        sides[at] = -sides[at]

"""An index of the runs of eight words that articles share.

Shingling after Broder (1997), kept exact: at the size of a pile of press articles all shingles fit
in memory, and sorting them finds every shared one without a sketch and without comparing pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Article
from recoupe.text import key

RUN = 8  # words in a shingle

# A shingle in more articles than this is a set phrase or page furniture; it proposes no pair.
_COMMON = 150

_WORD = re.compile(r"[^\W_]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word drops out of the product


@dataclass(frozen=True)
class Words:
    """The words of one article: offsets into its text, and `forms`, equal for equal words."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    forms: NDArray[np.uint64]


@dataclass(frozen=True)
class Shingles:
    """The distinct shingles of one article, sorted, and the first word of each."""

    values: NDArray[np.uint64]
    first: NDArray[np.int64]


def number_words(articles: Sequence[Article]) -> list[Words]:
    """Find the words of articles, page furniture left out; case and accents do not count."""
    found = [_found(article) for article in articles]
    raw = sorted({word for _, _, words in found for word in words})
    folded = {word: key(word) for word in raw}
    numbers = {form: n for n, form in enumerate(sorted(set(folded.values())), start=1)}
    number_of = {word: numbers[form] for word, form in folded.items()}
    return [
        Words(
            np.array(starts, dtype=np.int64),
            np.array(ends, dtype=np.int64),
            np.array([number_of[word] for word in words], dtype=np.uint64),
        )
        for starts, ends, words in found
    ]


def _found(article: Article) -> tuple[list[int], list[int], list[str]]:
    silent = [f for f in article.furniture if f.kind.silent]
    starts, ends, words = [], [], []
    for match in _WORD.finditer(article.text):
        start, end = match.span()
        if any(f.start < end and start < f.end for f in silent):
            continue
        starts.append(start)
        ends.append(end)
        words.append(match.group())
    return starts, ends, words


def shingle(words: Words) -> Shingles:
    """Give the distinct shingles of an article; none where it has fewer than eight words."""
    count = len(words.forms) - RUN + 1
    if count <= 0:
        return Shingles(np.zeros(0, np.uint64), np.zeros(0, np.int64))
    values = np.zeros(count, np.uint64)
    for n in range(RUN):
        values = values * _FACTOR + words.forms[n : n + count]
    distinct, first = np.unique(values, return_index=True)
    return Shingles(distinct, first.astype(np.int64))


@dataclass(frozen=True)
class ShingleIndex:
    """For each shingle that stands in several articles, those articles (by number, rising).

    The articles of shingle `values[n]` are `articles[bounds[n]:bounds[n + 1]]`.
    """

    values: NDArray[np.uint64]
    bounds: NDArray[np.int64]
    articles: NDArray[np.int64]

    def pairs(self) -> dict[tuple[int, int], int]:
        """Count, for each pair of articles, the shingles that both have; set phrases left out."""
        sizes = np.diff(self.bounds)
        total = int(self.articles.max(initial=0)) + 1
        keys = []
        for size in np.unique(sizes[sizes <= _COMMON]):
            rows = self.articles[self.bounds[:-1][sizes == size][:, None] + np.arange(size)]
            left, right = np.triu_indices(int(size), 1)
            keys.append((rows[:, left] * total + rows[:, right]).ravel())
        if not keys:
            return {}
        pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
        return {
            (pair // total, pair % total): count
            for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True)
        }

    def rows(self) -> Iterator[tuple[int, list[int]]]:
        """Give each shingle with its articles."""
        articles = self.articles.tolist()
        bounds = self.bounds.tolist()
        for value, start, end in zip(self.values.tolist(), bounds, bounds[1:], strict=False):
            yield value, articles[start:end]


def index_shingles(shingles: Sequence[Shingles]) -> ShingleIndex:
    """Index the shingles that stand in two articles or more; articles are numbered from 0."""
    sizes = [len(s.values) for s in shingles]
    values = np.concatenate([np.zeros(0, np.uint64), *(s.values for s in shingles)])
    articles = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((articles, values))
    values, articles = values[order], articles[order]
    distinct, counts = np.unique(values, return_counts=True)
    shared = counts > 1
    kept = np.repeat(shared, counts)
    bounds = np.concatenate([[0], np.cumsum(counts[shared])])
    return ShingleIndex(distinct[shared], bounds, articles[kept])

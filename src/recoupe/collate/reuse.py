"""Text reuse: which articles share copied or nearly copied passages, and who was first.

Only pairs that the shingle index proposes are looked at. Left aside are what an outlet's pages
carry anyway, and passages that are hardly more than a quotation, which two reporters may have
noted down each on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.collate.boilerplate import find_boilerplate
from recoupe.collate.copies import Match, match_passages
from recoupe.collate.groups import Groups
from recoupe.collate.shingles import (
    RUN,
    ShingleIndex,
    Shingles,
    Words,
    index_shingles,
    number_words,
    shingle,
)
from recoupe.edtf import bounds, is_edtf
from recoupe.model import Account, Article, Passage, Reuse, ReuseDirection
from recoupe.text import key

NEAR_COPY = 0.4  # share of the shorter article's runs of eight words that the other has too

_ALIKE = 0.5  # from this share on, two articles count as versions of one text
_SHORTEST = 16  # words of a passage worth showing: below are set phrases
_SHORTEST_HOUSE = 30  # the same within one outlet, whose pages name each other's titles
_OWN = 10  # words of it that stand in no quotation


@dataclass(frozen=True)
class Pairing:
    """Two articles (by number) that share text.

    `share` is the share of the shorter one's runs of eight words that the other has too; `own`
    counts the words outside quotations that stand in the passages of `reuse`; `of_shorter` and
    `of_longer` are `own` by all such words of either article.
    """

    left: int
    right: int
    share: float
    own: int
    of_shorter: float
    of_longer: float
    reuse: tuple[Reuse, ...]

    @property
    def near_copy(self) -> bool:
        """True when one of the two is, for a large part, a copy of the other."""
        return self.share >= NEAR_COPY


@dataclass(frozen=True)
class _Text:
    """One article as it is compared: `quoted` tells for each word whether it is in a quotation."""

    account: Account
    words: Words
    shingles: Shingles
    quoted: NDArray[np.bool_]

    @property
    def article(self) -> Article:
        return self.account.article

    @property
    def own(self) -> int:
        return int(len(self.quoted) - self.quoted.sum())

    def own_in(self, start: int, end: int) -> int:
        return end - start - int(self.quoted[start:end].sum())

    def passage(self, start: int, end: int) -> Passage:
        words = self.words
        return Passage(self.article.id, int(words.starts[start]), int(words.ends[end - 1]))


def find_reuse(accounts: Sequence[Account]) -> list[Pairing]:
    """Find the pairs of articles that share passages, in the order of the accounts."""
    texts = _texts(accounts)
    index = index_shingles([text.shingles for text in texts])
    shares = {
        (left, right): (count, count / _fewer(texts[left], texts[right]))
        for (left, right), count in index.pairs().items()
    }
    boilerplate = _boilerplate(texts, index, shares)
    pairings = []
    for (left, right), (count, share) in shares.items():
        if count > _SHORTEST - RUN or share >= _ALIKE:
            pairing = _pair(texts, left, right, share, boilerplate)
            if pairing.reuse:
                pairings.append(pairing)
    return pairings


def _fewer(one: _Text, other: _Text) -> int:
    return min(len(one.shingles.values), len(other.shingles.values))


def _texts(accounts: Sequence[Account]) -> list[_Text]:
    numbered = number_words([account.article for account in accounts])
    return [
        _Text(account, words, shingle(words), _quoted(account, words))
        for account, words in zip(accounts, numbered, strict=True)
    ]


def _quoted(account: Account, words: Words) -> NDArray[np.bool_]:
    marked = np.zeros(len(words.starts), dtype=np.bool_)
    for statement in account.reading.statements:
        for fragment in statement.fragments:
            first, last = np.searchsorted(words.starts, (fragment.start, fragment.end))
            marked[first:last] = True
    return marked


def _boilerplate(
    texts: Sequence[_Text],
    index: ShingleIndex,
    shares: dict[tuple[int, int], tuple[int, float]],
) -> NDArray[np.uint64]:
    versions = Groups(len(texts))
    versions.join_all(pair for pair, (_, share) in shares.items() if share >= _ALIKE)
    outlets = [text.article.outlet.value if text.article.outlet else None for text in texts]
    found = find_boilerplate(index, outlets, versions.labels())
    return np.array(sorted(found), dtype=np.uint64)


def _pair(
    texts: Sequence[_Text], left: int, right: int, share: float, boilerplate: NDArray[np.uint64]
) -> Pairing:
    a, b = texts[left], texts[right]
    kept = list(_worth(a, b, match_passages(a.shingles, b.shingles), share, boilerplate))
    own = min(
        sum(a.own_in(m.left, m.left_end) for m in kept),
        sum(b.own_in(m.right, m.right_end) for m in kept),
    )
    shorter, longer = sorted((a.own, b.own))
    return Pairing(
        left=left,
        right=right,
        share=share,
        own=own,
        of_shorter=own / max(shorter, 1),
        of_longer=own / max(longer, 1),
        reuse=tuple(_reuse(a, b, match) for match in kept),
    )


def _worth(
    a: _Text,
    b: _Text,
    matches: Sequence[Match],
    share: float,
    boilerplate: NDArray[np.uint64],
) -> Iterator[Match]:
    """Give the passages that are worth showing; of near copies, quotations and short ones too."""
    shortest = _SHORTEST_HOUSE if _same_outlet(a.article, b.article) else _SHORTEST
    for match in matches:
        common = np.isin(a.shingles.values[list(match.seeds)], boilerplate).sum()
        if share < NEAR_COPY:
            own = min(a.own_in(match.left, match.left_end), b.own_in(match.right, match.right_end))
            if match.left_end - match.left < shortest or own < _OWN:
                continue
        if 2 * common <= len(match.seeds):
            yield match


def _same_outlet(one: Article, other: Article) -> bool:
    return bool(one.outlet and other.outlet and one.outlet.value == other.outlet.value)


def _reuse(a: _Text, b: _Text, match: Match) -> Reuse:
    left = a.passage(match.left, match.left_end)
    right = b.passage(match.right, match.right_end)
    similarity = round(match.similarity(a.words, b.words), 3)
    first = _first(a.account, b.account)
    source, target = (right, left) if first is b.account else (left, right)
    return Reuse(
        source=source,
        target=target,
        similarity=similarity,
        direction=ReuseDirection.KNOWN if first else ReuseDirection.UNKNOWN,
    )


def _first(a: Account, b: Account) -> Account | None:
    """Tell which of two accounts was there first, by the dates or as the other credits it."""
    for earlier in (_credited, _before):
        for one, other in ((a, b), (b, a)):
            if earlier(one, other) and not earlier(other, one):
                return one
    return None


def _credited(one: Account, other: Account) -> bool:
    """Tell whether `other` credits the outlet of `one`."""
    outlet = one.article.outlet
    return outlet is not None and any(
        key(credit.source) == key(outlet.value) for credit in other.reading.credits
    )


def _before(one: Account, other: Account) -> bool:
    published = (one.article.published, other.article.published)
    dates = [attested.value if attested else "" for attested in published]
    if not all(date and is_edtf(date) for date in dates):
        return False
    (_, last), (first, _) = bounds(dates[0]), bounds(dates[1])
    return last is not None and first is not None and last < first

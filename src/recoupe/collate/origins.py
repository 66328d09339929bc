"""The independent origins behind the articles: five reprints of one dispatch are one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from recoupe.collate.groups import Groups
from recoupe.collate.reuse import Pairing, find_reuse
from recoupe.ids import stable_id
from recoupe.model import Account, Origin, Passage, Reuse
from recoupe.text import key

# Two articles go back to one text when this share of the own words (those outside quotations) of
# the shorter, and of the longer, are copied. A longer one with less of it is an article of its own
# that holds a copy.
_OF_SHORTER, _OF_LONGER, _LEAST = 0.5, 0.2, 20
# Where both credit the same source, so many own words in common suffice.
_CREDITED = 20


@dataclass(frozen=True)
class OriginIndex:
    """Who copied whom; `of_article` gives the origin of each article.

    `near_copies` are pairs of articles of which one is, for a large part, a copy of the other,
    with the share of the shorter one's runs of eight words that the other has too.
    """

    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    of_article: dict[str, str]
    near_copies: tuple[tuple[str, str, float], ...] = ()

    def independent(self, articles: Iterable[str]) -> int:
        """Count the independent origins behind a set of articles."""
        return len({self.of_article.get(article, article) for article in articles})

    def carriers(self, passages: Iterable[Passage]) -> int:
        """Count the independent origins behind passages.

        Passages of one origin count once, and so do two of which one was copied from the other.
        """
        distinct = sorted(set(passages))
        groups = Groups(len(distinct))
        first: dict[str, int] = {}
        for n, passage in enumerate(distinct):
            origin = self.of_article.get(passage.article, passage.article)
            groups.join(first.setdefault(origin, n), n)
        for reuse in self._between({passage.article for passage in distinct}):
            sources = [n for n, p in enumerate(distinct) if _mostly_in(p, reuse.source)]
            targets = [n for n, p in enumerate(distinct) if _mostly_in(p, reuse.target)]
            groups.join_all((a, b) for a in sources for b in targets)
        return len(groups.members())

    def _between(self, articles: set[str]) -> list[Reuse]:
        return [
            reuse
            for article in articles
            for reuse in self._by_source.get(article, ())
            if reuse.target.article in articles
        ]

    @cached_property
    def _by_source(self) -> dict[str, list[Reuse]]:
        found: dict[str, list[Reuse]] = {}
        for reuse in self.reuse:
            found.setdefault(reuse.source.article, []).append(reuse)
        return found


def _mostly_in(passage: Passage, outer: Passage) -> bool:
    shared = min(passage.end, outer.end) - max(passage.start, outer.start)
    return passage.article == outer.article and 2 * shared > passage.end - passage.start


def trace_origins(accounts: Sequence[Account]) -> OriginIndex:
    """Find copied passages and group the articles that go back to one text."""
    accounts = sorted(accounts, key=lambda account: account.article.id)
    pairings = find_reuse(accounts)
    sources = [
        {key(credit.source): credit.source for credit in account.reading.credits}
        for account in accounts
    ]
    groups = Groups(len(accounts))
    groups.join_all(
        (pairing.left, pairing.right)
        for pairing in pairings
        if _one_text(pairing, bool(sources[pairing.left].keys() & sources[pairing.right].keys()))
    )
    ids = [account.article.id for account in accounts]
    origins = tuple(
        Origin(
            id=stable_id("o", ids[members[0]]),
            articles=tuple(ids[n] for n in members),
            source=_credited([sources[n] for n in members]),
        )
        for members in groups.members()
    )
    return OriginIndex(
        reuse=tuple(
            sorted(
                (reuse for pairing in pairings for reuse in pairing.reuse),
                key=lambda reuse: (reuse.source, reuse.target),
            )
        ),
        origins=origins,
        of_article={article: origin.id for origin in origins for article in origin.articles},
        near_copies=tuple((ids[p.left], ids[p.right], p.share) for p in pairings if p.near_copy),
    )


def _one_text(pairing: Pairing, same_credit: bool) -> bool:
    if same_credit and pairing.own >= _CREDITED:
        return True
    return (
        pairing.own >= _LEAST
        and pairing.of_shorter >= _OF_SHORTER
        and pairing.of_longer >= _OF_LONGER
    )


def _credited(sources: Sequence[dict[str, str]]) -> str | None:
    """Give the source that most articles of an origin credit; of two, the first by the alphabet."""
    counts = Counter(form for known in sources for form in known)
    if not counts:
        return None
    form = min(counts, key=lambda f: (-counts[f], f))
    return min(known[form] for known in sources if form in known)

"""How clearly a passage is news of a pledge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from recoupe.collate.outcomes.gists import Foreseen, exact
from recoupe.collate.outcomes.index import Index
from recoupe.collate.outcomes.news import News
from recoupe.model import OutcomeStatus

F = TypeVar("F")

_NAMING = 2  # articles with news in which what names one thing stands at most
_SHARED_STEMS = 4  # rare stems that two passages without a shared amount must share
_COVERED = 0.5  # share of the pledge's stems among them
_WHOLE = 3  # rare stems that are enough where the pledge has no others
_TERM_COVERED = 0.33  # share of its rare stems, where they share a rare term of two words
_CONTEXT_STEMS, _CONTEXT_COVERED = 5, 0.4  # the same of the sentence that it takes up


@dataclass(frozen=True)
class Match:
    """News of a pledge: the higher the `level`, then `shared`, the clearer."""

    level: int
    shared: int
    news: News
    status: OutcomeStatus


class Clarity:
    """Judges news by what it shares with a pledge that is rare in the pile.

    `awaited(article, amount)` tells whether an article still foresees an amount; `dense(a, b)`
    whether two articles are so close that a shared term is no chance.
    """

    def __init__(
        self,
        index: Index[News],
        awaited: Callable[[str, tuple[str, float]], bool],
        dense: Callable[[str, str], bool],
    ) -> None:
        self._index = index
        self._awaited = awaited
        self._dense = dense

    def match(self, pledge: Foreseen, news: News) -> Match | None:
        """Tell how clearly the news is of the pledge; None where it is not clear."""
        about = pledge.gist
        if news.said and not news.said & about.stems:
            return None
        if any(2 * len(told & about.stems) >= len(about.stems) > 0 for told in news.foreseen):
            return None
        return (
            self._by_amount(pledge, news)
            or self._by_words(pledge, news)
            or self._by_term(pledge, news)
        )

    def _by_amount(self, pledge: Foreseen, news: News) -> Match | None:
        """Match by an amount, with a word or where the amount alone names the thing.

        An article that itself still foresees the amount can only tell of a beginning.
        """
        amounts = self._rare(pledge.gist.amounts & news.gist.amounts)
        if not amounts:
            return None
        own = not any(self._awaited(news.article, amount) for amount in amounts)
        if not own and news.status is not OutcomeStatus.UNDER_WAY:
            return None
        shared = self._shared(pledge, news)
        if not shared and not any(exact(amount) for amount in amounts):
            return None
        return Match(2 + own, shared, news, news.status)

    def _by_words(self, pledge: Foreseen, news: News) -> Match | None:
        """Match by many rare words, of the pledge or of the sentence that it takes up."""
        harder = news.status is OutcomeStatus.BROKEN
        stems = self._rare(pledge.gist.stems & news.gist.stems)
        context = self._rare(pledge.context & news.gist.stems)
        total = len(pledge.gist.stems)
        own = len(stems) >= _SHARED_STEMS + harder and len(stems) >= _COVERED * total
        whole = len(stems) == total >= _WHOLE and not harder
        taken_up = len(context) >= _CONTEXT_STEMS + harder and len(
            context
        ) >= _CONTEXT_COVERED * len(pledge.context)
        if own or whole or taken_up:
            return Match(1, self._shared(pledge, news) + len(context), news, news.status)
        return None

    def _by_term(self, pledge: Foreseen, news: News) -> Match | None:
        """Match by a rare term of two words: no more is clear than that the matter moves on."""
        if news.status is OutcomeStatus.BROKEN or not self._dense(pledge.article, news.article):
            return None
        stems = self._rare(pledge.gist.stems & news.gist.stems)
        telling = self._rare(pledge.gist.stems)
        pairs = pledge.gist.pairs & news.gist.pairs
        if len(stems) < max(2.0, _TERM_COVERED * len(telling)):
            return None
        if not any(self._index.spread(pair) <= _NAMING for pair in pairs):
            return None
        return Match(0, self._shared(pledge, news), news, OutcomeStatus.UNDER_WAY)

    def _shared(self, pledge: Foreseen, news: News) -> int:
        return len(self._rare(pledge.gist.stems & news.gist.stems)) + len(
            self._rare(pledge.gist.pairs & news.gist.pairs)
        )

    def _rare(self, features: frozenset[F]) -> list[F]:
        return [feature for feature in features if self._index.rare(feature)]

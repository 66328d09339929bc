"""Putting a pledge and the passage that settles it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.outcomes.news import Amount, Gist, Index, News, gist, read_news
from recoupe.collate.outcomes.order import Order
from recoupe.collate.outcomes.visits import Visits
from recoupe.model import (
    Account,
    Outcome,
    OutcomeStatus,
    PledgeFound,
    PledgeKind,
    Span,
)

_LARGE, _HUGE = 1e6, 1e10  # an amount so large can name one thing, if odd, if round
_NAMING = 2  # articles with news in which what names one thing stands at most
_SHARED_STEMS = 4  # rare stems that two passages without a shared amount must share
_TERM_COVERED = 0.33  # the same where they share a rare term of two words
_COVERED = 0.5  # share of the pledge's stems among them

Key = tuple[str, int, int]  # article, start, end of a pledge


class Settler:
    """Settles the pledges of a pile: indexes are built once, each pledge then looks up its own."""

    def __init__(self, accounts: Sequence[Account], roster: Roster, events: EventIndex) -> None:
        self._order = Order(accounts, events)
        self._visits = Visits(accounts, roster, self._order)
        self._gists: dict[Key, Gist] = {
            (a.article.id, p.start, p.end): gist(a, Span(p.start, p.end))
            for a in accounts
            for p in a.reading.pledges
        }
        self._index = Index([n for a in accounts for n in read_news(a)], len(accounts))
        self._foreseers = _foreseers(self._gists)

    def outcome(self, account: Account, pledge: PledgeFound) -> Outcome:
        """Give what became of a pledge, by the clearest passage of another article."""
        if pledge.kind is PledgeKind.INVITATION:
            visit = self._visits.outcome(account, pledge)
            if visit is not None:
                return visit
        key = (account.article.id, pledge.start, pledge.end)
        about = self._gists[key]
        match = self._clearest(account.article.id, about)
        if match is None:
            return Outcome(status=OutcomeStatus.NO_NEWS)
        news = match.news
        return Outcome(
            status=match.status,
            article=news.article,
            start=news.span.start,
            end=news.span.end,
            early=news.early and match.status is OutcomeStatus.KEPT,
        )

    def _clearest(self, article: str, about: Gist) -> Match | None:
        """Give the first clear passage of the article that brings the clearest news."""
        clear = [
            match
            for news in self._index.candidates(about)
            if self._order.later(news.article, article)
            and (match := self._match(article, about, news)) is not None
        ]
        if not clear:
            return None
        level = max(match.level for match in clear)
        clear = [match for match in clear if match.level == level]
        best = max(clear, key=lambda m: (m.shared, m.news.article)).news.article
        return min((m for m in clear if m.news.article == best), key=lambda m: m.news.span)

    def _match(self, article: str, about: Gist, news: News) -> Match | None:
        """How clearly the news is of the pledge; None where it is not clear."""
        if news.said and not news.said & about.stems:
            return None
        if any(2 * len(told & about.stems) >= len(about.stems) > 0 for told in news.foreseen):
            return None
        index = self._index
        amounts = {a for a in about.amounts & news.gist.amounts if index.rare(a)}
        stems = {s for s in about.stems & news.gist.stems if index.rare(s)}
        pairs = {p for p in about.pairs & news.gist.pairs if index.rare(p)}
        shared = len(stems) + len(pairs)
        if amounts:
            own = not any(news.article in self._foreseers[a] for a in amounts)
            named = any(_exact(a) for a in amounts)
            if (own or news.status is OutcomeStatus.UNDER_WAY) and (shared or named):
                return Match(2 + own, shared, news, news.status)
        needed = _SHARED_STEMS + (news.status is OutcomeStatus.BROKEN)
        if len(stems) >= needed and len(stems) >= _COVERED * len(about.stems):
            return Match(1, shared, news, news.status)
        if news.status is OutcomeStatus.BROKEN or not self._order.dense(article, news.article):
            return None
        if len(stems) >= _TERM_COVERED * len(about.stems) and any(
            index.spread(p) <= _NAMING for p in pairs
        ):
            return Match(0, shared, news, OutcomeStatus.UNDER_WAY)
        return None


@dataclass(frozen=True)
class Match:
    """News of a pledge: the higher the `level`, then `shared`, the clearer."""

    level: int
    shared: int
    news: News
    status: OutcomeStatus


def _exact(amount: Amount) -> bool:
    """Tell whether an amount is so large and odd that it names one thing («10,5 milliards»)."""
    digits = f"{amount[1]:.6g}".split("e")[0].replace(".", "").strip("0")
    return amount[1] >= _HUGE or (amount[1] >= _LARGE and len(digits) > 1)


def _foreseers(gists: dict[Key, Gist]) -> dict[Amount, set[str]]:
    found: dict[Amount, set[str]] = defaultdict(set)
    for (article, _, _), about in gists.items():
        for amount in about.amounts:
            found[amount].add(article)
    return found

"""Settling the pledges of a pile, each through indexes that are built once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recoupe.collate.actors import Roster
from recoupe.collate.events import EventIndex
from recoupe.collate.outcomes.clarity import Clarity, Match
from recoupe.collate.outcomes.gists import Amount, Foreseen, exact, foreseen
from recoupe.collate.outcomes.index import Index
from recoupe.collate.outcomes.news import read_news
from recoupe.collate.outcomes.order import Order
from recoupe.collate.outcomes.revised import revision
from recoupe.collate.outcomes.visits import Visits
from recoupe.edtf import bounds
from recoupe.model import Account, Outcome, OutcomeStatus, PledgeFound, PledgeKind

_SAME_STEMS = 3  # rare stems that two tellings of one pledge share
_SAME_COVERED = 0.5  # share of the shorter one's stems that both have

Key = tuple[str, int, int]  # article, start, end of a pledge


class Settler:
    """Settles pledges by a visit, by the passage that tells of them, or as others of the same."""

    def __init__(self, accounts: Sequence[Account], roster: Roster, events: EventIndex) -> None:
        self._order = Order(accounts, events)
        self._visits = Visits(accounts, roster, self._order)
        self._pledges: dict[Key, Foreseen] = {
            (a.article.id, p.start, p.end): foreseen(a, p)
            for a in accounts
            for p in a.reading.pledges
        }
        size = len(accounts)
        self._news = Index([n for a in accounts for n in read_news(a)], size)
        self._others = Index(list(self._pledges.values()), size)
        self._awaited: dict[Amount, set[str]] = defaultdict(set)
        for pledge in self._pledges.values():
            for amount in pledge.gist.amounts:
                self._awaited[amount].add(pledge.article)
        self._clarity = Clarity(
            self._news, lambda article, a: article in self._awaited[a], self._order.dense
        )
        self._told: dict[Key, Match | None] = {
            key: self._clearest(pledge, pledge.article) for key, pledge in self._pledges.items()
        }

    def outcome(self, account: Account, pledge: PledgeFound) -> Outcome:
        """Give what became of a pledge, by the clearest passage of another article."""
        if pledge.kind is PledgeKind.INVITATION:
            visit = self._visits.outcome(account, pledge)
            if visit is not None:
                return visit
        revised = revision(account, pledge)
        if revised is not None:
            return revised
        key = (account.article.id, pledge.start, pledge.end)
        later = self._put_off(self._pledges[key])
        if later is not None:
            return Outcome(
                status=OutcomeStatus.BROKEN,
                article=later.article,
                start=later.span.start,
                end=later.span.end,
            )
        found = [m for m in (self._told[key], self._as_others(self._pledges[key])) if m]
        match = max(found, key=lambda m: m.level, default=None)
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

    def _clearest(self, pledge: Foreseen, article: str) -> Match | None:
        """Give the first clear passage of the article that brings the clearest news.

        `article` is the one for whose pledge it is sought: the news must be of another, later one.
        """
        clear = [
            match
            for news in self._news.candidates((*pledge.gist.features(), *pledge.context))
            if self._order.later(news.article, article)
            and (match := self._clarity.match(pledge, news)) is not None
        ]
        if not clear:
            return None
        level = max(match.level for match in clear)
        clear = [match for match in clear if match.level == level]
        best = max(clear, key=_preference).news.article
        return min((m for m in clear if m.news.article == best), key=lambda m: m.news.span)

    def _put_off(self, pledge: Foreseen) -> Foreseen | None:
        """Give the same pledge as a later article foresees it, for a time after it was due."""
        until = bounds(pledge.due)[1] if pledge.due else None
        if until is None:
            return None
        found = [
            other
            for other in self._others.candidates(pledge.gist.features())
            if self._order.later(other.article, pledge.article)
            and other.due
            and (since := bounds(other.due)[0])
            and since > until
            and self._alike(pledge, other)
        ]
        return min(found, key=lambda f: (f.article, f.span), default=None)

    def _as_others(self, pledge: Foreseen) -> Match | None:
        """Give the news of the same pledge as another article tells it."""
        found = [
            match
            for other in self._others.candidates(pledge.gist.features())
            if other.article != pledge.article
            and self._same(pledge, other)
            and (match := self._told[other.article, other.span.start, other.span.end])
            and self._order.later(match.news.article, pledge.article)
        ]
        return max(found, key=_preference, default=None)

    def _same(self, one: Foreseen, other: Foreseen) -> bool:
        """Tell whether two pledges are one, told by two articles of one affair."""
        if not self._order.dense(one.article, other.article):
            return False
        amounts = one.gist.amounts & other.gist.amounts
        return any(exact(a) for a in amounts) or self._alike(one, other)

    def _alike(self, one: Foreseen, other: Foreseen) -> bool:
        """Tell whether two pledges share the words that tell them from others."""
        stems = {s for s in one.gist.stems & other.gist.stems if self._others.rare(s)}
        shared = len(one.gist.stems & other.gist.stems)
        shorter = min(len(one.gist.stems), len(other.gist.stems))
        return len(stems) >= _SAME_STEMS and shared >= _SAME_COVERED * shorter


def _preference(match: Match) -> tuple[int, int, int, str]:
    """Order matches: the clearer, then the one nearer to the head of its article, where news is."""
    return match.level, match.shared, -match.news.span.start, match.news.article

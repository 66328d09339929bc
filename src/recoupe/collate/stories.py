"""Stories: the articles of one running affair."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.linkage import link
from recoupe.collate.vectors import neighbours, weigh
from recoupe.collate.words import stems
from recoupe.model import Account, Article

# Mean cosine of the articles of one story. On piles of 20 to 200 articles of known affairs the
# result is the same from 0.09 to 0.11 (docs, "Events and stories").
_STORY = 0.10
_NEIGHBOURS = 60
_LEAST = 0.03


def group_stories(accounts: Sequence[Account]) -> list[list[int]]:
    """Group accounts (by number) into stories, each rising, ordered by their smallest member."""
    matrix = weigh(
        [stems(body(account.article)) for account in accounts],
        [account.article.language for account in accounts],
    )
    return link(len(accounts), neighbours(matrix, _NEIGHBOURS, _LEAST), _STORY)


def body(article: Article) -> str:
    """Give an article's text without its page furniture."""
    kept, at = [], 0
    for piece in sorted(f for f in article.furniture if f.kind.silent):
        kept.append(article.text[at : piece.start])
        at = max(at, piece.end)
    kept.append(article.text[at:])
    return " ".join(kept)

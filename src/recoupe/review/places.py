"""Where the passages of anchors stand now: by quotation with its surroundings, then by position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from recoupe.model import Article, ArticleAnchor, Loss, Passage, PassageAnchor
from recoupe.text import folded

_TELLING = 16  # so long a quotation that stands once is itself, whatever stands around it
_AMONG = 8  # so many code points around it must be the same for another one


class Places:
    """The articles of a pile, by id, URL and name."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_id: dict[str, Article] = {}
        self._by_url: defaultdict[str, list[str]] = defaultdict(list)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for article in articles:
            self._by_id[article.id] = article
            self._by_name[article.name].append(article.id)
            if article.url:
                self._by_url[article.url.value].append(article.id)

    def text(self, article: str) -> str:
        """Give the text of an article."""
        return self._by_id[article].text

    def language(self, article: str) -> str:
        """Give the language of an article."""
        return self._by_id[article].language

    def title(self, article: str) -> str | None:
        """Give the title of an article."""
        title = self._by_id[article].title
        return title.value if title else None

    def article(self, anchor: ArticleAnchor) -> str | Loss:
        """Give the id of the article that an anchor means."""
        if anchor.id in self._by_id:
            return anchor.id
        found = self._by_url.get(anchor.url or "") or self._by_name.get(anchor.name) or []
        if len(found) > 1:
            return Loss.AMBIGUOUS
        return found[0] if found else Loss.ARTICLE

    def passage(self, anchor: PassageAnchor) -> Passage | Loss:
        """Give the passage that an anchor means.

        In the text that it was made for, it stands where it stood. In another one it is where the
        same words stand among the same surroundings; of several such places, the one at the same
        position; else nothing is guessed.
        """
        article = self.article(anchor.article)
        if isinstance(article, Loss):
            return article
        text = self.text(article)
        if article == anchor.article.id and text[anchor.start : anchor.end] == anchor.exact:
            return Passage(article, anchor.start, anchor.end)
        start = _find(folded(text), anchor)
        if isinstance(start, Loss):
            return start
        return Passage(article, start, start + len(anchor.exact))


def _find(text: str, anchor: PassageAnchor) -> int | Loss:
    """Give where the anchored words stand in a folded text."""
    exact, prefix, suffix = folded(anchor.exact), folded(anchor.prefix), folded(anchor.suffix)
    if not exact:
        return Loss.PASSAGE
    ranked = sorted(
        (
            -_shared_start(text[max(0, at - len(prefix)) : at][::-1], prefix[::-1])
            - _shared_start(text[at + len(exact) : at + len(exact) + len(suffix)], suffix),
            at,
        )
        for at in _occurrences(text, exact)
    )
    if not ranked:
        return Loss.PASSAGE
    best = [at for score, at in ranked if score == ranked[0][0]]
    if len(best) > 1:
        return anchor.start if anchor.start in best else Loss.AMBIGUOUS
    alone = len(ranked) == 1 and len(exact) >= _TELLING
    among = -ranked[0][0] >= min(_AMONG, len(prefix) + len(suffix))
    # A short quotation in other surroundings may be another one.
    return best[0] if alone or among else Loss.PASSAGE


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _shared_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length

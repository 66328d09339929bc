"""Passages that may bring news: sentences in which something is told as done, begun or given up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isqrt

from recoupe.collate.outcomes.words import Signs, fold, pairs, signs, stems
from recoupe.model import Account, Modality, OutcomeStatus, Span

Amount = tuple[str, float]  # unit, value in base units
Pair = tuple[str, str]

# A sum of parts: «3 for one, 2 for another, …» is news of the whole.
_FEWEST_PARTS = 3


@dataclass(frozen=True)
class Gist:
    """What a passage is about: stems, pairs of neighbouring stems, amounts."""

    stems: frozenset[str]
    pairs: frozenset[Pair]
    amounts: frozenset[Amount]


@dataclass(frozen=True)
class News:
    """A sentence that tells of something done, begun or given up, and what it is about."""

    article: str
    span: Span
    gist: Gist
    status: OutcomeStatus
    early: bool
    foreseen: tuple[frozenset[str], ...]  # stems of the pledges in it
    said: frozenset[str]  # stems of verbs of saying, where these are all that was done


def gist(account: Account, span: Span) -> Gist:
    """Give what a passage of an article is about; parts of one sum also count as the sum."""
    language = account.article.language
    words = stems(fold(span.of(account.article.text)), language)
    amounts = [
        (f.unit, f.value)
        for f in account.reading.figures
        if span.start <= f.start and f.end <= span.end and _telling(f.value, f.unit)
    ]
    sums = []
    for unit in sorted({unit for unit, _ in amounts}):
        values = [value for of, value in amounts if of == unit]
        if len(values) >= _FEWEST_PARTS:
            sums.append((unit, round(sum(values), 6)))
    return Gist(frozenset(words), pairs(words), frozenset([*amounts, *sums]))


def _telling(value: float, unit: str) -> bool:
    """Tell whether an amount tells one thing from another: not «deux ans», not «5 %»."""
    return value >= 1000 or (value != int(value) and unit != "%") or value >= 100


def read_news(account: Account) -> Iterator[News]:
    """Give the sentences of an article that may bring news of a pledge."""
    table = signs(account.article.language)
    for sentence in account.reading.sentences:
        words = fold(sentence.of(account.article.text))
        status = _status(words, table)
        if status is None or (status is OutcomeStatus.KEPT and _foreseen(account, sentence)):
            continue
        yield News(
            article=account.article.id,
            span=sentence,
            gist=gist(account, sentence),
            status=status,
            early=bool(table.patterns["early"].search(words)),
            foreseen=tuple(
                gist(account, Span(p.start, p.end)).stems
                for p in account.reading.pledges
                if sentence.start < p.end and p.start < sentence.end
            ),
            said=_said(words, table, account.article.language),
        )


def _said(words: str, table: Signs, language: str) -> frozenset[str]:
    """Give the stems of a verb of saying where nothing else is told as done («a annoncé»)."""
    done = table.patterns["done"].findall(words)
    said = [match.group() for match in table.patterns["said"].finditer(words)]
    if not said or len(done) > len(said) or table.patterns["begun"].search(words):
        return frozenset()
    return frozenset(stem for phrase in said for stem in stems(phrase, language)[-1:])


def _status(words: str, table: Signs) -> OutcomeStatus | None:
    """Tell what the sentence tells, if anything; a part done or a beginning is under way."""
    if words.endswith("?"):
        return None
    if table.patterns["broken"].search(words):
        return OutcomeStatus.BROKEN
    done, begun = table.patterns["done"].search(words), table.patterns["begun"].search(words)
    if begun or (done and table.patterns["part"].search(words)):
        return OutcomeStatus.UNDER_WAY
    return OutcomeStatus.KEPT if done else None


def _foreseen(account: Account, sentence: Span) -> bool:
    """Tell whether the sentence is itself mostly a pledge, or gives only aims and forecasts."""
    length = sentence.end - sentence.start
    for pledge in account.reading.pledges:
        shared = min(pledge.end, sentence.end) - max(pledge.start, sentence.start)
        if 2 * shared > length:
            return True
    inside = [
        f for f in account.reading.figures if sentence.start <= f.start and f.end <= sentence.end
    ]
    return bool(inside) and all(f.modality is not Modality.ACTUAL for f in inside)


class Index:
    """Finds the news that share something rare with a pledge, without comparing all with all."""

    def __init__(self, news: Sequence[News], articles: int) -> None:
        self._news = news
        self._common = max(2, isqrt(2 * articles))
        self._by: dict[object, list[int]] = defaultdict(list)
        spread: dict[object, set[str]] = defaultdict(set)
        for number, one in enumerate(news):
            for feature in _features(one.gist):
                self._by[feature].append(number)
                spread[feature].add(one.article)
        self._spread = {feature: len(found) for feature, found in spread.items()}

    def rare(self, feature: object) -> bool:
        """Tell whether a feature stands in few of the articles that bring news."""
        return self._spread.get(feature, 0) <= self._common

    def spread(self, feature: object) -> int:
        """Give the number of articles whose news has a feature."""
        return self._spread.get(feature, 0)

    def candidates(self, about: Gist) -> Iterable[News]:
        """Give the news that share a rare feature with a passage, the most shared first."""
        counts: Counter[int] = Counter()
        for feature in sorted(_features(about), key=repr):
            if self.rare(feature):
                counts.update(self._by.get(feature, ()))
        return [self._news[n] for n, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]


def _features(about: Gist) -> frozenset[object]:
    return frozenset((*about.stems, *about.pairs, *about.amounts))

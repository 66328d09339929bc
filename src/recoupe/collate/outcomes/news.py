"""Passages that may bring news: sentences in which something is told as done, begun or given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.collate.outcomes.gists import Gist, gist
from recoupe.collate.outcomes.words import Signs, fold, signs, stems
from recoupe.model import Account, Modality, OutcomeStatus, Span


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

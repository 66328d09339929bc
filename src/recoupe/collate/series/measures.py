"""What a figure measures, folded so that two wordings of one measure meet."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from recoupe.collate.actors import Roster
from recoupe.language import load_pack
from recoupe.model import Account, FigureFound, Span
from recoupe.text import key

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<=[\s'’(-])[A-ZÀ-Þ][\w-]+")
STEM = 6  # letters by which two forms of a word count as one
_BEFORE = 60  # code points before a figure in which a verb of change is looked for
_LAST_NAMED = 2  # words taken for a measure that is named only as «la barre»
_LEADS = 6  # actors of an article that it is most about


@dataclass(frozen=True)
class Measures:
    """The table `series` of a language."""

    empty: frozenset[str]
    people: frozenset[str]
    concepts: tuple[tuple[str, str], ...]  # beginning of a word, concept; longest first
    change: re.Pattern[str]


@dataclass(frozen=True)
class Measure:
    """What is measured: `terms` are concepts and stems; `change` tells growth from a level.

    `names` are the capitalised words among them. `near` are the stems around the figure. `actors`
    are the actors that the sentence names, `leads` those that the article is most about.
    `sentence` is where the figure stands: article and start. `moment` is the event or day that the
    article tells of; `counted` is set where the wording names only the unit («12 personnes»).
    """

    unit: str
    value: float
    change: bool
    sentence: tuple[str, int]
    near: frozenset[str]
    terms: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    leads: frozenset[str]
    period: str | None = None
    moment: str | None = None
    counted: bool = False
    vague: bool = False  # its wording names only that something is counted («la barre»)


@cache
def _table(language: str) -> Measures:
    table = load_pack(language).table("series")
    concepts = [(word, name) for name, words in table["concepts"].items() for word in words]
    return Measures(
        empty=frozenset(table["empty"]),
        people=frozenset(table["people"]),
        concepts=tuple(sorted(concepts, key=lambda c: (-len(c[0]), c))),
        change=re.compile(table["patterns"]["change"]),
    )


def leads(account: Account, roster: Roster) -> frozenset[str]:
    """Give the named actors that an article speaks of most."""
    counts = Counter(
        m.actor for m in account.reading.mentions if account.reading.actors[m.actor].named
    )
    first = sorted(counts, key=lambda n: (-counts[n], n))[:_LEADS]
    return frozenset(roster.id_of(account.article.id, n) for n in first)


def measure(
    account: Account,
    found: FigureFound,
    roster: Roster,
    about: frozenset[str],
    moment: str | None,
) -> Measure:
    """Give what a figure measures; `about` are the leads of its article, `moment` its event."""
    text, language = account.article.text, account.article.language
    table = _table(language)
    wording = _wording(account, found)
    before = key(text[max(0, found.start - _BEFORE) : found.start]) + " "
    sentence = next((s for s in account.reading.sentences if s.start <= found.start < s.end), None)
    named = frozenset(
        roster.id_of(account.article.id, m.actor)
        for m in account.reading.mentions
        if sentence is not None
        and sentence.start <= m.start < sentence.end
        and account.reading.actors[m.actor].named
    )
    return Measure(
        unit=found.unit,
        value=found.value,
        sentence=(account.article.id, sentence.start if sentence else found.start),
        near=_near(account, found, sentence),
        change=bool(table.change.search(before)),
        terms=terms(wording, language),
        names=frozenset(key(name) for name in _NAME.findall(wording)),
        actors=named,
        leads=about,
        period=found.period,
        moment=moment,
        counted=terms(wording, language) <= terms(found.unit, language) | _people(table),
        vague=wording != found.measure,
    )


def _people(table: Measures) -> frozenset[str]:
    """Give the terms that name the unit «person» in a language."""
    return frozenset(_term(word, table) for word in table.people)


def _near(account: Account, found: FigureFound, sentence: Span | None) -> frozenset[str]:
    """Give the stems of the telling words around a figure, in its sentence."""
    text, table = account.article.text, _table(account.article.language)
    lo = max(sentence.start if sentence else 0, found.start - _BEFORE)
    hi = min(sentence.end if sentence else len(text), found.end + _BEFORE)
    words = _WORD.findall(key(text[lo : found.start] + " " + text[found.end : hi]))
    return frozenset(_term(word, table) for word in words[1:-1] if word not in table.empty)


def _wording(account: Account, found: FigureFound) -> str:
    """Give the wording of a measure; where it says only that something is counted, what does say.

    «la barre des 200 milliards»: the concepts that the sentence names before the figure, else the
    measure of the figure before, in the same sentence or the one before.
    """
    text, language = account.article.text, account.article.language
    table = _table(language)
    if any(word not in table.empty for word in _WORD.findall(key(found.measure))):
        return found.measure
    sentences = account.reading.sentences
    at = next((n for n, s in enumerate(sentences) if s.start <= found.start < s.end), None)
    if at is None:
        return found.measure
    words = _WORD.findall(key(text[sentences[at].start : found.start]))
    named = [w for w in words if w not in table.empty and _term(w, table).startswith("=")]
    if named:
        return " ".join(named[-_LAST_NAMED:])
    earlier = [
        f
        for f in account.reading.figures
        if sentences[max(0, at - 1)].start <= f.start < found.start and f.measure
    ]
    return earlier[-1].measure if earlier else found.measure


def terms(wording: str, language: str) -> frozenset[str]:
    """Give the concepts and stems of a wording; its empty words only where there are no others."""
    table = _table(language)
    words = _WORD.findall(key(wording))
    found = {_term(word, table) for word in words if word not in table.empty}
    return frozenset(found or {_term(word, table) for word in words})


def _term(word: str, table: Measures) -> str:
    for beginning, concept in table.concepts:
        if word.startswith(beginning):
            return f"={concept}"
    return word[:STEM]

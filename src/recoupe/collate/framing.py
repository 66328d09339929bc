"""Framing: the terms that each outlet uses for one referent.

Method: naming choices within a class of alternatives, after Entman (1993), Framing: Toward
Clarification of a Fractured Paradigm; Card et al. (2015), The Media Frames Corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from recoupe.collate.events import EventIndex
from recoupe.collate.statements import statement_id
from recoupe.ids import stable_id
from recoupe.language import load_pack
from recoupe.model import Account, Framing, Statement, Term, TermUsed
from recoupe.text import key

_ARTICLE = re.compile(r"^(l['’]|(le|la|les|the) )", re.IGNORECASE)
_FEWEST_TERMS = 2  # different nouns without which nothing is framed one way or another
_FEWEST_ARTICLES = 2

# One use of a term, with the article and the folded noun.
_Use = tuple[Account, TermUsed]


def frame(
    accounts: Sequence[Account], statements: Sequence[Statement], events: EventIndex
) -> tuple[Framing, ...]:
    """Group the terms of all articles by their referent, within a story and a class of nouns.

    Given are referents that articles name in two different ways or more; first those with most
    different terms. A term's `statement` is set where a speaker uses it, not the outlet.
    """
    stories = _stories(accounts, events)
    spoken = frozenset(s.id for s in statements)
    groups: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
    for account in accounts:
        for used in account.reading.terms:
            for sort in _classes(account.article.language).get(used.head, ()):
                groups[stories[account.article.id], used.referent, sort].append((account, used))
    framings: dict[tuple[str, str], tuple[int, Framing]] = {}
    for place in sorted(groups):
        story, referent, _ = place
        made = _framing(groups[place], story, spoken)
        if made is None:
            continue
        # One noun may be of several classes; the class with most terms of a referent stays.
        known = framings.get((story, referent))
        if known is None or made[0] > known[0]:
            framings[story, referent] = made
    ordered = sorted(framings.values(), key=lambda f: (-f[0], f[1].referent, f[1].id))
    return tuple(framing for _, framing in ordered)


def _stories(accounts: Sequence[Account], events: EventIndex) -> dict[str, str]:
    """Give the story of each article; articles without one share the pile's."""
    by_id = {event.id: event for event in events.events}
    found = {}
    for account in accounts:
        event = by_id.get(events.of_article.get(account.article.id, ""))
        found[account.article.id] = (event.story if event else None) or ""
    return found


@cache
def _classes(language: str) -> dict[str, tuple[str, ...]]:
    """Give the classes of alternatives that each noun of a language belongs to."""
    found: dict[str, list[str]] = defaultdict(list)
    for sort, nouns in load_pack(language).table("terms")["classes"].items():
        for noun in nouns:
            found[noun].append(sort)
    return {noun: tuple(sorts) for noun, sorts in found.items()}


def _framing(
    uses: Sequence[_Use], story: str, spoken: frozenset[str]
) -> tuple[int, Framing] | None:
    """Make the framing of a referent, with the number of its different terms."""
    heads = {used.head for _, used in uses}
    articles = {account.article.id for account, _ in uses}
    if len(heads) < _FEWEST_TERMS or len(articles) < _FEWEST_ARTICLES:
        return None
    terms = tuple(
        Term(
            article=account.article.id,
            start=used.start,
            end=used.end,
            term=account.article.text[used.start : used.end],
            statement=_holder(account, used, spoken),
        )
        for account, used in sorted(uses, key=lambda u: (u[0].article.id, u[1].start, u[1].end))
    )
    referent = uses[0][1].referent
    return len(heads), Framing(
        id=stable_id("n", story, referent, *sorted(heads)),
        referent=_label(uses, referent),
        terms=terms,
    )


def _holder(account: Account, used: TermUsed, spoken: frozenset[str]) -> str | None:
    if used.statement is None:
        return None
    held = account.reading.statements[used.statement]
    holder = statement_id(account.article.id, held.start, held.end)
    return holder if holder in spoken else None


def _label(uses: Sequence[_Use], referent: str) -> str:
    """Give the referent as articles write it, where one of them has the words themselves."""
    written: Counter[str] = Counter()
    width = len(referent)
    for account, used in uses:
        text = account.article.text[used.start : used.end]
        tail = text[-width:]
        if key(tail) == referent:
            written[tail] += 1
    if written:
        return min(written, key=lambda w: (-written[w], w))
    return _states(uses[0][0].article.language).get(referent, referent)


@cache
def _states(language: str) -> dict[str, str]:
    """Give the names of states, without article, by their folded form."""
    found = {}
    for state in load_pack(language).table("places")["states"].values():
        bare = _ARTICLE.sub("", state["names"][0])
        found[key(bare)] = bare
    return found

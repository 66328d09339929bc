"""Events told in several languages.

Words tell nothing across languages; names, numbers and days do. A moment of a story in one
language joins the one in another with which it shares most of them, and so do their stories.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from recoupe.collate.days import days_apart, event_day, is_day
from recoupe.collate.groups import Groups
from recoupe.collate.vectors import neighbours, weigh
from recoupe.collate.words import stems
from recoupe.model import Account

Moment = list[Account]

_ALIKE = 0.35  # cosine of the names and numbers of two moments of one event
_NEIGHBOURS = 10
_SAME_DAYS = 3
_NUMBER = re.compile(r"\d[\d.,  ]*\d")
_NOT_DIGIT = re.compile(r"\D")


def join_languages(stories: Sequence[Sequence[Moment]]) -> list[list[Moment]]:
    """Join the moments of one event that are told in different languages, and their stories.

    A pile of one language comes out as it is. The order is that of the first accounts.
    """
    moments = list(chain.from_iterable(stories))
    spoken = [{account.article.language for account in moment} for moment in moments]
    if len(set().union(*spoken)) < 2:
        return [list(story) for story in stories]
    languages = [min(some) for some in spoken]
    matrix = weigh([_names(moment) for moment in moments], languages)
    edges = sorted(
        neighbours(matrix, _NEIGHBOURS, _ALIKE), key=lambda e: (-e.similarity, e.left, e.right)
    )
    events = Groups(len(moments))
    for edge in edges:
        one, other = events.find(edge.left), events.find(edge.right)
        if spoken[one].isdisjoint(spoken[other]) and _near(moments[one], moments[other]):
            events.join(one, other)
            both = spoken[one] | spoken[other]
            spoken[one] = spoken[other] = both
    story_of = [n for n, story in enumerate(stories) for _ in story]
    joined = Groups(len(stories))
    joined.join_all((story_of[group[0]], story_of[n]) for group in events.members() for n in group)
    found: dict[int, list[Moment]] = {}
    for group in events.members():
        accounts = [account for n in group for account in moments[n]]
        accounts.sort(key=lambda account: account.article.id)
        found.setdefault(joined.find(story_of[group[0]]), []).append(accounts)
    return list(found.values())


def _names(moment: Moment) -> list[str]:
    """Give the words of the names that accounts mention, and their numbers."""
    found: list[str] = []
    for account in moment:
        for actor in account.reading.actors:
            if actor.named:
                found += stems(" ".join((actor.name, *actor.aliases)))
        for number in _NUMBER.findall(account.article.text):
            found.append(_NOT_DIGIT.sub("", number))
    return found


def _near(one: Moment, other: Moment) -> bool:
    """Tell whether the days of two moments allow that they are one event."""
    days = [[event_day(account) for account in moment] for moment in (one, other)]
    known = [[day for day in some if day is not None and is_day(day)] for some in days]
    return not all(known) or any(days_apart(a, b) <= _SAME_DAYS for a in known[0] for b in known[1])

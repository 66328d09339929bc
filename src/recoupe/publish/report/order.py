"""The order in which lists are shown, as sort keys: the same in the report and in the app.

The report sorts values that it holds; the app sorts what the database says of them. So the keys
take single facts, not values.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from recoupe.publish.report import wording

Key = tuple[object, ...]
_T = TypeVar("_T")


# A pile has many things of few dates.
when = lru_cache(maxsize=1 << 14)(wording.when)


def article_key(published: str | None, outlet: str, name: str, id: str) -> Key:
    """Order articles by date, undated last, then by outlet and name."""
    return (published or "~", outlet.casefold(), name, id)


def event_key(date: str | None, accounts: int, title: str, id: str) -> Key:
    """Order events by date, undated last; of one date, those with accounts first."""
    return (when(date), not accounts, title, id)


def actor_key(said: int, name: str, id: str) -> Key:
    """Order actors by how many statements they make, most first."""
    return (-said, name.casefold(), id)


def said_key(date: str | None, article: str, start: int) -> Key:
    """Order what somebody said or pledged by date, undated last, then as the text goes."""
    return (when(date), article, start)


def series_key(conflicts: int, figures: int, measure: str, id: str) -> Key:
    """Order series: those with conflicts first, then those with most figures."""
    return (not conflicts, -figures, measure, id)


def pledge_key(due: str | None, published: str | None, article: str, start: int, id: str) -> Key:
    """Order pledges by due date, then by the date of the article, undated last."""
    return (when(due), when(published), article, start, id)


def reuse_key(source: Iterable[object], target: Iterable[object], length: int) -> Key:
    """Order copied passages, longest first; the two are passages (article, start, end)."""
    return (-length, tuple(source), tuple(target))


def origin_key(articles: int, source: str | None, id: str) -> Key:
    """Order origins by how many articles go back to them, most first."""
    return (-articles, source or "", id)


def credit_key(passages: int, source: str) -> Key:
    """Order credited sources by how often they are credited, most first."""
    return (-passages, source)


def by_story(events: Iterable[tuple[_T, str]]) -> tuple[tuple[_T, ...], ...]:
    """Group events (each with its story, or else its own id): a group stands where it begins."""
    groups: dict[str, list[_T]] = {}
    for event, story in events:
        groups.setdefault(story, []).append(event)
    return tuple(tuple(group) for group in groups.values())

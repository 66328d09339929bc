"""Articles that are accounts of the same event, and events of one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.collate.actors import Roster
from recoupe.ids import stable_id
from recoupe.model import Account, Event


@dataclass(frozen=True)
class EventIndex:
    """The events of a pile; `of_article` gives the main event of each article."""

    events: tuple[Event, ...]
    of_article: dict[str, str]


def group_events(accounts: Sequence[Account], roster: Roster) -> EventIndex:
    """Group accounts by the event that they tell of."""
    events, of_article = [], {}
    for account in accounts:
        article = account.article
        event = stable_id("e", article.id)
        of_article[article.id] = event
        published = article.published.value if article.published else None
        events.append(Event(id=event, type=None, date=published, articles=(article.id,)))
    return EventIndex(tuple(events), of_article)

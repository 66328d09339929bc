"""Which article can bring news of what another one foresees."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.collate.events import EventIndex
from recoupe.edtf import bounds
from recoupe.model import Account

_LOOSE = 27  # days that an article's date leaves open at least
_FEW = 50  # articles of a pile that is read as one affair


class Order:
    """Give the order of the articles of a pile, as far as dates show it, within one story."""

    def __init__(self, accounts: Sequence[Account], events: EventIndex) -> None:
        by_id = {event.id: event for event in events.events}
        self._few = len(accounts) <= _FEW
        self._story: dict[str, str | None] = {}
        self._date: dict[str, str | None] = {}
        for account in accounts:
            article = account.article
            event = by_id.get(events.of_article.get(article.id, ""))
            self._story[article.id] = event.story if event else None
            published = article.published.value if article.published else None
            self._date[article.id] = published or (event.date if event else None)

    def date(self, article: str) -> str | None:
        """Give the date of an article (EDTF), or of the event that it tells of."""
        return self._date[article]

    def dense(self, one: str, other: str) -> bool:
        """Tell whether two articles are so close that a shared term is no chance.

        They are of one story, or the pile is so small that somebody chose its articles.
        """
        return self._few or (
            self._story[one] is not None and self._story[one] == self._story[other]
        )

    def later(self, one: str, other: str) -> bool:
        """Tell whether article `one` may tell what came of something foreseen in article `other`.

        Articles of two stories do not; nor does one that is known to be earlier or of the same day.
        Where no date tells, the news itself must: it tells as past what the other foresees.
        """
        if one == other:
            return False
        stories = self._story[one], self._story[other]
        if None not in stories and stories[0] != stories[1]:
            return False
        one_date, other_date = self._date[one], self._date[other]
        if one_date is None or other_date is None:
            return True
        (first, last), (since, until) = bounds(one_date), bounds(other_date)
        if first is None or since is None:
            return True
        last, until = last or first, until or since
        # A date of a month or more may be that of a later day all the same.
        return first > since or (last > until and (last - first).days >= _LOOSE)

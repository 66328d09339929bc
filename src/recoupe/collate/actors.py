"""The same actor across articles."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.ids import stable_id
from recoupe.model import Account, Actor, Passage, Role


class Roster:
    """The actors of a pile: the local actors of every article merged."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._ids: dict[tuple[str, int], str] = {}
        self._actors: dict[str, Actor] = {}
        for account in accounts:
            article = account.article.id
            for index, local in enumerate(account.reading.actors):
                actor = stable_id("p", local.name, local.kind)
                self._ids[article, index] = actor
                known = self._actors.get(actor)
                mentions = tuple(
                    Passage(article, m.start, m.end)
                    for m in account.reading.mentions
                    if m.actor == index
                )
                self._actors[actor] = Actor(
                    id=actor,
                    name=local.name,
                    kind=local.kind,
                    aliases=tuple(sorted({*local.aliases, *(known.aliases if known else ())})),
                    roles=(
                        *(known.roles if known else ()),
                        *(Role(r.name, article, r.start, r.end, r.when) for r in local.roles),
                    ),
                    named=local.named,
                    state=local.state,
                    mentions=(*(known.mentions if known else ()), *mentions),
                )

    def id_of(self, article: str, local: int) -> str:
        """Give the id of the actor that a local actor of an article is."""
        return self._ids[article, local]

    def actors(self) -> tuple[Actor, ...]:
        """Give all actors, sorted by name."""
        return tuple(sorted(self._actors.values(), key=lambda a: (a.name, a.id)))

"""What the anchors of judgements mean in a collation; nothing is guessed.

Each function gives the id of the one thing that fits, or why there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from recoupe.model import (
    ActorAnchor,
    Anchor,
    EventAnchor,
    FigureAnchor,
    Loss,
    Passage,
    PassageAnchor,
    PledgeAnchor,
    SayingAnchor,
    StatementAnchor,
)
from recoupe.review.sheet import Sheet
from recoupe.text import key

# Two readings of one passage share this part of all that they cover together.
_SAME = 0.5


class Standing(Protocol):
    """Anything that stands at a passage."""

    @property
    def article(self) -> str:
        """The article."""
        ...

    @property
    def start(self) -> int:
        """Where it starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


def find(sheet: Sheet, anchor: Anchor) -> str | Loss:
    """Give the id of what an anchor means."""
    match anchor:
        case StatementAnchor():
            return find_statement(sheet, anchor.passage, anchor.id)
        case ActorAnchor():
            return find_actor(sheet, anchor)
        case SayingAnchor():
            return find_saying(sheet, anchor)
        case EventAnchor():
            return find_event(sheet, anchor)
        case PledgeAnchor():
            return _standing(sheet, anchor.passage, anchor.id, sheet.pledges, sheet.pledges_in)
        case FigureAnchor():
            return _find_figure(sheet, anchor)


def find_statement(sheet: Sheet, anchor: PassageAnchor, id: str = "") -> str | Loss:
    """Give the statement that stands at a passage: as it did, else with about the same bounds."""
    return _standing(sheet, anchor, id, sheet.statements, sheet.statements_in)


def find_actor(sheet: Sheet, anchor: ActorAnchor) -> str | Loss:
    """Give the actor that is mentioned where the anchored one was; else who bears the name.

    Where the mentions have gone to several, the name decides among these.
    """
    votes = _mentioned(sheet, anchor)
    if len(votes) == 1:
        return next(iter(votes))
    for names in ((anchor.name,), anchor.aliases):
        bearers = [id for id in _bearers(sheet, names) if not votes or id in votes]
        of_kind = [id for id in bearers if sheet.actors[id].kind is anchor.kind] or bearers
        if len(of_kind) == 1:
            return of_kind[0]
        if of_kind:
            return Loss.AMBIGUOUS
    return Loss.AMBIGUOUS if votes else Loss.THING


def find_saying(sheet: Sheet, anchor: SayingAnchor) -> str | Loss:
    """Give the saying that has most in common with the anchored one's statements."""
    found = [find_statement(sheet, passage) for passage in anchor.statements]
    held = [id for id in dict.fromkeys(found) if not isinstance(id, Loss)]
    if not held:
        return next((loss for loss in found if isinstance(loss, Loss)), Loss.THING)
    shared = Counter(saying for id in held for saying in sheet.statements[id].sayings)
    return _best(shared, len(held), lambda id: len(sheet.sayings[id].statements))


def find_event(sheet: Sheet, anchor: EventAnchor) -> str | Loss:
    """Give the event that has most accounts in common; without accounts, the one told there."""
    articles = [sheet.places.article(article) for article in anchor.articles]
    there = [id for id in articles if not isinstance(id, Loss)]
    events = [sheet.article_events[id] for id in there if id in sheet.article_events]
    if events:
        return _best(Counter(events), len(there), lambda id: len(sheet.events[id].articles))
    places = [sheet.places.passage(passage) for passage in anchor.mentions]
    told = {
        id
        for place in places
        if not isinstance(place, Loss)
        for id in sheet.recalled_in.get(place.article, ())
        if id in sheet.events and _any_at(sheet.events[id].mentions, place)
    }
    if len(told) > 1:
        told = {id for id in told if sheet.events[id].title == anchor.title} or told
    if len(told) > 1:
        return Loss.AMBIGUOUS
    return next(iter(told), Loss.THING)


def _find_figure(sheet: Sheet, anchor: FigureAnchor) -> str | Loss:
    """Give the figure that stands at a passage, where it is read as it was."""
    found = _standing(sheet, anchor.passage, anchor.id, sheet.figures, sheet.figures_in)
    if isinstance(found, Loss):
        return found
    figure = sheet.figures[found]
    same = (figure.value, figure.unit) == (anchor.value, anchor.unit)
    return found if same else Loss.THING


def _standing(
    sheet: Sheet,
    anchor: PassageAnchor,
    id: str,
    parts: Mapping[str, Standing],
    by_article: Mapping[str, list[str]],
) -> str | Loss:
    """Give the part that stands at a passage.

    An id is made of the bounds that a reader found: what has it still is meant, wherever a person
    has moved it since.
    """
    place = sheet.places.passage(anchor)
    if isinstance(place, Loss):
        return place
    if id in parts and parts[id].article == place.article:
        return id
    near = [
        (_overlap(_passage(parts[other]), place), other)
        for other in dict.fromkeys(by_article.get(place.article, ()))
        if other in parts
    ]
    exact = [other for share, other in near if share == 1]
    fitting = exact or [other for share, other in near if share >= _SAME]
    if len(fitting) > 1:
        return Loss.AMBIGUOUS
    return fitting[0] if fitting else Loss.THING


def _mentioned(sheet: Sheet, anchor: ActorAnchor) -> dict[str, None]:
    """Give the actors that are mentioned where the anchored one was."""
    places = [sheet.places.passage(passage) for passage in anchor.mentions]
    found: dict[str, None] = {}
    for place in places:
        if isinstance(place, Loss):
            continue
        # Most often it is the same one, and nobody else need be asked.
        same = sheet.actors.get(anchor.id)
        if same is not None and place in same.mentions:
            found[same.id] = None
            continue
        near = {
            id: max(_overlap(mention, place) for mention in sheet.actors[id].mentions)
            for id in sheet.mentioned_in.get(place.article, ())
            if id in sheet.actors and sheet.actors[id].mentions
        }
        best = max(near.values(), default=0.0)
        if best >= _SAME:
            found.update(dict.fromkeys(id for id, share in near.items() if share == best))
    return found


def _bearers(sheet: Sheet, names: Iterable[str]) -> list[str]:
    """Give the actors that bear one of some names."""
    folded = {key(name) for name in names}
    return [
        id
        for id in dict.fromkeys(id for name in sorted(folded) for id in sheet.named.get(name, ()))
        if id in sheet.actors
        and not folded.isdisjoint(map(key, (sheet.actors[id].name, *sheet.actors[id].aliases)))
    ]


def _best(shared: Counter[str], wanted: int, size: Callable[[str], int]) -> str | Loss:
    """Give the group that has most of what is wanted and least else.

    There is none where two are equal, or where none has half of it: it was parted since.
    """
    shares = {id: count / (wanted + size(id) - count) for id, count in shared.items()}
    if not shares:
        return Loss.THING
    best = max(shares.values())
    first, *others = [id for id, share in shares.items() if share == best]
    return Loss.AMBIGUOUS if others or 2 * shared[first] < wanted else first


def _any_at(passages: Iterable[Passage], place: Passage) -> bool:
    return any(_overlap(passage, place) >= _SAME for passage in passages)


def _passage(part: Standing) -> Passage:
    return Passage(part.article, part.start, part.end)


def _overlap(one: Passage, other: Passage) -> float:
    """Give the share of what two passages cover together that both cover."""
    if one.article != other.article:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return shared / whole if shared > 0 else 0.0

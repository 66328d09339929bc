"""The dossier as the app holds it: laid out once, and again when a build has changed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from recoupe.dossier import open_dossier
from recoupe.publish.report.article import Lore, gather_lore
from recoupe.publish.report.ledgers import PledgeLine, SeriesView, all_series, pledge_ledger
from recoupe.publish.report.overview import (
    Moment,
    Overview,
    Story,
    stories,
    timeline,
    view_overview,
)
from recoupe.publish.report.people import Voices, hear
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.sources import (
    CreditView,
    FramingView,
    OriginView,
    ReuseView,
    credit_views,
    framing_views,
    origin_views,
    reuse_views,
)
from recoupe.web.search import Index


@dataclass(frozen=True)
class Layout:
    """One state of the dossier: each view is made when a page first asks for it."""

    state: str | None
    shelf: Shelf

    @cached_property
    def lore(self) -> Lore:
        """What other parts say of the articles' passages."""
        return gather_lore(self.shelf)

    @cached_property
    def overview(self) -> Overview:
        """What the dossier holds."""
        return view_overview(self.shelf)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """All events, in order of time."""
        return timeline(self.shelf)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Events grouped by story."""
        return stories(self.moments)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """All articles, by date."""
        return self.shelf.by_date(self.shelf.articles)

    @cached_property
    def voices(self) -> Voices:
        """The actors who speak or pledge, and what."""
        return hear(self.shelf)

    @cached_property
    def series(self) -> tuple[SeriesView, ...]:
        """Figures through time."""
        return all_series(self.shelf)

    @cached_property
    def pledges(self) -> tuple[PledgeLine, ...]:
        """The ledger of pledges."""
        return pledge_ledger(self.shelf)

    @cached_property
    def origins(self) -> tuple[OriginView, ...]:
        """Articles of one origin."""
        return origin_views(self.shelf)

    @cached_property
    def credits(self) -> tuple[CreditView, ...]:
        """Credited sources."""
        return credit_views(self.shelf)

    @cached_property
    def reuse(self) -> tuple[ReuseView, ...]:
        """Copied passages."""
        return reuse_views(self.shelf)

    @cached_property
    def framings(self) -> tuple[FramingView, ...]:
        """Terms by outlet."""
        return framing_views(self.shelf)

    @cached_property
    def index(self) -> Index:
        """The index of all words."""
        return Index(self.shelf)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The actors that have a page: those who speak or pledge."""
        return frozenset(actor.id for actor in self.voices.actors)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The parts that the dossier has something of."""
        held: Mapping[str, Sequence[object]] = {
            "overview": ("always",),
            "timeline": self.moments,
            "figures": self.series,
            "pledges": self.pledges,
            "origins": (*self.origins, *self.credits, *self.reuse),
            "framing": self.framings,
            "actors": self.voices.actors,
            "articles": self.articles,
        }
        return tuple(name for name, things in held.items() if things)


class Desk:
    """Keeps the layout of a dossier's newest state."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._lock = Lock()
        self._layout: Layout | None = None

    @property
    def address(self) -> str:
        """Where the dossier is, as `open_dossier` takes it."""
        return self._address

    def layout(self) -> Layout:
        """Give the newest layout. Raises what `open_dossier` raises."""
        with self._lock, open_dossier(self._address) as dossier:
            state = dossier.setting("collated")
            if self._layout is None or self._layout.state != state:
                self._layout = Layout(state, shelve(dossier.collation()))
            return self._layout

"""What collate makes of many readings: the nouns of the exchange format.

Field names and meanings follow the exchange format (docs, "The exchange format"); a field that it
does not name is an addition. Actors, events, sayings … refer to each other by stable ids.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from recoupe.edtf import Precision
from recoupe.model.article import Article, Span
from recoupe.model.reading import (
    ActorKind,
    Bound,
    DateRelation,
    Modality,
    PledgeKind,
    Reading,
    StatementKind,
)


class Account(Struct, frozen=True):
    """An article and its reading: what collate takes in."""

    article: Article
    reading: Reading


class Passage(Struct, frozen=True, order=True):
    """A stretch of one article."""

    article: str
    start: int
    end: int


class Role(Struct, frozen=True, order=True):
    """A role with the passage that gives it, dated (EDTF) where the text dates it."""

    name: str
    article: str
    start: int
    end: int
    when: str | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """One actor across the pile; `name` is the fullest; `mentions` are all its passages."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    named: bool = True
    state: str | None = None
    mentions: tuple[Passage, ...] = ()


class Event(Struct, frozen=True, kw_only=True):
    """An event; `articles` are its accounts; `mentions` the passages that tell or recall it."""

    id: str
    type: str | None
    date: str | None
    participants: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    title: str = ""
    story: str | None = None
    mentions: tuple[Passage, ...] = ()


class Statement(Struct, frozen=True, kw_only=True):
    """A statement with its speakers resolved to actors of the pile (see `StatementFound`)."""

    id: str
    article: str
    start: int
    end: int
    kind: StatementKind
    speakers: tuple[str, ...]
    relays: tuple[str, ...]
    cue: Span | None
    source: Span | None
    fragments: tuple[Span, ...]
    sayings: tuple[str, ...]
    event: str | None
    confidence: float
    rule: str


class Degree(StrEnum):
    """How close a version is to its saying's fullest wording."""

    VERBATIM = "verbatim"
    VARIANT = "variant"
    REPORTED = "reported"


class Version(Struct, frozen=True):
    """One statement as a version of a saying."""

    statement: str
    degree: Degree


class Saying(Struct, frozen=True, kw_only=True):
    """The set of versions of one statement; `origins` counts independent ones."""

    id: str
    speakers: tuple[str, ...]
    event: str | None
    statements: tuple[str, ...]
    versions: tuple[Version, ...]
    origins: int


class Figure(Struct, frozen=True, kw_only=True):
    """A figure with its frame (see `FigureFound`), its speaker and its series."""

    id: str
    article: str
    start: int
    end: int
    value: float
    unit: str
    bound: Bound
    measure: str
    period: str | None
    modality: Modality
    speaker: str | None
    series: str | None
    statement: str | None = None
    measure_span: Span | None = None


class Series(Struct, frozen=True, kw_only=True):
    """Figures of one measure through time; `conflicts` are pairs of differing figures."""

    id: str
    measure: str
    unit: str
    figures: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...] = ()
    origins: int = 1


class Date(Struct, frozen=True, kw_only=True):
    """A date that an article writes, as EDTF.

    `date` is what is known of it: `written`, what the article alone says, with what another account
    of the same event adds; `settled_by` is that account's article. `precision` is that of `date`.
    """

    id: str
    article: str
    start: int
    end: int
    date: str
    precision: Precision
    relation: DateRelation
    written: str
    settled_by: str | None = None


class OutcomeStatus(StrEnum):
    """What became of a pledge."""

    KEPT = "kept"
    BROKEN = "broken"
    UNDER_WAY = "under way"
    NO_NEWS = "no news"


class Outcome(Struct, frozen=True, kw_only=True):
    """The passage that settles a pledge; without a passage, there is no news."""

    status: OutcomeStatus
    article: str | None = None
    start: int | None = None
    end: int | None = None
    early: bool = False


class Pledge(Struct, frozen=True, kw_only=True):
    """A pledge, target, forecast or invitation, and its outcome."""

    id: str
    article: str
    start: int
    end: int
    kind: PledgeKind
    by: str | None
    to: str | None
    due: str | None
    outcome: Outcome
    statement: str | None = None


class Credit(Struct, frozen=True, order=True):
    """A source that an article credits."""

    article: str
    start: int
    end: int
    source: str


class ReuseDirection(StrEnum):
    """Whether it is known who copied whom."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class Reuse(Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """A passage that stands, copied or nearly so, in another article.

    When the direction is known, `source` was there first. Encoded as `from` and `to`, the names
    of the exchange format (`from` is a keyword of Python).
    """

    source: Passage
    target: Passage
    similarity: float
    direction: ReuseDirection


class Origin(Struct, frozen=True, kw_only=True):
    """Articles that go back to one text; `source` is the agency or outlet where it is credited."""

    id: str
    articles: tuple[str, ...]
    source: str | None


class Term(Struct, frozen=True, kw_only=True):
    """One use of a term for a referent; `statement` is set where a speaker uses it."""

    article: str
    start: int
    end: int
    term: str
    statement: str | None = None


class Framing(Struct, frozen=True, kw_only=True):
    """The terms used for one referent across the pile."""

    id: str
    referent: str
    terms: tuple[Term, ...]


class Collation(Struct, frozen=True, kw_only=True):
    """Everything that collate makes of a pile, each part in a fixed order."""

    articles: tuple[Article, ...] = ()
    article_events: dict[str, str] = {}
    article_origins: dict[str, str] = {}
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    sayings: tuple[Saying, ...] = ()
    figures: tuple[Figure, ...] = ()
    series: tuple[Series, ...] = ()
    dates: tuple[Date, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    credits: tuple[Credit, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    origins: tuple[Origin, ...] = ()
    framings: tuple[Framing, ...] = ()

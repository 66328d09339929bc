"""What read finds in one article, before it is set beside the others.

Actors are local here: statements, figures and pledges name them by their index in
`Reading.actors`. Collate merges them across articles.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from recoupe.model.article import Span


class ActorKind(StrEnum):
    """What an actor is (exchange format, `actors[].kind`)."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"  # a state, a city, a palace: they speak by metonymy
    DOCUMENT = "document"


class Gender(StrEnum):
    """Grammatical gender, as far as names, titles and agreement show it."""

    FEMININE = "f"
    MASCULINE = "m"


class MentionKind(StrEnum):
    """How a mention names its actor."""

    NAME = "name"  # «Jeanne Morel», «Morel», «l'Union du fleuve», «UDF»
    ROLE = "role"  # «la présidente», «le chef de l'État russe»
    PRONOUN = "pronoun"  # «elle», «ce dernier», «a-t-il»
    METONYM = "metonym"  # «Moscou», «l'Élysée»


class Mention(Struct, frozen=True, order=True):
    """One mention of a local actor."""

    start: int
    end: int
    actor: int
    kind: MentionKind


class RoleHeld(Struct, frozen=True, order=True):
    """A role that the text gives an actor, with its passage; `when` is EDTF where it is dated."""

    name: str
    start: int
    end: int
    when: str | None = None


class LocalActor(Struct, frozen=True, kw_only=True):
    """An actor as one article knows it; `name` is the fullest that the article gives."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    gender: Gender | None = None
    plural: bool = False
    named: bool = True  # False: known by a description only («un responsable américain»)
    state: str | None = None  # ISO 3166-1 alpha-2 of the state it speaks for or belongs to


class StatementKind(StrEnum):
    """Direct, mixed or indirect report (annotation guidelines; PARC 3, Pareti 2016)."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class StatementFound(Struct, frozen=True, kw_only=True):
    """A statement: content `start`–`end`, its speakers (indexes of actors), cue and fragments.

    No speakers: unknown. `relays` passed the words on («Xi, cité par Tass»: Tass). `rule` names
    the rule that found it; `confidence` is the share of right ones among its like, on gold.
    """

    start: int
    end: int
    kind: StatementKind
    speakers: tuple[int, ...] = ()
    relays: tuple[int, ...] = ()
    cue: Span | None = None
    source: Span | None = None  # the words that name the speaker here («a-t-il», «le ministre»)
    fragments: tuple[Span, ...] = ()
    confidence: float = 1.0
    rule: str = ""


class Bound(StrEnum):
    """How a value stands to the true one."""

    EXACT = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"


class Modality(StrEnum):
    """Whether a figure is measured, foreseen or aimed at."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"


class FigureFound(Struct, frozen=True, kw_only=True):
    """A figure with its frame.

    `start`–`end` is the number and its unit without the qualifier; `value` is in base units
    (600 millions is 600000000); `unit` is ISO 4217, "%", "person" or the counted noun in the
    singular; `measure` names what is measured, from the passage `measure_span` where it is
    contiguous; `period` is EDTF; `statement` is the index of the statement that holds it.
    """

    start: int
    end: int
    value: float
    unit: str
    bound: Bound = Bound.EXACT
    measure: str = ""
    measure_span: Span | None = None
    period: str | None = None
    modality: Modality = Modality.ACTUAL
    statement: int | None = None


class DateRelation(StrEnum):
    """Whether the words of a date name its year themselves, or count from the article's date."""

    ABSOLUTE = "absolute"  # «le 30 décembre 2022», «au XXIe siècle»
    RELATIVE = "relative"  # «hier», «le 8 février», «au printemps prochain»


class WrittenDate(Struct, frozen=True, order=True):
    """A date in the text, as EDTF; unspecified parts stay `X` (`XXXX-01-21`)."""

    start: int
    end: int
    edtf: str
    relation: DateRelation = DateRelation.RELATIVE


class PledgeKind(StrEnum):
    """What binds or foresees the future."""

    PLEDGE = "pledge"
    TARGET = "target"
    FORECAST = "forecast"
    INVITATION = "invitation"


class PledgeFound(Struct, frozen=True, kw_only=True):
    """A pledge, target, forecast or invitation; `by` and `to` index actors; `due` is EDTF."""

    start: int
    end: int
    kind: PledgeKind
    by: int | None = None
    to: int | None = None
    due: str | None = None
    statement: int | None = None


class SourceCredit(Struct, frozen=True, order=True):
    """An agency or outlet that the article names as its own source («(AFP)», «avec Reuters»)."""

    start: int
    end: int
    source: str


class Occurrence(Struct, frozen=True, kw_only=True):
    """A passage that tells of an event (PLOVER's event type, date, participants).

    `main` marks the event that the article is an account of; the others are recalled or planned.
    """

    start: int
    end: int
    type: str | None
    date: str | None = None
    participants: tuple[int, ...] = ()
    main: bool = False


class TermUsed(Struct, frozen=True, kw_only=True):
    """A term for a referent («opération militaire», «guerre»), in own voice or a speaker's."""

    start: int
    end: int
    head: str  # the folded head noun, by which uses are grouped
    referent: str  # the folded complement that it is said of
    statement: int | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """All that is found in one article, in the order of the text."""

    article: str
    sentences: tuple[Span, ...] = ()
    actors: tuple[LocalActor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[StatementFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    pledges: tuple[PledgeFound, ...] = ()
    credits: tuple[SourceCredit, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    terms: tuple[TermUsed, ...] = ()

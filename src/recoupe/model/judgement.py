"""What a person says of a dossier: judgements, each a line of a log that only grows.

A judgement names what it is about by *anchors*, with which it is found again after the articles
were read or collated anew: passages by position and quotation (W3C Web Annotation Data Model,
TextPositionSelector and TextQuoteSelector), actors by their names and mentions, sayings by their
statements, events by their accounts. The id that a thing had is kept beside, never relied on alone.
The log as such follows nomenklatura's resolver: decisions with who and when, never rewritten.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from recoupe.model.article import Span
from recoupe.model.dossier import OutcomeStatus
from recoupe.model.reading import ActorKind, PledgeKind, StatementKind


class Thing(StrEnum):
    """What a judgement may be about."""

    STATEMENT = "statement"
    ACTOR = "actor"
    SAYING = "saying"
    EVENT = "event"
    PLEDGE = "pledge"
    FIGURE = "figure"


class ArticleAnchor(Struct, frozen=True):
    """An article: by its id, or where that is gone by its URL, then its name."""

    id: str
    name: str
    url: str | None = None


class PassageAnchor(Struct, frozen=True):
    """A stretch of an article: its position (code points), its words and those around it."""

    article: ArticleAnchor
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class _Anchor(Struct, frozen=True, kw_only=True, tag_field="thing"):
    """A thing as it was when it was judged; `id` is what it was called then."""

    id: str

    @property
    def thing(self) -> Thing:
        """What kind of thing it is."""
        return Thing(str(self.__struct_config__.tag))


class ActorAnchor(_Anchor, frozen=True, kw_only=True, tag="actor"):
    """An actor; without an id and mentions, one that the person brings in by name."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[PassageAnchor, ...] = ()
    named: bool = True


class StatementAnchor(_Anchor, frozen=True, kw_only=True, tag="statement"):
    """A statement, with all that is needed to put it back where a reader finds it no more."""

    passage: PassageAnchor
    form: StatementKind
    fragments: tuple[Span, ...] = ()
    cue: Span | None = None
    source: Span | None = None
    speakers: tuple[ActorAnchor, ...] = ()
    relays: tuple[ActorAnchor, ...] = ()
    confidence: float = 1.0
    rule: str = ""


class SayingAnchor(_Anchor, frozen=True, kw_only=True, tag="saying"):
    """A saying: the statements that it held."""

    statements: tuple[PassageAnchor, ...]


class EventAnchor(_Anchor, frozen=True, kw_only=True, tag="event"):
    """An event: its accounts, and passages that tell of it."""

    title: str
    type: str | None = None
    date: str | None = None
    articles: tuple[ArticleAnchor, ...] = ()
    mentions: tuple[PassageAnchor, ...] = ()


class PledgeAnchor(_Anchor, frozen=True, kw_only=True, tag="pledge"):
    """A pledge, with all that is needed to put it back where a reader finds it no more."""

    passage: PassageAnchor
    kind: PledgeKind
    by: ActorAnchor | None = None
    to: ActorAnchor | None = None
    due: str | None = None


class FigureAnchor(_Anchor, frozen=True, kw_only=True, tag="figure"):
    """A figure: its passage, and what it was read as."""

    passage: PassageAnchor
    value: float
    unit: str


Anchor: TypeAlias = (
    ActorAnchor | StatementAnchor | SayingAnchor | EventAnchor | PledgeAnchor | FigureAnchor
)


class Verb(StrEnum):
    """What a judgement does."""

    ACCEPT = "accept"
    REJECT = "reject"
    RESPAN = "respan"
    RESPEAK = "respeak"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    SETTLE = "settle"
    REMARK = "remark"
    UNDO = "undo"


class Aspect(StrEnum):
    """What of a statement is accepted."""

    SPAN = "span"
    SPEAKER = "speaker"


class Judgement(Struct, frozen=True, kw_only=True, tag_field="verb"):
    """One line of the log: who said it, when (ISO 8601, UTC), and why (`note`)."""

    id: str = ""
    who: str
    when: str
    note: str = ""

    @property
    def verb(self) -> Verb:
        """What it does."""
        return Verb(str(self.__struct_config__.tag))


class Accept(Judgement, frozen=True, kw_only=True, tag="accept"):
    """What was shown is right, and stays so whatever later readers find."""

    target: StatementAnchor | SayingAnchor | PledgeAnchor | FigureAnchor
    aspects: tuple[Aspect, ...] = (Aspect.SPAN, Aspect.SPEAKER)


class Reject(Judgement, frozen=True, kw_only=True, tag="reject"):
    """It is none."""

    target: StatementAnchor | PledgeAnchor | FigureAnchor


class Respan(Judgement, frozen=True, kw_only=True, tag="respan"):
    """The statement is these words; `fragments` are the quoted ones, at their offsets then."""

    target: StatementAnchor
    to: PassageAnchor
    form: StatementKind
    fragments: tuple[Span, ...] = ()


class Respeak(Judgement, frozen=True, kw_only=True, tag="respeak"):
    """These say it; nobody: who says it is unknown."""

    target: StatementAnchor
    speakers: tuple[ActorAnchor, ...]


class Merge(Judgement, frozen=True, kw_only=True, tag="merge"):
    """These are one: what the first is called now."""

    targets: tuple[ActorAnchor | SayingAnchor | EventAnchor, ...]


class Split(Judgement, frozen=True, kw_only=True, tag="split"):
    """What is in these articles (actors, events), or these statements (sayings), is another one."""

    target: ActorAnchor | SayingAnchor | EventAnchor
    articles: tuple[ArticleAnchor, ...] = ()
    statements: tuple[PassageAnchor, ...] = ()
    name: str = ""


class Rename(Judgement, frozen=True, kw_only=True, tag="rename"):
    """It is called `name`."""

    target: ActorAnchor | SayingAnchor | EventAnchor
    name: str


class Settle(Judgement, frozen=True, kw_only=True, tag="settle"):
    """What became of a pledge, as the passage `evidence` shows; without one there is no news."""

    target: PledgeAnchor
    status: OutcomeStatus
    evidence: PassageAnchor | None = None
    early: bool = False


class Remark(Judgement, frozen=True, kw_only=True, tag="remark"):
    """A note on something."""

    target: Anchor


class Undo(Judgement, frozen=True, kw_only=True, tag="undo"):
    """The judgement of this id is to have no effect; an undo can be undone."""

    judgement: str


AnyJudgement: TypeAlias = (
    Accept | Reject | Respan | Respeak | Merge | Split | Rename | Settle | Remark | Undo
)


class Loss(StrEnum):
    """Why a judgement finds what it is about no more."""

    ARTICLE = "article gone"
    PASSAGE = "passage gone"
    THING = "not found"
    AMBIGUOUS = "ambiguous"


class Review(Struct, frozen=True, kw_only=True):
    """A log and what it comes to.

    `undone` are the judgements without effect. `things` gives those in force for each thing that
    they are about, `lost` those that find theirs no more. `titles` are names given to sayings,
    `moved` leads from what was merged away to what it is part of now.
    """

    judgements: tuple[AnyJudgement, ...] = ()
    undone: tuple[str, ...] = ()
    things: dict[str, tuple[str, ...]] = {}
    lost: dict[str, Loss] = {}
    titles: dict[str, str] = {}
    moved: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Tell whether anything was judged."""
        return bool(self.judgements)

    def of(self, thing: str) -> tuple[AnyJudgement, ...]:
        """Give the judgements in force about a thing, in the order of the log."""
        mine = set(self.things.get(thing, ()))
        return tuple(j for j in self.judgements if j.id in mine) if mine else ()

    def confirmed(self, thing: str) -> AnyJudgement | None:
        """Give the last judgement that accepted or corrected a thing; None where nobody did."""
        found = [j for j in self.of(thing) if not isinstance(j, Remark)]
        return found[-1] if found else None

    def notes(self, thing: str) -> tuple[AnyJudgement, ...]:
        """Give the judgements in force about a thing that say why."""
        return tuple(j for j in self.of(thing) if j.note)

    @property
    def applied(self) -> int:
        """How many judgements have an effect."""
        undone = set(self.undone)
        return sum(
            not isinstance(j, Undo) and j.id not in undone and j.id not in self.lost
            for j in self.judgements
        )

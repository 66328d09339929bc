"""An article as it is shown: the whole text in paragraphs, every annotation marked and noted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.model import (
    Actor,
    Article,
    Credit,
    Date,
    Figure,
    OutcomeStatus,
    Pledge,
    ReuseDirection,
    Statement,
)
from recoupe.publish.report.shelf import Shelf
from recoupe.publish.report.weave import Layer, Mark, Token, weave

_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Note:
    """What the margin says of one mark; `number` stands beside the mark in the text."""

    number: int
    start: int
    end: int
    statement: Statement | None = None
    figure: Figure | None = None
    pledge: Pledge | None = None
    credit: Credit | None = None
    settles: Pledge | None = None
    speakers: tuple[Actor, ...] = ()
    relays: tuple[Actor, ...] = ()
    told_on: str | None = None  # the event in whose table the statement stands


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its words with the marks woven in, and the notes on what begins in it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    notes: tuple[Note, ...]

    @property
    def numbered(self) -> dict[int, Note]:
        """The notes by their numbers."""
        return {note.number: note for note in self.notes}


@dataclass(frozen=True)
class ArticleView:
    """An article with all that is shown about it; `alike` share an origin with it."""

    article: Article
    outlet: str
    published: str | None
    heading: str
    event: str | None
    paragraphs: tuple[Paragraph, ...]
    dates: tuple[Date, ...]
    statements: int
    figures: int
    pledges: int
    alike: tuple[str, ...]


@dataclass(frozen=True)
class Lore:
    """What other parts of the dossier say of an article's passages: marks by article."""

    marks: dict[str, tuple[Mark, ...]]
    settles: dict[str, tuple[Pledge, ...]]


def gather_lore(shelf: Shelf) -> Lore:
    """Collect the passages that roles, events, outcomes, terms and reuse point to."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    settles: defaultdict[str, list[Pledge]] = defaultdict(list)
    for actor in shelf.collation.actors:
        for role in actor.roles:
            marks[role.article].append(Mark(role.start, role.end, Layer.ROLE))
    for event in shelf.collation.events:
        for place in event.mentions:
            marks[place.article].append(Mark(place.start, place.end, Layer.EVENT))
    for framing in shelf.collation.framings:
        for term in framing.terms:
            marks[term.article].append(Mark(term.start, term.end, Layer.TERM))
    for reuse in shelf.collation.reuse:
        known = reuse.direction is ReuseDirection.KNOWN
        for place, style in ((reuse.source, "source"), (reuse.target, "copy")):
            style = style if known else "shared"
            marks[place.article].append(Mark(place.start, place.end, Layer.REUSE, style))
    for pledge in shelf.collation.pledges:
        outcome = pledge.outcome
        if outcome.status is not OutcomeStatus.NO_NEWS and outcome.article is not None:
            settles[outcome.article].append(pledge)
    return Lore(
        {article: tuple(held) for article, held in marks.items()},
        {article: tuple(held) for article, held in settles.items()},
    )


def view_article(shelf: Shelf, lore: Lore, article: Article) -> ArticleView:
    """Make the view of one article."""
    notes = tuple(_notes(shelf, lore, article.id))
    marks = tuple(_marks(shelf, lore, article, notes))
    origin = shelf.origins.get(shelf.origin_of(article.id))
    stretches = paragraphs(article.text)
    woven = weave(article.text, stretches, marks)
    return ArticleView(
        article=article,
        outlet=shelf.outlet(article.id),
        published=shelf.published(article.id),
        heading=heading(article),
        event=shelf.event_of(article.id),
        paragraphs=tuple(
            Paragraph(
                start, end, tokens, tuple(note for note in notes if start <= note.start < end)
            )
            for (start, end), tokens in zip(stretches, woven, strict=True)
        ),
        dates=shelf.dates_in.get(article.id, ()),
        statements=len(shelf.statements_in.get(article.id, ())),
        figures=len(shelf.figures_in.get(article.id, ())),
        pledges=len(shelf.pledges_in.get(article.id, ())),
        alike=tuple(a for a in origin.articles if a != article.id) if origin else (),
    )


def heading(article: Article) -> str:
    """Give an article's title, or its name where it has none."""
    return article.title.value.strip() if article.title else article.name


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text where it leaves a line blank, or, where it never does, at every line end.

    The stretches have words in them and touch no white space at their edges; what lies between
    them is white space.
    """
    parting = _BLANK if _BLANK.search(text.strip()) else _LINE_END
    edges = [0]
    for gap in parting.finditer(text):
        edges += gap.span()
    edges.append(len(text))
    trimmed = (_trim(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple((start, end) for start, end in trimmed if start < end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _notes(shelf: Shelf, lore: Lore, article: str) -> Iterator[Note]:
    """Give what the margin explains, numbered in the order of the text."""
    found = [*_own_notes(shelf, article)]
    for pledge in lore.settles.get(article, ()):
        outcome = pledge.outcome
        found.append(Note(0, outcome.start or 0, outcome.end or 0, settles=pledge))
    found.sort(key=lambda note: (note.start, -note.end))
    for number, note in enumerate(found, 1):
        yield replace(note, number=number)


def _own_notes(shelf: Shelf, article: str) -> Iterator[Note]:
    """Give the notes on what an article itself says, not numbered yet."""
    for statement in shelf.statements_in.get(article, ()):
        yield Note(
            0,
            statement.start,
            statement.end,
            statement=statement,
            speakers=shelf.names(statement.speakers),
            relays=shelf.names(statement.relays),
            told_on=shelf.told_on.get(statement.id),
        )
    for pledge in shelf.pledges_in.get(article, ()):
        by = shelf.names((pledge.by,) if pledge.by else ())
        yield Note(0, pledge.start, pledge.end, pledge=pledge, speakers=by)
    for figure in shelf.figures_in.get(article, ()):
        by = shelf.names((figure.speaker,) if figure.speaker else ())
        yield Note(0, figure.start, figure.end, figure=figure, speakers=by)
    for credit in shelf.credits_in.get(article, ()):
        yield Note(0, credit.start, credit.end, credit=credit)


def _marks(shelf: Shelf, lore: Lore, article: Article, notes: Sequence[Note]) -> Iterator[Mark]:
    """Give every mark of an article."""
    for stretch in article.furniture:
        yield Mark(stretch.start, stretch.end, Layer.FURNITURE, stretch.kind.value)
    yield from lore.marks.get(article.id, ())
    for note in notes:
        yield Mark(note.start, note.end, *_looks(note), note=note.number)
    for written in shelf.dates_in.get(article.id, ()):
        style = "settled" if written.settled_by else ""
        yield Mark(written.start, written.end, Layer.DATE, style, title=written.date)
    for statement in shelf.statements_in.get(article.id, ()):
        for fragment in statement.fragments:
            yield Mark(fragment.start, fragment.end, Layer.FRAGMENT)
        if statement.cue is not None:
            yield Mark(statement.cue.start, statement.cue.end, Layer.CUE)


def _looks(note: Note) -> tuple[Layer, str]:
    """Give the layer and style of a noted mark."""
    if note.statement is not None:
        return Layer.STATEMENT, note.statement.kind.value
    if note.figure is not None:
        return Layer.FIGURE, note.figure.modality.value
    if note.pledge is not None:
        return Layer.PLEDGE, note.pledge.kind.value
    if note.credit is not None:
        return Layer.CREDIT, ""
    return Layer.OUTCOME, ""

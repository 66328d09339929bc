"""The synopsis of an event: one row a saying, one column an account, grouped by speaker.

As in a critical edition the accounts have sigla (A, B, C …), and below a row stands its apparatus:
the words that differ, with the accounts that have them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from recoupe.model import Actor, Degree, Event, Saying, Statement, Version
from recoupe.publish.report.apparatus import Variant, compare
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.publish.report.weave import Layer, Mark, Token, weave


@dataclass(frozen=True)
class Column:
    """An account with its siglum."""

    siglum: str
    article: str
    outlet: str
    published: str | None
    origin: str
    kin: tuple[str, ...]  # sigla of the other accounts of the same origin


@dataclass(frozen=True)
class Reading:
    """One version in a cell: the passage with its fragments and differing words marked."""

    statement: Statement
    degree: Degree
    cut: Cut
    tokens: tuple[Token, ...]
    first: bool  # the first time that the statement stands in the event's table


@dataclass(frozen=True)
class Place:
    """What one account has of one saying; `silence`: nothing, where independent others do."""

    column: Column
    readings: tuple[Reading, ...]
    silence: bool


class RowState(StrEnum):
    """How the accounts of an event stand to a saying."""

    ALIKE = "alike"  # several accounts, word for word
    DIFFERS = "differs"  # several accounts, in other words
    SINGLE = "single"  # one account only


@dataclass(frozen=True)
class Line:
    """One saying as a row; `origins` counts the independent ones behind it."""

    number: int
    saying: Saying
    places: tuple[Place, ...]
    state: RowState
    carried: int
    omitted: bool
    fullest: Cut
    apparatus: tuple[tuple[Variant, ...], ...]  # one entry a place


@dataclass(frozen=True)
class Group:
    """The rows of one speaker, or of several who speak together; none: unknown."""

    speakers: tuple[Actor, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Silence:
    """What one account leaves out that two independent others carry."""

    column: Column
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Synopsis:
    """The whole table of an event."""

    event: Event
    participants: tuple[Actor, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    silences: tuple[Silence, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows, in the order shown."""
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True)
class _Told:
    """A version with the account that it stands in."""

    column: Column
    statement: Statement
    degree: Degree
    cut: Cut


def make_synopsis(shelf: Shelf, event: Event) -> Synopsis:
    """Set the accounts of an event beside each other."""
    columns = _columns(shelf, event)
    sayings = _sayings(shelf, columns)
    seen: set[str] = set()
    groups = []
    number = 0
    for speakers, held in _by_speaker(sayings):
        lines = []
        for saying in held:
            number += 1
            lines.append(_line(shelf, number, saying, columns, seen))
        groups.append(Group(shelf.names(speakers), tuple(lines)))
    lines = [line for group in groups for line in group.lines]
    silences = (
        Silence(column, tuple(line for line in lines if line.places[index].silence))
        for index, column in enumerate(columns)
    )
    return Synopsis(
        event,
        shelf.names(event.participants),
        columns,
        tuple(groups),
        tuple(silence for silence in silences if silence.lines),
    )


def siglum(index: int) -> str:
    """Give the siglum of the account at `index`: A to Z, then AA, AB and on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _columns(shelf: Shelf, event: Event) -> tuple[Column, ...]:
    articles = shelf.by_date(event.articles)
    origins = [shelf.origin_of(article) for article in articles]
    return tuple(
        Column(
            siglum(index),
            article,
            shelf.outlet(article),
            shelf.published(article),
            origins[index],
            tuple(
                siglum(other)
                for other, origin in enumerate(origins)
                if origin == origins[index] and other != index
            ),
        )
        for index, article in enumerate(articles)
    )


def _sayings(shelf: Shelf, columns: Sequence[Column]) -> list[Saying]:
    """Give the sayings that the accounts carry, in the order in which they come up in them.

    A statement that no saying holds stands for itself.
    """
    held: dict[str, Saying] = {}
    for column in columns:
        for statement in shelf.statements_in.get(column.article, ()):
            known = [
                shelf.sayings[saying] for saying in statement.sayings if saying in shelf.sayings
            ]
            for saying in known or [_alone(statement)]:
                held.setdefault(saying.id, saying)
    return list(held.values())


def _alone(statement: Statement) -> Saying:
    return Saying(
        id=f"{statement.id}-alone",
        speakers=statement.speakers,
        event=statement.event,
        statements=(statement.id,),
        versions=(Version(statement.id, Degree.VERBATIM),),
        origins=1,
    )


def _by_speaker(sayings: Sequence[Saying]) -> Iterator[tuple[tuple[str, ...], list[Saying]]]:
    """Group sayings by who speaks, those who say most first, the unknown last."""
    groups: defaultdict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for saying in sayings:
        groups[tuple(sorted(saying.speakers))].append(saying)
    return iter(sorted(groups.items(), key=lambda g: (not g[0], -len(g[1]), g[0])))


def _line(
    shelf: Shelf, number: int, saying: Saying, columns: Sequence[Column], seen: set[str]
) -> Line:
    versions = _versions(shelf, saying, columns)
    marks, entries = _compared(shelf, versions)
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    for version in versions:
        statement, cut = version.statement, version.cut
        fragments = [Mark(f.start, f.end, Layer.FRAGMENT) for f in statement.fragments]
        text = shelf.articles[cut.article].text
        (tokens,) = weave(text, [(cut.start, cut.end)], [*fragments, *marks.get(statement.id, ())])
        first = statement.id not in seen
        seen.add(statement.id)
        readings[cut.article].append(Reading(statement, version.degree, cut, tokens, first))
    origins = {column.origin for column in columns if column.article in readings}
    places = tuple(
        Place(
            column,
            tuple(readings.get(column.article, ())),
            column.article not in readings and len(origins - {column.origin}) > 1,
        )
        for column in columns
    )
    return Line(
        number,
        saying,
        places,
        _state(places),
        sum(bool(place.readings) for place in places),
        any(place.silence for place in places),
        _fullest(versions),
        entries,
    )


def _versions(shelf: Shelf, saying: Saying, columns: Sequence[Column]) -> list[_Told]:
    """Give the versions that the accounts carry, in the order of the columns and of the text."""
    degrees = {version.statement: version.degree for version in saying.versions}
    place = {column.article: index for index, column in enumerate(columns)}
    held = [shelf.statements[known] for known in saying.statements if known in shelf.statements]
    held = [statement for statement in held if statement.article in place]
    held.sort(key=lambda s: (place[s.article], s.start, s.end))
    return [
        _Told(
            columns[place[statement.article]],
            statement,
            degrees.get(statement.id, Degree.VERBATIM),
            shelf.cut(statement.article, statement.start, statement.end),
        )
        for statement in held
    ]


def _compared(
    shelf: Shelf, versions: Sequence[_Told]
) -> tuple[dict[str, tuple[Mark, ...]], tuple[tuple[Variant, ...], ...]]:
    """Compare the wordings within each language, of what is not only reported."""
    marks: dict[str, tuple[Mark, ...]] = {}
    entries: list[tuple[Variant, ...]] = []
    for language in sorted({version.cut.language for version in versions}):
        worded = [
            version
            for version in versions
            if version.cut.language == language and version.degree is not Degree.REPORTED
        ]
        apparatus = compare(shelf, [(v.column.siglum, v.cut) for v in worded])
        entries += apparatus.entries
        for version, changed in zip(worded, apparatus.marks, strict=True):
            marks[version.statement.id] = changed
    return marks, tuple(entries)


def _fullest(versions: Sequence[_Told]) -> Cut:
    """Give the longest version that is quoted, or the longest of all where none is."""
    quoted = [v.cut for v in versions if v.degree is not Degree.REPORTED]
    return max(quoted or [v.cut for v in versions], key=lambda cut: cut.end - cut.start)


def _state(places: Sequence[Place]) -> RowState:
    if sum(bool(place.readings) for place in places) < 2:
        return RowState.SINGLE
    degrees = {reading.degree for place in places for reading in place.readings}
    return RowState.ALIKE if degrees == {Degree.VERBATIM} else RowState.DIFFERS

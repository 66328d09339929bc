"""The synopsis of an event: one row a saying, one column an account, grouped by speaker.

As in a critical edition the accounts have sigla (A, B, C …), and below a row stands its apparatus:
the words that differ, with the accounts that have them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from string import ascii_uppercase

from recoupe.collate import coverage
from recoupe.model import Actor, Degree, Event, Saying, Series, Statement, StatementKind
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
    recalls: bool  # no account of the event: it only carries a saying of it
    kin: tuple[str, ...]  # sigla of the other accounts of the same origin


@dataclass(frozen=True)
class Reading:
    """One version in a cell: the passage with its fragments and differing words marked."""

    statement: Statement
    degree: Degree
    cut: Cut
    tokens: tuple[Token, ...]
    first: bool  # the place where the statement's line is; it may stand elsewhere too

    @property
    def bare(self) -> bool:
        """True for direct words whose passage leaves their quotation marks outside."""
        marks = "«»“”„\"'‘’"
        return self.statement.kind is StatementKind.DIRECT and self.cut.text[:1] not in marks


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
    """What one account leaves out that two independent others carry: sayings and series."""

    column: Column
    lines: tuple[Line, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Synopsis:
    """The whole table of an event."""

    event: Event
    participants: tuple[Actor, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    silences: tuple[Silence, ...]


@dataclass(frozen=True)
class _Told:
    """A version with the account that it stands in."""

    column: Column
    statement: Statement
    degree: Degree
    cut: Cut


def make_synopsis(shelf: Shelf, event: Event) -> Synopsis:
    """Set the accounts of an event beside each other."""
    extract = shelf.extract(event.id)
    table = coverage.synopsis(extract, event.id)
    silent = {s.account: s for s in coverage.silences(extract, event.id)}
    missed = {account: frozenset(silence.sayings) for account, silence in silent.items()}
    columns = _columns(shelf, event, table.accounts)
    seen: set[str] = set()
    numbers = count(1)
    groups = tuple(
        Group(
            shelf.names(voice.speakers),
            tuple(
                _line(
                    shelf, event.id, next(numbers), shelf.sayings[row.saying], columns, missed, seen
                )
                # What several accounts carry is what a reader looks for first.
                for row in sorted(voice.rows, key=lambda row: row.carried < 2)
            ),
        )
        for voice in table.voices
    )
    lines = {line.saying.id: line for group in groups for line in group.lines}
    silences = tuple(
        Silence(
            column,
            tuple(lines[saying] for saying in silent[column.article].sayings),
            tuple(shelf.series[series] for series in silent[column.article].series),
        )
        for column in columns
        if column.article in silent
    )
    return Synopsis(event, shelf.names(event.participants), columns, groups, silences)


def siglum(index: int) -> str:
    """Give the siglum of the account at `index`: A to Z, then AA, AB and on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _columns(shelf: Shelf, event: Event, articles: Sequence[str]) -> tuple[Column, ...]:
    origins = [shelf.origin_of(article) for article in articles]
    return tuple(
        Column(
            siglum(index),
            article,
            shelf.outlet(article),
            shelf.published(article),
            article not in event.articles,
            tuple(
                siglum(other)
                for other, origin in enumerate(origins)
                if origin == origins[index] and other != index
            ),
        )
        for index, article in enumerate(articles)
    )


def _line(
    shelf: Shelf,
    event: str,
    number: int,
    saying: Saying,
    columns: Sequence[Column],
    missed: Mapping[str, frozenset[str]],
    seen: set[str],
) -> Line:
    """Make the row of a saying; `seen` are the statements that have stood in an earlier row."""
    versions = _versions(shelf, saying, columns)
    marks, entries = _compared(shelf, versions)
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    for version in versions:
        statement, cut = version.statement, version.cut
        fragments = [Mark(f.start, f.end, Layer.FRAGMENT) for f in statement.fragments]
        changed = marks.get(statement.id, ())
        text = shelf.articles[cut.article].text
        (tokens,) = weave(text, [(cut.start, cut.end)], [*fragments, *changed])
        first = shelf.told_on.get(statement.id) == event and statement.id not in seen
        seen.add(statement.id)
        readings[cut.article].append(Reading(statement, version.degree, cut, tokens, first))
    places = tuple(
        Place(
            column,
            tuple(readings.get(column.article, ())),
            saying.id in missed.get(column.article, ()),
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
        if len({version.column.siglum for version in worded}) < 2:
            continue  # one account repeating itself is no variant
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

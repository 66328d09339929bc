"""Who carries what of an event, and who leaves what out.

Pure functions over a collation: the report and the app call them, nothing is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recoupe.collate.origins import OriginIndex
from recoupe.errors import DossierError
from recoupe.model import Article, Collation, Degree, Event, Passage, Saying, Statement

# An account's silence is worth naming when so many independent others carry the saying.
_CARRIERS = 2


class Presence(StrEnum):
    """How an account carries a saying."""

    VERBATIM = "verbatim"
    VARIANT = "variant"
    REPORTED = "reported"
    ABSENT = "absent"


_PRESENCE = {
    Degree.VERBATIM: Presence.VERBATIM,
    Degree.VARIANT: Presence.VARIANT,
    Degree.REPORTED: Presence.REPORTED,
}
_CLOSEST = tuple(_PRESENCE)  # the closest version an account has is what its cell shows


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One account on one saying; `statements` are its versions, in the order of its text."""

    presence: Presence
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One saying: a cell an account, in the order of the synopsis's accounts."""

    saying: str
    origins: int
    cells: tuple[CoverageCell, ...]

    @property
    def carried(self) -> int:
        """How many accounts carry the saying."""
        return sum(cell.presence is not Presence.ABSENT for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Voice:
    """The sayings of one speaker (several where they spoke as one; none: unknown)."""

    speakers: tuple[str, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Synopsis:
    """The statements × accounts table of one event: columns are articles (ids)."""

    event: str
    accounts: tuple[str, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What one account of an event leaves out that independent others carry.

    `sayings` and `series` (of figures) are ids, in the order of the synopsis and of the dossier.
    """

    account: str
    sayings: tuple[str, ...]
    series: tuple[str, ...]


def synopsis(collation: Collation, event_id: str) -> Synopsis:
    """Give the table of an event: who said what, in which account, how closely.

    Accounts stand in the order of their dates, the undated last; an article that only recalls the
    event has a column where it carries a saying of it. Voices stand in the order of how many
    accounts they have, sayings in the order in which the accounts tell them. Raises DossierError
    where the collation has no such event.
    """
    event = _event(collation, event_id)
    statements = {statement.id: statement for statement in collation.statements}
    sayings = [saying for saying in collation.sayings if saying.event == event_id]
    columns = _columns(collation, event, sayings, statements)
    place = {article: n for n, article in enumerate(columns)}
    rows: dict[tuple[str, ...], list[tuple[tuple[int, int], CoverageRow]]] = defaultdict(list)
    for saying in sayings:
        versions = [statements[version.statement] for version in saying.versions]
        first = min((place[version.article], version.start) for version in versions)
        rows[tuple(sorted(saying.speakers))].append((first, _row(saying, columns, statements)))
    voices = [
        Voice(speakers, tuple(row for _, row in sorted(found, key=lambda r: (r[0], r[1].saying))))
        for speakers, found in rows.items()
    ]
    voices.sort(key=lambda v: (not v.speakers, -sum(r.carried for r in v.rows), v.speakers))
    return Synopsis(event_id, tuple(columns), tuple(voices))


def silences(collation: Collation, event_id: str) -> tuple[Silence, ...]:
    """Give, for each account of an event, what two independent others carry and it does not.

    Accounts that leave nothing out are not in it. Copies of one dispatch are one carrier, and a
    copy of the account itself is none. Raises DossierError where there is no such event.
    """
    event = _event(collation, event_id)
    origins = OriginIndex(collation.reuse, collation.origins, collation.article_origins)
    table = synopsis(collation, event_id)
    statements = {statement.id: statement for statement in collation.statements}
    carried = {
        row.saying: [_passage(statements[s]) for cell in row.cells for s in cell.statements]
        for voice in table.voices
        for row in voice.rows
    }
    figures = {figure.id: figure for figure in collation.figures}
    measured = {
        series.id: [
            Passage(f.article, f.start, f.end)
            for f in (figures[figure] for figure in series.figures)
            if f.article in event.articles
        ]
        for series in collation.series
    }
    found = []
    for account in (a for a in table.accounts if a in event.articles):
        silence = Silence(
            account, _missing(account, carried, origins), _missing(account, measured, origins)
        )
        if silence.sayings or silence.series:
            found.append(silence)
    return tuple(found)


def _event(collation: Collation, event_id: str) -> Event:
    for event in collation.events:
        if event.id == event_id:
            return event
    raise DossierError(f"{event_id}: no such event in the dossier")


def _columns(
    collation: Collation,
    event: Event,
    sayings: Iterable[Saying],
    statements: dict[str, Statement],
) -> list[str]:
    wanted = {
        *event.articles,
        *(statements[s].article for saying in sayings for s in saying.statements),
    }
    return [a.id for a in sorted(collation.articles, key=_by_date) if a.id in wanted]


def _by_date(article: Article) -> tuple[bool, str, str, str]:
    published = article.published.value if article.published else ""
    return (not published, published, article.outlet.value if article.outlet else "", article.id)


def _row(saying: Saying, columns: Sequence[str], statements: dict[str, Statement]) -> CoverageRow:
    cells = []
    for article in columns:
        versions = [v for v in saying.versions if statements[v.statement].article == article]
        if not versions:
            cells.append(CoverageCell(Presence.ABSENT))
            continue
        versions.sort(key=lambda v: statements[v.statement].start)
        closest = min((v.degree for v in versions), key=_CLOSEST.index)
        cells.append(CoverageCell(_PRESENCE[closest], tuple(v.statement for v in versions)))
    return CoverageRow(saying.id, saying.origins, tuple(cells))


def _passage(statement: Statement) -> Passage:
    return Passage(statement.article, statement.start, statement.end)


def _missing(
    account: str, carried: dict[str, list[Passage]], origins: OriginIndex
) -> tuple[str, ...]:
    own = origins.of_article.get(account, account)
    return tuple(
        item
        for item, passages in carried.items()
        if all(p.article != account for p in passages)
        and origins.carriers(
            p for p in passages if origins.of_article.get(p.article, p.article) != own
        )
        >= _CARRIERS
    )

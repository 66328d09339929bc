"""A dossier as tables: one CSV file each (RFC 4180, UTF-8), in a folder or a zip archive.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
Injection"). Several values in one cell stand apart by ` | `. Texts are exact slices otherwise.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from recoupe.errors import StorageFull
from recoupe.messages import gettext as _
from recoupe.model import Actor, Article, Collation, Review, Span, Statement
from recoupe.publish.output import replacing, write_file

Value = str | int | float | bool | None
Row = tuple[Value, ...]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The same bytes whenever the archive is made.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_tables(collation: Collation, out: Path, review: Review | None = None) -> None:
    """Write all tables into the folder `out`, or into one archive where it ends in `.zip`.

    Raises StorageFull where they cannot be written.
    """
    if out.suffix.lower() == ".zip":
        with replacing(out) as stream:
            write_archive(collation, stream, review)
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        detail = (error.strerror or str(error)).lower()
        raise StorageFull(
            _("{address}: cannot be written ({detail})").format(address=out, detail=detail)
        ) from error
    for name, content in _files(collation, review):
        write_file(out / name, content)


def write_archive(collation: Collation, stream: IO[bytes], review: Review | None = None) -> None:
    """Write all tables into one archive."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(collation, review):
            info = ZipInfo(name, _ZIP_DATE)
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, ZIP_DEFLATED)


def _files(collation: Collation, review: Review | None) -> Iterator[tuple[str, bytes]]:
    held = _Lookup(collation, review or Review())
    for name, (header, rows) in TABLES.items():
        yield f"{name}.csv", _csv(header, rows(held))


def _csv(header: str, rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header.split())
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8")


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


class _Lookup:
    """A collation with its parts by id."""

    def __init__(self, collation: Collation, review: Review) -> None:
        self.all = collation
        self.review = review

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.all.articles}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.all.actors}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.all.statements}

    def outlet(self, article: str) -> str | None:
        outlet = self.articles[article].outlet
        return outlet.value if outlet else None

    def text(self, article: str | None, start: int | None, end: int | None) -> str | None:
        return None if article is None else self.articles[article].text[start:end]

    def span(self, article: str, span: Span | None) -> Row:
        if span is None:
            return (None, None, None)
        return (span.start, span.end, self.text(article, span.start, span.end))

    def names(self, actors: Sequence[str]) -> str:
        return _joined(self.actors[actor].name for actor in actors)

    def name(self, actor: str | None) -> str | None:
        return None if actor is None else self.actors[actor].name


def _joined(values: Iterable[str]) -> str:
    return " | ".join(values)


def _articles(at: _Lookup) -> Iterator[Row]:
    for a in at.all.articles:
        known = (fact.value if fact else None for fact in (a.outlet, a.url, a.published, a.title))
        event, origin = at.all.article_events.get(a.id), at.all.article_origins.get(a.id)
        yield (a.id, a.name, *known, a.language, event, origin, a.sha256, a.text)


def _actors(at: _Lookup) -> Iterator[Row]:
    for a in at.all.actors:
        roles = dict.fromkeys(role.name for role in a.roles)
        yield (a.id, a.name, a.kind, a.named, a.state, _joined(a.aliases), _joined(roles))


def _mentions(at: _Lookup) -> Iterator[Row]:
    for a in at.all.actors:
        for m in a.mentions:
            yield (a.id, a.name, m.article, m.start, m.end, at.text(m.article, m.start, m.end))


def _events(at: _Lookup) -> Iterator[Row]:
    for e in at.all.events:
        who = (_joined(e.participants), at.names(e.participants))
        yield (e.id, e.type, e.date, e.title, e.story, *who, _joined(e.articles))


def _statements(at: _Lookup) -> Iterator[Row]:
    for s in at.all.statements:
        yield (
            s.id,
            s.article,
            at.outlet(s.article),
            s.start,
            s.end,
            at.text(s.article, s.start, s.end),
            s.kind,
            _joined(s.speakers),
            at.names(s.speakers),
            at.names(s.relays),
            *at.span(s.article, s.cue),
            *at.span(s.article, s.source),
            s.event,
            _joined(s.sayings),
            s.confidence,
            s.rule,
        )


def _fragments(at: _Lookup) -> Iterator[Row]:
    for s in at.all.statements:
        for fragment in s.fragments:
            yield (s.id, s.article, *at.span(s.article, fragment))


def _sayings(at: _Lookup) -> Iterator[Row]:
    for s in at.all.sayings:
        who = (_joined(s.speakers), at.names(s.speakers))
        yield (s.id, s.event, *who, s.origins, _joined(s.statements))


def _versions(at: _Lookup) -> Iterator[Row]:
    for saying in at.all.sayings:
        for version in saying.versions:
            s = at.statements[version.statement]
            text = at.text(s.article, s.start, s.end)
            yield (saying.id, s.id, version.degree, s.article, at.outlet(s.article), text)


def _figures(at: _Lookup) -> Iterator[Row]:
    for f in at.all.figures:
        yield (
            f.id,
            f.article,
            at.outlet(f.article),
            f.start,
            f.end,
            at.text(f.article, f.start, f.end),
            f.value,
            f.unit,
            f.bound,
            f.measure,
            f.period,
            f.modality,
            f.speaker,
            at.name(f.speaker),
            f.series,
            f.statement,
        )


def _series(at: _Lookup) -> Iterator[Row]:
    for s in at.all.series:
        conflicts = _joined(" ".join(pair) for pair in s.conflicts)
        yield (s.id, s.measure, s.unit, s.origins, _joined(s.figures), conflicts)


def _dates(at: _Lookup) -> Iterator[Row]:
    for d in at.all.dates:
        text = at.text(d.article, d.start, d.end)
        where = (d.article, at.outlet(d.article), d.start, d.end, text)
        yield (d.id, *where, d.date, d.precision, d.relation, d.written, d.settled_by)


def _pledges(at: _Lookup) -> Iterator[Row]:
    for p in at.all.pledges:
        o = p.outcome
        yield (
            p.id,
            p.article,
            at.outlet(p.article),
            p.start,
            p.end,
            at.text(p.article, p.start, p.end),
            p.kind,
            p.by,
            at.name(p.by),
            p.to,
            at.name(p.to),
            p.due,
            p.statement,
            o.status,
            o.early,
            o.article,
            o.start,
            o.end,
            at.text(o.article, o.start, o.end),
        )


def _credits(at: _Lookup) -> Iterator[Row]:
    for c in at.all.credits:
        yield (c.article, c.start, c.end, at.text(c.article, c.start, c.end), c.source)


def _reuse(at: _Lookup) -> Iterator[Row]:
    for r in at.all.reuse:
        ends = (
            value
            for p in (r.source, r.target)
            for value in (p.article, p.start, p.end, at.text(p.article, p.start, p.end))
        )
        yield (*ends, r.similarity, r.direction)


def _origins(at: _Lookup) -> Iterator[Row]:
    for o in at.all.origins:
        yield (o.id, o.source, _joined(o.articles))


def _terms(at: _Lookup) -> Iterator[Row]:
    for f in at.all.framings:
        for t in f.terms:
            text = at.text(t.article, t.start, t.end)
            outlet = at.outlet(t.article)
            yield (f.id, f.referent, t.term, t.article, outlet, t.start, t.end, text, t.statement)


# Name of a table -> its columns, and what makes its rows.
def _judgements(at: _Lookup) -> Iterator[Row]:
    """Give the log of judgements: what each is about now, and whether it has an effect."""
    review = at.review
    about: defaultdict[str, list[str]] = defaultdict(list)
    for thing, judgements in review.things.items():
        for judgement in judgements:
            about[judgement].append(thing)
    undone = set(review.undone)
    for j in review.judgements:
        lost = review.lost.get(j.id)
        state = "undone" if j.id in undone else lost.value if lost else "in force"
        yield (j.id, j.who, j.when, j.verb.value, _joined(about[j.id]), j.note, state)


TABLES: dict[str, tuple[str, Callable[[_Lookup], Iterator[Row]]]] = {
    "articles": (
        "id name outlet url published title language event origin sha256 text",
        _articles,
    ),
    "actors": ("id name kind named state aliases roles", _actors),
    "mentions": ("actor name article start end text", _mentions),
    "events": ("id type date title story participants participant_names articles", _events),
    "statements": (
        "id article outlet start end text kind speakers speaker_names relay_names "
        "cue_start cue_end cue source_start source_end source event sayings confidence rule",
        _statements,
    ),
    "fragments": ("statement article start end text", _fragments),
    "sayings": ("id event speakers speaker_names origins statements", _sayings),
    "versions": ("saying statement degree article outlet text", _versions),
    "figures": (
        "id article outlet start end text value unit bound measure period modality "
        "speaker speaker_name series statement",
        _figures,
    ),
    "series": ("id measure unit origins figures conflicts", _series),
    "dates": (
        "id article outlet start end text date precision relation written settled_by",
        _dates,
    ),
    "pledges": (
        "id article outlet start end text kind by by_name to to_name due statement "
        "status early outcome_article outcome_start outcome_end outcome_text",
        _pledges,
    ),
    "credits": ("article start end text source", _credits),
    "reuse": (
        "from_article from_start from_end from_text to_article to_start to_end to_text "
        "similarity direction",
        _reuse,
    ),
    "origins": ("id source articles", _origins),
    "judgements": ("id who when verb things note state", _judgements),
    "terms": ("framing referent term article outlet start end text statement", _terms),
}

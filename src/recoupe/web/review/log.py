"""The log of judgements: shown, undone, taken out as a file and in again."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from recoupe.dossier.judgements import Imported
from recoupe.errors import DossierLocked, MalformedInput
from recoupe.model import AnyJudgement, Collation, Loss, Reject, Thing, Verb
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.wording import N_
from recoupe.review import read_lines, to_line
from recoupe.text import key
from recoupe.web.paging import leaf
from recoupe.web.review.bench import Log
from recoupe.web.review.fields import Fields
from recoupe.web.review.visit import Visit, again, decide, unready, way_back

_LINES = 50
_LINE = N_("line")
_NO_FILE = N_("Choose the file of a log, as this page gives it.")
_NO_LOG = N_("This file is no log of judgements ({why}); nothing was taken in.")


@dataclass(frozen=True)
class Line:
    """A line of the log; `undone`: it has no effect; `lost`: it finds its thing no more."""

    judgement: AnyJudgement
    undone: bool
    lost: Loss | None


def show(visit: Visit) -> Response:
    """Show the log, newest line first."""
    return _page(visit)


def undo(visit: Visit, fields: Fields) -> Response:
    """Take a judgement out of effect."""
    id, note = fields.one("undo"), fields.text("note")
    back = way_back(fields, visit.at("log"))
    return decide(visit, fields, [lambda clerk: clerk.undo(id, note=note)], back, ())


def export(visit: Visit) -> Response:
    """Give the log as a file."""
    with visit.bench.open() as view:
        lines = [f"{to_line(judgement)}\n" for judgement in view.log.review.judgements]
    return Response(
        "".join(lines),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="recoupe-log.jsonl"'},
    )


def bring(visit: Visit, fields: Fields) -> Response:
    """Take in the log of a file."""
    if not visit.visitors.holds(visit.visitor, fields.raw("token")):
        answer = unready(visit, fields)
        assert answer is not None
        return answer
    if not fields.file:
        return _page(visit, fault=visit.words.say(_NO_FILE))
    try:
        judgements = list(read_lines(visit.words.say(_LINE), fields.file.splitlines()))
        taken = visit.bench.bring(judgements)
    except MalformedInput as error:
        return _page(visit, fault=visit.words.say(_NO_LOG).format(why=error))
    except DossierLocked as error:
        return again(visit, fields, str(error), 409)
    return _page(visit, taken=taken)


def _page(visit: Visit, *, fault: str = "", taken: Imported | None = None) -> Response:
    words, verb = key(visit.query("who")).split(), visit.query("verb")
    number = visit.query("page", 9)
    with visit.bench.open() as view:
        log = view.log
        lines = [
            Line(judgement, judgement.id in log.undone, log.review.lost.get(judgement.id))
            for judgement in reversed(log.review.judgements)
            if all(word in key(judgement.who) for word in words)
            and (verb not in set(Verb) or judgement.verb == verb)
        ]
        context = {
            "leaf": leaf(lines, int(number) if number.isdecimal() else 1, _LINES),
            "verbs": [verb.value for verb in Verb],
            "verb": verb,
            "who": visit.query("who"),
            "people": sorted({j.who for j in log.review.judgements}, key=str.casefold),
            "fault": fault,
            "taken": taken,
        }
        status = 422 if fault else 200
        return visit.page(view, shelve(Collation()), "review/log_page.html", context, status)


def rejections(log: Log, articles: frozenset[str]) -> tuple[Reject, ...]:
    """Give the rejections in force of what stood in some articles, newest first."""
    return tuple(j for j in log.rejected if j.target.passage.article.id in articles)


def rejected_statements(log: Log) -> tuple[Reject, ...]:
    """Give the rejections in force of statements that are gone."""
    return tuple(j for j in log.rejected if j.target.thing is Thing.STATEMENT)

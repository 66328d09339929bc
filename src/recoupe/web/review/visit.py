"""One visit to a page of review, and what becomes of a form: kept, refused, or asked again.

Nothing that a person entered is lost: where a form cannot be taken as it is (the app was started
anew, no name was given, somebody else judged the same), the answer shows why and holds the entries,
ready to be sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.errors import ConflictingJudgement, DossierLocked, UnfitJudgement
from recoupe.messages import LANGUAGES
from recoupe.model import AnyJudgement
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.wording import N_, Wording, wording
from recoupe.review import Clerk
from recoupe.web.render import Context, Render
from recoupe.web.review.bench import Bench, View, now
from recoupe.web.review.excerpts import things
from recoupe.web.review.fields import MOST_NOTE, Fields
from recoupe.web.review.visitor import MOST_NAME, Visitor, Visitors

DONE = "recoupe-done"  # the cookie that keeps, for one page, the judgement that was just made
_SOON = 120  # seconds that it is kept at most
# What belongs to one sending of a form, not to what the person entered.
_OVER = "over"
_PASSING = frozenset({"token", "seen", "who", "go", _OVER})
_MOST_BACK = 2000
_JUDGING = "/review/statements/"  # from one statement's page to another's there is no way back

Step = Callable[[Clerk], AnyJudgement]


@dataclass(frozen=True)
class Visit:
    """A request to a page of review, understood."""

    request: Request
    language: str
    visitor: Visitor
    visitors: Visitors
    bench: Bench
    render: Render

    @property
    def words(self) -> Wording:
        """How pages say things in the visit's language."""
        return wording(self.language)

    def page(
        self, view: View, shelf: Shelf, template: str, context: Context, status: int = 200
    ) -> Response:
        """Answer with a page that shows what a shelf holds of the state that is open."""
        return self.render(
            self.request, template, context, shelf=shelf, status=status, sheet=view.sheet
        )

    def at(self, *parts: str) -> str:
        """Give the address of a page of review."""
        return "/".join((f"/{self.language}/review", *parts))

    def query(self, name: str, most: int = 200) -> str:
        """Give what the address asks for under a name."""
        return self.request.query_params.get(name, "")[:most].strip()

    def named(self, visitor: Visitor) -> Visit:
        """Give the visit of somebody who has said their name."""
        self.request.state.visitor = visitor
        return replace(self, visitor=visitor)


@dataclass(frozen=True)
class Held:
    """What a person entered, to be shown and sent again to the address `action`."""

    action: str
    entries: tuple[tuple[str, str], ...]


def decide(
    visit: Visit, fields: Fields, steps: Sequence[Step], back: str, about: Sequence[str]
) -> Response:
    """Write the lines of the log that a form comes to, one after the other; lead to `back`.

    `about` are the ids of what they name, what they judge first. Each step is made of the state
    that the one before left.
    """
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    visit = visit.named(named(visit, fields))
    seen = fields.number("seen")
    made = ""
    for step in steps:
        try:
            judgement = _taken_down(visit, step, about)
            seen = visit.bench.judge(judgement, seen)
        except ConflictingJudgement as conflict:
            return _conflict(visit, fields, conflict.judgement, conflict.who)
        except UnfitJudgement as error:
            return _gone(visit, fields, about) or again(visit, fields, str(error), 409)
        except DossierLocked as error:
            return again(visit, fields, str(error), 409)
        made = judgement.id
    return lead(visit, back, made)


def lift(visit: Visit, fields: Fields) -> Fields | Response:
    """Undo first what stands in the way, where the page of a conflict was answered so.

    Gives the rest of the form, or the answer where that could not be done.
    """
    if _OVER not in fields:
        return fields
    rest = {name: values for name, values in fields.values.items() if name != _OVER}
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    over, note = fields.one(_OVER), fields.text("note")
    visit = visit.named(named(visit, fields))
    try:
        undo = _taken_down(visit, lambda clerk: clerk.undo(over, note=note), ())
        revision = visit.bench.judge(undo, fields.number("seen"))
    except ConflictingJudgement as conflict:
        return _conflict(visit, Fields(rest), conflict.judgement, conflict.who)
    except (UnfitJudgement, DossierLocked) as error:
        return again(visit, Fields(rest), str(error), 409)
    return Fields({**rest, "seen": [str(revision)]})


def taken_out(visit: Visit, fields: Fields, thing: str) -> Response:
    """Answer a form about a thing that is not there: somebody took it out, or there never was."""
    answer = unready(visit, fields) or _gone(visit, fields, [thing])
    if answer is None:
        raise HTTPException(404)
    return answer


def _taken_down(visit: Visit, step: Step, about: Sequence[str]) -> AnyJudgement:
    """Make a judgement of the newest state."""
    with visit.bench.open() as view:
        held = things(view.connection, about)
        clerk = Clerk(held, view.log.review, who=visit.visitor.name, when=now())
        return step(clerk)


def _gone(visit: Visit, fields: Fields, about: Sequence[str]) -> Response | None:
    """Show who judged what is not there any more; None where the log does not know of it."""
    with visit.bench.open() as view:
        last = [line for thing in about[:1] for line in view.log.of(thing)][-1:]
    return _conflict(visit, fields, last[0].id, last[0].who, gone=True) if last else None


def unready(visit: Visit, fields: Fields) -> Response | None:
    """Answer a form that is not of this app's now running, or of somebody without a name."""
    if not visit.visitors.holds(visit.visitor, fields.raw("token")):
        return stale(visit, fields)
    if not named(visit, fields).name:
        return _handed_back(visit, fields, "review/who_page.html", {"most": MOST_NAME}, 422)
    return None


def stale(visit: Visit, fields: Fields) -> Response:
    """Answer a form whose token is not this browser's."""
    return again(visit, fields, visit.words.say(_STALE), 403)


def named(visit: Visit, fields: Fields) -> Visitor:
    """Give the visitor under the name in the form, or the one known before."""
    name = fields.one("who", MOST_NAME)
    return visit.visitor.called(name) if name else visit.visitor


def again(visit: Visit, fields: Fields, why: str, status: int) -> Response:
    """Say why a form was not taken, with all that was entered."""
    context = {"why": why, "refused": status == 403}
    return _handed_back(visit, fields, "review/again_page.html", context, status)


def _conflict(
    visit: Visit, fields: Fields, judgement: str, who: str, *, gone: bool = False
) -> Response:
    """Say who judged the same meanwhile, and let the later one decide anew.

    What is gone since must be put back first.
    """
    context = {"who": who, "theirs": judgement, "over": judgement if gone else ""}
    return _handed_back(visit, fields, "review/conflict_page.html", context, 409)


def _handed_back(
    visit: Visit, fields: Fields, template: str, context: Context, status: int
) -> Response:
    """Answer with a page that holds what was entered."""
    entered = held(visit, fields)
    with visit.bench.open() as view:
        part = things(view.connection, [value for _, value in entered.entries if len(value) < 80])
        context = {**context, "held": entered}
        return visit.page(view, shelve(part), template, context, status)


def held(visit: Visit, fields: Fields) -> Held:
    """Give what was entered, within bounds, to be sent again."""
    entries = [
        (name, Fields({name: [value]}).text(name, 5 * MOST_NOTE))
        for name, values in list(fields.values.items())[:200]
        if name not in _PASSING
        for value in values
    ]
    return Held(visit.request.url.path, tuple(entries))


def lead(visit: Visit, back: str, made: str = "") -> Response:
    """Lead to a page of the app, which will tell of the judgement that was made."""
    answer = RedirectResponse(back, 303)
    visit.visitors.keep(visit.request, answer, visit.visitor)
    if made:
        answer.set_cookie(DONE, made, max_age=_SOON, path="/", httponly=True, samesite="strict")
    return answer


def way_back(fields: Fields, otherwise: str) -> str:
    """Give the page that a form came from, where it says one of this app's; else `otherwise`."""
    return _ours(fields.raw("back")[:_MOST_BACK]) or otherwise


def came_from(visit: Visit, fields: Fields | None = None) -> str:
    """Give the page of this app that led to a page of review, or to the form before; "" if none."""
    if fields is not None:
        return way_back(fields, "")
    came = urlsplit(visit.request.headers.get("referer", "")[:_MOST_BACK])
    if came.netloc != visit.request.url.netloc or came.path == visit.request.url.path:
        return ""
    path = f"{came.path}?{came.query}" if came.query else came.path
    return "" if _JUDGING in path else _ours(path)


def _ours(back: str) -> str:
    """Give an address back when it is one of this app's pages; "" for any other."""
    plain = back.isascii() and back.isprintable() and "\\" not in back and " " not in back
    ours = any(back.startswith(f"/{language}/") for language in LANGUAGES)
    return back if plain and ours and "//" not in back.partition("?")[0] else ""


_STALE = N_(
    "This page is older than the app that runs now, or the browser has not kept its cookie; so the "
    "form was not taken, and nothing was changed."
)

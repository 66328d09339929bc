"""One visit to a page of review, and what becomes of a form: kept, refused, or asked again.

Nothing that a person entered is lost: where a form cannot be taken as it is (the app was started
anew, no name was given, somebody else judged the same), the answer shows why and holds the entries,
ready to be sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.errors import ConflictingJudgement, DossierLocked, UnfitJudgement
from recoupe.messages import LANGUAGES
from recoupe.model import AnyJudgement, Verb
from recoupe.publish.report.wording import N_, Wording, wording
from recoupe.review import Clerk
from recoupe.web.render import Context, Render
from recoupe.web.review.bench import Bench, State, now
from recoupe.web.review.fields import MOST_NOTE, Fields
from recoupe.web.review.visitor import MOST_NAME, Visitor, Visitors

DONE = "recoupe-done"  # the cookie that keeps, for one page, the judgement that was just made
_SOON = 120  # seconds that it is kept at most
# What belongs to one sending of a form, not to what the person entered.
_OVER = "over"
_PASSING = frozenset({"token", "seen", "who", "go", _OVER})
# After these a thing may be there no more; what was meant for it needs them undone.
_IN_THE_WAY = frozenset({Verb.REJECT, Verb.MERGE, Verb.SPLIT})

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

    def page(self, template: str, context: Context, state: State, status: int = 200) -> Response:
        """Answer with a page that shows parts of a state."""
        return self.render(self.request, template, context, shelf=state.shelf, status=status)

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
    visit: Visit, fields: Fields, steps: Sequence[Step], back: str, thing: str = ""
) -> Response:
    """Write the lines of the log that a form comes to, one after the other; lead to `back`.

    Each step is made of the state that the one before left. `thing` is what they are about, of
    which the log may know who took it out.
    """
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    visit = visit.named(named(visit, fields))
    seen = fields.number("seen")
    made = ""
    for step in steps:
        state = visit.bench.state()
        clerk = Clerk(state.collation, state.log.review, who=visit.visitor.name, when=now())
        try:
            judgement = step(clerk)
            seen = visit.bench.judge(judgement, seen)
        except ConflictingJudgement as conflict:
            return _conflict(visit, fields, conflict.judgement, conflict.who)
        except UnfitJudgement as error:
            last = visit.bench.log().of(thing)[-1:]
            if last:
                return _conflict(visit, fields, last[0].id, last[0].who)
            return again(visit, fields, str(error), 409)
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
    state = visit.bench.state()
    clerk = Clerk(state.collation, state.log.review, who=named(visit, fields).name, when=now())
    try:
        undo = clerk.undo(fields.one(_OVER), note=fields.text("note"))
        revision = visit.bench.judge(undo, fields.number("seen"))
    except ConflictingJudgement as conflict:
        return _conflict(visit, Fields(rest), conflict.judgement, conflict.who)
    except (UnfitJudgement, DossierLocked) as error:
        return again(visit, Fields(rest), str(error), 409)
    return Fields({**rest, "seen": [str(revision)]})


def taken_out(visit: Visit, fields: Fields, thing: str) -> Response:
    """Answer a form about a thing that is not there: somebody took it out, or there never was."""
    last = visit.bench.log().of(thing)[-1:]
    if not last:
        raise HTTPException(404)
    return unready(visit, fields) or _conflict(visit, fields, last[0].id, last[0].who)


def unready(visit: Visit, fields: Fields) -> Response | None:
    """Answer a form that is not of this app's now running, or of somebody without a name."""
    if not visit.visitors.holds(visit.visitor, fields.raw("token")):
        return again(visit, fields, visit.words.say(_STALE), 403)
    if not named(visit, fields).name:
        state = visit.bench.state()
        context = {"held": held(visit, fields), "most": MOST_NAME}
        return visit.page("review/who_page.html", context, state, 422)
    return None


def named(visit: Visit, fields: Fields) -> Visitor:
    """Give the visitor under the name in the form, or the one known before."""
    name = fields.one("who", MOST_NAME)
    return visit.visitor.called(name) if name else visit.visitor


def again(visit: Visit, fields: Fields, why: str, status: int) -> Response:
    """Say why a form was not taken, with all that was entered."""
    context = {"why": why, "held": held(visit, fields), "refused": status == 403}
    return visit.page("review/again_page.html", context, visit.bench.state(), status)


def _conflict(visit: Visit, fields: Fields, judgement: str, who: str) -> Response:
    """Say who judged the same meanwhile, and let the later one decide anew."""
    state = visit.bench.state()
    theirs = state.log.by_id.get(judgement)
    context = {
        "who": who,
        "theirs": theirs,
        "over": judgement if theirs is not None and theirs.verb in _IN_THE_WAY else "",
        "held": held(visit, fields),
    }
    return visit.page("review/conflict_page.html", context, state, 409)


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
    back = fields.raw("back")[:2000]
    plain = back.isascii() and back.isprintable() and "\\" not in back and " " not in back
    ours = any(back.startswith(f"/{language}/") for language in LANGUAGES)
    return back if plain and ours and "//" not in back.partition("?")[0] else otherwise


_STALE = N_(
    "This page is older than the app that runs now, or the browser has not kept its cookie; so the "
    "form was not taken, and nothing was changed."
)

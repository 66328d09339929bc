"""What is done to actors, sayings and events alike: rename, merge, split, remark."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import RedirectResponse, Response

from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import View
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.visit import Step, Visit

NO_NAME = N_("A name has some words.")
_NO_PART = N_("Choose what is to be split off: some of it, and not all.")


def moved(visit: Visit, view: View, things: str, id: str) -> Response | None:
    """Lead from what was merged away to the page of what it is now; None where it was not."""
    now = view.log.review.moved.get(id)
    return None if now is None else RedirectResponse(visit.at(things, now), 303)


def change(
    id: str, fields: Fields, held: Iterable[str], part: str, no_other: str
) -> tuple[Step | None, str]:
    """Give the line of the log that a form comes to, or what is wrong with it.

    A split takes some of what the thing holds (`held`), which the form names by the field `part`;
    `no_other` is said of a merge with nothing.
    """
    note, name = fields.text("note"), fields.one("name", MOST_NAME)
    match fields.one("act"):
        case "rename":
            return (lambda clerk: clerk.rename(id, name, note=note)) if name else None, NO_NAME
        case "merge":
            others = [other for other in fields.all("other") if other and other != id]
            if not others:
                return None, no_other
            return lambda clerk: clerk.merge([id, *others], note=note), ""
        case "split":
            out = fields.all(part)
            if not out or set(held) <= set(out):
                return None, _NO_PART
            return lambda clerk: clerk.split(id, out, name=name, note=note), ""
        case "remark" if note:
            return lambda clerk: clerk.remark(id, note), ""
    return None, ""

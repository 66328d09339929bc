"""The small pages of review: the keys, the reviewer's name, and what is no form at all."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from recoupe.model import Collation
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.wording import N_
from recoupe.web.review.fields import Fields
from recoupe.web.review.visit import Held, Visit, lead, stale, way_back
from recoupe.web.review.visitor import MOST_NAME


def keys(visit: Visit) -> Response:
    """Show what each key does, and the switch that turns them off."""
    with visit.bench.open() as view:
        return visit.page(view, shelve(Collation()), "review/help_page.html", {})


def turn_keys(visit: Visit, fields: Fields) -> Response:
    """Turn the keys on or off."""
    if not visit.visitors.holds(visit.visitor, fields.raw("token")):
        return stale(visit, fields)
    turned = visit.named(replace(visit.visitor, keys=fields.one("keys") == "on"))
    return lead(turned, visit.at("help"))


def who(visit: Visit) -> Response:
    """Ask for the reviewer's name."""
    context = {"held": Held(visit.at("who"), ()), "most": MOST_NAME}
    with visit.bench.open() as view:
        return visit.page(view, shelve(Collation()), "review/who_page.html", context)


def take_name(visit: Visit, fields: Fields) -> Response:
    """Keep the reviewer's name."""
    if not visit.visitors.holds(visit.visitor, fields.raw("token")):
        return stale(visit, fields)
    name = fields.one("who", MOST_NAME)
    if not name:
        return who(visit)
    return lead(visit.named(visit.visitor.called(name)), way_back(fields, visit.at()))


def refuse(visit: Visit, status: int) -> Response:
    """Say why what was sent cannot be read."""
    why = visit.words.say(_TOO_LONG if status == 413 else _NO_FORM)
    with visit.bench.open() as view:
        return visit.page(
            view, shelve(Collation()), "review/refused_page.html", {"why": why}, status
        )


_TOO_LONG = N_("Too long: a form may have 256 KiB, the file of a log 64 MiB. Nothing was changed.")
_NO_FORM = N_("What was sent is no form of this app. Nothing was changed.")

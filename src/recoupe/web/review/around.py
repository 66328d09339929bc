"""What every page of the app has of review: who reviews, how things stand, what was just done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from babel.dates import format_datetime
from starlette.requests import Request
from starlette.responses import Response

from recoupe.model import AnyJudgement, Reject, Undo
from recoupe.publish.report.wording import wording
from recoupe.web.addresses import language_of
from recoupe.web.desk import Desk, Sheet
from recoupe.web.review.bench import Log, Standing, bench_of
from recoupe.web.review.log import rejections
from recoupe.web.review.routes import VISITORS, visitor_of
from recoupe.web.review.visit import DONE
from recoupe.web.review.visitor import Visitor


@dataclass(frozen=True)
class Around:
    """What templates know as `review`."""

    language: str
    visitor: Visitor
    log: Log
    token: str
    here: str
    done: AnyJudgement | None

    @property
    def revision(self) -> int:
        """The state that the page shows."""
        return self.log.revision

    def at(self, *parts: str) -> str:
        """Give the address of a page of review."""
        held = (quote(part, safe="") for part in parts)
        return "/".join((f"/{self.language}/review", *held))

    def standing(self, thing: str) -> Standing | None:
        """Tell how a thing stands; None where nobody judged it."""
        return self.log.standing(thing)

    def rejected_in(self, articles: Iterable[str]) -> tuple[Reject, ...]:
        """Give what was rejected in some articles, newest first."""
        return rejections(self.log, frozenset(articles))

    def moment(self, when: str) -> str:
        """Give the time of a judgement in words, by this machine's clock."""
        try:
            time = datetime.fromisoformat(when).astimezone()
        except (ValueError, OverflowError):
            return when
        locale = wording(self.language).locale
        return str(format_datetime(time, "d MMM y, HH:mm", locale=locale))

    @cached_property
    def done_is_undo(self) -> bool:
        """Tell whether what was just done takes something back."""
        return isinstance(self.done, Undo)


def review_context(request: Request, desk: Desk, sheet: Sheet) -> dict[str, Any]:
    """Give what the app's templates show of review, of the state that the page is made of."""
    log = bench_of(desk).log(sheet.connection)
    visitor = visitor_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    around = Around(
        language=language_of(request),
        visitor=visitor,
        log=log,
        token=VISITORS.token(visitor),
        here=f"{quote(request.url.path)}{query}",
        done=log.by_id.get(request.cookies.get(DONE, "")),
    )
    return {"review": around}


def review_cookie(request: Request, response: Response) -> None:
    """Let the browser keep who it is, and forget what was just done once it was told."""
    VISITORS.keep(request, response, visitor_of(request))
    if DONE in request.cookies:
        response.delete_cookie(DONE, path="/", httponly=True, samesite="strict")

"""Who is at the browser, and proof that a form is one of ours.

A form carries a token that only this process can make, for this browser alone: the browser has a
random session in a cookie that no other site's page can have sent (`SameSite=Strict`), and the
token is the HMAC of it under a secret that lives as long as the process (OWASP, "Signed
double-submit cookie"). `Origin` is checked before (`web.guard`).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.review.fields import one_line

MOST_NAME = 80
_YEAR = 365 * 24 * 3600
_SESSION_LENGTH = 43  # characters of 32 random bytes


@dataclass(frozen=True)
class Visitor:
    """A browser: its session, its reviewer's name ("" until asked), and whether keys are on."""

    session: str
    name: str
    keys: bool

    def called(self, name: str) -> Visitor:
        """Give the visitor under a name."""
        return replace(self, name=one_line(name, MOST_NAME))


class Visitors:
    """Knows browsers by their cookies and makes and checks their tokens."""

    def __init__(self) -> None:
        self._secret = token_bytes(32)

    def of(self, request: Request) -> Visitor:
        """Give who asks; a browser without a session gets a new one, to be kept with `keep`."""
        held = request.cookies
        session = held.get(_session_cookie(request), "")
        if len(session) != _SESSION_LENGTH or not session.isascii():
            session = token_urlsafe(32)
        name = one_line(unquote(held.get(_NAME, ""), errors="replace"), MOST_NAME)
        return Visitor(session, name, held.get(_KEYS) != "off")

    def keep(self, request: Request, response: Response, visitor: Visitor) -> None:
        """Make the browser keep what it does not hold yet."""
        before = request.cookies
        kept = (
            (_session_cookie(request), visitor.session, None),
            (_NAME, quote(visitor.name, safe=""), _YEAR),
            (_KEYS, "" if visitor.keys else "off", _YEAR),
        )
        for name, value, age in kept:
            if before.get(name, "") != value:
                response.set_cookie(
                    name, value, max_age=age, path="/", httponly=True, samesite="strict"
                )

    def token(self, visitor: Visitor) -> str:
        """Give the token that this browser's forms carry."""
        return hmac.new(self._secret, visitor.session.encode("ascii"), sha256).hexdigest()

    def holds(self, visitor: Visitor, token: str) -> bool:
        """Tell whether a form's token is this browser's."""
        return hmac.compare_digest(self.token(visitor).encode(), token.encode("utf-8", "replace"))


_NAME = "recoupe-reviewer"
_KEYS = "recoupe-keys"


def _session_cookie(request: Request) -> str:
    """Name the session's cookie: browsers do not keep those of two ports apart."""
    return f"recoupe-session-{request.url.port or 80}"

"""Who may ask, and what an answer may do: the app is for the person at this machine.

A page of another site must not reach it through the reader's browser. Host names other than
loopback's are refused (DNS rebinding), and requests that change something must come from a page
of the app itself (`Origin`, Fetch Metadata).
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": browsers would then send `Origin: null` with the app's own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
# A page of a stranger has no language that we know, and is told no more than this.
_STRANGER = (
    "Cette application ne répond qu'à cette machine.\nThis app answers to this machine only.\n"
)
_FOREIGN = (
    "Refusé, rien n'a été changé : seules les pages de cette application changent quelque chose.\n"
    "Refused, nothing was changed: only pages of this app may change something.\n"
)
_READING = frozenset({"GET", "HEAD"})
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def loopback(port: int) -> frozenset[str]:
    """Give the values of `Host` by which a browser asks this machine itself at `port`."""
    return frozenset(f"{name}:{port}" for name in _LOOPBACK)


class Guard:
    """Let through what may ask, and bind every answer to the policy."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(refusal, 403) if refusal else self._app
        await answer(scope, receive, bound)

    def _refusal(self, method: str, headers: Headers) -> str:
        """Say why a request is refused; nothing where it is not."""
        if headers.get("host", "") not in self._hosts:
            return _STRANGER
        if method in _READING:
            return ""
        if headers.get("origin", "") not in self._origins:
            return _FOREIGN
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _FOREIGN
        return ""

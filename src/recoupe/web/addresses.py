"""The address of each thing in the app: one page each, stable from build to build."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request

from recoupe.messages import LANGUAGES
from recoupe.publish.report.links import anchor


def language_of(request: Request) -> str:
    """Give the language that the address begins with; the first one where it has none."""
    language = request.url.path.split("/")[1]
    return language if language in LANGUAGES else LANGUAGES[0]


class Addresses:
    """The addresses of pages in one language (they all begin with it)."""

    def __init__(self, language: str) -> None:
        self._root = f"/{language}"

    def part(self, name: str) -> str:
        """Address a part of the dossier; the overview is the first page."""
        return f"{self._root}/" if name == "overview" else f"{self._root}/{name}"

    def article(self, article: str) -> str:
        """Address an article."""
        return f"{self._root}/articles/{quote(article, safe='')}"

    def passage(self, article: str, start: int, end: int) -> str:
        """Address a passage in its article's page."""
        return f"{self.article(article)}#{anchor(article, start, end)}"

    def event(self, event: str) -> str:
        """Address an event."""
        return f"{self._root}/events/{quote(event, safe='')}"

    def actor(self, actor: str) -> str:
        """Address an actor."""
        return f"{self._root}/actors/{quote(actor, safe='')}"

    def line(self, event: str, item: str) -> str:
        """Address a line in its event's page."""
        return f"{self.event(event)}#{item}"

    def entry(self, part: str, item: str) -> str:
        """Address an entry; the part's page that has it is found when it is asked for."""
        return f"{self._root}/{part}/{quote(item, safe='')}"

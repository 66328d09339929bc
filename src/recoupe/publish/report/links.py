"""Where things are on the pages: one file with anchors, or one page each."""

from __future__ import annotations

from typing import Protocol


def anchor(article: str, start: int, end: int) -> str:
    """Give the id of a passage's element in its article: it depends on the text alone."""
    return f"{article}-{start}-{end}"


class Links(Protocol):
    """The address of each thing that a page can link to."""

    def part(self, name: str) -> str:
        """Address a part of the dossier: "timeline", "figures", "pledges" and so on."""

    def article(self, article: str) -> str:
        """Address an article."""

    def passage(self, article: str, start: int, end: int) -> str:
        """Address a passage in its article."""

    def event(self, event: str) -> str:
        """Address an event."""

    def actor(self, actor: str) -> str:
        """Address an actor."""

    def line(self, event: str, item: str) -> str:
        """Address a line of an event: a statement, a saying, a figure."""

    def entry(self, part: str, item: str) -> str:
        """Address an entry of a part of the dossier: a pledge, a series."""


class Anchors:
    """Everything in one file."""

    def part(self, name: str) -> str:
        """Address the section of that name."""
        return f"#{name}"

    def article(self, article: str) -> str:
        """Address the article's element."""
        return f"#{article}"

    def passage(self, article: str, start: int, end: int) -> str:
        """Address the passage's element."""
        return f"#{anchor(article, start, end)}"

    def event(self, event: str) -> str:
        """Address the event's element."""
        return f"#{event}"

    def actor(self, actor: str) -> str:
        """Address the actor's element."""
        return f"#{actor}"

    def line(self, event: str, item: str) -> str:
        """Address the line's element."""
        return f"#{item}"

    def entry(self, part: str, item: str) -> str:
        """Address the entry's element."""
        return f"#{item}"

"""A collation as the terminal needs it: its parts by id and by name, and passages as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

import rich_click as click
from rich.text import Text

from recoupe.messages import gettext as _
from recoupe.model import Actor, Article, Collation, Event, Review, Statement
from recoupe.text import key

T = TypeVar("T", Actor, Article, Event)

# What could move the cursor or colour the terminal if an article held it.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Give a text without anything that a terminal would obey; the length stays."""
    return _CONTROL.sub(" ", text)


def line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(plain(text).split())


def clip(text: str, length: int = 72) -> str:
    """Give the beginning of a text on one line, for a table."""
    whole = line(text)
    return whole if len(whole) <= length else f"{whole[: length - 1].rstrip()}…"


class Pile:
    """A collation to show, and what people said of it; `why` asks for the reasons as well."""

    def __init__(self, collation: Collation, review: Review, *, why: bool) -> None:
        self.all = collation
        self.review = review
        self.why = why

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.all.articles}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.all.actors}

    @cached_property
    def statements_of(self) -> dict[str, list[Statement]]:
        """The statements by article, in the order of the text."""
        found: dict[str, list[Statement]] = {article.id: [] for article in self.all.articles}
        for statement in sorted(self.all.statements, key=lambda s: (s.article, s.start, s.end)):
            found[statement.article].append(statement)
        return found

    def event(self, name: str) -> Event:
        """Find an event by its id, title or date; a usage error where none or several fit."""
        return _one(name, self.all.events, lambda e: (e.title, e.date or ""))

    def actor(self, name: str) -> Actor:
        """Find an actor by their id, name or aliases."""
        return _one(name, self.all.actors, lambda a: (a.name, *a.aliases))

    def article(self, name: str) -> Article:
        """Find an article by its id, name or title."""
        return _one(name, self.all.articles, lambda a: (a.name, a.title.value if a.title else ""))

    def cut(self, article: str | None, start: int | None, end: int | None) -> str:
        """Give a passage as one line."""
        return "" if article is None else line(self.articles[article].text[start:end])

    def names(self, actors: Sequence[str]) -> str:
        """Give the names of actors; a dash where there is none."""
        return line(", ".join(self.actors[actor].name for actor in actors)) or "—"

    def account(self, article: str) -> str:
        """Give what an article is called beside a passage of it: its outlet, or its own name."""
        found = self.articles[article]
        return line(found.outlet.value if found.outlet else found.name)

    def statement(self, statement: Statement) -> Text:
        """Give a statement's passage, its account, and the reasons if they are asked for."""
        shown = Text(self.cut(statement.article, statement.start, statement.end))
        shown.append(f"  {self.account(statement.article)}, {kind(statement)}", style="dim")
        if self.why:
            shown.append(f"  {statement.confidence:.2f} {statement.rule}", style="cyan")
        return shown


def kind(statement: Statement) -> str:
    """Give what kind of statement it is, in the user's language."""
    return {"direct": _("direct"), "mixed": _("mixed"), "indirect": _("indirect")}[statement.kind]


def _one(name: str, values: Iterable[T], names: Callable[[T], Iterable[str]]) -> T:
    everything = list(values)
    wanted = key(name)
    tests: tuple[Callable[[T], bool], ...] = (
        lambda v: v.id == name,
        lambda v: wanted in map(key, names(v)),
        lambda v: v.id.startswith(name),
        lambda v: any(wanted in key(n) for n in names(v)),
    )
    for test in tests:
        found = [v for v in everything if test(v)]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(f"{v.id} ({line(next(iter(names(v))))})" for v in found[:5])
            raise click.UsageError(
                _("«{name}» fits {count}: {some}").format(
                    name=name, count=len(found), some=some + (" …" if len(found) > 5 else "")
                )
            )
    raise click.UsageError(_("nothing here is called «{name}»").format(name=name))

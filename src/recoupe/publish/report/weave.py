"""Marks woven into a text: nested elements out of stretches that may cross each other.

HTML elements nest; annotations overlap as they like. A mark that crosses the end of the one it
begins in is cut there, and its rest goes on as a continuation. The words between are never touched:
the texts of all tokens, joined, are the slice that was woven.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """What a mark shows. Of marks on the same stretch, the first named here is the outer one."""

    REUSE = "reuse"
    FURNITURE = "furniture"
    EVENT = "event"
    PLEDGE = "pledge"
    OUTCOME = "outcome"
    STATEMENT = "statement"
    FRAGMENT = "fragment"
    CUE = "cue"
    CREDIT = "credit"
    ROLE = "role"
    TERM = "term"
    DATE = "date"
    FIGURE = "figure"
    CHANGED = "changed"
    FOUND = "found"


_DEPTH = {layer: depth for depth, layer in enumerate(Layer)}


@dataclass(frozen=True)
class Mark:
    """A stretch to be marked (offsets of the article); `style` is a word more on its looks.

    `note` is the number of the note that explains it and `href` leads to its line, where there are.
    """

    start: int
    end: int
    layer: Layer
    style: str = ""
    note: int | None = None
    href: str | None = None
    title: str = ""


@dataclass(frozen=True)
class Open:
    """The start of an element of a mark, which may have several.

    `first`: none of its elements came before. `named`: nor did one of another mark on the very
    same stretch, so that this one can bear the stretch's id.
    """

    mark: Mark
    start: int
    end: int
    first: bool
    named: bool


@dataclass(frozen=True)
class Close:
    """The end of a mark's element."""

    opened: Open


@dataclass(frozen=True)
class Text:
    """Words of the article."""

    start: int
    end: int
    text: str


Token = Open | Close | Text


def weave(
    text: str, stretches: Sequence[tuple[int, int]], marks: Iterable[Mark]
) -> tuple[tuple[Token, ...], ...]:
    """Weave `marks` into stretches of `text` (offsets, in order), one stream of tokens for each.

    What of the marks lies outside the stretches is left out. A stream is balanced: each `Open` has
    its `Close`, rightly nested.
    """
    held = sorted(marks, key=lambda mark: (mark.start, -mark.end, _DEPTH[mark.layer]))
    pieces: set[int] = set()
    names: set[tuple[int, int]] = set()
    woven = []
    for start, end in stretches:
        opens = []
        for number, begin, finish in _nested(start, end, held):
            mark = held[number]
            stretch = (mark.start, mark.end)
            first = number not in pieces
            opens.append(Open(mark, begin, finish, first, first and stretch not in names))
            pieces.add(number)
            names.add(stretch)
        woven.append(tuple(_merge(text, start, end, opens)))
    return tuple(woven)


def _nested(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, int]]:
    """Cut marks so that they nest, outer ones first: the number of each, and its stretch."""
    queue = [
        (max(mark.start, start), -min(mark.end, end), _DEPTH[mark.layer], number)
        for number, mark in enumerate(marks)
        if max(mark.start, start) < min(mark.end, end)
    ]
    heapq.heapify(queue)
    outer: list[int] = []  # ends of the marks that are open
    while queue:
        begin, minus, depth, number = heapq.heappop(queue)
        while outer and outer[-1] <= begin:
            outer.pop()
        finish = -minus
        if outer and finish > outer[-1]:
            heapq.heappush(queue, (outer[-1], minus, depth, number))
            finish = outer[-1]
        outer.append(finish)
        yield number, begin, finish


def _merge(text: str, start: int, end: int, opens: Sequence[Open]) -> Iterator[Token]:
    """Give the words and the nested marks in one stream."""
    at = start
    stack: list[Open] = []
    for opened in opens:
        while stack and stack[-1].end <= opened.start:
            yield from _words(text, at, stack[-1].end)
            at = stack[-1].end
            yield Close(stack.pop())
        yield from _words(text, at, opened.start)
        at = opened.start
        stack.append(opened)
        yield opened
    while stack:
        yield from _words(text, at, stack[-1].end)
        at = stack[-1].end
        yield Close(stack.pop())
    yield from _words(text, at, end)


def _words(text: str, start: int, end: int) -> Iterator[Text]:
    if start < end:
        yield Text(start, end, text[start:end])

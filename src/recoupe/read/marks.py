"""Quotation marks: which opening mark goes with which closing one.

Paired line by line, so that an odd mark spoils its paragraph at most. A quotation may run over
several lines; marks that open anew with each paragraph of one quotation (the older French and the
English use) give one stretch a paragraph. Apostrophes, elisions, inches and minutes are no marks.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

_OPENERS = {"«": "»", "“": "”", "„": "“”", "‹": "›", "‘": "’'"}
_CLOSERS = {"»": "«", "”": "“„", "›": "‹", "’": "‘"}
_STRAIGHT = '"'
_SINGLE = "'"
_DOUBLED = frozenset("‘’'")
_MAX_LINES = 8
_MAX_LENGTH = 3000
_OPEN_BEFORE = frozenset("([{-–—/:;,.!?'«“" + " \n")
_CLOSE_AFTER = frozenset(")]}-–—/:;,.!?…»”" + " \n")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between marks: `outer_*` with them, `start`–`end` without, nor space inside.

    Offsets are those of the text given to `pair_marks`. `depth` is 0 where no other stretch holds
    it. `sound` is False where one of the marks is missing and was supplied from the line's edge.
    """

    outer_start: int
    outer_end: int
    start: int
    end: int
    depth: int = 0
    sound: bool = True


def pair_marks(text: str) -> tuple[Quoted, ...]:
    """Give the quoted stretches of a text in order; an outer one before those that it holds.

    Two stretches are either disjoint or one lies inside the other. Empty ones are left out.
    """
    marks = _marks(text)
    lines = _line_starts(text)
    pairs: list[tuple[int, int, bool]] = []
    waiting: list[tuple[int, str]] = []  # left open at the end of their line
    by_line: dict[int, list[tuple[int, str]]] = {}
    for at, kind in marks:
        by_line.setdefault(bisect_right(lines, at) - 1, []).append((at, kind))
    for line in sorted(by_line):
        found, opened, closed = _pair_line(by_line[line])
        held = _over_lines(text, lines, line, waiting, closed, found)
        if held:
            pairs.append((held[0], held[1], True))
            closed = [mark for mark in closed if mark[0] != held[1]]
            found = [p for p in found if not held[0] < p[0] < held[1] or p[1] < held[1]]
        waiting = _still_waiting(waiting, held, opened, lines, line)
        pairs.extend((a, b, True) for a, b in found)
        pairs.extend(_mended(text, lines, line, closed, found))
    return _nested(text, pairs)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _marks(text: str) -> list[tuple[int, str]]:
    """Give every mark with its side: `open:X`, `close:X` or, for a straight one, `either`."""
    found: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        doubled = char in _DOUBLED and (text[at + 1 : at + 2] == char or text[at - 1 : at] == char)
        if doubled and at:
            if text[at - 1] == char:
                found.extend(_double(text, at))
        elif char == _STRAIGHT:
            side = _straight_side(text, at)
            if side:
                found.append((at, side))
        elif char in _OPENERS:
            if char != "‘" or _opens(text, at):
                found.append((at, "open:" + char))
        elif char in _CLOSERS:
            if char != "’":
                found.append((at, "close:" + char))
        elif char == _SINGLE:
            side = _single_side(text, at)
            if side:
                found.append((at, side))
    return found


def _double(text: str, at: int) -> list[tuple[int, str]]:
    """Give the mark that two single ones make, whose second stands at `at`: ‘‘…’’, ''…''.

    The inner one of the two counts as the mark.
    """
    before = text[at - 2] if at > 1 else "\n"
    after = _after(text, at)
    if text[at] == _SINGLE == before or after == text[at]:
        return []
    opens = text[at] == "‘" or (before in _OPEN_BEFORE and not after.isspace())
    return [(at, "open:“")] if opens else [(at - 1, "close:”")]


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else "\n"


def _after(text: str, at: int) -> str:
    return text[at + 1] if at + 1 < len(text) else "\n"


def _opens(text: str, at: int) -> bool:
    return _before(text, at) in _OPEN_BEFORE and not _after(text, at).isspace()


def _straight_side(text: str, at: int) -> str:
    before, after = _before(text, at), _after(text, at)
    if (
        before.isdigit()
        and (after.isspace() or after in ",;)")
        and text.count('"', at - 6, at) == 0
    ):
        line = text[text.rfind("\n", 0, at) + 1 : at]
        if line.count(_STRAIGHT) % 2 == 0:
            return ""  # inches, seconds
    if before in _OPEN_BEFORE and not after.isspace() and after not in ",.;:!?)":
        return "open?" if before.isspace() or before in "([-–—'" else 'either"'
    if not before.isspace() and (after in _CLOSE_AFTER or after == _STRAIGHT):
        return "close?"
    return 'either"'


def _single_side(text: str, at: int) -> str:
    """Tell whether a straight apostrophe can be a mark; an elision or a possessive is none."""
    before, after = _before(text, at), _after(text, at)
    if (before.isspace() or before in '(["«“') and after.isalnum():
        return "open'"
    if (before.isalnum() or before in ".!?…") and (after.isspace() or after in ',.;:!?)]"»”'):
        return "close'"
    return ""


def _pair_line(
    marks: list[tuple[int, str]],
) -> tuple[list[tuple[int, int]], list[tuple[int, str]], list[tuple[int, str]]]:
    """Pair the marks of one line; give the pairs, the openers and the closers left over."""
    stack: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    orphans: list[tuple[int, str]] = []
    left = sum(kind.endswith(('"', "?")) for _, kind in marks)
    for at, kind in marks:
        straight = kind.endswith(('"', "?"))
        left -= straight
        if kind == "open:“" and stack and stack[-1][1] == "open:„":
            pairs.append((stack.pop()[0], at))
            continue
        if kind.startswith("open:") or kind == "open'":
            stack.append((at, kind))
            continue
        if straight:
            depth = next((n for n, m in enumerate(reversed(stack)) if m[1] == _STRAIGHT), None)
            nested = kind == "open?" and depth is not None and left >= 2 and left % 2 == 0
            if depth is None and kind == "close?" and left % 2 == 0:
                orphans.append((at, _STRAIGHT))
            elif depth is None or nested:
                stack.append((at, _STRAIGHT))
            else:
                pairs.append((stack[-1 - depth][0], at))
                del stack[-1 - depth :]
            continue
        wanted = "'" if kind == "close'" else kind[-1]
        depth = next((n for n, m in enumerate(reversed(stack)) if _fits(m[1], wanted)), None)
        if depth is not None:
            pairs.append((stack[-1 - depth][0], at))
            del stack[-1 - depth :]
        elif wanted != "'":
            orphans.append((at, wanted))
    opened = [(at, kind[-1]) for at, kind in stack if kind != "open'"]
    return _mixed(pairs, opened, orphans)


def _mixed(
    pairs: list[tuple[int, int]], opened: list[tuple[int, str]], orphans: list[tuple[int, str]]
) -> tuple[list[tuple[int, int]], list[tuple[int, str]], list[tuple[int, str]]]:
    """Pair the one opener left over on a line with a closer of another kind («"…»»)."""
    if len(opened) != 1 or not orphans:
        return pairs, opened, orphans
    first = opened[0][0]
    last = next((at for at, _ in orphans if at > first), None)
    if last is None or any((a < first < b) or (a < last < b) for a, b in pairs):
        return pairs, opened, orphans
    return [*pairs, (first, last)], [], [mark for mark in orphans if mark[0] != last]


def _fits(opened: str, closer: str) -> bool:
    if closer == "'":
        return opened in ("open'", "open:‘")
    return opened.startswith("open:") and closer in _OPENERS[opened[-1]]


def _over_lines(
    text: str,
    lines: list[int],
    line: int,
    waiting: list[tuple[int, str]],
    closed: list[tuple[int, str]],
    found: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """Pair the first closer left over on a line with a mark left open some lines before."""
    for at, kind in closed:
        for opener, opened in waiting:
            fits = opened == kind == _STRAIGHT or kind in _OPENERS.get(opened, "")
            if (
                fits
                and at - opener <= _MAX_LENGTH
                and not any(a < at < b for a, b in found)
                and text[opener + 1 : at].strip()
            ):
                return opener, at
    return None


def _still_waiting(
    waiting: list[tuple[int, str]],
    held: tuple[int, int] | None,
    opened: list[tuple[int, str]],
    lines: list[int],
    line: int,
) -> list[tuple[int, str]]:
    """Give the marks that a later line may still close: a mark opened anew ends the older ones."""
    if opened:
        return opened[:1]
    if held:
        return []
    return [m for m in waiting if line - (bisect_right(lines, m[0]) - 1) < _MAX_LINES]


def _mended(
    text: str,
    lines: list[int],
    line: int,
    closed: list[tuple[int, str]],
    found: list[tuple[int, int]],
) -> list[tuple[int, int, bool]]:
    """Read a closer with no opener as closing a quotation that starts with its line.

    Only where it is the first mark of the line and a comma follows, as before «, a-t-il dit».
    """
    if not closed:
        return []
    at = closed[0][0]
    start = lines[line]
    if any(a < at for a, _ in found) or not text[at + 1 : at + 3].lstrip().startswith(","):
        return []
    return [(start - 1, at, False)] if len(text[start:at].split()) >= 4 else []


def _nested(text: str, pairs: list[tuple[int, int, bool]]) -> tuple[Quoted, ...]:
    """Order the pairs, give each its depth, and drop empty and crossing ones."""
    result: list[Quoted] = []
    stack: list[Quoted] = []
    for opener, closer, sound in sorted(pairs, key=lambda p: (p[0], -p[1])):
        start, end = opener + 1, closer
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while stack and stack[-1].outer_end <= opener:
            stack.pop()
        if start >= end or (stack and closer + 1 > stack[-1].outer_end):
            continue
        quoted = Quoted(opener if sound else start, closer + 1, start, end, len(stack), sound)
        result.append(quoted)
        stack.append(quoted)
    return tuple(result)

"""The quoted words of a statement whose span a person corrects."""

from __future__ import annotations

import re

from recoupe.model import Span, Statement, StatementKind

_MARKS = '«»“”„"'
_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")


def quoted_in(text: str, statement: Statement, span: Span) -> tuple[Span, ...]:
    """Give the fragments of a statement within a new span.

    Those that it had are cut to it; a direct one goes on to the new bounds as far as no quotation
    mark stands between; what stands between marks within the span is a fragment too.
    """
    kept = [
        Span(max(fragment.start, span.start), min(fragment.end, span.end))
        for fragment in statement.fragments
        if fragment.touches(span)
    ]
    if kept and statement.kind is StatementKind.DIRECT:
        first, last = kept[0], kept[-1]
        if not _marked(text[span.start : first.start]):
            kept[0] = Span(span.start, first.end)
        if not _marked(text[last.end : span.end]):
            kept[-1] = Span(kept[-1].start, span.end)
    kept += [one for one in _between_marks(text, span) if not any(one.touches(k) for k in kept)]
    stripped = (_stripped(text, fragment) for fragment in sorted(kept))
    return tuple(fragment for fragment in stripped if fragment.start < fragment.end)


def form_of(statement: Statement, span: Span, fragments: tuple[Span, ...]) -> StatementKind:
    """Give the form of a statement with a new span and these fragments."""
    if not fragments:
        return StatementKind.INDIRECT
    if statement.kind is StatementKind.INDIRECT:
        whole = len(fragments) == 1 and fragments[0] == span
        return StatementKind.DIRECT if whole else StatementKind.MIXED
    return statement.kind


def _between_marks(text: str, span: Span) -> list[Span]:
    found = []
    for match in _QUOTED.finditer(text, span.start, span.end):
        group = match.lastindex or 0
        found.append(Span(match.start(group), match.end(group)))
    return found


def _marked(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _stripped(text: str, span: Span) -> Span:
    """Give a stretch without white space at its edges."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))

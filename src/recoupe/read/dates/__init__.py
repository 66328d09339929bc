"""Dates written in a text, as EDTF: found by pattern, resolved from the article's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from recoupe import edtf
from recoupe.language import load_pack
from recoupe.model import WrittenDate
from recoupe.read.dates.anchor import Anchor, anchor_of
from recoupe.read.dates.direction import Lie, direction, token_at
from recoupe.read.dates.patterns import DateMatch, date_patterns
from recoupe.read.dates.resolve import KINDS, Setting, relation_of
from recoupe.read.dates.weekdays import in_order, is_one_day
from recoupe.read.numbers import number_grammar
from recoupe.read.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Anchor", "anchor_of", "read_dates"]

_YEAR = re.compile(r"\d{4}")
# Kinds that a plain number may be taken for.
# «samedi et dimanche»: so many code points at most between the two.
_JOINT = 6
_YEARS = frozenset({"year", "bare year"})


def read_dates(page: Page) -> tuple[WrittenDate, ...]:
    """Find the dates of a page, in the order of the text, relative ones from the article's own.

    Without an article date, or a day that the text calls its own («ce 21 janvier»), what is not
    written stays unspecified: `XXXX-01-21`; a day of which nothing is known is `XXXX-XX-XX`.
    """
    text, code = page.view.text, page.pack.code
    matches = [
        m
        for m in date_patterns(code).find(text)
        if _is_date(page.doc, m) and is_one_day(text, m, code)
    ]
    anchor = _anchor(page, matches)
    dates = []
    resolved = list(_resolved(page.doc, code, matches, anchor))
    for match, written in in_order(text, resolved, code):
        span = page.span(match.start, match.end)
        if span.start < span.end:
            dates.append(WrittenDate(span.start, span.end, written, relation_of(match)))
    return tuple(dates)


def _resolved(
    doc: Doc, code: str, matches: list[DateMatch], anchor: Anchor
) -> Iterator[tuple[DateMatch, str]]:
    """Give each match with its EDTF, where it has one."""
    table = load_pack(code).table("calendar")
    year, sentence = None, -1
    previous: tuple[DateMatch, Lie] | None = None
    for match in matches:
        token = token_at(doc, match.start)
        here = token.sent.start if token is not None else -1
        context = year if here == sentence else None
        lies = direction(doc, match.start, code)
        if previous is not None and _joined(doc, previous[0], match):
            lies = previous[1]
        previous = match, lies
        setting = Setting(
            match.slots,
            match.unit,
            anchor,
            lies.direction,
            table,
            lambda word: _count(code, word),
            context,
            lies.firm,
            lies.loose,
        )
        written = KINDS[match.kind](setting)
        if written is None or not edtf.is_edtf(written):
            continue
        found = _YEAR.match(written)
        year, sentence = (int(found.group()) if found else context), here
        yield match, written


def _joined(doc: Doc, first: DateMatch, last: DateMatch) -> bool:
    """Tell «samedi et dimanche», which lie on one side."""
    if first.kind != last.kind or not 0 < last.start - first.end <= _JOINT:
        return False
    one, other = token_at(doc, first.end - 1), token_at(doc, last.start)
    if one is None or other is None:
        return False
    return all(word.pos_ in ("CCONJ", "ADP", "PUNCT", "DET") for word in doc[one.i + 1 : other.i])


def _anchor(page: Page, matches: list[DateMatch]) -> Anchor:
    """Give the article's date; what it lacks is taken from a day that the text calls its own."""
    published = page.article.published.value if page.article.published else None
    if published is not None and not edtf.is_edtf(published):
        published = None
    anchor = anchor_of(published)
    if anchor.exact is not None:
        return anchor
    own = own_day(page, matches)
    if own is None:
        return anchor
    if published is None:
        return anchor_of(own)
    return anchor_of(edtf.merge(published, own) or published)


def own_day(page: Page, matches: list[DateMatch]) -> str | None:
    """Give the first day that the text calls its own («ce 21 janvier»), as EDTF."""
    table = page.pack.table("calendar")
    own = tuple(f"{word} " for word in table["forms"].get("own", ()))
    for match in matches:
        before = page.view.text[max(0, match.start - 6) : match.start].casefold()
        if match.kind == "date" and before.endswith(own):
            unanchored = [
                (match, w) for _, w in _resolved(page.doc, page.pack.code, [match], Anchor())
            ]
            if unanchored:
                return unanchored[0][1]
    return None


def _is_date(doc: Doc, match: DateMatch) -> bool:
    """Tell a year from a number that counts what follows it («2000 manifestants»)."""
    if match.kind not in _YEARS:
        return True
    token = token_at(doc, match.start)
    if token is None or token.i + 1 >= len(doc):
        return True
    following = doc[token.i + 1]
    if following.idx != match.end + 1 or following.pos_ != "NOUN":
        return True
    return not (following.lower_.endswith(("s", "x")) and not following.is_title)


@cache
def _count(code: str, word: str) -> int | None:
    """Read a number word or digits as a whole number."""
    number = next(number_grammar(code).find(word), None)
    return int(number.value) if number is not None else (1 if word in _ones(code) else None)


@cache
def _ones(code: str) -> frozenset[str]:
    units = load_pack(code).table("numbers")["units"]
    return frozenset(word for word, value in units.items() if value == 1)

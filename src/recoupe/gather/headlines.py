"""Titles of other articles that stand in a body without a word to announce them.

A subheading is the article's own and is read; the title of another article is not. The two look
alike. A line is taken for a title only where everything speaks for it: it stands between two
paragraphs, names who speaks or what it is about before a colon, tells a whole event with a verb
in the present, and the paragraph after it goes on with a pronoun, as if the line were not there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from recoupe.gather.patterns import compiled
from recoupe.language import load_pack

if TYPE_CHECKING:
    from recoupe.gather.furniture import Line

_SHORTEST, _LONGEST = 60, 170
_PARAGRAPH = 120
_ENDS_SENTENCE = re.compile(r"[.!?…;:,]\s*$")
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")


def related_headlines(
    lines: Sequence[Line], taken: Collection[int], language: str
) -> Iterator[Line]:
    """Give the lines that are titles of other articles; `taken` start lines known otherwise."""
    title, goes_on = _patterns(language)
    body = [line for line in lines if line.start not in taken]
    for at in range(1, len(body) - 1):
        line = body[at]
        if not _SHORTEST <= len(line.text) <= _LONGEST or _ENDS_SENTENCE.search(line.text):
            continue
        if (
            _last_paragraph(body, at)
            and goes_on.match(body[at + 1].text)
            and title.match(_QUOTED.sub("", line.text))
        ):
            yield line


def _last_paragraph(body: Sequence[Line], at: int) -> bool:
    """Tell whether a paragraph stands before the line, with at most one subheading between."""
    return any(len(line.text) >= _PARAGRAPH for line in body[max(0, at - 2) : at])


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_pack(language).table("furniture")["headline"]
    return compiled(table["title"], language), compiled(table["goes_on"], language)

"""Passages of an article in a form: found by their words, shown with what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.model import Article, Statement
from recoupe.publish.report.article import paragraphs
from recoupe.publish.report.weave import Layer, Mark, Token, weave
from recoupe.text import folded

MOST_WORDS = 20_000
_MOST_AROUND = 2_500  # code points of a long paragraph that are shown on either side
_MARKS = "«»“”„\"‟'‘’‚‹›"
_ESCAPED_MARK = f"[{re.escape(_MARKS)}]"


@dataclass(frozen=True)
class Surroundings:
    """Stretches of an article around a passage, with the marks of a statement woven in."""

    article: str
    language: str
    stretches: tuple[tuple[int, int], ...]
    tokens: tuple[tuple[Token, ...], ...]

    @property
    def parts(self) -> tuple[tuple[int, int, tuple[Token, ...]], ...]:
        """Each stretch's start, end and tokens."""
        return tuple(
            (start, end, tokens)
            for (start, end), tokens in zip(self.stretches, self.tokens, strict=True)
        )


def locate(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Find `words` in a text, where they stand nearest to the offset `near`; None where nowhere.

    White space, quotation marks and apostrophes may be written otherwise than in the text. The
    stretch begins and ends with the words' own first and last code point.
    """
    wanted = folded(words[:MOST_WORDS]).split()
    if not wanted:
        return None
    # Looked for ahead, so that stretches that overlap are all found.
    pattern = re.compile("(?=(" + r"\s+".join(_spelled(word) for word in wanted) + "))")
    found = [match.span(1) for match in pattern.finditer(folded(text))]
    return min(found, key=lambda span: (abs(span[0] - near), span), default=None)


def _spelled(word: str) -> str:
    """Give a pattern of a word; a mark of quotation may be any, with or without a space inside."""
    parts = (_ESCAPED_MARK if character in _MARKS else re.escape(character) for character in word)
    return "".join(parts)


def surroundings(
    article: Article, start: int, end: int, marks: tuple[Mark, ...], *, around: int = _MOST_AROUND
) -> Surroundings:
    """Give the paragraphs that a passage touches and their neighbours, with `marks`.

    No more is shown than about `around` code points on either side of the passage.
    """
    text = article.text
    held = paragraphs(text)
    touched = [i for i, (a, b) in enumerate(held) if a < max(end, start + 1) and b > start]
    first, last = (touched[0], touched[-1]) if touched else (0, 0)
    least = _at_a_space(text, start - around, -1)
    most = _at_a_space(text, end + around, 1)
    stretches = tuple(
        (max(a, least), min(b, most))
        for a, b in held[max(0, first - 1) : last + 2]
        if b > least and a < most
    )
    return Surroundings(article.id, article.language, stretches, weave(text, stretches, marks))


def _at_a_space(text: str, offset: int, step: int) -> int:
    """Give the nearest offset, from `offset` outwards, that is not inside a word."""
    offset = max(0, min(offset, len(text)))
    while 0 < offset < len(text) and not (text[offset - 1].isspace() or text[offset].isspace()):
        offset += step
    return offset


def statement_marks(statement: Statement) -> tuple[Mark, ...]:
    """Give the marks of a statement: itself, the words in quotation marks, its cue."""
    marks = [Mark(statement.start, statement.end, Layer.STATEMENT, statement.kind.value)]
    marks += [Mark(f.start, f.end, Layer.FRAGMENT) for f in statement.fragments]
    if statement.cue is not None:
        marks.append(Mark(statement.cue.start, statement.cue.end, Layer.CUE))
    return tuple(marks)

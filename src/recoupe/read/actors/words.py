"""The words of a page as the actors' readers see them.

spaCy's tokens cut hyphened names in pieces in one place and keep them whole in another. Here a
text is a row of units (runs of letters and digits, single marks, line ends) with the parse laid
over them, so that a lexicon's phrases match whatever the tokenizer did.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.tokens import tokens_of
from recoupe.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNIT = re.compile(r"\w+|\n[\n ]*|[^\w\s]")
_OPENING = "«“„"
_CLOSING = "»”"
_SHORT = frozenset({"MM", "Mgr", "Dr", "Pr", "Mr", "Mrs", "Ms", "St", "Gen", "Col", "Sen", "Rep"})
_TERM = 5  # units from the opening mark to the closing one


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Fold one word for comparing: no accents, no case."""
    return word.lower() if word.isascii() else key(word)


def units_of(phrase: str) -> tuple[str, ...]:
    """Give the folded units of a lexicon's phrase."""
    return tuple(fold(unit) for unit in UNIT.findall(phrase.replace("’", "'")))


class Words:
    """The units of a document, in parallel rows; offsets are those of the document's text.

    `low` is lower case with accents, `key` folded; `pos` and `dep` are of the token that the unit
    stands in, `token` its index; `sent` numbers sentences, a quotation being part of the one that
    it stands in, `line` lines; `quoted` tells whether a unit stands between quotation marks; `ent`
    is the pipeline's entity label or "".
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        source = doc.text
        self.text: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for match in UNIT.finditer(source):
            self.text.append(match.group() if match.group()[0] != "\n" else "\n")
            self.start.append(match.start())
            self.end.append(match.end())
        self.low = [word.lower() for word in self.text]
        self.key = [fold(word) for word in self.text]
        self._lay_parse()
        self._mark_quotations()
        self._count_sentences()

    def __len__(self) -> int:
        return len(self.text)

    def _lay_parse(self) -> None:
        tokens = tokens_of(self.doc)
        last = len(tokens.end) - 1
        at = 0
        self.token: list[int] = []
        for start in self.start:
            while at < last and tokens.end[at] <= start:
                at += 1
            self.token.append(at)
        self.pos = [tokens.pos[i] for i in self.token]
        self.dep = [tokens.dep[i] for i in self.token]
        self.ent = [tokens.ent[i] for i in self.token]
        self._finite = [tokens.finite[i] for i in self.token]

    def _mark_quotations(self) -> None:
        """Mark what stands between marks; a line's end closes what was left open.

        A word or two in marks («les "gilets jaunes"») is a name or a term, nobody's words.
        """
        self.quoted: list[bool] = [False] * len(self.text)
        self.line: list[int] = []
        open_at, straight, line = -1, False, 0
        for unit, word in enumerate(self.text):
            closes = open_at >= 0 and (word in _CLOSING or (word == '"' and straight))
            if word == "\n" or closes:
                if open_at >= 0 and (unit - open_at > _TERM or word == "\n"):
                    self.quoted[open_at:unit] = [True] * (unit - open_at)
                open_at, straight = -1, False
                line += word == "\n"
            elif open_at < 0 and (word in _OPENING or word == '"'):
                open_at, straight = unit, word == '"'
            self.line.append(line)
        if open_at >= 0:
            self.quoted[open_at:] = [True] * (len(self.text) - open_at)

    def _count_sentences(self) -> None:
        """Count sentences in the article's own voice; a quotation stands in its sentence.

        By full stops and line ends: the parser cuts sentences at names, dashes and marks.
        """
        self.sent: list[int] = []
        number = 0
        for unit, word in enumerate(self.text):
            self.sent.append(number)
            if word == "\n" or (word in ".!?…" and self._ends_sentence(unit)):
                number += 1

    def _ends_sentence(self, unit: int) -> bool:
        if self.quoted[unit] or unit == 0 or unit + 1 >= len(self.text):
            return False
        short = self.text[unit] == "." and self.text[unit - 1] in _SHORT
        initial = len(self.text[unit - 1]) == 1 and self.text[unit - 1].isupper()
        if short or (initial and self.text[unit] == "."):
            return False
        following = self.text[unit + 1]
        return following[0].isupper() or following in '«“"'

    def glued(self, *units: int) -> bool:
        """Tell whether each unit stands right after the one before, without a space."""
        return all(unit > 0 and self.start[unit] == self.end[unit - 1] for unit in units)

    def finite(self, unit: int) -> bool:
        """Tell whether a unit is a finite verb, as the parse has it."""
        return self._finite[unit]

    def opens_clause(self, unit: int) -> bool:
        """Tell whether a unit parts clauses: a finite verb, a relative, a colon."""
        if self.text[unit] in ":;\n" or self.pos[unit] == "SCONJ" or self.finite(unit):
            return True
        return "Rel" in self.doc[self.token[unit]].morph.get("PronType", [])

    def capital(self, unit: int) -> bool:
        """Tell whether a unit opens with a capital letter."""
        return self.text[unit][0].isupper()

    def opens(self, unit: int) -> bool:
        """Tell whether a unit is the first word of a sentence, a line, a quotation or a clause."""
        if unit == 0 or self.sent[unit] != self.sent[unit - 1]:
            return True
        return self.text[unit - 1] in '\n.!?:«“"…;•–—*-(' and not (
            self.text[unit - 1] in ".-" and self.glued(unit)
        )

    def within(self, start_char: int, end_char: int) -> tuple[int, int]:
        """Give the range of the units that stand within document offsets."""
        first = bisect_right(self.end, start_char)
        return first, max(first, bisect_left(self.start, end_char))

"""A page as the statement reader walks it: words, quoted stretches, the sentences around them.

The parser's own sentences break inside quotations. Here a quotation is one opaque piece of the
sentence that holds it, whatever full stops it contains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.read.marks import Quoted, pair_marks
from recoupe.read.tokens import Tokens, tokens_of
from recoupe.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

_STOPS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!!", "..", "etc."})
_ENDS = (".", "!", "?", "…")
_VERBAL = frozenset({"VERB", "AUX"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on"})
_ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "s", "t"})
_OPENING = frozenset("\"«“'")
_LINED = 0.8  # lines to a sentence, from which on lines are no paragraphs
_STEM = 6  # letters
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` to `last` (exclusive), and the numbers of the outermost quotations inside.

    `heading` is True for a line of its own with no full stop.
    """

    first: int
    last: int
    quotes: tuple[int, ...]
    heading: bool
    paragraph: int


class _Parsed:
    """The parse's tokens by the number of their word, made when asked for."""

    def __init__(self, doc: Doc, index: list[int]) -> None:
        self._doc = doc
        self._index = index

    def __getitem__(self, w: int) -> Token:
        return self._doc[self._index[w]]


class Words:
    """The words of a parsed text (white space left out) and its outermost quotations.

    `token` gives the parse's token of a word, `index` its number there. `lower`, `pos`, `start`,
    `end`, `finite`, `infinitive` are parallel lists, one entry a word; `quote` has the number of
    the outermost quotation that a word stands in (its marks included), or -1.
    """

    def __init__(self, doc: Doc, quoted: tuple[Quoted, ...] | None = None) -> None:
        self.doc = doc
        self.text = doc.text
        self.index: list[int] = []
        self.lower: list[str] = []
        self.pos: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.finite: list[bool] = []
        self.infinitive: list[bool] = []
        self._lay(tokens_of(doc))
        self.token = _Parsed(doc, self.index)
        self._join_clitics()
        self.at = {i: n for n, i in enumerate(self.index)}
        every = pair_marks(self.text) if quoted is None else quoted
        self.quoted = tuple(q for q in every if q.depth == 0)
        self.nested = tuple(q for q in every if q.depth)
        self.quote = self._quote_of_words()
        self.sentences = self._split()
        self.sentence_of = [0] * len(self.index)
        for n, sentence in enumerate(self.sentences):
            for w in range(sentence.first, sentence.last):
                self.sentence_of[w] = n

    def _lay(self, tokens: Tokens) -> None:
        """Lay out the words; an elided one glued to a mark and more («qu'"on») is two."""
        for i, text in enumerate(tokens.lower):
            if tokens.space[i]:
                continue
            if text == "'" and self.lower and self._elided(tokens.start[i]):
                self.lower[-1] += text
                self.end[-1] = tokens.end[i]
                continue
            cut = text.find("'") + 1
            if 0 < cut < len(text) and text[cut] in _OPENING:
                joint = "SCONJ" if text.startswith("qu") else "ADP"
                self._append(tokens, i, text[:cut], joint, (0, cut))
                self._append(tokens, i, text[cut:], tokens.pos[i], (cut, len(text)))
            else:
                text = text.replace("\xad", "") if "\xad" in text else text
                whole = (0, tokens.end[i] - tokens.start[i])
                self._append(tokens, i, text, tokens.pos[i], whole)

    def _elided(self, at: int) -> bool:
        """Tell whether an apostrophe at `at` was cut from the word before it («qu'« on …»»)."""
        word = self.lower[-1]
        return self.end[-1] == at and (word in _ELIDED or word.endswith("qu"))

    def _append(
        self, tokens: Tokens, i: int, lower: str, pos: str, stretch: tuple[int, int]
    ) -> None:
        self.index.append(i)
        self.lower.append(lower)
        self.pos.append(pos)
        self.start.append(tokens.start[i] + stretch[0])
        self.end.append(tokens.start[i] + stretch[1])
        verb = pos in _VERBAL
        self.finite.append(verb and tokens.finite[i])
        self.infinitive.append(verb and tokens.infinitive[i])

    def _join_clitics(self) -> None:
        """Spell an inverted pronoun split from its hyphen («disent - elles») as the others are."""
        for w in range(1, len(self.lower) - 1):
            glued = self.end[w - 1] == self.start[w] and self.end[w] == self.start[w + 1]
            if glued and self.lower[w] == "-" and self.lower[w + 1] in _PRONOUNS:
                self.lower[w] = "-t"
                self.lower[w + 1] = "-" + self.lower[w + 1]

    def __len__(self) -> int:
        return len(self.index)

    @cached_property
    def lined(self) -> bool:
        """Tell whether nearly every line is one sentence, so that lines are no paragraphs."""
        told = [sentence for sentence in self.sentences if not sentence.heading]
        return len({sentence.paragraph for sentence in told}) >= _LINED * len(told)

    def stems(self, start: int, end: int) -> set[str]:
        """Give the first letters of each word of some length between two offsets, folded."""
        found = re.findall(r"\w+", key(self.text[start:end]))
        return {word[:_STEM] for word in found if len(word) > _SHORT}

    def outside(self, w: int) -> bool:
        """Tell whether word `w` stands outside every quotation."""
        return self.quote[w] < 0

    def phrase(self, first: int, last: int) -> Phrase:
        """Give words `first` to `last` (exclusive) as a span of the parse."""
        return self.doc[self.index[first] : self.index[last - 1] + 1]

    def head(self, w: int) -> int:
        """Give the word that `w` hangs on in the parse; itself where it is a root."""
        return self.at.get(self.token[w].head.i, w)

    def capital(self, w: int) -> bool:
        """Tell whether a word starts with an upper-case letter."""
        return self.text[self.start[w]].isupper()

    def words_of(self, quote: int) -> range:
        """Give the words of an outermost quotation, its marks included."""
        return self._ranges[quote]

    def has_verb(self, first: int, last: int) -> bool:
        """Tell whether there is a finite verb among words `first` to `last` (exclusive)."""
        return any(self.finite[first:last])

    def _quote_of_words(self) -> list[int]:
        """Give each word the number of its quotation; a mark glued to a word counts as it."""
        numbers = [-1] * len(self.index)
        self._ranges: list[range] = []
        w = 0
        for n, q in enumerate(self.quoted):
            while w < len(self.index) and self.end[w] <= q.outer_start:
                w += 1
            first = w
            while w < len(self.index) and self.start[w] < q.outer_end:
                numbers[w] = n
                w += 1
            self._ranges.append(range(first, w))
        return numbers

    def _split(self) -> tuple[Sentence, ...]:
        sentences: list[Sentence] = []
        first = paragraph = 0
        for w in range(1, len(self.index) + 1):
            if w < len(self.index) and not self._breaks(w):
                continue
            quotes = tuple(dict.fromkeys(n for n in self.quote[first:w] if n >= 0))
            follows = "\n" in self.text[self.end[w - 1] : self.end[w - 1] + 3] or w == len(
                self.index
            )
            leads = first == 0 or "\n" in self.text[self.end[first - 1] : self.start[first]]
            heading = leads and follows and not self._stopped(w - 1) and w - first <= 30
            sentences.append(Sentence(first, w, quotes, heading, paragraph))
            if w < len(self.index) and "\n" in self.text[self.end[w - 1] : self.start[w]]:
                paragraph += 1
            first = w
        return tuple(sentences)

    def _stopped(self, w: int) -> bool:
        if self.quote[w] >= 0:
            return self.text[: self.quoted[self.quote[w]].end].endswith(_ENDS)
        return self.lower[w] in _STOPS or self.lower[w] in (":", ";")

    def _breaks(self, w: int) -> bool:
        """Tell whether a new sentence starts with word `w`."""
        if self.quote[w] >= 0 and self.quote[w] == self.quote[w - 1]:
            return False
        gap = self.text[self.end[w - 1] : self.start[w]]
        fresh = self.capital(w) or not self.text[self.start[w]].isalnum()
        if "\n" in gap:
            joined = self.lower[w - 1] == ":" and self.quote[w] >= 0
            return not joined and (fresh or self.text[self.start[w]].isdigit() or "\n\n" in gap)
        if self.quote[w - 1] >= 0:
            ended = self._stopped(w - 1)
            starts = self.quote[w] >= 0 or (self.capital(w) and self.pos[w] != "PUNCT")
            return ended and starts
        if self.lower[w - 1] in _STOPS:
            return (
                self.capital(w)
                or self.quote[w] >= 0
                or self.text[self.start[w]] in "-–—•»([0123456789"
            ) and self.lower[w - 1] != "etc."
        return False

"""A parsed page as the pledge reader sees it: folded words, periods, quotation marks, subjects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from recoupe.read.pledges.lexicon import Lexicon
from recoupe.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "expl:subj", "expl", "csubj"})

_STOPS = frozenset({".", "!", "?", "…", "..."})
_OPENING = {"«": "»", "“": "”"}
_CARRIERS = frozenset({"aux", "cop", "aux:tense", "aux:pass", "auxpass", "aux:caus"})
_LONGEST_HEADLINE = 40  # words


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    return key(word)


@dataclass(frozen=True)
class Sheet:
    """A parsed page; all positions are token indexes.

    The sentences of the parser break at odd places; `periods` are cut at full stops and lines.
    """

    doc: Doc
    lexicon: Lexicon

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give the folded words."""
        return tuple(_fold(token.text) for token in self.doc)

    @cached_property
    def verbal(self) -> tuple[bool, ...]:
        """Tell of each token whether it is a verb or an auxiliary."""
        strings = self.doc.vocab.strings
        wanted = {strings["VERB"], strings["AUX"]}
        return tuple(pos in wanted for pos in self.doc.to_array("POS").tolist())

    @cached_property
    def periods(self) -> tuple[tuple[int, int], ...]:
        """Give the stretches between full stops or line ends, end exclusive."""
        found, start = [], 0
        for token in self.doc:
            if (token.is_space and "\n" in token.text) or token.text in _STOPS:
                found.append((start, token.i + 1))
                start = token.i + 1
        found.append((start, len(self.doc)))
        return tuple((lo, hi) for lo, hi in found if hi > lo)

    @cached_property
    def period_of(self) -> tuple[int, ...]:
        """For each token, the index of its period."""
        numbers: list[int] = []
        for number, (lo, hi) in enumerate(self.periods):
            numbers.extend([number] * (hi - lo))
        return tuple(numbers)

    @cached_property
    def headline(self) -> int:
        """Give the token after the headline: a first line without a full stop, before a body."""
        for lo, hi in self.periods[:1]:
            last = self.doc[hi - 1]
            closed = any(t.text in _STOPS for t in self.doc[lo:hi])
            if last.is_space and not closed and hi - lo < _LONGEST_HEADLINE < len(self.doc):
                return hi
        return 0

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """For each token, the opening and closing mark that it stands between, else (-1, -1).

        Marks are paired within a line; an odd one counts for nothing.
        """
        pairs: list[tuple[int, int]] = []
        opened: list[tuple[str, int]] = []
        for token in self.doc:
            if token.is_space and "\n" in token.text:
                opened.clear()
            elif token.text in _OPENING:
                opened.append((_OPENING[token.text], token.i))
            elif opened and token.text == opened[-1][0]:
                pairs.append((opened.pop()[1], token.i))
            elif token.text == '"':
                opened.append(('"', token.i))
        around = [(-1, -1)] * len(self.doc)
        for start, end in sorted(pairs, key=lambda p: p[0] - p[1]):
            around[start + 1 : end] = [(start, end)] * (end - start - 1)
        return tuple(around)

    def spelt(self, i: int) -> str:
        """Give the word in small letters, without the brackets of an editor («tiendr[aie]nt»)."""
        return self.doc[i].text.lower().replace("[", "").replace("]", "")

    def tail(self, i: int, length: int = 24) -> str:
        """Give the folded words after token `i`, marks left out, each followed by one space."""
        _, hi = self.periods[self.period_of[i]]
        words = (self.words[j] for j in range(i + 1, hi) if not self.doc[j].is_quote)
        return " ".join([w for w in words if w][:length]) + " "

    def folded(self, start: int, end: int) -> str:
        """Give the folded words from `start` to `end` (exclusive)."""
        return " ".join(w for w in self.words[start:end] if w)

    def count(self, start: int, end: int) -> int:
        """Give the number of words from `start` to `end` (exclusive), marks and spaces left out."""
        return sum(1 for t in self.doc[start:end] if not t.is_punct and not t.is_space)

    @cached_property
    def _soon(self) -> tuple[bool, ...]:
        search = self.lexicon.patterns["next_time"].search
        return tuple(bool(search(self.folded(lo, hi))) for lo, hi in self.periods)

    def soon(self, i: int) -> bool:
        """Tell whether the period of the token names a time that can only be to come."""
        return self._soon[self.period_of[i]]

    def asks(self, i: int) -> bool:
        """Tell whether the period of the token ends in a question mark."""
        return self.doc[self.periods[self.period_of[i]][1] - 1].text == "?"

    def bearer(self, i: int) -> Token:
        """Give the word that has the subject and complements of the finite verb at `i`."""
        token = self.doc[i]
        return token.head if token.dep_ in _CARRIERS else token

    def subject(self, i: int) -> Token | None:
        """Give the subject of the finite verb at `i`; joined verbs share one."""
        token = self.bearer(i)
        for _ in range(3):
            for child in token.children:
                if child.dep_ in SUBJECTS:
                    return child
            if token.dep_ not in ("conj", "xcomp") or token.head.i >= token.i:
                return None
            token = token.head
        return None

    def attributive(self, i: int) -> bool:
        """Tell whether the word at `i` is a participle after its noun («la hausse promise»)."""
        token = self.doc[i]
        return (
            token.dep_ in ("acl", "amod")
            and token.head.pos_ == "NOUN"
            and token.head.i < i
            and not any(c.dep_.startswith("aux") for c in token.children)
        )

    def acts(self, subject: Token | None) -> bool:
        """Tell whether a subject can undertake something: a name, a role or an institution."""
        if subject is None:
            return False
        if self.words[subject.i] in self.lexicon.words["agents"]:
            return True
        return subject.pos_ == "PROPN" or subject.ent_type_ == "PER"

    def says(self, i: int) -> bool:
        """Tell whether a verb of the past or present governs the infinitive at `i`."""
        head = self.doc[i].head
        return head.i < i and head.pos_ == "VERB"

    def negated(self, i: int) -> bool:
        """Tell whether a negation stands right after the verb at `i`."""
        return bool(self.lexicon.words["negations"] & set(self.words[i + 1 : i + 4]))

    def opens_quote(self, i: int) -> bool:
        """Tell whether the words right after the verb at `i` stand between quotation marks."""
        return any(self.doc[j].is_quote for j in range(i + 1, min(i + 3, len(self.doc))))

    def past(self, i: int) -> bool:
        """Tell whether the verb at `i` is in a past tense, or a past participle."""
        return bool({"Past", "Imp"} & set(self.doc[i].morph.get("Tense", [])))

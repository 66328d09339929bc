"""What a figure measures: the shortest phrase that names it, from the parse.

In the order tried: the complement behind it («25 % des Français»), the noun whose size it is («une
enveloppe de 40 milliards»), the subject of its verb («le trafic a progressé de 6 %»; a pronoun is
followed back to the noun phrase it stands for), the counted noun itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.units import UnitKind
from recoupe.read.tense import governor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MOST_WORDS = 12
_SENTENCES_BACK = 2


class MeasureGrammar:
    """The words of one language that the search for a measure turns on, from `counting.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        measure = table["measure"]
        self._of = frozenset(measure["of"])
        self._for = frozenset(measure["for"])
        self._pronouns = frozenset(measure["pronouns"])
        self._quantities = frozenset(measure["quantities"])
        self._marks = frozenset(measure["marks"])
        self._relative = frozenset(measure["relative"])

    def of(self, doc: Doc, draft: Draft) -> tuple[int, int] | None:
        """Give the view offsets of the phrase that names what a figure measures."""
        number = token_at(doc, draft.start)
        if number is None:
            return None
        phrase = self._search(doc, draft, number)
        return None if phrase is None else (phrase[0].idx, phrase[-1].idx + len(phrase[-1]))

    def _search(self, doc: Doc, draft: Draft, number: Token) -> list[Token] | None:
        if draft.kind is UnitKind.COUNT:
            noun = draft.noun
            if noun is not None and noun.i >= number.i:
                return self._phrase(doc, noun)
        behind = self._behind(doc, draft, number)
        if behind is not None:
            return self._phrase(doc, behind)
        sized = self._sized(doc, number)
        if sized is not None:
            return self._phrase(doc, sized, stop=number.i)
        subject = self._subject(number)
        if subject is not None:
            named = self._named(doc, subject)
            if named is not None:
                return named
        if draft.noun is not None and draft.kind is UnitKind.COUNT:
            return self._phrase(doc, draft.noun)
        before = self._label(doc, number) or self._quantity(doc, number)
        return self._phrase(doc, before, stop=number.i) if before is not None else None

    def _behind(self, doc: Doc, draft: Draft, number: Token) -> Token | None:
        """Give the noun of «25 % des Français», «le rang … pour l'approvisionnement»."""
        token = token_at(doc, draft.end)
        if token is None or token.sent.start != number.sent.start:
            return None
        if token.lower_ not in self._of and not (
            draft.unit == "rank" and token.lower_ in self._for
        ):
            return None
        for word in doc[token.i + 1 : token.i + 5]:
            if word.pos_ in _NOUNS:
                return word
            if word.pos_ not in ("DET", "ADJ", "NUM", "ADP"):
                return None
        return None

    def _sized(self, doc: Doc, number: Token) -> Token | None:
        """Give the noun before «de N»: «une enveloppe de 40 milliards»."""
        seen = False
        for at in range(number.i - 1, max(number.sent.start, number.i - 8) - 1, -1):
            word = doc[at]
            if word.lower_ in self._of:
                seen = True
            elif seen and word.pos_ in _NOUNS:
                return None if word.lower_ in self._marks else word
            elif word.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ"):
                return None
        return None

    def _subject(self, number: Token) -> Token | None:
        verb = governor(number)
        for _ in range(3):
            if verb is None:
                return None
            for child in verb.children:
                if child.dep_ in _SUBJECTS:
                    return child
            if verb.head == verb:
                return None
            verb = governor(verb.head)
        return None

    def _named(self, doc: Doc, subject: Token) -> list[Token] | None:
        """Give the phrase of a subject; a pronoun is followed back to a noun that agrees."""
        if subject.lower_ in self._relative and subject.head.head.pos_ in _NOUNS:
            return self._phrase(doc, subject.head.head, stop=subject.i)
        if subject.pos_ in _NOUNS:
            return self._phrase(doc, subject)
        antecedent = self._antecedent(doc, subject)
        return self._phrase(doc, antecedent) if antecedent is not None else None

    def _antecedent(self, doc: Doc, pronoun: Token) -> Token | None:
        """Give the noun that a pronoun stands for: the last quantity that agrees with it."""
        start = _sentences_back(pronoun)
        nouns = [
            word
            for word in doc[start : pronoun.i]
            if word.pos_ == "NOUN"
            and (pronoun.lower_ not in self._pronouns or _agrees(word, pronoun))
        ]
        quantities = [word for word in nouns if word.lower_ in self._quantities]
        if pronoun.lower_ not in self._pronouns:  # «nous avons atteint …»: of what was spoken of
            nouns = []
        return (quantities or nouns)[-1] if quantities or nouns else None

    def _quantity(self, doc: Doc, number: Token) -> Token | None:
        """Give the quantity last named in the sentence or the two before it."""
        start = _sentences_back(number)
        named = [w for w in doc[start : number.i] if w.lower_ in self._quantities]
        return named[-1] if named else None

    def _label(self, doc: Doc, number: Token) -> Token | None:
        """Give the noun or name that a list sets before the figure («Le Nord : 3 milliards»)."""
        for at in range(number.i - 1, max(number.sent.start, number.i - 6) - 1, -1):
            if doc[at].pos_ in _NOUNS and doc[at].lower_ not in self._marks:
                return doc[at]
            if doc[at].pos_ in ("VERB", "AUX"):
                return None
        return None

    def _phrase(self, doc: Doc, head: Token, stop: int | None = None) -> list[Token]:
        """Give a noun with its own complements: no clause, no apposition, at most a dozen words."""
        end = min(head.i + _MOST_WORDS, head.sent.end, len(doc) if stop is None else stop)
        words = [head]
        for word in doc[head.i + 1 : end]:
            if word.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON", "SPACE", "NUM"):
                break
            if word.pos_ == "ADP" and word.lower_ not in self._of and not _inside(word, head):
                break
            words.append(word)
        while len(words) > 1 and words[-1].pos_ in ("ADP", "DET", "ADV"):
            words.pop()
        first = head.i
        while first > head.sent.start and doc[first - 1].pos_ == "ADJ":
            first -= 1
        return [*doc[first : head.i], *words]


def _sentences_back(token: Token) -> int:
    """Give the index of the first word of the second sentence before a word's own."""
    start = token.sent.start
    for _ in range(_SENTENCES_BACK):
        if start > 0:
            start = token.doc[start - 1].sent.start
    return start


def _inside(word: Token, head: Token) -> bool:
    return any(above == head for above in word.ancestors)


def _agrees(noun: Token, pronoun: Token) -> bool:
    """Tell whether gender and number agree, as far as the parse gives them."""
    for trait in ("Gender", "Number"):
        one, other = noun.morph.get(trait, []), pronoun.morph.get(trait, [])
        if one and other and one != other:
            return False
    return True


@cache
def measure_grammar(code: str) -> MeasureGrammar:
    """Give the measure grammar of the language `code` (ISO 639-1), compiled once."""
    return MeasureGrammar(load_pack(code).table("counting"))

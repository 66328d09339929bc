"""What a figure measures: the shortest phrase that names it, from the parse.

In the order tried: the counted noun, the complement behind it («25 % des Français»), the noun whose
size it is («une enveloppe de 40 milliards»), what the verb acts on («évalue le toit à deux
millions»), its subject («le trafic a progressé de 6 %»; a pronoun is followed back to what it
stands for), what an amount is for. Of a change («une hausse des ventes de 3 %») it is what changes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.antecedents import antecedent, nouns_before
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.governing import is_infinitive
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.figures.units import UnitKind
from recoupe.read.tense import governor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"obj", "dobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MOST_WORDS = 12
_MOST_VERBS = 3
_SIZED_WITHIN = 10
_FOR_WITHIN = 7


class MeasureGrammar:
    """The words of one language that the search for a measure turns on, from `counting.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        measure = table["measure"]
        self._nouns = noun_grammar(code)
        self._of = frozenset(measure["of"])
        self._for = frozenset(measure["for"])
        self._pronouns = frozenset(measure["pronouns"])
        self._quantities = frozenset(measure["quantities"])
        self._marks = frozenset(measure["marks"])
        self._relative = frozenset(measure["relative"])
        self._changes = frozenset(measure["changes"])
        self._parts = frozenset(measure["parts"])
        self._never = frozenset(measure["never"])
        self._orders = frozenset(measure["orders"])
        self._during = frozenset(measure["during"])
        self._purpose = frozenset(measure["purpose"])
        self._labels = frozenset(measure["labels"])

    def of(self, doc: Doc, draft: Draft) -> tuple[int, int] | None:
        """Give the view offsets of the phrase that names what a figure measures."""
        number = token_at(doc, draft.start)
        if number is None:
            return None
        phrase = self._search(doc, draft, number)
        return None if not phrase else (phrase[0].idx, phrase[-1].idx + len(phrase[-1]))

    def _search(self, doc: Doc, draft: Draft, number: Token) -> list[Token] | None:
        if draft.kind is UnitKind.COUNT and draft.noun is not None:
            return self._phrase(doc, draft.noun)
        behind = self._behind(doc, draft, number)
        if behind is not None:
            return self._phrase(doc, behind)
        if draft.length and number.i > 0 and number.nbor(-1).lower_ in self._during:
            return None  # «pendant cinq mois»: how long, but not what
        sized = self._sized(doc, number)
        if sized is not None:
            return self._changing(doc, sized, number)
        named = self._by_verb(doc, draft, number)
        if named is not None:
            return named
        before = self._label(doc, number) or self._quantity(number)
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
            if _is_noun(word):
                return None if word.lower_ in self._never else word
            if word.pos_ not in ("DET", "ADJ", "NUM", "ADP"):
                return None
        return None

    def _sized(self, doc: Doc, number: Token) -> Token | None:
        """Give the noun before «de N»: «une enveloppe de 40 milliards»."""
        seen = ordered = False
        for at in range(number.i - 1, max(number.sent.start, number.i - _SIZED_WITHIN) - 1, -1):
            word = doc[at]
            if word.lower_ in self._of:
                seen = True
            elif seen and word.lower_ in self._orders:
                ordered, seen = True, False
            elif seen and _is_noun(word):
                return None if word.lower_ in self._marks | self._never else word
            elif ordered and word.text == ",":
                seen = True
            elif word.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ"):
                return None
        return None

    def _changing(self, doc: Doc, noun: Token, number: Token) -> list[Token]:
        """Give the phrase of a noun; of a change, that of what changes, where it is named."""
        while noun.head.lower_ in self._changes and noun.dep_ == "nmod":
            noun = noun.head
        if noun.lower_ not in self._changes:
            return self._phrase(doc, noun, stop=number.i)
        for child in noun.children:
            if child.dep_ == "nmod" and _is_noun(child) and not _holds(child, number):
                return self._phrase(doc, child)
        return self._phrase(doc, noun, stop=number.i)

    def _by_verb(self, doc: Doc, draft: Draft, number: Token) -> list[Token] | None:
        """Give what the verbs above say the figure of: their object, else their subject.

        Two verbs joined by «et» share their subject, not their object.
        """
        verb, shared = governor(number), False
        for _ in range(_MOST_VERBS):
            if verb is None:
                return None
            if verb.dep_ == "acl" and _is_noun(verb.head) and verb.head.i < number.i:
                return self._changing(doc, verb.head, verb)
            given = self._object(verb, number) if not shared else None
            if given is not None:
                return self._changing(doc, given, number)
            subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
            if subject is not None:
                return self._of_subject(doc, draft, number, subject)
            if verb.head == verb:
                return None
            shared = verb.dep_ == "conj"
            verb = governor(verb.head)
        return None

    def _object(self, verb: Token, number: Token) -> Token | None:
        """Give the noun that a verb acts on, where that is not the figure itself."""
        for child in verb.children:
            named = child.pos_ == "NOUN" and _is_noun(child)
            if child.dep_ in _OBJECTS and named and not _holds(child, number):
                return child if child.lower_ not in self._never else None
        return None

    def _of_subject(
        self, doc: Doc, draft: Draft, number: Token, subject: Token
    ) -> list[Token] | None:
        if _holds(subject, number):
            return None  # «48 % jugent que …»: of whom is not said
        if draft.kind is UnitKind.MONEY:
            thing = self._is_thing(subject)
            purpose = self._given_for(doc, draft, infinitive=thing)
            if purpose is not None:
                return self._phrase(doc, purpose)
            if not thing:
                return None
        return self._named(doc, draft, subject)

    def _is_thing(self, subject: Token) -> bool:
        """Tell what has an amount («le budget») from who gives or takes one."""
        if subject.pos_ != "NOUN":
            return subject.lower_ in self._pronouns or subject.lower_ in self._relative
        return not self._nouns.person(subject.text)

    def _given_for(self, doc: Doc, draft: Draft, *, infinitive: bool) -> Token | None:
        """Give what an amount is for: «dix millions pour rénover les écoles»."""
        token = token_at(doc, draft.end)
        if token is None or token.lower_ not in self._purpose or token.i + 1 >= len(doc):
            return None
        if infinitive and not is_infinitive(token.nbor()):
            return None
        for word in doc[token.i + 1 : min(token.i + _FOR_WITHIN, token.sent.end)]:
            if word.pos_ == "NOUN":
                return word
            if word.pos_ == "PUNCT":
                return None
        return None

    def _named(self, doc: Doc, draft: Draft, subject: Token) -> list[Token] | None:
        """Give the phrase of a subject; a pronoun is followed back to a noun that agrees."""
        if subject.lower_ in self._relative and _is_noun(subject.head.head):
            return self._phrase(doc, subject.head.head, stop=subject.i)
        if _is_noun(subject):
            return self._changing(doc, subject, subject.doc[subject.sent.end - 1])
        persons = [n for n in nouns_before(subject) if self._nouns.person(n.text)]
        found = antecedent(
            subject,
            self._quantities,
            personal=subject.lower_ in self._pronouns,
            persons=persons if draft.unit == "person" else (),
        )
        return self._phrase(doc, found) if found is not None else None

    def _quantity(self, number: Token) -> Token | None:
        """Give the quantity last named in the sentence or the two before it."""
        named = [word for word in nouns_before(number) if word.lower_ in self._quantities]
        return named[-1] if named else None

    def _label(self, doc: Doc, number: Token) -> Token | None:
        """Give what a list sets before the figure («Le Nord : 3 milliards», «les aides (3 %)»)."""
        marked = False
        for at in range(number.i - 1, max(number.sent.start, number.i - 6) - 1, -1):
            marked = marked or doc[at].text in self._labels
            if marked and doc[at].pos_ in _NOUNS and doc[at].lower_ not in self._marks:
                return doc[at]
            if doc[at].pos_ in ("VERB", "AUX"):
                return None
        return None

    def _phrase(self, doc: Doc, head: Token, stop: int | None = None) -> list[Token]:
        """Give a noun with its own complements: no clause, no apposition, at most a dozen words.

        Of a part («la plupart des élèves», «3 millions d'élèves») it is what it is a part of.
        """
        end = min(head.i + _MOST_WORDS, head.sent.end, len(doc) if stop is None else stop)
        words = [head]
        for word in doc[head.i + 1 : end]:
            if word.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON", "SPACE", "NUM"):
                break
            if word.text.startswith("-"):
                break
            if word.pos_ == "ADP" and word.lower_ not in self._of and not _inside(word, head):
                break
            words.append(word)
        if words[-1].i + 1 < end and doc[words[-1].i + 1].text.startswith("-"):
            words.append(doc[words[-1].i + 1])  # «week-ends», which the tokens cut
        while len(words) > 1 and words[-1].pos_ in ("ADP", "DET", "ADV"):
            words.pop()
        if head.lower_ in self._parts:
            whole = next((word for word in words[1:] if _is_noun(word)), None)
            if whole is not None:
                return words[words.index(whole) :]
        first = head.i
        while first > head.sent.start and doc[first - 1].pos_ == "ADJ":
            first -= 1
        return [*doc[first : head.i], *words]


def _is_noun(word: Token) -> bool:
    """Tell whether a word names something; «%», «€» and «M.» are tagged as nouns, too."""
    named = any(c.isalpha() for c in word.text) and not word.text.endswith(".")
    return word.pos_ in _NOUNS and named


def _holds(head: Token, word: Token) -> bool:
    """Tell whether a word stands in the phrase of `head`."""
    return head.left_edge.i <= word.i <= head.right_edge.i


def _inside(word: Token, head: Token) -> bool:
    return any(above == head for above in word.ancestors)


@cache
def measure_grammar(code: str) -> MeasureGrammar:
    """Give the measure grammar of the language `code` (ISO 639-1), compiled once."""
    return MeasureGrammar(load_pack(code).table("counting"), code)

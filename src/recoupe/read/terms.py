"""The terms that an article uses for a referent, for framing.

A term is a noun of a class of alternatives («guerre», «conflit», «opération») with the complement
that says of what it is («en Ukraine», «ukrainien»); the complement, folded, is the referent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.language import load_pack
from recoupe.model import Span, StatementFound, TermUsed
from recoupe.read.page import Page
from recoupe.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPLEMENTS = frozenset({"nmod", "obl:mod", "obl:arg", "obl", "pobj", "compound"})
_ADJECTIVES = 5  # words between a noun and the place or state that it is of
_WITH = frozenset({"amod", "flat:name", "flat:foreign", "appos", "compound", "flat"})
_NOMINAL = frozenset({"ADJ", "PROPN", "NOUN", "X"})
_REACH = 7  # words between a noun and its complement


@dataclass(frozen=True)
class Naming:
    """The table `terms` of a language, and the names of states by their names and demonyms."""

    heads: frozenset[str]
    place: frozenset[str]
    of: frozenset[str]
    weak: frozenset[str]
    nameless: frozenset[str]
    empty: frozenset[str]
    states: dict[str, str]


@dataclass(frozen=True)
class Complement:
    """What a noun is said of: tokens `start`–`end` (exclusive) and the folded referent."""

    start: int
    end: int
    referent: str


@cache
def naming(language: str) -> Naming:
    """Give the compiled table of a language; raises LexiconError where it is malformed."""
    pack = load_pack(language)
    table = pack.table("terms")
    states: dict[str, str] = {}
    for state in pack.table("places")["states"].values():
        names = [_bare(name) for name in state["names"]]
        for word in (*names, *(key(d) for d in state.get("demonyms", ()))):
            states[word] = states[_plural(word)] = names[0]
    return Naming(
        heads=frozenset(word for words in table["classes"].values() for word in words),
        place=frozenset(table["links"]["place"]),
        of=frozenset(table["links"]["of"]),
        weak=frozenset(table["links"]["weak"]),
        nameless=frozenset(table["links"]["nameless"]),
        empty=frozenset(table["links"]["empty"]),
        states=states,
    )


def read_terms(page: Page, statements: Sequence[StatementFound]) -> tuple[TermUsed, ...]:
    """Find the terms of a page, in the order of the text.

    A term between the quotation marks of a statement is its speaker's; any other is the article's
    own, also in reported speech, which is in the words of the one who reports.
    """
    words = naming(page.pack.code)
    return tuple(
        TermUsed(
            start=span.start,
            end=span.end,
            head=head,
            referent=found.referent,
            statement=_voice(span, statements),
        )
        for token, head, found in _terms(page.doc, words)
        if (span := _span(page, token, found))
    )


def singular(word: str) -> str:
    """Give the folded singular of a regular plural."""
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 4 else word


def _terms(doc: Doc, words: Naming) -> Iterator[tuple[Token, str, Complement]]:
    for token in doc:
        if token.pos_ != "NOUN":
            continue
        folded = key(token.text)
        head = folded if folded in words.heads else singular(folded)
        if head not in words.heads:
            continue
        found = _of_state(token, head not in words.nameless, words)
        if found is None and head not in words.weak:
            found = next(iter(sorted(_of_thing(token, words), key=lambda c: c.start)), None)
        if found is not None:
            yield token, head, found


def _of_state(noun: Token, bare: bool, words: Naming) -> Complement | None:
    """Give the state or name that the words right after a noun say it is of.

    A place («en Ukraine») before an adjective («russe»); the last part of «a-b» before the first.
    `bare`: a name may follow without a preposition («l'affaire Duval»).
    """
    doc, state, at = noun.doc, None, noun.i
    for i in range(noun.i + 1, min(noun.i + 1 + _ADJECTIVES, len(doc))):
        token, word = doc[i], key(doc[i].text)
        if word in words.place and i + 1 < len(doc):
            place = doc[i + 1]
            named = words.states.get(key(place.text))
            if named or place.pos_ == "PROPN" or place.text[0].isupper():
                return Complement(noun.i + 1, _end(place), named or _name(place))
            break
        if demonym := words.states.get(word) or words.states.get(word.rpartition("-")[2]):
            state, at = demonym, i
        elif bare and token.pos_ == "PROPN" and i == noun.i + 1:
            return Complement(i, _end(token), _name(token))
        elif token.pos_ not in ("ADJ", "ADV", "CCONJ", "X", "NOUN"):
            break
    return Complement(noun.i + 1, at + 1, state) if state else None


def _of_thing(noun: Token, words: Naming) -> Iterator[Complement]:
    """Give what «de» links to a noun."""
    for child in noun.rights:
        if child.dep_ not in _COMPLEMENTS or child.i - noun.i > _REACH:
            continue
        case = next((key(c.text) for c in child.lefts if c.dep_ == "case"), "")
        end = _end(child)
        referent = _referent(child, end, words) if case in words.of else None
        if referent:
            yield Complement(noun.i + 1, end, referent)


def _end(head: Token) -> int:
    """Give the end of a short noun phrase: its noun, the words that go with it, a closing mark."""
    doc, end = head.doc, head.i + 1
    while end < len(doc):
        token = doc[end]
        bound = end + 1 < len(doc) and key(token.text) in ("d'", "de") and doc[end + 1].head == head
        if bound and doc[end + 1].pos_ == "NOUN":
            end += 2
        elif token.head == head and token.dep_ in _WITH and token.pos_ in _NOMINAL:
            end += 1
        else:
            break
    return end


def _name(head: Token) -> str:
    return " ".join(key(t.text) for t in head.doc[head.i : _end(head)])


def _referent(head: Token, end: int, words: Naming) -> str | None:
    """Give the folded complement: a state or a name as it is, a noun in the singular."""
    first = key(head.text)
    if first in words.states:
        return words.states[first]
    if head.pos_ == "PROPN" and len(first) > 2 and first[0].isalpha():
        return _name(head)
    one = singular(first)
    if head.pos_ != "NOUN" or one in words.empty or one in words.heads or len(first) < 4:
        return None
    return " ".join(singular(key(t.text)) for t in head.doc[head.i : end] if not t.is_punct)


def _span(page: Page, noun: Token, found: Complement) -> Span:
    doc = page.doc
    first, last = min(noun.i, found.start), max(noun.i, found.end - 1)
    quoted = any(doc[i].is_quote for i in range(first, last + 1))
    if quoted and last + 1 < len(doc) and doc[last + 1].is_quote:
        last += 1
    return page.span(doc[first].idx, doc[last].idx + len(doc[last]))


def _voice(span: Span, statements: Sequence[StatementFound]) -> int | None:
    """Give the statement between whose quotation marks a term stands."""
    for n, statement in enumerate(statements):
        if any(f.start <= span.start and span.end <= f.end for f in statement.fragments):
            return n
    return None


def _bare(name: str) -> str:
    """Fold a name and leave its article out."""
    words = key(name).replace("l'", "", 1) if key(name).startswith("l'") else key(name)
    first, _, rest = words.partition(" ")
    return rest if first in ("le", "la", "les", "the") and rest else words


def _plural(word: str) -> str:
    return word if word.endswith(("s", "x")) else f"{word}s"

"""The verbs that govern a figure, in the parse: which it hangs on, and what they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.read.tense import governor

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_ABOVE = 3
_DASHES = frozenset("-–—")


def chain(verb: Token, *, count: bool) -> list[Token]:
    """Give a verb, its auxiliaries, and the verbs that an infinitive hangs on."""
    found = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    above: Token | None = verb
    for _ in range(_MOST_ABOVE):
        if above is None or above.head == above or not _bound(above, count=count):
            break
        above = governor(above.head)
        if above is not None:
            found += [above, *(child for child in above.children if child.dep_.startswith("aux"))]
    return found


def governing_verb(token: Token, number: Token) -> Token | None:
    """Give the verb that governs a figure, its own predicate included («sera de 3 points»)."""
    if any(child.dep_ == "cop" for child in token.children):
        return token
    start = token if token.head != token else number
    verb = governor(start.head) if start.head != start else governor(start)
    if verb is not None:
        return verb
    sentence = number.sent
    finite = [word for word in sentence if word.morph.get("VerbForm", []) == ["Fin"]]
    before = [word for word in finite if word.i < number.i]
    nearest = before[-1] if before else (finite[0] if finite else _before_dash(number))
    return governor(nearest) if nearest is not None else None


def _before_dash(number: Token) -> Token | None:
    """Give the last verb before a dash that the parse takes for the end of a sentence."""
    start = number.sent.start
    if start == 0 or number.doc[start].text not in _DASHES:
        return None
    verbs = [word for word in number.doc[start - 1].sent if word.pos_ == "VERB"]
    return verbs[-1] if verbs else None


def breaks(word: Token) -> bool:
    """Tell what ends a noun phrase: not a closing mark, not a participle."""
    return word.lower_ not in ("»", '"') and word.morph.get("VerbForm", []) != ["Part"]


def _bound(verb: Token, *, count: bool) -> bool:
    """Tell an infinitive, bare participle or subjunctive, which the verb above it governs.

    A participle behind a count tells what was done («trois hommes arrêtés»).
    """
    helpers = [child for child in verb.children if child.dep_.startswith("aux")]
    form = verb.morph.get("VerbForm", [])
    if form == ["Inf"] or (form == ["Part"] and not helpers and not count):
        return True
    return any(word.morph.get("Mood", []) == ["Sub"] for word in (verb, *helpers))


def is_agent(number: Token, verbs: Sequence[Token]) -> bool:
    """Tell whether a figure stands in the subject of one of the verbs: who does what it says."""
    return any(
        child.dep_ == "nsubj" and child.left_edge.i <= number.i <= child.right_edge.i
        for verb in verbs
        for child in verb.children
    )


def in_brackets(token: Token) -> bool:
    """Tell whether a bracket that stands before a word in its sentence is open there."""
    before = [word.text for word in token.doc[token.sent.start : token.i]]
    return before.count("(") > before.count(")")


def is_infinitive(word: Token) -> bool:
    """Tell an infinitive."""
    return word.morph.get("VerbForm", []) == ["Inf"]


def is_helper(word: Token) -> bool:
    """Tell an auxiliary."""
    return word.dep_.startswith("aux") or word.pos_ == "AUX"

"""The noun that a pronoun stands for, where a figure measures it («il aura augmenté de 25 %»)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCES_BACK = 2
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})


def antecedent(
    pronoun: Token, quantities: frozenset[str], *, personal: bool, persons: Sequence[Token] = ()
) -> Token | None:
    """Give the noun of this sentence or the two before it that a pronoun stands for.

    A noun of quantity that agrees with it is taken before others, then the last subject that does,
    then the last noun. One that is not `personal` («nous», «cela») stands for a quantity only.
    Where persons are counted, only those (`persons`) are looked at.
    """
    nouns = list(persons) or nouns_before(pronoun)
    if not personal:
        return next((n for n in reversed(nouns) if n.lower_ in quantities), None)
    agreeing = [noun for noun in nouns if agrees(noun, pronoun)]
    found = (
        [n for n in agreeing if n.lower_ in quantities]
        or [n for n in agreeing if n.dep_ in _SUBJECTS]
        or agreeing
    )
    return found[-1] if found else None


def nouns_before(token: Token) -> list[Token]:
    """Give the nouns before a word, of its sentence and the two before it."""
    start = sentences_back(token)
    return [word for word in token.doc[start : token.i] if word.pos_ == "NOUN"]


def sentences_back(token: Token) -> int:
    """Give the index of the first word of the second sentence before a word's own."""
    start = token.sent.start
    for _ in range(_SENTENCES_BACK):
        if start > 0:
            start = token.doc[start - 1].sent.start
    return start


def agrees(noun: Token, pronoun: Token) -> bool:
    """Tell whether gender and number agree, as far as the parse gives them."""
    for trait in ("Gender", "Number"):
        one, other = noun.morph.get(trait, []), pronoun.morph.get(trait, [])
        if one and other and one != other:
            return False
    return True

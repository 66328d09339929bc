"""How sure a clause is of what it tells: conditions, what is called possible, what is hearsay."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.figures.governing import is_helper
from recoupe.read.tense import Tense, governor, tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREDICATE_WITHIN = 10


class CertaintyGrammar:
    """The words of certainty of one language, from `modality.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._code = code
        self._if = frozenset(table["if"]["words"])
        self._uncertain = frozenset(table["uncertain"]["words"])
        self._certain = frozenset(table["uncertain"]["certain"])
        self._not = frozenset(table["uncertain"]["not"])
        self._chance = re.compile("|".join(table["reported_chance"]["stems"]))
        hearsay = table["hearsay"]
        self._reserve = frozenset(hearsay["helpers"])
        self._unreal = frozenset(hearsay["unreal"])
        self._if_ever = frozenset(hearsay["conditions"])
        self._effect_verbs = re.compile("|".join(table["effect_verbs"]["stems"]))

    def condition(self, verb: Token, when: Tense, *, share: bool) -> bool:
        """Tell a condition from «si la foule était moindre, elle reste …», which grants a fact.

        So does «si 60 % approuvent, 40 % refusent»: a share in the present, beside a present.
        """
        if not any(child.lower_ in self._if for child in verb.children if child.dep_ == "mark"):
            return False
        above = governor(verb.head) if verb.head != verb else None
        granted = above is not None and tense(above, self._code) in (Tense.PRESENT, Tense.PAST)
        return not (granted and (when is Tense.PAST or (share and when is Tense.PRESENT)))

    def uncertain(self, token: Token) -> bool:
        """Tell what a predicate above calls possible, or not certain."""
        for above in token.ancestors:
            if not any(child.dep_ == "cop" for child in above.children):
                continue
            predicate = {word.lower_ for word in above.doc[above.i : above.i + 3]}
            denied = any(child.lower_ in self._not for child in above.children)
            if predicate & self._uncertain or (denied and predicate & self._certain):
                return True
        return self._is_called_possible(token)

    def _is_called_possible(self, token: Token) -> bool:
        """Tell «… était "du domaine du possible"», whose marks the parse does not see past."""
        after = [word for word in token.doc[token.i + 1 : token.sent.end] if not word.is_quote]
        for at, word in enumerate(after[:_PREDICATE_WITHIN]):
            if word.pos_ == "PUNCT" or word.pos_ == "VERB":
                return False
            if word.pos_ == "AUX":
                return any(w.lower_ in self._uncertain for w in after[at + 1 : at + 6])
        return False

    def hearsay(self, verb: Token) -> bool:
        """«il aurait perdu 3 millions»: told of what was, with reserve; but «aurait dû coûter»."""
        helpers = {child.lower_ for child in verb.children if is_helper(child)}
        told = bool(helpers & self._reserve) and verb.lower_ not in self._unreal
        if not told or self._effect_verbs.fullmatch(verb.lower_):
            return False
        return not any(word.lower_ in self._if_ever for word in verb.sent)

    def reported_chance(self, verb: Token) -> bool:
        """Tell «a dit que cela pouvait …», of what may come, from «on pouvait …», of what was."""
        if not self._chance.fullmatch(verb.lower_) or verb.head == verb:
            return False
        above = governor(verb.head)
        reported = verb.dep_ == "ccomp" or verb.head.dep_ == "ccomp"
        return reported and above is not None and tense(above, self._code) is Tense.PAST


@cache
def certainty_grammar(code: str) -> CertaintyGrammar:
    """Give the certainty grammar of the language `code` (ISO 639-1), compiled once."""
    return CertaintyGrammar(load_pack(code).table("modality"), code)

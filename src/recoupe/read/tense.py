"""The tense of the clause that a word stands in, from the parse's morphology.

French and English lay their tenses on the verb or its auxiliaries; the tables `tense.toml` name the
forms that the morphology does not tell (near futures, modal verbs).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tense(StrEnum):
    """When a clause places what it tells, and how sure it is."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    NONE = "none"  # no finite verb


_VERBS = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"aux", "aux:tense", "aux:pass", "cop", "auxpass"})
_MOST_STEPS = 12


def governor(token: Token) -> Token | None:
    """Give the nearest verb above `token`, or the predicate with a copula; None without one."""
    for step, above in enumerate((token, *token.ancestors)):
        if step > _MOST_STEPS:
            return None
        if above.pos_ in _VERBS or any(child.dep_ == "cop" for child in above.children):
            return above
    return None


def tense(verb: Token, code: str) -> Tense:
    """Tell the tense of a verb with its auxiliaries, in the language `code`.

    An infinitive or participle without auxiliary takes the tense of the verb above it.
    """
    words = _words(code)
    forms = [child for child in verb.children if child.dep_ in _HELPERS]
    forms.append(verb)
    lowered = {form.lower_ for form in forms}
    if lowered & words["conditional"]:
        return Tense.CONDITIONAL
    if lowered & words["future"]:
        return Tense.FUTURE
    found = {_of_form(form, code) for form in forms}
    for first in (Tense.CONDITIONAL, Tense.FUTURE):
        if first in found:
            return first
    helped = len(forms) > 1 and verb.morph.get("VerbForm", []) == ["Part"]
    if Tense.PAST in found or (helped and _perfect(forms[:-1], words)):
        return Tense.PAST
    if Tense.PRESENT in found:
        return Tense.PRESENT
    if verb.head != verb and verb.pos_ in _VERBS:
        above = governor(verb.head)
        if above is not None and above != verb:
            return _of_infinitive(above, verb, code)
    return Tense.NONE


def _of_infinitive(above: Token, verb: Token, code: str) -> Tense:
    """Tell the tense of an infinitive from the verb above it («va recevoir» is a future)."""
    words = _words(code)
    forms = [verb, *(child for child in verb.children if child.dep_ in _HELPERS)]
    infinitive = any(form.morph.get("VerbForm", []) == ["Inf"] for form in forms)
    if above.lower_ in words["near future"] and infinitive:
        return Tense.FUTURE
    return tense(above, code)


def _perfect(helpers: list[Token], words: dict[str, frozenset[str]]) -> bool:
    return any(helper.lower_ in words["perfect"] for helper in helpers)


def _of_form(form: Token, code: str) -> Tense:
    spelled = _of_ending(form.lower_, code)
    if spelled is not None:
        return spelled
    mood, when = form.morph.get("Mood", []), form.morph.get("Tense", [])
    ahead, unsure = _spellings(code)
    if mood == ["Cnd"] and unsure.fullmatch(form.lower_):
        return Tense.CONDITIONAL
    if when == ["Fut"]:
        return Tense.FUTURE if ahead.fullmatch(form.lower_) else Tense.PRESENT
    if form.morph.get("VerbForm", []) != ["Fin"]:
        return Tense.NONE
    if when in (["Past"], ["Imp"]):
        return Tense.PAST
    return Tense.PRESENT if when == ["Pres"] else Tense.NONE


@lru_cache(maxsize=4096)
def _of_ending(word: str, code: str) -> Tense | None:
    """Tell the tense that the ending of a verb shows, in a language that shows it."""
    future, conditional, exceptions = _endings(code)
    if word in exceptions:
        return None
    if conditional is not None and conditional.fullmatch(word):
        return Tense.CONDITIONAL
    return Tense.FUTURE if future is not None and future.fullmatch(word) else None


@cache
def _endings(
    code: str,
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, frozenset[str]]:
    endings = load_pack(code).table("tense").get("endings")
    if endings is None:
        return None, None, frozenset()
    future, conditional = (re.compile(endings[name]) for name in ("future", "conditional"))
    return future, conditional, frozenset(endings["except"])


@cache
def _spellings(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what every future and conditional is spelled like, against the tagger's mistakes."""
    spelled = load_pack(code).table("tense").get("spelled", {})
    future, conditional = (spelled.get(name, ".*") for name in ("future", "conditional"))
    return re.compile(future), re.compile(conditional)


@cache
def _words(code: str) -> dict[str, frozenset[str]]:
    table: dict[str, Any] = load_pack(code).table("tense")
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}

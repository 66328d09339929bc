"""Whether a figure is measured, foreseen or aimed at: tense and mood, verbs and nouns.

In the order of weight: a count taken as given is actual; the noun whose size the figure gives; the
verb that governs it; and for money, the other mentions of the same amount in the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.model import Modality
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.units import UnitKind
from recoupe.read.tense import Tense, governor, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_ABOVE = 3
_SIZED_WITHIN = 12
_FIXED_WITHIN = 9
# Amounts listed one after the other stand within so many code points.
_LISTED_WITHIN = 80
# The line of a list: «Le Nord : 3 milliards».
_ENTRY = re.compile(r"(?:^|\n)[^\n.!?:]{2,60}:[^\n.!?:]{0,12}$")


class ModalityGrammar:
    """The verbs and nouns of modality of one language, from `modality.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._code = code
        self._target_verbs = _stems(table["target_verbs"]["stems"])
        self._forecast_verbs = _stems(table["forecast_verbs"]["stems"])
        self._committing = _stems(table["committing_verbs"]["stems"])
        self._target_nouns = frozenset(table["target_nouns"]["words"])
        self._effects = frozenset(table["effect_nouns"]["words"])
        self._aims = frozenset(table["aims"]["words"])
        self._drifting = frozenset(table["drifting"]["units"])
        self._if = frozenset(table["if"]["words"])
        self._saying = _stems(table["saying"]["stems"])
        self._fixed = frozenset(table["fixed"]["words"])
        self._term = frozenset(table["known"]["term"])
        self._known = frozenset(table["known"]["words"])
        self._of = frozenset(table["sized"]["of"])
        self._arriving = frozenset(table["purpose"]["arriving"])
        self._purpose = frozenset(table["purpose"]["words"])

    def of(self, doc: Doc, draft: Draft) -> Modality | None:
        """Give the modality of a figure; None where no verb or noun says anything."""
        token = draft.noun or token_at(doc, draft.start)
        number = token_at(doc, draft.start)
        if token is None or number is None:
            return None
        if draft.presupposed and draft.kind is UnitKind.COUNT:
            return Modality.ACTUAL
        sized = self._sized(doc, number)
        effect = self._is_effect(doc, draft, sized)
        planned = any(noun.lower_ in self._target_nouns for noun in sized)
        fixed = draft.kind is UnitKind.MONEY and self._is_fixed(doc, draft)
        aimed = planned or fixed or self._near_aim(doc, number)
        if aimed and draft.kind is not UnitKind.COUNT and not effect:
            return Modality.TARGET
        if draft.length and (self._is_term(doc, number) or self._is_known(doc, sized)):
            return Modality.ACTUAL
        verb = _governor(token, number)
        if verb is None or self._saying.fullmatch(verb.lower_):
            return None
        when = self._when(verb)
        count = draft.kind is UnitKind.COUNT
        drifts = draft.unit in self._drifting
        spoken = self._by_verb(_chain(verb, count=count), when, effect=effect, drifts=drifts)
        if spoken is not None:
            return spoken
        listed = draft.kind is UnitKind.MONEY and when is not Tense.PAST
        return None if listed else Modality.ACTUAL

    def _when(self, verb: Token) -> Tense:
        """Tell the tense of a verb; that of a report («a dit qu'il ferait») is a future."""
        when = tense(verb, self._code)
        if when is not Tense.CONDITIONAL or verb.dep_ not in ("ccomp", "acl:relcl", "acl"):
            return when
        above = governor(verb.head) if verb.head != verb else None
        reported = above is not None and tense(above, self._code) is Tense.PAST
        return Tense.FUTURE if reported and verb.dep_ == "ccomp" else when

    def _by_verb(
        self, chain: list[Token], when: Tense, *, effect: bool, drifts: bool
    ) -> Modality | None:
        words = [word.lower_ for word in chain]
        if any(child.lower_ in self._if for child in chain[0].children if child.dep_ == "mark"):
            return Modality.FORECAST
        targeted = any(self._target_verbs.fullmatch(word) for word in words)
        foreseen = any(self._forecast_verbs.fullmatch(word) for word in words)
        if when is Tense.CONDITIONAL:
            return Modality.FORECAST
        if targeted and not effect:
            return Modality.TARGET
        if foreseen or (targeted and effect):
            return Modality.FORECAST
        if when is Tense.FUTURE:
            committed = any(
                self._committing.fullmatch(word.lower_) for word in chain if not _helper(word)
            )
            return Modality.TARGET if committed and not (effect or drifts) else Modality.FORECAST
        if chain and self._has_purpose(chain[0]):
            return Modality.TARGET
        return None

    def _is_fixed(self, doc: Doc, draft: Draft) -> bool:
        """Tell an amount that is said to be set or granted («que nous nous sommes fixée»)."""
        after = token_at(doc, draft.end)
        if after is None:
            return False
        for word in doc[after.i : min(after.i + _FIXED_WITHIN, after.sent.end)]:
            if word.lower_ in self._fixed:
                return True
            if word.is_punct and word.lower_ not in '()«»"':
                return False
        return False

    def _is_known(self, doc: Doc, sized: list[Token]) -> bool:
        """Tell a length of something known («sa visite de six jours»)."""
        return bool(sized) and sized[-1].i > 0 and doc[sized[-1].i - 1].lower_ in self._known

    def _is_term(self, doc: Doc, number: Token) -> bool:
        """Tell the term that a thing has («des fonds à trois ans»)."""
        return number.i > 0 and doc[number.i - 1].lower_ in self._term

    def _has_purpose(self, verb: Token) -> bool:
        """Tell an infinitive of purpose («pour constituer»)."""
        if verb.morph.get("VerbForm", []) != ["Inf"] or verb.lower_ in self._arriving:
            return False
        before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
        return any(word.lower_ in self._purpose for word in before)

    def _sized(self, doc: Doc, number: Token) -> list[Token]:
        """Give the nouns whose size the figure says, the nearest first.

        «une enveloppe de 40 milliards», «une aide d'urgence de dix milliards», «le plan (...)».
        """
        nouns: list[Token] = []
        linked = False
        for at in range(number.i - 1, max(number.sent.start, number.i - _SIZED_WITHIN) - 1, -1):
            word = doc[at]
            if word.lower_ in self._of or word.lower_ == "(":
                linked = True
            elif linked and word.pos_ == "NOUN":
                nouns.append(word)
            elif word.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON") and _breaks(word):
                break
        return nouns

    def _is_effect(self, doc: Doc, draft: Draft, sized: list[Token]) -> bool:
        """Tell an expected effect: «400 millions d'intérêts», «une perte de 3 milliards»."""
        if any(noun.lower_ in self._effects for noun in sized):
            return True
        after = token_at(doc, draft.end)
        if after is None:
            return False
        near = doc[after.i : after.i + 3]
        return any(word.lower_ in self._effects for word in near)

    def _near_aim(self, doc: Doc, number: Token) -> bool:
        sentence = number.sent
        near = doc[max(sentence.start, number.i - 10) : min(sentence.end, number.i + 6)]
        return any(word.lower_ in self._aims for word in near)


def _chain(verb: Token, *, count: bool) -> list[Token]:
    """Give a verb, its auxiliaries, and the verbs that an infinitive hangs on."""
    chain = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    above: Token | None = verb
    for _ in range(_MOST_ABOVE):
        if above is None or above.head == above or not _bound(above, count=count):
            break
        above = governor(above.head)
        if above is not None:
            chain += [above, *(child for child in above.children if child.dep_.startswith("aux"))]
    return chain


def _governor(token: Token, number: Token) -> Token | None:
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
    nearest = before[-1] if before else (finite[0] if finite else None)
    return governor(nearest) if nearest is not None else None


def _breaks(word: Token) -> bool:
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


def _helper(word: Token) -> bool:
    return word.dep_.startswith("aux") or word.pos_ == "AUX"


def spread(text: str, drafts: Sequence[Draft], found: list[Modality | None]) -> list[Modality]:
    """Settle what no verb told: as the figure before of its kind; and one amount, one modality.

    An amount of money that is somewhere promised or planned is so wherever the article names it.
    """
    settled: list[Modality] = []
    last = Modality.ACTUAL
    previous: Draft | None = None
    for draft, modality in zip(drafts, found, strict=True):
        money = draft.kind is UnitKind.MONEY
        near = previous is not None and draft.start - previous.end <= _LISTED_WITHIN
        listed = near or _ENTRY.search(text[max(0, draft.start - _LISTED_WITHIN) : draft.start])
        before = last if money and listed else Modality.ACTUAL
        settled.append(modality if modality is not None else before)
        if money:
            last, previous = settled[-1], draft
    planned = {
        (draft.value, draft.unit)
        for draft, modality in zip(drafts, settled, strict=True)
        if draft.kind is UnitKind.MONEY and modality is Modality.TARGET and draft.value >= 1000
    }
    return [
        Modality.TARGET if (draft.value, draft.unit) in planned else modality
        for draft, modality in zip(drafts, settled, strict=True)
    ]


def _stems(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms))


@cache
def modality_grammar(code: str) -> ModalityGrammar:
    """Give the modality grammar of the language `code` (ISO 639-1), compiled once."""
    return ModalityGrammar(load_pack(code).table("modality"), code)

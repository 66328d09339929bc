"""Whether a figure is measured, foreseen or aimed at: tense and mood, verbs and nouns.

In the order of weight: a count taken as given is actual; the noun whose size the figure gives; the
verb that governs it; and for money, the other mentions of the same amount in the article.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.model import Modality
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.certainty import certainty_grammar
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.governing import (
    breaks,
    chain,
    governing_verb,
    in_brackets,
    is_agent,
    is_helper,
    is_infinitive,
)
from recoupe.read.figures.units import UnitKind
from recoupe.read.tense import Tense, governor, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SIZED_WITHIN = 12
_FIXED_WITHIN = 9
_LASTING_WITHIN = 4


class ModalityGrammar:
    """The verbs and nouns of modality of one language, from `modality.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._code = code
        self._sure = certainty_grammar(code)
        self._target_verbs = _stems(table["target_verbs"]["stems"])
        self._forecast_verbs = _stems(table["forecast_verbs"]["stems"])
        self._committing = _stems(table["committing_verbs"]["stems"])
        self._target_nouns = frozenset(table["target_nouns"]["words"])
        self._effects = frozenset(table["effect_nouns"]["words"])
        self._aims = frozenset(table["aims"]["words"])
        self._drifting = frozenset(table["drifting"]["units"])
        self._saying = _stems(table["saying"]["stems"])
        self._fixed = frozenset(table["fixed"]["words"])
        self._term = frozenset(table["known"]["term"])
        self._known = frozenset(table["known"]["words"])
        self._of = frozenset(table["sized"]["of"])
        self._for = frozenset(table["sized"]["for"])
        self._gathering = _stems(table["purpose"]["gathering"])
        self._harmed = frozenset(table["harmed"]["words"])
        self._foreseeing = _stems(table["foreseeing"]["stems"])
        self._announcing = frozenset(table["announcing"]["nouns"])
        self._during = frozenset(table["lasting"]["words"])
        self._definite = frozenset(load_pack(code).table("counting")["definite"])
        self._arriving = frozenset(table["purpose"]["arriving"])
        self._purpose = frozenset(table["purpose"]["words"])
        self._duty = _stems(table["duty"]["stems"])
        self._demanding = _stems(table["demanding_verbs"]["stems"])
        self._reaching = _stems(table["reaching"]["stems"])
        self._first = frozenset(table["reaching"]["subjects"])
        self._bound_to = _stems(table["bound_to"]["stems"])
        self._effect_verbs = _stems(table["effect_verbs"]["stems"])
        self._owing = _stems(table["owing"]["stems"])
        self._compared = frozenset(table["compared"]["words"])

    def of(self, doc: Doc, draft: Draft) -> Modality | None:
        """Give the modality of a figure; None where no verb or noun says anything."""
        token = draft.noun or token_at(doc, draft.start)
        number = token_at(doc, draft.start)
        if token is None or number is None:
            return None
        if draft.presupposed:
            return Modality.ACTUAL
        if self._sure.uncertain(token):
            return Modality.FORECAST
        sized = self._sized(doc, number, money=draft.kind is UnitKind.MONEY)
        effect = self._is_effect(doc, draft, sized)
        planned = any(noun.lower_ in self._target_nouns for noun in sized)
        fixed = draft.kind is UnitKind.MONEY and self._is_fixed(doc, draft)
        aimed = planned or fixed or self._near_aim(doc, number)
        if aimed and draft.kind is not UnitKind.COUNT and not effect:
            return Modality.TARGET
        if draft.length and (self._is_term(doc, number) or self._is_known(doc, sized)):
            return Modality.ACTUAL
        verb = governing_verb(token, number)
        if verb is None or self._saying.fullmatch(verb.lower_):
            return None
        count = draft.kind is UnitKind.COUNT
        when = Tense.PAST if count and self._is_done(verb) else self._when(verb)
        if when is Tense.PAST and draft.length and self._is_lasting(doc, token, number, verb):
            return Modality.ACTUAL
        if when is Tense.FUTURE and token.lower_ in self._harmed:
            return Modality.ACTUAL  # «la crue qui fera neuf morts»: told from afterwards
        bracketed = in_brackets(number)
        beside = bracketed and draft.unit != "%"
        if when is Tense.CONDITIONAL and (beside or self._is_given(token, verb)):
            return None
        compared = number.i > 0 and number.nbor(-1).lower_ in self._compared
        if compared or (not count and self._is_criterion(verb)):
            return Modality.ACTUAL
        verbs = chain(verb, count=count)
        effect = effect or any(self._effect_verbs.fullmatch(word.lower_) for word in verbs)
        spoken = self._by_verb(
            draft,
            verbs,
            when,
            effect=effect,
            agent=is_agent(number, verbs) or (draft.unit == "%" and bracketed),
        )
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

    def _is_done(self, verb: Token) -> bool:
        """Tell a participle of what was done («noyé avec deux autres») from «prévu», «demandé»."""
        if verb.dep_ != "acl" or any(is_helper(child) for child in verb.children):
            return False
        aimed = self._target_verbs.fullmatch(verb.lower_) or verb.lower_ in self._fixed
        return verb.morph.get("Tense", []) == ["Past"] and not aimed

    def _by_verb(
        self, draft: Draft, verbs: list[Token], when: Tense, *, effect: bool, agent: bool
    ) -> Modality | None:
        drifts, count = draft.unit in self._drifting, draft.kind is UnitKind.COUNT
        words = [word.lower_ for word in verbs]
        if self._sure.condition(verbs[0], when, share=draft.unit == "%"):
            return Modality.FORECAST
        aims = [word for word in words if self._target_verbs.fullmatch(word)]
        duties = [word for word in aims if self._duty.fullmatch(word)]
        if not any(is_infinitive(word) for verb in verbs for word in (verb, *verb.children)):
            aims = [word for word in aims if not self._owing.fullmatch(word)]
        # «mille marins souhaitent»: so many wish something; but «mille postes doivent être créés».
        targeted = bool(duties if agent else aims)
        foreseen = any(
            self._forecast_verbs.fullmatch(word) or self._sure.reported_chance(verb)
            for word, verb in zip(words, verbs, strict=True)
            if word not in aims and not (agent and self._foresees(verb))
        )
        if when is Tense.CONDITIONAL:
            return Modality.ACTUAL if self._sure.hearsay(verbs[0]) else Modality.FORECAST
        if verbs[0].head.lower_ in self._announcing and is_infinitive(verbs[0]):
            return Modality.TARGET
        if not effect and any(self._is_planned(word) for word in verbs):
            return Modality.TARGET
        if foreseen and len(duties) == len(aims):  # «il faut s'attendre à»
            return Modality.FORECAST
        demanded = any(self._demanding.fullmatch(word) for word in aims)
        if targeted and (demanded or not effect):
            return Modality.TARGET
        if foreseen or (targeted and effect):
            return Modality.FORECAST
        if when is Tense.FUTURE:
            committed = any(
                self._committing.fullmatch(word.lower_) for word in verbs if not is_helper(word)
            )
            own = committed or self._is_own_aim(verbs)
            return Modality.TARGET if own and not (effect or drifts) else Modality.FORECAST
        if self._has_purpose(verbs[0]) and (not count or self._gathers(verbs[0])):
            return Modality.TARGET
        return None

    def _foresees(self, verb: Token) -> bool:
        """Tell «60 % redoutent», whose own count is no forecast; «sont attendus» is one."""
        active = verb.morph.get("VerbForm", []) != ["Part"]
        return active and self._foreseeing.fullmatch(verb.lower_) is not None

    def _gathers(self, verb: Token) -> bool:
        """Tell «pour constituer une liste de 79 noms» from «pour éloigner 79 marins»."""
        return any(stems.fullmatch(verb.lower_) for stems in (self._gathering, self._committing))

    def _is_given(self, token: Token, verb: Token) -> bool:
        """Tell the size of something known («la perte de 3 milliards ne serait …»)."""
        noun = _under(token, verb)
        known = any(child.lower_ in self._definite for child in noun.children)
        named = noun.lower_ in self._effects and noun.dep_ == "nsubj" and noun != token
        return named and known

    def _is_lasting(self, doc: Doc, token: Token, number: Token, verb: Token) -> bool:
        """Tell how long something went on («pendant près de deux semaines»)."""
        if is_infinitive(verb) or token.head != verb:
            return False
        near = doc[max(number.sent.start, number.i - _LASTING_WITHIN) : number.i]
        return any(word.lower_ in self._during for word in near)

    def _is_own_aim(self, verbs: list[Token]) -> bool:
        """«nous passerons la barre de …»: what a first person says that they will reach."""
        return any(self._reaching.fullmatch(word.lower_) for word in verbs) and any(
            child.lower_ in self._first for word in verbs for child in word.children
        )

    def _is_planned(self, verb: Token) -> bool:
        """Tell what was to be done («devaient être versés») from what was bound to happen."""
        if not self._bound_to.fullmatch(verb.lower_):
            return False
        done = [verb.head, *verb.children] if verb.head != verb else list(verb.children)
        return any(c.dep_ == "aux:pass" and c.i > verb.i for word in done for c in word.children)

    def _is_criterion(self, verb: Token) -> bool:
        """Tell whom or what an amount picks out («les pêcheurs gagnant 900 euros»)."""
        if verb.morph.get("VerbForm", []) != ["Part"] or verb.morph.get("Tense", []) != ["Pres"]:
            return False
        known = (self._target_verbs, self._forecast_verbs, self._committing)
        picks = verb.dep_ == "acl" and verb.head.pos_ == "NOUN" and verb.head.i == verb.i - 1
        return picks and not any(stems.fullmatch(verb.lower_) for stems in known)

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

    def _sized(self, doc: Doc, number: Token, *, money: bool) -> list[Token]:
        """Give the nouns whose size the figure says, the nearest first.

        «une enveloppe de 40 milliards», «une aide d'urgence de dix milliards», «le plan (...)».
        """
        nouns: list[Token] = []
        linked = False
        for at in range(number.i - 1, max(number.sent.start, number.i - _SIZED_WITHIN) - 1, -1):
            word = doc[at]
            if (
                word.lower_ in self._of
                or word.lower_ == "("
                or (money and word.lower_ in self._for)
            ):
                linked = True
            elif linked and word.pos_ == "NOUN":
                nouns.append(word)
            elif word.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON") and breaks(word):
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


def _under(token: Token, verb: Token) -> Token:
    """Give the word right under a verb that holds another."""
    for above in (token, *token.ancestors):
        if above.head in (verb, above):
            return above
    return token


def _stems(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms))


@cache
def modality_grammar(code: str) -> ModalityGrammar:
    """Give the modality grammar of the language `code` (ISO 639-1), compiled once."""
    return ModalityGrammar(load_pack(code).table("modality"), code)

"""The words that bind or foresee: futures, modals of plans, verbs and nouns of pledging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.model import PledgeKind
from recoupe.read.pledges.clauses import Clauses
from recoupe.read.pledges.lexicon import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOON_WITHIN = 24  # words between a present and the time that makes it a plan
_INFINITIVE_WITHIN = 8  # words between a modal and its infinitive
_OF_VERB_WITHIN, _OF_NOUN_WITHIN = 20, 8  # the same for a verb and a noun of pledging


@dataclass(frozen=True, order=True)
class Anchor:
    """A word (token index) by which a passage is a pledge; `rule` names what found it.

    `kind` is None where the tense alone says that a future is meant, not whose doing it is.
    """

    at: int
    kind: PledgeKind | None
    rule: str


def anchors(sheet: Clauses) -> Iterator[Anchor]:
    """Give the anchors of a page, in the order of the text."""
    lexicon = sheet.lexicon
    for i, word in enumerate(sheet.words):
        # Words that can be no anchor are most of a text: they are left without asking more.
        verbal = sheet.verbal[i] or "[" in word
        if not (verbal or lexicon.triggers(word)) or sheet.asks(i):
            continue
        found = _of_word(sheet, i) or (_of_tense(sheet, i) if verbal else None)
        if found is not None:
            yield found


def _of_tense(sheet: Clauses, i: int) -> Anchor | None:
    """Give the anchor that a finite verb is by its tense or modal."""
    rule = _tense(sheet, i)
    if rule is None or _supposed(sheet, i) or _addressed(sheet, i) or _bygone(sheet, i):
        return None
    return Anchor(i, None, rule) if _checkable(sheet, i, rule) else None


def _tense(sheet: Clauses, i: int) -> str | None:
    """Name the tense or modal by which the verb at `i` speaks of the future, if it does."""
    words, word, token = sheet.lexicon.words, sheet.words[i], sheet.doc[i]
    modal = sheet.lexicon.modals.get(word)
    if modal is not None:
        infinitive = _infinitive(sheet, i, _INFINITIVE_WITHIN)
        return modal if infinitive and sheet.words[infinitive] not in words["not_near"] else None
    if _is_future(sheet, i):
        return None if word in words["not_future"] else "future"
    if _is_conditional(sheet, i):
        had = token.dep_ == "aux:tense"  # «aurait coûté»: hearsay or regret, nothing to come
        return None if had or word in words["not_conditional"] else "conditional"
    if "Pres" in token.morph.get("Tense", []) and "Fin" in token.morph.get("VerbForm", []):
        return "present" if sheet.soon(i) and _due_soon(sheet, i) else None
    return None


def _is_future(sheet: Clauses, i: int) -> bool:
    text, patterns = sheet.spelt(i), sheet.lexicon.patterns
    if "Fut" in sheet.doc[i].morph.get("Tense", []):
        return bool(patterns["future_ending"].fullmatch(text))
    return bool(patterns["missed_future"].fullmatch(text))


def _is_conditional(sheet: Clauses, i: int) -> bool:
    text, patterns = sheet.spelt(i), sheet.lexicon.patterns
    if "Cnd" in sheet.doc[i].morph.get("Mood", []):
        return bool(patterns["conditional_ending"].fullmatch(text))
    return bool(patterns["missed_conditional"].fullmatch(text))


def _due_soon(sheet: Clauses, i: int) -> bool:
    """Tell whether a present has a time to come in its clause («se réunit demain»)."""
    _, end = sheet.clause(i)
    bearer = sheet.bearer(i)
    if bearer.i != i and "Past" in bearer.morph.get("Tense", []):
        return False
    for j in range(i + 1, end):
        if "Fin" in sheet.doc[j].morph.get("VerbForm", []):
            end = j
            break
    start, _ = sheet.clause(i)
    match = sheet.lexicon.patterns["next_time"].search
    return bool(match(sheet.folded(start, i)) or match(sheet.folded(i, min(end, i + _SOON_WITHIN))))


def _checkable(sheet: Clauses, i: int, rule: str) -> bool:
    """Tell whether what the verb foresees is stood behind and definite enough to be checked."""
    dated, amount = sheet.dated(i), sheet.amounts(i)
    subject = sheet.subject(i)
    agent = sheet.acts(subject)
    vague = subject is not None and sheet.words[subject.i] in sheet.lexicon.words["vague"]
    quoted = sheet.quotes[i] != (-1, -1)
    definite = dated or amount
    match rule:
        case "near_past" | "conditional":
            return sheet.reported(i) and (definite or not vague)
        case "must":
            # «chaque réunion doit …» is a rule for any of them, unless a time is set.
            return dated if _of_each(sheet, subject) else definite
        case "can_later" | "could":
            return sheet.comes(i) and not sheet.negated(i)
        case "must_later":
            return definite or agent
        case "ought":
            demanded = agent and (quoted or sheet.opens_quote(i) or sheet.reported(i))
            return not demanded and not (vague and not definite)
        case "present":
            return True
        case _:
            if sheet.relative(i):
                return definite
            least = 4 if rule == "near" else 8
            least += 5 * vague
            return definite or agent or sheet.count(*sheet.clause(i)) >= least


def _infinitive(sheet: Clauses, i: int, within: int) -> int | None:
    """Give the infinitive that depends on the verb at `i`, at most `within` words on."""
    _, hi = sheet.periods[sheet.period_of[i]]
    predicates = sheet.lexicon.words["predicates"]
    for j in range(i + 1, min(i + within + 1, hi)):
        token = sheet.doc[j]
        if "Inf" in token.morph.get("VerbForm", []):
            return j
        finite = "Fin" in token.morph.get("VerbForm", [])
        if token.text in (":", ";") or (finite and sheet.words[j] not in predicates):
            return None
    return None


def _bygone(sheet: Clauses, i: int) -> bool:
    """Tell a plan that was («devaient initialement ouvrir»)."""
    start, end = sheet.clause(i)
    return bool(sheet.lexicon.words["bygone"] & set(sheet.words[start:end]))


def _of_each(sheet: Clauses, subject: Token | None) -> bool:
    each = sheet.lexicon.words["each"]
    return subject is not None and any(sheet.words[child.i] in each for child in subject.children)


def _is_norm(sheet: Clauses, subject: Token | None) -> bool:
    """Tell a rule, which provides for what may come and plans nothing."""
    return subject is not None and sheet.words[subject.i] in sheet.lexicon.words["norms"]


def _reflexive(sheet: Clauses, i: int, before: set[str]) -> bool:
    """Tell «s'engage», «nous nous engageons» from «elle nous engage à …»."""
    words, subject = sheet.lexicon.words, sheet.subject(i)
    own = words["reflexives"] & before
    if subject is not None and sheet.words[subject.i] not in words["first"] | words["second"]:
        own -= words["first_reflexives"]
    return bool(own)


def _addressed(sheet: Clauses, i: int) -> bool:
    subject = sheet.subject(i)
    return subject is not None and sheet.words[subject.i] in sheet.lexicon.words["second"]


def _supposed(sheet: Clauses, i: int) -> bool:
    """Tell whether the clause only says when, or on what condition, or what is hoped."""
    start, _ = sheet.clause(i)
    words = sheet.lexicon.words
    before = [w for w in sheet.words[max(0, start - 4) : start] if w]
    if sheet.words[start] in words["conditions"] or (before and before[-1] in words["conditions"]):
        return True
    if not before or before[-1] not in words["subordinators"]:
        return False
    if len(before) > 1 and before[-2] in words["conditions_that"]:
        return True
    return bool(words["hopes"] & set(before))


def _of_word(sheet: Clauses, i: int) -> Anchor | None:
    """Give the anchor that a verb, noun or participle of the table is, by its complement."""
    for group, trigger in sheet.lexicon.triggers(sheet.words[i]):
        if group == "participle":
            fits = sheet.attributive(i) and sheet.counts(*sheet.phrase(i))
        else:
            fits = _fits(sheet, i, trigger, group)
        if fits:
            return Anchor(i, trigger.kind, group)
    return None


def _fits(sheet: Clauses, i: int, trigger: Trigger, group: str) -> bool:
    token, words, needs = sheet.doc[i], sheet.lexicon.words, trigger.needs
    before = {w for w in sheet.words[max(0, i - 5) : i] if w}
    first = bool(words["first"] & before)
    if group == "noun" and token.pos_ not in ("NOUN", "PROPN"):
        return False
    predicate = bool(words["predicates"] & set(sheet.words[max(0, i - 3) : i]))
    if (group == "state" or "predicate" in needs) and not predicate:
        return False
    noun = "loose" in needs and i > 0 and sheet.doc[i - 1].pos_ in ("NOUN", "PROPN", "PRON")
    if group == "verb" and token.pos_ not in ("VERB", "AUX") and not (first or predicate or noun):
        return False
    if not trigger.follows.match(sheet.tail(i)) or _supposed(sheet, i):
        return False
    subject = sheet.subject(i)
    if group == "verb" and subject is not None and subject.i > i:
        return False
    if "Imp" in token.morph.get("Tense", []) and not _current(sheet, i):
        return False
    if "reflexive" in needs and not _reflexive(sheet, i, before):
        return False
    within = _OF_NOUN_WITHIN if group == "noun" else _OF_VERB_WITHIN
    if "infinitive" in needs and _infinitive(sheet, i, within) is None:
        return False
    if group == "verb" and _is_norm(sheet, subject):
        return False
    if "active" in needs and _bare(sheet, i):
        return False
    if "announced" in needs and not sheet.says(i):
        return False
    if "dated" in needs and not ("own" in needs and first):
        return sheet.comes(i) or ("amount" in needs and (sheet.amounts(i) or sheet.dated(i)))
    return "own" not in needs or first


def _current(sheet: Clauses, i: int) -> bool:
    """Tell whether a plan told in the past is reported, dated or counted, no bygone wish."""
    return sheet.reported(i) or sheet.dated(i) or sheet.amounts(i)


def _bare(sheet: Clauses, i: int) -> bool:
    """Tell whether the word is a participle without its auxiliary («la marche prévue»)."""
    if "Part" not in sheet.doc[i].morph.get("VerbForm", []) and sheet.doc[i].pos_ == "VERB":
        return False
    return not any(c.dep_.startswith("aux") for c in sheet.doc[i].children)

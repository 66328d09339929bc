"""The words that bind or foresee: futures, modals of what is planned, verbs and nouns of pledging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.model import PledgeKind
from recoupe.read.pledges.clauses import Sheet
from recoupe.read.pledges.lexicon import Trigger


@dataclass(frozen=True, order=True)
class Anchor:
    """A word (token index) by which a passage is a pledge; `rule` names what found it."""

    at: int
    kind: PledgeKind
    rule: str


def anchors(sheet: Sheet) -> Iterator[Anchor]:
    """Give the anchors of a page, in the order of the text."""
    for token in sheet.doc:
        if token.is_space or token.is_punct:
            continue
        found = _of_verb(sheet, token.i) or _of_word(sheet, token.i)
        if found is not None:
            yield found


def _of_verb(sheet: Sheet, i: int) -> Anchor | None:
    """The anchor that a finite verb is by its tense or modal."""
    words = sheet.lexicon.words
    word, token = sheet.words[i], sheet.doc[i]
    if token.pos_ not in ("VERB", "AUX"):
        return None
    if word in words["near"] or word in words["near_past"]:
        infinitive = _infinitive(sheet, i)
        if infinitive is None or sheet.words[infinitive] in words["not_near"]:
            return None
        if word in words["near_past"] and not _reported(sheet, i):
            return None
        return _foreseen(sheet, i, "near")
    if word in words["ought"]:
        return _ought(sheet, i) if _infinitive(sheet, i) else None
    if word in words["must"] or word in words["must_later"]:
        return _foreseen(sheet, i, "must") if _infinitive(sheet, i) and _set(sheet, i) else None
    if word in words["could"]:
        return None
    if word in words["can_later"]:
        negated = bool(words["negations"] & set(sheet.words[i : i + 4]))
        return _foreseen(sheet, i, "can") if _dated(sheet, i) and not negated else None
    if "Fut" in token.morph.get("Tense") and sheet.lexicon.patterns["future_ending"].fullmatch(word):
        return _foreseen(sheet, i, "future") if word not in words["not_future"] else None
    if "Cnd" in token.morph.get("Mood") and word not in words["not_conditional"]:
        return _foreseen(sheet, i, "conditional") if _reported(sheet, i) else None
    if "Pres" in token.morph.get("Tense") and "Ind" in token.morph.get("Mood"):
        start, end = sheet.clause(i)
        if sheet.lexicon.patterns["next_time"].search(sheet.folded(start, end)):
            return _foreseen(sheet, i, "present") if not _of_word(sheet, i) else None
    return None


def _infinitive(sheet: Sheet, i: int) -> int | None:
    """The infinitive that depends on the verb at `i`, within a few words."""
    _, hi = sheet.periods[sheet.period_of[i]]
    for j in range(i + 1, min(i + 7, hi)):
        token = sheet.doc[j]
        if "Inf" in token.morph.get("VerbForm"):
            return j
        if token.pos_ == "ADP" and j <= i + 1 or token.text in (":", ";"):
            return None
    return None


def _foreseen(sheet: Sheet, i: int, rule: str) -> Anchor | None:
    """The anchor of a verb that speaks of the future, unless the clause asserts nothing."""
    if _asks(sheet, i) or _conditional(sheet, i) or _addressed(sheet, i):
        return None
    if _relative(sheet, i) and not _dated(sheet, i, amount=True):
        return None
    return Anchor(i, PledgeKind.FORECAST, rule)


def _ought(sheet: Sheet, i: int) -> Anchor | None:
    return _foreseen(sheet, i, "ought")


def _asks(sheet: Sheet, i: int) -> bool:
    _, hi = sheet.periods[sheet.period_of[i]]
    return sheet.doc[hi - 1].text == "?"


def _addressed(sheet: Sheet, i: int) -> bool:
    subject = sheet.subject(i)
    return subject is not None and sheet.words[subject.i] in sheet.lexicon.words["second"]


def _conditional(sheet: Sheet, i: int) -> bool:
    """Whether the clause only says when or under what condition something else will be."""
    start, _ = sheet.clause(i)
    conditions = sheet.lexicon.words["conditions"]
    before = [w for w in sheet.words[max(0, start - 3) : start] if w]
    if before and before[-1] in conditions:
        return True
    if len(before) > 1 and before[-1] in sheet.lexicon.words["subordinators"]:
        return before[-2] in conditions
    return sheet.words[start] in conditions


def _relative(sheet: Sheet, i: int) -> bool:
    subject = sheet.subject(i)
    relatives = sheet.lexicon.words["relatives"]
    if subject is not None and sheet.words[subject.i] in relatives:
        return True
    start, _ = sheet.clause(i)
    return start > 0 and sheet.words[start - 1] in relatives


def _dated(sheet: Sheet, i: int, *, amount: bool = False) -> bool:
    start, end = sheet.clause(i)
    text, patterns = sheet.folded(start, end), sheet.lexicon.patterns
    return bool(patterns["future_time"].search(text) or patterns["date"].search(text)) or (
        amount and bool(patterns["amount"].search(text))
    )


def _set(sheet: Sheet, i: int) -> bool:
    """Whether a «must» is a plan: it has a date or an amount of its own."""
    return _dated(sheet, i, amount=True)


def _reported(sheet: Sheet, i: int) -> bool:
    """Whether the verb stands in a «que» clause under a verb of the past (a future in the past)."""
    start, _ = sheet.clause(i)
    lo, _ = sheet.periods[sheet.period_of[i]]
    subordinators = sheet.lexicon.words["subordinators"]
    for j in range(start - 1, lo - 1, -1):
        if sheet.words[j] in subordinators:
            return any(_past(sheet, k) for k in range(max(lo, j - 7), j))
    return False


def _past(sheet: Sheet, i: int) -> bool:
    morph = sheet.doc[i].morph
    return bool({"Past", "Imp"} & set(morph.get("Tense")))


def _of_word(sheet: Sheet, i: int) -> Anchor | None:
    """The anchor that a verb, noun or participle of the table is, by its complement."""
    for group, triggers in (
        ("verb", sheet.lexicon.verbs),
        ("noun", sheet.lexicon.nouns),
        ("state", sheet.lexicon.states),
    ):
        for trigger in triggers:
            if trigger.forms.fullmatch(sheet.words[i]) and _fits(sheet, i, trigger, group):
                return Anchor(i, trigger.kind, group)
    return None


def _fits(sheet: Sheet, i: int, trigger: Trigger, group: str) -> bool:
    token, tail = sheet.doc[i], sheet.tail(i)
    if group == "noun" and token.pos_ not in ("NOUN", "PROPN"):
        return False
    if group != "noun" and token.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    if not trigger.follows.match(tail):
        return False
    words = sheet.lexicon.words
    before = [w for w in sheet.words[max(0, i - 4) : i] if w]
    if trigger.reflexive and not words["reflexives"] & set(before):
        return False
    if trigger.infinitive and _infinitive(sheet, i) is None:
        return False
    if trigger.past and not _past(sheet, i):
        return False
    if trigger.first and not words["first"] & set(before):
        return False
    if words["negations"] & set(sheet.words[i + 1 : i + 3]) and trigger.kind != PledgeKind.PLEDGE:
        return False
    if trigger.dated and not _dated(sheet, i, amount=trigger.amount):
        return False
    return not _asks(sheet, i)

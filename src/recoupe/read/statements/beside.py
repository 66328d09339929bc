"""Reports side by side: «affirme que …, et promet de …»."""

from __future__ import annotations

from recoupe.read.statements.draft import CLAUSE
from recoupe.read.statements.groups import Cue
from recoupe.read.statements.lexicon import FINITE, GERUND, PARTICIPLE, Lexicon
from recoupe.read.statements.words import Words

_PATH = 12
_BESIDE = frozenset({"conj", "advcl", "parataxis", "cc", "acl"})


def before_link(words: Words, lexicon: Lexicon, start: int, w: int) -> int:
    """Step back over what joins the next report: «, et», «mais», «en», its subject."""
    at = w
    while at - 1 > start and words.outside(at - 1):
        lower = words.lower[at - 1]
        link = (
            lower in lexicon.words["and"]
            or lower in lexicon.words["gerund-marker"]
            or lower == ","
            or lower in lexicon.adverbs
            or lower in lexicon.words["subject-pronouns"]
        )
        if not link:
            break
        at -= 1
        if lower == ",":
            break
    return at


def is_beside(
    words: Words,
    lexicon: Lexicon,
    start: int,
    w: int,
    other: Cue,
    cue: Cue | None,
    shape: str,
) -> bool:
    """Tell a report beside this one from one that it holds."""
    before = w - 1
    while before > start and (
        words.lower[before] in lexicon.adverbs
        or words.lower[before] in lexicon.words["subject-pronouns"]
    ):
        before -= 1
    lower = words.lower[before]
    if other.form == GERUND:
        while before > start and words.lower[before] in lexicon.words["gerund-marker"]:
            before -= 1
        lower = words.lower[before]
        if lower == "," or lower in lexicon.words["and"]:
            return True
        back = _over_phrase(words, before, start)
        return back > start and words.lower[back] == ","
    if other.form not in (FINITE, PARTICIPLE) or other.subject is not None:
        return other.subject is not None and lower == ","
    if lower not in lexicon.words["and"] and lower not in (",", ";"):
        lower = words.lower[_over_phrase(words, before, start)]
        if shape == CLAUSE or (lower not in lexicon.words["and"] and lower not in (",", ";")):
            return False
    if cue is None:
        return False
    joined = other.form == FINITE and other.first == before + 1 and lower in lexicon.words["and"]
    if shape != CLAUSE and joined and not _verb_between(words, start, before):
        return True  # «affirme vouloir partir et évoque …»
    bare = other.form == PARTICIPLE and other.first == other.head
    if bare and cue.form == PARTICIPLE and cue.first < cue.head:
        return lower in lexicon.words["and"]
    if lower in lexicon.words["and"] and words.lower[before - 1] == ",":
        return True
    if lower in lexicon.words["and"] and _same_teller(words, lexicon, start, before, other, cue):
        return True
    at, below = other.head, other.head
    for _ in range(_PATH):
        if at == cue.head:
            return words.token[below].dep_ in _BESIDE
        if at < start:
            return True
        if at < w and words.outside(at):
            break
        up = words.head(at)
        if up == at:
            break
        below, at = at, up
    return shape != CLAUSE or lower in ("mais", "but", ";")


def _verb_between(words: Words, first: int, last: int) -> bool:
    """Tell whether a finite verb stands outside marks among words `first`–`last`."""
    return any(words.finite[w] and words.outside(w) for w in range(first, last))


def _same_teller(
    words: Words, lexicon: Lexicon, start: int, link: int, other: Cue, cue: Cue
) -> bool:
    """Tell whether «et promet» after a reported clause goes on with its teller.

    It does where the two cues share a tense that the clause does not have, or where the subject of
    the clause is nobody who speaks.
    """
    if other.first != link + 1 and words.pos[other.first - 1] != "ADV":
        return False
    told = next((w for w in range(start, link) if words.finite[w] and words.outside(w)), None)
    if told is None or _tense(words, other) != _tense(words, cue):
        return False
    if str(words.token[told].morph.get("Tense", [])) != _tense(words, cue):
        return True
    return not any(
        words.pos[w] == "PRON"
        or words.token[w].ent_type_ == "PER"
        or words.lower[w] in lexicon.speakers
        for w in range(start, told)
    )


def _tense(words: Words, cue: Cue) -> str:
    """Give the tense of a cue's finite verb; a compound one is of its own."""
    compound = "+" if cue.form == PARTICIPLE and cue.first < cue.head else ""
    verb = next((w for w in range(cue.first, cue.head + 1) if words.finite[w]), cue.head)
    return compound + str(words.token[verb].morph.get("Tense", []))


def _over_phrase(words: Words, w: int, start: int) -> int:
    """Step back over a noun phrase that ends with word `w` (a report's own subject)."""
    for _ in range(10):
        if w <= start or not words.outside(w):
            break
        small = words.pos[w] in ("NOUN", "PROPN", "DET", "ADJ", "X", "NUM") or words.lower[w] in (
            "de",
            "du",
            "des",
            "d'",
            "(",
            ")",
            "-",
        )
        if not small:
            break
        w -= 1
    return w

"""Cues inserted in a quotation, between its marks: «Le pont, dit Ada Quill, rouvrira»."""

from __future__ import annotations

from recoupe.read.statements.groups import Cue
from recoupe.read.statements.inversion import can_be_person
from recoupe.read.statements.lexicon import FINITE, PARTICIPLE, Lexicon, Verb
from recoupe.read.statements.phrases import starts_phrase
from recoupe.read.statements.words import Words

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("DET", "NOUN", "PROPN", "ADJ", "X")
_BEFORE = frozenset({",", "-", "–", "—", "?", "!", "…", "..."})
_AFTER = frozenset({",", ".", "-", "–", "—", "(", ":"})
_ASIDE = 8  # words between an inserted verb and its subject


def cue_inside(words: Words, lexicon: Lexicon, first: int, last: int) -> list[Cue]:
    """Give the cues inserted among words `first` to `last`, which are those of a quotation."""
    found: list[Cue] = []
    for w in range(first + 1, last):
        if words.lower[w] not in lexicon.forms or words.pos[w] == "PUNCT":
            continue
        if found and w <= found[-1].last:
            continue
        cue = _inserted(words, lexicon, first, last, w)
        if cue is not None:
            found.append(cue)
    return found


def _inserted(words: Words, lexicon: Lexicon, first: int, last: int, w: int) -> Cue | None:
    for verb, kind in lexicon.forms[words.lower[w]]:
        start = _group_start(words, lexicon, first, w, verb, kind)
        if start is None:
            continue
        clitic = next(
            (
                at
                for at in range(start, min(w + 3, last))
                if words.lower[at] in lexicon.subject_clitics
            ),
            None,
        )
        if clitic is not None:
            return Cue(verb, kind, start, max(w, clitic), w, (clitic, clitic + 1), clitic=True)
        subject = _subject(words, lexicon, w + 1, last)
        if subject is None:
            continue
        named = any(words.pos[n] == "PROPN" for n in range(*subject))
        if words.pos[w] in _VERBAL or (named and words.lower[start - 1] == ","):
            return Cue(verb, kind, start, w, w, subject)
    return None


def _group_start(
    words: Words, lexicon: Lexicon, first: int, w: int, verb: Verb, kind: str
) -> int | None:
    """Give the first word of an inserted verbal group, which a comma or a mark precedes."""
    if kind not in (FINITE, PARTICIPLE) or verb.tail:
        return None
    start = w
    if kind == PARTICIPLE:
        aux = w - 1
        while aux > first and (
            words.lower[aux] in lexicon.adverbs
            or words.lower[aux] in lexicon.subject_clitics
            or words.lower[aux] in lexicon.joints
        ):
            aux -= 1
        if words.lower[aux] not in lexicon.have and words.lower[aux] not in lexicon.be:
            return None
        if "VerbForm=Fin" not in str(words.token[aux].morph):
            return None
        start = aux
    while start > first and words.lower[start - 1] in lexicon.object_clitics:
        start -= 1
    return start if start - 1 > first and words.lower[start - 1] in _BEFORE else None


def _subject(words: Words, lexicon: Lexicon, w: int, last: int) -> tuple[int, int] | None:
    """Find who speaks behind an inserted verb: «annonce, quant à lui, Ben Tol sur son blog»."""
    at = w
    while at < min(last, w + _ASIDE):
        fixed = next((p for p in lexicon.phrases if tuple(words.lower[at : at + len(p)]) == p), ())
        if fixed or words.lower[at] in lexicon.time:
            at += len(fixed) or 1
        elif words.pos[at] == "ADV" and not words.capital(at):
            at += 1
        elif words.lower[at] in lexicon.words["complement"]:
            at = _over(words, at + 1, last)
        else:
            break
    if at >= last or not starts_phrase(words, lexicon, at):
        return None
    end = _phrase_end(words, at, last)
    closed = end >= last - 1 or words.lower[end] in _AFTER or words.pos[end] == "ADP"
    return (at, end) if closed and end > at and can_be_person(words, at, end) else None


def _over(words: Words, w: int, last: int) -> int:
    """Step over the phrase of a preposition; an acronym ends it («sur RVN Ada Quill»)."""
    end = _phrase_end(words, w, last)
    for at in range(w + 1, end):
        if words.pos[at] == "DET" and words.pos[at - 1] in ("NOUN", "PROPN"):
            return at
    for at in range(w, end - 1):
        text = words.text[words.start[at] : words.end[at]]
        if len(text) > 1 and text.isupper() and words.capital(at + 1):
            return at + 1
    return max(end, w + 1)


def _phrase_end(words: Words, w: int, last: int) -> int:
    at = w
    while at < last and (
        words.pos[at] in _NOMINAL
        or words.lower[at] in ("de", "du", "des", "d'", "l'")
        or (at > w and words.capital(at) and words.pos[at] != "PUNCT")
    ):
        at += 1
    return at

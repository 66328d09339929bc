"""Cues in a sentence: which verb forms signal a report."""

from __future__ import annotations

from recoupe.read.statements.groups import (
    PASSIVE,
    Cue,
    agent_after,
    auxiliary,
    is_reflexive,
    locution_end,
    negated_in,
    with_clitics,
)
from recoupe.read.statements.inversion import unknown_inverted, with_subject
from recoupe.read.statements.lexicon import FINITE, GERUND, PARTICIPLE, Lexicon, Verb
from recoupe.read.statements.phrases import starts_phrase
from recoupe.read.statements.words import Sentence, Words

_VERBAL = ("VERB", "AUX")
_NICKNAME = 5  # words in the marks of a nickname, the marks included


def find_cues(words: Words, lexicon: Lexicon, sentence: Sentence) -> list[Cue]:
    """Give the cues of a sentence that stand outside its quotations, in order."""
    found: list[Cue] = []
    for w in range(sentence.first, sentence.last):
        if not words.outside(w) or (found and w <= found[-1].last):
            continue
        cue = _cue_at(words, lexicon, sentence, w, found[-1] if found else None)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, before: Cue | None
) -> Cue | None:
    options = lexicon.forms.get(words.lower[w]) or _unaccented(words, lexicon, w)
    if options is None:
        return unknown_inverted(words, lexicon, sentence, w)
    if _never(words, lexicon, w):
        return None
    for verb, kind in options:
        cue = _as(words, lexicon, sentence, w, verb, kind, before)
        if cue is not None:
            return with_subject(words, lexicon, sentence, cue)
    return None


def _unaccented(words: Words, lexicon: Lexicon, w: int) -> tuple[tuple[Verb, str], ...] | None:
    """Give the readings of a form whose capital has lost its accent: «Evoquant»."""
    plain = words.capital(w) and words.lower[w].startswith("e")
    return lexicon.forms.get("é" + words.lower[w][1:]) if plain else None


def _as(
    words: Words,
    lexicon: Lexicon,
    sentence: Sentence,
    w: int,
    verb: Verb,
    kind: str,
    before: Cue | None,
) -> Cue | None:
    """Read word `w` as a form of one verb; None where the words around do not bear it out."""
    last = locution_end(words, lexicon, sentence, w, verb)
    if last is None or _nickname(words, lexicon, w):
        return None
    first = w
    form = kind
    if kind == PARTICIPLE:
        aux = auxiliary(words, lexicon, sentence, w)
        if aux is None:
            coordinate = (
                words.pos[w] in ("VERB", "AUX", "ADJ")
                and _after_and(words, lexicon, sentence, w)
                and (
                    (before is not None and before.form == PARTICIPLE)
                    or _conjunct(words, w)
                    or _resumes(words, lexicon, sentence, w)
                    or w == sentence.first + 1
                )
            )
            if coordinate:
                if verb.reflexive:
                    return None
            elif agent_after(words, lexicon, sentence, last) is None:
                return None
            else:
                form = PASSIVE
        else:
            first, passive = aux
            clitic = is_reflexive(words, lexicon, sentence, first)
            if passive or (words.lower[first] in lexicon.be and not clitic):
                form = PASSIVE
            if verb.reflexive != clitic and form != PASSIVE:
                return None
            if form == PASSIVE and verb.reflexive:
                return None
    else:
        if not _verbal(words, lexicon, sentence, w, kind):
            return None
        if verb.reflexive != is_reflexive(words, lexicon, sentence, w):
            return None
    first = with_clitics(words, lexicon, sentence, first)
    negated = negated_in(words, first, last)
    if verb.negative and not negated:
        return None
    return Cue(verb, form, first, last, w, negated=negated and not verb.negative)


def _conjunct(words: Words, w: int) -> bool:
    """Tell whether the parse joins a participle to another that has an auxiliary."""
    up = words.token[w].head
    return words.token[w].dep_ == "conj" and any(c.dep_.startswith("aux") for c in up.children)


def _nickname(words: Words, lexicon: Lexicon, w: int) -> bool:
    """Tell whether a form gives a name («X, dit « le Vieux »»)."""
    if words.lower[w] not in lexicon.words["called"] or w == 0 or w + 1 >= len(words):
        return False
    if words.lower[w - 1] != "," or words.outside(w + 1):
        return False
    span = words.words_of(words.quote[w + 1])
    return len(span) <= _NICKNAME and not words.has_verb(span.start, span.stop)


def _resumes(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    """Tell whether a participle goes on with a compound tense: «a reçu les maires et promis de»."""
    if words.lower[w - 1] not in lexicon.words["and"] or w + 1 >= sentence.last:
        return False
    follows = words.lower[w + 1] in lexicon.words["de"] | lexicon.words["que"]
    if not (follows or words.quote[w + 1] >= 0):
        return False
    for at in range(w - 2, sentence.first, -1):
        if words.finite[at] and words.outside(at):
            return words.lower[at] in lexicon.have
    return False


def _after_and(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    at = w - 1
    while at > sentence.first and (words.lower[at] in lexicon.adverbs or words.pos[at] == "ADV"):
        at -= 1
    return words.lower[at] in lexicon.words["and"] or words.lower[at] == ","


def _verbal(words: Words, lexicon: Lexicon, sentence: Sentence, w: int, kind: str) -> bool:
    """Tell a verb from a noun or an adjective of the same form."""
    before = words.lower[w - 1] if w > sentence.first else ""
    after = words.lower[w + 1] if w + 1 < sentence.last else ""
    if kind == FINITE and words.capital(w) and w > sentence.first and words.lower[w - 1] != ":":
        return False
    if kind == FINITE and (after in lexicon.subject_clitics or after in lexicon.joints):
        return True
    if words.pos[w] in _VERBAL:
        return not (before in lexicon.words["articles"] and before not in lexicon.object_clitics)
    opens = w == sentence.first and w + 1 < sentence.last
    if kind == GERUND and opens and (words.pos[w + 1] == "DET" or words.quote[w + 1] >= 0):
        return True  # «Taxant le maire de …»
    if kind == GERUND:
        clitic = before in lexicon.object_clitics and before not in lexicon.words["articles"]
        return clitic or (words.pos[w] != "NOUN" and before not in lexicon.words["articles"])
    if kind == FINITE and before in ("il", "elle", "ils", "elles", "on", "qui"):
        return True
    if kind == FINITE and w > sentence.first and words.pos[w - 1] == "PROPN":
        at = w + 1
        while at < sentence.last and words.pos[at] == "ADV":
            at += 1
        if at < sentence.last and words.lower[at] in lexicon.words["que"]:
            return True  # «Ada Quill note aussi que …»
    listed = kind == FINITE and before in ("et", ",") and words.pos[w] not in ("PROPN", "NOUN")
    if listed and after in ("le", "la", "les", "l'", "que", "qu'"):
        return True
    if kind == FINITE and w > sentence.first and words.pos[w] in ("NOUN", "ADJ", "PROPN"):
        closes = words.quote[w - 1] >= 0 or (
            before == "," and w - 2 >= sentence.first and words.quote[w - 2] >= 0
        )
        return closes and w + 1 < sentence.last and starts_phrase(words, lexicon, w + 1)
    return False


def _never(words: Words, lexicon: Lexicon, w: int) -> bool:
    lower = words.lower
    for phrase in lexicon.never.get(lower[w], ()):
        for k, part in enumerate(phrase):
            first = w - k
            if part == lower[w] and tuple(lower[max(first, 0) : first + len(phrase)]) == phrase:
                return True
    return False

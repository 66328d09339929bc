"""Sources past what stands beside them: appositions, ages, brackets, clauses between."""

from __future__ import annotations

from recoupe.read.statements.groups import Cue
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.nounphrases import Source, ending_at
from recoupe.read.statements.words import Sentence, Words

_REACH = 30


def before_appositions(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue
) -> Source | None:
    """Give X in «X, apposition, apposition, dit»."""
    comma = cue.first - 1
    while comma > sentence.first and words.pos[comma] == "ADV":
        comma -= 1
    if comma <= sentence.first or words.lower[comma] != ",":
        return None
    found = None
    for _ in range(3):
        before = _comma_before(words, sentence, comma)
        if before is None:
            break
        if (
            words.has_verb(before + 1, comma)
            and words.lower[before + 1] not in lexicon.words["subject-relatives"]
        ):
            break
        at = before - 1
        if words.lower[at] == ")":
            while at > sentence.first and words.lower[at] != "(":
                at -= 1
            at -= 1
        group = ending_at(words, sentence, at, False) if words.outside(at) else None
        if group is not None and (
            found is None
            or words.lower[group[0] - 1 : group[0]] == [","]
            or (group[0] == sentence.first)
        ):
            found = group
        comma = before
    return found


def _comma_before(words: Words, sentence: Sentence, w: int) -> int | None:
    depth = 0
    for at in range(w - 1, max(sentence.first, w - _REACH), -1):
        depth += (words.lower[at] == ")") - (words.lower[at] == "(")
        if words.lower[at] == "," and not depth and words.outside(at):
            return at
    return None


def opens_apposition(words: Words, sentence: Sentence, own: Source, near: Source) -> bool:
    """Tell whether the one only says what the other is: «Élue de Velmar, Ada Quill estime …»."""
    bare = words.pos[own[0]] not in ("DET", "PRON", "PROPN", "NUM")
    leads = own[0] == sentence.first and own[1] < near[0]
    return bare and leads and words.lower[near[0] - 1] == ","


def is_aside(words: Words, lexicon: Lexicon, sentence: Sentence, own: Source, cue: Cue) -> bool:
    """Tell whether what the parse calls a subject says what another is, or stands elsewhere.

    «Ada Quill, éclusière retraitée, propose»; «La ville attend : Ada Quill, a dit …».
    """
    if words.lower[cue.first - 1] != ",":
        return False
    bare = words.pos[own[0]] in ("NOUN", "ADJ") and not words.capital(own[0])
    if bare and own[0] > sentence.first and own[1] == cue.first - 1:
        before = own[0] - 1
        while before > sentence.first and words.pos[before] in ("NOUN", "ADJ"):
            before -= 1
        if words.lower[before] == "," and words.pos[before - 1] == "PROPN":
            return True
    return any(words.lower[w] == ":" and words.outside(w) for w in range(own[1], cue.first))


def named_before(words: Words, sentence: Sentence, cue: Cue) -> Source | None:
    """Give X in «…, avait prévenu la ministre, X, ajoutant que», whatever the verb before."""
    comma = cue.first - 1
    if comma <= sentence.first or words.lower[comma] != "," or not words.outside(comma - 1):
        return None
    group = ending_at(words, sentence, comma - 1, False)
    if group is None or words.pos[group[0] - 1] == "ADP":
        return None
    return group if named(words, group) else None


def aged(words: Words, sentence: Sentence, w: int) -> Source | None:
    """Give X in «X, 48 ans, dit»."""
    comma = w - 1
    while comma > sentence.first and words.pos[comma] == "NUM":
        comma -= 1
    aside = comma > sentence.first and words.lower[comma] == ","
    return ending_at(words, sentence, comma - 1, False) if aside else None


def named(words: Words, group: Source) -> bool:
    """Tell whether a proper name stands in a phrase."""
    return any(words.pos[w] == "PROPN" for w in range(*group))

"""«Pour X, …» in X's view, told from a purpose, a duration, a price."""

from __future__ import annotations

from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.nounphrases import mute
from recoupe.read.statements.shape import quotes_in
from recoupe.read.statements.words import Sentence, Words


def is_viewpoint(
    words: Words, lexicon: Lexicon, sentence: Sentence, at: int, end: int, last: int
) -> bool:
    """Tell whether words `at` to `end`, after «pour», are those in whose view the clause is.

    The clause starts with word `last`.
    """
    body = words.lower[at + 1 : at + 2] != [] and words.lower[at + 1] in lexicon.speakers
    first = at + (words.pos[at] == "DET")
    reach = range(first, min(at + 3, end) if body else end)
    timed = any(words.lower[n] in lexicon.time for n in reach)
    if timed or any(words.lower[n] in lexicon.no_viewpoint or words.pos[n] == "NUM" for n in reach):
        return False
    if words.lower[at] in lexicon.words["disjunctive"]:
        return words.lower[end : end + 1] == [","]
    named = any(words.pos[n] == "PROPN" or words.capital(n) for n in range(at, end))
    if named and mute(words, lexicon, (at, end), names=False):
        return False
    if not named:
        if _one_person(words, lexicon, at, end) and last > end:
            asked = words.lower[sentence.last - 1] == "?"
            verb = next((n for n in range(last, sentence.last) if words.finite[n]), None)
            # «Pour cette dernière, elle devra …» may speak of a thing.
            thing = words.lower[end - 1] in lexicon.words["last"]
            coming = verb is not None and "Tense=Fut" in str(words.token[verb].morph)
            return verb is not None and not asked and not (thing and coming)
        body = any(words.lower[n] in lexicon.speakers for n in range(at, end))
        if not body and not _judges(words, lexicon, sentence, at, end, last):
            return False
        return (
            last > end
            and words.has_verb(last, sentence.last)
            and any(words.quote[n] >= 0 for n in range(last, sentence.last))
        )
    return words.lower[end : end + 1] == [","] or last > end + 1


def _one_person(words: Words, lexicon: Lexicon, at: int, end: int) -> bool:
    """Tell whether a phrase is one holder, or some who judge: «la maire», «certains experts»."""
    if (
        words.lower[end - 1] in lexicon.words["last"]
        or words.lower[at] in lexicon.words["anaphors"]
    ):
        return True
    for w in range(at, min(at + 4, end)):
        if words.lower[w] in lexicon.words["judges"]:
            return True
        if words.lower[w] in lexicon.roles and words.pos[w] == "NOUN":
            return words.lower[at] in lexicon.words["definite"]
    return False


def _judges(
    words: Words, lexicon: Lexicon, sentence: Sentence, at: int, end: int, last: int
) -> bool:
    """Tell whether a verdict follows a described holder: «Pour le syndicaliste, c'est …»."""
    if mute(words, lexicon, (at, end)) or last >= sentence.last:
        return False
    determined = words.pos[at] == "DET" and words.lower[at] not in lexicon.words["some"]
    quoted = bool(quotes_in(words, lexicon, last, last + 1))
    return determined and (quoted or words.lower[last] in lexicon.words["impersonal"])

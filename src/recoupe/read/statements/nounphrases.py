"""Noun phrases that may name a source, around a word of the parse or ending with one."""

from __future__ import annotations

from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.words import Sentence, Words

_LEFT = frozenset({"det", "amod", "nummod", "nmod:poss", "poss", "compound"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "X", "NUM"})
_OF = frozenset({"de", "du", "des", "d'", "of", "-"})

Source = tuple[int, int]


def noun_group(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, plural: bool = False
) -> Source:
    """Give the noun phrase around a head word, with what is joined to it under a plural verb."""
    if words.lower[w] in lexicon.joints and w + 1 < sentence.last:
        return w + 1, w + 2
    first = w
    while first > sentence.first and words.outside(first - 1):
        token = words.token[first - 1]
        inside = token.dep_ in _LEFT and words.head(first - 1) in range(first, w + 1)
        inside = inside or (
            words.pos[first - 1] == words.pos[first] == "PROPN" and words.capital(first - 1)
        )
        if not (inside or words.pos[first - 1] == "DET"):
            break
        first -= 1
    if words.lower[first] in ("seul", "seule") and first < w:
        first += 1
    last = max(phrase_end(words, lexicon, first, sentence.last), w + 1)
    return (joined_before(words, sentence, first) if plural else first), last


def joined_before(words: Words, sentence: Sentence, first: int) -> int:
    """Give the first word of «X et Y» where `first` is that of Y; brackets are passed over."""
    at = first - 1
    if at <= sentence.first or words.lower[at] not in ("et", "and"):
        return first
    at -= 1
    if words.lower[at] == ")":
        while at > sentence.first and words.lower[at] != "(":
            at -= 1
        at -= 1
    start = at
    while start > sentence.first and (
        words.pos[start - 1] in _NOMINAL or words.lower[start - 1] in _OF
    ):
        start -= 1
    return start if words.pos[at] in ("PROPN", "NOUN", "ADJ", "X") else first


def ending_at(words: Words, sentence: Sentence, at: int, plural: bool) -> Source | None:
    """Give the noun phrase that ends with word `at`."""
    if words.pos[at] not in ("NOUN", "PROPN", "ADJ", "X", "NUM") and not words.capital(at):
        return None
    if words.pos[at] in ("CCONJ", "SCONJ", "ADP", "ADV") and at == sentence.first:
        return None  # «Et réfute …»
    start = at
    for _ in range(14):
        if start <= sentence.first or not words.outside(start - 1):
            break
        if words.pos[start - 1] not in _NOMINAL and words.lower[start - 1] not in _OF:
            break
        start -= 1
    while start < at and words.lower[start] in _OF:
        start += 1
    noun = any(words.pos[w] in ("NOUN", "PROPN", "X") for w in range(start, at + 1))
    if not noun and not words.capital(at):
        return None
    return (joined_before(words, sentence, start) if plural else start), at + 1


def mute(words: Words, lexicon: Lexicon, source: Source, names: bool = True) -> bool:
    """Tell whether a phrase names something that cannot speak: an event, an abstraction.

    With `names`, a proper name inside makes it somebody.
    """
    for w in range(*source):
        lower = words.lower[w]
        opens = w == words.sentences[words.sentence_of[w]].first
        if names and (words.pos[w] == "PROPN" or (words.capital(w) and not opens)):
            return False
        if lower in lexicon.speakers or lower in lexicon.speech_nouns:
            return False
    nouns = [w for w in range(*source) if words.pos[w] in ("NOUN", "PRON")]
    if not nouns:
        return False
    return is_thing(words, lexicon, nouns[0])


def is_thing(words: Words, lexicon: Lexicon, w: int) -> bool:
    """Tell whether a noun by its form names a thing or an abstraction («nomination», «mesure»)."""
    lower = words.lower[w].removeprefix("ex-")
    if lower in lexicon.speakers or lower in lexicon.words["beings"]:
        return False
    return lower in lexicon.mute_subjects or lower.endswith(lexicon.mute_suffixes)

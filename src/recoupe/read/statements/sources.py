"""Who says it: the words that name the source of a cue."""

from __future__ import annotations

from recoupe.read.statements.cues import PASSIVE, Cue, agent
from recoupe.read.statements.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE, Lexicon
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.words import Sentence, Words

_LEFT = frozenset({"det", "amod", "nummod", "nmod:poss", "poss", "compound", "case"})
_RELATIVE = frozenset({"qui", "who", "which", "that", "lequel", "laquelle"})
_PRONOUNS = frozenset(
    {
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "he",
        "she",
        "they",
    }
)
_CLIMB = 8

Source = tuple[int, int]


def source_of(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, earlier: list[Cue]
) -> Source | None:
    """Give the words (end exclusive) that name who speaks under a cue, or None.

    `earlier` are the cues before it in its sentence: a participle or an infinitive without a
    subject of its own shares theirs.
    """
    if cue.subject is not None:
        return cue.subject
    if cue.form == PASSIVE:
        return agent(words, lexicon, sentence, cue)
    own = _subject(words, lexicon, sentence, cue.head, cue.first)
    if own is not None:
        return own
    if cue.form in (FINITE, PARTICIPLE):
        near = _just_before(words, lexicon, sentence, cue.first)
        if near is not None:
            return near
    if cue.form == GERUND:
        near = _just_before(words, lexicon, sentence, cue.first)
        if (
            near is not None
            and words.lower[near[0] - 1] == ","
            and any(words.pos[w] == "PROPN" for w in range(*near))
        ):
            return near
    climbed = _climb(words, lexicon, sentence, cue)
    if climbed is not None:
        return climbed
    for other in reversed(earlier):
        found = source_of(words, lexicon, sentence, other, [])
        if found is not None:
            return found
    return _nearest_subject(words, lexicon, sentence, cue.first)


def _subject(
    words: Words, lexicon: Lexicon, sentence: Sentence, verb: int, before: int
) -> Source | None:
    """Give the subject that the parse hangs on a verb, if it stands before word `before`."""
    for child in words.token[verb].children:
        w = words.at.get(child.i, -1)
        if child.dep_.startswith("nsubj") and sentence.first <= w < before and words.outside(w):
            return noun_group(words, lexicon, sentence, w)
    return None


def noun_group(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Source:
    """Give the noun phrase around a head word; a relative pronoun gives its antecedent."""
    if words.lower[w] in _RELATIVE:
        return _antecedent(words, lexicon, sentence, w)
    first = w
    while first > sentence.first and words.outside(first - 1):
        token = words.token[first - 1]
        inside = token.dep_ in _LEFT and words.head(first - 1) in range(first, w + 1)
        if not (inside or words.pos[first - 1] == "DET"):
            break
        first -= 1
    return first, max(phrase_end(words, lexicon, first, sentence.last), w + 1)


def _antecedent(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Source:
    """Give the noun phrase that a relative pronoun stands for: the one that ends before it."""
    at = w - 1
    while at > sentence.first and words.lower[at] in (",", ")"):
        at -= 1
    verb = words.head(w)
    noun = words.head(verb)
    if noun < w and noun >= sentence.first and words.pos[noun] in ("NOUN", "PROPN", "PRON"):
        return noun_group(words, lexicon, sentence, noun)
    while at > sentence.first and words.pos[at] not in ("NOUN", "PROPN", "PRON"):
        at -= 1
    return (
        noun_group(words, lexicon, sentence, at)
        if words.lower[at] not in _RELATIVE
        else (at, at + 1)
    )


def _just_before(words: Words, lexicon: Lexicon, sentence: Sentence, first: int) -> Source | None:
    """Give a pronoun or noun phrase that ends right before the verbal group."""
    at = first - 1
    while at > sentence.first and (
        words.pos[at] == "ADV"
        or words.lower[at] in lexicon.time
        or words.lower[at] in ("lui", "eux", "elle")
        and words.pos[at - 1] != "ADP"
    ):
        at -= 1
    if at > sentence.first and words.lower[at] == ")":
        while at > sentence.first and words.lower[at] != "(":
            at -= 1
        at -= 1
    if at < sentence.first or not words.outside(at):
        return None
    if words.lower[at] in _RELATIVE:
        return _antecedent(words, lexicon, sentence, at)
    if words.lower[at] in _PRONOUNS:
        return at, at + 1
    if words.lower[at] in (",", ")", "et", "-", "–", ";", ":") or words.pos[at] in (
        "VERB",
        "AUX",
        "SCONJ",
    ):
        return None
    start = at
    for _ in range(12):
        if start <= sentence.first or not words.outside(start - 1):
            break
        pos, lower = words.pos[start - 1], words.lower[start - 1]
        if pos not in ("DET", "NOUN", "PROPN", "ADJ", "X", "NUM") and lower not in (
            "de",
            "du",
            "des",
            "d'",
            "of",
            "-",
        ):
            break
        start -= 1
    while start < at and words.lower[start] in ("de", "du", "d'", "of"):
        start += 1
    return (
        (start, at + 1)
        if any(
            words.pos[w] in ("NOUN", "PROPN", "X") or words.capital(w) for w in range(start, at + 1)
        )
        else None
    )


def mute(words: Words, lexicon: Lexicon, source: Source) -> bool:
    """Tell whether a phrase names something that cannot speak: an event, an abstraction."""
    for w in range(*source):
        lower = words.lower[w]
        if words.pos[w] == "PROPN" or (words.capital(w) and w > source[0]):
            return False
        if lower in lexicon.speakers or lower in lexicon.speech_nouns:
            return False
    nouns = [w for w in range(*source) if words.pos[w] in ("NOUN", "PRON")]
    if not nouns:
        return False
    lower = words.lower[nouns[0]]
    return lower in lexicon.mute_subjects or lower.endswith(lexicon.mute_suffixes)


def _climb(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Source | None:
    """Follow the parse up from a subjectless cue to a verb that has a subject."""
    at = cue.head
    for _ in range(_CLIMB):
        up = words.head(at)
        if up == at or not sentence.first <= up < sentence.last:
            return None
        at = up
        if words.pos[at] in ("NOUN", "PROPN") and cue.form == GERUND and at < cue.first:
            return None
        found = _subject(words, lexicon, sentence, at, max(cue.first, at) + 1)
        if found is not None:
            return found
    return None


def _nearest_subject(
    words: Words, lexicon: Lexicon, sentence: Sentence, before: int
) -> Source | None:
    """Give the last subject before a word: of a finite verb, else the sentence's first phrase."""
    for w in range(before - 1, sentence.first - 1, -1):
        if words.outside(w) and words.token[w].dep_.startswith("nsubj"):
            return noun_group(words, lexicon, sentence, w)
    return None


__all__ = ["INFINITIVE", "Source", "noun_group", "source_of"]

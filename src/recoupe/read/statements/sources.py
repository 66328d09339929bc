"""Who says it: the words that name the source of a cue."""

from __future__ import annotations

from recoupe.read.statements.asides import (
    aged,
    before_appositions,
    is_aside,
    named,
    named_before,
    opens_apposition,
)
from recoupe.read.statements.groups import PASSIVE, Cue, agent
from recoupe.read.statements.lexicon import FINITE, GERUND, PARTICIPLE, Lexicon
from recoupe.read.statements.nounphrases import Source, ending_at, noun_group
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.words import Sentence, Words

_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "X", "NUM"})
_OF = frozenset({"de", "du", "des", "d'", "of", "-"})
_CLIMB = 8
_REACH = 30


def source_of(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, earlier: list[Cue]
) -> Source | None:
    """Give the words (end exclusive) that name who speaks under a cue, or None.

    `earlier` are the cues before it in its sentence: a participle, an infinitive or a second verb
    without a subject of its own shares theirs.
    """
    if cue.subject is not None:
        return cue.subject
    if cue.form == PASSIVE:
        return agent(words, lexicon, sentence, cue)
    for found in _candidates(words, lexicon, sentence, cue, earlier):
        if found is not None and (found[1] <= cue.first or found[0] > cue.last):
            return found
    return None


def _candidates(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, earlier: list[Cue]
) -> list[Source | None]:
    """Give the possible sources of a cue, the surest first."""
    own = _subject(words, lexicon, sentence, cue.head, cue, earlier)
    near = _just_before(words, lexicon, sentence, cue, earlier)
    shared = _shared(words, lexicon, sentence, earlier)
    climbed = _climb(words, lexicon, sentence, cue)
    nearest = _nearest_subject(words, lexicon, sentence, cue)
    if (
        near is not None
        and words.lower[near[1] - 1] in lexicon.words["anaphors"]
        and near[1] == cue.first
    ):
        return [near]
    if words.infinitive[cue.first] and cue.first < cue.head:  # «Après avoir annoncé …, X …»
        return [shared, climbed, nearest, _main_subject(words, lexicon, sentence, cue)]
    if cue.form in (FINITE, PARTICIPLE):
        if _coordinated(words, lexicon, sentence, cue) and own is None:
            if _in_relative(words, lexicon, sentence, cue):
                return [nearest, shared, climbed, near]
            return [shared, climbed, near, nearest]
        if own is not None and near is not None and _object_relative(words, lexicon, own, near):
            own = near
        if own is not None and near is not None and opens_apposition(words, sentence, own, near):
            own = near
        apposed = before_appositions(words, lexicon, sentence, cue)
        if own is not None and is_aside(words, lexicon, sentence, own, cue):
            own = apposed or named_before(words, sentence, cue)
        return [own, near, apposed, climbed, shared, nearest]
    if cue.form == GERUND:
        joint = cue.first - 2
        relative = joint > sentence.first and words.lower[joint + 1] == ","
        if relative and words.lower[joint] in lexicon.words["subject-relatives"]:
            return [_antecedent(words, lexicon, sentence, joint, earlier)]
        if near is not None and words.lower[near[0] - 1] == "," and named(words, near):
            return [near]
        one = _one_of_two(words, lexicon, sentence, cue)
        if one is not None:
            return [one]
        main = _main_subject(words, lexicon, sentence, cue)
        if main is not None and cue.first - sentence.first <= 1 and named(words, main):
            return [main]
        return [own, shared, climbed, nearest, main, named_before(words, sentence, cue)]
    return [own, climbed, shared, nearest]


def _one_of_two(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Source | None:
    """Give «le second» in «… , le second affirmant que …», who has a participle of their own."""
    at = cue.first
    while at > sentence.first and words.lower[at - 1] in lexicon.object_clitics:
        at -= 1
    if at - 2 <= sentence.first or words.lower[at - 1] not in lexicon.words["one-of-two"]:
        return None
    return (at - 2, at) if words.lower[at - 3] in (",", "et", "and") else None


def _object_relative(words: Words, lexicon: Lexicon, own: Source, near: Source) -> bool:
    """Tell whether «que» parts the two: in «les taxes que la mairie dénonce» the mairie speaks."""
    que = lexicon.words["que"] | {"dont"}
    return own[1] < near[0] and words.lower[near[0] - 1] in que


def _coordinated(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    before = cue.first - 1
    while before > sentence.first and words.lower[before] in lexicon.adverbs:
        before -= 1
    return before > sentence.first and words.lower[before] in lexicon.words["and"]


def _in_relative(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a coordinated verb goes on with a relative clause: «X, qui … et a nié»."""
    joint = cue.first - 1
    while words.lower[joint] not in lexicon.words["and"]:
        joint -= 1
    for w in range(joint - 1, sentence.first, -1):
        if not words.outside(w):
            continue
        if words.lower[w] == ",":
            return False
        if words.token[w].dep_.startswith("nsubj"):
            return words.lower[w] in lexicon.words["subject-relatives"]
    return False


def _shared(
    words: Words, lexicon: Lexicon, sentence: Sentence, earlier: list[Cue]
) -> Source | None:
    for n in range(len(earlier) - 1, -1, -1):
        if earlier[n].form == PASSIVE:
            continue
        found = source_of(words, lexicon, sentence, earlier[n], earlier[:n])
        if found is not None:
            return found
    return None


def _subject(
    words: Words,
    lexicon: Lexicon,
    sentence: Sentence,
    verb: int,
    cue: Cue,
    earlier: list[Cue],
) -> Source | None:
    """Give the subject that the parse hangs on a verb, if it stands before the cue."""
    for child in words.token[verb].children:
        w = words.at.get(child.i, -1)
        if not child.dep_.startswith("nsubj") or not sentence.first <= w < cue.first:
            continue
        if not words.outside(w) or words.pos[w] in ("VERB", "AUX", "ADV"):
            continue
        if words.lower[w] == "l'":
            continue  # of «l'on», in a clause between
        if words.lower[w] in lexicon.words["subject-relatives"]:
            return _antecedent(words, lexicon, sentence, w, earlier)
        if words.lower[w] in lexicon.words["aged"]:
            return aged(words, sentence, w)
        group = noun_group(words, lexicon, sentence, w, _plural(words, cue, verb))
        if _governed(words, sentence, group):
            continue
        return group
    return None


def _governed(words: Words, sentence: Sentence, group: Source) -> bool:
    """Tell whether a preposition stands before what the parse calls a subject: «À la mairie, X»."""
    before = group[0] - 1
    if before < sentence.first or words.pos[before] != "ADP":
        return False
    return words.lower[before] not in _OF


def _plural(words: Words, cue: Cue, verb: int) -> bool:
    """Tell whether a cue, or the verb that it shares a subject with, is in the plural."""
    if "Number=Plur" in str(words.token[verb].morph) and words.finite[verb]:
        return True
    for child in words.token[verb].children:
        if child.dep_.startswith("aux") and "Number=Plur" in str(child.morph):
            return True
    return any(
        "Number=Plur" in str(words.token[w].morph) and "VerbForm=Fin" in str(words.token[w].morph)
        for w in range(cue.first, cue.last + 1)
    )


def _antecedent(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, earlier: list[Cue]
) -> Source | None:
    """Give the noun phrase that a relative pronoun stands for.

    After a comma it is the subject of the report before («…, dit X, qui ajoute»); else what the
    parse says, or the phrase that ends right before.
    """
    at = w - 1
    comma = False
    while at > sentence.first and words.lower[at] in (",", ")", "et"):
        comma = comma or words.lower[at] == ","
        at -= 1
    if comma and earlier and earlier[-1].subject is not None and not earlier[-1].clitic:
        subject = earlier[-1].subject
        if 0 < w - subject[1] <= _REACH:
            return subject
    if at < sentence.first:
        return None  # «Qui critique …», of the one who spoke
    if not words.outside(at):
        span = words.words_of(words.quote[at])
        return (span.start + 1, span.stop - 1) if len(span) > 2 else (span.start, span.stop)
    noun = words.head(words.head(w))
    if sentence.first <= noun < w and words.pos[noun] in ("NOUN", "PROPN", "PRON"):
        group = noun_group(words, lexicon, sentence, noun)
        if group[1] >= at or words.pos[at] not in ("NOUN", "PROPN"):
            return group
    while at > sentence.first and words.pos[at] not in ("NOUN", "PROPN", "PRON"):
        at -= 1
    if words.lower[at] in lexicon.words["subject-relatives"]:
        return None
    return noun_group(words, lexicon, sentence, at)


def _just_before(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, earlier: list[Cue]
) -> Source | None:
    """Give a pronoun or noun phrase that ends right before the verbal group."""
    at = cue.first - 1
    while at > sentence.first and (
        words.pos[at] == "ADV"
        or words.lower[at] in lexicon.time
        or (words.lower[at] in ("lui", "eux", "elle") and words.pos[at - 1] not in ("ADP", "PUNCT"))
    ):
        if words.lower[at] == "elle" and at == cue.first - 1:
            break
        at -= 1
    if at > sentence.first and words.lower[at] == ")":
        while at > sentence.first and words.lower[at] != "(":
            at -= 1
        at -= 1
    if at < sentence.first:
        return None
    if not words.outside(at):
        span = words.words_of(words.quote[at])
        return (span.start + 1, span.stop - 1) if 2 < len(span) <= 6 else None
    if words.lower[at] in lexicon.words["subject-relatives"]:
        return _antecedent(words, lexicon, sentence, at, earlier)
    if words.lower[at] in lexicon.words["anaphors"]:
        return at, at + 1
    return ending_at(words, sentence, at, _plural(words, cue, cue.head))


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
        found = _subject(words, lexicon, sentence, at, cue, [])
        if found is not None:
            return found
    return None


def _main_subject(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Source | None:
    """Give the subject of the main clause after a participle that opens its sentence."""
    if cue.first - sentence.first > 3:
        return None
    for w in range(cue.last + 1, sentence.last):
        if words.lower[w] == "," and words.outside(w) and w + 2 < sentence.last:
            group = w + 1, phrase_end(words, lexicon, w + 1, sentence.last)
            if words.lower[w + 1] in lexicon.words["anaphors"]:
                return w + 1, w + 2
            after = group[1] if group[1] < sentence.last else w
            if group[1] == group[0]:
                continue
            if words.pos[after] in ("VERB", "AUX", "PRON"):
                return group
            somebody = all(words.outside(n) for n in range(*group)) and any(
                words.pos[n] == "PROPN" or words.lower[n] in lexicon.speakers for n in range(*group)
            )
            apposed = words.lower[after] == "," and words.pos[w + 1] in ("DET", "PROPN")
            if somebody and apposed and after + 1 < sentence.last and words.capital(after + 1):
                return group
    return None


def _nearest_subject(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Source | None:
    """Give the last subject before a cue."""
    for w in range(cue.first - 1, sentence.first - 1, -1):
        if words.outside(w) and words.token[w].dep_.startswith("nsubj"):
            if words.lower[w] in lexicon.words["subject-relatives"]:
                return _antecedent(words, lexicon, sentence, w, [])
            return noun_group(words, lexicon, sentence, w)
    return None

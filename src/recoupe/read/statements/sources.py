"""Who says it: the words that name the source of a cue."""

from __future__ import annotations

from recoupe.read.statements.groups import PASSIVE, Cue, agent
from recoupe.read.statements.lexicon import FINITE, GERUND, PARTICIPLE, Lexicon
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.words import Sentence, Words

_LEFT = frozenset({"det", "amod", "nummod", "nmod:poss", "poss", "compound"})
_RELATIVE = frozenset({"qui", "who", "which", "that", "lequel", "laquelle"})
_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
    | {"he", "she", "they"}
)
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "X", "NUM"})
_OF = frozenset({"de", "du", "des", "d'", "of", "-"})
_CLIMB = 8
_REACH = 30

Source = tuple[int, int]


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
    if near is not None and words.lower[near[1] - 1] in _PRONOUNS and near[1] == cue.first:
        return [near]
    if cue.form in (FINITE, PARTICIPLE):
        if _coordinated(words, lexicon, sentence, cue) and own is None:
            if _in_relative(words, lexicon, sentence, cue):
                return [nearest, shared, climbed, near]
            return [shared, climbed, near, nearest]
        if own is not None and near is not None and _object_relative(words, lexicon, own, near):
            own = near
        apposed = _before_appositions(words, lexicon, sentence, cue)
        return [own, near, apposed, climbed, shared, nearest]
    if cue.form == GERUND:
        if near is not None and words.lower[near[0] - 1] == "," and _named(words, near):
            return [near]
        one = _one_of_two(words, lexicon, sentence, cue)
        if one is not None:
            return [one]
        return [own, shared, climbed, nearest, _main_subject(words, lexicon, sentence, cue)]
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


def _named(words: Words, group: Source) -> bool:
    return any(words.pos[w] == "PROPN" for w in range(*group))


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
            return words.lower[w] in _RELATIVE
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
        if words.lower[w] in _RELATIVE:
            return _antecedent(words, lexicon, sentence, w, earlier)
        return noun_group(words, lexicon, sentence, w, _plural(words, cue))
    return None


def _plural(words: Words, cue: Cue) -> bool:
    return any(
        "Number=Plur" in str(words.token[w].morph) and "VerbForm=Fin" in str(words.token[w].morph)
        for w in range(cue.first, cue.last + 1)
    )


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
        if not (inside or words.pos[first - 1] == "DET"):
            break
        first -= 1
    if words.lower[first] in ("seul", "seule") and first < w:
        first += 1
    last = max(phrase_end(words, lexicon, first, sentence.last), w + 1)
    return (_joined_before(words, sentence, first) if plural else first), last


def _joined_before(words: Words, sentence: Sentence, first: int) -> int:
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
    if words.lower[at] in _RELATIVE:
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
    if words.lower[at] in _RELATIVE:
        return _antecedent(words, lexicon, sentence, at, earlier)
    if words.lower[at] in _PRONOUNS:
        return at, at + 1
    return _ending_at(words, sentence, at, _plural(words, cue))


def _ending_at(words: Words, sentence: Sentence, at: int, plural: bool) -> Source | None:
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
    return (_joined_before(words, sentence, start) if plural else start), at + 1


def _before_appositions(
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
        if words.has_verb(before + 1, comma) and words.lower[before + 1] not in _RELATIVE:
            break
        at = before - 1
        if words.lower[at] == ")":
            while at > sentence.first and words.lower[at] != "(":
                at -= 1
            at -= 1
        group = _ending_at(words, sentence, at, False) if words.outside(at) else None
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


def mute(words: Words, lexicon: Lexicon, source: Source, names: bool = True) -> bool:
    """Tell whether a phrase names something that cannot speak: an event, an abstraction.

    With `names`, a proper name inside makes it somebody.
    """
    for w in range(*source):
        lower = words.lower[w]
        if names and (words.pos[w] == "PROPN" or (words.capital(w) and w > source[0])):
            return False
        if lower in lexicon.speakers or lower in lexicon.speech_nouns:
            return False
    nouns = [w for w in range(*source) if words.pos[w] in ("NOUN", "PRON")]
    if not nouns:
        return False
    lower = words.lower[nouns[0]]
    return lower in lexicon.mute_subjects or lower.endswith(lexicon.mute_suffixes)


def stands_for_words(words: Words, lexicon: Lexicon, source: Source) -> bool:
    """Tell whether a phrase takes up what was said before: «cette déclaration», «ces propos»."""
    this = words.lower[source[0]] in ("cette", "ce", "ces", "this", "these")
    return this and any(words.lower[w] in lexicon.speech_nouns for w in range(*source))


def in_sentence(words: Words, lexicon: Lexicon, sentence: Sentence) -> Source | None:
    """Find whose words a sentence without a cue quotes: «X « refuse de céder »», its subject."""
    for quote in sentence.quotes:
        span = words.words_of(quote)
        opening = span.start
        if opening <= sentence.first or len(span) < 4:
            continue
        verb = opening + 1
        small = lexicon.object_clitics | lexicon.reflexives | lexicon.words["not"]
        while verb < span.stop - 1 and words.lower[verb] in small:
            verb += 1
        subject = _ending_at(words, sentence, opening - 1, False)
        said = words.finite[verb]
        if said and subject is not None and not mute(words, lexicon, subject):
            if not _somebody(words, lexicon, subject):
                continue
            determined = words.pos[subject[0]] == "DET" or words.pos[subject[0]] == "PROPN"
            before = words.lower[subject[0] - 1] if subject[0] > sentence.first else ","
            if determined and before in (",", "et", "mais"):
                return subject
    return None


def subject_of(words: Words, lexicon: Lexicon, sentence: Sentence) -> Source | None:
    """Give the first subject of a sentence if it names somebody, or takes somebody up."""
    for w in range(sentence.first, sentence.last):
        if not words.outside(w) or not words.token[w].dep_.startswith("nsubj"):
            continue
        if words.lower[w] in _RELATIVE:
            continue
        verb = words.head(w)
        if not any(words.finite[v] for v in range(w, min(verb + 1, sentence.last))):
            return None
        group = noun_group(words, lexicon, sentence, w)
        return group if words.lower[w] in _PRONOUNS or _somebody(words, lexicon, group) else None
    return None


def _somebody(words: Words, lexicon: Lexicon, source: Source) -> bool:
    """Tell whether a phrase names a person or a body, not a thing with words of its own."""
    return any(
        words.pos[w] == "PROPN" or words.lower[w] in lexicon.speakers for w in range(*source)
    )


def behind_someone(words: Words, lexicon: Lexicon, sentence: Sentence) -> Source | None:
    """Find who stands behind «on»: «auprès de X», «au sein de X», «dans l'entourage de X»."""
    for w in range(sentence.first, sentence.last - 2):
        if words.lower[w] in ("-on", "-t-on"):
            end = w + 1
            while end < sentence.last and words.pos[end] in ("VERB", "ADV"):
                end += 1
            if end + 1 < sentence.last and words.lower[end] in ("à", "au", "chez"):
                stop = phrase_end(words, lexicon, end + 1, sentence.last)
                if stop > end + 1:
                    return end + 1, stop
        if words.lower[w] not in lexicon.words["agent-place"] or not words.outside(w):
            continue
        at = w + 1
        if words.lower[w] == "entourage":
            first = w - 1 if words.lower[w - 1] in ("l'", "son") else w
            return first, max(phrase_end(words, lexicon, first, sentence.last), w + 1)
        if words.lower[w] == "source":
            return w, max(phrase_end(words, lexicon, w, sentence.last), w + 1)
        while at < sentence.last and words.lower[at] in ("de", "d'"):
            at += 1
        if words.lower[at] in ("du", "des") or at > w + 1:
            first = at + 1 if words.lower[at] in ("du", "des") else at
            end = phrase_end(words, lexicon, first, sentence.last)
            if end > first:
                return first, end
    return None


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
            if words.lower[w + 1] in _PRONOUNS:
                return w + 1, w + 2
            verb = words.pos[group[1]] if group[1] < sentence.last else ""
            if group[1] > group[0] and verb in ("VERB", "AUX", "PRON"):
                return group
    return None


def _nearest_subject(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Source | None:
    """Give the last subject before a cue."""
    for w in range(cue.first - 1, sentence.first - 1, -1):
        if words.outside(w) and words.token[w].dep_.startswith("nsubj"):
            if words.lower[w] in _RELATIVE:
                return _antecedent(words, lexicon, sentence, w, [])
            return noun_group(words, lexicon, sentence, w)
    return None

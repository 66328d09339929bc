"""Whose words they are where no cue names anybody: behind «on», before a quoted predicate."""

from __future__ import annotations

from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.nounphrases import Source, ending_at, mute, noun_group
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.words import Sentence, Words

# Clauses beside the main one, as the parse has them.
_BESIDE = frozenset({"conj", "parataxis"})


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
        subject = ending_at(words, sentence, opening - 1, False)
        said = words.finite[verb] and not _past(words, lexicon, verb)
        if said and subject is not None and not mute(words, lexicon, subject):
            if not _somebody(words, lexicon, subject):
                continue
            determined = words.pos[subject[0]] == "DET" or words.pos[subject[0]] == "PROPN"
            before = words.lower[subject[0] - 1] if subject[0] > sentence.first else ","
            if determined and before in (",", "et", "mais"):
                return subject
    return None


def _past(words: Words, lexicon: Lexicon, verb: int) -> bool:
    """Tell whether a verb that reports nothing is in the past: «X « a changé »» is said of X."""
    after = verb + 1
    while after < len(words) - 1 and words.pos[after] in ("ADV", "PRON", "ADJ"):
        after += 1  # «a tout fait», «a toujours su»
    if words.pos[verb] == "AUX" and after < len(words):
        participle = "VerbForm=Part" in str(words.token[after].morph)
        return participle and words.lower[after] not in lexicon.forms
    if words.lower[verb] in lexicon.forms:
        return False
    return any(f"Tense={tense}" in str(words.token[verb].morph) for tense in ("Imp", "Past"))


def apart(words: Words, one: int, other: int) -> bool:
    """Tell whether two sentences, by number, stand in two paragraphs.

    Where nearly every line is one sentence, lines tell nothing.
    """
    if words.sentences[one].paragraph == words.sentences[other].paragraph:
        return False
    return not words.lined


def subject_of(words: Words, lexicon: Lexicon, sentence: Sentence) -> Source | None:
    """Give the subject of a sentence's main clause if it names somebody, or takes somebody up."""
    subjects = [
        w
        for w in range(sentence.first, sentence.last)
        if words.outside(w)
        and words.token[w].dep_.startswith("nsubj")
        and words.lower[w] not in lexicon.words["subject-relatives"]
    ]
    for w in sorted(subjects, key=lambda w: (_depth(words, w), w)):
        verb = words.head(w)
        if not any(words.finite[v] for v in range(w, min(verb + 1, sentence.last))):
            continue
        if words.lower[w] in lexicon.words["anaphors"]:
            return w, w + 1
        group = noun_group(words, lexicon, sentence, w)
        return group if _somebody(words, lexicon, group) else None
    return None


def _depth(words: Words, w: int) -> int:
    """Tell how far from the main clause a subject's clause stands: 0 in it, 2 under another."""
    clause = words.token[words.head(w)].dep_
    return 0 if clause == "ROOT" else 1 if clause in _BESIDE else 2


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

"""Quotations that a colon announces or that open a heading: who stands beside them speaks."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.inversion import names_speaker
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.nounphrases import noun_group
from recoupe.read.statements.shape import only_links, shape_of
from recoupe.read.statements.words import Sentence, Words

_CLAUSE_WORDS = 5
_STANCE = 9  # words of a heading that a «pour» or «contre» stands among


def announced(words: Words, lexicon: Lexicon, number: int, free: list[int]) -> list[Draft]:
    """Find quotations after a colon: «… : «…»», whoever the sentence is about speaks."""
    sentence = words.sentences[number]
    for n in free:
        span = words.words_of(n)
        colon = span.start - 1
        if colon <= sentence.first or words.lower[colon] != ":" or not words.outside(colon):
            continue
        labelled = sentence.heading and _calls(words, sentence.first, colon)
        if len(span) - 2 < 3 and not (labelled or words.has_verb(span.start, span.stop)):
            continue
        last = span.stop
        while last < sentence.last and (not words.outside(last) or words.pos[last] == "PUNCT"):
            last += 1
        start, end, kind = shape_of(words, lexicon, span.start, last, True)
        if kind is not StatementKind.DIRECT:
            q = words.quoted[n]
            start, end, kind = q.start, q.end, StatementKind.DIRECT
        source = _topic(words, lexicon, sentence.first, colon)
        rule = "heading and colon" if sentence.heading else "colon without a verb of saying"
        cue = None
        if sentence.heading and source is not None:
            cue = (words.start[source[0]], words.end[colon])
        return [Draft(start, end, kind, rule, number, cue, source, follows=source is None)]
    return []


def titled(words: Words, lexicon: Lexicon, number: int, free: list[int]) -> list[Draft]:
    """Find a heading or first line that starts with a quotation: «…» : X fait …, «…», X."""
    sentence = words.sentences[number]
    span = words.words_of(free[0])
    after = span.stop
    if span.start != sentence.first or after + 1 >= sentence.last:
        return []
    several = _several(words, sentence, free)
    if several is not None:
        start, end = words.quoted[free[0]].outer_start, words.quoted[several].outer_end
        kind, rule = StatementKind.MIXED, "quotation as heading"
        return [Draft(start, end, kind, rule, number, follows=True)]
    said = words.lower[after] == ":" and words.has_verb(span.start, span.stop)
    if not (sentence.heading or said):
        return []
    if words.lower[after] not in (":", ",") or len(span) < _CLAUSE_WORDS:
        return []
    q = words.quoted[free[0]]
    source = _topic(words, lexicon, after + 1, sentence.last)
    source = source or _acting(words, after + 1, sentence.last)
    return [
        Draft(
            q.start,
            q.end,
            StatementKind.DIRECT,
            "heading and colon" if source or sentence.heading else "quotation as heading",
            number,
            None,
            source,
            follows=source is None,
        )
    ]


def feared(words: Words, lexicon: Lexicon, number: int, free: list[int]) -> list[Draft]:
    """Find a heading that says what it quotes: «Crainte d'« une crue sans fin »»."""
    sentence = words.sentences[number]
    span = words.words_of(free[0])
    noun = words.lower[sentence.first] in lexicon.nouns
    near = sentence.first < span.start <= sentence.first + 3
    if not (sentence.heading and noun and near and span.stop >= sentence.last):
        return []
    q = words.quoted[free[0]]
    kind, rule = StatementKind.MIXED, "quotation as heading"
    return [Draft(q.outer_start, q.outer_end, kind, rule, number, follows=True)]


def _several(words: Words, sentence: Sentence, free: list[int]) -> int | None:
    """Give the last of some quotations that open a sentence up to a colon: «« A », « B » : …»."""
    for n in free[1:]:
        span = words.words_of(n)
        between = [w for w in range(sentence.first, span.start) if words.outside(w)]
        if not only_links(words, between):
            return None
        if span.stop < sentence.last and words.lower[span.stop] == ":":
            return n
    return None


def stance(words: Words, lexicon: Lexicon, number: int) -> Draft | None:
    """Read a heading without a verb: «Ada Quill contre le péage», «Le port pour « un pont »»."""
    sentence = words.sentences[number]
    if not sentence.heading or any(
        words.finite[w] and words.outside(w) for w in range(sentence.first, sentence.last)
    ):
        return None
    first = sentence.first
    for w in range(first, min(first + _STANCE, sentence.last - 2)):
        lower = words.lower[w]
        if not words.outside(w):
            return None
        if lower in (":", "-", "–", "—", "."):
            first = w + 1
        elif lower in lexicon.words["stance"] and w > first:
            named = _holder(words, lexicon, first, w)
            determined = words.pos[w + 1] == "DET" or words.quote[w + 1] >= 0
            if not (named and determined) or words.pos[w + 2] == "NUM":
                return None
            if any(words.lower[n] in lexicon.time for n in range(w + 1, sentence.last)):
                return None
            begin, end, kind = shape_of(words, lexicon, w + 1, sentence.last, False)
            enough = sentence.last - w > 3 or kind is not StatementKind.INDIRECT
            cue = words.start[w], words.end[w]
            return (
                Draft(begin, end, kind, "heading and stance", number, cue, (first, w))
                if enough and begin < end
                else None
            )
    return None


def _holder(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether words are no more than somebody's name or office."""
    head = next((w for w in range(first, last) if words.pos[w] in ("NOUN", "PROPN")), None)
    plain = all(
        words.pos[w] in ("DET", "NOUN", "PROPN", "ADJ") or words.lower[w] in lexicon.words["de"]
        for w in range(first, last)
    )
    return plain and head is not None and names_speaker(words, lexicon, head, head + 1)


def _acting(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Give the name that opens the words after a colon, before a verb («X rencontre Y»)."""
    at = first
    while at < last and words.capital(at):
        at += 1
    named = first < at < last and words.pos[first] not in ("DET", "ADP", "PRON", "ADV")
    return (first, at) if named and words.pos[at] in ("VERB", "AUX", "PRON") else None


def _narrated(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Give X in «Et X de conclure par une pique : «…»» (the infinitive of narration)."""
    somebody = words.pos[first + 1] in ("DET", "PROPN") or words.lower[first + 1] == "au"
    if words.lower[first] not in ("et", "and") or not somebody:
        return None
    for w in range(first + 2, min(last - 1, first + 16)):
        if words.pos[w] in ("VERB", "AUX", "PUNCT") or not words.outside(w):
            return None
        tells = words.lower[w] in ("de", "d'") and words.pos[w + 1] == "VERB"
        if tells and "VerbForm=Inf" in str(words.token[w + 1].morph):
            return first + 1, w
    return None


def _topic(words: Words, lexicon: Lexicon, first: int, last: int) -> tuple[int, int] | None:
    """Find whom the words before a colon name last: an agent, an apposition, the subject."""
    sentence = words.sentences[words.sentence_of[first]]
    for w in range(first, last):
        if words.lower[w] in lexicon.words["by"] and words.outside(w) and w + 1 < last:
            group = noun_group(words, lexicon, sentence, w + 1)
            if any(words.capital(n) for n in range(*group)):
                return group
    teller = _narrated(words, first, last)
    if teller is not None:
        return teller
    verbal = words.has_verb(first, last)
    for w in range(first, last):
        if (
            words.outside(w)
            and words.token[w].dep_.startswith("nsubj")
            and words.pos[w] in ("NOUN", "PROPN", "PRON")
        ):
            group = noun_group(words, lexicon, sentence, w)
            person = words.pos[w] == "PRON" or any(words.pos[n] == "PROPN" for n in range(*group))
            if person or words.token[w].ent_type_ == "PER":
                return group
    if verbal:
        return None
    names = [
        w for w in range(first, last) if words.pos[w] == "PROPN" or (words.capital(w) and w > first)
    ]
    if names:
        to = next((w for w in range(first + 1, last - 1) if words.lower[w] in ("à", "to")), None)
        if to is not None and first + 3 > to and to < names[-1] and _calls(words, first, to):
            return first, to  # «X à Y : «…»»
        start = names[-1]
        while start - 1 >= first and (
            words.pos[start - 1] in ("PROPN", "NOUN", "DET", "ADJ") or words.capital(start - 1)
        ):
            start -= 1
        return start, last
    if words.pos[first] == "DET":
        return first, last
    return None


def _calls(words: Words, first: int, last: int) -> bool:
    """Tell whether words are nothing but a name."""
    named = any(words.token[w].ent_type_ or words.pos[w] == "PROPN" for w in range(first, last))
    return named and all(words.capital(w) for w in range(first, last))

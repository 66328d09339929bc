"""Content that follows its cue: clauses, quotations after a colon, and what verbs take."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.bounds import content_end
from recoupe.read.statements.complements import (
    Found,
    complement_after,
    infinitive_after,
    is_act,
    label_after,
    marked_near,
    object_after,
    perfect_after,
)
from recoupe.read.statements.draft import CLAUSE, PHRASE, Draft
from recoupe.read.statements.groups import PASSIVE, Cue
from recoupe.read.statements.lexicon import GERUND, INFINITIVE, Lexicon
from recoupe.read.statements.phrases import (
    phrase_end,
    skip_complements,
    skip_small,
    starts_phrase,
    time_span,
)
from recoupe.read.statements.shape import quotes_in, shape_of
from recoupe.read.statements.words import Sentence, Words

_REACH = 24
_ASIDE = frozenset({"-", "–", "—", "("})
_MIN_WORDS = 3
_FAR = 14  # words from a cue beyond which marks with no verb in them are a title


def reported(
    words: Words, lexicon: Lexicon, number: int, cue: Cue, later: list[Cue]
) -> Draft | None:
    """Give the statement whose content stands to the right of a cue, or None."""
    sentence = words.sentences[number]
    if cue.verb is None or not _governed(words, lexicon, sentence, cue):
        return None
    if is_act(words, lexicon, sentence, cue):
        return None
    found = (
        _clause(words, lexicon, sentence, cue)
        or _question(words, lexicon, sentence, cue)
        or _bare_clause(words, lexicon, sentence, cue)
        or perfect_after(words, lexicon, sentence, cue)
        or _colon(words, lexicon, sentence, cue)
        or _joint_in_marks(words, lexicon, sentence, cue)
        or _marked(words, lexicon, sentence, cue)
        or infinitive_after(words, lexicon, sentence, cue)
        or complement_after(words, lexicon, sentence, cue)
        or label_after(words, lexicon, sentence, cue)
        or object_after(words, lexicon, sentence, cue)
        or marked_near(words, lexicon, sentence, cue)
    )
    if found is None:
        return None
    start, shape, rule, clause = found
    if rule == "colon" and _told_after(words, start, later):
        return None
    end = content_end(words, lexicon, sentence, start, cue, later, shape)
    if cue.form == PASSIVE and rule == "label":
        end = min(end, words.words_of(words.quote[start]).stop)
    first_char, last_char, kind = shape_of(words, lexicon, start, end, clause)
    if last_char <= first_char:
        return None
    if kind is StatementKind.DIRECT and not _clause_inside(words, start, end, rule):
        first_char, last_char = words.start[start], words.end[end - 1]
        first_char, last_char, kind = shape_of(words, lexicon, start, end, False)
    if kind is StatementKind.INDIRECT:
        if cue.negated or _count(words, start, end) < _MIN_WORDS:
            return None
        if not _reports_plainly(cue, rule):
            return None
    return Draft(
        first_char,
        last_char,
        kind,
        rule,
        number,
        cue=(words.start[cue.first], words.end[cue.last]),
    )


def _told_after(words: Words, start: int, later: list[Cue]) -> bool:
    """Tell whether an inverted cue follows a quotation: «X est formel : « … », a-t-il dit»."""
    if words.outside(start):
        return False
    end = words.words_of(words.quote[start]).stop
    return any(c.clitic and 0 <= c.first - end <= 1 for c in later)


def _count(words: Words, first: int, last: int) -> int:
    return sum(words.pos[w] != "PUNCT" for w in range(first, last))


def _clause_inside(words: Words, first: int, last: int, rule: str) -> bool:
    return rule == "colon" or words.has_verb(first, last)


def _reports_plainly(cue: Cue, rule: str) -> bool:
    """Tell whether a cue reports words even where nothing stands in marks."""
    if cue.takes("only-mark"):
        return False
    if rule == "object":
        return cue.takes("obj")
    if rule == "label" and not cue.takes("label-adj"):
        return cue.takes("named")
    return True


def _governed(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether an infinitive is at work: under a modal, after «pour», in «Et X de conclure»."""
    if cue.form != INFINITIVE:
        return True
    at = cue.first - 1
    if at < sentence.first:
        return False
    if words.lower[at] in lexicon.words["to"]:
        return True
    seen = 0
    while at >= sentence.first and seen < 6 and words.outside(at):
        if words.lower[at] in lexicon.modals:
            return True
        if words.lower[at] in lexicon.words["de"] and seen == 0:
            first = words.lower[sentence.first]
            if first in lexicon.words["and"] and at - sentence.first < 12:
                return not words.has_verb(sentence.first, at)
        at -= 1
        seen += 1
    return False


def _clause(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find «que» after a cue, over complements and inserted phrases."""
    if not cue.takes("que", "who-que", "sur", "d'np"):
        return None
    if _of_phrase(words, lexicon, sentence, cue):
        return None
    comma = False
    timed = 0
    if cue.form == PASSIVE and not _impersonal(words, sentence, cue):
        return None
    beyond = cue.last
    for w in range(cue.last + 1, min(cue.last + _REACH, sentence.last)):
        if w <= beyond:
            continue
        if not words.outside(w):
            return None
        lower = words.lower[w]
        if lower in _ASIDE and cue.takes("who-que"):
            beyond = aside_end(words, w, sentence.last)
            continue
        for phrase in lexicon.phrases:
            if tuple(words.lower[w : w + len(phrase)]) == phrase:
                timed = max(timed, w + len(phrase))
        if lower in lexicon.words["que"]:
            before = words.lower[w - 1]
            if before in lexicon.words["than"] or before in lexicon.words["demonstratives"]:
                return None
            if not cue.takes("que", "who-que") and before != "fait":
                return None
            if before == "ce" and not cue.takes("d'np") and not _to_that(words, cue, w):
                return None
            if w + 1 < sentence.last and not _restrictive(words, w, cue):
                return w + 1, CLAUSE, "that clause", True
            return None
        if lower in (":", ";", ".", "?", "!"):
            return None
        if words.pos[w] in ("VERB", "AUX") and not past_participle(words, w) and w >= timed:
            return None
        if lower == ",":
            comma = True
        elif w < timed:
            continue
        elif (span := time_span(words, lexicon, w, sentence.last)) > w:
            timed = span
        elif not comma and not cue.takes("who-que"):
            bare = starts_phrase(words, lexicon, w) and lower not in lexicon.time
            if bare and not _complement(words, lexicon, cue.last + 1, w):
                fact = lower == "le" and words.lower[w + 1 : w + 2] == ["fait"]
                if not fact and lower not in ("ce", "cette"):
                    return None
    return None


def _to_that(words: Words, cue: Cue, w: int) -> bool:
    """Tell whether «à ce que» opens the clause at word `w`: «demande à ce que …»."""
    return cue.takes("à-ce-que") and words.lower[w - 2] == "à"


def _of_phrase(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether «de» and a noun follow a cue that takes them: «s'étonne des mots que …»."""
    at = skip_small(words, lexicon, cue.last + 1, sentence.last)
    if not cue.takes("d'np") or at + 1 >= sentence.last or not words.outside(at):
        return False
    if words.lower[at] in lexicon.words["de-contracted"]:
        return True
    noun = at + 1 + (words.pos[at + 1] == "DET")
    return words.lower[at] in lexicon.words["de"] and words.pos[noun : noun + 1] == ["NOUN"]


def aside_end(words: Words, w: int, last: int) -> int:
    """Give the dash or bracket that closes the one at word `w`; `w` where none does."""
    closing = ")" if words.lower[w] == "(" else words.lower[w]
    for at in range(w + 2, min(w + _REACH, last)):
        if words.lower[at] == closing:
            return at
    return w


def past_participle(words: Words, w: int) -> bool:
    """Tell whether a verb form is a past participle (in «un texte publié lundi»)."""
    morph = str(words.token[w].morph)
    return "VerbForm=Part" in morph and "Tense=Past" in morph


def _bare_clause(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a clause without its conjunction: «She said the bridge was closed»."""
    if not cue.takes("zero", "zero-who"):
        return None
    at = skip_small(words, lexicon, cue.last + 1, sentence.last)
    if cue.takes("zero-who"):
        at = phrase_end(words, lexicon, at, sentence.last) if at < sentence.last else at
    if at >= sentence.last or words.lower[at] == ",":
        return None
    if words.outside(at) and not (starts_phrase(words, lexicon, at) or words.pos[at] == "PRON"):
        return None
    for w in range(at, min(at + 14, sentence.last)):
        if words.lower[w] == ",":
            return None
        if words.finite[w]:
            return at, CLAUSE, "that clause", True
    return None


def _impersonal(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell «il a été dit que» from «le pont a été annoncé»."""
    at = cue.first - 1
    while at > sentence.first and words.pos[at] == "ADV":
        at -= 1
    return at >= sentence.first and words.lower[at] in ("il", "it")


def _restrictive(words: Words, w: int, cue: Cue) -> bool:
    """Tell «ne dit que …» (only) from a clause."""
    return words.pos[w] == "ADV" and cue.negated


def _complement(words: Words, lexicon: Lexicon, first: int, w: int) -> bool:
    """Tell whether word `w` stands in a prepositional phrase that starts at or after `first`."""
    at = w
    while at >= first:
        if words.pos[at] == "ADP" or words.lower[at] in ("au", "aux", "du", "des", "lors", "à"):
            return True
        if words.lower[at] == ",":
            return False
        at -= 1
    return False


def _question(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    if not cue.takes("si"):
        return None
    at = skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if at >= sentence.last or not words.outside(at) or words.lower[at] not in lexicon.words["si"]:
        return None
    return (at, CLAUSE, "indirect question", True) if words.pos[at] == "SCONJ" else None


def _colon(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a colon after a cue and its complements, and what it announces."""
    for w in range(cue.last + 1, min(cue.last + _REACH, sentence.last - 1)):
        if not words.outside(w):
            return None
        if words.lower[w] == ":":
            quoted = words.quote[w + 1] >= 0
            near = w - cue.last <= 12
            if quoted and (cue.takes("quote", "que", "obj") or (near and not cue.takes("mark"))):
                if _phrase_between(words, lexicon, cue, w):
                    return None
                return w + 1, CLAUSE, "colon", True
            if not quoted and cue.takes("que") and w - cue.last <= 2 and cue.form != GERUND:
                return w + 1, CLAUSE, "colon", True
            return None
        if words.finite[w] or (words.infinitive[w] and not cue.takes("que")):
            return None
    return None


def _phrase_between(words: Words, lexicon: Lexicon, cue: Cue, colon: int) -> bool:
    """Tell whether an object of the cue stands before the colon («demandé l'annulation : …»)."""
    at = skip_complements(words, lexicon, cue.last + 1, colon)
    return (
        cue.takes("obj")
        and at < colon
        and starts_phrase(words, lexicon, at)
        and _count(words, at, colon) >= _MIN_WORDS
    )


def _joint_in_marks(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a quotation that opens with what joins it: «demande aux élus « de lancer un appel »»."""
    if cue.form == PASSIVE:
        return None
    for w in range(cue.last + 1, min(cue.last + _REACH, sentence.last)):
        if words.quote[w] >= 0:
            inner = w + 1
            if len(words.words_of(words.quote[w])) < _MIN_WORDS + 2:
                return None
            clause = words.lower[inner] in lexicon.words["que"]
            action = words.lower[inner] in lexicon.words["de"] and words.infinitive[inner + 1]
            fits = (clause and cue.takes("que", "who-que", "label-adj")) or (
                action and cue.takes("de", "who-de", "à", "who-à")
            )
            return (w, PHRASE, "marked words", False) if fits else None
        if words.pos[w] == "VERB" or words.finite[w] or words.lower[w] in (":", ";"):
            return None
        if words.lower[w] in lexicon.relatives:
            return None
    return None


def _marked(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a quotation right after a cue: «assure «…»», «juge «…» d'agir»."""
    at = skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if (
        at < sentence.last
        and words.lower[at] == ","
        and at + 1 < sentence.last
        and words.quote[at + 1] >= 0
        and cue.takes("quote")
    ):
        at += 1
        span = words.words_of(words.quote[at])
        if not words.has_verb(span.start, span.stop):
            return None
    if at >= sentence.last or words.quote[at] < 0 or not quotes_in(words, lexicon, at, at + 1):
        return None
    if cue.form == PASSIVE:
        return None
    span = words.words_of(words.quote[at])
    inner = span.start + 1
    lead = words.lower[inner] if inner < span.stop else ""
    if at - cue.last > _FAR and not words.has_verb(span.start, span.stop):
        return None
    clause = words.has_verb(span.start, span.stop) and lead not in lexicon.words["que"]
    clause = clause and words.capital(inner) if inner < span.stop else clause
    if not clause and cue.verb is not None and cue.verb.frames == {"quote"}:
        return None
    shape = PHRASE if not clause else CLAUSE
    return at, shape, "marked words", clause

"""Where reported content ends."""

from __future__ import annotations

from recoupe.read.statements.beside import before_link, is_beside
from recoupe.read.statements.draft import ACTION, CLAUSE, PHRASE
from recoupe.read.statements.groups import Cue
from recoupe.read.statements.lexicon import GERUND, INFINITIVE, Lexicon
from recoupe.read.statements.shape import quotes_in
from recoupe.read.statements.words import Sentence, Words

_OPENER = 4  # words that a fronted clause may stand after, as in «Reste que, s'il dit …»
_LEADS = frozenset({",", "-", "–", ":"})


def content_end(
    words: Words,
    lexicon: Lexicon,
    sentence: Sentence,
    start: int,
    cue: Cue | None,
    later: list[Cue],
    shape: str,
) -> int:
    """Give the word (exclusive) where content that starts with word `start` ends.

    A clause runs to the end of its sentence unless another report, an adverbial clause of the
    journalist's or a quotation after a colon follows; a phrase also ends at most commas.
    """
    starts = {c.first: c for c in later}
    depth = 0
    fronted = cue is not None and _fronted(words, lexicon, sentence, cue)
    aside = cue is not None and _in_aside(words, lexicon, sentence, cue)
    verbal = False
    for w in range(start, sentence.last):
        if not words.outside(w):
            verbal = True
            continue
        lower = words.lower[w]
        verbal = verbal or words.finite[w]
        depth += (lower == "(") - (lower == ")" and depth > 0)
        if w == start or depth:
            continue
        if w in starts and is_beside(words, lexicon, start, w, starts[w], cue, shape):
            return before_link(words, lexicon, start, w)
        quoted = w + 1 < sentence.last and words.quote[w + 1] >= 0
        if lower == ":" and quoted and w - start >= 2 and _clausal(words, words.quote[w + 1]):
            return w
        if shape == PHRASE and (lower == ";" or lower in lexicon.words["oblique"]):
            return w
        if lower == "," and w + 1 < sentence.last and words.outside(w + 1):
            if _strong_at(words, lexicon, w + 1) and (verbal or shape != CLAUSE):
                return w
            if fronted and _main_clause(words, lexicon, sentence, w):
                return w
            if (
                aside
                and (verbal or shape != CLAUSE)
                and _verb_next(words, lexicon, w + 1, sentence.last)
            ):
                return w
            if _after_quotation(words, lexicon, sentence, start, w):
                return w
            if verbal and _frame_closes(words, lexicon, sentence, w + 1):
                return w
            if shape == PHRASE and _ends_phrase(words, lexicon, sentence, w):
                return w
            fact = shape == ACTION and words.pos[start - 1] != "ADP"  # «affirme avoir …»
            if shape != CLAUSE and not fact and _adds(words, lexicon, sentence, w):
                return w
            if shape == PHRASE and _goes_further(words, lexicon, sentence, w, starts):
                return w
        if shape == PHRASE and w - start > 1 and _turns(words, lexicon, sentence, w, starts.get(w)):
            return _before_adverbs(words, start, w)
        joins = shape != CLAUSE and lower in lexicon.words["and"]
        beside = cue is not None and cue.form == INFINITIVE and words.infinitive[w + 1 : w + 2]
        if joins and shape == PHRASE and beside == [True]:
            return w
        if joins and _new_clause(words, lexicon, w, sentence, fronted):
            return w - 1 if words.lower[w - 1] == "," else w
    return sentence.last


def _fronted(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue stands in a clause before the main one: «S'il dit que …, X …»."""
    first = sentence.first
    for w in range(first, min(cue.first, first + _OPENER)):
        if words.lower[w] in _LEADS:
            first = w + 1
    lead = range(first, cue.first)
    if any(words.lower[w] == "," for w in lead):
        return False
    if cue.form == GERUND:
        return len(lead) <= 2
    return len(lead) > 0 and words.lower[first] in lexicon.subordinators


def _in_aside(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue stands beside its main clause, whose verb may come after the content.

    That is in a relative clause («X, qui a dit que …, part») or in a participle after a comma.
    """
    for w in range(cue.first - 1, sentence.first, -1):
        if words.lower[w] in lexicon.relatives and words.outside(w):
            return w == cue.first - 1 or words.lower[w - 1] == ","
        if words.lower[w] == "," and words.outside(w):
            return cue.form == GERUND and w == cue.first - 1
    return False


def _after_quotation(
    words: Words, lexicon: Lexicon, sentence: Sentence, start: int, comma: int
) -> bool:
    """Tell whether the journalist's participle follows a quoted clause: «…», interrogé par X."""
    if words.outside(start) or words.words_of(words.quote[start]).stop != comma:
        return False
    participle = "VerbForm=Part" in str(words.token[comma + 1].morph)
    lone = all(words.outside(w) for w in range(comma, sentence.last))
    return lone and participle and words.has_verb(start, comma)


def _frame_closes(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    """Tell whether «selon X» from word `w` on is the last of its sentence: who passed it on."""
    phrases = lexicon.according.get(words.lower[w], ())
    if not any(tuple(words.lower[w : w + len(p)]) == p for p in phrases):
        return False
    if any(lower in lexicon.no_source for lower in words.lower[w + 1 : w + 4]):
        return False
    for at in range(w + 1, sentence.last):
        if not words.outside(at):
            return False
        if words.lower[at] in lexicon.relatives:
            return True
        if words.finite[at]:
            return False
    return True


def _verb_next(words: Words, lexicon: Lexicon, w: int, last: int) -> bool:
    """Tell whether a finite verb comes next: the main clause goes on after a relative one."""
    for at in range(w, min(w + 4, last)):
        if not words.outside(at):
            return False
        if words.pos[at] in ("VERB", "AUX"):
            return "VerbForm=Fin" in str(words.token[at].morph)
        if words.pos[at] != "ADV" and words.lower[at] not in lexicon.object_clitics:
            return False
    return False


def _main_clause(words: Words, lexicon: Lexicon, sentence: Sentence, comma: int) -> bool:
    """Tell whether a main clause starts after a comma: a subject, then a finite verb."""
    after = comma + 1
    if words.pos[after] not in ("DET", "PROPN", "PRON", "NOUN", "X") and not words.capital(after):
        return False
    if words.lower[after] in lexicon.relatives:
        return False
    for w in range(after, min(after + 14, sentence.last)):
        if not words.outside(w):
            return False
        if words.finite[w]:
            return True
        if words.lower[w] in lexicon.relatives or words.lower[w] in lexicon.words["que"]:
            return False
    return False


def _ends_phrase(words: Words, lexicon: Lexicon, sentence: Sentence, comma: int) -> bool:
    after = comma + 1
    lower = words.lower[after]
    if words.lower[comma - 1] in lexicon.words["aside-relatives"]:
        return False  # «la loi qui, en interdisant …, est …»
    return (
        lower in lexicon.relatives
        or lower in lexicon.boundaries
        or words.pos[after] in ("SCONJ", "PRON")
        or (words.pos[after] == "NOUN" and not words.capital(after))
        or words.lower[after] in lexicon.words["gerund-marker"]
    ) and not any(words.quote[w] >= 0 for w in range(after, min(after + 6, sentence.last)))


def _strong_at(words: Words, lexicon: Lexicon, w: int) -> bool:
    """Tell whether a conjunction of the journalist's starts with word `w` («tandis que»)."""
    return any(tuple(words.lower[w : w + len(p)]) == p for p in lexicon.strong)


def _turns(words: Words, lexicon: Lexicon, sentence: Sentence, w: int, cue: Cue | None) -> bool:
    """Tell whether a phrase is over without a comma: «salue la mairie alors que …».

    So it is where a report in a participle starts: «salue la mairie en rappelant que …».
    """
    if cue is not None and cue.form == GERUND:
        return words.lower[w] in lexicon.words["gerund-marker"]
    return _strong_at(words, lexicon, w) and not quotes_in(words, lexicon, w, sentence.last)


def _before_adverbs(words: Words, start: int, w: int) -> int:
    """Step back over «tout» in «tout en rappelant», «bien» in «bien avant que»."""
    while w - 1 > start and words.pos[w - 1] == "ADV" and words.outside(w - 1):
        w -= 1
    return w


def _adds(words: Words, lexicon: Lexicon, sentence: Sentence, comma: int) -> bool:
    """Tell whether a relative clause or a participle with no marks in it ends a sentence.

    It is the journalist's as a rule: «demande une enquête, ouverte depuis lundi».
    """
    after = comma + 1
    morph = str(words.token[after].morph)
    participle = words.pos[after] == "VERB" and "VerbForm=Part" in morph and "Tense=Past" in morph
    if not participle and words.lower[after] not in lexicon.words["aside-relatives"]:
        return False
    return not quotes_in(words, lexicon, after, sentence.last)


def _goes_further(
    words: Words, lexicon: Lexicon, sentence: Sentence, comma: int, starts: dict[int, Cue]
) -> bool:
    """Tell whether a present participle after a comma leads on: «…, allant jusqu'à dire …»."""
    morph = str(words.token[comma + 1].morph)
    if "VerbForm=Part" not in morph or "Tense=Pres" not in morph:
        return False
    near = range(comma + 2, min(comma + 8, sentence.last))
    return any(w in starts for w in near) or not quotes_in(words, lexicon, comma, sentence.last)


def _new_clause(
    words: Words, lexicon: Lexicon, link: int, sentence: Sentence, fronted: bool
) -> bool:
    """Tell whether «et», «mais» … starts a clause of its own; none where a comma comes first."""
    after = link + 1
    if after >= sentence.last:
        return False
    if words.lower[after] in lexicon.words["subject-pronouns"]:
        return True
    comma = words.lower[link - 1] == "," or words.lower[link] in ("mais", "but")
    for w in range(after, min(after + 16, sentence.last)):
        if not words.outside(w) or words.lower[w] in lexicon.relatives:
            return False
        if words.lower[w] in lexicon.words["que"] or (fronted and words.lower[w] == ","):
            return False
        if words.finite[w]:
            return comma or any(words.token[n].dep_.startswith("nsubj") for n in range(after, w))
    return False


def _clausal(words: Words, quote: int) -> bool:
    span = words.words_of(quote)
    return len(span) > 5 or words.has_verb(span.start, span.stop)

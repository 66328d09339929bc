"""Content that a cue follows or cuts: «…», a-t-il dit; …, a dit X; «…, dit-elle, …»."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.draft import Draft, Stretch
from recoupe.read.statements.groups import Cue
from recoupe.read.statements.insertion import cue_inside
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.shape import only_links, quotes_in, shape_of, trim
from recoupe.read.statements.words import Sentence, Words

_CLAUSE_WORDS = 4
_WHOLE = 9


def postposed(
    words: Words,
    lexicon: Lexicon,
    number: int,
    first: int,
    cue: Stretch,
    source: Stretch | None,
    resume: int,
    generic: bool = False,
    rule: str = "inverted cue",
    onward: Stretch | None = None,
) -> Draft | None:
    """Give the statement that ends where a cue or «selon X» begins, or that it cuts in two.

    `first` is the first word that may belong to it, `cue` are the words of the cue, `resume` the
    first word after the cue and its source. `onward` are the words there that the clause before
    surely goes on with.
    """
    sentence = words.sentences[number]
    left = trim(words, first, cue[0])
    right = _cut_off(words, lexicon, sentence, left, resume)
    if right is None or words.quote[right[0]] < 0:
        after = _after_source(words, lexicon, sentence, resume)
        if resume < after < min(resume + 12, sentence.last) and words.quote[after] >= 0:
            right = (after, sentence.last)
    span = (words.start[cue[0]], words.end[cue[1] - 1])
    if left[1] - left[0] > 1 and words.lower[left[1] - 1] in ("comme", "as"):
        return _as_says(words, number, left, span, source, generic)
    made = _quoted_left(words, lexicon, left, right)
    if onward is not None:
        made = (*shape_of(words, lexicon, left[0], onward[1], False), "clause")
    if made is None:
        made = _plain(words, lexicon, sentence, left, right, resume)
    if made is None:
        return None
    start, end, kind, label = made
    return Draft(
        start,
        end,
        kind,
        f"{rule}, {label}" if label else rule,
        number,
        span,
        source,
        generic=generic,
    )


def _as_says(
    words: Words,
    number: int,
    left: Stretch,
    cue: Stretch,
    source: Stretch | None,
    generic: bool,
) -> Draft | None:
    """Give the quotation right before «, comme le dit X»; what else stands there is not X's."""
    at = left[1] - 2
    if words.lower[at] == "," and at > left[0]:
        at -= 1
    if words.quote[at] < 0:
        return None
    q = words.quoted[words.quote[at]]
    return Draft(
        q.outer_start,
        q.outer_end,
        StatementKind.MIXED,
        "inverted cue, clause",
        number,
        cue,
        source,
        generic=generic,
    )


def bare_lead(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether words `first`–`last` only lead up to a quotation: no finite verb, no subject.

    «Mais», «Dans ce cas,», «À propos du pont,» are; «Le pont» is part of what is said.
    """
    if quotes_in(words, lexicon, first, last):
        return False
    if first < last and words.lower[last - 1] == ":":
        return True
    if words.has_verb(first, last):
        return False
    inner = [w for w in range(first, last) if words.pos[w] != "PUNCT"]
    if not inner:
        return True
    if len(inner) <= 2 and all(
        words.lower[w] in lexicon.connectives or words.pos[w] in ("CCONJ", "ADV") for w in inner
    ):
        return True
    return words.lower[last - 1] in (",", ":")


def _quoted_left(
    words: Words, lexicon: Lexicon, left: Stretch, right: Stretch | None
) -> tuple[int, int, StatementKind, str] | None:
    """Read the left as quotations only, one clause of the speaker's own: direct."""
    quotes = quotes_in(words, lexicon, *left)
    if not quotes:
        return None
    opening = words.words_of(quotes[0])
    closing = words.words_of(quotes[-1])
    glued = _glued_heading(words, lexicon, left[0], opening)
    if not (glued or bare_lead(words, lexicon, left[0], opening.start)):
        return None
    if needs_subject(words, opening) and opening.start > left[0]:
        return None
    if not only_links(words, [w for w in range(opening.start, closing.stop) if words.outside(w)]):
        return None
    tail = [w for w in range(closing.stop, left[1]) if words.pos[w] != "PUNCT"]
    clause = words.has_verb(opening.start, opening.stop)
    alone = not tail and left[0] == opening.start
    if tail and not _aside(words, lexicon, closing.stop, tail):
        return None
    if not (clause or alone or len(opening) > _CLAUSE_WORDS + 2):
        return None
    start, end = words.quoted[quotes[0]].start, words.quoted[quotes[-1]].end
    if right is not None:
        more = quotes_in(words, lexicon, *right)
        if more and words.quote[right[0]] >= 0:
            end = words.quoted[more[-1]].end
            return start, end, StatementKind.DIRECT, "cut quotation"
    return start, end, StatementKind.DIRECT, "quotation"


def _glued_heading(words: Words, lexicon: Lexicon, first: int, quote: range) -> bool:
    """Tell whether what stands before a whole quoted sentence is a heading without its line."""
    inner = quote.start + 1
    before = quote.start - 1
    if before <= first or words.has_verb(first, quote.start) or not words.capital(first):
        return False
    whole = words.capital(inner) and words.has_verb(inner, quote.stop) and len(quote) > _WHOLE
    return whole and words.pos[before] in ("NOUN", "PROPN", "ADJ")


def _aside(words: Words, lexicon: Lexicon, after: int, tail: list[int]) -> bool:
    """Tell whether words between a quotation and its cue are the journalist's."""
    if words.lower[after] == ",":
        verb = words.has_verb(tail[0], tail[-1] + 1)
        return not verb or words.lower[tail[0]] in lexicon.relatives
    return len(tail) <= 3 and words.lower[tail[0]] in ("de", "du", "des", "d'", "of")


def needs_subject(words: Words, quote: range) -> bool:
    """Tell whether a quotation starts with a finite verb whose subject stands before the marks."""
    inner = quote.start + 1
    return inner < quote.stop and not words.capital(inner) and words.finite[inner]


def _plain(
    words: Words,
    lexicon: Lexicon,
    sentence: Sentence,
    left: Stretch,
    right: Stretch | None,
    resume: int,
) -> tuple[int, int, StatementKind, str] | None:
    """Read what stands before a cue as the journalist's report of it, marks or none."""
    first, last = left
    quoted = bool(quotes_in(words, lexicon, first, last))
    complete = quoted or _main_verb(words, lexicon, first, last)
    after = _after_source(words, lexicon, sentence, resume)
    opens = after < sentence.last and words.quote[after] >= 0
    if not complete and (opens or bare_lead(words, lexicon, first, last)):
        begin, end = trim(words, after, sentence.last)
        if end - begin < 2 or (not opens and not words.has_verb(begin, end)):
            return None
        if opens and words.has_verb(words.words_of(words.quote[begin]).start, end):
            end = _quotations_end(words, begin, end)
        return (*shape_of(words, lexicon, begin, end, opens), "after it")
    if right is not None and (not complete or (words.quote[right[0]] >= 0 and not quoted)):
        last = right[1]
    elif not complete:
        return None
    elif _goes_on(words, lexicon, sentence, last, resume):
        last = sentence.last
    made = shape_of(words, lexicon, first, last, False)
    if made[2] is StatementKind.INDIRECT and last - first < 4:
        return None
    return (*made, "clause")


def _goes_on(words: Words, lexicon: Lexicon, sentence: Sentence, last: int, resume: int) -> bool:
    """Tell whether a complete clause goes on after what is inserted: «Il est, dit X, un gouffre».

    `last` is the word (exclusive) where it stops before the inserted words, `resume` the first one
    after them. A verb lacks its complement, or «de», «à», «et» join what follows.
    """
    inserted = words.lower[last] == ","
    after = resume + inserted
    if after + 2 >= sentence.last or (inserted and words.lower[resume] != ","):
        return False
    if not words.outside(after) or any(not words.outside(w) for w in range(last, after)):
        return False
    lower = words.lower[after]
    before = last - 1
    pronoun = words.pos[resume - 1] == "PRON"
    if words.finite[before] or words.lower[before] in lexicon.words["que"]:
        plain = words.pos[after] != "PUNCT" and lower not in lexicon.relatives
        return plain and (inserted or pronoun)
    if not inserted:
        return False
    # «…, dit Ada Quill, du syndicat des ports»: where she belongs
    joins = lower in lexicon.words["goes-on"] and words.pos[resume - 1] != "PROPN"
    clause = lower in lexicon.words["and"] and words.has_verb(after, sentence.last)
    return joins or (clause and lower not in ("ou", "or"))


def _main_verb(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a finite verb stands there outside the relative clauses that commas set off."""
    relative = False
    for w in range(first, last):
        if words.lower[w] == "," and w + 1 < last:
            relative = words.lower[w + 1] in lexicon.words["aside-relatives"]
        elif words.finite[w] and not relative:
            return True
    return False


def _quotations_end(words: Words, first: int, last: int) -> int:
    """Give the end of the quotations from word `first` on that only commas and «et» part."""
    end = words.words_of(words.quote[first]).stop
    w = end
    while w < last:
        if words.quote[w] >= 0:
            w = end = words.words_of(words.quote[w]).stop
        elif only_links(words, [w]):
            w += 1
        else:
            break
    return end


def _after_source(words: Words, lexicon: Lexicon, sentence: Sentence, resume: int) -> int:
    """Give the word where content after a cue starts, appositions of its source passed over."""
    for w in range(resume, min(resume + 30, sentence.last)):
        if words.quote[w] >= 0:
            return w if words.lower[w - 1] in (",", ":") or w == resume else resume
        if words.lower[w] in lexicon.relatives:
            break
        if words.pos[w] in ("VERB", "AUX") and words.lower[w - 1] != "y":
            break
    w = resume
    while w < sentence.last and words.lower[w] in (",", ":", "-", "–"):
        w += 1
    return w


def _cut_off(
    words: Words, lexicon: Lexicon, sentence: Sentence, left: Stretch, resume: int
) -> Stretch | None:
    """Give the words after a cue that go on with its content, or None."""
    w = resume
    while w < sentence.last and words.outside(w) and w - resume < 14:
        if words.lower[w] in (",", ":", "-", "–"):
            break
        if words.pos[w] in ("VERB", "AUX") or words.lower[w] in lexicon.relatives:
            return None
        w += 1
    else:
        return None
    if w + 1 >= sentence.last:
        return None
    after = w + 1
    if words.quote[after] >= 0:
        return after, sentence.last
    quoted = any(words.quote[n] >= 0 for n in range(*left))
    if quoted or words.lower[after] in lexicon.relatives or words.lower[w] == ":":
        return None
    return after, sentence.last


def inserted(words: Words, lexicon: Lexicon, number: int, quote: int) -> tuple[Draft, Cue] | None:
    """Give the statement that a quotation is when a cue stands inside its marks."""
    span = words.words_of(quote)
    if len(span) < 8:
        return None
    cues = cue_inside(words, lexicon, span.start + 1, span.stop)
    if not cues:
        return None
    cue, q = cues[0], words.quoted[quote]
    source = cue.subject
    draft = Draft(
        q.start,
        q.end,
        StatementKind.DIRECT,
        "cue inside a quotation",
        number,
        (words.start[cue.first], words.end[cue.last]),
        source,
        generic=cue.clitic and words.lower[cue.subject[0]] in lexicon.generic
        if cue.subject
        else False,
    )
    return draft, cue

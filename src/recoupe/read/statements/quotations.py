"""Quotations without a cue in their sentence: continued, alone, predicates, or mere terms."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import StatementKind
from recoupe.read.statements.announced import announced, feared, titled
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import PARTICIPLE, Lexicon
from recoupe.read.statements.nounphrases import noun_group
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.postposed import bare_lead, needs_subject
from recoupe.read.statements.shape import is_name, only_links, quotes_in, shape_of
from recoupe.read.statements.words import Words

_CLAUSE_WORDS = 5
_TERM_WORDS = 6
_LONG_TERM = 10
_LONG = 60
_APART = 3
_FRONT = 3
_TERM = 5  # words of a term that a heading quotes, its marks included
_SUBJECT = 16  # words between a fronted quotation and the verb of saying
# Reports whose own subject stands between a fronted quotation and their verb.
_REPORTED = frozenset(
    {"that clause", "object", "marked words", "complement", "infinitive", "label"}
)


def uncued(
    words: Words,
    lexicon: Lexicon,
    number: int,
    taken: list[Draft],
    repeated: frozenset[str],
    near: bool,
) -> list[Draft]:
    """Give the statements that the quotations of a sentence make which no draft holds yet.

    `repeated` are quoted wordings that the article sets in marks again and again: terms. `near`
    tells whether a report stands close before, that the journalist's own sentence may go on with.
    """
    sentence = words.sentences[number]
    free = [
        n
        for n in sentence.quotes
        if not any(d.holds(words.quoted[n].start, words.quoted[n].end) for d in taken)
        and not is_name(words, lexicon, n)
    ]
    if not free:
        return []
    made = (
        titled(words, lexicon, number, free)
        or announced(words, lexicon, number, free)
        or feared(words, lexicon, number, free)
    )
    free = [
        n
        for n in free
        if not any(d.holds(words.quoted[n].start, words.quoted[n].end) for d in made)
    ]
    if not free:
        return made
    if taken and not made:
        told = _told_before(words, lexicon, number, free, taken, repeated)
        return [told] if told is not None else []
    if not taken and not made:
        alone = _alone(words, lexicon, number, free)
        if alone is not None:
            return [alone]
        told = None if sentence.heading else _predicate(words, lexicon, number, free)
        if told is None and (near or sentence.heading):
            told = _told(words, lexicon, number, free, repeated)
        return [told] if told is not None else []
    return made


def fronted(words: Words, lexicon: Lexicon, draft: Draft, taken: list[Draft]) -> Draft:
    """Take in what a fronted phrase quotes: «« Au bout du pont », Ada Quill a vu « la crue »»."""
    sentence = words.sentences[draft.sentence]
    if draft.cue is None or draft.cue[1] > draft.start or draft.kind is StatementKind.DIRECT:
        return draft
    if draft.rule not in _REPORTED or any(d.start < draft.start for d in taken):
        return draft
    for n in sentence.quotes:
        q, span = words.quoted[n], words.words_of(n)
        if q.outer_end > draft.cue[0] or span.start - sentence.first > _FRONT:
            break
        leads = all(
            words.pos[w] in ("ADP", "ADV", "CCONJ", "DET")
            for w in range(sentence.first, span.start)
        )
        comma = span.stop < sentence.last and words.lower[span.stop] == ","
        whole = words.has_verb(span.start, span.stop) and words.capital(span.start + 1)
        beyond = range(span.stop, sentence.last)
        between = [w for w in beyond if words.start[w] < draft.cue[0]]
        plain = len(between) <= _SUBJECT and not any(words.finite[w] for w in between)
        said = not is_name(words, lexicon, n) and len(span) > _FRONT and not whole
        if leads and comma and plain and said:
            return replace(draft, start=q.outer_start, kind=StatementKind.MIXED)
    return draft


def _alone(words: Words, lexicon: Lexicon, number: int, free: list[int]) -> Draft | None:
    """Read a sentence that is a quotation and no more than a lead."""
    sentence = words.sentences[number]
    opening, closing = words.words_of(free[0]), words.words_of(free[-1])
    if not bare_lead(words, lexicon, sentence.first, opening.start):
        return None
    rest = [w for w in range(closing.stop, sentence.last) if words.pos[w] != "PUNCT"]
    if rest and words.lower[closing.stop] == "," and words.has_verb(opening.start, opening.stop):
        return _named_after(words, lexicon, number, free, closing.stop + 1)
    between = [w for w in range(opening.start, closing.stop) if words.outside(w)]
    if rest or not only_links(words, between):
        return None
    if opening.start > sentence.first and needs_subject(words, opening):
        return None
    lead = opening.start - sentence.first
    clause = words.has_verb(opening.start, opening.stop)
    if lead > 1 and not clause and len(opening) < _CLAUSE_WORDS + 2:
        return None
    start, end = words.quoted[free[0]].start, words.quoted[free[-1]].end
    signed = _signature(words, lexicon, number)
    if signed is not None:
        return Draft(start, end, StatementKind.DIRECT, "signed quotation", number, source=signed)
    if sentence.heading:
        kind = StatementKind.DIRECT if clause or len(opening) >= 9 else StatementKind.MIXED
        if kind is StatementKind.MIXED:
            start, end = words.quoted[free[0]].outer_start, words.quoted[free[-1]].outer_end
        return Draft(start, end, kind, "quotation as heading", number, follows=True)
    return Draft(start, end, StatementKind.DIRECT, "continued quotation", number, follows=True)


def _signature(words: Words, lexicon: Lexicon, number: int) -> tuple[int, int] | None:
    """Find a line under a quotation that names its speaker: a name, a comma, what he or she is."""
    if number + 1 >= len(words.sentences):
        return None
    below = words.sentences[number + 1]
    if not below.heading or not 2 <= below.last - below.first <= 14:
        return None
    if words.has_verb(below.first, below.last):
        return None
    first = below.first
    if words.lower[first] in ("-", "–", "—") and first + 1 < below.last:
        first += 1
    end = phrase_end(words, lexicon, first, below.last)
    named = words.pos[first] == "PROPN" and words.capital(first)
    return (first, end) if named and end < below.last and words.lower[end] == "," else None


def _named_after(words: Words, lexicon: Lexicon, number: int, free: list[int], after: int) -> Draft:
    """Read a quotation that a comma and unread words follow: its speaker is among them."""
    sentence = words.sentences[number]
    names = [w for w in range(after, sentence.last) if words.pos[w] == "PROPN" and words.outside(w)]
    source = None
    if names:
        first = next(
            (n for n in names if not words.text[words.start[n] : words.end[n]].isupper()), names[0]
        )
        while first > after and words.pos[first - 1] in ("DET", "NOUN", "ADJ"):
            first -= 1
        source = (first, max(phrase_end(words, lexicon, first, sentence.last), names[0] + 1))
    start, end = words.quoted[free[0]].start, words.quoted[free[-1]].end
    return Draft(
        start,
        end,
        StatementKind.DIRECT,
        "quotation before a name" if names else "continued quotation",
        number,
        source=source,
        follows=source is None,
    )


def _told(
    words: Words, lexicon: Lexicon, number: int, free: list[int], repeated: frozenset[str]
) -> Draft | None:
    """Read a sentence with clauses in marks as going on with the report before it."""
    sentence = words.sentences[number]
    if not any(_said(words, lexicon, n, repeated) for n in free):
        return None
    if sum(words.outside(w) for w in range(sentence.first, sentence.last)) > _LONG:
        return None
    start, end, kind = shape_of(words, lexicon, sentence.first, sentence.last, False)
    rule = "quotation as heading" if sentence.heading else "continued report"
    return Draft(start, end, kind, rule, number, follows=True)


def _predicate(words: Words, lexicon: Lexicon, number: int, free: list[int]) -> Draft | None:
    """Read a quotation that is somebody's predicate: «Ada Quill « ne demande rien »»."""
    sentence = words.sentences[number]
    small = lexicon.object_clitics | lexicon.reflexives
    for n in free:
        span = words.words_of(n)
        verb = span.start + 1
        while verb < span.stop - 1 and words.lower[verb] in small:
            verb += 1
        start = span.start
        if start > sentence.first and words.lower[start - 1] in small:
            start -= 1
        last = start - 1 - (words.lower[start - 1] == ",")
        if len(span) < 4 or last <= sentence.first:
            continue
        ahead = [words.words_of(m) for m in free if m < n]
        if any(words.has_verb(other.start, other.stop) for other in ahead):
            return None
        if not words.finite[verb]:
            auxiliary = _before_auxiliary(words, lexicon, span)
            if auxiliary is None:
                continue
            last = auxiliary
        if words.pos[last] not in ("NOUN", "PROPN") or not words.outside(last):
            continue
        subject = noun_group(words, lexicon, sentence, last)
        before = words.lower[subject[0] - 1] if subject[0] > sentence.first else ","
        if subject[1] != last + 1 or before not in (",", "et", "mais", ":", "and", "but"):
            continue
        somebody = any(
            words.token[w].ent_type_ == "PER" or words.lower[w] in lexicon.speakers
            for w in range(*subject)
        )
        if somebody:
            begin = words.start[start] if words.outside(start) else words.quoted[n].outer_start
            end = words.quoted[_run(words, free, n)].outer_end
            kind = StatementKind.MIXED
            return Draft(begin, end, kind, "quoted predicate", number, source=subject)
    return None


def _before_auxiliary(words: Words, lexicon: Lexicon, quote: range) -> int | None:
    """Give the word before the auxiliary of a quoted participle: «s'est « félicité de …»»."""
    forms = lexicon.forms.get(words.lower[quote.start + 1], ())
    spoken = any(kind == PARTICIPLE for _, kind in forms)
    at = quote.start - 1
    if not spoken or words.lower[at] not in lexicon.have | lexicon.be:
        return None
    at -= 1
    while at > 0 and words.lower[at] in lexicon.reflexives | lexicon.object_clitics:
        at -= 1
    return at


def _run(words: Words, free: list[int], quote: int) -> int:
    """Give the last of the quotations from `quote` on that stand a few words apart."""
    for n in free[free.index(quote) + 1 :]:
        if words.words_of(n).start - words.words_of(quote).stop > _APART:
            break
        quote = n
    return quote


def _told_before(
    words: Words,
    lexicon: Lexicon,
    number: int,
    free: list[int],
    taken: list[Draft],
    repeated: frozenset[str],
) -> Draft | None:
    """Read the clause before the first report of a sentence as going on with the one before."""
    sentence = words.sentences[number]
    limit = min(d.cue[0] if d.cue else d.start for d in taken)
    ahead = [n for n in free if words.quoted[n].outer_end <= limit]
    if not any(
        _said(words, lexicon, n, repeated)
        and words.has_verb(words.words_of(n).start, words.words_of(n).stop)
        for n in ahead
    ):
        return None
    last = words.words_of(ahead[-1]).stop
    start, end, kind = shape_of(words, lexicon, sentence.first, last, False)
    return Draft(start, end, kind, "continued report", number, follows=True)


def _said(words: Words, lexicon: Lexicon, quote: int, repeated: frozenset[str]) -> bool:
    """Tell words that somebody said from a term: a clause, or many words and not a set phrase."""
    q = words.quoted[quote]
    span = words.words_of(quote)
    if " ".join(words.text[q.start : q.end].lower().split()) in repeated:
        return False
    count = sum(words.pos[w] != "PUNCT" for w in span)
    if _charge(words, lexicon, span):
        return False
    if words.has_verb(span.start, span.stop) and count >= 2 and not _title(words, span):
        return True
    if span.start > 0 and _qualifies(words, span):
        return False
    if span.start > 0 and words.pos[span.start - 1] in ("NOUN", "ADJ", "VERB", "DET", "PROPN"):
        return count >= _LONG_TERM
    return count > _TERM_WORDS


def idle_heading(words: Words, draft: Draft, every: list[Draft]) -> bool:
    """Tell whether a heading quotes a term: no clause, and nobody says it in the text."""
    heading = words.sentences[draft.sentence].heading and draft.rule == "quotation as heading"
    if not heading or draft.kind is not StatementKind.MIXED:
        return False
    quotes = words.sentences[draft.sentence].quotes
    if any(len(words.words_of(n)) > _TERM for n in quotes):
        return False
    wanted = words.stems(draft.start, draft.end)
    return not any(
        other is not draft and len(wanted & words.stems(other.start, other.end)) >= len(wanted) / 2
        for other in every
    )


def _charge(words: Words, lexicon: Lexicon, span: range) -> bool:
    """Tell whether a noun phrase in marks says what for: «une plainte pour « faux »»."""
    at = span.start - 1
    while at > 0 and (words.lower[at] in lexicon.words["and"] or words.lower[at] == ","):
        if words.outside(at - 1):
            break
        at = words.words_of(words.quote[at - 1]).start - 1  # «pour « faux » et « usage »»
    if at < 0 or words.lower[at] not in lexicon.words["to"]:
        return False
    return not words.has_verb(span.start, span.stop) and not words.infinitive[span.start + 1]


def _qualifies(words: Words, span: range) -> bool:
    """Tell whether a participle in marks qualifies the noun before: «des élus « exerçant … »»."""
    inner = span.start + 1
    participle = words.pos[inner] == "VERB" and not words.infinitive[inner]
    return participle and words.pos[span.start - 1] == "NOUN"


def _title(words: Words, span: range) -> bool:
    """Tell a title («auteur de «La Crue»») from words that somebody said."""
    before = span.start - 1
    if before < 0 or not words.outside(before) or not words.capital(span.start + 1):
        return False
    return words.pos[before] in ("NOUN", "ADP", "DET", "ADJ")


def repeated_terms(words: Words, lexicon: Lexicon) -> frozenset[str]:
    """Give the wordings that an article sets in marks more than once."""
    seen: dict[str, int] = {}
    for q in words.quoted:
        wording = " ".join(words.text[q.start : q.end].lower().split())
        seen[wording] = seen.get(wording, 0) + 1
    return frozenset(w for w, count in seen.items() if count > 1)


__all__ = ["quotes_in", "repeated_terms", "uncued"]

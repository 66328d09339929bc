"""Where reported content ends, and of which kind it is."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.cues import FINITE, GERUND, PARTICIPLE, Cue
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.words import Sentence, Words
from recoupe.text import key

CLAUSE, PHRASE = "clause", "phrase"
_TRAILING = frozenset({".", ",", ";", ":", "-", "–", "—", "…", "!", "?", "("})
_STRONG = frozenset({"tandis", "alors", "avant", "sans", "while", "before", "même"})
_PATH = 12


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
    for w in range(start, sentence.last):
        if not words.outside(w):
            continue
        lower = words.lower[w]
        depth += (lower == "(") - (lower == ")" and depth > 0)
        if w == start or depth:
            continue
        if w in starts and _coordinate(words, lexicon, start, w, starts[w], cue, shape):
            return _before_link(words, lexicon, start, w)
        if lower == ":" and w + 1 < sentence.last and words.quote[w + 1] >= 0 and w - start >= 2:
            if _clausal(words, words.quote[w + 1]):
                return w
        if lower == ";" and shape == PHRASE:
            return w
        if lower == "," and w + 1 < sentence.last and words.outside(w + 1):
            after = words.lower[w + 1]
            if after in _STRONG and _strong(words, w + 1, sentence.last):
                return w
            if shape == PHRASE and _ends_phrase(words, lexicon, sentence, w):
                return w
    return sentence.last


def _strong(words: Words, w: int, last: int) -> bool:
    after = words.lower[w + 1] if w + 1 < last else ""
    if words.lower[w] in ("tandis", "alors"):
        return after in ("que", "qu'")
    if words.lower[w] == "même":
        return after in ("si", "s'")
    return True


def _ends_phrase(words: Words, lexicon: Lexicon, sentence: Sentence, comma: int) -> bool:
    after = comma + 1
    lower = words.lower[after]
    return (
        lower in lexicon.relatives
        or lower in lexicon.boundaries
        or words.pos[after] in ("SCONJ", "PRON", "ADV")
        or words.lower[after] in lexicon.words["gerund-marker"]
        or "VerbForm=Part" in str(words.token[after].morph)
    ) and not any(words.quote[w] >= 0 for w in range(after, min(after + 6, sentence.last)))


def _clausal(words: Words, quote: int) -> bool:
    span = words.words_of(quote)
    return len(span) > 5 or words.has_verb(span.start, span.stop)


def _before_link(words: Words, lexicon: Lexicon, start: int, w: int) -> int:
    """Step back over what joins the next report: «, et», «mais», «en», its subject."""
    at = w
    while at - 1 > start and words.outside(at - 1):
        lower = words.lower[at - 1]
        link = (
            lower in lexicon.words["and"]
            or lower in lexicon.words["gerund-marker"]
            or lower == ","
            or lower in lexicon.adverbs
            or lower in ("il", "elle", "ils", "elles", "he", "she", "they", "on")
        )
        if not link:
            break
        at -= 1
        if lower == ",":
            break
    return at


def _coordinate(
    words: Words,
    lexicon: Lexicon,
    start: int,
    w: int,
    other: Cue,
    cue: Cue | None,
    shape: str,
) -> bool:
    """Tell a report beside this one from one that it holds."""
    before = w - 1
    while before > start and (
        words.lower[before] in lexicon.adverbs
        or words.lower[before] in ("il", "elle", "ils", "elles", "he", "she", "they")
    ):
        before -= 1
    lower = words.lower[before]
    if other.form == GERUND:
        if lower in lexicon.words["gerund-marker"] or lower == "tout":
            before -= 1
            return before > start
        return lower == ","
    if other.form not in (FINITE, PARTICIPLE) or other.subject is not None:
        return other.subject is not None and lower == ","
    if lower not in lexicon.words["and"] and lower not in (",", ";"):
        return False
    if cue is None:
        return False
    at, below = other.head, other.head
    for _ in range(_PATH):
        if at == cue.head:
            return words.token[below].dep_ in (
                "conj",
                "advcl",
                "parataxis",
                "cc",
                "acl",
                "advcl:cleft",
            )
        up = words.head(at)
        if up == at:
            break
        below, at = at, up
    return shape == PHRASE or lower in ("mais", "but", ";")


def trim(words: Words, first: int, last: int) -> tuple[int, int]:
    """Leave out the punctuation outside quotations at both ends of words `first`–`last`."""
    while last > first and words.outside(last - 1) and words.lower[last - 1] in _TRAILING:
        last -= 1
    while first < last and words.outside(first) and words.lower[first] in _TRAILING:
        first += 1
    return first, last


def is_name(words: Words, lexicon: Lexicon, quote: int) -> bool:
    """Tell whether a quotation is a name that the press sets in marks."""
    q = words.quoted[quote]
    return key(words.text[q.start : q.end]).strip("+ ") in lexicon.names


def quotes_in(words: Words, lexicon: Lexicon, first: int, last: int) -> list[int]:
    """Give the outermost quotations among words `first`–`last` that are not names."""
    found = dict.fromkeys(words.quote[w] for w in range(first, last) if words.quote[w] >= 0)
    return [n for n in found if not is_name(words, lexicon, n)]


def shape_of(
    words: Words, lexicon: Lexicon, first: int, last: int, clause: bool
) -> tuple[int, int, StatementKind]:
    """Give the content's offsets and kind for words `first`–`last` (exclusive).

    Wholly in marks and a clause of its own: direct, without the marks. Marks inside: mixed.
    """
    first, last = trim(words, first, last)
    if first >= last:
        return 0, 0, StatementKind.INDIRECT
    quotes = quotes_in(words, lexicon, first, last)
    if not quotes:
        return words.start[first], words.end[last - 1], StatementKind.INDIRECT
    opening, closing = words.quoted[quotes[0]], words.quoted[quotes[-1]]
    loose = sum(words.outside(w) for w in range(first, last))
    whole = words.start[first] >= opening.outer_start and words.end[last - 1] <= closing.outer_end
    if whole and clause and loose <= 2 * (len(quotes) - 1):
        return opening.start, closing.end, StatementKind.DIRECT
    start = (
        min(words.start[first], opening.outer_start)
        if words.quote[first] >= 0
        else words.start[first]
    )
    end = (
        max(words.end[last - 1], closing.outer_end)
        if words.quote[last - 1] >= 0
        else words.end[last - 1]
    )
    return start, end, StatementKind.MIXED

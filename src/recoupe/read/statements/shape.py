"""The shape of reported content: its offsets and kind, the quotations in it that count."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.words import Words
from recoupe.text import key

_TRAILING = frozenset({".", ",", ";", ":", "-", "–", "—", "…", "!", "?", "("})


def trim(words: Words, first: int, last: int) -> tuple[int, int]:
    """Leave out the punctuation outside quotations at both ends of words `first`–`last`."""
    while last > first and words.outside(last - 1) and words.lower[last - 1] in _TRAILING:
        last -= 1
    while first < last and words.outside(first) and words.lower[first] in _TRAILING:
        first += 1
    return first, last


def only_links(words: Words, between: list[int]) -> bool:
    """Tell whether the words between quotations only join them: commas, «et», «mais», «que»."""
    return all(
        words.pos[w] in ("PUNCT", "CCONJ") or words.lower[w] in ("que", "qu'", "that", "car")
        for w in between
    )


def is_name(words: Words, lexicon: Lexicon, quote: int) -> bool:
    """Tell whether a quotation is a name that the press sets in marks."""
    q = words.quoted[quote]
    wording = words.text[q.start : q.end]
    span = words.words_of(quote)
    if len(wording) > 40:
        return False
    if all(word[:1].isupper() for word in wording.split()) and span.start > 0:
        before = words.lower[span.start - 1]
        if words.outside(span.start - 1) and before in lexicon.words["name-articles"]:
            return True
    naming = span.start > 0 and words.lower[span.start - 1] in lexicon.words["naming"]
    named = naming and wording[:1].isupper() and not words.has_verb(span.start, span.stop)
    return named or key(wording).strip("+ ") in lexicon.names


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
    loose = [w for w in range(first, last) if words.outside(w)]
    whole = words.start[first] >= opening.outer_start and words.end[last - 1] <= closing.outer_end
    if whole and clause and only_links(words, loose):
        return opening.start, closing.end, StatementKind.DIRECT
    leading = words.quote[first]
    start = words.start[first] if leading < 0 else words.quoted[leading].outer_start
    ending = words.quote[last - 1]
    end = words.end[last - 1] if ending < 0 else words.quoted[ending].outer_end
    return start, end, StatementKind.MIXED

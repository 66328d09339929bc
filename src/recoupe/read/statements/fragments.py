"""What of a quotation is the speaker's: an inserted «a-t-il dit» parts it."""

from __future__ import annotations

from recoupe.read.statements.insertion import cue_inside
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.words import Words

Stretch = tuple[int, int]

_LEAST = 8  # words of a quotation that a clause can be inserted in, the marks included
_CLOSERS = frozenset({",", ".", "!", "?", "…", "...", "-", "–", "—"})


def parts(words: Words, lexicon: Lexicon, quote: int) -> list[Stretch]:
    """Give the stretches of an outermost quotation that inserted clauses leave, in offsets.

    «Le pont, dit-elle, rouvrira» in marks gives «Le pont» and «rouvrira».
    """
    q, span = words.quoted[quote], words.words_of(quote)
    found: list[Stretch] = []
    start = q.start
    cues = cue_inside(words, lexicon, span.start + 1, span.stop) if len(span) >= _LEAST else []
    for cue in cues:
        before = cue.first - 1
        subject = cue.subject[1] if cue.subject is not None else cue.last + 1
        after = _resumed(words, max(cue.last + 1, subject), span.stop - 1)
        if words.start[before] > start:
            told = words.lower[before] in (",", "-", "–", "—")
            found.append((start, words.end[before - 1] if told else words.end[before]))
        start = words.start[after] if after < span.stop - 1 else q.end
    if start < q.end:
        found.append((start, q.end))
    return [stretch for stretch in found if stretch[0] < stretch[1]] or [(q.start, q.end)]


def _resumed(words: Words, w: int, last: int) -> int:
    """Give the word where a quotation goes on after an inserted clause, an apposition passed over.

    «…, analyse Ada Quill, économiste au port. …»: after the full stop.
    """
    if w < last and words.lower[w] == "(":
        while w < last and words.lower[w] != ")":
            w += 1
        w += 1
    beside = w < last and (words.pos[w] == "ADP" or words.lower[w] == ",")
    if beside and (words.pos[w] == "ADP" or _apposition(words, w + 1)):
        end = w + 1
        while end < last and words.lower[end] not in _CLOSERS:
            if words.finite[end]:
                return w + 1
            end += 1
        return min(end + 1, last)
    return w + 1 if w < last and words.lower[w] in _CLOSERS else w


def _apposition(words: Words, w: int) -> bool:
    """Tell whether a noun without a capital follows, as «économiste au port» does."""
    return words.pos[w] == "NOUN" and not words.capital(w)

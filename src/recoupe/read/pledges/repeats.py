"""One pledge told twice in an article is one pledge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import PledgeFound
from recoupe.read.pledges.clauses import Sheet

_SHARED = 0.65  # share of the shorter one's content words that the other has
_FEWEST = 3  # content words that two tellings of one pledge share at least
_STEM = 5  # letters by which two forms of a word count as one
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


@dataclass(frozen=True)
class Told:
    """A pledge with the tokens that it stands at."""

    pledge: PledgeFound
    start: int
    end: int


def without_repeats(sheet: Sheet, told: Sequence[Told]) -> tuple[PledgeFound, ...]:
    """Leave out the pledges that another one of the page says in more words."""
    words = [_content(sheet, t) for t in told]
    kept: list[int] = []
    for i in range(len(told)):
        rival = next((k for k in kept if _same(words[i], words[k])), None)
        if rival is None:
            kept.append(i)
        elif len(words[i]) > len(words[rival]):
            kept[kept.index(rival)] = i
    return tuple(told[k].pledge for k in sorted(kept))


def _content(sheet: Sheet, told: Told) -> frozenset[str]:
    """Give the stems of the content words, modals left out; numbers whole."""
    modal = sheet.lexicon.words["ought"] | sheet.lexicon.words["must"] | sheet.lexicon.words["near"]
    return frozenset(
        word if word[0].isdigit() else word[:_STEM]
        for i in range(told.start, told.end)
        if (word := sheet.words[i])
        and sheet.doc[i].pos_ in _CONTENT
        and word not in modal
        and (len(word) > 3 or word[0].isdigit())
    )


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return len(one & other) >= max(_FEWEST, _SHARED * shorter)

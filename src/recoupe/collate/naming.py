"""Names as keys: what makes two local actors candidates for one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.model import ActorKind, LocalActor
from recoupe.text import key

_WORD = re.compile(r"\w+(?:-\w+)*\.?")
_ARTICLE = re.compile(r"^(?:l'|le |la |les |the |un |une |des |a |an )")
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "ben",
        "bin",
        "ibn",
        "da",
        "dos",
        "di",
        "del",
        "della",
    ]
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts: `given` is "" where only a surname is known."""

    given: str
    last: str
    words: tuple[str, ...]


def person_name(name: str) -> PersonName:
    """Part a person's name; particles are left out, «de Villers» and «Villers» are one surname."""
    words = tuple(_WORD.findall(key(name)))
    core = tuple(w for w in words if w not in _PARTICLES) or words or (key(name),)
    return PersonName(core[0] if len(core) > 1 else "", core[-1], core)


def initial(given: str) -> bool:
    """Tell whether a given name is but an initial."""
    return len(given.rstrip(".").split("-")[0]) == 1


def bare(name: str) -> str:
    """Fold a name for comparing, without the article before it."""
    return _ARTICLE.sub("", key(name))


def definite(name: str) -> bool:
    """Tell whether a description is a definite one («les autorités …»)."""
    return bool(re.match(r"^(?:l'|le |la |les |the )", key(name)))


def same_wording(local: LocalActor) -> bool:
    """Tell whether an actor known by a description is one and the same wherever it is so called.

    So are groups and institutions with a state or a complement («les autorités du Varland»), not
    persons, sources or documents: «le porte-parole», «un témoin» may be others elsewhere.
    """
    if local.kind not in (ActorKind.GROUP, ActorKind.ORGANISATION) or not definite(local.name):
        return False
    return local.state is not None or len(bare(local.name).split()) > 1

"""Names as keys: what makes two local actors candidates for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.language import PIPELINES
from recoupe.model import ActorKind, LocalActor
from recoupe.read.actors.lexicon import lexicon
from recoupe.text import key

_WORD = re.compile(r"\w+(?:-\w+)*\.?")


@cache
def _particles() -> frozenset[str]:
    """Give the particles of surnames of all languages; articles that open one too."""
    lexicons = [lexicon(code) for code in PIPELINES]
    return frozenset(word for known in lexicons for word in (*known.particles, *known.noble))


@cache
def _article(*, definite: bool) -> re.Pattern[str]:
    """Compile the articles of all languages, as they open a folded name."""
    words = {
        word
        for code in PIPELINES
        for word, (kind, _) in lexicon(code).determiners.items()
        if kind == "definite" or (not definite and word in lexicon(code).function.indefinite)
    }
    elided = {word for code in PIPELINES for word in lexicon(code).function.elided}
    forms = [word + ("'" if word in elided else " ") for word in sorted(words)]
    return re.compile(f"^(?:{'|'.join(forms)})")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts: `given` is "" where only a surname is known."""

    given: str
    last: str
    words: tuple[str, ...]


def person_name(name: str) -> PersonName:
    """Part a person's name; particles are left out, «de Villers» and «Villers» are one surname."""
    words = tuple(_WORD.findall(key(name)))
    core = tuple(w for w in words if w not in _particles()) or words or (key(name),)
    return PersonName(core[0] if len(core) > 1 else "", core[-1], core)


def initial(given: str) -> bool:
    """Tell whether a given name is but an initial."""
    return len(given.rstrip(".").split("-")[0]) == 1


def bare(name: str) -> str:
    """Fold a name for comparing, without the article before it."""
    return _article(definite=False).sub("", key(name))


def definite(name: str) -> bool:
    """Tell whether a description is a definite one («les autorités …»)."""
    return bool(_article(definite=True).match(key(name)))


def same_wording(local: LocalActor) -> bool:
    """Tell whether an actor known by a description is one and the same wherever it is so called.

    So are groups and institutions with a state or a complement («les autorités du Varland»), not
    persons, sources or documents: «le porte-parole», «un témoin» may be others elsewhere.
    """
    if local.kind not in (ActorKind.GROUP, ActorKind.ORGANISATION) or not definite(local.name):
        return False
    return local.state is not None or len(bare(local.name).split()) > 1

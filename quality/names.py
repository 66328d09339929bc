"""Whether a name in a dossier is the one that an annotator wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

_TITLES = frozenset(
    word
    for words in (
        "m mm mme mmes mlle monsieur madame dr me mr mrs ms",
        "le la les l un une des du de d the a an of",
    )
    for word in words.split()
)
# A capital or a palace may stand for its state, and a program may name either.
_METONYMS = [
    frozenset(names.split())
    for names in (
        "pekin chine chinois chinoise beijing",
        "moscou russie russe kremlin",
        "paris france francais francaise",
        "washington etats unis americain americaine maison blanche",
        "phnom penh cambodge cambodgien cambodgienne",
        "bangkok thailande thailandais thailandaise",
        "berlin allemagne allemand allemande",
        "londres royaume uni britannique",
        "elysee presidence republique francaise",
        "matignon premier ministre",
        "bruxelles commission europeenne",
        "damas syrie syrien syrienne",
    )
]
_STATE = frozenset(["gouvernement", "etat", "autorites", "regime", "pouvoir"])
_LEAST_SHARED = 0.5


def tokens(name: str) -> list[str]:
    """Give the words of a name, folded, without articles and titles."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", flat) if word not in _TITLES]


def same_name(gold: str, got: str) -> bool:
    """Tell whether two names are of one actor.

    A person needs the last name and no first name that says otherwise; any other description
    needs half of the words of both (Jaccard).
    """
    wanted, given = tokens(gold), tokens(got)
    if not wanted or not given:
        return False
    if _metonyms(wanted, given) or set(wanted) == set(given):
        return True
    if _is_person(gold) and len(wanted) > 1:
        if wanted[-1] not in given:
            return False
        rest = [word for word in given if word != wanted[-1]]
        return not rest or any(w in wanted or w == wanted[0][0] for w in rest)
    shared = set(wanted) & set(given)
    return len(shared) / len(set(wanted) | set(given)) >= _LEAST_SHARED


def same_speakers(
    gold: str, got: Sequence[str], aliases: Mapping[str, Sequence[str]] | None = None
) -> bool:
    """Tell whether a dossier's speakers are those of the gold («A; B», or «unknown»: none)."""
    wanted = [name.strip() for name in gold.split(";") if name.strip()]
    if wanted == ["unknown"]:
        return not got
    known = aliases or {}
    return len(wanted) == len(got) and all(
        any(same_name(form, name) for form in (want, *known.get(want, ())) for name in got)
        for want in wanted
    )


def _metonyms(wanted: Sequence[str], given: Sequence[str]) -> bool:
    a, b = set(wanted) - _STATE, set(given) - _STATE
    return bool(a and b) and any(a <= group and b <= group for group in _METONYMS)


def _is_person(name: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in _TITLES]
    return all(word[:1].isupper() for word in words)

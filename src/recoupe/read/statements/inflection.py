"""Third-person forms of verbs, made from a language's conjugation table.

A language whose table has no classes lists its forms in the lexicon itself (English does).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_ACCENTED = re.compile(r"é([bcdfghjklmnpqrstvwxz]+)$")


def inflect(infinitive: str, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the forms of a verb by kind: `finite`, `participle`, `gerund`, `infinitive`.

    `table` is a conjugation table: classes with the suffix of their infinitives, and stems that
    change before a mute e. A verb of no class has its infinitive only.
    """
    kind = next((c for c in table["class"] if infinitive.endswith(c["suffix"])), None)
    if kind is None:
        return {"finite": (), "participle": (), "gerund": (), "infinitive": (infinitive,)}
    stem = infinitive.removesuffix(kind["suffix"])
    regular = kind["name"] == "parler"

    def form(ending: str) -> str:
        return _first_group(infinitive, stem, ending, table["mute"]) if regular else stem + ending

    return {
        "finite": tuple(dict.fromkeys(form(e) for e in kind["finite"])),
        "participle": tuple(dict.fromkeys(form(e) for e in kind["participle"])),
        "gerund": tuple(form(e) for e in kind["gerund"]),
        "infinitive": (infinitive,),
    }


def _first_group(infinitive: str, stem: str, ending: str, mute: Mapping[str, str]) -> str:
    """Spell a form of a verb in -er: soft c and g before a, other stems before a mute e."""
    if ending[0] == "a":
        if stem.endswith("c"):
            return stem[:-1] + "ç" + ending
        return stem + "e" + ending if stem.endswith("g") else stem + ending
    if ending[0] in "éè":
        return stem + ending
    if infinitive in mute:
        return mute[infinitive] + ending
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i" + ending
    if ending in ("e", "ent"):
        return _ACCENTED.sub(r"è\1", stem) + ending
    return stem + ending

"""The counted noun as a unit: its singular, and whether it denotes persons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from recoupe.language import load_pack


class NounGrammar:
    """Singulars (`counting.toml`) and person nouns (`persons.toml`) of one language."""

    def __init__(self, counting: dict[str, Any], persons: dict[str, Any]) -> None:
        singulars = counting["singulars"]
        self._invariable = frozenset(singulars["invariable"])
        self._irregular: dict[str, str] = dict(singulars["irregular"])
        self._endings: tuple[tuple[str, str], ...] = tuple(
            (e["plural"], e["singular"]) for e in singulars["ending"]
        )
        self._plural_first = frozenset(singulars.get("hyphened", ()))
        self._compounds: dict[str, str] = counting["compounds"]
        self._persons = frozenset(persons["nouns"])
        self._suffixes = tuple(persons["suffixes"])
        self._not_persons = frozenset(persons["not_persons"])
        self._peoples = tuple(persons["peoples"])
        self._feminine = tuple((e["ending"], e["masculine"]) for e in persons["feminine"])
        self._prefixes = tuple(persons.get("prefixes", ("ex-", "co-", "néo-", "non-")))

    def singular(self, word: str) -> str:
        """Give the singular of a noun, lower case («établissements» -> «établissement»)."""
        low = word.casefold()
        if low in self._irregular:
            return self._irregular[low]
        if low in self._invariable:
            return low
        first, hyphen, rest = low.partition("-")
        if hyphen and first in self._plural_first:
            return f"{first[:-1]}-{self.singular(rest)}"
        for plural, singular in self._endings:
            if low.endswith(plural) and len(low) > len(plural):
                return low[: len(low) - len(plural)] + singular
        return low

    def person(self, word: str) -> bool:
        """Tell whether a noun, as written, denotes persons («députées», «Vénézuéliens»)."""
        low = word.casefold()
        for prefix in self._prefixes:
            low = low.removeprefix(prefix)
        if not low:
            return False
        if any(form in self._persons for form in self._forms(low)):
            return True
        single = self.singular(low)
        if single.endswith(self._suffixes) and single not in self._not_persons:
            return True
        return self.people(word)

    def people(self, word: str) -> bool:
        """Tell whether a word is the plural name of a people («Chinois», «Suissesses»)."""
        return (
            word[:1].isupper()
            and not word.isupper()
            and len(word) > 4
            and word[-1:] in "sx"
            and word.endswith(self._peoples)
        )

    def _forms(self, low: str) -> list[str]:
        single = self.singular(low)
        forms = [low, single]
        forms += [
            single.removesuffix(ending) + masculine
            for ending, masculine in self._feminine
            if single.endswith(ending)
        ]
        return forms

    def compound(self, words: Sequence[str]) -> str | None:
        """Give the unit of a name of several words («gilets jaunes»), None where it is none."""
        return self._compounds.get(" ".join(self.singular(word) for word in words))

    def unit(self, head: str) -> str:
        """Give the unit of a counted noun: "person" or its singular."""
        return "person" if self.person(head) else self.singular(head)


@cache
def noun_grammar(code: str) -> NounGrammar:
    """Give the noun grammar of the language `code` (ISO 639-1), compiled once."""
    pack = load_pack(code)
    return NounGrammar(pack.table("counting"), pack.table("persons"))

"""Small words of a language by what they do: articles, conjunctions, copulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The rows of `[function]` in `nominal.toml`, whose comments say what each is for."""

    elided: frozenset[str]
    clipped: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    many: frozenset[str]
    masculine: frozenset[str]
    joint: frozenset[str]
    together: frozenset[str]
    quantified: frozenset[str]
    closing: frozenset[str]
    aged: frozenset[str]
    copulas: frozenset[str]
    same: frozenset[str]
    aims: frozenset[str]
    close: frozenset[str]
    then_after_article: frozenset[str]
    not_yet: frozenset[str]
    feminine_endings: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> FunctionWords:
        """Read the table."""
        return cls(*(frozenset(table[field.name]) for field in fields(cls)))

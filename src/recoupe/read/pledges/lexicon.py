"""The words that bind or foresee a future, compiled from a language's table `pledges`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from recoupe.language import load_pack
from recoupe.model import PledgeKind

MODALS = ("near", "near_past", "ought", "must", "must_later", "can_later", "could")
_CONDITIONS = (
    "reflexive",
    "own",
    "active",
    "announced",
    "dated",
    "amount",
    "infinitive",
    "predicate",
    "loose",
)


@dataclass(frozen=True)
class Trigger:
    """A verb, noun or participle whose complement is what is undertaken or foreseen.

    `forms` is matched against one folded word, `follows` against the folded words after it.
    `needs` names what else must hold: `reflexive` (a reflexive pronoun before it), `own` (the
    first person, or what `dated` asks), `active` (no bare participle), `announced` (after a verb
    of saying), `dated` (a time to come; `amount`: or an amount), `infinitive` (one follows),
    `predicate` (a form of «be» goes before it), `loose` (a tagger's noun will do after a noun).
    """

    kind: PledgeKind
    forms: re.Pattern[str]
    follows: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """The table `pledges` of a language: `words` are its lists of folded words, by name."""

    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]
    states: tuple[Trigger, ...]
    participles: tuple[Trigger, ...]

    @cached_property
    def modals(self) -> dict[str, str]:
        """The auxiliaries that speak of the future, each with the list of `words` it stands in."""
        return {word: name for name in MODALS for word in self.words[name]}

    @cached_property
    def _known(self) -> dict[str, tuple[tuple[str, Trigger], ...]]:
        return {}

    def triggers(self, word: str) -> tuple[tuple[str, Trigger], ...]:
        """Give the triggers that a folded word is a form of, each with its group, in order."""
        known = self._known.get(word)
        if known is None:
            groups = (
                ("verb", self.verbs),
                ("noun", self.nouns),
                ("state", self.states),
                ("participle", self.participles),
            )
            known = self._known[word] = tuple(
                (group, t)
                for group, triggers in groups
                for t in triggers
                if t.forms.fullmatch(word)
            )
        return known


@cache
def lexicon(language: str) -> Lexicon:
    """Give the compiled table of a language (ISO 639-1).

    Raises LexiconError where there is no such table or it is malformed.
    """
    table = load_pack(language).table("pledges")
    return Lexicon(
        words={name: frozenset(words) for name, words in table["words"].items()},
        patterns={name: re.compile(pattern) for name, pattern in table["patterns"].items()},
        verbs=_triggers(table, "verbs"),
        nouns=_triggers(table, "nouns"),
        states=_triggers(table, "states"),
        participles=_triggers(table, "participles"),
    )


def _triggers(table: dict[str, Any], name: str) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(
            kind=PledgeKind(entry["kind"]),
            forms=re.compile(entry["forms"]),
            follows=re.compile(entry.get("follows", "")),
            needs=frozenset(need for need in _CONDITIONS if entry.get(need)),
        )
        for entry in table.get(name, ())
    )

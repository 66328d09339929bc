"""The date patterns of a language, compiled from its `calendar.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.errors import LexiconError
from recoupe.language import load_pack

# Slots that are the same in every language.
_FIXED = {
    "Y": r"1\d{3}|20\d\d",
    "modern": r"1[6-9]\d\d|20[0-4]\d",
    "yy": r"\d\d",
    "m": r"0[1-9]|1[0-2]|[1-9](?!\d)",
    "d": r"0[1-9]|[12]\d|3[01]|[1-9](?!\d)",
    "century": r"[1-9]|1\d|2[01]",
    "roman": r"(?-i:X{0,2}(?:IX|IV|V?I{0,3}))(?<=[IVX])",
    "capital": r"(?-i:[A-ZÀ-Ý])",
}
# The group that a slot fills, where it is not the slot's own name.
_GROUPS = {"modern": "Y"}
_UNNAMED = frozenset({"capital", "scale"})
_SLOT = re.compile(r"\{([A-Za-z_]+?)(\d?)\}")
_AFTER = re.compile(r"<<(.+?)>>")
# How far before a word of time a date may start («entre le vendredi 3 et …»), in code points.
_REACH = 34


@dataclass(frozen=True, slots=True)
class DateMatch:
    """Where a pattern matches, what it is and the words that fill its slots (case folded)."""

    start: int
    end: int
    kind: str
    unit: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    unit: str
    form: re.Pattern[str]


class DatePatterns:
    """All patterns of one language; `table` is its parsed `calendar.toml`."""

    def __init__(self, table: dict[str, Any], numbers: dict[str, Any]) -> None:
        self._slots = _slots(table, numbers)
        self._patterns = tuple(
            _Pattern(entry["is"], entry.get("unit", ""), self._compile(entry["form"]))
            for entry in table["pattern"]
        )
        self._any = re.compile(
            "|".join(_unnamed(pattern.form.pattern) for pattern in self._patterns), re.IGNORECASE
        )
        words = {
            word
            for name in ("months", "weekdays", "seasons", "days", "units")
            for word in table[name]
        }
        words |= set(table["triggers"]["words"])
        self._triggers = re.compile(
            rf"(?<!\w)(?:{_any_of(words)})(?!\w)|(?<!\d)\d{{4}}(?!\d)|\d[./-]\d", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[DateMatch]:
        """Give the dates of `text`, in order, none overlapping another."""
        at = 0  # what lies before has been tried
        for trigger in self._triggers.finditer(text):
            for word in _WORD.finditer(text, max(at, trigger.start() - _REACH), trigger.end()):
                if word.start() < at:
                    continue
                found = self._match(text, word.start())
                if found is not None:
                    yield found
                at = found.end if found is not None else word.end()

    def _match(self, text: str, start: int) -> DateMatch | None:
        if self._any.match(text, start) is None:
            return None
        for pattern in self._patterns:
            match = pattern.form.match(text, start)
            if match is not None and match.end() > match.start():
                slots = {
                    name.split("__")[0]: value.casefold()
                    for name, value in match.groupdict().items()
                    if value is not None
                }
                return DateMatch(match.start(), match.end(), pattern.kind, pattern.unit, slots)
        return None

    def _compile(self, form: str) -> re.Pattern[str]:
        used: dict[str, int] = {}

        def slot(match: re.Match[str]) -> str:
            name, number = match.group(1), match.group(2)
            if name not in self._slots:
                raise LexiconError(f"calendar.toml: no slot {{{name}}} in {form!r}")
            choices = self._slots[name]
            if name in _UNNAMED:
                return f"(?:{choices})"
            group = _GROUPS.get(name, name) + number
            used[group] = used.get(group, 0) + 1
            suffix = f"__{used[group]}" if used[group] > 1 else ""
            edge = r"(?!\d)" if name in _DIGITS else ""
            return f"(?P<{group}{suffix}>{choices}){edge}"

        def after(match: re.Match[str]) -> str:
            looks = (
                rf"(?<!\w){re.escape(words)}" + ("" if words.endswith("'") else " ")
                for words in match.group(1).split("|")
            )
            return "(?:" + "|".join(f"(?<={look})" for look in looks) + ")"

        body = _SLOT.sub(slot, _AFTER.sub(after, form).replace("\\ ", " "))
        return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


# A word may start at a letter or digit that no other precedes.
_WORD = re.compile(r"(?<![^\W_])[^\W_]")
_DIGITS = frozenset({"Y", "modern", "yy", "m", "d", "day", "century"})


def _unnamed(form: str) -> str:
    """Give a pattern without its groups: whether any of many matches is told in one step.

    A group referred to again is taken for any mark, so that no match is lost.
    """
    return re.sub(r"\(\?P=\w+\)", r"\\W", re.sub(r"\(\?P<\w+>", "(?:", form))


def _slots(table: dict[str, Any], numbers: dict[str, Any]) -> dict[str, str]:
    """Give, for each slot, the alternatives that it stands for, as a regular expression."""
    spelled = [
        *numbers["units"],
        *numbers["tens"],
        *numbers["hundreds"]["words"],
        *(f"{one} {name}" for name in numbers["collectives"] for one in numbers["introduce"]),
    ]
    spelled += [
        f"{one} {name} {table['forms']['of']}"
        for one in numbers["introduce"]
        for name in numbers["collectives"]
    ]
    days = "|".join(re.escape(word) for word in table["forms"]["first_day"])
    shifts = {**table["post"], **table["pre"]}
    return {
        **_FIXED,
        "month": _any_of(table["months"]),
        "weekday": _any_of(table["weekdays"]),
        "season": _any_of(table["seasons"]),
        "relday": _any_of(table["days"]),
        "unit": _any_of(table["units"]),
        "post": _any_of(table["post"]),
        "pre": _any_of(table["pre"]),
        "shift": _any_of(shifts),
        "ordinal": _any_of(table["ordinals"]),
        "decade": _any_of(table["decades"]),
        "day": rf"{days}|[12]\d|3[01]|0?[1-9](?!\d)",
        "count": rf"\d{{1,3}}|{_any_of(spelled)}",
        "bc": "|".join(table["forms"]["bc"]),
        "scale": "|".join(table["forms"]["scale"]),
    }


def _any_of(words: Iterable[str]) -> str:
    """Give a regular expression of any of these words, the longest first."""
    return "|".join(
        re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))
    )


@cache
def date_patterns(code: str) -> DatePatterns:
    """Give the date patterns of the language `code` (ISO 639-1), compiled once."""
    pack = load_pack(code)
    return DatePatterns(pack.table("calendar"), pack.table("numbers"))

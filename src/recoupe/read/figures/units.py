"""Units that stand at a number: signs, money, symbols and lengths of time, from `units.toml`.

Money by its full name («dollars canadiens») comes from the CLDR tables that Babel carries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from babel.numbers import get_currency_name, list_currencies

from recoupe.language import load_pack
from recoupe.read.numbers import Form, Number


class UnitKind(StrEnum):
    """What sort of unit it is."""

    SIGN = "sign"  # %, points, fois
    MONEY = "money"
    SYMBOL = "symbol"  # km, m²
    TIME = "time"
    COUNT = "count"  # a counted noun


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its `name` in a figure, where the span of number and unit is, what it is worth.

    `worth` multiplies the number («centimes» are worth 0.01).
    """

    name: str
    start: int
    end: int
    kind: UnitKind
    worth: float = 1.0


class UnitGrammar:
    """The units of one language, compiled from its `units.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._signs = tuple(
            (re.compile(r" ?(?:" + "|".join(entry["forms"]) + ")", re.IGNORECASE), entry["unit"])
            for entry in table["sign"]
        )
        self._symbols: dict[str, str] = table["symbols"]
        self._symbol = re.compile(rf" ?({_any_of(self._symbols)})(?![\w/²³'’-]|\.\w)")
        of = "|".join(table["links"])
        self._link = re.compile(rf" (?:{of})")
        self._of_symbol = re.compile(rf" (?:{of})({_any_of(self._symbols)})(?![\w/²³'’-]|\.\w)")
        self._time: dict[str, str] = table["time"]
        minutes = table.get("minutes", {"form": "(?!)", "unit": ""})
        self._minutes = re.compile(minutes["form"], re.IGNORECASE)
        self._hour: str = minutes["unit"]
        self._halves: dict[str, str] = table.get("halves", {})
        self._half = re.compile(rf"[- ]({_any_of(self._halves)})(?!\w)", re.IGNORECASE)
        self._time_word = re.compile(rf"[ -]{{0,2}}({_any_of(self._time)})(?!\w)", re.IGNORECASE)
        self._money = {**_full_names(code), **table["currencies"]}
        self._cents: dict[str, str] = table["cents"]
        names = _any_of([*self._money, *self._cents])
        self._money_word = re.compile(rf" ?(?:{of})?({names})(?!\w|['’]\w)", re.IGNORECASE)
        signs = [name for name in self._money if not name[0].isalpha() or name[-1] == "$"]
        # A code of ISO 4217 may stand before its number too («EUR 1000»).
        codes = [code.upper() for name, code in self._money.items() if name.upper() == code]
        self._money_before = re.compile(rf"((?i:{_any_of(signs)})|(?<!\w)(?:{_any_of(codes)})) ?$")
        self.default: str = table["money"]["default"]
        self.of_money = frozenset(table["money"]["nouns"])

    def at(self, text: str, number: Number) -> Unit | None:
        """Give the sign, money, symbol or time that stands at a number; None without one.

        Money may stand before the number ("$5 million") or behind it.
        """
        for pattern, name in self._signs:
            match = pattern.match(text, number.end)
            if match and number.form is not Form.FRACTION:
                return Unit(name, number.start, match.end(), UnitKind.SIGN)
        match = self._money_word.match(text, number.end)
        if match:
            return self._currency(match, number)
        before = self._money_before.search(text, max(0, number.start - 4), number.start)
        if before and number.form is Form.DIGITS:
            name = self._money[before.group(1).casefold()]
            return Unit(name, before.start(1), number.end, UnitKind.MONEY)
        if number.scale > 1000:
            match = self._of_symbol.match(text, number.end)
            if match:
                name = self._symbols[match.group(1)]
                return Unit(name, number.start, match.end(), UnitKind.SYMBOL)
        elif number.form is Form.DIGITS:
            match = self._symbol.match(text, number.end)
            if match:
                return Unit(
                    self._symbols[match.group(1)], number.start, match.end(), UnitKind.SYMBOL
                )
        return self._lasting(text, number)

    def measures(self, word: str) -> bool:
        """Tell whether a lower-case word is a unit itself, of time or of money."""
        return word in self._time or word in self._money or word in self._cents

    def with_minutes(self, text: str, number: Number) -> tuple[float, Unit] | None:
        """Read hours and minutes («2h30»): the hours with their part, and their unit."""
        match = self._minutes.match(text, number.end)
        if match is None or number.form is not Form.DIGITS or number.value % 1:
            return None
        unit = Unit(self._hour, number.start, match.end(), UnitKind.TIME)
        return number.value + int(match.group(1)) / 60, unit

    def halved(self, text: str, number: Number) -> Unit | None:
        """Give the measure that stands behind «un demi-»; None where it is no measure."""
        match = self._half.match(text, number.end) if self._halves else None
        if match is None:
            return None
        name = self._halves[match.group(1).casefold()]
        return Unit(name, number.start, match.end(), UnitKind.COUNT)

    def _currency(self, match: re.Match[str], number: Number) -> Unit:
        word = " ".join(match.group(1).casefold().split())
        if word in self._cents and word not in self._money:
            return Unit(self._cents[word], number.start, match.end(), UnitKind.MONEY, 0.01)
        return Unit(self._money[word], number.start, match.end(), UnitKind.MONEY)

    def _lasting(self, text: str, number: Number) -> Unit | None:
        start = number.end
        if number.linked:
            link = self._link.match(text, start)
            if link is None and number.form is Form.FRACTION:
                return None  # «une cinquième journée»
            start = link.end() if link else start
        match = self._time_word.match(text, start)
        if match is None:
            return None
        return Unit(self._time[match.group(1).casefold()], number.start, match.end(), UnitKind.TIME)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _full_names(code: str) -> dict[str, str]:
    """Give the currencies in use by their full names in a language, singular and plural."""
    names: dict[str, str] = {}
    for currency in sorted(list_currencies(code)):
        for count in (1, 2):
            name = get_currency_name(currency, count, locale=code).casefold().replace("’", "'")
            if "(" not in name and " " in name:
                names.setdefault(name, currency)
    return names


@cache
def unit_grammar(code: str) -> UnitGrammar:
    """Give the unit grammar of the language `code` (ISO 639-1), compiled once."""
    return UnitGrammar(load_pack(code).table("units"), code)

"""Hold the French number, percentage and currency readers against Recognizers-Text's own cases.

    python benchmarks/recognizers_text.py SPECS

SPECS is the folder `Specs` of a checkout of https://github.com/microsoft/Recognizers-Text (MIT).
Its files are read where they are; none is kept here. For each model the script prints the share of
cases read alike, over all cases and over those that are French as it is written and ask for what
Recoupe means to read, then each disagreement under its reason. A case is right when every number
or amount that it names is found with its value (and its currency), and nothing else.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recoupe.language import load_pack
from recoupe.read.figures.find import find_drafts
from recoupe.read.figures.shares import share_grammar
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import number_grammar
from recoupe.text import view

FILES = {
    "number": "Number/French/NumberModel.json",
    "percentage": "Number/French/PercentModel.json",
    "currency": "NumberWithUnit/French/CurrencyModel.json",
}
CURRENCIES = {
    "Dollar": "USD",
    "Livre": "GBP",
    "Euro": "EUR",
    "Dollar Canadien": "CAD",
    "Dollar de Hong Kong": "HKD",
    "Mark Finlandais": "FIM",
    "Franc Suisse": "CHF",
    "Yen": "JPY",
    "Yen Japonais": "JPY",
    "Rouble": "RUB",
    "Rouble Russe": "RUB",
    "Deutsche Mark": "DEM",
    "Mark Allemand": "DEM",
    "Lire Italienne": "ITL",
    "Peseta": "ESP",
    "Franc Français": "FRF",
    "Dollar États-Unis": "USD",
    "Dollar Australien": "AUD",
    "Franc": "FRF",  # no country said: our default of a bare «francs»
    "Florins Néerlandais": "NLG",
    "Yuan Chinois": "CNY",
}
# Coins: the money that each is a hundredth of.
COINS = {"Cent": "USD", "Centimes": "EUR", "Pence": "GBP", "Penny": "GBP", "Pesewa": "GHS"}
# Why a case is left out of the French that is written: the first expression that its text matches,
# whether it is read alike or not.
NOT_FRENCH = {
    "no accent, or a wording that French has not": (
        r"ieme|vingt-un\b|\bcent \w+ billion|pourcentages?\b|pourcent d|^2 douzaine$|dix-cinq"
        r"|^ ?\d+ cents? ?$|\b\d+ cents? (?:et (?:\d|négat)|un\b)|\bnégati(?:f|ve)\b|\blakh|\bcrore"
        r"|\d[Gb]$|\bune yen\b|quarts millions|et demi million"
        r"|un quatrième|\w+ \w+ premières"
    ),
    "digits torn apart, or grouped as in India": r"\d[.,] \d|\d,\d\d,\d",
    "arithmetic: powers, quotients, fractions above one": (
        r"\^|(?<![\d/])\d/\d(?!/)|\de[+-]?\d|mille sur trois|vingt vingt"
        r"|\b(?:vingt-trois|vingt(?: et un)?|cent|trente|mille|quinze)\b[^-]*(?:-deux)? cinquièmes?"
    ),
    "digits of a date, a telephone or an address": (
        r"\d+\.\d+\.\d+|https?:|\d+/\d+/\d+|\+\d|^le 4 mai$"
    ),
}
# Why they ask for something else than Recoupe means to read.
OTHERWISE = {
    "an answer that is wrong, or at odds with another of theirs": (
        r"^-?\d{5,}\.0$|trillion|cent \w+ douzaines$"
    ),
    "a dash that opens a line, as a list's item has": r"^- ?\d",
    "«k» apart from its digits": r"\d +k$",
    "a decimal mark with nothing before it": r"(?<!\d),\d",
    "a measure with its unit, which another of their models reads": r"\d(?:ml|km)\b",
    "an ordinal of several words, which orders": r"(?:vingt-et-un|vingt-cinqu|trente-cinqu)ième",
}
# «un» before no other word of a number, which matters to the number model alone.
ARTICLE = "«un» the article, a number in some of their cases and none in others"
ARTICLES = (
    r"\bune?(?:/| (?!(?:sur|et|ou|demi|quart|cent|mille|crore)\b|millia|milli|billion|douzaine"
    r"|vingt|\w+i[eè]me)\w)"
)
OURS = "a fault of ours"


def numbers(text: str) -> list[tuple[float, str]]:
    """Read numbers: their values; a ratio («un sur trois») is its share."""
    folded = view(text).text
    doc = load_pack("fr").nlp(folded)
    found = list(number_grammar("fr").find(folded))
    ratios = list(share_grammar("fr").ratios(doc, folded, found))
    plain = [
        (number.start, number.value)
        for number in found
        if not any(ratio.start <= number.start < ratio.end for ratio in ratios)
    ]
    values = sorted([*plain, *((ratio.start, ratio.value / 100) for ratio in ratios)])
    return [(value, "") for _, value in values]


def drafts(text: str, kinds: Callable[[Any], bool]) -> list[tuple[float, str]]:
    """Read figures of the kinds wanted: their values and units."""
    folded = view(text).text
    doc = load_pack("fr").nlp(folded)
    return [(d.value, d.unit or "") for d in find_drafts(doc, folded, (), "fr") if kinds(d)]


def read(model: str, text: str) -> list[tuple[float, str]]:
    """Read a case as its model does."""
    if model == "number":
        return numbers(text)
    if model == "percentage":
        return drafts(text, lambda draft: draft.unit == "%")
    return drafts(text, lambda draft: draft.kind is UnitKind.MONEY)


def wanted(model: str, case: dict[str, Any]) -> list[tuple[float, str]]:
    """Give what a case asks for, in base units."""
    asked = []
    for result in case["Results"]:
        resolution = result["Resolution"]
        if resolution["value"] is None:
            continue  # a unit without a number is no amount
        value = float(str(resolution["value"]).rstrip("%").replace(",", "."))
        named = resolution.get("unit", "")
        unit = {"number": "", "percentage": "%"}.get(model) or CURRENCIES.get(named, named)
        asked.append((value / 100, COINS[named]) if named in COINS else (value, unit))
    return asked


def alike(one: list[tuple[float, str]], other: list[tuple[float, str]]) -> bool:
    """Tell whether values (to nine digits) and units agree, in order."""
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=1e-8, abs_tol=1e-15) and u == v
        for (a, u), (b, v) in zip(one, other, strict=True)
    )


def reason(model: str, text: str) -> str:
    """Give why a case is left out of the French that is written; a fault of ours otherwise."""
    reasons = {**NOT_FRENCH, **OTHERWISE}
    if model == "number":
        reasons[ARTICLE] = ARTICLES
    return next((why for why, form in reasons.items() if re.search(form, text)), OURS)


def main() -> int:
    """Print the shares and the disagreements; exit status 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("specs", type=Path, help="the folder Specs of Recognizers-Text")
    specs = parser.parse_args().specs
    for model, name in FILES.items():
        cases = json.loads((specs / name).read_text("utf-8-sig"))
        lost: dict[str, list[str]] = defaultdict(list)
        french = right_french = right = 0
        for case in cases:
            text = case["Input"]
            good = alike(wanted(model, case), read(model, text))
            why = reason(model, text)
            written = why == OURS
            french += written
            right += good
            right_french += good and written
            if not good:
                lost[why].append(f"{text!r}: {wanted(model, case)}, read {read(model, text)}")
        print(f"{model}: {right} of {len(cases)} alike ({right / len(cases):.3f});", end=" ")
        print(f"of real French {right_french} of {french} ({right_french / max(1, french):.3f})")
        for why, lines in sorted(lost.items()):
            print(f"  {why}: {len(lines)}")
            for line in lines:
                print(f"    {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

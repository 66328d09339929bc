"""Hold the French number, percentage and currency readers against Recognizers-Text's own cases.

    python benchmarks/recognizers_text.py SPECS

SPECS is the folder `Specs` of a checkout of https://github.com/microsoft/Recognizers-Text (MIT).
Its files are read where they are; none is kept here. For each model the script prints the share of
cases read alike, over all cases and over those that are French as it is written, and each
disagreement under its reason. A case is right when every number or amount that it names is found
with its value (and its currency), and nothing else.
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
    "Cent": "cent",
}
# Why a case is no French that is written, or asks for what Recoupe means not to read: the first
# expression that its text matches.
REASONS = {
    "no accent, or a spelling that French has not": (
        r"ieme|unieme|vingt-un\b|\bcent \w+ billion|pourcentages?\b|pourcent d|^2 douzaine$"
        r"|\b\d+ cent\b"
    ),
    "arithmetic": r"\^|\d/\d",
    "digits of an address, not a number": r"\d+\.\d+\.\d+|https?:",
    "a mixed number": r"\bet (?:un|deux) (?:tiers|demi|quart)",
    "a decimal mark with nothing before it": r"(?<!\d),\d",
    "a measure with its unit, which another of their models reads": r"\d(?:ml|km)\b",
    "a half of nothing": r"^un demi$",
}
FRENCH = {
    "a mixed number",
    "a half of nothing",
}


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
        value = float(str(resolution["value"]).rstrip("%").replace(",", "."))
        unit = {"number": "", "percentage": "%"}.get(model) or CURRENCIES.get(
            resolution.get("unit", ""), resolution.get("unit", "")
        )
        asked.append((value / 100, "USD") if unit == "cent" else (value, unit))
    return asked


def alike(one: list[tuple[float, str]], other: list[tuple[float, str]]) -> bool:
    """Tell whether values (to nine digits) and units agree, in order."""
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=1e-8, abs_tol=1e-15) and u == v
        for (a, u), (b, v) in zip(one, other, strict=True)
    )


def reason(text: str) -> str:
    """Give why a case may be read otherwise."""
    return next((why for why, form in REASONS.items() if re.search(form, text)), "a fault of ours")


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
            why = reason(text)
            written = why == "a fault of ours" or why in FRENCH
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

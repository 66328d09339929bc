"""Regular expressions of the language packs, their placeholders filled in.

Patterns are matched against a text folded by `recoupe.text.folded`, so that a plain apostrophe and
a plain space stand for all. In the tables an apostrophe is written ’ (TOML would end the string).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recoupe.errors import LexiconError
from recoupe.language import load_pack, shared_table
from recoupe.text import folded

_CAP = "(?-i:[A-ZÀ-ÖØ-Þ])"
_NAME = rf"{_CAP}[\w'.-]+"
_PARTICLE = r"(?:(?:de|du|des|d'|le|la|van|von|der|den|el|al|ben|bin|di|da|dos)\s?)?"
_FILL = {
    "url": r"(?:https?://|www\.)[^\s<>\"«»]+",
    "time": (
        r"\d{1,2}\s?(?:[h:.]|heures?)\s?(?:\d{2})?(?::\d{2})?"
        r"(?:\s?(?:[ap]\.?m\.?|utc|gmt|cet|cest|est|edt))*"
    ),
    "cap": _CAP,
    "names": rf"{_NAME}(?:\s{_PARTICLE}{_NAME}){{1,3}}",
    # An outlet's name after a date: capitals and the small words between them, no verb.
    "signature": (
        rf"{_CAP}[\w'.-]*(?:\s(?:{_CAP}[\w'.-]*|de|du|des|la|le|les|d'|à|en|et|of|the)){{0,5}}"
    ),
    "weekday": "",
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "year": r"(?:19|20)\d\d",
}


@cache
def placeholders(language: str) -> dict[str, str]:
    """Give what each placeholder of a language's patterns stands for."""
    calendar = load_pack(language).table("datelines")
    months = "|".join(re.escape(form) for forms in calendar["months"] for form in forms)
    fill = {**_FILL, "month": rf"(?:{months})\b", "agency": _agency()}
    fill["weekday"] = rf"(?:{'|'.join(calendar['weekdays'])})"
    then_year = _expand(calendar["then_year"], fill)
    spelled = "|".join(_expand(form, fill) + then_year for form in calendar["spelled"])
    numeric = rf"{fill['day']}[./-](?:0?[1-9]|1[0-2])[./-]{fill['year']}"
    iso = rf"{fill['year']}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    fill["date"] = rf"(?:(?:{fill['weekday']},?\s+)?(?:{spelled}|{numeric}|{iso}))"
    return fill


def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """Compile a pattern of a table, not case-sensitive but for <cap>, <names> and <signature>.

    Raises LexiconError where it is no regular expression or has an unknown placeholder.
    """
    try:
        expanded = _expand(pattern, placeholders(language))
        return re.compile(expanded, re.IGNORECASE | re.MULTILINE)
    except (re.error, KeyError) as error:
        raise LexiconError(f"language {language}: pattern {pattern!r}: {error}") from error


def _expand(pattern: str, fill: dict[str, str]) -> str:
    return re.sub(r"(?<!\?P)<([a-z]+)>", lambda hole: fill[hole[1]], pattern.replace("’", "'"))


@cache
def _agency() -> str:
    table: dict[str, Any] = shared_table("agencies")
    forms = {form for name, others in table["agencies"].items() for form in (name, *others)}
    longest = sorted(forms, key=lambda form: (-len(form), form))
    named = "|".join(re.escape(folded(form)) for form in longest)
    return rf"(?:{named}|agences?|agencies)"

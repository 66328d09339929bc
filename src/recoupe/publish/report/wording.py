"""How a page says things in its reader's language: messages, dates, numbers, the model's own words.

Message ids are English; the French ones are in the catalogue `report` beside the program's own.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from babel.core import Locale
from babel.dates import get_month_names
from babel.numbers import format_compact_decimal, format_decimal

from recoupe.edtf import bounds, is_edtf
from recoupe.messages import LANGUAGES
from recoupe.model import Bound, Figure


def N_(message: str) -> str:  # noqa: N802 — the name by which message extractors know it
    """Mark a message for translation; it is translated where it is shown."""
    return message


# What the model's values are called on a page.
DEGREES = {
    "verbatim": N_("word for word"),
    "variant": N_("variant"),
    "reported": N_("reported"),
    "absent": N_("absent"),
}
KINDS = {"direct": N_("direct"), "mixed": N_("mixed"), "indirect": N_("indirect")}
MODALITIES = {"actual": N_("actual"), "forecast": N_("forecast"), "target": N_("target")}
BOUNDS = {"=": "", "~": N_("about"), ">": N_("more than"), "<": N_("less than")}
PLEDGE_KINDS = {
    "pledge": N_("pledge"),
    "target": N_("target"),
    "forecast": N_("forecast"),
    "invitation": N_("invitation"),
}
STATUSES = {
    "kept": N_("kept"),
    "broken": N_("broken"),
    "under way": N_("under way"),
    "no news": N_("no news"),
}
ACTOR_KINDS = {
    "person": N_("person"),
    "group": N_("group"),
    "organisation": N_("organisation"),
    "place": N_("place"),
    "document": N_("document"),
}
FURNITURE = {
    "prefix": N_("prefix of an export"),
    "link": N_("link"),
    "date line": N_("date line"),
    "credit": N_("credit"),
    "copyright": N_("copyright notice"),
    "comments": N_("comments"),
    "related": N_("related article"),
    "caption": N_("caption"),
    "teaser": N_("teaser"),
}
PROVENANCE = {
    "given": N_("given by the input"),
    "metadata": N_("from the page’s metadata"),
    "url": N_("from the address"),
    "file": N_("from the file’s name"),
    "text": N_("said in the text"),
    "pile": N_("settled by the other articles"),
}
EVENT_TYPES = {
    "video call": N_("video call"),
    "call": N_("call"),
    "summit": N_("summit"),
    "visit": N_("visit"),
    "meeting": N_("meeting"),
    "vote": N_("vote"),
    "election": N_("election"),
    "ruling": N_("ruling"),
    "trial": N_("trial"),
    "arrest": N_("arrest"),
    "release": N_("release"),
    "attack": N_("attack"),
    "death": N_("death"),
    "accident": N_("accident"),
    "protest": N_("protest"),
    "strike": N_("strike"),
    "appointment": N_("appointment"),
    "resignation": N_("resignation"),
    "agreement": N_("agreement"),
    "decree": N_("decree"),
    "aid": N_("aid"),
    "ceremony": N_("ceremony"),
    "statement": N_("statement"),
}

_POINT = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T[\d:.Z+-]+)?([?~%]?)")


@dataclass(frozen=True)
class Wording:
    """One language of pages (`code` is ISO 639-1)."""

    code: str
    locale: Locale
    messages: gettext.NullTranslations

    def say(self, message: str) -> str:
        """Give a message."""
        return self.messages.gettext(message) if message else ""

    def count(self, one: str, many: str, count: int) -> str:
        """Give the form of a message that goes with `count`, which stands in it as `%(num)s`."""
        return self.messages.ngettext(one, many, count) % {"num": self.number(count)}

    def word(self, table: dict[str, str], value: str) -> str:
        """Give the word for a value of the model; one that is not in the table as it is."""
        return self.say(table.get(value, value))

    def date(self, edtf: str | None) -> str:
        """Give an EDTF date in words, as precise as it is; what is not EDTF as it is."""
        if not edtf:
            return ""
        if "/" in edtf:
            return self._interval(*edtf.split("/", 1))
        point = _POINT.fullmatch(edtf)
        if point is None:
            return edtf
        words = self._point(*(part or "" for part in point.group(1, 2, 3)))
        if words and point.group(4) == "~":
            return self.say("around %s") % words
        if words and point.group(4):
            return self.say("%s (uncertain)") % words
        return words or edtf

    def _interval(self, start: str, end: str) -> str:
        if end in ("", ".."):
            return self.say("from %s on") % self.date(start)
        if start in ("", ".."):
            return self.say("until %s") % self.date(end)
        return f"{self.date(start)} – {self.date(end)}"

    def _point(self, year: str, month: str, day: str) -> str:
        """Give year, month and day as written (digits and X, "" where absent) in words."""
        if not month or month == "XX":
            return self._year(year)
        known_year = "" if "X" in year else str(int(year))
        seasons = {
            "21": self.say("spring"),
            "22": self.say("summer"),
            "23": self.say("autumn"),
            "24": self.say("winter"),
        }
        if month in seasons:
            return f"{seasons[month]} {known_year}".strip()
        if not month.isdigit() or not 1 <= int(month) <= 12:
            return ""
        names = get_month_names("wide", locale=self.locale)
        words = f"{names[int(month)]} {known_year}".strip()
        if not day or "X" in day:
            return words
        # CLDR writes the first of a month as any other day; French says «1er».
        first = self.code == "fr" and int(day) == 1
        return f"{'1er' if first else int(day)} {words}"

    def _year(self, year: str) -> str:
        if year == "XXXX":
            return self.say("date not given")
        if "X" not in year:
            return str(int(year))
        if year.endswith("XX") and year[:2].isdigit():
            return f"{year[:2]}00–{year[:2]}99"
        if year.endswith("X") and year[:3].isdigit():
            return self.say("the %s0s") % year[:3]
        return ""

    def number(self, value: float) -> str:
        """Give a number with the digits that it has, grouped: «1 234,5»."""
        text: str = format_decimal(value, locale=self.locale)
        return text

    def short_number(self, value: float) -> str:
        """Give a number in short, as for an axis: «10 milliards», "10 billion"."""
        text: str = format_compact_decimal(
            value, format_type="long", locale=self.locale, fraction_digits=1
        )
        return text

    def quantity(self, figure: Figure) -> str:
        """Give a figure's value in base units, with all its digits: «200 000 000 000 USD».

        A rank is called one: «rang 2».
        """
        number = self.number(figure.value)
        if figure.unit == "rank":
            return self.say("rank %s") % number
        return f"{number} {self.unit(figure.unit, figure.value)}".strip()

    def unit(self, unit: str, count: float) -> str:
        """Give a unit: «personnes»; «%», the code of a currency or a noun as it is."""
        if unit == "person":
            return self.messages.ngettext("person", "persons", 1 if abs(count) < 2 else 2)
        if unit == "rank":
            return self.say("rank")
        return unit

    def bound(self, bound: Bound) -> str:
        """Give what stands before a value: «environ», «plus de», nothing where it is exact."""
        return self.word(BOUNDS, bound.value)


@cache
def wording(language: str) -> Wording:
    """Give a language of pages; one that pages are not written in reads as English."""
    code = language if language in LANGUAGES else "en"
    with as_file(files("recoupe") / "locale") as folder:
        messages = gettext.translation("report", folder, [code], fallback=True)
    return Wording(code, Locale.parse(code), messages)


def when(edtf: str | None) -> tuple[str, str]:
    """Give a key that orders dates: by their first day, then by what is written; unknown last."""
    if not edtf or not is_edtf(edtf):
        return ("~", edtf or "")
    earliest, _ = bounds(edtf)
    return (earliest.isoformat() if earliest else "~", edtf)


def iso_day(edtf: str | None) -> str:
    """Give a date as HTML's `datetime` takes it (year, month or day); "" where it cannot."""
    return edtf if edtf and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", edtf) and _real(edtf) else ""


def _real(edtf: str) -> bool:
    month = edtf[5:7]
    return not month or 1 <= int(month) <= 12

"""Numbers that measure nothing: ages, times of day, names with a number, idioms, pointing back.

What is told here by the words around a number is told by patterns of `counting.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.figures.units import UnitKind
from recoupe.read.numbers import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEHIND = 60
_AHEAD = 40
_MOST_HOURS = 24
_OLDEST = 120
# Up to here a number behind a proper name is taken for part of the name («Canal 3»).
_NAME_NUMBER = 13
# Districts of a town have no higher number.
_MOST_DISTRICTS = 20
# Up to here, a number after «à» tells a kind of thing.
_FEW = 4
# Up to here a number that heads a line may be that of a heading.
_MOST_HEADINGS = 20
_CAPITALISED = re.compile(r" ([A-ZÀ-Ý][a-zà-ÿ]+)")
# A name right before an age: «Jeanne Morel, 45 ans».
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]+,? $")


class Exclusions:
    """The exclusions of one language, compiled from its `counting.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        self._nouns = noun_grammar(code)
        self._definite = frozenset(table["definite"])
        self._numbered = frozenset(table["numbered"])
        self._numbered_in_words = frozenset(table["numbered_in_words"])
        self._towns = frozenset(table["towns"])
        self._namers = frozenset(table["namers"])
        clock, ages, elsewhen = table["clock"], table["ages"], table["elsewhen"]
        self._clock_before = _ending(clock["before"])
        self._clock_sure = _ending(clock["sure"])
        self._clock_after = _starting(clock["after"])
        self._clock_lasting = _ending(clock["lasting"])
        self._clock_past = _ending(clock["past"])
        self._clock_at = _ending(clock["at"])
        self._clock_short = re.compile(clock["short"], re.IGNORECASE)
        self._age_units = frozenset(ages["units"])
        self._age_before = _ending(ages["before"])
        self._age_of = _starting(ages["of"])
        self._age_told = _ending(ages["told"])
        self._age_young = frozenset(ages["young"])
        self._age_rounded = frozenset(ages["rounded"])
        self._children = frozenset(ages["children"])
        self._age_lasting = frozenset(ages["lasting"])
        self._elsewhen_after = _starting(elsewhen["after"])
        self._away = _ending(elsewhen["away"]) if elsewhen["away"] else None
        self._away_of = _starting(elsewhen["away_of"]) if elsewhen["away_of"] else None
        self._near = frozenset(elsewhen["near"])
        self._idiom = _starting(table["idioms"]["forms"])
        self._lengths = frozenset(load_pack(code).table("units")["time"])
        self._elsewhen_before = _ending(elsewhen["before"])
        self._pointed = frozenset(table["pointed"])
        self._these = _ending(table["these"])
        self._kind = frozenset(table["of_a_kind"])
        self._agents = tuple(ages["agents"])
        self._lent = frozenset(ages["lent"])
        self._hours = frozenset(clock["units"])
        of = "|".join(table["link"])
        self._of = re.compile(rf" (?:{of})(?![A-ZÀ-Ý])")
        self._of_length = re.compile(rf" (?:{of})(\w+)")
        self._of_whom = re.compile(
            rf"((?:[\w-]+ ){{0,3}}[\w-]+) (?:{of.replace(' ', '')})(?: {ages['bounds']})? ?$"
        )
        self._codes: int = table["postal"]["digits"]

    def excluded(self, doc: Doc, text: str, draft: Draft) -> bool:
        """Tell whether a number with its unit is no figure."""
        before = text[max(0, draft.start - _BEHIND) : draft.start]
        after = text[draft.end : draft.end + _AHEAD]
        number = draft.number
        if number.one and draft.unit != "%" and not _and_half(draft):
            return True
        if self._idiom.match(text, draft.start):
            return True
        if draft.kind is UnitKind.TIME:
            return (
                _titled(text, draft)
                or self._is_away(before, after)
                or self._is_clock(draft, before, after)
                or self._is_age(doc, draft, before, after)
                or self._of_name(doc, draft)
                or bool(self._these.search(before))
                or bool(self._elsewhen_after.match(after))
                or bool(self._elsewhen_before.search(before))
            )
        if draft.kind is UnitKind.COUNT:
            return (
                self._points_back(draft, before)
                or self._named(doc, draft, before)
                or self._of_a_kind(doc, draft)
                or self._is_near(text, draft)
                or self._is_address(text, draft)
                or self._is_heading(text, draft)
            )
        return draft.unit in self._pointed and self._points_back(draft, before)

    def _is_address(self, text: str, draft: Draft) -> bool:
        """«40210 Sarlone»: a code of the post, its town behind it."""
        digits = text[draft.number.start : draft.number.end]
        town = draft.noun is not None and draft.noun.pos_ == "PROPN" and draft.unit != "person"
        return town and digits.isdigit() and len(digits) == self._codes

    def _is_heading(self, text: str, draft: Draft) -> bool:
        """«5 Quelles suites ?»: the number of a heading, at the head of its line."""
        number = draft.number
        if number.form is not Form.DIGITS or number.value > _MOST_HEADINGS or number.value % 1:
            return False
        word = _CAPITALISED.match(text, number.end)
        opens = number.start == 0 or text[number.start - 1] == "\n"
        return opens and word is not None and not self._nouns.person(word.group(1))

    def _is_near(self, text: str, draft: Draft) -> bool:
        """«les vingt dernières années»: a date, if one that is not resolved."""
        words = text[draft.number.end : draft.end].casefold().split()
        return bool(words) and words[-1] in self._lengths and words[0] in self._near

    def _is_away(self, before: str, after: str) -> bool:
        """«à six mois des élections»: how far off something is."""
        if self._away is None or self._away_of is None:
            return False
        return bool(self._away.search(before) and self._away_of.match(after))

    def _of_a_kind(self, doc: Doc, draft: Draft) -> bool:
        """«une hausse à deux chiffres»: a kind of thing, not so many of them."""
        token = token_at(doc, draft.start)
        if token is None or token.i < 2 or draft.value > _FEW:
            return False
        noun, link = doc[token.i - 2], doc[token.i - 1]
        spelled = draft.number.form is Form.WORDS and draft.unit != "person"
        return spelled and link.lower_ in self._kind and noun.pos_ == "NOUN"

    def _points_back(self, draft: Draft, before: str) -> bool:
        """«les deux pays»: known ones, referred to again; from three on they are counted."""
        last = re.search(r"([^\W\d_]+'?) ?$", before)
        definite = last is not None and last.group(1).casefold() in self._definite
        if not definite or draft.number.form is not Form.WORDS:
            return definite and draft.value <= 2 and draft.number.scale == 1
        return draft.value <= 2

    def _named(self, doc: Doc, draft: Draft, before: str) -> bool:
        """«l'article 2», «Canal 3», «Mouvement Cinq Rivières»: the number belongs to a name."""
        token = token_at(doc, draft.start)
        if token is not None and draft.number.form is Form.WORDS:
            if token.i > 0 and token.nbor(-1).lower_ in self._numbered_in_words:
                return True
            titled = token.text.istitle() and draft.noun is not None and draft.noun.text.istitle()
            return titled and not token.is_sent_start and token.i > 0 and token.nbor(-1).is_alpha
        if token is None or token.i == 0 or draft.number.form is not Form.DIGITS:
            return False
        previous = doc[token.i - 1]
        if token.is_sent_start:
            return False
        if previous.lower_ in self._namers:
            return True
        town = previous.lower_ in self._towns and draft.value > _MOST_DISTRICTS
        if previous.lower_ in self._numbered and previous.pos_ != "VERB" and not town:
            return draft.number.scale == 1
        named = previous.text[:1].isupper() and previous.is_alpha and not previous.is_sent_start
        glued = previous.whitespace_ == " " and before.endswith(" ")
        return named and glued and draft.value < _NAME_NUMBER

    def is_hour(self, text: str, draft: Draft) -> bool:
        """Tell a time of day written short («20 h», «21H00») from a length so written."""
        if not self._clock_short.fullmatch(text, draft.number.end, draft.end):
            return False
        before = text[max(0, draft.start - _BEHIND) : draft.start]
        if draft.value >= _MOST_HOURS:
            return False
        if self._clock_at.search(before):
            return True
        if self._of.match(text, draft.end):
            return False
        return not self._clock_lasting.search(before) or bool(self._clock_past.search(before))

    def _is_clock(self, draft: Draft, before: str, after: str) -> bool:
        if draft.unit not in self._hours or draft.value >= _MOST_HOURS:
            return False
        if self._clock_after.match(after):
            return True
        if self._clock_sure.search(before):
            return not self._of.match(after)
        if self._clock_lasting.search(before) or self._of.match(after):
            return False
        return bool(self._clock_before.search(before)) and draft.number.form is Form.DIGITS

    def _is_age(self, doc: Doc, draft: Draft, before: str, after: str) -> bool:
        of_length = self._of_length.match(after)
        if of_length is not None and of_length.group(1).casefold() in self._age_lasting:
            return False  # «passible de trois ans de prison»
        if draft.unit in self._age_young:
            return bool(self._age_told.search(before)) or self._of_child(doc, draft, before)
        rounded = draft.number.form is Form.COLLECTIVE and draft.unit in self._age_rounded
        if not (rounded or draft.unit in self._age_units) or draft.value > _OLDEST:
            return False
        if re.search(r"[,(] ?$", before) and re.match(r" ?[,)]", after):
            return True
        if _NAMED.search(before) and re.match(r" ?(?:[.,;:!?»…)]|$)", after):
            return True
        of_person = self._of_person(doc, draft, before)
        if of_person is not None:
            return of_person
        if self._age_of.match(after) or self._of_thing(doc, draft):
            return False
        return bool(self._age_before.search(before))

    def _of_child(self, doc: Doc, draft: Draft, before: str) -> bool:
        """«sa fille de vingt mois»: the age of a young child."""
        of = self._of_whom.search(before)
        if of is None:
            return False
        last = token_at(doc, draft.start - len(before) + of.end(1) - 1)
        return last is not None and last.lower_ in self._children

    def _of_thing(self, doc: Doc, draft: Draft) -> bool:
        """«des fonds à trois ans»: what is lent or planned for so long."""
        token = token_at(doc, draft.start)
        if token is None or token.i < 2:
            return False
        return doc[token.i - 1].lower_ in self._kind and doc[token.i - 2].lower_ in self._lent

    def _of_name(self, doc: Doc, draft: Draft) -> bool:
        """«le Libor à trois mois»: the term is part of a name."""
        token = token_at(doc, draft.start)
        if token is None or token.i < 2:
            return False
        return doc[token.i - 1].lower_ in self._kind and doc[token.i - 2].pos_ == "PROPN"

    def _of_person(self, doc: Doc, draft: Draft, before: str) -> bool | None:
        """«un chauffeur de 34 ans» is an age, «une peine de dix ans» is not; else None."""
        of = self._of_whom.search(before)
        if of is None:
            return None
        token = token_at(doc, draft.start - len(before) + of.start(1))
        if token is None:
            return None
        last = token_at(doc, draft.start - len(before) + of.end(1) - 1)
        nearby = doc[token.i : (token.i if last is None else last.i) + 1]
        if any(word.lower_ in self._age_lasting for word in nearby):
            return False
        if any(self._nouns.person(word.text) for word in nearby if word.is_alpha):
            return True
        if any(word.lower_.endswith(self._agents) and word.pos_ == "NOUN" for word in nearby):
            return True
        return True if last is not None and last.pos_ == "PROPN" else None


def _titled(text: str, draft: Draft) -> bool:
    """Tell the name of a paper or a programme («40 Jours») from a length of time."""
    unit = text[draft.number.end : draft.end].strip()
    return bool(unit) and unit[0].isupper() and not unit.isupper()


def _and_half(draft: Draft) -> bool:
    """Tell «un an et demi», whose value has a half."""
    return draft.value % 1 == 0.5 and draft.kind is UnitKind.TIME


def _ending(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}) ?$", re.IGNORECASE)


def _starting(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf" ?(?:{'|'.join(forms)})", re.IGNORECASE)


@cache
def exclusions(code: str) -> Exclusions:
    """Give the exclusions of the language `code` (ISO 639-1), compiled once."""
    return Exclusions(load_pack(code).table("counting"), code)

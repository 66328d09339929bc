"""Numbers with no unit of their own: what they count is said nearby, or they are no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.language import load_pack
from recoupe.read.dates.direction import token_at
from recoupe.read.figures.draft import Draft
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.figures.units import UnitKind, unit_grammar
from recoupe.read.numbers import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MONEY_SCALE = 1_000_000
_BEHIND = 80
_AHEAD = 80
# So small a number alone in brackets is a note.
_NOTED = 2
# A part is not so many times the whole that it is taken out of.
_MUCH = 2
# Between a share and how many points it has gained or lost.
_CHANGE = re.compile(r" ?[,;(/] ?\(?(?P<sign>\+?)[-−]?")
# A smaller number in brackets is more often a reference, a score or a department.
_BRACKETED = 100
# The lines of a list stand within so many code points.
_LISTED = 160


class BareGrammar:
    """The phrases of one language that give a bare number its unit, from `counting.toml`."""

    def __init__(self, table: dict[str, Any], code: str) -> None:
        bare = table["bare"]
        self._nouns = noun_grammar(code)
        self._units = unit_grammar(code)
        self._default = self._units.default
        self._point = table["pointed"][0] if table["pointed"] else "point"
        word = r"(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?)"
        number_of = "|".join(bare["number_of"])
        self._number_of = re.compile(rf"(?:{number_of}) ?{word}", re.IGNORECASE)
        self._for = frozenset(bare["for"])
        self._others = frozenset(table["others"])
        self._times_of = frozenset(table["measure"]["never"])
        self._alone = _ending(bare["alone"])
        self._persons = _ending(bare["persons"])
        self._times = _ending(bare["times"])
        self._listed = re.compile(
            rf"(?:{'|'.join(bare['listed'])}) ?(?:{'|'.join(bare['about'])})?$", re.IGNORECASE
        )
        self._of_them = _ending(bare["of_them"]) if bare["of_them"] else None
        self._of_age = re.compile(bare["of_age"], re.IGNORECASE)
        out_of, about = "|".join(table["listed_of"]["out_of"]), "|".join(bare["about"])
        self._out_of = re.compile(rf"(?<!\w)(?:{out_of}) ?(?:{about})?$", re.IGNORECASE)
        self._copula = _ending(bare["copulas"])
        self._bullet = re.compile(rf"(?:^|\n) ?(?:{'|'.join(bare['bullets'])}) ?$")
        self._closing = re.compile("|".join(bare["closing"]))
        self._bracket = re.compile(rf"{word}[»\"” ]* ?\( ?$")

    def settle(self, doc: Doc, text: str, drafts: Sequence[Draft]) -> None:
        """Give bare numbers their unit where the text says it; the others keep none."""
        for at, draft in enumerate(drafts):
            if draft.unit is not None:
                continue
            before = text[max(0, draft.start - _BEHIND) : draft.start]
            if draft.number.scale >= _MONEY_SCALE:
                self._money(doc, drafts, at)
            elif draft.kind is UnitKind.COUNT:
                if not self._more(doc, text, drafts, at):
                    self._among(doc, drafts, at)
            elif self._times.search(before):
                draft.unit, draft.kind = "fois", UnitKind.SIGN
            elif self._persons.search(before):
                draft.unit, draft.kind = "person", UnitKind.COUNT
            else:
                self._counted(doc, text, drafts, at, before)

    def _money(self, doc: Doc, drafts: Sequence[Draft], at: int) -> None:
        """«1,7 milliard»: of the money last named, or the next, or the language's own."""
        draft = drafts[at]
        scaled = [d for d in drafts[:at] if d.number.scale >= _MONEY_SCALE and d.unit is not None]
        if scaled and scaled[-1].kind is UnitKind.COUNT and _together(doc, scaled[-1], draft):
            draft.unit, draft.kind, draft.noun = scaled[-1].unit, UnitKind.COUNT, scaled[-1].noun
            return
        named = [d for d in (*reversed(drafts[:at]), *drafts[at:]) if d.kind is UnitKind.MONEY]
        draft.unit = named[0].unit if named else self._default
        draft.kind = UnitKind.MONEY

    def _more(self, doc: Doc, text: str, drafts: Sequence[Draft], at: int) -> bool:
        """«douze autres»: as many more of what was counted last; False where nothing was."""
        draft = drafts[at]
        words = text[draft.number.end : draft.end].split()
        if not words or words[-1].casefold() not in self._others:
            return False
        earlier = [d for d in drafts[:at] if d.kind is UnitKind.COUNT and not d.number.one]
        earlier = [d for d in earlier if d.unit is not None]
        if not earlier or _sentences_between(doc, earlier[-1], draft) > 1:
            return False
        draft.unit, draft.noun = earlier[-1].unit, earlier[-1].noun
        return True

    def _among(self, doc: Doc, drafts: Sequence[Draft], at: int) -> None:
        """«deux d'entre eux»: of the things named before, or else those counted last."""
        token = token_at(doc, drafts[at].start)
        words = list(doc[token.sent.start : token.i]) if token is not None else []
        plural = [w for w in words if w.pos_ == "NOUN" and w.morph.get("Number", []) == ["Plur"]]
        if plural:
            last = plural[-1].i
            pairs = (doc[max(first, 0) : first + 2] for first in (last - 1, last))
            names = (self._nouns.compound([word.text for word in pair]) for pair in pairs)
            drafts[at].unit = next(filter(None, names), None) or self._nouns.unit(doc[last].text)
            drafts[at].noun = plural[-1]
            return
        earlier = [d for d in drafts[:at] if d.kind is UnitKind.COUNT and d.unit is not None]
        wholes = [d for d in earlier if d.value >= drafts[at].value]
        drafts[at].unit = wholes[-1].unit if wholes else "person"

    def _counted(self, doc: Doc, text: str, drafts: Sequence[Draft], at: int, before: str) -> None:
        draft = drafts[at]
        line = before.rsplit("\n", 1)[-1]
        after = text[draft.end : draft.end + _AHEAD].split("\n", 1)[0]
        named = self._named(line, after)
        bracket = self._bracket.search(line)
        if draft.number.form is Form.COLLECTIVE and self._of_age.match(text, draft.start):
            return  # «un voisin, la trentaine»
        noted = re.search(r"\( ?$", line) and re.match(r" ?\)", after)
        if at and self._is_change(text, drafts[at - 1], draft):
            draft.unit, draft.kind = self._point, UnitKind.SIGN
        elif noted and draft.value <= _NOTED:
            return
        elif named is not None:
            draft.unit, draft.kind = named, UnitKind.COUNT
        elif bracket and self._closing.match(after) and self._of_bracket(doc, draft):
            pass
        elif bracket and after.startswith(")") and _after_name(doc, draft):
            return  # «Orvane (41)»: its department
        elif at and draft.number.form is not Form.FRACTION and self._is_listed(line, before):
            self._ellipsis(doc, text, drafts, at, bulleted=self._bullet.search(before) is not None)
        elif self._of_them is not None and self._of_them.search(line):
            draft.unit = self._meant(doc, draft)
            draft.kind = UnitKind.COUNT if draft.unit is not None else None
        elif self._copula.search(line):
            draft.unit = self._subject(doc, draft)
            draft.kind = UnitKind.COUNT if draft.unit is not None else None

    def _is_change(self, text: str, earlier: Draft, draft: Draft) -> bool:
        """«(41 %, +3)», «39 % (-8)»: points that a share has gained or lost; takes in the sign."""
        signed = _CHANGE.fullmatch(text, earlier.end, draft.number.start)
        if earlier.unit != "%" or signed is None or draft.number.form is not Form.DIGITS:
            return False
        if not signed["sign"] and draft.value >= 0:
            return False
        draft.start -= len(signed["sign"])
        return True

    def _meant(self, doc: Doc, draft: Draft) -> str | None:
        """«le pays en compte 4 000»: the last plural before, in this sentence or the one before."""
        token = token_at(doc, draft.start)
        if token is None:
            return None
        start = token.sent.start
        if start:
            start = doc[start - 1].sent.start
        for back in range(token.i - 1, start - 1, -1):
            word = doc[back]
            plural = word.pos_ == "NOUN" and word.morph.get("Number", []) == ["Plur"]
            if plural and not self._units.measures(word.lower_):
                return self._nouns.unit(word.text)
        return None

    def _of_bracket(self, doc: Doc, draft: Draft) -> bool:
        """«les gardes à vue (130)»: counts the plural before the bracket, with all its words."""
        noun = _noun_before(doc, draft)
        if noun is None or draft.value < _BRACKETED:
            return False
        for first in (noun.i - 1, noun.i - 2):
            name = self._nouns.compound([w.text for w in doc[max(first, 0) : noun.i + 1]])
            if name is not None:
                draft.unit, draft.kind, draft.noun = name, UnitKind.COUNT, doc[first]
                return True
        if noun.lower_[-1] not in "sx":
            return False
        draft.unit, draft.kind, draft.noun = self._nouns.unit(noun.text), UnitKind.COUNT, noun
        return True

    def _whole(self, doc: Doc, text: str, drafts: Sequence[Draft], at: int) -> Draft:
        """Give the figure before, or behind «dont» the nearest that is no smaller than the part."""
        earlier, draft = drafts[at - 1], drafts[at]
        if _MUCH * earlier.value >= draft.value or not self._taken_out(text, draft):
            return earlier
        wholes = (
            whole
            for whole in reversed(drafts[:at])
            if whole.value >= draft.value and _together(doc, whole, draft)
        )
        return next(wholes, earlier)

    def _taken_out(self, text: str, draft: Draft) -> bool:
        before = text[max(0, draft.start - _BEHIND) : draft.start]
        return self._out_of.search(before) is not None

    def _subject(self, doc: Doc, draft: Draft) -> str | None:
        """«les manifestants étaient 46 600»: the subject is what is counted."""
        token = token_at(doc, draft.start)
        if token is None:
            return None
        for back in range(token.i - 1, token.sent.start - 1, -1):
            if doc[back].pos_ == "NOUN" and doc[back].dep_.startswith("nsubj"):
                plural = doc[back].lower_[-1] in "sx"
                return self._nouns.unit(doc[back].text) if plural else None
        return None

    def _named(self, before: str, after: str) -> str | None:
        """«évalue à 25.000 le nombre de foyers», «le nombre de foyers, autour de 25.000»."""
        behind = re.match(r"[^.;:!?]{0,12}", after)
        match = self._number_of.search(after[: (behind.end() if behind else 0) + 40])
        if match is None or match.start() > 12:
            found = list(self._number_of.finditer(before))
            match = (
                found[-1] if found and not re.search(r"[.;!?]", before[found[-1].end() :]) else None
            )
        return self._nouns.unit(match["noun"]) if match is not None else None

    def _is_listed(self, line: str, before: str) -> bool:
        return bool(self._listed.search(line) or self._bullet.search(before))

    def _ellipsis(
        self, doc: Doc, text: str, drafts: Sequence[Draft], at: int, *, bulleted: bool
    ) -> None:
        """«182 députés ont voté pour, 52 contre»: the noun counted just before."""
        earlier, draft = self._whole(doc, text, drafts, at), drafts[at]
        alone = self._alone.search(text, max(0, draft.start - _BEHIND), draft.start)
        near = _together(doc, earlier, draft) or (bulleted and draft.start - earlier.end < _LISTED)
        near = near or (alone is not None and _sentences_between(doc, earlier, draft) == 1)
        rate = earlier.kind is UnitKind.SIGN and earlier.unit != "fois"
        term = earlier.kind is UnitKind.TIME and self._taken_out(text, draft)
        if not near or not (earlier.kind is UnitKind.COUNT or rate or term):
            return
        following = token_at(doc, draft.end)
        beside = following is not None and following.idx <= draft.end + 1
        noun = following.lower_ if following is not None and following.pos_ == "NOUN" else None
        if beside and noun is not None and noun not in self._times_of:
            return  # but «300 samedi» is of what was counted before
        if rate and not (following is not None and following.lower_ in self._for):
            return
        draft.unit, draft.kind, draft.noun = earlier.unit, earlier.kind, earlier.noun


def _together(doc: Doc, first: Draft, last: Draft) -> bool:
    """Tell whether two figures stand in one sentence."""
    one, other = token_at(doc, first.start), token_at(doc, last.start)
    return one is not None and other is not None and one.sent.start == other.sent.start


def _sentences_between(doc: Doc, first: Draft, last: Draft) -> int:
    """Give how many sentences on from that of `first` the sentence of `last` is."""
    one, other = token_at(doc, first.start), token_at(doc, last.start)
    if one is None or other is None:
        return 0
    return sum(1 for word in doc[one.i + 1 : other.i + 1] if word.is_sent_start)


def _after_name(doc: Doc, draft: Draft) -> bool:
    """Tell whether a proper name stands right before the bracket that a number stands in."""
    token = token_at(doc, draft.start)
    return token is not None and token.i > 1 and doc[token.i - 2].pos_ == "PROPN"


def _noun_before(doc: Doc, draft: Draft) -> Token | None:
    """Give the last noun before the bracket that a number stands in."""
    token = token_at(doc, draft.start)
    if token is None:
        return None
    for back in range(token.i - 1, max(-1, token.i - 6), -1):
        if doc[back].pos_ == "NOUN":
            return doc[back]
    return None


def _ending(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}) ?$", re.IGNORECASE)


@cache
def bare_grammar(code: str) -> BareGrammar:
    """Give the grammar of bare numbers of the language `code` (ISO 639-1), compiled once."""
    return BareGrammar(load_pack(code).table("counting"), code)

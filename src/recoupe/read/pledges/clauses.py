"""The clause around a verb: where the words that undertake or foresee begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.read.pledges.sheet import SUBJECTS, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"conj", "advcl", "parataxis", "acl:relcl", "relcl", "ccomp"})
_FRONTED = 14  # words at most in an adverbial that stands before the subject


@dataclass(frozen=True)
class Clauses(Sheet):
    """A sheet that gives the clause of each verb, and what stands in it."""

    def dated(self, i: int) -> bool:
        """Tell whether the clause of the verb at `i` names a time."""
        text, patterns = self.folded(*self.clause(i)), self.lexicon.patterns
        return bool(patterns["future_time"].search(text) or patterns["date"].search(text))

    def comes(self, i: int) -> bool:
        """Tell whether the clause of the verb at `i` names a time that is to come."""
        return bool(self.lexicon.patterns["future_time"].search(self.folded(*self.clause(i))))

    def amounts(self, i: int) -> bool:
        """Tell whether the clause of the verb at `i` names an amount."""
        return self.counts(*self.clause(i))

    def counts(self, start: int, end: int) -> bool:
        """Tell whether an amount stands from `start` to `end` (exclusive)."""
        return bool(self.lexicon.patterns["amount"].search(self.folded(start, end)))

    def relative(self, i: int) -> bool:
        """Tell whether the verb at `i` stands in a relative clause."""
        relatives = self.lexicon.words["relatives"]
        subject = self.subject(i)
        if subject is not None and self.words[subject.i] in relatives:
            return True
        start, _ = self.clause(i)
        return start > 0 and self.words[start - 1] in relatives

    def reported(self, i: int) -> bool:
        """Tell whether the verb is a future in the past: under a «que» after a past verb."""
        start, _ = self.clause(i)
        lo, _ = self.periods[self.period_of[i]]
        words = self.lexicon.words
        return any(
            self.words[j] in words["subordinators"]
            and self.words[j - 1] not in words["adverbial"]
            and any(self.past(k) for k in range(max(lo, j - 7), j))
            for j in range(start - 1, lo - 1, -1)
        )

    def clause(self, i: int) -> tuple[int, int]:
        """Give the clause of the verb or noun at `i`: first token, and the one after the last."""
        known = self._clauses.get(i)
        if known is None:
            known = self._clauses[i] = self._trim(self._start(i), self.end(i))
        return known

    @cached_property
    def _clauses(self) -> dict[int, tuple[int, int]]:
        return {}

    def phrase(self, i: int) -> tuple[int, int]:
        """Give the noun phrase that the participle at `i` goes with, up to a relative clause."""
        lo, hi = self.periods[self.period_of[i]]
        noun = self.doc[i].head
        inside = [t.i for t in noun.subtree]
        start, end = max(lo, min(inside)), min(hi, max(inside) + 1)
        for j in range(i + 1, end):
            if self.words[j] in self.lexicon.words["relatives"] or self.doc[j].text in (";", ":"):
                return self._trim(start, j)
        return self._trim(start, end)

    def stretch(self, i: int) -> tuple[int, int]:
        """Give the phrase of a participle that goes with a noun, the clause of anything else."""
        return self.phrase(i) if self.attributive(i) else self.clause(i)

    def _start(self, i: int) -> int:
        lo, _ = self.periods[self.period_of[i]]
        opening = self.quotes[i][0]
        token = self.bearer(i)
        subject = self.subject(i)
        own = subject is not None and subject.head in (token, self.doc[i])
        if subject is not None and not own and lo <= subject.i < i:
            return self._with_clitics(i, lo)
        if subject is not None and lo <= subject.i < i and self._joined(subject.i, i):
            if self.words[subject.i] in self.lexicon.words["relatives"]:
                return self._antecedent(subject, lo)
            start = max(lo, min(t.i for t in subject.subtree))
            start = self._after_break(start, subject.i)
            while start > lo and self.doc[start - 1].text.endswith("-"):
                start -= 1
            if opening >= 0 and subject.i > opening >= start:
                start = opening + 1
            if start > lo and self.words[start - 1] in self.lexicon.words["relatives"]:
                return start
            return self._fronted(start, max(lo, opening + 1 if start > opening else lo))
        floor = max(lo, opening + 1)
        start = self._with_clitics(i, floor)
        while start > floor and not self._breaks(start - 1):
            start -= 1
        return self._fronted(start, floor)

    def _with_clitics(self, i: int, lo: int) -> int:
        """Give the first of the pronouns, negation and auxiliary that go before the verb at `i`."""
        start = i
        while start > lo and self.words[start - 1] in self.lexicon.words["clitics"]:
            start -= 1
        return start

    def _joined(self, subject: int, verb: int) -> bool:
        """Tell whether no stronger break than a comma stands between subject and verb."""
        return not any(self.doc[j].text in ";:" for j in range(subject, verb))

    def _after_break(self, start: int, before: int) -> int:
        for j in range(before - 1, start - 1, -1):
            if self.doc[j].text in (";", ":"):
                return j + 1
        return start

    def _breaks(self, j: int) -> bool:
        token = self.doc[j]
        return (
            token.text in (",", ";", ":", "(", "–", "—")
            or self.words[j] in self.lexicon.words["subordinators"]
            or self.words[j] in self.lexicon.words["relatives"]
        )

    def _antecedent(self, relative: Token, lo: int) -> int:
        """Give the first token of the noun phrase that a relative pronoun takes up."""
        clause = relative.head
        noun = clause.head if clause.dep_ in ("acl:relcl", "relcl", "acl") else None
        if noun is None or not lo <= noun.i < relative.i:
            return relative.i
        return max(lo, min((t.i for t in noun.lefts), default=noun.i))

    def _fronted(self, start: int, lo: int) -> int:
        """Take in an adverbial of time that stands before the subject."""
        j = start - 1
        if j > lo and self.doc[j].text == ",":
            j -= 1
        first = j + 1
        while first > lo and not self._breaks(first - 1) and not self.doc[first - 1].is_quote:
            first -= 1
        if first > j or start - first > _FRONTED:
            return start
        ahead = self.folded(first, start)
        finite = any("Fin" in self.doc[k].morph.get("VerbForm", []) for k in range(first, start))
        patterns = self.lexicon.patterns
        timed = patterns["future_time"].search(ahead) or patterns["date"].search(ahead)
        return first if timed and not finite else start

    def end(self, i: int) -> int:
        """Give the token after the last one of the clause of the verb at `i`."""
        _, hi = self.periods[self.period_of[i]]
        closing = self.quotes[i][1]
        if closing >= 0:
            hi = min(hi, closing)
        stops = [hi]
        bearer = self.bearer(i)
        for token in (self.doc[i], bearer):
            for child in token.rights:
                own = any(c.dep_ in SUBJECTS for c in child.children)
                if child.dep_ in _CLAUSES and own and child.i > i:
                    left = min(t.i for t in child.subtree)
                    if left > i + 2 and self.doc[left - 1].text in (",", "et", "and"):
                        stops.append(left)
        for j in range(i + 1, hi):
            text = self.doc[j].text
            if (text == ";" and not self._goes_on(j, hi)) or (
                text == ":" and not self.doc[min(j + 1, hi - 1)].like_num
            ):
                stops.append(j)
                break
            if text in (",", "–", "—", "-") and self._leaves(j, hi):
                stops.append(j)
                break
        return max(min(stops), i + 1)

    def _goes_on(self, semicolon: int, hi: int) -> bool:
        """Tell whether a list goes on: amounts without a verb of their own, up to the next mark."""
        numbers = False
        for token in self.doc[semicolon + 1 : hi]:
            if token.text in (";", ":"):
                break
            if "Fin" in token.morph.get("VerbForm", []):
                return False
            numbers = numbers or token.like_num
        return numbers

    def _leaves(self, comma: int, hi: int) -> bool:
        """Tell whether what follows the comma is no longer what is undertaken or foreseen."""
        j = comma + 1
        while j < hi and (self.doc[j].is_quote or self.doc[j].is_space):
            j += 1
        if j >= hi:
            return True
        word = self.words[j]
        if word in self.lexicon.words["ends"] or word in self.lexicon.words["relatives"]:
            return True
        ahead = self.folded(j, min(j + 4, hi))
        if ahead.replace("' ", "'").startswith(tuple(self.lexicon.words["again"])):
            return False
        if self.doc[j].pos_ == "CCONJ":
            j += 1
        return self._incise(j, hi) or self._fresh(j, hi)

    def _incise(self, j: int, hi: int) -> bool:
        """Tell whether a finite verb with its subject after it stands here («a-t-il dit»)."""
        for k in range(j, min(j + 4, hi)):
            token = self.doc[k]
            if self.doc[k].text in (",", ":"):
                return False
            if "Fin" in token.morph.get("VerbForm", []):
                before = any(c.dep_ in SUBJECTS and c.i < k for c in self.bearer(k).children)
                return not before and k - j <= 2
        return False

    def _fresh(self, j: int, hi: int) -> bool:
        """Tell whether a new clause with a subject of its own begins here."""
        for k in range(j, min(j + 9, hi)):
            token = self.doc[k]
            if token.text in (",", ";") or self.words[k] in self.lexicon.words["subordinators"]:
                return False
            if "Fin" in token.morph.get("VerbForm", []):
                subject = self.subject(k)
                return subject is not None and j <= subject.i < k
        return False

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        loose = (",", ";", ":", "-", "–", "—", ".")
        while start < end and (
            self.doc[start].is_space
            or self.doc[start].text in loose
            or (self.doc[start].is_quote and not self._closes_within(start, end))
        ):
            start += 1
        while end > start and (
            self.doc[end - 1].is_space
            or self.doc[end - 1].text in loose
            or (self.doc[end - 1].is_quote and not self._opens_within(start, end))
        ):
            end -= 1
        return start, end

    def _closes_within(self, start: int, end: int) -> bool:
        return (
            start + 1 < end and self.quotes[start + 1][0] == start < self.quotes[start + 1][1] < end
        )

    def _opens_within(self, start: int, end: int) -> bool:
        return (
            end - 2 >= start
            and self.quotes[end - 2][1] == end - 1
            and self.quotes[end - 2][0] >= start
        )

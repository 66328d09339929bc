"""Passages that tell of an event: its type, date and participants.

Trigger words by type, after PLOVER (Open Event Data Alliance 2018); participants from the parse
around the trigger. The first event that the title or the lead tells of is the one the article is
an account of; others are kept where the text dates them («visited … in March»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.edtf import Precision, compatible, precision
from recoupe.language import load_pack
from recoupe.model import Mention, Occurrence, Span, WrittenDate
from recoupe.read.actors import Cast
from recoupe.read.page import Page
from recoupe.read.tense import governor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

# The title and the lead: where an article says what it is about.
_OPENING = 5
# Dates that place an event; a bare year, or a day of which nothing is known, does not.
_PLACING = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.INTERVAL})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTIES = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "obj", "dobj", "obl:agent", "agent"})
# Complements of a trigger that name who takes part: «entre A et B», «avec B», «de A».
_COMPLEMENTS = frozenset({"nmod", "obl:arg", "obl:mod", "obl", "prep", "poss"})
_NESTED = frozenset({"acl:relcl", "relcl", "advcl", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word that tells of an event: view offsets, the rank of its type in the table."""

    start: int
    end: int
    rank: int
    type: str
    token: Token
    sentence: int


def read_occurrences(
    page: Page, cast: Cast, dates: Sequence[WrittenDate]
) -> tuple[Occurrence, ...]:
    """Find the events that a page tells of or recalls, in the order of the text."""
    sentences = list(page.doc.sents)
    mentions = cast.mentions()
    told: list[tuple[_Trigger, Occurrence]] = []
    for number, sentence in enumerate(sentences):
        trigger = min(
            _triggers(page, sentence, number), key=lambda t: (t.rank, t.start), default=None
        )
        if trigger is not None:
            told.append((trigger, _occurrence(page, sentence, trigger, mentions, dates)))
    main = next((trigger for trigger, _ in told if trigger.sentence < _OPENING), None)
    if main is None:
        return tuple(occurrence for _, occurrence in told if _worth_recalling(occurrence, None))
    account = _account(main, told)
    others = (o for t, o in told if t is not main and _worth_recalling(o, account))
    return tuple(sorted((account, *others), key=lambda o: (o.start, o.end)))


def _triggers(page: Page, sentence: Phrase, number: int) -> Iterator[_Trigger]:
    first, last = sentence.start_char, sentence.end_char
    for kind, pattern, types in _patterns(page.pack.code):
        for match in pattern.finditer(page.view.text, first, last):
            token = _token(page.doc, match.start(), match.end(), kind)
            if token is not None and match.lastgroup is not None:
                rank = int(match.lastgroup[1:])
                yield _Trigger(match.start(), match.end(), rank, types[rank], token, number)


def _token(doc: Doc, start: int, end: int, kind: str) -> Token | None:
    """Give the word of a match that heads it, where it is a noun or a verb as the table says."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    head: Token = span.root
    if kind == "nouns" and span[0].pos_ not in _NOUNS:
        return None
    if kind == "verbs" and len(span) == 1 and head.pos_ not in ("VERB", "AUX"):
        return None
    return head


def _occurrence(
    page: Page,
    sentence: Phrase,
    trigger: _Trigger,
    mentions: Sequence[Mention],
    dates: Sequence[WrittenDate],
) -> Occurrence:
    whole = page.span(sentence.start_char, sentence.end_char)
    at = page.span(trigger.start, trigger.end)
    text = page.article.text[whole.start : whole.end]
    start = whole.start + len(text) - len(text.lstrip())
    return Occurrence(
        start=start,
        end=start + len(text.strip()),
        type=trigger.type,
        date=_nearest_date(whole, at, dates),
        participants=_participants(page, trigger.token, mentions),
    )


def _nearest_date(whole: Span, at: Span, dates: Sequence[WrittenDate]) -> str | None:
    placing = [
        date
        for date in dates
        if whole.start <= date.start < whole.end and precision(date.edtf) in _PLACING
    ]
    nearest = min(
        placing, key=lambda d: (max(d.start - at.end, at.start - d.end, 0), d.start), default=None
    )
    return nearest.edtf if nearest else None


def _participants(page: Page, token: Token, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Give the actors in the complements of the trigger and the subject of its verb.

    Places take part where they act (a state that signs), not where something happens.
    """
    beside, of = _prepositions(page.pack.code)
    verb = governor(token)
    parties = [c for c in token.children if c.dep_ in _PARTIES or _led_by(c, beside | of)]
    if verb is not None and verb != token:
        parties += [
            c
            for c in verb.children
            if c.dep_ in _PARTIES and c != token and not token.is_ancestor(c)
        ]
    # The parser often hangs «with …» on a date or a place in between: the clause decides.
    parties += [
        case.head
        for case in token.sent
        if case.dep_ in ("case", "prep") and case.lower_ in beside and governor(case) == verb
    ]
    words = sorted({w.i for party in parties for w in _own(party)} - {token.i})
    spans = [page.span(page.doc[i].idx, page.doc[i].idx + len(page.doc[i])) for i in words]
    found = [m for m in mentions if any(m.start <= s.start < m.end for s in spans)]
    outermost = [m for m in found if not any(_inside(m, other) for other in found)]
    return tuple(dict.fromkeys(mention.actor for mention in outermost))


def _inside(mention: Mention, other: Mention) -> bool:
    """Tell whether a mention is part of a longer one (the state in «the chancellor of …»)."""
    longer = other.end - other.start > mention.end - mention.start
    return longer and other.start <= mention.start and mention.end <= other.end


def _led_by(token: Token, prepositions: frozenset[str]) -> bool:
    if token.dep_ not in _COMPLEMENTS:
        return False
    if token.dep_ == "prep":
        return token.lower_ in prepositions
    cases = [child.lower_ for child in token.children if child.dep_ == "case"]
    return any(case in prepositions for case in cases)


def _own(head: Token) -> Iterator[Token]:
    """Give a word and what hangs on it, clauses of its own left out."""
    yield head
    for child in head.children:
        if child.dep_ not in _NESTED:
            yield from _own(child)


def _account(main: _Trigger, told: Sequence[tuple[_Trigger, Occurrence]]) -> Occurrence:
    """Complete the event an article tells of by what it says of the same type further on."""
    first = next(occurrence for trigger, occurrence in told if trigger is main)
    same = [o for t, o in told if t.sentence < 2 * _OPENING and _kin(t, main)]
    told_dates = [o.date for o in (first, *same) if o.date]
    days = (date for date in told_dates if precision(date) is Precision.DAY)
    date = next(days, next(iter(told_dates), None))
    participants = dict.fromkeys(
        actor
        for o in (first, *same)
        if o.date is None or date is None or compatible(o.date, date)
        for actor in o.participants
    )
    return Occurrence(
        start=first.start,
        end=first.end,
        type=first.type,
        date=date,
        participants=tuple(participants),
        main=True,
    )


def _kin(trigger: _Trigger, main: _Trigger) -> bool:
    """Tell whether a trigger may speak of the main event: its type, or one less precise."""
    return trigger.type == main.type or (
        {trigger.type, main.type} <= {"call", "video call", "meeting", "summit"}
    )


def _worth_recalling(occurrence: Occurrence, account: Occurrence | None) -> bool:
    if occurrence.date is None or not occurrence.participants:
        return False
    return (
        account is None
        or account.date is None
        or not compatible(occurrence.date, account.date)
        or occurrence.type != account.type
    )


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Give for nouns and for verbs one pattern with a group a type, and the types."""
    table = load_pack(code).table("events")["type"]
    types = tuple(entry["name"] for entry in table)
    return tuple((kind, _pattern([entry[kind] for entry in table]), types) for kind in _KINDS)


@cache
def _prepositions(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give those that lead who takes part beside the subject, and those that lead it to a noun."""
    table = load_pack(code).table("events")["prepositions"]
    return frozenset(table["beside"]), frozenset(table["of"])


_KINDS = ("nouns", "verbs")


def _pattern(entries: Sequence[Sequence[str]]) -> re.Pattern[str]:
    groups = []
    for rank, words in enumerate(entries):
        if words:
            forms = "|".join(
                re.escape(word).replace(r"\*", r"\w*")
                for word in sorted(words, key=lambda w: (-len(w), w))
            )
            groups.append(f"(?P<t{rank}>{forms})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)

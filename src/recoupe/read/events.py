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
from itertools import takewhile
from typing import TYPE_CHECKING

from recoupe.edtf import Precision, compatible, precision
from recoupe.language import load_pack
from recoupe.model import Mention, MentionKind, Occurrence, Span, WrittenDate
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
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
_OBJECTS = frozenset({"obj", "dobj"})
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
        triggers = (t for t in _triggers(page, sentence, number) if not _in_name(page, t, mentions))
        trigger = min(triggers, key=lambda t: (t.rank, t.start), default=None)
        if trigger is not None:
            told.append((trigger, _occurrence(page, sentence, trigger, mentions, dates)))
    main = next((trigger for trigger, _ in told if trigger.sentence < _OPENING), None)
    others = [
        (t, o) for t, o in told if t is not main and (o.participants or _near(page, t, dates))
    ]
    if main is None:
        return tuple(occurrence for _, occurrence in others if _worth_recalling(occurrence, None))
    account = _account(main, told)
    recalled = (o for _, o in others if _worth_recalling(o, account))
    return tuple(sorted((account, *recalled), key=lambda o: (o.start, o.end)))


def _triggers(page: Page, sentence: Phrase, number: int) -> Iterator[_Trigger]:
    first, last = sentence.start_char, sentence.end_char
    for kind, pattern, types in _patterns(page.pack.code):
        for match in pattern.finditer(page.view.text, first, last):
            token = _token(page.doc, match.start(), match.end(), kind)
            if token is not None and match.lastgroup is not None:
                rank = int(match.lastgroup[1:])
                yield _Trigger(match.start(), match.end(), rank, types[rank], token, number)


def _in_name(page: Page, trigger: _Trigger, mentions: Sequence[Mention]) -> bool:
    """Tell whether a trigger is a word of a longer name («Rally for the Republic»)."""
    at = page.span(trigger.start, trigger.end)
    return any(
        m.kind is MentionKind.NAME
        and m.start <= at.start
        and at.end <= m.end
        and m.end - m.start > at.end - at.start
        for m in mentions
    )


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
    date = _nearest_date(whole, at, dates)
    return Occurrence(
        start=start,
        end=start + len(text.strip()),
        type=trigger.type,
        date=date.edtf if date else None,
        participants=_participants(page, trigger, mentions),
    )


def _nearest_date(whole: Span, at: Span, dates: Sequence[WrittenDate]) -> WrittenDate | None:
    placing = [
        date
        for date in dates
        if whole.start <= date.start < whole.end and precision(date.edtf) in _PLACING
    ]
    return min(
        placing, key=lambda d: (max(d.start - at.end, at.start - d.end, 0), d.start), default=None
    )


def _near(page: Page, trigger: _Trigger, dates: Sequence[WrittenDate]) -> bool:
    """Tell whether no verb parts the trigger from its date («the march of 5 January»)."""
    sentence, at = trigger.token.sent, page.span(trigger.start, trigger.end)
    date = _nearest_date(page.span(sentence.start_char, sentence.end_char), at, dates)
    if date is None:
        return False
    low, high = min(date.end, at.end), max(date.start, at.start)
    return not any(
        low <= page.span(word.idx, word.idx + len(word)).start < high
        for word in sentence
        if word.pos_ in ("VERB", "AUX")
    )


def _participants(page: Page, trigger: _Trigger, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Give the actors in the complements of the trigger and the subject of its verb.

    Places take part where they act (a state that signs), not where something happens. What the
    trigger itself names («state visit») takes no part.
    """
    token = trigger.token
    beside, of, within = _prepositions(page.pack.code)
    verb = governor(token)
    parties = [c for c in token.children if c.dep_ in _PARTIES or _led_by(c, beside | of)]
    if verb is not None and verb != token and _told_by(verb, token, within):
        parties += [
            c
            for c in verb.children
            if c.dep_ in _PARTIES and c != token and not token.is_ancestor(c)
        ]
    if verb is None or _told_by(verb, token, within):
        # The parser often hangs «with …» on a date or a place in between: the clause decides.
        parties += [
            case.head
            for case in token.sent
            if case.dep_ in ("case", "prep")
            and case.lower_ in beside
            and governor(case) == verb
            and not _of_another(case.head, token, verb)
        ]
    acting = [one for party in parties for one in _without_place(party, beside | of)]
    words = sorted({w.i for party in acting for w in _own(party, token, verb)} - {token.i})
    spans = [page.span(page.doc[i].idx, page.doc[i].idx + len(page.doc[i])) for i in words]
    itself = page.span(trigger.start, trigger.end)
    found = [
        m
        for m in mentions
        if any(m.start <= s.start < m.end for s in spans)
        and (m.end <= itself.start or itself.end <= m.start)
    ]
    outermost = [m for m in found if not any(_inside(m, other) for other in found)]
    return tuple(dict.fromkeys(mention.actor for mention in outermost))


def _told_by(verb: Token, token: Token, within: frozenset[str]) -> bool:
    """Tell whether the clause of a verb is about the trigger, not about something said of it.

    («B met C at the summit», but «B regretted the cost of the summit».)
    """
    at = token
    while at not in (verb, at.head):
        through = at.dep_ == "conj" or at.head.pos_ == "ADP" or at.head.lower_ in within
        if at.head != verb and not through:
            return False
        at = at.head
    return bool(at == verb)


def _of_another(party: Token, token: Token, verb: Token | None) -> bool:
    """Tell whether «between A and B» belongs to what the verb is about, not to the trigger.

    («In the call with A, B praised the ties between C and D.»)
    """
    if token == verb:
        return False
    return any(
        above.pos_ == "NOUN"
        and above.dep_ in _PARTIES
        and above != token
        and not above.is_ancestor(token)
        and not token.is_ancestor(above)
        for above in takewhile(lambda a: a != verb, party.ancestors)
    )


def _without_place(party: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Give a party, or what is joined to it where a preposition shows that it is none itself.

    («Hours after the inauguration of C, A and B …» may be parsed as one subject.)
    """
    cases = [child.lower_ for child in party.children if child.dep_ == "case"]
    if party.dep_ in _SUBJECTS and any(case not in prepositions for case in cases):
        yield from (c for c in party.children if c.dep_ == "conj" and not _has_case(c))
    else:
        yield party


def _has_case(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


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


def _own(head: Token, token: Token, verb: Token | None) -> Iterator[Token]:
    """Give a word and what hangs on it, clauses of its own left out.

    Of the object of a verb that the trigger only stands beside, the names alone: in «praised the
    ties of C with D» C and D are spoken of.
    """
    spoken_of = head.dep_ in _OBJECTS and token not in (verb, head)
    yield head
    for child in head.children:
        if child.dep_ not in _NESTED and not (spoken_of and child.dep_ in _COMPLEMENTS):
            yield from _own(child, token, verb)


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
    if occurrence.date is None:
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
    table = load_pack(code).table("events")
    types = tuple(entry["name"] for entry in table["type"])
    adverbs = "".join(f"{_form(word)} |" for word in table["adverbs"])
    gaps = {"nouns": " ", "verbs": f" (?:{adverbs})"}
    return tuple(
        (kind, _pattern([entry[kind] for entry in table["type"]], gap), types)
        for kind, gap in gaps.items()
    )


@cache
def _prepositions(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give those that lead who takes part beside the subject, and those that lead it to a noun.

    The third are nouns that prepositions are made of («au cours de», «on the margins of»).
    """
    table = load_pack(code).table("events")["prepositions"]
    return frozenset(table["beside"]), frozenset(table["of"]), frozenset(table["within"])


def _pattern(entries: Sequence[Sequence[str]], gap: str) -> re.Pattern[str]:
    """Make a pattern with a group a type; `gap` stands for a space inside an entry."""
    groups = []
    for rank, words in enumerate(entries):
        if words:
            forms = "|".join(
                gap.join(map(_form, word.split()))
                for word in sorted(words, key=lambda w: (-len(w), w))
            )
            groups.append(f"(?P<t{rank}>{forms})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _form(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")

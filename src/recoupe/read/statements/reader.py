"""The order in which the statements of a page are found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model import StatementFound, StatementKind
from recoupe.read.page import Page
from recoupe.read.statements.according import Frame, find_frames, find_relay, framed
from recoupe.read.statements.announced import stance
from recoupe.read.statements.attribution import attributed
from recoupe.read.statements.cues import find_cues
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.groups import PASSIVE, Cue
from recoupe.read.statements.inversion import names_speaker, subject_before
from recoupe.read.statements.lexicon import FINITE, INFINITIVE, PARTICIPLE, Lexicon, lexicon
from recoupe.read.statements.lists import listed
from recoupe.read.statements.nominal import marked_object, nominal
from recoupe.read.statements.nounphrases import mute
from recoupe.read.statements.postposed import inserted, postposed
from recoupe.read.statements.quotations import fronted, idle_heading, repeated_terms, uncued
from recoupe.read.statements.reported import reported
from recoupe.read.statements.sources import source_of
from recoupe.read.statements.voices import behind_someone, stands_for_words
from recoupe.read.statements.words import Sentence, Words

if TYPE_CHECKING:
    from recoupe.read.actors import Cast

# A subject in the first or second person: the author speaks, nobody is reported.
_OWN_VOICE = frozenset({"je", "j'", "tu", "nous", "vous", "i", "we", "you"})
# Rules that find words but no report where nobody is named.
_OWNED = frozenset({"object", "complement", "marked words near"})
# How many sentences a report without a cue may stand after the last one.
_NEAR = 3


def read_statements(page: Page, cast: Cast) -> tuple[StatementFound, ...]:
    """Find the statements of a page, in the order of the text.

    Every offset is one of the article. Fragments lie inside their statement, in order, disjoint.
    """
    words = Words(page.doc)
    cues = lexicon(page.pack.code)
    drafts = find_drafts(words, cues)
    return attributed(page, words, cues, drafts, cast)


def find_drafts(words: Words, lexicon: Lexicon) -> list[Draft]:
    """Give what is reported in a text, in order, speakers not yet resolved."""
    terms = repeated_terms(words, lexicon)
    drafts: list[Draft] = []
    lists = listed(words, lexicon)
    for number in range(len(words.sentences)):
        if number in lists:
            drafts.append(lists[number])
            continue
        found = _sentence(words, lexicon, number)
        if _points_away(words, lexicon, number):
            # The article may go on in the same line: «Lire aussi : … « … », a dit X.»
            drafts.extend(d for d in found if d.rule == "inverted cue, quotation")
            continue
        told = None if found else stance(words, lexicon, number)
        found.extend([told] if told is not None else [])
        near = bool(drafts) and number - drafts[-1].sentence <= _NEAR
        found = [fronted(words, lexicon, draft, found) for draft in found]
        found.extend(uncued(words, lexicon, number, found, terms, near))
        drafts.extend(sorted(found, key=lambda d: (d.start, -d.end)))
    return _joined(words, [d for d in drafts if not idle_heading(words, d, drafts)])


def _points_away(words: Words, lexicon: Lexicon, number: int) -> bool:
    """Tell whether a sentence leads to another article («Lire aussi …»)."""
    sentence = words.sentences[number]
    first = sentence.first
    while first < sentence.last - 1 and words.pos[first] == "PUNCT":
        first += 1
    return any(tuple(words.lower[first : first + len(p)]) == p for p in lexicon.pointers)


def _sentence(words: Words, lexicon: Lexicon, number: int) -> list[Draft]:
    """Give the statements of a sentence that a cue signals."""
    sentence = words.sentences[number]
    cues = find_cues(words, lexicon, sentence)
    frames = find_frames(words, lexicon, number, cues)
    heads = {frame.first + 1 for frame in frames}
    cues = [cue for cue in cues if cue.first not in heads]
    drafts: list[Draft] = []
    for quote in sentence.quotes:
        made = inserted(words, lexicon, number, quote)
        if made is not None:
            drafts.append(made[0])
    first = sentence.first
    covered = first
    steps: list[Cue | Frame] = [*cues, *frames]
    for item in sorted(steps, key=lambda step: step.first):
        at = item.first
        if isinstance(item, Frame):
            draft = _frame(words, lexicon, number, item, covered, cues, drafts)
            resume = item.last
            if draft is None:
                drafts = _relayed(words, item, drafts)
        else:
            draft = _cue(words, lexicon, number, item, covered, cues, drafts)
            resume = max(item.last + 1, item.subject[1] if item.subject else 0)
        if draft is None:
            continue
        if any(
            draft.overlap(d) * 2 > min(d.end - d.start, draft.end - draft.start) for d in drafts
        ):
            continue
        drafts.append(draft)
        end = max(
            (w + 1 for w in range(at, sentence.last) if words.end[w] <= draft.end), default=at
        )
        covered = max(covered, end, resume)
    drafts = nominal(words, lexicon, number, drafts)
    relay = find_relay(words, lexicon, number)
    if relay is not None:
        drafts = [d if d.relay or d.source == relay else replace(d, relay=relay) for d in drafts]
    return drafts


def _relayed(words: Words, frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """Take «selon X» right after a whole report as who passed it on."""
    if not drafts or drafts[-1].source is None or frame.leads:
        return drafts
    last = drafts[-1]
    gap = frame.first - (last.source[1] if last.source else 0)
    inside = last.holds(words.start[frame.first], words.end[frame.first])
    after = frame.first - 1
    ends = words.lower[after] == "," and words.end[after - 1] == last.end
    before = last.cue is not None and last.cue[0] < last.end
    if inside or not (ends or (0 <= gap <= 2 and not before)):
        return drafts
    return [*drafts[:-1], replace(last, relay=frame.source)]


def _frame(
    words: Words,
    lexicon: Lexicon,
    number: int,
    frame: Frame,
    covered: int,
    cues: list[Cue],
    drafts: list[Draft],
) -> Draft | None:
    if any(d.holds(words.start[frame.first], words.end[frame.source[1] - 1]) for d in drafts):
        return None
    later = [c for c in cues if c.first > frame.first]
    return framed(words, lexicon, number, frame, covered, later)


def _cue(
    words: Words,
    lexicon: Lexicon,
    number: int,
    cue: Cue,
    covered: int,
    cues: list[Cue],
    drafts: list[Draft],
) -> Draft | None:
    sentence = words.sentences[number]
    if any(d.holds(words.start[cue.head], words.end[cue.head]) for d in drafts):
        return None
    if cue.clitic and cue.first == sentence.first and words.lower[sentence.last - 1] == "?":
        return None
    earlier = [c for c in cues if c.first < cue.first]
    later = [c for c in cues if c.first > cue.last]
    if cue.takes("document") and cue.subject and not _in_document(words, lexicon, cue.subject):
        return None
    if cue.subject is not None:
        draft = postposed(
            words,
            lexicon,
            number,
            covered,
            (cue.first, cue.last + 1),
            cue.subject,
            max(cue.last + 1, cue.subject[1]),
            generic=words.lower[cue.subject[0]] in lexicon.generic,
        )
        if draft is not None:
            if cue.subject[0] == cue.first and cue.subject[1] <= cue.head:
                verb = (words.start[cue.subject[1]], words.end[cue.last])
                draft = replace(draft, cue=verb)
            return draft
        if not cue.clitic and _told_by(words, lexicon, sentence, cue):
            return None
        if not cue.clitic:
            cue = replace(cue, subject=None)
    if cue.verb is None:
        return None
    if any(c.subject is not None and _takes_left(words, lexicon, c, cue) for c in later):
        return None
    draft = reported(words, lexicon, number, cue, later)
    if draft is None:
        closed = any(c.subject is not None for c in later)  # all of it is what X says
        owned = cue.form == PASSIVE and not closed
        return marked_object(words, lexicon, number, cue) if owned else None
    source = source_of(words, lexicon, sentence, cue, earlier)
    if source is None and (draft.kind is StatementKind.INDIRECT or draft.rule in _OWNED):
        return replace(draft, follows=True) if _goes_on(words, lexicon, sentence, cue) else None
    plain = draft.kind is StatementKind.INDIRECT
    aim = cue.form == INFINITIVE and words.lower[cue.first - 1] in lexicon.words["to"]
    if source is None and aim and draft.kind is not StatementKind.DIRECT:
        return None
    if cue.takes("document") and not _in_document(words, lexicon, source):
        return None
    if source is not None and words.lower[source[0]] in _OWN_VOICE:
        return None
    if source is not None and plain and mute(words, lexicon, source):
        return None
    if source is not None and stands_for_words(words, lexicon, source):
        return replace(draft, follows=True)
    generic = source is not None and words.lower[source[0]] in lexicon.generic
    owned = plain or draft.rule in _OWNED
    goes_on = bool(drafts) and drafts[-1].generic  # «« … », assure-t-on, ajoutant que …»
    if generic and owned and not goes_on and behind_someone(words, lexicon, sentence) is None:
        return None
    return replace(draft, source=source, follows=source is None, generic=generic)


def _in_document(words: Words, lexicon: Lexicon, source: tuple[int, int] | None) -> bool:
    """Tell whether a source is a study or the like, which «shows» what it says."""
    return source is not None and any(
        words.lower[w] in lexicon.words["documents"] for w in range(*source)
    )


def _told_by(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the phrase behind a verb is its subject, though nothing it tells stands before.

    Where it is not, it may be what is said: «X, maire de Y, a annoncé l'organisation de …».
    """
    assert cue.subject is not None
    if words.lower[cue.first - 1] in lexicon.words["as"]:
        return True
    if subject_before(words, sentence, cue):
        return False
    head = next((w for w in range(*cue.subject) if words.pos[w] in ("NOUN", "PROPN")), None)
    return head is None or names_speaker(words, lexicon, head, head + 1)


def _goes_on(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a sentence goes on with the subject of the last: «Et ajoute que …»."""
    first = sentence.first
    bare = cue.form == FINITE or (cue.form == PARTICIPLE and cue.first == cue.head)
    return bare and cue.first == first + 1 and words.lower[first] in lexicon.words["and"]


def _takes_left(words: Words, lexicon: Lexicon, inverted: Cue, cue: Cue) -> bool:
    """Tell whether a cue stands in the content that a later inverted one closes."""
    between = range(cue.last + 1, inverted.first)
    if any(words.quote[w] >= 0 for w in between):
        return False
    return not any(words.lower[w] == "," for w in list(between)[:-1])


def _joined(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Join a quotation with the bare one that goes on with it right after its cue."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if (
            last is not None
            and draft.rule == "continued quotation"
            and last.rule == "inverted cue, quotation"
            and draft.sentence == last.sentence + 1
            and last.cue is not None
            and last.cue[0] >= last.end
            and _same_paragraph(words, last, draft)
            and not words.text[: last.end].endswith("?")
            and _cue_ends(words, last)
        ):
            result[-1] = replace(last, end=draft.end, rule="inverted cue, cut quotation")
            continue
        result.append(draft)
    return result


def _same_paragraph(words: Words, one: Draft, other: Draft) -> bool:
    return words.sentences[one.sentence].paragraph == words.sentences[other.sentence].paragraph


def _cue_ends(words: Words, draft: Draft) -> bool:
    """Tell whether little follows a cue in its sentence: its source and a full stop."""
    sentence = words.sentences[draft.sentence]
    assert draft.cue is not None
    told = words.end[draft.source[1] - 1] if draft.source is not None else draft.cue[1]
    after = [
        w
        for w in range(sentence.first, sentence.last)
        if words.start[w] >= max(told, draft.cue[1]) and words.pos[w] != "PUNCT"
    ]
    return len(after) <= 4


__all__ = ["find_drafts", "read_statements"]

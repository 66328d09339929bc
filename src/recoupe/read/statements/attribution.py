"""Who says each statement: whom its source names, else whose words it goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import Span, StatementFound, StatementKind
from recoupe.read.page import Page
from recoupe.read.statements.confidence import FOLLOWED, NAMED, PRONOUN, confidence
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import Lexicon, lexicon
from recoupe.read.statements.nounphrases import Source
from recoupe.read.statements.shape import is_name
from recoupe.read.statements.voices import apart, behind_someone, in_sentence, subject_of
from recoupe.read.statements.words import Words

if TYPE_CHECKING:
    from recoupe.read.actors import Cast

_PRONOUNS = frozenset(
    {
        "il",
        "elle",
        "ils",
        "elles",
        "lui",
        "eux",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
    }
)
# Headings: their speaker is that of the statement that says the same in the text.
_ECHOES = frozenset({"quotation as heading"})
# Reports in passing: who makes them is not whose words a later quotation goes on with.
_PASSING = frozenset(
    {"object", "complement", "label", "marked words near", "viewpoint, leading", "infinitive"}
)
_BARE = frozenset({"continued quotation", "continued report"})
# A colon before them; whoever speaks in the sentence so far says them.
_ANNOUNCED = frozenset({"colon", "colon without a verb of saying"})
# What somebody is made to say outright, with a cue of its own.
_SAID = frozenset({"that clause", "inverted cue, clause", "inverted cue, quotation"})


def attributed(
    page: Page, words: Words, lexicon: Lexicon, drafts: list[Draft], cast: Cast
) -> tuple[StatementFound, ...]:
    """Resolve the speakers in the order of the text, and set offsets in the article."""
    recent: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()  # whose words a quotation without a cue goes on with
    speakers: dict[int, tuple[int, ...]] = {}
    cast.report([(draft.start, draft.end) for draft in drafts if draft.rule in _SAID])
    for n, draft in enumerate(drafts):
        source = draft.source
        if draft.generic:
            source = behind_someone(words, lexicon, words.sentences[draft.sentence])
        elif source is None and draft.rule == "continued report":
            source = in_sentence(words, lexicon, words.sentences[draft.sentence])
        who: tuple[int, ...] = ()
        if source is not None:
            who = cast.resolve(words.phrase(*source), recent, _said_by(draft, words, source))
            if draft.rule == "quoted predicate" and voice and all(map(cast.is_document, who)):
                who = voice  # «Le décret « devra … »»: the last speaker says so of it
        elif draft.rule in _BARE:
            who = _introduced(words, lexicon, drafts, n, cast, recent, speakers) or voice
        elif draft.rule in _ANNOUNCED and n and _in_one(drafts[n - 1], draft):
            who = speakers[n - 1] or voice
        elif draft.rule in _ANNOUNCED and draft.follows:
            who = _person_of(words, lexicon, draft.sentence, cast, recent) or voice
        elif (draft.follows or draft.generic) and draft.rule not in _ECHOES:
            who = voice
        if not who and draft.rule in _BARE:
            who = _passed_on(words, drafts, n, cast)
        speakers[n] = who
        if who:
            recent = (*who, *(r for r in recent if r not in who))
            if draft.rule not in _PASSING:
                voice = who
    for n, draft in enumerate(drafts):
        if draft.rule in _ECHOES:
            speakers[n] = _echoed(words, drafts, speakers, n)
            subject = in_sentence(words, lexicon, words.sentences[draft.sentence])
            if not speakers[n] and subject is not None:
                speakers[n] = cast.resolve(words.phrase(*subject), recent)
    found = []
    for n, draft in enumerate(drafts):
        relays = cast.resolve(words.phrase(*draft.relay), recent) if draft.relay else ()
        found.append(_found(page, words, lexicon, draft, speakers[n], relays))
    return tuple(sorted((f for f in found if f.start < f.end), key=lambda f: (f.start, -f.end)))


def _passed_on(words: Words, drafts: list[Draft], number: int, cast: Cast) -> tuple[int, ...]:
    """Give who passes on what the sentence of a bare quotation reports: «…, selon la chaîne»."""
    sentence = drafts[number].sentence
    relays = (draft.relay for draft in drafts if draft.sentence == sentence)
    relay = next((relay for relay in relays if relay is not None), None)
    return cast.resolve(words.phrase(*relay)) if relay is not None else ()


def _in_one(before: Draft, draft: Draft) -> bool:
    """Tell whether two drafts stand one after the other in a sentence, the first with a source."""
    return (
        before.sentence == draft.sentence
        and before.source is not None
        and (before.end <= draft.start)
    )


def _said_by(draft: Draft, words: Words, source: Source) -> tuple[int, int] | None:
    """Give what a source says, if those whom it names are not the source itself.

    «Ada Quill ira à Velmar, a-t-elle dit» may name its speaker, where nothing is in marks.
    """
    pronoun = words.lower[source[0]].lstrip("-") in _PRONOUNS
    if draft.kind is not StatementKind.DIRECT and pronoun:
        return None
    return draft.start, draft.end


def _introduced(
    words: Words,
    lexicon: Lexicon,
    drafts: list[Draft],
    number: int,
    cast: Cast,
    recent: tuple[int, ...],
    speakers: dict[int, tuple[int, ...]],
) -> tuple[int, ...]:
    """Give who is brought in right before a bare quotation: «Ada Quill hausse les épaules. «…»».

    That is the person whom the sentence before it in the paragraph is about, where nothing is
    reported there but in passing; before anybody has spoken, the one of the sentence after.
    """
    at = drafts[number].sentence
    if _calls_its_subject(words, lexicon, at):
        own = _person_of(words, lexicon, at, cast, recent)
        if own:
            return own
    for near in (at - 1,) if recent else (at - 1, at + 1):
        if not 0 <= near < len(words.sentences):
            continue
        sentence = words.sentences[near]
        if sentence.heading or (near < at and apart(words, near, at)):
            continue
        subject = subject_of(words, lexicon, sentence)
        if subject is None:
            continue
        there = [n for n, draft in enumerate(drafts) if draft.sentence == near]
        who: tuple[int, ...] = ()
        if not there:
            who = _person_of(words, lexicon, near, cast, recent)
        elif near < at and all(drafts[n].rule in _PASSING for n in there):
            whose = [speakers[n] for n in there if _meets(drafts[n].source, subject)]
            who = whose[-1] if whose else ()
        if len(who) == 1 and cast.is_person(who[0]):
            return who
    return ()


def _person_of(
    words: Words, lexicon: Lexicon, number: int, cast: Cast, recent: tuple[int, ...]
) -> tuple[int, ...]:
    """Give the one person whom a sentence is about, by its number, or nobody."""
    subject = subject_of(words, lexicon, words.sentences[number])
    who = cast.resolve(words.phrase(*subject), recent) if subject is not None else ()
    return who if len(who) == 1 and cast.is_person(who[0]) else ()


def _calls_its_subject(words: Words, lexicon: Lexicon, number: int) -> bool:
    """Tell whether a sentence, by its number, has a name or a pronoun for its subject."""
    subject = subject_of(words, lexicon, words.sentences[number])
    if subject is None:
        return False
    pronoun = words.lower[subject[0]] in lexicon.words["anaphors"]
    return pronoun or any(words.pos[w] == "PROPN" for w in range(*subject))


def _meets(one: Source | None, other: Source) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _echoed(
    words: Words, drafts: list[Draft], speakers: dict[int, tuple[int, ...]], number: int
) -> tuple[int, ...]:
    """Give who says in the text what a heading quotes."""
    heading = drafts[number]
    wanted = words.stems(heading.start, heading.end)
    best = 0.0
    who: tuple[int, ...] = ()
    for n, draft in enumerate(drafts):
        if n == number or not speakers[n]:
            continue
        have = words.stems(draft.start, draft.end)
        share = len(wanted & have) / max(1, len(wanted))
        if share > best:
            best, who = share, speakers[n]
    return who if best >= 0.6 else ()


def _found(
    page: Page,
    words: Words,
    lexicon: Lexicon,
    draft: Draft,
    speakers: tuple[int, ...],
    relays: tuple[int, ...],
) -> StatementFound:
    fragments: list[Span] = []
    if draft.kind is not StatementKind.INDIRECT:
        for n, q in enumerate(words.quoted):
            said = draft.kind is StatementKind.DIRECT or not is_name(words, lexicon, n)
            if said and draft.holds(q.start, q.end):
                fragments.append(page.span(q.start, q.end))
    cue = page.span(*draft.cue) if draft.cue else None
    source = None
    if draft.source is not None:
        source = page.span(words.start[draft.source[0]], words.end[draft.source[1] - 1])
    content = page.span(draft.start, draft.end)
    named = source.of(page.article.text) if source is not None and not draft.generic else None
    return StatementFound(
        start=content.start,
        end=content.end,
        kind=draft.kind,
        speakers=speakers,
        relays=relays,
        cue=cue,
        source=source,
        fragments=tuple(f for f in fragments if f.start < f.end),
        confidence=confidence(page.pack.code, draft.rule, _way(named)),
        rule=draft.rule,
    )


def way_of(statement: StatementFound, text: str, code: str) -> str:
    """Tell how a statement's speaker is named in its article: see `confidence`."""
    source = statement.source
    named = source.of(text) if source is not None else None
    generic = named is not None and named.lower().lstrip("-") in lexicon(code).generic
    return _way(None if generic else named)


def _way(source: str | None) -> str:
    if not source:
        return FOLLOWED
    return PRONOUN if source.lower().lstrip("-") in _PRONOUNS else NAMED


__all__ = ["attributed", "way_of"]

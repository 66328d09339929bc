"""Content framed by a source: selon X, d'après X, aux yeux de X, pour X; according to X."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.model import StatementKind
from recoupe.read.statements.bounds import content_end
from recoupe.read.statements.draft import CLAUSE, Draft
from recoupe.read.statements.groups import Cue
from recoupe.read.statements.inversion import names_speaker
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.nounphrases import mute, noun_group
from recoupe.read.statements.phrases import phrase_end, starts_phrase
from recoupe.read.statements.postposed import postposed
from recoupe.read.statements.shape import shape_of
from recoupe.read.statements.viewpoint import is_viewpoint
from recoupe.read.statements.words import Sentence, Words

_TITLE = 7
_REPORT = 7  # words from which on what follows «selon X,» is a report though no verb is read
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A framing phrase: words `first` to `last` (exclusive), its source, whether it leads.

    `relay` passed the words on, in «selon l'agence, citant X».
    """

    first: int
    last: int
    source: tuple[int, int]
    leads: bool
    viewpoint: bool
    relay: tuple[int, int] | None = None


def find_frames(words: Words, lexicon: Lexicon, number: int, cues: list[Cue]) -> list[Frame]:
    """Give the framing phrases of a sentence, in order; `cues` are those of the sentence."""
    sentence = words.sentences[number]
    told = {c.first - 1: c for c in cues if c.subject is not None}
    found: list[Frame] = []
    for w in range(sentence.first, sentence.last):
        if not words.outside(w) or (found and w < found[-1].last):
            continue
        frame = _frame_at(words, lexicon, sentence, w)
        if frame is None and words.lower[w] in lexicon.words["as"] and w in told:
            frame = _as_told(words, lexicon, sentence, w, told[w])
        if frame is not None:
            found.append(frame)
    return found


def _as_told(words: Words, lexicon: Lexicon, sentence: Sentence, w: int, cue: Cue) -> Frame | None:
    """Read «Comme l'a dit X, le pont …», «Le pont, comme l'a dit X, est …»."""
    if cue.subject is None or not cue.takes("que") or mute(words, lexicon, cue.subject):
        return None
    leads = _leads(words, lexicon, sentence, w)
    last = max(cue.last + 1, cue.subject[1])
    if leads:
        clause = _over_apposition(words, lexicon, sentence, last)
        return Frame(w, clause, cue.subject, True, False) if clause is not None else None
    comma = _next_comma(words, sentence, last)
    inserted = words.lower[w - 1] == "," and comma is not None and words.outside(w - 2)
    if not inserted or words.has_verb(sentence.first, w) or not words.has_verb(last, sentence.last):
        return None
    return Frame(w, last, cue.subject, False, False)


def framed(
    words: Words, lexicon: Lexicon, number: int, frame: Frame, first: int, later: list[Cue]
) -> Draft | None:
    """Give the statement that a framing phrase frames; `first` is the first word it may take."""
    sentence = words.sentences[number]
    named = (frame.relay or frame.source)[0]
    cue = (frame.first, named if named > frame.first else frame.last)
    if not frame.leads and not _after_relative(words, lexicon, frame, first):
        first = _relative_start(words, lexicon, frame, first)
        draft = postposed(
            words,
            lexicon,
            number,
            first,
            cue,
            frame.source,
            frame.last,
            rule="according to",
            onward=_onward(words, lexicon, sentence, frame, later),
        )
        return draft and replace(draft, relay=frame.relay)
    start = frame.last
    while start < sentence.last and words.outside(start) and words.lower[start] in (",", ":"):
        start += 1
    if start >= sentence.last:
        return None
    end = content_end(words, lexicon, sentence, start, None, later, CLAUSE)
    end = _over_colon(words, sentence, start, end)
    lone = words.quote[start] >= 0 and frame.leads
    begin, stop, kind = shape_of(words, lexicon, start, end, lone)
    if stop <= begin or (kind is StatementKind.INDIRECT and end - start < 4):
        return None
    if kind is StatementKind.INDIRECT:
        place = frame.viewpoint and words.token[frame.source[0]].ent_type_ in ("LOC", "GPE")
        said = names_speaker(words, lexicon, *frame.source) and end - start >= _REPORT
        said = said and words.pos[start] == "DET" and words.lower[start] not in lexicon.time
        if place or not (words.has_verb(start, end) or (said and not frame.viewpoint)):
            return None
    rule = "viewpoint, leading" if frame.viewpoint else "according to, leading"
    span = (words.start[cue[0]], words.end[cue[1] - 1])
    return Draft(begin, stop, kind, rule, number, span, frame.source, frame.relay)


def _after_relative(words: Words, lexicon: Lexicon, frame: Frame, first: int) -> bool:
    """Tell whether the clause of a relative pronoun is framed: «…, qui, selon X, a fermé»."""
    before = frame.first - 1
    comma = before > first and words.lower[before] == ","
    return comma and words.lower[before - 1] in lexicon.words["aside-relatives"]


def _onward(
    words: Words, lexicon: Lexicon, sentence: Sentence, frame: Frame, later: list[Cue]
) -> tuple[int, int] | None:
    """Give the words after a frame that the clause before it still needs, or None.

    It does after a verb («est, selon X, le seul …», «permettra selon lui de …»).
    """
    comma = words.lower[frame.first - 1] == ","
    verb = frame.first - 1 - comma
    closed = words.lower[frame.last : frame.last + 1] == [","]
    start = frame.last + closed
    if start + 1 >= sentence.last or (words.pos[start] == "PUNCT" and words.outside(start)):
        return None
    pronoun = words.lower[frame.last - 1] in lexicon.words["disjunctive"]
    if (comma != closed and not pronoun) or verb <= sentence.first or not words.outside(verb):
        return None
    if not comma and not closed and not pronoun and words.outside(start):
        return None
    while words.pos[verb] == "ADV" and verb > sentence.first:
        verb -= 1
    morph = str(words.token[verb].morph)
    bare = not comma and "VerbForm=Part" in morph
    if not (words.finite[verb] or words.infinitive[verb] or bare):
        return None
    if words.lower[start] in lexicon.relatives:
        return None
    return start, content_end(words, lexicon, sentence, start, None, later, CLAUSE)


def _over_colon(words: Words, sentence: Sentence, start: int, end: int) -> int:
    """Take a quotation after a colon in: «Pour X, il n'y a pas de doute : « … »» is one report."""
    if end >= sentence.last or words.lower[end] != ":" or not words.has_verb(start, end):
        return end
    quoted = end + 1 < sentence.last and words.quote[end + 1] >= 0
    return words.words_of(words.quote[end + 1]).stop if quoted else end


def _relative_start(words: Words, lexicon: Lexicon, frame: Frame, first: int) -> int:
    """Keep «selon X» without a comma to the relative clause that it ends, if it ends one."""
    if words.lower[frame.first - 1] == ",":
        return first
    for w in range(frame.first - 1, first, -1):
        if words.lower[w] == "," and words.outside(w):
            after = w + 1 + (words.pos[w + 1] == "ADP")
            relative = words.lower[after] in lexicon.relatives
            return w + 1 if relative or words.lower[after].startswith("laquel") else first
    return first


def find_relay(words: Words, lexicon: Lexicon, number: int) -> tuple[int, int] | None:
    """Find who passed the words of a sentence on: «X, cité par Y», «tel que rapporté par Y»."""
    sentence = words.sentences[number]
    for w in range(sentence.first, sentence.last - 2):
        passed = words.lower[w] in lexicon.words["relay"] and words.outside(w)
        if passed and words.lower[w + 1] in lexicon.words["by"]:
            end = phrase_end(words, lexicon, w + 2, sentence.last)
            if end > w + 2:
                return w + 2, end
    return None


def _frame_at(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Frame | None:
    for phrase in lexicon.according.get(words.lower[w], ()):
        if tuple(words.lower[w : w + len(phrase)]) == phrase:
            if words.lower[w + 1 : w + 2] and words.lower[w + 1] in lexicon.words["which"]:
                return _relative_frame(words, lexicon, sentence, w)
            if w > sentence.first and words.lower[w - 1] == "(":
                return None
            if phrase[0] in ("de", "aux") and w > sentence.first and words.lower[w - 1] != ",":
                return None
            return _with_source(words, lexicon, sentence, w, w + len(phrase), False)
    if words.lower[w] in lexicon.viewpoint and words.lower[w + 1 : w + 2] == ["qui"]:
        return _relative_frame(words, lexicon, sentence, w) if words.lower[w - 1] == "," else None
    if words.lower[w] in lexicon.viewpoint and _leads(words, lexicon, sentence, w):
        return _with_source(words, lexicon, sentence, w, w + 1, True)
    return None


def _source_end(words: Words, lexicon: Lexicon, at: int, last: int) -> int:
    """Give the end of a source, a title in marks taken in: «selon le journal « La Gazette »»."""
    end = phrase_end(words, lexicon, at, last)
    start = max(end, at + (words.pos[at] == "DET"))
    if start >= last or words.outside(start) or start == at:
        return end
    span = words.words_of(words.quote[start])
    title = len(span) <= _TITLE and words.capital(start + 1)
    return span.stop if title and not words.has_verb(span.start, span.stop) else end


def _relative_frame(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Frame | None:
    """Read «X, selon lequel …», «un rapport selon lequel …»: X, or the document, speaks."""
    noun = w - 1 - (words.lower[w - 1] == ",")
    while noun > sentence.first and words.pos[noun] not in ("NOUN", "PROPN"):
        if words.pos[noun] != "ADJ":
            return None
        noun -= 1
    if noun < sentence.first or not words.outside(noun):
        return None
    source = noun_group(words, lexicon, sentence, noun)
    told = any(
        words.lower[n] in lexicon.speakers | lexicon.speech_nouns
        or words.token[n].ent_type_ == "PER"
        for n in range(*source)
    )
    return Frame(w, w + 2, source, leads=True, viewpoint=False) if told else None


def _leads(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    if w == sentence.first:
        return True
    before = words.lower[w - 1]
    headed = before in _DASHES and not words.has_verb(sentence.first, w)
    headed = headed and not any(words.lower[n] in _DASHES for n in range(w, sentence.last))
    if before == ":" or headed:  # a clause of its own
        return True
    return before in lexicon.words["before-frame"] and all(
        words.pos[n] in ("ADV", "CCONJ", "PUNCT", "ADP", "SCONJ")
        or words.lower[n] in lexicon.connectives
        for n in range(sentence.first, w)
    )


def _with_source(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, at: int, viewpoint: bool
) -> Frame | None:
    if at >= sentence.last or not words.outside(at):
        return None
    lower = words.lower[at]
    if lower in lexicon.no_source:
        return None
    pronoun = lower in lexicon.words["disjunctive"]
    end = at + 1 if pronoun else _source_end(words, lexicon, at, sentence.last)
    if end <= at or not (pronoun or starts_phrase(words, lexicon, at)):
        return None
    if any(words.lower[n] in lexicon.no_source for n in range(at, min(end, at + 4))):
        return None
    leads = _leads(words, lexicon, sentence, w)
    relay = None
    source = (at, end)
    quoting = end + 1 if words.lower[end : end + 1] == [","] else end
    if quoting + 1 < sentence.last and words.lower[quoting] in lexicon.words["quoting"]:
        told = phrase_end(words, lexicon, quoting + 1, sentence.last)
        if told > quoting + 1:
            relay, source, end = source, (quoting + 1, told), told
    last = end
    if leads:
        clause = _over_apposition(words, lexicon, sentence, end)
        if clause is None:
            return None
        last = clause
    if viewpoint and not is_viewpoint(words, lexicon, sentence, at, end, last):
        return None
    return Frame(w, last, source, leads, viewpoint, relay)


def _over_apposition(words: Words, lexicon: Lexicon, sentence: Sentence, at: int) -> int | None:
    """Give the word where the clause after «Selon X, apposition,» starts."""
    w = at
    relative = words.lower[at : at + 1] == ["qui"]
    while w < sentence.last and words.outside(w) and words.lower[w] not in (",", ":"):
        if words.finite[w] and not relative:
            return at if w > at else None
        if w - at > 25:
            return at
        w += 1
    if w >= sentence.last or not words.outside(w):
        return w if w < sentence.last else None
    if relative:
        return w + 1
    for _ in range(5):
        after = w + 1
        comma = _next_comma(words, sentence, after)
        if comma is None:
            return after
        if after < sentence.last and not words.outside(after):
            return after
        opens = starts_phrase(words, lexicon, after) or words.pos[after] == "PRON"
        if words.lower[after] in lexicon.relatives and words.pos[after] != "DET":
            pass
        elif (
            (words.has_verb(after, comma) and opens)
            or _thing(words, lexicon, sentence, after, comma)
            or (words.pos[after] in ("ADP", "SCONJ", "ADV") and not words.capital(after))
            or any(words.quote[n] >= 0 for n in range(after, comma))
        ):
            return after
        w = comma
    return w + 1


def _thing(words: Words, lexicon: Lexicon, sentence: Sentence, first: int, comma: int) -> bool:
    """Tell whether words up to a comma are about a thing, so that they are no apposition."""
    if words.lower[first] in lexicon.words["this"]:
        return True
    if words.pos[first] != "DET":
        return False
    head = next((w for w in range(first, comma) if words.pos[w] in ("NOUN", "PROPN")), None)
    if head is None or names_speaker(words, lexicon, head, head + 1):
        return False
    return not _clause_next(words, lexicon, sentence, comma + 1)


def _clause_next(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    """Tell whether a clause with its own subject, or a quoted one, starts with word `w`."""
    if w >= sentence.last:
        return False
    if not words.outside(w):
        return words.capital(w + 1)
    end = _next_comma(words, sentence, w) or sentence.last
    subject = words.pos[w] in ("DET", "PROPN", "PRON") and words.lower[w] not in lexicon.relatives
    return subject and words.has_verb(w, end)


def _next_comma(words: Words, sentence: Sentence, w: int) -> int | None:
    for at in range(w, min(w + 30, sentence.last)):
        if words.outside(at) and words.lower[at] == ",":
            return at
    return None

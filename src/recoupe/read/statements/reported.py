"""Content that follows its cue: clauses, infinitives, noun phrases, quotations after a colon."""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.bounds import ACTION, CLAUSE, PHRASE, content_end, quotes_in, shape_of
from recoupe.read.statements.cues import FINITE, GERUND, INFINITIVE, PARTICIPLE, PASSIVE, Cue, agent
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.phrases import acronym_end, phrase_end, starts_phrase, time_span
from recoupe.read.statements.words import Sentence, Words

_REACH = 24
_MIN_WORDS = 3


def reported(
    words: Words, lexicon: Lexicon, number: int, cue: Cue, later: list[Cue]
) -> Draft | None:
    """Give the statement whose content stands to the right of a cue, or None."""
    sentence = words.sentences[number]
    if cue.verb is None or not _governed(words, lexicon, sentence, cue):
        return None
    found = (
        _clause(words, lexicon, sentence, cue)
        or _question(words, lexicon, sentence, cue)
        or _bare_clause(words, lexicon, sentence, cue)
        or _colon(words, lexicon, sentence, cue)
        or _marked(words, lexicon, sentence, cue)
        or _infinitive(words, lexicon, sentence, cue)
        or _after_preposition(words, lexicon, sentence, cue)
        or _label(words, lexicon, sentence, cue)
        or _object(words, lexicon, sentence, cue)
        or _marked_near(words, lexicon, sentence, cue)
    )
    if found is None:
        return None
    start, shape, rule, clause = found
    end = content_end(words, lexicon, sentence, start, cue, later, shape)
    if cue.form == PASSIVE and rule == "label":
        end = min(end, words.words_of(words.quote[start]).stop)
    first_char, last_char, kind = shape_of(words, lexicon, start, end, clause)
    if last_char <= first_char:
        return None
    if kind is StatementKind.DIRECT and not _clause_inside(words, start, end, rule):
        first_char, last_char = words.start[start], words.end[end - 1]
        first_char, last_char, kind = shape_of(words, lexicon, start, end, False)
    if kind is StatementKind.INDIRECT:
        if cue.negated or _count(words, start, end) < _MIN_WORDS:
            return None
        if not _reports_plainly(cue, rule):
            return None
    return Draft(
        first_char,
        last_char,
        kind,
        rule,
        number,
        cue=(words.start[cue.first], words.end[cue.last]),
    )


Found = tuple[int, str, str, bool]


def _count(words: Words, first: int, last: int) -> int:
    return sum(words.pos[w] != "PUNCT" for w in range(first, last))


def _clause_inside(words: Words, first: int, last: int, rule: str) -> bool:
    return rule == "colon" or words.has_verb(first, last)


def _reports_plainly(cue: Cue, rule: str) -> bool:
    """Tell whether a cue reports words even where nothing stands in marks."""
    if rule == "object":
        return cue.takes("obj")
    if rule == "label" and not cue.takes("label-adj"):
        return cue.verb is not None and cue.verb.name in (
            "qualifier",
            "juger",
            "taxer",
            "traiter",
            "describe",
            "call",
        )
    return True


def _governed(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether an infinitive is at work: under a modal, after «pour», in «Et X de conclure»."""
    if cue.form != INFINITIVE:
        return True
    at = cue.first - 1
    if at < sentence.first:
        return False
    if words.lower[at] in lexicon.words["to"]:
        return True
    seen = 0
    while at >= sentence.first and seen < 6 and words.outside(at):
        if words.lower[at] in lexicon.modals:
            return True
        if words.lower[at] in lexicon.words["de"] and seen == 0:
            first = words.lower[sentence.first]
            if first in lexicon.words["and"] and at - sentence.first < 12:
                return not words.has_verb(sentence.first, at)
        at -= 1
        seen += 1
    return False


def _skip_small(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Step over adverbs, time words and set phrases from word `w` on."""
    while w < last and words.outside(w):
        lower = words.lower[w]
        for phrase in lexicon.phrases:
            if tuple(words.lower[w : w + len(phrase)]) == phrase:
                w += len(phrase)
                break
        else:
            adverb = words.pos[w] == "ADV" and lower not in ("plus", "moins", "pas")
            if lower in lexicon.time or adverb or lower == "d'abord":
                w += 1
            elif (after := time_span(words, lexicon, w, last)) > w:
                w = after
            else:
                return w
    return w


def _skip_complements(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Step over adverbs and prepositional phrases: «à la presse», «, lui, dans un communiqué»."""
    while True:
        at = _skip_small(words, lexicon, w, last)
        if (
            at + 2 < last
            and words.lower[at] == ","
            and words.lower[at + 1] in ("lui", "elle", "eux")
        ) and words.lower[at + 2] == ",":
            w = at + 3
            continue
        if (
            at < last
            and words.outside(at)
            and words.lower[at]
            in (
                "à",
                "au",
                "aux",
                "dans",
                "sur",
                "lors",
                "devant",
                "auprès",
                "par",
                "en",
                "via",
                "chez",
                "depuis",
                "avec",
                "pour",
                "to",
                "in",
                "on",
                "at",
            )
        ):
            end = acronym_end(words, at + 1, phrase_end(words, lexicon, at + 1, last))
            if words.lower[at] == "lors" and at + 1 < last:
                end = phrase_end(words, lexicon, at + 2, last)
            if end <= at + 1:
                return at
            w = end
            while (
                w < last
                and words.outside(w)
                and (words.pos[w] == "NUM" or words.lower[w] in lexicon.time)
            ):
                w += 1
        elif at == w:
            return at
        else:
            w = at


def _clause(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find «que» after a cue, over complements and inserted phrases."""
    if not cue.takes("que", "who-que", "sur", "d'np"):
        return None
    comma = False
    timed = 0
    if cue.form == PASSIVE and not _impersonal(words, sentence, cue):
        return None
    for w in range(cue.last + 1, min(cue.last + _REACH, sentence.last)):
        if not words.outside(w):
            return None
        lower = words.lower[w]
        for phrase in lexicon.phrases:
            if tuple(words.lower[w : w + len(phrase)]) == phrase:
                timed = max(timed, w + len(phrase))
        if lower in lexicon.words["que"]:
            before = words.lower[w - 1]
            if before in lexicon.words["than"]:
                return None
            if not cue.takes("que", "who-que") and before != "fait":
                return None
            if w + 1 < sentence.last and not _restrictive(words, w, cue):
                return w + 1, CLAUSE, "that clause", True
            return None
        if lower in (":", ";", ".", "?", "!"):
            return None
        if words.pos[w] in ("VERB", "AUX") and not _past(words, w):
            return None
        if lower == ",":
            comma = True
        elif w < timed:
            continue
        elif (span := time_span(words, lexicon, w, sentence.last)) > w:
            timed = span
        elif not comma and not cue.takes("who-que"):
            bare = starts_phrase(words, w) and lower not in lexicon.time
            if bare and not _complement(words, lexicon, cue.last + 1, w):
                if words.lower[w] not in ("le", "ce", "cette") or words.lower[w + 1 : w + 2] == [
                    "fait"
                ]:
                    if lower == "le" and words.lower[w + 1 : w + 2] == ["fait"]:
                        continue
                    return None
    return None


def _past(words: Words, w: int) -> bool:
    """Tell whether a verb form is a past participle (in «un texte publié lundi»)."""
    morph = str(words.token[w].morph)
    return "VerbForm=Part" in morph and "Tense=Past" in morph


def _bare_clause(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a clause without its conjunction: «She said the bridge was closed»."""
    if not cue.takes("zero", "zero-who"):
        return None
    at = _skip_small(words, lexicon, cue.last + 1, sentence.last)
    if cue.takes("zero-who"):
        at = phrase_end(words, lexicon, at, sentence.last) if at < sentence.last else at
    if at >= sentence.last or words.lower[at] == ",":
        return None
    if words.outside(at) and not (starts_phrase(words, at) or words.pos[at] == "PRON"):
        return None
    for w in range(at, min(at + 14, sentence.last)):
        if words.lower[w] == ",":
            return None
        if words.finite[w]:
            return at, CLAUSE, "that clause", True
    return None


def _impersonal(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell «il a été dit que» from «le pont a été annoncé»."""
    at = cue.first - 1
    while at > sentence.first and words.pos[at] == "ADV":
        at -= 1
    return at >= sentence.first and words.lower[at] in ("il", "it")


def _restrictive(words: Words, w: int, cue: Cue) -> bool:
    """Tell «ne dit que …» (only) from a clause."""
    return words.pos[w] == "ADV" and cue.negated


def _complement(words: Words, lexicon: Lexicon, first: int, w: int) -> bool:
    """Tell whether word `w` stands in a prepositional phrase that starts at or after `first`."""
    at = w
    while at >= first:
        if words.pos[at] == "ADP" or words.lower[at] in ("au", "aux", "du", "des", "lors", "à"):
            return True
        if words.lower[at] == ",":
            return False
        at -= 1
    return False


def _question(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    if not cue.takes("si", "que"):
        return None
    at = _skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if at < sentence.last and words.outside(at) and words.lower[at] in lexicon.words["si"]:
        if words.pos[at] == "SCONJ" and cue.takes("si"):
            return at, CLAUSE, "indirect question", True
    return None


def _colon(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a colon after a cue and its complements, and what it announces."""
    for w in range(cue.last + 1, min(cue.last + _REACH, sentence.last - 1)):
        if not words.outside(w):
            return None
        if words.lower[w] == ":":
            quoted = words.quote[w + 1] >= 0
            near = w - cue.last <= 12
            if quoted and (cue.takes("quote", "que", "obj", "mark") or near):
                if _phrase_between(words, lexicon, cue, w):
                    return None
                return w + 1, CLAUSE, "colon", True
            if not quoted and cue.takes("que") and w - cue.last <= 2 and cue.form != GERUND:
                return w + 1, CLAUSE, "colon", True
            return None
        if words.finite[w] or (words.infinitive[w] and not cue.takes("que")):
            return None
    return None


def _phrase_between(words: Words, lexicon: Lexicon, cue: Cue, colon: int) -> bool:
    """Tell whether an object of the cue's own stands before the colon («demandé l'annulation : …»)."""
    at = _skip_complements(words, lexicon, cue.last + 1, colon)
    return (
        cue.takes("obj")
        and at < colon
        and starts_phrase(words, at)
        and _count(words, at, colon) >= _MIN_WORDS
    )


def _marked(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a quotation right after a cue: «assure «…»», «juge «…» d'agir»."""
    at = _skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if (
        at < sentence.last
        and words.lower[at] == ","
        and at + 1 < sentence.last
        and words.quote[at + 1] >= 0
        and cue.takes("quote")
    ):
        at += 1
        span = words.words_of(words.quote[at])
        if not words.has_verb(span.start, span.stop):
            return None
    if at >= sentence.last or words.quote[at] < 0 or not quotes_in(words, lexicon, at, at + 1):
        return None
    if cue.form == PASSIVE:
        return None
    span = words.words_of(words.quote[at])
    inner = span.start + 1
    lead = words.lower[inner] if inner < span.stop else ""
    clause = words.has_verb(span.start, span.stop) and lead not in lexicon.words["que"]
    clause = clause and words.capital(inner) if inner < span.stop else clause
    if not clause and cue.verb is not None and cue.verb.frames == {"quote"}:
        return None
    shape = PHRASE if not clause else CLAUSE
    return at, shape, "marked words", clause


def _infinitive(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find an infinitive under a cue, bare or after its preposition."""
    at = cue.last + 1
    perfect = words.lower[at : at + 1] in (["avoir"], ["être"], ["ne"], ["n'"])
    if cue.takes("inf", "si") or (cue.takes("que") and perfect):
        if _is_infinitive(words, lexicon, at, sentence.last):
            return at, ACTION, "infinitive", False
        at = _skip_complements(words, lexicon, at, sentence.last)
        if _is_infinitive(words, lexicon, at, sentence.last):
            return at, ACTION, "infinitive", False
    frames = (("de", False), ("à", False), ("who-de", True), ("who-à", True))
    for frame, who in (*frames, ("to", False), ("who-to", True)):
        if not cue.takes(frame):
            continue
        if cue.form == PASSIVE and agent(words, lexicon, sentence, cue) is None:
            continue
        preposition = frame.removeprefix("who-").replace("to", "à")
        found = _prepositional(words, lexicon, sentence, cue, preposition, who)
        if found is not None:
            return found
    return None


def _is_infinitive(words: Words, lexicon: Lexicon, w: int, last: int) -> bool:
    """Tell whether an infinitive starts at word `w`, negation, clitics and an open mark passed."""
    for at in range(w, min(w + 6, last)):
        if words.infinitive[at]:
            return True
        small = (
            words.lower[at] in lexicon.object_clitics
            or (
                words.pos[at] in ("ADV", "PUNCT")
                and words.lower[at] not in (",", ".", ":", ";", "(")
            )
            or words.lower[at] == "pas"
        )
        if not small:
            return False
    return False


def _prepositional(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, preposition: str, who: bool
) -> Found | None:
    plain = lexicon.words[preposition]
    contracted = lexicon.words.get(preposition + "-contracted", frozenset())
    for w in range(cue.last + 1, min(cue.last + 20, sentence.last)):
        if not words.outside(w):
            if who and preposition == "à":
                continue
            return None
        lower = words.lower[w]
        if lower in (":", ";", ".") or (words.finite[w]):
            return None
        if lower in plain and _is_infinitive(words, lexicon, w + 1, sentence.last):
            start = w + 1
            if who and preposition == "de" and w > cue.last + 1:
                start = _skip_small(words, lexicon, cue.last + 1, w)
                if cue.form == PASSIVE or any(
                    words.lower[n] in lexicon.words["by"] for n in range(start, w)
                ):
                    start = w + 1
            return start, ACTION, "infinitive", False
        if lower in plain and w + 1 < sentence.last and words.quote[w + 1] >= 0:
            return w + 1, PHRASE, "infinitive", False
        if who and w > cue.last + 1 and preposition == "de" and lower in (plain | contracted):
            if cue.verb is not None and cue.verb.name in (
                "accuser",
                "menacer",
                "soupçonner",
                "blâmer",
                "remercier",
            ):
                return _skip_small(words, lexicon, cue.last + 1, w), PHRASE, "infinitive", False
        if who and w == _skip_small(words, lexicon, cue.last + 1, w) and preposition == "à":
            if (
                lower in (plain | contracted)
                and cue.verb is not None
                and cue.verb.name in ("appeler",)
            ):
                return w + 1, PHRASE, "infinitive", False
    return None


_PREPOSITIONS = {
    "sur": frozenset({"sur", "on"}),
    "contre": frozenset({"contre", "against"}),
    "pour": frozenset({"pour", "for"}),
    "for": frozenset({"for"}),
    "d'np": frozenset({"de", "d'", "du", "des", "of"}),
    "who-contre": frozenset({"contre", "against"}),
    "à": frozenset({"à", "au", "aux"}),
}


def _after_preposition(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue
) -> Found | None:
    """Find what follows the preposition that a cue takes: «insiste sur …», «parle de …»."""
    for frame, forms in _PREPOSITIONS.items():
        if not cue.takes(frame):
            continue
        at = _skip_complements(words, lexicon, cue.last + 1, sentence.last)
        near = _skip_small(words, lexicon, cue.last + 1, sentence.last)
        reach = 12 if frame == "who-contre" else 1
        for w in dict.fromkeys((near, *range(at, min(at + reach, sentence.last)))):
            if w + 1 < sentence.last and words.outside(w) and words.lower[w] in forms:
                return w + 1, PHRASE, "complement", False
    return None


def _label(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find the name that a cue gives something: «qualifie X de «…»», «se dit favorable à …»."""
    if cue.takes("label-adj"):
        at = _skip_small(words, lexicon, cue.last + 1, sentence.last)
        if at < sentence.last and (words.pos[at] in ("ADJ", "VERB") or words.quote[at] >= 0):
            return at, PHRASE, "label", False
        return None
    if cue.form == PASSIVE:
        return _passive_label(words, lexicon, sentence, cue)
    if not cue.takes("label"):
        return None
    at = _skip_small(words, lexicon, cue.last + 1, sentence.last)
    if at >= sentence.last:
        return None
    if words.lower[at] in (lexicon.words["de"] | lexicon.words["de-contracted"]):
        return at + 1, PHRASE, "label", False
    if (
        words.lower[at] in lexicon.words["à"]
        and at + 1 < sentence.last
        and words.pos[at + 1] in ("NUM", "DET")
    ):
        return at + 1, PHRASE, "label", False
    if words.pos[at] == "ADJ" or words.quote[at] >= 0:
        return at, PHRASE, "label", False
    if starts_phrase(words, at):
        marks = quotes_in(words, lexicon, at, sentence.last)
        if marks or (cue.verb is not None and cue.verb.name == "qualifier"):
            return at, PHRASE, "label", False
    return None


def _marked_near(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find marked words close after a cue, whatever joins them: «répond par un «…»»."""
    if cue.form == PASSIVE or cue.verb is None or cue.verb.frames <= {"quote", "mark", "label"}:
        return None
    first = cue.last + 1
    for w in range(first, min(first + 8, sentence.last)):
        if words.quote[w] >= 0:
            if not quotes_in(words, lexicon, w, w + 1):
                return None
            start = first
            while start < w and words.pos[start] in ("ADP", "ADV", "PUNCT"):
                start += 1
            return start, PHRASE, "marked words near", False
        if words.pos[w] in ("VERB", "AUX", "PRON", "SCONJ") or words.lower[w] in (",", ":", ";"):
            return None
    return None


def _passive_label(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find the name given under a passive: «qualifié de «…» par X», «dénoncé par X comme «…»»."""
    for w in range(cue.last + 1, min(cue.last + 30, sentence.last)):
        if words.quote[w] >= 0 and quotes_in(words, lexicon, w, w + 1):
            before = words.lower[w - 1]
            named = cue.verb is not None and cue.verb.name in ("qualifier", "taxer", "traiter")
            named = named or (
                any(words.lower[n] in ("comme", "as") for n in range(cue.last + 1, w))
                and agent(words, lexicon, sentence, cue) is not None
            )
            return (w, PHRASE, "label", False) if named and before != "," else None
    return None


def _object(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a noun phrase that is what was said; a merely marked one needs its marks near."""
    if not cue.takes("obj", "mark") or cue.form == PASSIVE:
        return None
    at = _skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if at >= sentence.last or not words.outside(at):
        return None
    if words.lower[at] in lexicon.words["by"] or not starts_phrase(words, at):
        return None
    if words.pos[at] == "PRON" and words.lower[at] in ("ce", "celui", "celle", "l'", "lui", "elle"):
        return None
    end = content_end(words, lexicon, sentence, at, cue, [], PHRASE)
    if not cue.takes("obj") and not quotes_in(words, lexicon, at, end):
        return None
    return at, PHRASE, "object", False


__all__ = ["FINITE", "GERUND", "PARTICIPLE", "reported"]

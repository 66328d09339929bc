"""Cues in a sentence: which verb forms signal a report, and the verbal group around each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.read.statements.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE, Lexicon, Verb
from recoupe.read.statements.phrases import find_phrase, starts_phrase
from recoupe.read.statements.words import Sentence, Words

PASSIVE = "passive"
_VERBAL = ("VERB", "AUX")
_NEGATIONS = frozenset({"pas", "jamais", "rien", "aucunement", "guère", "not", "never", "n't"})
_ARTICLES = frozenset(
    {"le", "un", "une", "cette", "ce", "son", "sa", "aux", "du", "des", "au", "the", "a", "an"}
)
_MARK_ENDS = frozenset({",", "?", "!", "-", "–", "—", "…", "..."})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at work.

    `first`–`last` (inclusive) are the words of its group, auxiliary and clitics included; `head`
    is the verb itself. `subject` are the words (end exclusive) of an inverted subject.
    """

    verb: Verb | None
    form: str
    first: int
    last: int
    head: int
    subject: tuple[int, int] | None = None
    clitic: bool = False
    negated: bool = False

    def takes(self, *frames: str) -> bool:
        """Tell whether one of these frames fits the verb."""
        return self.verb is not None and not self.verb.frames.isdisjoint(frames)


def find_cues(words: Words, lexicon: Lexicon, sentence: Sentence) -> list[Cue]:
    """Give the cues of a sentence that stand outside its quotations, in order."""
    found: list[Cue] = []
    for w in range(sentence.first, sentence.last):
        if not words.outside(w) or (found and w <= found[-1].last):
            continue
        cue = _cue_at(words, lexicon, sentence, w, found[-1] if found else None)
        if cue is not None:
            found.append(cue)
    return found


def cue_inside(words: Words, lexicon: Lexicon, first: int, last: int) -> list[Cue]:
    """Give the inverted cues among words `first` to `last`, as where a quotation is cut by one."""
    sentence = Sentence(first, last, (), False, 0)
    found = []
    for w in range(first + 1, last):
        if words.lower[w] not in lexicon.forms or words.pos[w] == "PUNCT":
            continue
        cue = _inserted(words, lexicon, sentence, w)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, before: Cue | None
) -> Cue | None:
    options = lexicon.forms.get(words.lower[w])
    if options is None:
        return _unknown_inverted(words, lexicon, sentence, w)
    if _never(words, lexicon, w):
        return None
    for verb, kind in options:
        cue = _as(words, lexicon, sentence, w, verb, kind, before)
        if cue is not None:
            return _with_subject(words, lexicon, sentence, cue)
    return None


def _as(
    words: Words,
    lexicon: Lexicon,
    sentence: Sentence,
    w: int,
    verb: Verb,
    kind: str,
    before: Cue | None,
) -> Cue | None:
    """Read word `w` as a form of one verb; None where the words around do not bear it out."""
    last = _tail(words, lexicon, sentence, w, verb)
    if last is None:
        return None
    first = w
    form = kind
    if kind == PARTICIPLE:
        aux = _auxiliary(words, lexicon, sentence, w)
        if aux is None:
            coordinate = words.pos[w] in ("VERB", "AUX", "ADJ") and (
                _after_and(words, lexicon, sentence, w)
                and ((before is not None and before.form == PARTICIPLE) or _conjunct(words, w))
            )
            if coordinate:
                if verb.reflexive:
                    return None
            elif _agent(words, lexicon, sentence, last) is None:
                return None
            else:
                form = PASSIVE
        else:
            first, passive = aux
            reflexive = _reflexive(words, lexicon, sentence, first)
            if passive or (words.lower[first] in lexicon.be and not reflexive):
                form = PASSIVE
            if verb.reflexive != reflexive and form != PASSIVE:
                return None
            if form == PASSIVE and verb.reflexive:
                return None
    else:
        if not _verbal(words, lexicon, sentence, w, kind):
            return None
        if verb.reflexive != _reflexive(words, lexicon, sentence, w):
            return None
    first = _with_clitics(words, lexicon, sentence, first)
    negated = _negated(words, first, last)
    if verb.negative and not negated:
        return None
    return Cue(verb, form, first, last, w, negated=negated and not verb.negative)


def _tail(words: Words, lexicon: Lexicon, sentence: Sentence, w: int, verb: Verb) -> int | None:
    """Match the fixed words of a locution after its verb; give the last word of it."""
    at = w
    for part in verb.tail:
        at += 1
        skipped = 0
        while at < sentence.last and words.lower[at] != part and skipped < 4:
            small = words.pos[at] == "ADV" or words.lower[at] in lexicon.time
            if not small and words.lower[at] not in ("ainsi", "donc", "aussi"):
                return None
            at += 1
            skipped += 1
        if at >= sentence.last or words.lower[at] != part or not words.outside(at):
            return None
    return at


def _auxiliary(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int
) -> tuple[int, bool] | None:
    """Find the auxiliary of a past participle, over adverbs and set phrases before it.

    Also tells whether the form is passive by «été» between the two.
    """
    at = w - 1
    passive = False
    for _ in range(8):
        if at < sentence.first or not words.outside(at):
            return None
        lower = words.lower[at]
        if lower in ("été", "been"):
            at -= 1
            passive = True
            continue
        if lower in lexicon.have or lower in lexicon.be:
            return at, passive
        small = (
            lower in lexicon.adverbs
            or words.pos[at] == "ADV"
            or lower in lexicon.subject_clitics
            or lower in lexicon.joints
            or lower in lexicon.time
            or lower in lexicon.inner
        )
        if not small:
            return None
        at -= 1
    return None


def _reflexive(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    at = w - 1
    while at >= sentence.first and words.lower[at] in ("y", "en", "ne", "n'", "l'", "le", "la"):
        at -= 1
    return at >= sentence.first and words.lower[at] in lexicon.reflexives


def _with_clitics(words: Words, lexicon: Lexicon, sentence: Sentence, first: int) -> int:
    while first > sentence.first and words.outside(first - 1):
        lower = words.lower[first - 1]
        if lower not in lexicon.object_clitics or words.pos[first - 1] == "DET":
            if lower not in lexicon.reflexives:
                break
        first -= 1
    return first


def _negated(words: Words, first: int, last: int) -> bool:
    if not any(
        words.lower[w] in ("ne", "n'", "n't", "not", "never") for w in range(first, last + 1)
    ):
        return False
    stop = min(last + 2, len(words))
    return any(words.lower[w] in _NEGATIONS for w in range(first, stop)) or True


def _conjunct(words: Words, w: int) -> bool:
    """Tell whether the parse joins a participle to another that has an auxiliary."""
    up = words.token[w].head
    return words.token[w].dep_ == "conj" and any(c.dep_.startswith("aux") for c in up.children)


def _after_and(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    at = w - 1
    while at > sentence.first and (words.lower[at] in lexicon.adverbs or words.pos[at] == "ADV"):
        at -= 1
    return words.lower[at] in lexicon.words["and"] or words.lower[at] == ","


def _agent(
    words: Words, lexicon: Lexicon, sentence: Sentence, last: int, reach: int = 10
) -> tuple[int, int] | None:
    """Find the agent of a passive: «par X»."""
    for at in range(last + 1, min(sentence.last - 1, last + 1 + reach)):
        if words.lower[at] in lexicon.words["by"] and words.outside(at):
            from recoupe.read.statements.phrases import phrase_end

            end = phrase_end(words, lexicon, at + 1, sentence.last)
            return (at + 1, end) if end > at + 1 else None
        if words.lower[at] in (";", ":", "."):
            return None
    return None


def agent(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Give the words of the agent of a passive cue («dénoncée par X»), or None."""
    return _agent(words, lexicon, sentence, cue.last, 40)


def _verbal(words: Words, lexicon: Lexicon, sentence: Sentence, w: int, kind: str) -> bool:
    """Tell a verb from a noun or an adjective of the same form."""
    before = words.lower[w - 1] if w > sentence.first else ""
    after = words.lower[w + 1] if w + 1 < sentence.last else ""
    if kind == FINITE and (after in lexicon.subject_clitics or after in lexicon.joints):
        return True
    if words.pos[w] in _VERBAL:
        return not (before in _ARTICLES and before not in lexicon.object_clitics)
    if kind == GERUND:
        clitic = before in lexicon.object_clitics and before not in _ARTICLES
        return clitic or (words.pos[w] != "NOUN" and before not in _ARTICLES)
    if kind == FINITE and before in ("il", "elle", "ils", "elles", "on", "qui"):
        return True
    if kind == FINITE and before in ("et", ",") and words.pos[w] != "PROPN":
        if after in ("le", "la", "les", "l'", "que", "qu'") and words.pos[w] != "NOUN":
            return True
    if kind == FINITE and w > sentence.first:
        closes = words.quote[w - 1] >= 0 or (
            before == "," and w - 2 >= sentence.first and words.quote[w - 2] >= 0
        )
        return closes and w + 1 < sentence.last and starts_phrase(words, w + 1)
    return False


def _never(words: Words, lexicon: Lexicon, w: int) -> bool:
    lower = words.lower
    for phrase in lexicon.never:
        for k, part in enumerate(phrase):
            if part == lower[w] and w - k >= 0:
                if tuple(lower[w - k : w - k + len(phrase)]) == phrase:
                    return True
    return False


def _with_subject(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Cue:
    """Add an inverted subject: a clitic («a-t-il dit»), or a phrase after the group."""
    for at in range(cue.first, min(cue.last + 3, sentence.last)):
        if words.lower[at] in lexicon.subject_clitics:
            return replace(cue, subject=(at, at + 1), clitic=True, last=max(cue.last, at))
        if at > cue.last and words.lower[at] not in lexicon.joints:
            break
    if cue.form == INFINITIVE:
        return _with_modal(words, lexicon, sentence, cue)
    if cue.form not in (FINITE, PARTICIPLE):
        return cue
    subject = _inverted_phrase(words, lexicon, sentence, cue)
    if subject is not None:
        return replace(cue, subject=subject)
    return cue if lexicon.clitic_inversion else _subject_first(words, lexicon, sentence, cue)


def _with_modal(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Cue:
    """Read «…, a tenu à prévenir X, …» as an inverted cue, modal verb and all."""
    modal = cue.first - 1
    while modal > max(sentence.first, cue.first - 3) and words.lower[modal] not in lexicon.modals:
        modal -= 1
    if words.lower[modal] not in lexicon.modals or modal <= sentence.first:
        return cue
    aux = _auxiliary(words, lexicon, sentence, modal)
    first = aux[0] if aux is not None else modal
    before = first - 1
    if before < sentence.first or not (words.lower[before] == "," or words.quote[before] >= 0):
        return cue
    subject = find_phrase(words, lexicon, cue.last + 1, sentence.last)
    if subject is None or not _speaker(words, lexicon, *subject):
        return cue
    if not _closed(words, sentence, subject[1]):
        return cue
    return replace(cue, first=first, subject=subject, form=FINITE)


def _subject_first(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Cue:
    """Read «"…," the minister said», the subject before its verb, as closing the quotation."""
    start = cue.first
    while start > sentence.first and words.outside(start - 1):
        pos, lower = words.pos[start - 1], words.lower[start - 1]
        if pos not in (
            "DET",
            "NOUN",
            "PROPN",
            "ADJ",
            "PRON",
            "NUM",
            "ADV",
            "PART",
        ) and lower not in (
            "of",
            "'s",
            "for",
            "'",
        ):
            break
        start -= 1
    before = start - 1
    if start == cue.first or before < sentence.first:
        return cue
    quoted = words.quote[before] >= 0 or (
        words.lower[before] == "," and before > sentence.first and words.quote[before - 1] >= 0
    )
    after = range(cue.last + 1, sentence.last)
    ends = not any(words.pos[w] in _VERBAL for w in after) and len(after) <= 10
    plain = words.lower[before] == "," and ends and words.has_verb(sentence.first, before)
    if not (quoted or plain):
        return cue
    if any(words.lower[w] in lexicon.words["que"] for w in after[:3]):
        return cue
    return replace(cue, subject=(start, cue.first), first=start)


def _inverted_phrase(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue
) -> tuple[int, int] | None:
    before = cue.first - 1
    if before < sentence.first:
        return None
    after_quote = words.quote[before] >= 0
    mark = words.lower[before] in _MARK_ENDS
    as_says = words.lower[before] in ("comme", "as", "ainsi", "tel")
    if not (after_quote or mark or as_says):
        return None
    if mark and not after_quote:
        far = before - 1
        after_quote = far >= sentence.first and words.quote[far] >= 0
    subject = find_phrase(words, lexicon, cue.last + 1, sentence.last)
    if subject is None:
        return None
    if mark and not after_quote and _subject_before(words, sentence, cue):
        if not cue.takes("que") or not _speaker(words, lexicon, *subject):
            return None
    if any(words.lower[w] in lexicon.words["que"] for w in range(cue.last + 1, subject[0])):
        return None
    if after_quote and not mark and not cue.takes("quote"):
        return None
    if after_quote or as_says:
        return subject
    if cue.takes("obj") and not _speaker(words, lexicon, *subject):
        return None
    return subject if _person(words, *subject) and _closed(words, sentence, subject[1]) else None


def _subject_before(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the parse gives the verb a subject on its left."""
    return any(
        child.dep_.startswith("nsubj") and sentence.first <= words.at.get(child.i, -1) < cue.first
        for child in words.token[cue.head].children
    )


def _speaker(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a phrase names somebody or a body: a proper name, or a noun of role or group."""
    return any(
        words.pos[w] == "PROPN" or words.lower[w] in lexicon.speakers for w in range(first, last)
    )


def _person(words: Words, first: int, last: int) -> bool:
    """Tell whether a phrase can be somebody: a name, or a definite noun with a capital in it."""
    return any(words.capital(w) for w in range(first, last)) or words.lower[first] in (
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "the",
        "a",
        "son",
        "sa",
    )


def _closed(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell whether an inserted clause ends soon after word `at`."""
    for w in range(at, min(at + 14, sentence.last)):
        if words.lower[w] in (",", ".", "?", "!", "-", "–", ":") or words.quote[w] >= 0:
            return True
    return sentence.last - at < 14


def _unknown_inverted(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Cue | None:
    """Take any finite verb with its subject after it, right after a quotation: «…», sourit X."""
    if w <= sentence.first or w + 1 >= sentence.last or not words.lower[w].isalpha():
        return None
    if words.capital(w):
        return None
    if words.pos[w] not in _VERBAL and not words.lower[w].endswith(("e", "ent", "it", "t")):
        return None
    clitic = words.lower[w + 1] in lexicon.subject_clitics or (
        words.lower[w + 1] in lexicon.joints and w + 2 < sentence.last
    )
    first = _with_clitics(words, lexicon, sentence, w)
    before = first - 1
    if before < sentence.first:
        return None
    comma = words.lower[before] == "," and before > sentence.first
    before -= comma
    if words.quote[before] < 0 or words.lower[w] in lexicon.be:
        return None
    if words.pos[w] not in _VERBAL and not (comma and words.pos[w + 1] == "PROPN"):
        return None
    if words.lower[w] in lexicon.have and not clitic:
        return None
    cue = Cue(None, FINITE, first, w, w)
    if clitic:
        if words.lower[w] in lexicon.have or words.lower[w] in lexicon.be:
            return None
        return _with_subject(words, lexicon, sentence, cue)
    subject = find_phrase(words, lexicon, w + 1, sentence.last, 12)
    if subject is None or not any(words.pos[n] == "PROPN" for n in range(*subject)):
        return None
    return replace(cue, subject=subject)


def _inserted(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Cue | None:
    """Find an inverted cue between commas inside a quotation."""
    for verb, kind in lexicon.forms[words.lower[w]]:
        if kind not in (FINITE, PARTICIPLE) or verb.tail:
            continue
        first = w
        if kind == PARTICIPLE:
            aux = w - 1
            while aux > sentence.first and (
                words.lower[aux] in lexicon.adverbs
                or words.lower[aux] in lexicon.subject_clitics
                or words.lower[aux] in lexicon.joints
            ):
                aux -= 1
            if words.lower[aux] not in lexicon.have and words.lower[aux] not in lexicon.be:
                continue
            if "VerbForm=Fin" not in str(words.token[aux].morph):
                continue
            first = aux
        while first > sentence.first and words.lower[first - 1] in lexicon.object_clitics:
            first -= 1
        if first - 1 <= sentence.first or words.lower[first - 1] not in (",", "-", "–", "?", "!"):
            continue
        clitic = next(
            (
                at
                for at in range(first, min(w + 3, sentence.last))
                if words.lower[at] in lexicon.subject_clitics
            ),
            None,
        )
        if clitic is not None:
            return Cue(verb, kind, first, max(w, clitic), w, (clitic, clitic + 1), clitic=True)
        after = w + 1
        if after >= sentence.last or words.pos[w] not in _VERBAL:
            continue

        if not starts_phrase(words, after):
            continue
        end = _end_inside(words, lexicon, after, sentence.last)
        if end > after and _person(words, after, end) and end < sentence.last:
            if words.lower[end] in (",", ".", "-", "–"):
                return Cue(verb, kind, first, w, w, (after, end))
    return None


def _end_inside(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    at = w
    while at < last and (
        words.pos[at] in ("DET", "NOUN", "PROPN", "ADJ", "X")
        or words.lower[at] in ("de", "du", "des", "d'")
    ):
        at += 1
    return at


__all__ = [
    "FINITE",
    "GERUND",
    "INFINITIVE",
    "PARTICIPLE",
    "PASSIVE",
    "Cue",
    "agent",
    "cue_inside",
    "find_cues",
]

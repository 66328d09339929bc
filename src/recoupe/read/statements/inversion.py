"""Subjects after their verb: «…», a-t-il dit; «…», sourit Ada Quill; and inside quotations."""

from __future__ import annotations

from dataclasses import replace

from recoupe.read.statements.groups import Cue, auxiliary, with_clitics
from recoupe.read.statements.lexicon import FINITE, INFINITIVE, PARTICIPLE, Lexicon
from recoupe.read.statements.nounphrases import is_thing, mute
from recoupe.read.statements.phrases import find_phrase
from recoupe.read.statements.words import Sentence, Words

_VERBAL = ("VERB", "AUX")
_NAME_WORDS = 4
_MARK_ENDS = frozenset({",", "?", "!", "-", "–", "—", "…", "..."})


def with_subject(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Cue:
    """Add an inverted subject: a clitic («a-t-il dit»), or a phrase after the group."""
    for at in range(cue.first, min(cue.last + 3, sentence.last)):
        if words.lower[at] in lexicon.subject_clitics:
            return replace(cue, subject=(at, at + 1), clitic=True, last=max(cue.last, at))
        if at > cue.last and words.lower[at] not in lexicon.joints:
            break
    if cue.form == INFINITIVE:
        return _with_modal(words, lexicon, sentence, cue)
    if cue.form not in (FINITE, PARTICIPLE) or (cue.form == PARTICIPLE and cue.first == cue.head):
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
    aux = auxiliary(words, lexicon, sentence, modal)
    first = aux[0] if aux is not None else modal
    before = first - 1
    if before < sentence.first or not (words.lower[before] == "," or words.quote[before] >= 0):
        return cue
    subject = find_phrase(words, lexicon, cue.last + 1, sentence.last)
    if subject is None or not names_speaker(words, lexicon, *subject):
        return cue
    if not _closed(words, sentence, subject[1]) or not cue.takes("quote", "que"):
        return cue
    if subject_before(words, sentence, replace(cue, head=modal)):
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
    if after_quote and not _quotation(words, before):
        return _after_term(words, lexicon, sentence, cue)
    mark = words.lower[before] in _MARK_ENDS
    as_says = words.lower[before] in lexicon.words["as"]
    if not (after_quote or mark or as_says) or (cue.negated and not as_says):
        return None
    if mark and not after_quote:
        far = before - 1
        after_quote = far >= sentence.first and words.quote[far] >= 0
    subject = find_phrase(words, lexicon, cue.last + 1, sentence.last)
    if subject is None:
        return _marked_name(words, sentence, cue) if mark else None
    sure = cue.takes("que") and names_speaker(words, lexicon, *subject)
    kept = sure and not _is_object(words, lexicon, cue, *subject)
    if mark and not after_quote and not kept and subject_before(words, sentence, cue):
        return None
    if any(words.lower[w] in lexicon.words["que"] for w in range(cue.last + 1, subject[0])):
        return None
    if after_quote and not mark and not cue.takes("quote"):
        return None
    if after_quote or as_says:
        return subject
    if not cue.takes("quote", "que"):
        return None
    if cue.takes("obj") and _headed_by_thing(words, lexicon, *subject):
        return None
    if _left_subject(words, lexicon, sentence.first, before):
        return None
    somebody = names_speaker(words, lexicon, *subject) or _looks_like_somebody(words, *subject)
    if cue.takes("obj") and not somebody:
        return None
    if not _closed(words, sentence, subject[1]):
        return None
    if words.pos[subject[0]] == "PRON" or words.lower[subject[1] - 1] in lexicon.words["last"]:
        return subject
    marked = any(words.quote[w] >= 0 for w in range(sentence.first, before))
    if (cue.takes("person") and not marked) or mute(words, lexicon, subject):
        return None
    return subject if sure or can_be_person(words, *subject) else None


def _after_term(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue
) -> tuple[int, int] | None:
    """Read «C'est un « leurre » a dénoncé la mairie.»: a whole clause ends with the marked words.

    Its verb takes them, so that the next verb has its subject behind it, where nothing follows.
    """
    opening = words.words_of(words.quote[cue.first - 1]).start
    small = range(max(sentence.first, opening - _NAME_WORDS), opening)
    verb = next((w for w in reversed(small) if words.finite[w]), None)
    if verb is None or not cue.takes("quote", "que"):
        return None
    if any(words.pos[w] not in ("DET", "ADV", "ADJ", "ADP") for w in range(verb + 1, opening)):
        return None
    if any(words.lower[w] in lexicon.words["que"] for w in range(sentence.first, verb)):
        return None
    subject = find_phrase(words, lexicon, cue.last + 1, sentence.last)
    if subject is None or words.lower[subject[1] : subject[1] + 1] not in ([], ["."]):
        return None
    return subject if names_speaker(words, lexicon, *subject) else None


def _looks_like_somebody(words: Words, first: int, last: int) -> bool:
    """Tell whether a phrase is «l'un de ceux qui …» or its first noun has a capital."""
    if words.lower[first] == "l'" and words.lower[first + 1] in ("un", "une"):
        return True
    return any(words.capital(w) for w in range(first, min(first + 2, last)))


def _headed_by_thing(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether the first noun of a phrase is a thing: «la nomination d'une maire»."""
    for w in range(first, last):
        if words.pos[w] in ("NOUN", "PROPN") and words.outside(w):
            return words.pos[w] == "NOUN" and is_thing(words, lexicon, w)
    return False


def _left_subject(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether words `first`–`last` are a noun phrase and its relative clause: a subject.

    A second verb in the relative clause, or one in marks, is that of a main clause.
    """
    relative = found = False
    verbs = 0
    for w in range(first, last):
        if words.lower[w] == "," and words.outside(w) and w + 1 < last:
            relative = words.lower[w + 1] in lexicon.words["aside-relatives"]
            found = found or relative
            verbs = 0
        elif words.finite[w]:
            verbs += 1
            if verbs > 1 or not relative or not words.outside(w):
                return False
    return found and words.pos[first] in ("DET", "PROPN", "NOUN")


def _marked_name(words: Words, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Give the name in marks that ends a sentence as the teller: «…, rapporte « La Gazette »»."""
    at = cue.last + 1
    if at >= sentence.last or words.outside(at) or not cue.takes("que"):
        return None
    span = words.words_of(words.quote[at])
    inner = span.start + 1, span.stop - 1
    named = 0 < inner[1] - inner[0] <= _NAME_WORDS and words.capital(inner[0])
    told = words.has_verb(sentence.first, cue.first)
    closes = span.stop >= sentence.last or words.lower[span.stop] in (".", ",")
    plain = not words.has_verb(*inner) and words.pos[inner[1] - 1] != "PUNCT"
    return inner if named and told and closes and plain else None


def _quotation(words: Words, w: int) -> bool:
    """Tell whether the stretch that ends with word `w` is more than a name or a term in marks."""
    span = words.words_of(words.quote[w])
    ended = words.text[: words.quoted[words.quote[w]].end].endswith((".", "!", "?", "…", ","))
    return ended or len(span) > 6 or words.has_verb(span.start, span.stop)


def subject_before(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the parse gives the verb of a cue a subject on its left."""
    return any(
        child.dep_.startswith("nsubj") and sentence.first <= words.at.get(child.i, -1) < cue.first
        for child in words.token[cue.head].children
    )


def _is_object(words: Words, lexicon: Lexicon, cue: Cue, first: int, last: int) -> bool:
    """Tell whether the parse gives the verb a phrase as its object, and it heads in a thing.

    Of «…, a annoncé la ministre» the parse says the same: who can speak is its subject.
    """
    return any(
        child.dep_ == "obj"
        and first <= (w := words.at.get(child.i, -1)) < last
        and not names_speaker(words, lexicon, w, w + 1)
        for child in words.token[cue.head].children
    )


def names_speaker(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a phrase names somebody or a body: a proper name, or a noun of role or group."""
    return any(
        words.pos[w] == "PROPN" or words.lower[w] in lexicon.speakers for w in range(first, last)
    )


def can_be_person(words: Words, first: int, last: int) -> bool:
    """Tell whether a phrase can be somebody: a name, or a definite noun with a capital in it."""
    return any(words.capital(w) for w in range(first, last)) or words.pos[first] in ("DET", "PRON")


def _closed(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell whether an inserted clause ends soon after word `at`."""
    for w in range(at, min(at + 14, sentence.last)):
        if words.lower[w] in (",", ".", "?", "!", "-", "–", ":") or words.quote[w] >= 0:
            return True
    return sentence.last - at < 14


def unknown_inverted(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> Cue | None:
    """Take any finite verb with its subject after it, right after a quotation: «…», sourit X."""
    if w <= sentence.first or w + 1 >= sentence.last or not words.lower[w].isalpha():
        return None
    if words.capital(w):
        return None
    if words.pos[w] not in (*_VERBAL, "NOUN", "ADJ"):
        return None
    clitic = words.lower[w + 1] in lexicon.subject_clitics or (
        words.lower[w + 1] in lexicon.joints and w + 2 < sentence.last
    )
    first = with_clitics(words, lexicon, sentence, w)
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
        return with_subject(words, lexicon, sentence, cue)
    subject = find_phrase(words, lexicon, w + 1, sentence.last, 12)
    if subject is None or not any(words.pos[n] == "PROPN" for n in range(*subject)):
        return None
    return replace(cue, subject=subject)

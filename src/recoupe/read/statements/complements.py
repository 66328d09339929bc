"""What a verb of saying takes: an infinitive, a noun phrase, a complement, a name."""

from __future__ import annotations

from recoupe.read.statements.bounds import content_end
from recoupe.read.statements.draft import ACTION, PHRASE
from recoupe.read.statements.groups import PASSIVE, Cue, agent
from recoupe.read.statements.inversion import names_speaker
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.phrases import (
    complement_steps,
    phrase_end,
    skip_complements,
    skip_small,
    starts_phrase,
)
from recoupe.read.statements.shape import is_name, quotes_in
from recoupe.read.statements.words import Sentence, Words

# Where content starts (a word), its shape, the rule that found it, whether it can be a clause.
Found = tuple[int, str, str, bool]

_PREPOSITIONS = {
    "sur": frozenset({"sur", "on"}),
    "contre": frozenset({"contre", "against"}),
    "pour": frozenset({"pour", "for"}),
    "for": frozenset({"for"}),
    "d'np": frozenset({"de", "d'", "du", "des", "of"}),
    "who-contre": frozenset({"contre", "against"}),
    "à": frozenset({"à", "au", "aux"}),
}


def perfect_after(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find «avoir vu X», «ne rien savoir» right after a cue that says so itself, whatever follows.

    «Elle dit n'avoir vu personne : « … »» holds two reports.
    """
    near = cue.last + 1
    if not cue.takes("inf") or not cue.takes("que") or near + 1 >= sentence.last:
        return None
    if words.lower[near] not in ("avoir", "être", "ne", "n'"):
        return None
    here = _is_infinitive(words, lexicon, near, sentence.last)
    return (near, ACTION, "infinitive", False) if here else None


def infinitive_after(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find an infinitive under a cue, bare or after its preposition."""
    near = cue.last + 1
    for at in (near, skip_complements(words, lexicon, near, sentence.last)):
        perfect = words.lower[at : at + 1] in (["avoir"], ["être"], ["ne"], ["n'"])
        takes = cue.takes("inf", "si") or (cue.takes("que") and perfect)
        if takes and _is_infinitive(words, lexicon, at, sentence.last):
            return at, ACTION, "infinitive", False
    frames = (("de", False), ("à", False), ("who-de", True), ("who-à", True))
    for frame, who in (*frames, ("to", False), ("who-to", True)):
        if not cue.takes(frame):
            continue
        if cue.form == PASSIVE and agent(words, lexicon, sentence, cue) is None:
            continue
        if not who and cue.takes("obj") and _has_object(words, lexicon, sentence, cue):
            continue
        found = _prepositional(words, lexicon, sentence, cue, frame, who)
        if found is not None:
            return found
    return None


def _has_object(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a noun phrase follows a cue: «demande la paix, au risque de …»."""
    at = skip_small(words, lexicon, cue.last + 1, sentence.last)
    return at < sentence.last and words.outside(at) and words.pos[at] == "DET"


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
            or words.lower[at] in lexicon.words["negative"]
        )
        if not small:
            return False
    return False


def _prepositional(
    words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue, frame: str, who: bool
) -> Found | None:
    """Find an infinitive or noun after the preposition of a frame, somebody told passed over."""
    preposition = frame.removeprefix("who-").replace("to", "à")
    plain = lexicon.words[preposition]
    contracted = lexicon.words.get(preposition + "-contracted", frozenset())
    for w in range(cue.last + 1, min(cue.last + 20, sentence.last)):
        if not words.outside(w):
            if (who and preposition == "à") or is_name(words, lexicon, words.quote[w]):
                continue
            return None
        lower = words.lower[w]
        if lower in (":", ";", ".") or (words.finite[w]):
            return None
        if words.lower[w - 1] in lexicon.words["amounts"]:
            continue
        if lower in plain and _is_infinitive(words, lexicon, w + 1, sentence.last):
            start = w + 1
            if who and preposition == "de" and w > cue.last + 1:
                start = skip_small(words, lexicon, cue.last + 1, w)
                if cue.form == PASSIVE or any(
                    words.lower[n] in lexicon.words["by"] for n in range(start, w)
                ):
                    start = w + 1
            return start, ACTION, "infinitive", False
        if lower in plain and w + 1 < sentence.last and words.quote[w + 1] >= 0:
            return w + 1, PHRASE, "infinitive", False
        noun = w + 1 < sentence.last and lower in plain | contracted
        if noun and frame == "who-de" and cue.takes("whole") and w > cue.last + 1:
            return skip_small(words, lexicon, cue.last + 1, w), PHRASE, "infinitive", False
        near = w == skip_small(words, lexicon, cue.last + 1, sentence.last)
        told = frame == "who-à" and cue.takes("à-np")
        if noun and told and (near or _somebody(words, lexicon, cue.last + 1, w)):
            return w + 1, PHRASE, "infinitive", False
    return None


def _somebody(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether the words between are one phrase that names who is spoken to."""
    at = skip_small(words, lexicon, first, last)
    return phrase_end(words, lexicon, at, last) == last and names_speaker(words, lexicon, at, last)


def complement_after(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find what follows the preposition that a cue takes: «insiste sur …», «parle de …»."""
    for frame, forms in _PREPOSITIONS.items():
        if not cue.takes(frame):
            continue
        at = skip_complements(words, lexicon, cue.last + 1, sentence.last)
        reach = 12 if frame == "who-contre" else 1
        steps = complement_steps(words, lexicon, cue.last + 1, sentence.last)
        for w in dict.fromkeys((*steps, *range(at, min(at + reach, sentence.last)))):
            if w + 1 < sentence.last and words.outside(w) and words.lower[w] in forms:
                return w + 1, PHRASE, "complement", False
    return None


def label_after(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find the name that a cue gives something: «qualifie X de «…»», «se dit favorable à …»."""
    if cue.takes("label-adj"):
        at = skip_small(words, lexicon, cue.last + 1, sentence.last)
        if at < sentence.last and (words.pos[at] in ("ADJ", "VERB") or words.quote[at] >= 0):
            return at, PHRASE, "label", False
        return None
    if cue.form == PASSIVE:
        return _passive_label(words, lexicon, sentence, cue)
    if not cue.takes("label"):
        return None
    at = skip_small(words, lexicon, cue.last + 1, sentence.last)
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
    if words.lower[at] in lexicon.words["like"]:  # «le décrit comme un « …»»
        near = quotes_in(words, lexicon, at + 1, min(at + 10, sentence.last))
        return (at + 1, PHRASE, "label", False) if near else None
    if words.pos[at] == "ADJ" or words.quote[at] >= 0:
        return at, PHRASE, "label", False
    if starts_phrase(words, lexicon, at):
        marks = quotes_in(words, lexicon, at, sentence.last)
        if marks:
            return at, PHRASE, "label", False
    return None


def _passive_label(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find the name given under a passive: «qualifié de «…» par X», «dénoncé par X comme «…»»."""
    for w in range(cue.last + 1, min(cue.last + 30, sentence.last)):
        if words.quote[w] >= 0 and quotes_in(words, lexicon, w, w + 1):
            before = words.lower[w - 1]
            named = cue.takes("label") and cue.takes("named") and not cue.takes("que")
            named = named or (
                any(words.lower[n] in ("comme", "as") for n in range(cue.last + 1, w))
                and agent(words, lexicon, sentence, cue) is not None
            )
            return (w, PHRASE, "label", False) if named and before != "," else None
    return None


def marked_near(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find marked words close after a cue, whatever joins them: «répond par un «…»»."""
    if cue.form == PASSIVE or cue.verb is None or cue.verb.frames <= {"quote", "mark", "label"}:
        return None
    first = cue.last + 1
    for w in range(first, min(first + 8, sentence.last)):
        if words.quote[w] >= 0:
            if not quotes_in(words, lexicon, w, w + 1):
                continue
            start = first
            while start < w and words.pos[start] in ("ADP", "ADV", "PUNCT"):
                start += 1
            return start, PHRASE, "marked words near", False
        if words.pos[w] in ("VERB", "AUX", "PRON", "SCONJ") or words.lower[w] in (",", ":", ";"):
            return None
    return None


def _starts_object(words: Words, lexicon: Lexicon, w: int) -> bool:
    """Tell whether an object can start with word `w`: «la crue», «des pertes», «de graves …»."""
    if starts_phrase(words, lexicon, w):
        return True
    if w + 1 >= len(words) or not words.outside(w + 1):
        return False
    if words.lower[w] in lexicon.words["amounts"]:
        return words.lower[w + 1] in lexicon.words["de"]
    if words.lower[w] in lexicon.words["those"]:
        return True
    if words.lower[w] in lexicon.words["partitive"]:
        return words.pos[w + 1] in ("NOUN", "ADJ", "NUM")
    return words.lower[w] in lexicon.words["partitive-before-adjective"] and (
        words.pos[w + 1] == "ADJ"
    )


def is_act(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> bool:
    """Tell an act from a report by its object: «rappelle son envoyé», «rejette le recours»."""
    if not cue.takes("thing", "opinion", "news"):
        return False
    at = skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if at >= sentence.last or not words.outside(at) or not starts_phrase(words, lexicon, at):
        return False
    head = next((w for w in range(at, sentence.last) if words.pos[w] in ("NOUN", "PROPN")), at)
    if cue.takes("thing"):
        own = words.lower[at] in lexicon.words["own"]
        return own and words.lower[head] in lexicon.speakers
    return words.lower[head] in lexicon.words["filed" if cue.takes("opinion") else "no-content"]


def object_after(words: Words, lexicon: Lexicon, sentence: Sentence, cue: Cue) -> Found | None:
    """Find a noun phrase that is what was said; a merely marked one needs its marks near."""
    if not cue.takes("obj", "mark") or cue.form == PASSIVE:
        return None
    at = skip_complements(words, lexicon, cue.last + 1, sentence.last)
    if at >= sentence.last or not words.outside(at):
        return None
    if words.lower[at] in lexicon.words["by"] or not _starts_object(words, lexicon, at):
        return None
    if words.pos[at] == "PRON" and words.lower[at] in ("ce", "celui", "celle", "l'", "lui", "elle"):
        return None
    end = content_end(words, lexicon, sentence, at, cue, [], PHRASE)
    if not cue.takes("obj") and not quotes_in(words, lexicon, at, end):
        return None
    return at, PHRASE, "object", False

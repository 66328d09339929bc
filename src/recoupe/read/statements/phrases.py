"""Noun phrases found by walking words, where the parse cannot be trusted (around quotations)."""

from __future__ import annotations

from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.shape import is_name
from recoupe.read.statements.words import Words

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "X", "SYM"})
_LINKS = frozenset({"de", "d'", "du", "des", "of", "'s", "’s"})
_OF = frozenset({"de", "d'", "of"})
_HEADS = frozenset({"NOUN", "PROPN", "X"})
_HYPHENS = frozenset({"-", "–", "&"})
_BRACKETED = 8  # words between brackets


def starts_phrase(words: Words, lexicon: Lexicon, w: int) -> bool:
    """Tell whether a noun phrase can start with word `w`."""
    if words.pos[w] in ("DET", "NOUN", "PROPN", "NUM", "X"):
        return True
    if words.pos[w] == "ADJ":
        return words.capital(w)
    if words.pos[w] == "PRON":
        return words.lower[w] in lexicon.words["phrase-pronouns"]
    if words.pos[w] == "ADV":  # a surname that the tagger does not know, inside a sentence
        return words.capital(w) and words.sentences[words.sentence_of[w]].first < w
    return words.capital(w) and words.pos[w] not in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PRON")


def phrase_end(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Give the end (exclusive) of the noun phrase that starts with word `w`; `w` if there is none.

    Complements with «de» belong to it; other prepositions, time words, commas and verbs end it.
    """
    head = False
    at = w
    while at < last:
        if not words.outside(at):
            span = words.words_of(words.quote[at])
            before = words.pos[at - 1]
            governed = before in ("DET", "ADP", "ADJ") or is_name(words, lexicon, words.quote[at])
            if (
                at == w
                or len(span) > 4
                or span.stop >= last
                or words.text[words.quoted[words.quote[at]].start].isupper()
                or not (governed or before == "NOUN")
            ):
                break
            at, head = span.stop, True
            continue
        pos, lower = words.pos[at], words.lower[at]
        if at == w + 1 and words.lower[w] == "l'" and lower in ("un", "une", "autre"):
            at, head = at + 1, True
            continue
        if at == w and pos == "PRON":
            if at + 1 < last and (
                words.pos[at + 1] in ("NOUN", "ADJ", "PROPN") or words.lower[at + 1] in _LINKS
            ):
                head = True
                at += 1
                continue
            return at + 1
        if lower in lexicon.time and head and words.lower[at - 1] not in ("de", "du", "d'", "ce"):
            break
        if pos in _NOMINAL or lower in _LINKS or lower in _HYPHENS:
            if (
                head
                and pos == "DET"
                and not words.capital(at)
                and words.lower[at - 1] not in _LINKS
                and lower not in _LINKS
            ) and words.lower[at - 1] not in ("et", "and", "tous", "toutes"):
                break
            head = head or pos in _HEADS or words.capital(at)
        elif words.capital(at) and pos not in ("PUNCT", "SCONJ"):
            head = True
        elif (lower in ("et", "and") and head and _coordinates(words, at, last)) or (
            lower in ("à", "aux", "au", "en", "pour") and head and _institution(words, at, last)
        ):
            pass
        else:
            break
        at += 1
    while at > w and (
        words.lower[at - 1] in _LINKS or words.lower[at - 1] in ("et", "and", "-", "à", "en")
    ):
        at -= 1
    return at if head or (at > w and words.pos[w] in ("NUM", "DET")) else w


def _coordinates(words: Words, at: int, last: int) -> bool:
    after = at + 1
    return (
        after < last
        and words.outside(after)
        and (words.pos[after] in ("PROPN", "DET", "NOUN", "ADJ") or words.capital(after))
    )


def _institution(words: Words, at: int, last: int) -> bool:
    """Tell whether a preposition leads to a capital: «directeur à la Banque»."""
    after = at + 1
    if after < last and words.pos[after] == "DET":
        after += 1
    return (
        after < last and words.outside(after) and words.capital(after) and words.lower[at] != "en"
    )


def find_phrase(
    words: Words, lexicon: Lexicon, w: int, last: int, reach: int = 25
) -> tuple[int, int] | None:
    """Find the first noun phrase from word `w` on that no preposition governs and that is no time.

    This is where a subject stands after its verb: «a déclaré vendredi à la radio la ministre».
    Gives its words (end exclusive), or None before the next full stop or quotation.
    """
    at = w
    while at < min(last, w + reach) and words.outside(at):
        lower, pos = words.lower[at], words.pos[at]
        fixed = next((p for p in lexicon.phrases if _matches(words, at, p)), ())
        if lower in lexicon.time or fixed:
            at += len(fixed) or 1
            continue
        if (timed := time_span(words, lexicon, at, last)) > at:
            at = timed  # «a dit la semaine dernière X»
            continue
        if lower in ("ce", "cette", "le", "la", "l'", "this", "last") and at + 1 < last:
            after = words.lower[at + 1]
            last_one = after in ("dernier", "dernière") and lower in ("ce", "cette")
            if (after in lexicon.time and not last_one) or words.text[
                words.start[at + 1]
            ].isdigit():
                at += 2
                continue
        if pos == "NUM" and at + 1 < last and words.lower[at + 1] in lexicon.time:
            at += 2
            continue
        if (pos == "ADV" and not words.capital(at)) or (
            lower in lexicon.adverbs and pos not in ("PROPN", "DET", "ADP")
        ):
            at += 1
            continue
        if lower == "des" and pos == "DET":
            end = phrase_end(words, lexicon, at, last)
            return (at, end) if end > at else None
        if lower in lexicon.words["gerund-marker"] and words.pos[at + 1 : at + 2] == ["VERB"]:
            return None
        if pos == "ADP" or lower in ("à", "au", "aux", "lors", "du", "des", "en"):
            at = _after_complement(words, lexicon, at, last)
            continue
        if lower == ",":
            at += 1
            continue
        if starts_phrase(words, lexicon, at):
            end = phrase_end(words, lexicon, at, last)
            return (at, end) if end > at else None
        return None
    return None


def _matches(words: Words, at: int, phrase: tuple[str, ...]) -> bool:
    return words.lower[at] == phrase[0] and tuple(words.lower[at : at + len(phrase)]) == phrase


def acronym_end(words: Words, first: int, last: int) -> int:
    """Cut a complement after an acronym: in «à l'AFP Ada Quill», «sur RTL de son» it is over."""
    for w in range(first, last - 1):
        text = words.text[words.start[w] : words.end[w]]
        after = words.text[words.start[w + 1] : words.end[w + 1]]
        fresh = (after[:1].isupper() and not after.isupper()) or after in _OF
        if len(text) > 1 and text.isupper() and fresh:
            return w + 1
    return last


def time_span(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Give the end of a date or time that starts with word `w` («le 8 février»), else `w`."""
    at = w
    if words.lower[at] in ("ce", "cette", "le", "la", "l'", "this", "last", "on"):
        at += 1
    seen = at
    while (
        at < last
        and words.outside(at)
        and (
            words.lower[at] in lexicon.time
            or words.text[words.start[at]].isdigit()
            or words.lower[at] in ("dernier", "dernière", "prochain", "prochaine", "1er")
        )
    ):
        at += 1
    timed = any(words.lower[n] in lexicon.time for n in range(seen, at))
    return at if at > seen and timed else w


def _after_complement(words: Words, lexicon: Lexicon, at: int, last: int) -> int:
    """Give the word after a prepositional phrase that starts with word `at`."""
    at += 1
    while (
        at < last and words.outside(at) and (words.pos[at] == "ADP" or words.lower[at] in ("lors",))
    ):
        at += 1
    if at < last and words.outside(at):
        end = acronym_end(words, at, phrase_end(words, lexicon, at, last))
        at = max(end, at + 1)
    while at < last and words.outside(at) and words.pos[at] == "NUM":
        at += 1
    return at


def skip_small(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Step over adverbs, time words and set phrases from word `w` on."""
    while w < last and words.outside(w):
        lower = words.lower[w]
        for phrase in lexicon.phrases:
            if tuple(words.lower[w : w + len(phrase)]) == phrase:
                w += len(phrase)
                break
        else:
            adverb = words.pos[w] == "ADV" and lower not in lexicon.words["no-adverbs"]
            if lower in lexicon.time or adverb or lower == "d'abord":
                w += 1
            elif (after := time_span(words, lexicon, w, last)) > w:
                w = after
            else:
                return w
    return w


def _insertion_end(words: Words, lexicon: Lexicon, comma: int, last: int) -> int:
    """Step over what stands between commas: «, lui,», «, samedi, à la radio,»; else `comma`."""
    if words.lower[comma + 1] in lexicon.words["disjunctive"] and words.lower[comma + 2] == ",":
        return comma + 3
    end = comma
    while end + 1 < last:
        at = _over_complements(words, lexicon, end + 1, last)
        if words.lower[end + 1] in lexicon.words["like"]:
            at = phrase_end(words, lexicon, end + 2, last)
        if at == end + 1 or at >= last or not words.outside(at) or words.lower[at] != ",":
            break
        end = at
    return end + 1 if end > comma else comma


def _over_complements(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Step over adverbs, words of time and prepositional phrases that no comma parts."""
    while True:
        at = _over_one(words, lexicon, skip_small(words, lexicon, w, last), last)
        if at == w:
            return w
        w = at


def complement_steps(words: Words, lexicon: Lexicon, w: int, last: int) -> list[int]:
    """Give the words after `w` where one prepositional phrase ends and another may start."""
    steps: list[int] = []
    while w < last:
        at = skip_small(words, lexicon, w, last)
        steps.append(at)
        w = _over_one(words, lexicon, at, last)
        if w == at:
            break
    return steps


def skip_complements(words: Words, lexicon: Lexicon, w: int, last: int) -> int:
    """Step over adverbs and prepositional phrases: «à la presse», «, lui, dans un communiqué»."""
    while True:
        at = skip_small(words, lexicon, w, last)
        if at + 2 < last and words.outside(at) and words.lower[at] == ",":
            end = _insertion_end(words, lexicon, at, last)
            if end == at:
                return at
            w = end
            continue
        end = _over_one(words, lexicon, at, last)
        if end == w:
            return w
        w = end


def _over_brackets(words: Words, w: int, last: int) -> int:
    """Step over what brackets add to a name: «aux côtés d'Ada Quill (Finances)»; else give `w`."""
    if w >= last or words.lower[w] != "(":
        return w
    for at in range(w + 1, min(w + _BRACKETED, last)):
        if words.lower[at] == ")":
            return at + 1
    return w


def _over_one(words: Words, lexicon: Lexicon, at: int, last: int) -> int:
    """Step over one prepositional phrase that starts with word `at`; else give `at`."""
    if at >= last or not words.outside(at) or words.lower[at] not in lexicon.words["complement"]:
        return at
    inner = at + 1 + (words.lower[at] in lexicon.words["compound-prepositions"])
    if inner >= last:
        return at
    end = acronym_end(words, inner, phrase_end(words, lexicon, inner, last))
    if end <= inner:
        return at
    w = end
    while (
        w < last and words.outside(w) and (words.pos[w] == "NUM" or words.lower[w] in lexicon.time)
    ):
        w += 1
    w = _over_brackets(words, w, last)
    # «dans un message posté sur …»
    if w + 1 < last and words.outside(w) and words.pos[w] == "VERB":
        by = words.lower[w + 1] in lexicon.words["by"]
        w += "VerbForm=Part" in str(words.token[w].morph) and not by
    return w

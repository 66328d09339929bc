"""Runs of capitalised words, particles inside them included, and where one name ends in a run."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.read.actors.lexicon import Lexicon, Sort
from recoupe.read.actors.words import Words


@dataclass(slots=True)
class Word:
    """A word of a run: units `start`–`end`, its folded `key`."""

    start: int
    end: int
    key: str


def _word_at(words: Words, lexicon: Lexicon, unit: int) -> Word | None:
    """Read one capitalised word: letters, glued hyphens and apostrophes, an initial's full stop."""
    text = words.text[unit]
    if not text[0].isupper():
        return None
    end, size = unit + 1, len(words)
    if len(text) == 1 and end + 1 < size and words.text[end] == "." and words.glued(end):
        end += 1
        while (
            end + 2 < size
            and words.text[end] == "-"
            and words.glued(end)
            and len(words.text[end + 1]) == 1
            and words.text[end + 2] == "."
        ):
            end += 3
        return Word(unit, end, words.key[unit] + ".")
    if (
        words.low[unit] in lexicon.function.clipped
        and end + 1 < size
        and words.text[end] == "'"
        and words.glued(end)
        and words.capital(end + 1)
    ):
        end += 2
    while (
        end + 1 < size
        and words.text[end] == "-"
        and words.glued(end)
        and words.glued(end + 1)
        and words.text[end + 1][0].isalpha()
    ):
        end += 2
    return Word(unit, end, "".join(words.key[unit:end]))


def find_runs(words: Words, lexicon: Lexicon) -> list[list[Word]]:
    """Give the runs of capitalised words, particles inside them included."""
    runs: list[list[Word]] = []
    unit, size = 0, len(words)
    while unit < size:
        if (
            words.low[unit] in lexicon.function.elided
            and unit + 1 < size
            and words.text[unit + 1] == "'"
            and words.glued(unit + 1)
            and not (
                words.low[unit] in lexicon.function.clipped
                and words.capital(unit)
                and not words.opens(unit)
            )
        ):
            unit += 2
            continue
        word = _word_at(words, lexicon, unit)
        if word is None:
            unit += 1
            continue
        run = [word]
        unit = word.end
        while unit < size:
            step = _next_in_run(words, lexicon, run, unit)
            if step is None:
                break
            run.extend(step)
            unit = run[-1].end
        runs.append(run)
    return runs


def _next_in_run(words: Words, lexicon: Lexicon, run: list[Word], unit: int) -> list[Word] | None:
    """Give what continues a run at `unit`: a word, or particles and a word."""
    if words.line[unit] != words.line[run[-1].end - 1] or words.text[unit] == "\n":
        return None
    word = None if words.glued(unit) else _word_at(words, lexicon, unit)
    if word is not None:
        stray = word.key in lexicon.openers and word.key not in lexicon.noble
        return None if stray else [word]
    particles: list[Word] = []
    at = unit
    name = [word for word in run if word.key not in lexicon.openers or word is not run[0]]
    known = bool(name) and (
        lexicon.is_first_name(name[0].key) or name[0].key.rstrip(".") in lexicon.honorifics
    )
    while at < len(words) and len(particles) < 3:
        low = words.low[at]
        sure = known or (words.ent[at] == "PER" and words.ent[unit - 1] == "PER")
        noble = low in lexicon.noble and sure and len(name) <= 2
        if low not in lexicon.particles and not noble:
            break
        end = at + 1
        if low == "d":
            if end >= len(words) or words.text[end] != "'":
                return None
            end += 1
        particles.append(Word(at, end, low))
        at = end
    if not particles or at >= len(words):
        return None
    word = _word_at(words, lexicon, at)
    if word is None or (len(name) == 1 and _addressed(words, lexicon, name[0], at)):
        return None
    return [*particles, word]


def _addressed(words: Words, lexicon: Lexicon, title: Word, at: int) -> bool:
    """Tell whether a role follows an honorific: «Madame la Présidente» names nobody."""
    match = lexicon.nouns.at(words.key, at)
    role = match is not None and match[1].sort is Sort.ROLE
    return role and title.key.rstrip(".") in lexicon.honorifics


_SMALL = ("ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "AUX")
_SUBORDINATE = ("advcl", "acl")  # «Accusant le conseil de mollesse, X a dit»


def trimmed(words: Words, lexicon: Lexicon, run: list[Word]) -> list[Word]:
    """Drop what opens a sentence with a capital but is no name."""
    while run:
        word = run[0]
        if word.end - word.start > 1 and word.key not in lexicon.openers:
            break
        if word.key in lexicon.openers:
            # «Le Maire», «La Poste» inside a sentence are names.
            if not words.opens(word.start) and len(run) > 1 and word.key in lexicon.noble:
                break
            run = run[1:]
            continue
        if (
            words.opens(word.start)
            and not words.ent[word.start]
            and (words.pos[word.start] in _SMALL or words.dep[word.start] in _SUBORDINATE)
            and not lexicon.is_first_name(word.key)
        ):
            run = run[1:]
            continue
        break
    return run


def parted(words: Words, lexicon: Lexicon, run: list[Word]) -> list[list[Word]]:
    """Part a run where one name ends and a person's begins («MoDem Jean Durand»)."""
    if len(run) == 2 and _addressee(words, lexicon, run):
        return [run[:1], run[1:]]
    for at in range(1, len(run) - 1):
        before, here = run[at - 1], run[at]
        if here.key.rstrip(".") in lexicon.honorifics or (
            lexicon.is_first_name(here.key)
            and not lexicon.is_first_name(before.key)
            and not lexicon.is_first_name(run[0].key)
            and before.key not in lexicon.particles
            and before.key not in lexicon.noble
            and not before.key.endswith(".")
            and before.key not in lexicon.honorifics
            and (
                words.ent[before.start] != "PER"
                or _ends_role(words, lexicon, before)
                or (at == 1 and _addressed_to(words, lexicon, before))
            )
        ):
            return [run[:at], *parted(words, lexicon, run[at:])]
        if at == 1 and _addressee(words, lexicon, run):
            return [run[:1], run[1:]]
    return [run]


def _addressed_to(words: Words, lexicon: Lexicon, word: Word) -> bool:
    """Tell whether a word is whom one speaks to, as its article tells: «à la Gazette Ada Quill»."""
    at = word.start - 1
    if at > 0 and words.text[at] == "'":
        at -= 1
    article = at > 0 and words.low[at] in lexicon.function.articles
    return article and words.low[at - 1] in lexicon.to


def _ends_role(words: Words, lexicon: Lexicon, word: Word) -> bool:
    """Tell whether a word is the last of an office: «le président de la République X»."""
    for unit in range(max(0, word.start - 4), word.start):
        match = lexicon.nouns.at(words.key, unit)
        if match is not None and unit + match[0] == word.end:
            return True
    return False


def _addressee(words: Words, lexicon: Lexicon, run: list[Word]) -> bool:
    """Tell whether a run opens with initials that a person's name follows («à l'AFP Ada Quill»).

    A first name alone does behind «à l'AFP»: a witness without a surname.
    """
    first, rest = run[0], run[1:]
    title = first.key.rstrip(".") in lexicon.honorifics or first.key in lexicon.openers
    if title or not is_acronym(words.text[first.start]) or first.end - first.start > 1:
        return False
    if len(rest) == 1:
        given = lexicon.is_first_name(rest[0].key) and not words.text[rest[0].start].isupper()
        at = first.start - 1
        while at > 0 and (words.text[at] == "'" or words.low[at] in lexicon.function.articles):
            at -= 1
        return given and words.low[at] in lexicon.to
    return len(rest) >= 2 and all(
        words.ent[word.start] == "PER" and not words.text[word.start].isupper() for word in rest
    )


def is_acronym(text: str) -> bool:
    """Tell whether a word is written in capitals, as short names of bodies are."""
    return 2 <= len(text) <= 8 and text.isupper() and text.isalpha()

"""Lists of what somebody said: lines under an announcing one («Les points de son discours :»)."""

from __future__ import annotations

from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import Lexicon
from recoupe.read.statements.shape import shape_of
from recoupe.read.statements.words import Sentence, Words

_LABEL_WORDS = 10
_MIN_WORDS = 4


def listed(words: Words, lexicon: Lexicon) -> dict[int, Draft]:
    """Give the statements of announced lists, by the number of their sentence.

    Each line under the announcing one is a statement of whoever it speaks of: what stands after
    its label and colon, or the whole line where it starts with a bullet.
    """
    found: dict[int, Draft] = {}
    announced = stopped = False
    for number, sentence in enumerate(words.sentences):
        if _announces(words, lexicon, sentence):
            announced, stopped = True, False
            continue
        if not announced or not _leads_line(words, sentence):
            continue
        start = _content(words, sentence)
        if start is None or (sentence.heading and stopped):
            announced = False
            continue
        stopped = stopped or not sentence.heading
        begin, end, kind = shape_of(words, lexicon, start, sentence.last, True)
        if end > begin:
            found[number] = Draft(begin, end, kind, "announced list", number, follows=True)
    return found


def _announces(words: Words, lexicon: Lexicon, sentence: Sentence) -> bool:
    """Tell whether a line ends with a colon and names words of somebody («de son discours»)."""
    last = sentence.last - 1
    if words.lower[last] != ":" or sentence.last >= len(words):
        return False
    if "\n" not in words.text[words.end[last] : words.start[sentence.last]]:
        return False
    inside = set(words.lower[sentence.first : last])
    owned = not inside.isdisjoint(lexicon.words["announces"])
    return owned and not inside.isdisjoint(lexicon.speech_nouns)


def _leads_line(words: Words, sentence: Sentence) -> bool:
    first = sentence.first
    return first == 0 or "\n" in words.text[words.end[first - 1] : words.start[first]]


def _content(words: Words, sentence: Sentence) -> int | None:
    """Give the word where a listed line's content starts, or None where it is no such line."""
    first = sentence.first
    if words.lower[first] in ("-", "–", "—", "•", "*", "·"):
        return first + 1 if sentence.last - first > _MIN_WORDS else None
    for w in range(first + 1, min(first + _LABEL_WORDS, sentence.last)):
        if words.lower[w] == ":" and words.outside(w):
            return w + 1 if sentence.last - w > _MIN_WORDS else None
    return None

"""The verbal group of a cue: its auxiliary, clitics, negation, fixed words, agent."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.read.statements.lexicon import Lexicon, Verb
from recoupe.read.statements.words import Sentence, Words

PASSIVE = "passive"
_APART = 12
_NEGATIONS = frozenset({"ne", "n'", "n't", "not", "never"})


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


def locution_end(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int, verb: Verb
) -> int | None:
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


def auxiliary(
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
        if words.lower[at] == ",":
            at = _before_insertion(words, sentence, at)
            continue
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
            return _parsed_auxiliary(words, lexicon, sentence, w)
        at -= 1
    return None


def _before_insertion(words: Words, sentence: Sentence, comma: int) -> int:
    """Give the word before what two commas set off: «a, lui, jugé»; it has no verb."""
    for at in range(comma - 1, max(sentence.first, comma - _APART), -1):
        if not words.outside(at) or words.pos[at] in ("VERB", "AUX"):
            break
        if words.lower[at] == ",":
            return at - 1
    return sentence.first - 1


def _parsed_auxiliary(
    words: Words, lexicon: Lexicon, sentence: Sentence, w: int
) -> tuple[int, bool] | None:
    """Find an auxiliary that more stands behind: «ont, dans une lettre, annoncé»."""
    helpers = [c for c in words.token[w].children if c.dep_.startswith("aux")]
    if not helpers:
        return None
    at = words.at.get(helpers[0].i, -1)
    near = sentence.first <= at and 0 < w - at <= _APART
    known = words.lower[at] in lexicon.have or words.lower[at] in lexicon.be
    if not (near and known and all(words.outside(n) for n in range(at, w))):
        return None
    if words.pos[w] not in ("VERB", "AUX") or "VERB" in words.pos[at + 1 : w]:
        return None
    return at, any(c.dep_ == "aux:pass" for c in helpers)


def is_reflexive(words: Words, lexicon: Lexicon, sentence: Sentence, w: int) -> bool:
    """Tell whether a reflexive clitic stands before the verb or auxiliary `w`."""
    at = w - 1
    while at >= sentence.first and words.lower[at] in ("y", "en", "ne", "n'", "l'", "le", "la"):
        at -= 1
    return at >= sentence.first and words.lower[at] in lexicon.reflexives


def with_clitics(words: Words, lexicon: Lexicon, sentence: Sentence, first: int) -> int:
    """Give the first word of a group that starts with `first`, its clitics taken in."""
    while first > sentence.first and words.outside(first - 1):
        lower = words.lower[first - 1]
        verbal = words.pos[first] in ("VERB", "AUX")  # no article stands before a verb
        clitic = lower in lexicon.object_clitics and (verbal or words.pos[first - 1] != "DET")
        if not clitic and lower not in lexicon.reflexives:
            break
        first -= 1
    return first


def negated_in(words: Words, first: int, last: int) -> bool:
    """Tell whether there is a negation among the words of a group."""
    return any(words.lower[w] in _NEGATIONS for w in range(first, last + 1))


def agent_after(
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
    return agent_after(words, lexicon, sentence, cue.last, 40)

"""Places that no table lists, known by how the article uses their names.

A pipeline takes an unknown town for a person as readily as for a place. «À Velmar, …», «le maire de
Velmar», «VELMAR, 3 mai (Agence)» tell; a name that anybody's surname may be is left alone.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from recoupe.read.actors.lexicon import Lexicon
from recoupe.read.actors.names import Name, NameSort
from recoupe.read.actors.words import Words

_Key = tuple[str, ...]
_NO_ACRONYM = 5  # letters


def settle_towns(words: Words, lexicon: Lexicon, names: list[Name]) -> None:
    """Mark as places the names that the article uses as such."""
    able = [name for name in names if _doubtful(lexicon, name)]
    taken = {
        word for name in names if name.honorific or len(name.words) > 1 for word in name.words
    } | {name.words[0] for name in names if name.sure}
    able = [name for name in able if name.words[0] not in taken]
    acts = Counter(
        name.words
        for name in able
        if name.sort is NameSort.PERSON and words.dep[name.first].startswith("nsubj")
    )
    stands = Counter(name.words for name in able if _located(words, lexicon, name))
    bodies = Counter(name.words for name in able if name.sort is NameSort.ORGANISATION)
    towns: set[_Key] = set()
    for name in able:
        other = max(acts[name.words], bodies[name.words])
        if _dateline(words, name) or stands[name.words] > other:
            towns.add(name.words)
    for one, two in pairwise(able):
        joined = one.words in towns and _joined(words, lexicon, one, two)
        if joined and two.sort is not NameSort.ORGANISATION:
            towns.add(two.words)
    for name in able:
        if name.words in towns:
            name.sort = NameSort.PLACE
            name.settled = True


def _doubtful(lexicon: Lexicon, name: Name) -> bool:
    """Tell whether a name of one word may be a place as well as somebody."""
    single = len(name.words) == 1 and name.place is None and not name.honorific
    return single and not name.sure and not lexicon.is_first_name(name.words[0])


def _located(words: Words, lexicon: Lexicon, name: Name) -> bool:
    """Read «à X» where nobody is spoken to, «le maire de X»."""
    at = name.start - 1
    if at < 0 or words.line[at] != words.line[name.start]:
        return False
    acronym = words.text[name.first].isupper()
    if words.low[at] in lexicon.located:
        before = words.key[at - 1] if at else ""
        verb = at > 0 and words.pos[at - 1] in ("VERB", "AUX") and before not in lexicon.movement
        to_whom = verb or before in lexicon.towards
        opening = words.opens(at)
        closed = words.text[name.end : name.end + 1] == [","]
        return not acronym and not to_whom and (closed if opening else at > 0)
    if words.low[at] in lexicon.of and at > 0:
        return words.key[at - 1] in lexicon.seated
    return False


def _dateline(words: Words, name: Name) -> bool:
    """Read «VELMAR, 14 novembre» and «VELMAR (Agence)» at a line's start."""
    start, at = name.start, name.end
    opens = start == 0 or words.text[start - 1] == "\n"
    short = len(words.text[name.first]) < _NO_ACRONYM
    if short or not opens or not words.text[name.first].isupper() or at + 1 >= len(words):
        return False
    if words.text[at] == "(":
        return True
    return words.text[at] == "," and words.text[at + 1][0].isdigit()


def _joined(words: Words, lexicon: Lexicon, one: Name, two: Name) -> bool:
    """Read «à X et à Y», «X comme Y»: what is named in one breath is of one sort."""
    between = words.low[one.end : two.start]
    small = lexicon.conjunctions | lexicon.leading
    if not 1 <= len(between) <= 3 or words.sent[one.start] != words.sent[two.start]:
        return False
    return between[0] in lexicon.conjunctions and all(word in small for word in between)

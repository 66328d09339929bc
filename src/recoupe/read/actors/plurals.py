"""The plural of a noun phrase, and back, by the rules of each language."""

from __future__ import annotations

# What ends the part of a phrase that has a plural of its own.
_PREPOSITIONS = frozenset({"de", "du", "des", "en", "à", "au", "of", "in", "to", "for"})


def plural(phrase: str, code: str) -> str:
    """Form the plural of a noun phrase: every word up to the first preposition."""
    words, out, open_ = phrase.split(" "), [], True
    for word in words:
        open_ = open_ and word not in _PREPOSITIONS
        open_ = open_ and not word.startswith("d'")
        out.append(plural_word(word, code) if open_ else word)
    return " ".join(out)


def plural_word(word: str, code: str) -> str:
    """Form the plural of a noun or adjective."""
    if word.endswith(("s", "x", "z")):
        return word
    if code == "fr" and word.endswith("al"):
        return word[:-2] + "aux"
    if code == "fr" and word.endswith(("eau", "eu")):
        return word + "x"
    if code == "en" and word.endswith("man"):
        return word[:-3] + "men"
    if code == "en" and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def singular(phrase: str, code: str, invariable: frozenset[str]) -> str:
    """Form the singular of a noun phrase in the plural: every word up to the first preposition."""
    words, out, open_ = phrase.split(" "), [], True
    for word in words:
        open_ = open_ and word not in _PREPOSITIONS and not word.startswith(("d'", "d’"))
        keep = not open_ or word.lower() in invariable
        out.append(word if keep else _singular_word(word, code))
    return " ".join(out)


def _singular_word(word: str, code: str) -> str:
    bare = word.rstrip('»"”')
    marks = word[len(bare) :]
    if code == "fr" and bare.endswith("eaux"):
        return bare[:-1] + marks
    if code == "fr" and bare.endswith("aux"):
        return bare[:-3] + "al" + marks
    if code == "en" and bare.endswith("men"):
        return bare[:-3] + "man" + marks
    if code == "en" and bare.endswith("ies"):
        return bare[:-3] + "y" + marks
    return (bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare) + marks

"""Somebody among those just spoken of: «l'un d'eux», «l'une d'entre elles», «un autre»."""

from __future__ import annotations

from recoupe.model import ActorKind, Gender, MentionKind
from recoupe.read.actors.lexicon import Grammar, Lexicon
from recoupe.read.actors.plurals import singular
from recoupe.read.actors.stage import Stage

_WITHIN = 5  # sentences


def one_of_them(stage: Stage, start: int, end: int) -> int | None:
    """Give one of the group spoken of last, entered as «un …» of its noun.

    Units `start`–`end` are the words; their gender is the group's. None where no group was
    spoken of.
    """
    gender = _gender(stage, start, end)
    for mark in stage.salience.before(start, stage.sentence(start), reach=_WITHIN):
        part = stage.part(mark.actor)
        group = part.plural and not part.named and part.agrees(Grammar(gender, True))
        if group and not mark.quoted:
            return _enter(stage, start, end, stage.described(mark.actor), gender or part.gender, "")
    return None


def another(stage: Stage, start: int, end: int) -> int | None:
    """Give another one of those described last («un manifestant … un autre»), entered as such."""
    gender = _gender(stage, start, end)
    for mark in stage.salience.before(start, stage.sentence(start), reach=_WITHIN):
        part = stage.part(mark.actor)
        person = part.kind in (ActorKind.PERSON, ActorKind.GROUP) and not part.named
        if person and not mark.quoted and part.agrees(Grammar(gender, None)):
            other = stage.words.low[end - 1]
            name = stage.described(mark.actor)
            return _enter(stage, start, end, name, gender or part.gender, other)
    return None


def _gender(stage: Stage, start: int, end: int) -> Gender | None:
    for unit in range(start, end):
        known = stage.lexicon.determiners.get(stage.words.low[unit])
        if known is not None and known[0] == "indefinite" and known[1].gender:
            return known[1].gender
    return None


def _enter(stage: Stage, start: int, end: int, many: str, gender: Gender | None, other: str) -> int:
    lexicon = stage.lexicon
    noun = singular(_undetermined(many, lexicon), lexicon.code, lexicon.invariable)
    article = lexicon.one_article[1 if gender is Gender.FEMININE else 0]
    name = " ".join(word for word in (article, other, noun) if word)
    actor = stage.keyed(("one of", start), name, ActorKind.PERSON)
    part = stage.parts[actor]
    part.named, part.gender = False, gender
    stage.mention(start, end, actor, MentionKind.ROLE)
    return actor


def _undetermined(phrase: str, lexicon: Lexicon) -> str:
    """Leave out the determiner of a description."""
    words = phrase.replace("’", "'").split(" ")
    while len(words) > 1 and (
        words[0].lower() in lexicon.determiners
        or words[0].lower() in lexicon.contracted
        or words[0].lower() in lexicon.others
    ):
        words = words[1:]
    return " ".join(words).removeprefix("l'").removeprefix("L'")

"""Whose somebody is who has no name: «son avocat» is «l'avocat de X»."""

from __future__ import annotations

from recoupe.model import ActorKind
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage

_SURE = 1.5  # how much more salient than the next the possessor is
_NEAR = 1  # sentences back to where the possessor was last named or taken up


def possessor(stage: Stage, phrase: Phrase) -> int | None:
    """Give the person named whom a possessive takes up, where one stands out and was a subject."""
    words, lexicon = stage.words, stage.lexicon
    grammar = lexicon.possessives.get(words.low[phrase.start])
    if grammar is None or phrase.noun.sort not in (Sort.ROLE, Sort.UNNAMED, Sort.PEOPLE):
        return None
    inside = {stage.of_name[index] for index in phrase.names if index in stage.of_name}

    sentence = stage.sentence(phrase.start)
    marks = stage.salience.before(phrase.start, sentence, reach=_NEAR)
    near = {stage.salience.actual(m.actor) for m in marks if m.subject and not m.quoted}

    def able(actor: int) -> float:
        part = stage.part(actor)
        person = part.kind is ActorKind.PERSON and not part.plural
        return float(person and actor not in inside and part.agrees(grammar))

    ranked = stage.salience.rank(phrase.start, sentence, able, ())
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _SURE * ranked[1][0]):
        return None
    first = ranked[0][1]
    return first if first in near and stage.part(first).named else None


def possessed(stage: Stage, phrase: Phrase, owner: int) -> str:
    """Name somebody by whose he is."""
    lexicon = stage.lexicon
    masculine, feminine, plural = lexicon.possessed_articles
    female = phrase.gender is not None and phrase.gender.value == "f"
    article = plural if phrase.plural else feminine if female else masculine
    what = lexicon.joined(article, stage.text(phrase.start + 1, phrase.end))
    return f"{what} {lexicon.joined(lexicon.possessed_of, stage.parts[owner].name)}"

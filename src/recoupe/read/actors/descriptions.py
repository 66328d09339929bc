"""Actors that are described, not named: «un responsable», «les opposants au projet»."""

from __future__ import annotations

from recoupe.model import MentionKind
from recoupe.read.actors.institutions import taken_up
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.possessors import possessed, possessor
from recoupe.read.actors.stage import Stage, kind_of

_DEFINITE = ("definite", "possessive", "demonstrative")
_SPEAKING = (Sort.ORGANISATION, Sort.PEOPLE, Sort.UNNAMED)
_BACK = 40  # phrases


def introduce(stage: Stage, phrase: Phrase) -> int:
    """Give the actor that a phrase describes, entered at its first use."""
    other = any(
        stage.words.low[i] in stage.lexicon.others for i in range(phrase.start, phrase.head)
    )
    whose = possessor(stage, phrase)
    key: tuple[object, ...] = (
        "described",
        phrase.noun.canonical,
        phrase.of,
        phrase.state,
        phrase.plural,
        phrase.start if other else -1,  # «un autre sondage» is not the one before
        whose,
    )
    known = stage.has(key)
    name = _designation(stage, phrase) if whose is None else possessed(stage, phrase, whose)
    actor = stage.keyed(key, name, kind_of(phrase))
    part = stage.parts[actor]
    if not known:
        part.named = False
        part.gender = phrase.gender
        part.plural = phrase.plural
        part.state = phrase.state
        part.noun = phrase.noun.canonical
    stage.mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
    return actor


def materialise(stage: Stage, actor: int) -> int:
    """Give the actor that a latent one (below 0) becomes once it is taken up."""
    if actor >= 0:
        return actor
    index = -1 - actor
    if index not in stage.of_phrase:
        phrase = stage.phrases[index]
        before = described_before(stage, phrase)
        stage.settle(index, introduce(stage, phrase) if before is None else before)
    return stage.of_phrase[index]


def _designation(stage: Stage, phrase: Phrase) -> str:
    """Name a description; a bare institution in it by its full name («… de la commission»)."""
    for inner in stage.around(phrase.end - 1):
        closes = inner.start > phrase.head and inner.end == phrase.end and not inner.of
        if not closes:
            continue
        pointing = inner.determiner == "demonstrative"
        actor = None
        if inner.noun.sort is Sort.ORGANISATION and not inner.plural:
            actor = taken_up(stage, inner)
            if actor is not None and not stage.parts[actor].named:
                actor = None
        elif pointing:
            actor = described_before(stage, inner)
        if actor is not None:
            lead = stage.text(phrase.start, inner.start)
            name = stage.parts[actor].name.lower()
            bare = not name.startswith(tuple(stage.lexicon.function.articles))
            if bare and stage.words.low[inner.start] in stage.lexicon.contracted:
                break  # «un porte-parole du groupe»: its name has no article to join
            gap = "" if lead.endswith(("'", "’")) else " "
            return stage.lexicon.contract(f"{lead}{gap}{stage.parts[actor].name}")
    return stage.text(phrase.start, phrase.end)


def author(stage: Stage, phrase: Phrase, recent: tuple[int, ...]) -> int | None:
    """Give whose words a document holds: «le communiqué du palais», «précise le communiqué».

    The one it is said to be of; of a bare one, that of the same document before, else the last
    speaker, where such a document was brought in («dans un communiqué»).
    """
    if phrase.plural or not phrase.determiner:
        return None
    whose = owner(stage, phrase)
    if whose is None and phrase.determiner not in _DEFINITE:
        return None
    if whose is not None or phrase.of or phrase.noun.canonical not in stage.lexicon.issued:
        return whose
    at = stage.index_of(phrase)
    for index in range(at - 1, max(at - _BACK, -1), -1):
        other = stage.phrases[index]
        alike = other.noun.canonical.split(" ")[0] == phrase.noun.canonical
        if alike and not stage.words.quoted[other.head]:
            whose = owner(stage, other)
            fuller = other.of or other.noun.canonical != phrase.noun.canonical
            if whose is None and fuller and other.determiner:
                return materialise(stage, -1 - index)
            if whose is None and other.determiner == "indefinite" and not other.of:
                return recent[0] if recent else None
            if whose is not None:
                return whose
    return recent[0] if recent and phrase.noun.canonical in stage.lexicon.assumed else None


def owner(stage: Stage, phrase: Phrase) -> int | None:
    """Give the named actor that a document's complement names, if it ends with one."""
    for index in phrase.names:
        if stage.names[index].end == phrase.end and index in stage.of_name:
            return stage.of_name[index]
    for index in stage.indexes_around(phrase.end - 1):
        inner = stage.phrases[index]
        if inner.head <= phrase.head or inner.end != phrase.end:
            continue
        if index in stage.of_phrase:
            return stage.of_phrase[index]
        if inner.noun.sort in _SPEAKING and inner.determiner in _DEFINITE:
            actor = taken_up(stage, inner)
            return materialise(stage, -1 - index) if actor is None else actor
    return None


def maker(stage: Stage, thing: Phrase) -> int | None:
    """Give who makes a thing just brought in: the subject before it, of «X a fait des offres»."""
    if thing.determiner in _DEFINITE:
        return None
    for mark in stage.salience.before(thing.start, stage.sentence(thing.start), reach=0):
        if mark.subject and not mark.inner and not mark.quoted:
            return materialise(stage, stage.salience.actual(mark.actor))
    return None


def described_before(stage: Stage, phrase: Phrase) -> int | None:
    """Give the one described before whom «cette source», «ces opposants» take up, if any."""
    same = any(
        stage.words.low[i] in stage.lexicon.function.same for i in range(phrase.start, phrase.head)
    )
    if phrase.determiner not in _DEFINITE:
        return None
    if phrase.determiner != "demonstrative" and not same and phrase.of:
        return None
    at = stage.index_of(phrase)
    for index in range(at - 1, max(at - _BACK, -1), -1):
        other = stage.phrases[index]
        if other.noun.canonical != phrase.noun.canonical or other.plural != phrase.plural:
            continue
        if stage.words.quoted[other.head] and not stage.words.quoted[phrase.head]:
            continue
        actor = stage.of_phrase.get(index)
        if actor is not None and stage.parts[actor].named and (phrase.plural or phrase.of):
            continue  # «ces banques» are not «les Banques Populaires»
        if actor is not None:
            return actor
        fuller = bool(other.of) or other.state is not None or other.determiner == "indefinite"
        loose = phrase.plural and phrase.determiner == "definite" and other.determiner != "definite"
        if fuller and other.determiner != "" and not loose:
            return materialise(stage, -1 - index)
    return None

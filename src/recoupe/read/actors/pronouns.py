"""Whom a pronoun stands for."""

from __future__ import annotations

from recoupe.model import ActorKind, MentionKind
from recoupe.read.actors.descriptions import materialise
from recoupe.read.actors.lexicon import Grammar
from recoupe.read.actors.offices import one_state
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage

# How likely each kind of actor is meant by a pronoun that speaks.
_WEIGHT = {
    ActorKind.PERSON: 1.0,
    ActorKind.GROUP: 0.7,
    ActorKind.ORGANISATION: 0.5,
    ActorKind.DOCUMENT: 0.3,
    ActorKind.PLACE: 0.3,
}
_LATENT = 0.6  # of a description that nothing has taken up yet
_TOGETHER_WITHIN = 3  # sentences
_CLAUSE = 30  # units
_POINTED = 2  # sentences back to whom «cette retraitée» takes up
_ASIDE = 25  # units of the article's own voice between two reports of one speaker


def personal(
    stage: Stage, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
) -> tuple[int, ...]:
    """Give the actors that a personal pronoun at `unit` stands for."""
    apart = _governed(stage, unit) | stage.named_there
    voice = _topic(stage, unit, grammar)
    if voice is None:
        voice = _going_on(stage, unit, grammar, recent)
    if voice is not None and voice not in apart:
        stage.mention(unit, unit + size, voice, MentionKind.PRONOUN)
        return (voice,)
    if grammar.plural:
        return _plural(stage, unit, size, grammar, recent)

    speaking = _places_that_act(stage, unit)

    def able(actor: int) -> float:
        part = stage.part(actor)
        if not part.agrees(grammar) or actor in apart:
            return 0.0
        if part.kind is ActorKind.PLACE and actor not in speaking:
            return 0.0
        weight = _WEIGHT[part.kind] * (1.0 if part.gender or grammar.gender is None else 0.7)
        return weight if actor >= 0 else _LATENT * weight

    ranked = stage.salience.rank(unit, stage.sentence(unit), able, recent)
    if not ranked:
        return ()
    actor = materialise(stage, ranked[0][1])
    stage.mention(unit, unit + size, actor, MentionKind.PRONOUN)
    return (actor,)


def _places_that_act(stage: Stage, unit: int) -> frozenset[int]:
    """Give the places that were lately a subject: «Moscou dément», not «électricien à Moscou»."""
    marks = stage.salience.before(unit, stage.sentence(unit))
    return frozenset(mark.actor for mark in marks if mark.subject and not mark.inner)


def pointed(stage: Stage, phrase: Phrase, recent: tuple[int, ...]) -> int | None:
    """Give whom «cette retraitée» takes up: the person spoken of last, by gender and state."""
    grammar = Grammar(phrase.gender, False)
    calling = phrase.noun.canonical in stage.lexicon.callings_nouns

    def able(actor: int) -> float:
        part = stage.part(actor)
        if actor < 0 or part.kind is not ActorKind.PERSON or not part.agrees(grammar):
            return 0.0
        if actor in stage.named_there or not one_state(phrase.state, part.state):
            return 0.0
        if calling and any(office.kind and office.time != "former" for office in part.offices):
            return 0.0
        return 1.0 if part.gender or grammar.gender is None else 0.7

    at = stage.sentence(phrase.start)
    ranked = stage.salience.rank(phrase.start, at, able, recent, reach=_POINTED)
    return ranked[0][1] if ranked else None


def _going_on(stage: Stage, unit: int, grammar: Grammar, recent: tuple[int, ...]) -> int | None:
    """Give the last speaker where nobody else has come up since: «…, dit X. «…», ajoute-t-il».

    Those who are spoken of in what is reported do not count, nor those named beside the speaker,
    save the subject of that sentence: «X veut, selon Y, … «…», ajoute-t-il».
    """
    if not recent or not _may_go_on(stage, unit, recent[0], grammar):
        return None
    at, where, other = -1, -1, -1
    for mark in stage.salience.before(unit, stage.sentence(unit)):
        if mark.end > unit or _is_said(stage, mark.start):
            continue
        if where >= 0 and mark.sentence != where:
            break
        actor = stage.salience.actual(mark.actor)
        if actor == recent[0]:
            if where < 0:
                at, where = mark.end, mark.sentence
            if mark.subject:
                break
            continue
        part = stage.part(actor)
        if part.kind is ActorKind.PLACE or not part.agrees(grammar):
            continue
        if mark.subject:
            return None
        if where < 0:
            other = mark.sentence
    if where < 0 or other not in (-1, where):
        return None
    told = sum(not _is_said(stage, u) for u in range(at, unit))
    return recent[0] if told <= _ASIDE else None


def _may_go_on(stage: Stage, unit: int, actor: int, grammar: Grammar) -> bool:
    """Tell whether a pronoun may be a speaker; a body is one only behind a verb."""
    part = stage.part(actor)
    if not part.agrees(grammar):
        return False
    if part.kind in (ActorKind.PERSON, ActorKind.GROUP):
        return True
    return part.gender is not None and _inverted(stage, unit)


def _is_said(stage: Stage, unit: int) -> bool:
    return stage.words.quoted[unit] or stage.is_reported(unit)


def _inverted(stage: Stage, unit: int) -> bool:
    """Tell whether a pronoun follows its verb: «ajoute-t-il»."""
    words = stage.words
    return words.text[unit].startswith("-") or (unit > 0 and words.text[unit - 1].endswith("-"))


def _topic(stage: Stage, unit: int, grammar: Grammar) -> int | None:
    """Give who is brought up right before a pronoun: X in «Quant à X, il …»."""
    words = stage.words
    for mark in stage.salience.before(unit, stage.sentence(unit), reach=0):
        near = words.text[unit - 1] == "," and mark.end <= unit and not mark.quoted
        brought = any(
            (match := stage.lexicon.topics.at(words.low, at)) and at + match[0] >= mark.start - 1
            for at in range(max(0, mark.start - 4), mark.start)
        )
        if near and brought and mark.actor >= 0 and stage.part(mark.actor).agrees(grammar):
            return mark.actor
    return None


def _governed(stage: Stage, unit: int) -> frozenset[int]:
    """Give those named before a subject pronoun in its own clause under a preposition.

    In «Au côté de X, il a salué», «Interrogé par X, il répond» the pronoun is somebody else
    (binding, principle C); in «Quant à X, il» and «X, il» it is X.
    """
    words, lexicon = stage.words, stage.lexicon
    first = unit
    while first > 0 and unit - first < _CLAUSE and words.sent[first - 1] == words.sent[unit]:
        if words.opens_clause(first - 1):
            break
        first -= 1
    if any(lexicon.topics.at(words.low, at) for at in range(first, unit)):
        return frozenset()
    marks = stage.salience.before(unit, stage.sentence(unit), reach=0)
    return frozenset(
        stage.salience.actual(mark.actor)
        for mark in marks
        if mark.start > first and not mark.subject and not words.opens(mark.start)
    )


def _plural(
    stage: Stage, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
) -> tuple[int, ...]:
    def able(actor: int) -> float:
        part = stage.part(actor)
        return 1.0 if part.plural and part.agrees(grammar) else 0.0

    ranked = stage.salience.rank(unit, stage.sentence(unit), able, recent)
    together = last_pair(stage, unit)
    if ranked and (together is None or ranked[0][0] >= 120):
        actor = materialise(stage, ranked[0][1])
        stage.mention(unit, unit + size, actor, MentionKind.PRONOUN)
        return (actor,)
    return together or ()


def last_pair(
    stage: Stage, unit: int, kind: ActorKind = ActorKind.PERSON
) -> tuple[int, ...] | None:
    """Give the two who were last named together, not far before."""
    for end, actors in reversed(stage.pairs):
        if end <= unit:
            if stage.sentence(unit) - stage.sentence(end - 1) > _TOGETHER_WITHIN:
                return None
            parts = [stage.part(actor) for actor in actors]
            if all(part.kind is kind and part.named for part in parts):
                return actors
    return None


def of_pair(stage: Stage, unit: int, number: int) -> tuple[int, ...]:
    """Give the first (0) or the second (1) of the two who were last named together."""
    pair = last_pair(stage, unit)
    return (pair[number],) if pair is not None else ()


def two(stage: Stage, unit: int, kind: ActorKind = ActorKind.PERSON) -> tuple[int, ...]:
    """Give the two that «les deux dirigeants», «tous deux» stand for."""
    together = last_pair(stage, unit, kind)
    if together is not None:
        return together
    holders = _holders(stage, unit + 1)
    ranked = stage.salience.rank(
        unit,
        stage.sentence(unit),
        lambda actor: 1.0 if actor >= 0 and _may_be(stage, actor, kind, holders) else 0.0,
        (),
    )
    return tuple(sorted(actor for _, actor in ranked[:2])) if len(ranked) > 1 else ()


def _may_be(stage: Stage, actor: int, kind: ActorKind, holders: frozenset[int]) -> bool:
    return stage.part(actor).kind is kind and (not holders or actor in holders)


def _holders(stage: Stage, unit: int) -> frozenset[int]:
    """Give who holds the office at a unit («ministres»), where two or more do."""
    match = stage.lexicon.nouns.at(stage.words.key, unit) if unit < len(stage.words) else None
    if match is None:
        return frozenset()
    noun = match[1].canonical
    found = frozenset(
        actor
        for actor, part in enumerate(stage.parts)
        if any((o.noun + " ").startswith(noun + " ") for o in (*part.offices, *part.guessed))
    )
    return found if len(found) > 1 else frozenset()


def nearest(
    stage: Stage, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
) -> tuple[int, ...]:
    """Give the last one named before «ce dernier», «celle-ci»: a state where nobody else is."""
    last: int | None = None
    state: int | None = None
    where = -1
    for mark in stage.salience.before(unit, stage.sentence(unit), reach=_TOGETHER_WITHIN):
        part = stage.part(mark.actor)
        if mark.end > unit or mark.quoted or not part.agrees(grammar):
            continue
        if where >= 0 and stage.sentence(mark.start) != where:
            break  # a body of a later sentence is nearer than any person
        if part.kind is ActorKind.PERSON and mark.actor >= 0:
            last = mark.actor
            break
        if part.kind is ActorKind.PLACE:
            state = mark.actor if state is None and mark.actor >= 0 else state
        elif last is None:
            last = mark.actor
            named = mark.actor >= 0 and part.named and part.kind is ActorKind.ORGANISATION
            if named and not any(stage.words.quoted[mark.end : unit]):
                where = stage.sentence(mark.start)
    last = state if last is None else last
    if last is None:
        return personal(stage, unit, size, grammar, recent)
    actor = materialise(stage, stage.salience.actual(last))
    stage.mention(unit, unit + size, actor, MentionKind.PRONOUN)
    return (actor,)

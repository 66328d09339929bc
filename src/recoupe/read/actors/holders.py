"""Who holds a role: by what the text says of somebody, else by who is spoken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recoupe.model import ActorKind, RoleHeld
from recoupe.read.actors.lexicon import Grammar
from recoupe.read.actors.offices import Office, akin, conflicts, fits, office_of, one_state
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Part, Stage
from recoupe.read.actors.terms import held_when

# A role is taken up over a longer stretch than a pronoun, by whoever the article is about.
_FADING = 0.8
_REACH = 30
_OPENING = 3  # sentences
_NEAR = 3  # sentences
_UNLIKELY = 0.1  # that one with an office of state is called by a calling


def give_role(stage: Stage, actor: int, phrase: Phrase, *, held: bool) -> None:
    """Give an actor the office of a phrase: held by the text's word, or guessed."""
    office = office_of(phrase, stage.names, stage.lexicon)
    part = stage.parts[actor]
    if phrase.noun.canonical in stage.lexicon.counterparts:
        office = _counterpart(stage, phrase, office)
    if held:
        part.offices.append(office)
        begin = phrase.start
        while begin < phrase.head and (
            stage.words.low[begin] in stage.lexicon.determiners
            or stage.words.low[begin] == "'"
            or stage.words.low[begin] in stage.lexicon.then
        ):
            begin += 1
        span = stage.page.span(stage.words.start[begin], stage.words.end[phrase.end - 1])
        when = held_when(stage.words, stage.lexicon, phrase)
        part.roles.append(RoleHeld(stage.text(begin, phrase.end), span.start, span.end, when))
    else:
        part.guessed.append(office)
    part.gender = part.gender or phrase.gender
    if office.state != "EU" and office.time != "former":
        part.state = part.state or office.state


def _counterpart(stage: Stage, phrase: Phrase, office: Office) -> Office:
    """Give «son homologue chinois» the office of the one it is said of."""
    for mark in stage.salience.before(phrase.start, stage.sentence(phrase.start)):
        part = stage.part(mark.actor)
        for other in (*part.offices, *part.guessed):
            if mark.actor >= 0 and (other.kind or other.of) and other.state != office.state:
                return replace(other, state=office.state, gender=office.gender)
    return office


def _candidate(part: Part, asked: Office) -> bool:
    if part.kind is not ActorKind.PERSON or not part.named:
        return False
    if not part.agrees(Grammar(asked.gender, False)):
        return False
    return one_state(asked.state, part.state)


def holder(stage: Stage, phrase: Phrase) -> int | None:
    """Give the actor to whom the text gives the office that a phrase names, if any."""
    asked = office_of(phrase, stage.names, stage.lexicon)
    counterpart = phrase.noun.canonical in stage.lexicon.counterparts
    grades: dict[int, int] = {}
    for actor, part in enumerate(stage.parts):
        if not _candidate(part, asked):
            continue
        grade = max((fits(asked, held) for held in part.offices), default=0)
        grade = max(grade, max((fits(asked, held) - 1 for held in part.guessed), default=0))
        if counterpart and asked.state:
            grade = 3 if part.state == asked.state else 0
        if grade >= 2:
            grades[actor] = grade
    if not grades:
        return None
    best = max(grades.values())
    able = [actor for actor, grade in grades.items() if grade == best]
    able = [actor for actor in able if actor not in stage.named_there] or able
    if len(able) == 1:
        return able[0]
    near = stage.salience.rank(
        phrase.start,
        stage.sentence(phrase.start),
        lambda actor: 1.0 if actor in able else 0.0,
        (),
    )
    return near[0][1] if near else able[0]


def _named_next(stage: Stage, phrase: Phrase, able: Callable[[int], float]) -> int | None:
    """At an article's opening, give the one named next («Le ministre … X a ajouté»).

    Who is first named as an object («Le ministre … il invite X») is somebody else.
    """
    sentence = stage.sentence(phrase.start)
    if sentence > _OPENING or phrase.determiner == "demonstrative":
        return None
    objects: set[int] = set()
    for mark in stage.salience.all():
        near = phrase.end <= mark.start and mark.sentence - sentence <= _OPENING
        if not near or mark.actor < 0 or mark.quoted:
            continue
        if phrase.complement and not mark.subject:
            continue  # «le président du parti, qui répondait à X»
        if stage.words.dep[mark.start] == "obj" and mark.sentence - sentence <= 1:
            objects.add(mark.actor)
        if mark.actor not in objects and able(mark.actor):
            return mark.actor
    return None


def _beside(stage: Stage, phrase: Phrase) -> set[int]:
    """Give the subjects before a phrase in its sentence, where it is none itself.

    «X a reçu le ministre»: the minister is somebody else (binding, principle B).
    """
    words = stage.words
    if any(words.dep[i].startswith("nsubj") for i in range(phrase.start, phrase.end)):
        return set()
    sentence = stage.sentence(phrase.start)
    marks = stage.salience.before(phrase.start, sentence, reach=0)
    return {mark.actor for mark in marks if mark.subject and not mark.quoted}


def _bars(stage: Stage, asked: Office, held: Office) -> bool:
    """Tell whether an office keeps its holder from the office of state that is asked for."""
    if not asked.kind or held.time == "former" or held.noun in stage.lexicon.mandates:
        return False
    return not held.kind and not held.top and not fits(asked, held)


def _own(stage: Stage, phrase: Phrase) -> set[int]:
    """Give those named inside a phrase: «l'avocat de X» is not X."""
    return {stage.of_name[index] for index in phrase.names if index in stage.of_name}


def _spoken_of(stage: Stage, phrase: Phrase, recent: tuple[int, ...]) -> set[int]:
    """Give whom the article is speaking of at a phrase.

    Who is named once in passing, neither a subject nor lately, is nobody that a bare role takes up.
    """
    sentence = stage.sentence(phrase.start)
    found = set(recent)
    seen: set[int] = set()
    for mark in stage.salience.before(phrase.start, sentence, reach=_REACH):
        if mark.quoted:
            continue
        actor = stage.salience.actual(mark.actor)
        near = sentence - mark.sentence <= _NEAR or mark.sentence <= _OPENING
        if near or actor in seen or (mark.subject and not mark.inner):
            found.add(actor)
        seen.add(actor)
    return found


def salient_holder(stage: Stage, phrase: Phrase, recent: tuple[int, ...]) -> int | None:
    """Give a role that nobody is said to hold to the most salient who may hold it."""
    asked = office_of(phrase, stage.names, stage.lexicon)
    beside = _beside(stage, phrase) | _own(stage, phrase) | stage.named_there
    passing = asked.noun in stage.lexicon.passing
    spoken_of = _spoken_of(stage, phrase, recent)

    def able(actor: int) -> float:
        part = stage.part(actor)
        if actor < 0 or not _candidate(part, asked):
            return 0.0
        if actor in beside:
            return 0.0
        if any(conflicts(asked, other) for other in part.offices):
            return 0.0
        if any(conflicts(asked, other) and other.kind for other in part.guessed):
            return 0.0
        if any(_bars(stage, asked, other) for other in (*part.offices, *part.guessed)):
            return 0.0
        weight = 1.0 if part.gender or asked.gender is None else 0.7
        current = [o for o in part.offices if o.time != "former" and o.kind != "title"]
        if any(fits(asked, office) for office in (*current, *part.guessed)):
            return 2.0 * weight
        free = asked.noun in stage.lexicon.mandates or phrase.determiner == "demonstrative"
        if current and asked.specific and not free:
            return 0.0
        if passing and (current or actor not in recent[:1]):
            return 0.0
        if asked.noun in stage.lexicon.callings_nouns and any(o.kind for o in current):
            return _UNLIKELY * weight
        if any(akin(asked, office) for office in current) and not asked.specific:
            return weight
        if current or any(office.kind for office in part.guessed):
            return (0.8 if asked.noun in stage.lexicon.mandates else 0.4) * weight
        return weight

    sentence = stage.sentence(phrase.start)
    ranked = stage.salience.rank(
        phrase.start,
        sentence,
        lambda actor: able(actor) if actor in spoken_of else 0.0,
        recent,
        decay=_FADING,
        reach=_REACH,
    )
    actor = ranked[0][1] if ranked else _named_next(stage, phrase, able)
    if actor is None:
        return None
    give_role(stage, actor, phrase, held=False)
    return actor

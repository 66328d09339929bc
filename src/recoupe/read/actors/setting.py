"""Setting the stage: every name, and every role that the text itself gives to a name."""

from __future__ import annotations

import itertools

from recoupe.model import ActorKind, Gender, MentionKind
from recoupe.read.actors.appositions import link
from recoupe.read.actors.holders import give_role, holder
from recoupe.read.actors.institutions import Institutions, taken_up
from recoupe.read.actors.lexicon import Sort
from recoupe.read.actors.names import NameSort
from recoupe.read.actors.offices import Office
from recoupe.read.actors.people import People
from recoupe.read.actors.phrases import Phrase
from recoupe.read.actors.stage import Stage
from recoupe.read.actors.towns import settle_towns


def set_stage(stage: Stage) -> None:
    """Enter the actors that a page names, in the order of the text."""
    settle_towns(stage.words, stage.lexicon, stage.names)
    _promote(stage)
    people = People(stage.words, stage.lexicon, stage.names)
    stage.linked = link(stage.words, stage.lexicon, stage.names, people, stage.phrases)
    institutions = Institutions(stage, people)
    actors: dict[int, int] = {}
    rows = [(n.start, 0, i) for i, n in enumerate(stage.names) if not institutions.holds(i)]
    rows += [(phrase.start, 1, i) for i, phrase in enumerate(stage.phrases)]
    for _, what, index in sorted(rows):
        if what:
            _enter_phrase(stage, people, institutions, actors, index)
        elif index in people.of_name:
            actor = _person(stage, people, actors, people.of_name[index])
            stage.of_name[index] = actor
            name = stage.names[index]
            _enter_calling(stage, actor, index)
            stage.mention(name.start, name.end, actor, MentionKind.NAME, shown=name.first)
        else:
            _enter_name(stage, institutions, index)
    _settle_roles(stage)
    for index, phrase in enumerate(stage.phrases):
        if index not in stage.of_phrase and phrase.determiner:
            stage.latent(index)
    _pair(stage)


def _promote(stage: Stage) -> None:
    """Take an unknown name right after a role for a person's («le président X»)."""
    at = {name.start: name for name in stage.names}
    for phrase in stage.phrases:
        if phrase.noun.sort is not Sort.ROLE or phrase.plural:
            continue
        name = at.get(phrase.end)
        apart = stage.words.text[phrase.end : phrase.end + 1] == [","]
        if name is None and apart and phrase.determiner in ("definite", "possessive"):
            name = at.get(phrase.end + 1)
            name = name if name is not None and len(name.words) > 1 else None
        if name is None or name.sort is not NameSort.OTHER or name.place is not None:
            continue
        if name.words[0] in stage.lexicon.noble or stage.words.text[name.first].isupper():
            continue
        if stage.lexicon.nouns.at(stage.words.key, name.first) is None:
            name.sort, name.sure = NameSort.PERSON, True


def _person(stage: Stage, people: People, actors: dict[int, int], person: int) -> int:
    """Give the actor of a person, entered under the fullest form of the name."""
    if person not in actors:
        known = people.persons[person]
        fullest = max(
            (stage.names[i] for i in known.names),
            key=lambda n: (
                n.words[-1] == known.words[-1],
                sum(not w.endswith(".") for w in n.words),
                sum(len(w) for w in n.words),
                -n.start,
            ),
        )
        actor = stage.new(stage.text(fullest.first, fullest.end), ActorKind.PERSON)
        stage.parts[actor].gender = known.gender
        if stage.lexicon.titles.at(stage.words.key, fullest.start) is not None:
            title = Office(" ".join(fullest.words), "title", frozenset(), None, None, False)
            stage.parts[actor].offices.append(title)
        actors[person] = actor
    return actors[person]


def _enter_calling(stage: Stage, actor: int, index: int) -> None:
    """Give a person what the honorific says: «Me X» is «l'avocat»."""
    name, part = stage.names[index], stage.parts[actor]
    noun = stage.lexicon.callings.get(stage.words.key[name.start].rstrip("."))
    if noun is not None and name.honorific and all(o.noun != noun for o in part.offices):
        part.offices.append(Office(noun, "", frozenset(), None, None, False))


def _enter_name(stage: Stage, institutions: Institutions, index: int) -> None:
    name = stage.names[index]
    if name.place is not None:
        actor = stage.keyed(("place", name.place.name), name.place.name, ActorKind.PLACE)
        part = stage.parts[actor]
        part.state = name.place.state
        part.gender = part.gender or _article_gender(stage, name.start)
        stage.of_name[index] = actor
        kind = MentionKind.NAME if name.place.country else MentionKind.METONYM
        stage.mention(name.start, name.end, actor, kind)
    elif name.settled:
        actor = stage.keyed(("name", name.words), stage.text(name.first, name.end), ActorKind.PLACE)
        if stage.parts[actor].name.isupper():  # of a dateline
            stage.parts[actor].name = stage.text(name.first, name.end)
        stage.of_name[index] = actor
        stage.mention(name.start, name.end, actor, MentionKind.NAME)
    elif name.sort is NameSort.ORGANISATION:
        actor = institutions.enter(name.start, name.end, name.words)
        part = stage.parts[actor]
        part.gender = part.gender or _article_gender(stage, name.start)
        part.plural = (
            part.plural or stage.words.low[max(name.start - 1, 0)] in stage.lexicon.function.many
        )
        stage.of_name[index] = actor
        stage.mention(name.start, name.end, actor, MentionKind.NAME)


def _article_gender(stage: Stage, start: int) -> Gender | None:
    before = stage.words.low[start - 1] if start else ""
    known = stage.lexicon.determiners.get(before)
    if known is not None:
        return known[1].gender
    return Gender.MASCULINE if before in stage.lexicon.function.masculine else None


def _enter_phrase(
    stage: Stage, people: People, institutions: Institutions, actors: dict[int, int], index: int
) -> None:
    phrase = stage.phrases[index]
    person = stage.linked.get(index)
    if person is not None:
        actor = _person(stage, people, actors, person)
        give_role(stage, actor, phrase, held=True)
        stage.settle(index, actor)
        stage.mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
    elif institutions.named(phrase):
        _enter_institution(stage, institutions, index, phrase)


def _enter_institution(
    stage: Stage, institutions: Institutions, index: int, phrase: Phrase
) -> None:
    if phrase.end - phrase.head == 1:  # «le Conseil», of one named in full before
        before = taken_up(stage, phrase)
        if before is not None:
            stage.settle(index, before)
            stage.mention(phrase.start, phrase.end, before, MentionKind.ROLE)
            return
    inner = institutions.called(phrase)
    if inner is not None:  # «le quotidien La Dépêche»: the name itself speaks
        name = stage.names[inner]
        actor = institutions.enter(name.start, name.end, name.words)
    else:
        keys = institutions.keys(phrase.head, phrase.end)
        actor = institutions.enter(phrase.head, phrase.end, keys)
    part = stage.parts[actor]
    part.gender = part.gender or phrase.noun.gender
    part.state = part.state or phrase.state
    part.noun = part.noun or phrase.noun.canonical
    part.plural = part.plural or phrase.plural
    stage.settle(index, actor)
    stage.mention(phrase.start, phrase.end, actor, MentionKind.NAME, shown=phrase.head)


def _settle_roles(stage: Stage) -> None:
    """Link the roles that the text gives to somebody elsewhere in it."""
    for index, phrase in enumerate(stage.phrases):
        if phrase.noun.sort is not Sort.ROLE or index in stage.of_phrase or phrase.plural:
            continue
        if phrase.determiner in ("definite", "possessive", "demonstrative"):
            actor = holder(stage, phrase)
            if actor is not None:
                stage.settle(index, actor)
                stage.mention(phrase.start, phrase.end, actor, MentionKind.ROLE)


def _pair(stage: Stage) -> None:
    """Note where two are named together: «ils» and «les deux dirigeants» may take them up."""
    marks = [m for m in stage.salience.all() if not m.quoted and m.actor >= 0]
    for one, two in itertools.pairwise(marks):
        between = stage.words.low[one.end : two.start]
        joined = 1 <= len(between) <= 4 and between[0] in stage.lexicon.function.together
        bare = all(w in stage.lexicon.determiners or w in "l'" for w in between[1:])
        if joined and bare and one.actor != two.actor:
            stage.pairs.append((two.end, (one.actor, two.actor)))

"""Everything that stands for an actor in one article, set in order and linked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from recoupe.model import ActorKind, Gender, LocalActor, Mention, MentionKind, RoleHeld
from recoupe.read.actors.appositions import link
from recoupe.read.actors.lexicon import Grammar, Lexicon, Sort, lexicon
from recoupe.read.actors.names import Name, NameSort, find_names
from recoupe.read.actors.offices import Office, conflicts, fits, office_of
from recoupe.read.actors.people import People
from recoupe.read.actors.phrases import Grower, Phrase
from recoupe.read.actors.salience import Mark, Salience
from recoupe.read.actors.words import Words
from recoupe.read.page import Page

_KINDS = {
    Sort.ROLE: ActorKind.PERSON,
    Sort.ORGANISATION: ActorKind.ORGANISATION,
    Sort.PEOPLE: ActorKind.GROUP,
    Sort.UNNAMED: ActorKind.PERSON,
    Sort.DOCUMENT: ActorKind.DOCUMENT,
}


@dataclass(slots=True)
class Part:
    """An actor in the making."""

    name: str
    kind: ActorKind
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    state: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    roles: list[RoleHeld] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    guessed: list[Office] = field(default_factory=list)  # given by salience, not by the text
    members: tuple[int, ...] = ()


class Stage:
    """The actors of a page as they stand, and the finding of antecedents among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon: Lexicon = lexicon(page.pack.code)
        self.words = Words(page.doc)
        self.names: list[Name] = find_names(self.words, self.lexicon)
        self.people = People(self.words, self.lexicon, self.names)
        self.grower = Grower(self.words, self.lexicon, self.names)
        self.phrases: list[Phrase] = self.grower.all()
        self._starts = [phrase.start for phrase in self.phrases]
        self._linked = link(self.words, self.lexicon, self.names, self.people, self.phrases)
        self.salience = Salience()
        self._parts: list[Part] = []
        self._mentions: dict[tuple[int, int], Mention] = {}
        self._of_person: dict[int, int] = {}
        self._of_name: dict[int, int] = {}
        self._of_phrase: dict[int, int] = {}
        self._by_key: dict[tuple[object, ...], int] = {}
        self._pairs: list[tuple[int, tuple[int, ...]]] = []
        self._set()

    # ------------------------------------------------------------ setting the stage
    def _set(self) -> None:
        """Enter every name and every role that the text itself settles, in its order."""
        self._acronyms = self._pair_acronyms()
        inside = self._names_inside()
        rows = [(name.start, 0, i) for i, name in enumerate(self.names) if i not in inside]
        rows += [(phrase.start, 1, i) for i, phrase in enumerate(self.phrases)]
        for _, sort, index in sorted(rows):
            if sort == 0:
                self._enter_name(index)
            else:
                self._enter_phrase(index)
        self._settle_roles()
        self._pair_names()

    def _names_inside(self) -> set[int]:
        """Give the names that are only parts of a longer one, or of a department's name."""
        inside: set[int] = set()
        for phrase in self.phrases:
            ministry = phrase.noun.canonical.split(" ")[0] in ("ministre", "ministere", "secretaire")
            if not (self._named_org(phrase) or ministry and phrase.noun.sort is Sort.ROLE):
                continue
            for unit in range(phrase.head, phrase.end):
                index = self.grower.name_at[unit]
                if index < 0 or index in self.people.of_name:
                    continue
                if self.names[index].place is None or self._named_org(phrase):
                    inside.add(index)
        for index, name in enumerate(self.names):
            match = self.lexicon.nouns.at(self.words.key, name.start)
            if index not in self.people.of_name and match and name.start + match[0] >= name.end:
                inside.add(index)
        return inside

    def _enter_name(self, index: int) -> None:
        name = self.names[index]
        person = self.people.of_name.get(index)
        if person is not None:
            actor = self._of_person.get(person)
            if actor is None:
                actor = self._new_person(person)
            self._of_name[index] = actor
            self._mention(name.start, name.end, actor, MentionKind.NAME, shown=name.first)
            return
        if name.place is not None:
            actor = self._keyed(("place", name.place.name), name.place.name, ActorKind.PLACE)
            self._parts[actor].state = name.place.state
            self._of_name[index] = actor
            kind = MentionKind.NAME if name.place.country else MentionKind.METONYM
            self._mention(name.start, name.end, actor, kind)
            return
        if name.sort is NameSort.ORGANISATION:
            actor = self._organisation(name.start, name.end, name.words)
            self._of_name[index] = actor
            self._mention(name.start, name.end, actor, MentionKind.NAME)

    def _new_person(self, person: int) -> int:
        known = self.people.persons[person]
        fullest = max(
            (self.names[i] for i in known.names),
            key=lambda n: (
                len([w for w in n.words if not w.endswith(".")]),
                sum(len(w) for w in n.words),
                -n.start,
            ),
        )
        text = self.words.slice(fullest.first, fullest.end)
        self._parts.append(Part(text, ActorKind.PERSON, known.gender))
        actor = len(self._parts) - 1
        self._of_person[person] = actor
        return actor

    def _organisation(self, start: int, end: int, keys: tuple[str, ...]) -> int:
        full = self._acronyms.get(keys, keys)
        text = self.words.slice(start, end)
        actor = self._keyed(("org", full), text, ActorKind.ORGANISATION)
        part = self._parts[actor]
        if len(text) > len(part.name):
            part.name = text
        return actor

    def _keyed(self, key: tuple[object, ...], name: str, kind: ActorKind) -> int:
        if key not in self._by_key:
            self._parts.append(Part(name, kind))
            self._by_key[key] = len(self._parts) - 1
        return self._by_key[key]

    def _named_org(self, phrase: Phrase) -> bool:
        """Tell whether an organisation's phrase is its name («la Commission des libertés»)."""
        if phrase.noun.sort is not Sort.ORGANISATION or phrase.plural:
            return False
        if phrase.determiner == "indefinite":
            return False
        if self.words.capital(phrase.head) and not self.words.opens(phrase.head):
            return True
        return any(self.words.capital(i) for i in range(phrase.head + 1, phrase.end))

    def _enter_phrase(self, index: int) -> None:
        phrase = self.phrases[index]
        if phrase.noun.sort is Sort.ROLE:
            person = self._linked.get(index)
            if person is not None:
                actor = self._of_person.get(person)
                if actor is None:
                    actor = self._new_person(person)
                self._give_role(actor, phrase, held=True)
                self._of_phrase[index] = actor
                self._mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
        elif self._named_org(phrase):
            actor = self._organisation(
                phrase.head, phrase.end, self._keys(phrase.head, phrase.end)
            )
            part = self._parts[actor]
            part.gender = part.gender or phrase.noun.gender
            part.state = part.state or phrase.state
            self._of_phrase[index] = actor
            self._mention(phrase.start, phrase.end, actor, MentionKind.NAME, shown=phrase.head)

    def _keys(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(
            self.words.key[i]
            for i in range(start, end)
            if len(self.words.key[i]) > 2 or self.words.text[i].isupper()
        )

    def _give_role(self, actor: int, phrase: Phrase, *, held: bool) -> None:
        office = office_of(phrase, self.names)
        part = self._parts[actor]
        if phrase.noun.canonical in self.lexicon.counterparts:
            office = self._counterpart(phrase, office)
        if held:
            part.offices.append(office)
            begin = phrase.head
            while begin > phrase.start and self.words.low[begin - 1] not in self.lexicon.determiners:
                if self.words.text[begin - 1] == "'":
                    break
                begin -= 1
            span = self.page.span(self.words.start[begin], self.words.end[phrase.end - 1])
            name = self.words.slice(begin, phrase.end)
            part.roles.append(RoleHeld(name, span.start, span.end))
        else:
            part.guessed.append(office)
        part.gender = part.gender or phrase.gender
        part.state = part.state or office.state

    def _counterpart(self, phrase: Phrase, office: Office) -> Office:
        """Give «son homologue chinois» the office of the one it is said of."""
        for mark in self.salience.before(phrase.start, self.words.sent[phrase.start]):
            for other in (*self._parts[mark.actor].offices, *self._parts[mark.actor].guessed):
                if other.kind and other.state != office.state:
                    return Office(
                        other.noun, other.kind, frozenset(), office.state, office.gender, False
                    )
        return office

    def _settle_roles(self) -> None:
        """Link the roles that the text gives to somebody elsewhere in it."""
        for index, phrase in enumerate(self.phrases):
            if phrase.noun.sort is not Sort.ROLE or index in self._of_phrase:
                continue
            if phrase.plural or phrase.determiner not in ("definite", "possessive", "demonstrative"):
                continue
            actor = self._holder(phrase)
            if actor is not None:
                self._of_phrase[index] = actor
                self._mention(phrase.start, phrase.end, actor, MentionKind.ROLE)

    def _holder(self, phrase: Phrase) -> int | None:
        """Give the actor to whom the text gives the office that a phrase names."""
        asked = office_of(phrase, self.names)
        ranked = []
        sentence = self.words.sent[phrase.start]
        for actor, part in enumerate(self._parts):
            if part.kind is not ActorKind.PERSON or not part.named:
                continue
            if not self._agrees(part, Grammar(asked.gender, False)):
                continue
            if asked.state and part.state and asked.state != part.state:
                continue
            grade = max((fits(asked, held) for held in part.offices), default=0)
            if phrase.noun.canonical in self.lexicon.counterparts and asked.state:
                grade = 3 if part.state == asked.state else 0
            grade = max(grade, *(fits(asked, h) - 1 for h in part.guessed), 0)
            if grade >= 2:
                ranked.append((grade, actor))
        if not ranked:
            return None
        if len(ranked) == 1:
            return ranked[0][1]
        best = max(grade for grade, _ in ranked)
        able = [actor for grade, actor in ranked if grade == best]
        if len(able) == 1:
            return able[0]
        near = self.salience.rank(
            phrase.start, sentence, lambda a: 1.0 if a in able else 0.0, ()
        )
        return near[0][1] if near else able[0]

    def _pair_names(self) -> None:
        """Note where two actors are named together: «ils» may take them up."""
        marks = self.salience.all()
        for one, two in zip(marks, marks[1:], strict=False):
            between = self.words.low[one.end : two.start]
            if between in (["et"], ["and"], ["et", "l", "'"], ["et", "son"], ["et", "le"]) or (
                between in (["et", "la"], ["avec"], ["avec", "son"])
            ):
                if one.actor != two.actor and not one.quoted:
                    self._pairs.append((two.end, (one.actor, two.actor)))

    def _pair_acronyms(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Find «Long Name (ACR)» and «ACR (Long Name)»; give the long form's key of each."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        phrase_end = {p.end: p for p in self.phrases if p.noun.sort is Sort.ORGANISATION}
        name_end = {n.end: n for n in self.names}
        name_start = {n.start: n for n in self.names}
        words = self.words
        for unit, text in enumerate(words.text):
            if text != "(" or unit + 2 >= len(words):
                continue
            short = name_start.get(unit + 1)
            if short is None or len(short.words) > 1 or words.text[short.end] != ")":
                continue
            phrase, name = phrase_end.get(unit), name_end.get(unit)
            if phrase is not None:
                keys = self._keys(phrase.head, phrase.end)
            elif name is not None:
                keys = name.words
            else:
                continue
            if _initials(short.words[0], keys):
                found[short.words] = keys
                short.sort = NameSort.ORGANISATION
        return found

    # ------------------------------------------------------------ mentions
    def _mention(
        self, start: int, end: int, actor: int, kind: MentionKind, shown: int | None = None
    ) -> None:
        words = self.words
        quoted = words.quoted[start]
        token = words.doc[words.token[start]]
        del token
        subject = any(words.dep[i].startswith("nsubj") for i in range(start, end))
        inner = any(
            phrase.start < start and end <= phrase.end for phrase in self._around(start)
        )
        self.salience.add(
            Mark(start, end, actor, kind, subject, inner, quoted, words.sent[start])
        )
        span = self.page.span(words.start[start], words.end[end - 1])
        if span.start < span.end:
            self._mentions.setdefault((span.start, span.end), Mention(span.start, span.end, actor, kind))
        if kind in (MentionKind.NAME, MentionKind.METONYM):
            form = words.slice(start if shown is None else shown, end)
            forms = self._parts[actor].forms
            forms[form] = forms.get(form, 0) + 1

    def _around(self, unit: int) -> list[Phrase]:
        at = bisect_right(self._starts, unit)
        return [p for p in self.phrases[max(0, at - 3) : at] if p.end > unit]

    def covering(self, unit: int) -> tuple[int, int] | None:
        """Give the end and index of the outermost phrase around a unit, appositions included."""
        at = bisect_right(self._starts, unit)
        for index in range(max(0, at - 3), len(self.phrases)):
            phrase = self.phrases[index]
            if phrase.start > unit + 3:
                break
            if phrase.start <= unit < phrase.end or (
                unit < phrase.start <= unit + 2 and self.grower.name_at[unit] < 0
                and phrase.head <= unit + 3
            ):
                end = phrase.end
                if index in self._linked:
                    name = self.grower.name_at[end] if end < len(self.words) else -1
                    if name >= 0:
                        end = self.names[name].end
                return self.skip_apposition(end), index
        return None

    def skip_apposition(self, at: int) -> int:
        """Step over «, présidente de Y,» and «(LR)» after a name."""
        words = self.words
        if at < len(words) and words.text[at] == "(":
            close = at
            while close < len(words) and close - at < 10 and words.text[close] != ")":
                close += 1
            at = close + 1
        if at + 1 < len(words) and words.text[at] == ",":
            for phrase in self._around(at + 1):
                if phrase.start in (at + 1,) and phrase.noun.sort is Sort.ROLE:
                    end = phrase.end
                    return end + 1 if end < len(words) and words.text[end] == "," else end
        return at

    # ------------------------------------------------------------ who it is
    def name(self, index: int) -> tuple[int, ...]:
        """Give the actor of a name; a name of no known kind makes one."""
        if index not in self._of_name:
            name = self.names[index]
            kind = {
                NameSort.PLACE: ActorKind.PLACE,
                NameSort.PERSON: ActorKind.PERSON,
            }.get(name.sort, ActorKind.ORGANISATION)
            text = self.words.slice(name.first, name.end)
            self._of_name[index] = self._keyed(("name", name.words), text, kind)
            self._mention(name.start, name.end, self._of_name[index], MentionKind.NAME)
        return (self._of_name[index],)

    def phrase(self, index: int, recent: tuple[int, ...]) -> tuple[int, ...]:
        """Give the actors of a phrase: its holder, somebody salient, or a new one described."""
        if index not in self._of_phrase:
            phrase = self.phrases[index]
            actors = self.describe(phrase, recent)
            if len(actors) != 1:
                return actors
            self._of_phrase[index] = actors[0]
        return (self._of_phrase[index],)

    def describe(self, phrase: Phrase, recent: tuple[int, ...]) -> tuple[int, ...]:
        """Give the actor of a phrase that the text alone does not settle."""
        if phrase.noun.sort is Sort.ROLE and not phrase.plural:
            if phrase.determiner in ("definite", "possessive", "demonstrative"):
                actor = self._holder(phrase)
                if actor is None:
                    actor = self._salient_holder(phrase, recent)
                if actor is not None:
                    self._mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
                    return (actor,)
        return (self._described(phrase),)

    def _salient_holder(self, phrase: Phrase, recent: tuple[int, ...]) -> int | None:
        """Give a role that nobody is said to hold to the most salient who may hold it."""
        asked = office_of(phrase, self.names)
        grammar = Grammar(asked.gender, False)

        def able(actor: int) -> float:
            part = self._parts[actor]
            if part.kind is not ActorKind.PERSON or not part.named:
                return 0.0
            if not self._agrees(part, grammar):
                return 0.0
            if asked.state and part.state and asked.state != part.state:
                return 0.0
            held = (*part.offices, *part.guessed)
            if any(conflicts(asked, other) for other in held):
                return 0.0
            if part.offices and not asked.bare and not any(fits(asked, o) for o in part.offices):
                return 0.0
            return 1.0 if part.gender or asked.gender is None else 0.7

        ranked = self.salience.rank(phrase.start, self.words.sent[phrase.start], able, recent)
        if not ranked:
            return None
        actor = ranked[0][1]
        self._give_role(actor, phrase, held=False)
        return actor

    def _described(self, phrase: Phrase) -> int:
        kind = _KINDS[phrase.noun.sort]
        if phrase.plural and kind is ActorKind.PERSON:
            kind = ActorKind.GROUP
        text = self.words.slice(phrase.start, phrase.end)
        key = ("described", phrase.noun.canonical, phrase.of, phrase.state, phrase.plural)
        actor = self._keyed(key, text, kind)
        part = self._parts[actor]
        part.named = False
        part.gender = part.gender or phrase.gender
        part.plural = phrase.plural
        part.state = part.state or phrase.state
        self._mention(phrase.start, phrase.end, actor, MentionKind.ROLE)
        return actor

    def _agrees(self, part: Part, grammar: Grammar) -> bool:
        if grammar.gender and part.gender and grammar.gender is not part.gender:
            return False
        return grammar.plural is None or part.plural == grammar.plural

    def pronoun(
        self, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Give the actors that a personal pronoun stands for."""
        if grammar.plural:
            return self._plural(unit, size, grammar, recent)

        def able(actor: int) -> float:
            part = self._parts[actor]
            if not self._agrees(part, grammar):
                return 0.0
            weight = 1.0 if part.kind is ActorKind.PERSON else 0.5
            if part.kind is ActorKind.PLACE:
                weight = 0.25
            return weight if part.gender else 0.7 * weight

        ranked = self.salience.rank(unit, self.words.sent[unit], able, recent)
        if not ranked:
            return ()
        actor = ranked[0][1]
        self._mention(unit, unit + size, actor, MentionKind.PRONOUN)
        return (actor,)

    def _plural(
        self, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
    ) -> tuple[int, ...]:
        sentence = self.words.sent[unit]
        ranked = self.salience.rank(
            unit, sentence, lambda a: 1.0 if self._parts[a].plural else 0.0, recent
        )
        pair = self._last_pair(unit)
        group = ranked[0] if ranked else None
        if pair is not None and (group is None or group[0] < 120):
            return pair
        if group is not None:
            self._mention(unit, unit + size, group[1], MentionKind.PRONOUN)
            return (group[1],)
        return pair or ()

    def _last_pair(self, unit: int) -> tuple[int, ...] | None:
        for end, actors in reversed(self._pairs):
            if end <= unit:
                near = self.words.sent[unit] - self.words.sent[end - 1] <= 3
                persons = all(self._parts[a].kind is ActorKind.PERSON for a in actors)
                if near and persons:
                    return actors
        return None

    def pair(self, unit: int) -> tuple[int, ...]:
        """Give the two that «les deux dirigeants» stands for."""
        found = self._last_pair(unit)
        if found is not None:
            return found
        ranked = self.salience.rank(
            unit,
            self.words.sent[unit],
            lambda a: 1.0 if self._parts[a].kind is ActorKind.PERSON else 0.0,
            (),
        )
        return tuple(sorted(actor for _, actor in ranked[:2])) if len(ranked) > 1 else ()

    def nearest(
        self, unit: int, size: int, grammar: Grammar, recent: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Give the last one named before «ce dernier», «celle-ci»."""
        for mark in self.salience.before(unit, self.words.sent[unit]):
            part = self._parts[mark.actor]
            if mark.end <= unit and self._agrees(part, grammar) and (
                part.kind is not ActorKind.PLACE
            ):
                self._mention(unit, unit + size, mark.actor, MentionKind.PRONOUN)
                return (mark.actor,)
        return self.pronoun(unit, size, grammar, recent)

    def antecedent(self, unit: int) -> tuple[int, ...]:
        """Give the actor that a relative pronoun takes up: the phrase right before it."""
        at = unit
        while at > 0 and unit - at < 3 and self.words.text[at - 1] in ",)":
            at -= 1
        for index, phrase in enumerate(self.phrases):
            if phrase.end == at:
                return self.phrase(index, ())
        marks = self.salience.before(unit, self.words.sent[unit])
        for mark in marks:
            if mark.end == at:
                return (mark.actor,)
        for mark in marks:
            if mark.sentence == self.words.sent[unit] and not mark.inner:
                return (mark.actor,)
        return ()

    def named(self, name: str) -> int | None:
        """Give the actor of this exact name, if any."""
        for actor, part in enumerate(self._parts):
            if part.name == name or name in part.forms:
                return actor
        return None

    # ------------------------------------------------------------ giving out
    def actors(self) -> tuple[LocalActor, ...]:
        """Give the actors in the order of their indexes."""
        return tuple(
            LocalActor(
                name=part.name,
                kind=part.kind,
                aliases=tuple(sorted(form for form in part.forms if form != part.name)),
                roles=tuple(sorted(set(part.roles))),
                gender=part.gender,
                plural=part.plural,
                named=part.named,
                state=part.state,
            )
            for part in self._parts
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions, in the order of the text."""
        return tuple(sorted(self._mentions.values()))


def _initials(short: str, keys: tuple[str, ...]) -> bool:
    """Tell whether a short form may stand for the words: its letters open them, in order."""
    letters = iter(key[0] for key in keys)
    return len(short) >= 2 and short[0] == keys[0][0] and sum(c in letters for c in short) >= 2

"""The actors of a page in the making, and where each is mentioned.

`Stage` holds what the modules of this package share: the words, names and phrases of the page, the
actors so far (`Part`), which name and phrase stands for which, and the salience of each mention.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from recoupe.model import ActorKind, Gender, LocalActor, Mention, MentionKind, RoleHeld
from recoupe.read.actors.lexicon import Grammar, Lexicon, Sort, lexicon
from recoupe.read.actors.names import Name, find_names
from recoupe.read.actors.offices import Office
from recoupe.read.actors.phrases import Grower, Phrase
from recoupe.read.actors.salience import Mark, Salience
from recoupe.read.actors.words import Words
from recoupe.read.page import Page

_BACK = 4  # phrases that may begin before a unit and still hold it


@dataclass(slots=True)
class Part:
    """An actor in the making; `guessed` offices come by salience, not from the text."""

    name: str
    kind: ActorKind
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    state: str | None = None
    noun: str = ""  # the canonical head noun of a description or an organisation
    forms: dict[str, int] = field(default_factory=dict)
    roles: list[RoleHeld] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    guessed: list[Office] = field(default_factory=list)

    def agrees(self, grammar: Grammar) -> bool:
        """Tell whether a pronoun or a noun of this gender and number can stand for it."""
        if grammar.gender and self.gender and grammar.gender is not self.gender:
            return False
        return grammar.plural is None or self.plural == grammar.plural


_KINDS = {
    Sort.ROLE: ActorKind.PERSON,
    Sort.ORGANISATION: ActorKind.ORGANISATION,
    Sort.PEOPLE: ActorKind.GROUP,
    Sort.UNNAMED: ActorKind.PERSON,
    Sort.DOCUMENT: ActorKind.DOCUMENT,
}


def kind_of(phrase: Phrase) -> ActorKind:
    """Give what a described actor is; several persons or organisations are a group."""
    kind = _KINDS[phrase.noun.sort]
    single = (ActorKind.PERSON, ActorKind.ORGANISATION)
    return ActorKind.GROUP if phrase.plural and kind in single else kind


class Stage:
    """What is known of a page's actors while it is read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon: Lexicon = lexicon(page.pack.code)
        self.words = Words(page.doc)
        self.names: list[Name] = find_names(self.words, self.lexicon)
        self.grower = Grower(self.words, self.lexicon, self.names)
        self.phrases: list[Phrase] = self.grower.all()
        self.parts: list[Part] = []
        self.salience = Salience()
        self.of_name: dict[int, int] = {}
        self.of_phrase: dict[int, int] = {}
        self.linked: dict[int, int] = {}  # role phrase -> person, by apposition
        self.pairs: list[tuple[int, tuple[int, ...]]] = []
        self.named_there: frozenset[int] = frozenset()  # by the words whose speaker is asked for
        self.reported: list[tuple[int, int]] = []  # units of what somebody is made to say
        self._starts = [phrase.start for phrase in self.phrases]
        self._by_key: dict[tuple[object, ...], int] = {}
        self._mentions: dict[tuple[int, int], Mention] = {}

    def text(self, start: int, end: int) -> str:
        """Give units `start`–`end` as the article writes them, white space made single."""
        span = self.page.span(self.words.start[start], self.words.end[end - 1])
        return " ".join(span.of(self.page.article.text).split())

    def new(self, name: str, kind: ActorKind) -> int:
        """Enter an actor."""
        self.parts.append(Part(name, kind))
        return len(self.parts) - 1

    def keyed(self, key: tuple[object, ...], name: str, kind: ActorKind) -> int:
        """Give the actor of a key, entered at its first use."""
        if key not in self._by_key:
            self._by_key[key] = self.new(name, kind)
        return self._by_key[key]

    def has(self, key: tuple[object, ...]) -> bool:
        """Tell whether an actor of this key is entered."""
        return key in self._by_key

    def mention(
        self, start: int, end: int, actor: int, kind: MentionKind, shown: int | None = None
    ) -> None:
        """Enter that units `start`–`end` stand for an actor; `shown` is where its name begins."""
        words = self.words
        subject = any(words.dep[i].startswith("nsubj") for i in range(start, end))
        inner = any(
            phrase.start < start and end <= phrase.end and phrase.noun.sort is not Sort.DOCUMENT
            for phrase in self.around(start)
        )
        self.salience.add(
            Mark(start, end, actor, kind, subject, inner, words.quoted[start], words.sent[start])
        )
        span = self.page.span(words.start[start], words.end[end - 1])
        if span.start < span.end:
            place = (span.start, span.end)
            self._mentions.setdefault(place, Mention(span.start, span.end, actor, kind))
        if kind in (MentionKind.NAME, MentionKind.METONYM):
            form = self.text(start if shown is None else shown, end)
            forms = self.parts[actor].forms
            forms[form] = forms.get(form, 0) + 1

    def latent(self, index: int) -> None:
        """Enter a phrase that may be taken up though it stands for no actor yet."""
        phrase, words = self.phrases[index], self.words
        subject = any(words.dep[i].startswith("nsubj") for i in range(phrase.start, phrase.end))
        inner = any(other.start < phrase.start for other in self.around(phrase.start))
        self.salience.add(
            Mark(
                phrase.start,
                phrase.end,
                -1 - index,
                MentionKind.ROLE,
                subject,
                inner,
                words.quoted[phrase.head],
                words.sent[phrase.start],
            )
        )

    def settle(self, index: int, actor: int) -> None:
        """Enter whom a phrase stands for."""
        self.of_phrase[index] = actor
        self.salience.settled[-1 - index] = actor

    def part(self, actor: int) -> Part:
        """Give an actor in the making; of a latent one, what its phrase says."""
        if actor >= 0:
            return self.parts[actor]
        phrase = self.phrases[-1 - actor]
        return Part(
            "",
            kind_of(phrase),
            phrase.gender,
            phrase.plural,
            named=False,
            state=phrase.state,
            noun=phrase.noun.canonical,
        )

    def described(self, actor: int) -> str:
        """Give the words that name an actor; of a latent one, its phrase."""
        if actor >= 0:
            return self.parts[actor].name
        phrase = self.phrases[-1 - actor]
        return self.text(phrase.start, phrase.end)

    def around(self, unit: int) -> list[Phrase]:
        """Give the phrases that hold a unit, outermost first."""
        return [self.phrases[i] for i in self.indexes_around(unit)]

    def is_reported(self, unit: int) -> bool:
        """Tell whether a unit stands in what somebody is made to say, quoted or not."""
        at = bisect_right(self.reported, (unit, len(self.words)))
        return any(unit < end for _, end in self.reported[max(0, at - _BACK) : at])

    def index_of(self, phrase: Phrase) -> int:
        """Give the index of a phrase; of one that is not listed, where it would stand."""
        return bisect_left(self._starts, phrase.start)

    def indexes_around(self, unit: int) -> list[int]:
        """Give the indexes of the phrases that hold a unit, outermost first."""
        at = bisect_right(self._starts, unit)
        return [i for i in range(max(0, at - _BACK), at) if self.phrases[i].end > unit]

    def phrase_from(self, unit: int) -> int | None:
        """Give the first phrase that begins at a unit or within two units of it."""
        at = bisect_right(self._starts, unit)
        if at < len(self.phrases) and self.phrases[at].start - unit <= 2:
            return at
        return None

    def sentence(self, unit: int) -> int:
        """Give the number of a unit's sentence."""
        return self.words.sent[unit]

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
            for part in self.parts
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions, in the order of the text."""
        return tuple(sorted(self._mentions.values()))

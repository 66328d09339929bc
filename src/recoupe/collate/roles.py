"""Whom a description means, by what the other articles of the pile say of those named beside it.

«Le ministre des Affaires étrangères» in an article that names him without his office; «la ministre
de la Santé» where an article names two. An article's own word always comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced

from msgspec.structs import replace

from recoupe.model import (
    Account,
    ActorKind,
    Gender,
    LocalActor,
    Mention,
    MentionKind,
    Reading,
    StatementFound,
)
from recoupe.read.actors.lexicon import Lexicon, Sort, lexicon
from recoupe.read.actors.offices import Office, alike_in_number, conflicts, fits, one_state
from recoupe.read.actors.words import units_of

Member = tuple[str, int]  # an article's id, the index of a local actor

_POINTING = ("definite", "demonstrative")
_LEAD = 5  # units before the head noun


@dataclass(frozen=True, slots=True)
class Described:
    """A wording's determiner («definite», «indefinite», …, "") and the office that it names."""

    determiner: str
    office: Office


def read_role(wording: str, code: str) -> Described | None:
    """Read the office that a wording names («l'ancienne ministre de la Santé»), if it names one.

    By its words alone, as no parse is left at this stage.
    """
    known = lexicon(code)
    units = units_of(wording)
    at, determiner, gender = _determined(units, known)
    time, state = "", None
    for _ in range(_LEAD):
        if at >= len(units):
            return None
        match = known.nouns.at(units, at)
        if match is not None and match[1].sort is Sort.ROLE:
            break
        word = units[at]
        demonym = known.demonyms.at(units, at)
        if word in known.former:
            time = "former"
        elif word in known.then:
            time = "then"
        elif demonym is not None:
            state = demonym[1]
        elif word.isalnum() and word not in known.graders and word not in known.future:
            return None  # «l'entourage du président»
        at += 1
    else:
        return None
    size, noun = match
    of, of_state = _content(units[at + size :], known)
    compound = known.compounds.get((noun.canonical, of))
    if compound is not None:
        noun, of = replaced(compound, gender=noun.gender, plural=noun.plural), frozenset()
    office = noun.office
    if of and office in ("head_of_state", "head_of_government"):
        office = ""
    return Described(
        determiner,
        Office(
            noun.canonical,
            office,
            frozenset(alike_in_number(word) for word in of),
            state or of_state,
            noun.gender or gender,
            noun.plural,
            time,
            bool(of),
            noun.canonical in known.heads or noun.canonical.split(" ")[0] in known.heads,
            known.kin.get(noun.canonical, frozenset()),
        ),
    )


def _determined(units: Sequence[str], known: Lexicon) -> tuple[int, str, Gender | None]:
    """Give where a determiner ends, its kind and gender."""
    if len(units) > 1 and units[1] == "'" and units[0] in known.function.articles:
        return 2, "definite", None
    entry = known.determiners.get(units[0]) if units else None
    return (0, "", None) if entry is None else (1, entry[0], entry[1].gender)


def _content(units: Sequence[str], known: Lexicon) -> tuple[frozenset[str], str | None]:
    """Give the content words of a complement, and the state that it names."""
    of: set[str] = set()
    state: str | None = None
    at = 0
    while at < len(units):
        word = units[at]
        demonym = known.demonyms.at(units, at)
        place = known.places.at(units, at)
        if demonym is not None:
            state = state or demonym[1]
            at += demonym[0]
        elif place is not None and place[1].country:
            state = state or place[1].state
            at += place[0]
        elif word.isdigit() or word == ",":
            break
        else:
            if len(word) > 2 and word not in known.of and word not in known.determiners:
                of.add(word)
            at += 1
    return frozenset(of), state


class Holders:
    """Who holds which role anywhere in a pile; `clusters` are its actors."""

    def __init__(
        self,
        accounts: Sequence[Account],
        locals_: dict[Member, LocalActor],
        clusters: Sequence[Sequence[Member]],
    ) -> None:
        self._accounts = accounts
        self._locals = locals_
        self._language = {a.article.id: a.article.language for a in accounts}
        self._read: dict[tuple[str, str], Described | None] = {}
        self._said = self._pointed_at()
        self._cluster: dict[Member, int] = {}
        self._held: dict[int, dict[Office, set[str]]] = {}  # cluster -> office -> articles
        self._by_noun: dict[str, set[int]] = defaultdict(set)
        for number, members in enumerate(clusters):
            first = locals_[members[0]]
            if first.kind is not ActorKind.PERSON or not first.named:
                continue
            held: dict[Office, set[str]] = defaultdict(set)
            for member in members:
                self._cluster[member] = number
                for office in (*self._own(member), *self._said[member]):
                    held[office].add(member[0])
                    self._by_noun[office.kind or office.noun].add(number)
            self._held[number] = held

    def same(self) -> dict[Member, Member]:
        """Give, for each described person whom the pile knows by name, who it is there."""
        found: dict[Member, Member] = {}
        for account in self._accounts:
            article = account.article.id
            for index, local in enumerate(account.reading.actors):
                if local.named or local.kind is not ActorKind.PERSON or local.plural:
                    continue
                home = self._holder(account, local.name, index)
                if home is not None:
                    found[article, index] = (article, home)
        return found

    def guesses(self, account: Account) -> dict[Mention, int]:
        """Give the mentions by a role that stand for somebody else named in the article."""
        found: dict[Mention, int] = {}
        actors = account.reading.actors
        for mention in account.reading.mentions:
            local = actors[mention.actor]
            named = local.named and local.kind is ActorKind.PERSON
            if mention.kind is not MentionKind.ROLE or not named:
                continue
            wording = account.article.text[mention.start : mention.end]
            home = self._holder(account, wording, mention.actor)
            if home is not None:
                found[mention] = home
        return found

    def _pointed_at(self) -> dict[Member, list[Office]]:
        """Give the offices by which articles point at one just named («ce chauffeur de 40 ans»)."""
        found: dict[Member, list[Office]] = defaultdict(list)
        for account in self._accounts:
            article = account.article
            for mention in account.reading.mentions:
                if mention.kind is MentionKind.ROLE:
                    wording = article.text[mention.start : mention.end]
                    described = self._described(wording, article.id)
                    if described is not None and described.determiner == "demonstrative":
                        found[article.id, mention.actor].append(described.office)
        return found

    def _own(self, member: Member) -> list[Office]:
        """Give the offices that an article itself gives one of its actors."""
        found = []
        for role in self._locals[member].roles:
            described = self._described(role.name, member[0])
            if described is not None:
                found.append(described.office)
        return found

    def _described(self, wording: str, article: str) -> Described | None:
        at = (wording, self._language[article])
        if at not in self._read:
            self._read[at] = read_role(*at)
        return self._read[at]

    def _holder(self, account: Account, wording: str, current: int) -> int | None:
        """Give the one person of an article whom the pile gives the role of a wording.

        None where anything says that it is the one taken for its holder, or where as many articles
        give it to somebody else.
        """
        article = account.article.id
        described = self._described(wording, article)
        if described is None or described.determiner not in _POINTING:
            return None
        asked = described.office
        taken = self._cluster.get((article, current))
        if asked.plural or (taken is not None and any(fits(asked, o) for o in self._held[taken])):
            return None
        if asked.bare and not asked.time and not asked.kind and taken is not None:
            return None  # «l'avocate», after another name
        known = lexicon(account.article.language)
        able: dict[int, int] = {}
        for index, local in enumerate(account.reading.actors):
            member = (article, index)
            if index != current and member in self._cluster and self._can(asked, member, local):
                weight = self._count(asked, self._cluster[member], known)
                if weight:
                    able[index] = weight
        if len(able) != 1:
            return None
        (home, weight), *_ = able.items()
        others = self._by_noun[asked.kind or asked.noun] - {self._cluster[article, home]}
        if any(self._count(asked, other, known) >= weight for other in others):
            return None
        return home

    def _can(self, asked: Office, member: Member, local: LocalActor) -> bool:
        """Tell whether nothing in an article keeps somebody from an office."""
        if asked.gender and local.gender and asked.gender is not local.gender:
            return False
        if not one_state(asked.state, local.state):
            return False
        return not any(conflicts(asked, office) for office in self._own(member))

    def _count(self, asked: Office, number: int, known: Lexicon) -> int:
        """Give how many articles say that an actor holds an office."""
        articles: set[str] = set()
        for office, where in self._held[number].items():
            if _names(asked, office, known):
                articles |= where
        return len(articles)


def _names(asked: Office, held: Office, known: Lexicon) -> bool:
    """Tell whether a phrase that names an office names its holder without doubt."""
    grade = fits(asked, held)
    if asked.kind and grade == 2 and asked.kind == held.kind:
        return not asked.bare  # «le locataire de Matignon» of a prime minister
    if grade == 3:
        return bool(asked.kind) or asked.of <= held.of or len(asked.of & held.of) > 1
    calling = asked.noun in known.callings_nouns and asked.noun not in known.passing
    return calling and grade == 2 and asked.noun == held.noun and asked.state in (None, held.state)


def moved(account: Account, to: dict[Mention, int]) -> Account:
    """Give an account with some mentions, and the statements whose source they are, moved."""
    if not to:
        return account
    reading = account.reading
    mentions = [replace(m, actor=to[m]) if m in to else m for m in reading.mentions]
    statements = _statements(reading, sorted(to.items()))
    changed = replace(reading, mentions=tuple(sorted(mentions)), statements=statements)
    return replace(account, reading=changed)


def _statements(reading: Reading, to: Sequence[tuple[Mention, int]]) -> tuple[StatementFound, ...]:
    """Move the statements of some mentions, and those that go on with their words."""
    found: list[StatementFound] = []
    before: tuple[int, int] | None = None  # who was taken for the voice before, who it is
    for statement in reading.statements:
        source = statement.source
        if source is not None:
            before = next(
                (
                    (mention.actor, home)
                    for mention, home in to
                    if mention.start < source.end and source.start < mention.end
                ),
                None,
            )
        if before is not None and before[0] in statement.speakers:
            speakers = dict.fromkeys(before[1] if s == before[0] else s for s in statement.speakers)
            statement = replace(statement, speakers=tuple(speakers))
        found.append(statement)
    return tuple(found)

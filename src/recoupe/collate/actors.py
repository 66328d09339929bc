"""The same actor across articles.

Local actors are brought together by index, never pair by pair: persons by surname, organisations
by name and short form, countries by their state. Two persons with one surname and different first
names stay two; a surname alone goes to the one full name of the pile that fits it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from recoupe.collate.known import KnownActor, KnownActors
from recoupe.collate.naming import PersonName, bare, initial, person_name, same_wording
from recoupe.collate.roles import Holders, Member, moved
from recoupe.ids import stable_id
from recoupe.model import Account, Actor, ActorKind, LocalActor, Mention, Passage, Role
from recoupe.read.actors.lexicon import lexicon
from recoupe.read.actors.words import units_of


class Roster:
    """The actors of a pile: the local actors of every article merged.

    `known` are a user's own actors; a local actor that bears one of their wordings is that one.
    `accounts` are those given, sorted, with the mentions and statements that only the rest of the
    pile settles moved to whom they mean.
    """

    def __init__(self, accounts: Sequence[Account], known: KnownActors | None = None) -> None:
        accounts = sorted(accounts, key=lambda account: account.article.id)
        self._locals: dict[Member, LocalActor] = {
            (account.article.id, index): local
            for account in accounts
            for index, local in enumerate(account.reading.actors)
        }
        self._language = {a.article.id: a.article.language for a in accounts}
        self._known: dict[Member, KnownActor] = {}
        self._clusters: list[list[Member]] = []
        self._group(known or KnownActors())
        holders = Holders(accounts, self._locals, self._clusters)
        self._join_described(holders.same())
        self.accounts = [moved(account, holders.guesses(account)) for account in accounts]
        self._ids: dict[Member, str] = {}
        self._actors = self._make(self.accounts)

    def id_of(self, article: str, local: int) -> str:
        """Give the id of the actor that a local actor of an article is."""
        return self._ids[article, local]

    def actors(self) -> tuple[Actor, ...]:
        """Give all actors, sorted by name."""
        return self._actors

    def _group(self, known: KnownActors) -> None:
        """Part the local actors into clusters, each one actor."""
        buckets: dict[tuple[object, ...], list[Member]] = defaultdict(list)
        persons: list[Member] = []
        for member, local in self._locals.items():
            mine = known.find((local.name, *local.aliases))
            if mine is not None:
                self._known[member] = mine
                buckets["known", mine.name].append(member)
            elif local.kind is ActorKind.PERSON and local.named:
                persons.append(member)
            else:
                buckets[self._key(member, local)].append(member)
        self._clusters = [members for _, members in sorted(buckets.items(), key=_first)]
        self._join_short_forms()
        self._clusters.extend(self._persons(self._but_places(persons)))

    def _but_places(self, persons: list[Member]) -> list[Member]:
        """Join to a place who bears its name and no more; give the other persons."""
        places = {
            bare(self._locals[members[0]].name): members
            for members in self._clusters
            if self._locals[members[0]].kind is ActorKind.PLACE
            and not self._locals[members[0]].state
        }
        words = Counter(person_name(self._locals[m].name).last for m in persons)
        wordings = Counter(bare(self._locals[m].name) for m in persons)
        rest: list[Member] = []
        for member in persons:
            local = self._locals[member]
            home = places.get(bare(local.name))
            plain = not (local.roles or local.gender or local.aliases)
            alone = words[person_name(local.name).last] == wordings[bare(local.name)]
            if home is not None and plain and alone:
                home.append(member)
            else:
                rest.append(member)
        return rest

    def _key(self, member: Member, local: LocalActor) -> tuple[object, ...]:
        if not local.named:
            if same_wording(local):
                return "described", local.kind.value, bare(local.name), local.state or ""
            return "alone", *member
        if local.kind is ActorKind.PLACE:
            if local.state and self._is_country(member[0], local.name):
                return "country", local.state  # by whatever name, in whatever language
            return "place", bare(local.name), local.state or ""
        return "named", local.kind.value, bare(local.name)

    def _is_country(self, article: str, name: str) -> bool:
        match = lexicon(self._language[article]).places.at(units_of(bare(name)), 0)
        return match is not None and match[1].country

    def _join_described(self, same: dict[Member, Member]) -> None:
        """Join persons known by a description to those whom the pile knows by name."""
        at = {member: members for members in self._clusters for member in members}
        for described, named in same.items():
            if described not in self._known and len(at[described]) == 1:
                at[named].extend(at[described])
                at[described].clear()
        self._clusters = [members for members in self._clusters if members]

    def _join_short_forms(self) -> None:
        """Join an organisation named by its short form to the one long form that has it."""
        longs: dict[str, set[int]] = defaultdict(set)
        for number, members in enumerate(self._clusters):
            if self._locals[members[0]].kind is not ActorKind.ORGANISATION:
                continue
            for member in members:
                local = self._locals[member]
                for alias in local.aliases:
                    if len(bare(alias)) < len(bare(local.name)):
                        longs[bare(alias)].add(number)
        gone: set[int] = set()
        for number, members in enumerate(self._clusters):
            local = self._locals[members[0]]
            if local.kind is not ActorKind.ORGANISATION or not local.named:
                continue
            targets = longs.get(bare(local.name), set()) - {number}
            if len(targets) == 1 and members[0] not in self._known:
                target = targets.pop()
                if target not in gone:
                    self._clusters[target].extend(members)
                    gone.add(number)
        self._clusters = [m for n, m in enumerate(self._clusters) if n not in gone]

    def _persons(self, members: list[Member]) -> list[list[Member]]:
        """Cluster named persons: full names first, then surnames alone."""
        by_last: dict[str, list[list[Member]]] = defaultdict(list)
        clusters: list[list[Member]] = []
        names = {member: person_name(self._locals[member].name) for member in members}
        short: list[Member] = []
        ordered = sorted(members, key=lambda m: (-len(names[m].words), initial(names[m].given), m))
        for member in ordered:
            name = names[member]
            if not name.given:
                short.append(member)
                continue
            home = self._home(by_last[name.last], names, member)
            if home is None:
                home = []
                clusters.append(home)
                by_last[name.last].append(home)
            home.append(member)
        by_word = _word_index(clusters, names)
        company = _company(self._locals)
        for member in short:
            word = names[member].last
            able = [c for c in by_word.get(word, ()) if self._agree(c[0], member)]
            home = self._best(able, member, company)
            if home is None:
                home = []
                clusters.append(home)
                by_word[word].append(home)
                names[member] = PersonName("", word, (word,))
            home.append(member)
        return clusters

    def _home(
        self, clusters: list[list[Member]], names: dict[Member, PersonName], member: Member
    ) -> list[Member] | None:
        given = names[member].given
        able = [
            cluster
            for cluster in clusters
            if self._agree(cluster[0], member) and _one_given(names[cluster[0]].given, given)
        ]
        if initial(given) and len(able) != 1:
            return None
        return able[0] if able else None

    def _agree(self, one: Member, other: Member) -> bool:
        """Tell whether two may be one person: gender and state do not differ."""
        a, b = self._locals[one], self._locals[other]
        if a.gender and b.gender and a.gender is not b.gender:
            return False
        return a.state is None or b.state is None or a.state == b.state

    def _best(
        self,
        able: list[list[Member]],
        member: Member,
        company: dict[str, frozenset[str]],
    ) -> list[Member] | None:
        """Choose whose surname it is: who shares a state, a role or company; alone, the only."""
        if not able:
            return None
        mine = self._locals[member]
        roles = {bare(role.name) for role in mine.roles}
        surname = person_name(mine.name).last

        def nearness(cluster: list[Member]) -> tuple[int, int]:
            shared = 0
            best = 0
            for other in cluster:
                local = self._locals[other]
                others = company[member[0]] & company[other[0]] - {surname}
                best = max(best, len(others))
                shared |= bool(mine.state and mine.state == local.state)
                shared |= bool(roles & {bare(role.name) for role in local.roles})
            return int(shared), best

        ranked = sorted(((nearness(c), -n) for n, c in enumerate(able)), reverse=True)
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return None
        given = lexicon(self._language[member[0]]).is_first_name(surname)
        if ranked[0][0] == (0, 0) or (given and not ranked[0][0][0]):
            return None  # «Philippe, 53 ans» is no minister of that surname
        return able[-ranked[0][1]]

    def _make(self, accounts: Sequence[Account]) -> tuple[Actor, ...]:
        mentions: dict[Member, list[Mention]] = defaultdict(list)
        for account in accounts:
            for mention in account.reading.mentions:
                mentions[account.article.id, mention.actor].append(mention)
        made: list[Actor] = []
        taken: set[str] = set()
        for members in sorted(self._clusters, key=min):
            members = sorted(members)
            actor = self._actor(members, mentions, taken)
            taken.add(actor.id)
            self._ids.update(dict.fromkeys(members, actor.id))
            made.append(actor)
        return tuple(sorted(made, key=lambda actor: (actor.name, actor.id)))

    def _actor(
        self, members: list[Member], mentions: dict[Member, list[Mention]], taken: set[str]
    ) -> Actor:
        locals_ = [self._locals[member] for member in members]
        known = self._known.get(members[0])
        kind = known.kind if known else _majority(local.kind.value for local in locals_)
        state = known.state if known and known.state else None
        if state is None:
            states = [local.state for local in locals_ if local.state]
            state = _majority(states) if states else None
        named = [local for local in locals_ if local.named]
        name = known.name if known else _fullest(named or locals_)
        identity: tuple[object, ...] = (name, kind)
        if not named and not same_wording(locals_[0]) and known is None:
            identity = (name, kind, *members[0])
        actor = stable_id("p", *identity)
        if actor in taken:  # a namesake
            actor = stable_id("p", *identity, state or "", *members[0])
        wordings = {local.name for local in locals_} | {a for x in locals_ for a in x.aliases}
        if known:
            wordings.update(known.aliases)
        return Actor(
            id=actor,
            name=name,
            kind=ActorKind(kind),
            aliases=tuple(sorted(wordings - {name})),
            roles=tuple(
                Role(role.name, article, role.start, role.end, role.when)
                for article, index in members
                for role in self._locals[article, index].roles
            ),
            named=known is not None or bool(named),
            state=state,
            mentions=tuple(
                Passage(member[0], mention.start, mention.end)
                for member in members
                for mention in mentions[member]
            ),
        )


def _first(item: tuple[tuple[object, ...], list[Member]]) -> Member:
    return item[1][0]


def _majority(values: Iterable[str]) -> str:
    """Give the commonest value; of several, the first in the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _one_given(one: str, other: str) -> bool:
    if one == other:
        return True
    return (initial(one) or initial(other)) and one[0] == other[0]


def _fullest(locals_: Sequence[LocalActor]) -> str:
    """Give the fullest name: most words that are no initials, then the most used, the longest."""
    counts = Counter(local.name for local in locals_)
    if locals_[0].kind is ActorKind.PLACE:
        return min(counts, key=lambda name: (-counts[name], name))

    def rank(name: str) -> tuple[int, int, int, str]:
        words = [w for w in person_name(name).words if not initial(w)]
        return (-len(words), -counts[name], -len(name), name)

    return min(counts, key=rank)


def _word_index(
    clusters: list[list[Member]], names: dict[Member, PersonName]
) -> dict[str, list[list[Member]]]:
    """Index the clusters by the words that may stand alone for a person: surname, then others."""
    index: dict[str, list[list[Member]]] = defaultdict(list)
    for cluster in clusters:
        words: set[str] = set()
        for member in cluster:
            name = names[member]
            # A first name alone is some witness's, not that of whoever bears it elsewhere.
            words.update(name.words if initial(name.given) else (*name.words[1:], name.last))
        for word in sorted(words):
            index[word].append(cluster)
    return index


def _company(locals_: dict[Member, LocalActor]) -> dict[str, frozenset[str]]:
    """Give, for each article, the other named actors in it, folded."""
    company: dict[str, set[str]] = defaultdict(set)
    for (article, _), local in locals_.items():
        if local.named:
            company[article].add(
                person_name(local.name).last if local.kind is ActorKind.PERSON else bare(local.name)
            )
    return {article: frozenset(names) for article, names in company.items()}

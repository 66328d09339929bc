"""Where the articles come from, and in which words: origins, reuse, credits, framing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec import structs

from recoupe.model import Framing, Origin, Reuse, ReuseDirection
from recoupe.publish.report.order import credit_key, origin_key, reuse_key
from recoupe.publish.report.shelf import Cut, Shelf
from recoupe.text import key

# More outlets than this are no table; the list below it has all.
_COLUMNS = 8


@dataclass(frozen=True)
class OriginView:
    """Articles that go back to one text, by date; `first` is where it stood first, if known."""

    origin: Origin
    articles: tuple[str, ...]
    first: str | None


@dataclass(frozen=True)
class CreditView:
    """A source, and the passages that credit it."""

    source: str
    passages: tuple[Cut, ...]


@dataclass(frozen=True)
class ReuseView:
    """A passage and its copy, side by side."""

    reuse: Reuse
    source: Cut
    target: Cut


@dataclass(frozen=True)
class Use:
    """The uses of one term by one outlet, in its own voice or in a speaker's words.

    `anchor` is the id of its line on a page.
    """

    term: str
    passages: tuple[Cut, ...]
    speakers: tuple[str, ...]  # names; none: the outlet's own voice
    anchor: str


@dataclass(frozen=True)
class TermRow:
    """One term; for each outlet of the table its uses in its own voice, and those it quotes."""

    term: str
    cells: tuple[tuple[Use | None, Use | None], ...]


@dataclass(frozen=True)
class FramingView:
    """One referent: the terms of each outlet.

    `outlets` have each outlet's uses, its own and quoted; `columns` are the outlets that use it
    most, and `rows` the table of terms by these.
    """

    framing: Framing
    outlets: tuple[tuple[str, tuple[Use, ...], tuple[Use, ...]], ...]
    columns: tuple[str, ...]
    rows: tuple[TermRow, ...]


def origin_views(shelf: Shelf, copies: Iterable[Reuse] | None = None) -> tuple[OriginView, ...]:
    """Give the origins that several articles share or that name another source, largest first.

    `copies` are the copied passages between their articles: all of the shelf unless given.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for copy in shelf.collation.reuse if copies is None else copies:
        if copy.direction is ReuseDirection.KNOWN:
            known[copy.target.article].add(copy.source.article)
    views = (
        OriginView(origin, shelf.by_date(origin.articles), _first(origin, known))
        for origin in shelf.collation.origins
    )
    kept = [view for view in views if len(view.articles) > 1 or _elsewhere(shelf, view)]
    return tuple(
        sorted(kept, key=lambda v: origin_key(len(v.articles), v.origin.source, v.origin.id))
    )


def _first(origin: Origin, known: Mapping[str, set[str]]) -> str | None:
    """Give the one article of an origin that copies none of the others and is copied by some."""
    held = set(origin.articles)
    copied = {source for article in held for source in known.get(article, ()) if source in held}
    first = [article for article in copied if not held & known.get(article, set())]
    return first[0] if len(first) == 1 else None


def _elsewhere(shelf: Shelf, view: OriginView) -> bool:
    """Tell whether an article's source is another than its own outlet."""
    source = view.origin.source or ""
    return bool(source) and all(key(shelf.outlet(a)) != key(source) for a in view.articles)


def credit_views(shelf: Shelf) -> tuple[CreditView, ...]:
    """Give the credited sources, those credited most first; no outlet's credit of itself."""
    held: defaultdict[str, list[Cut]] = defaultdict(list)
    for credit in shelf.collation.credits:
        if key(credit.source) != key(shelf.outlet(credit.article)):
            held[credit.source].append(shelf.cut(credit.article, credit.start, credit.end))
    ranked = sorted(held.items(), key=lambda pair: credit_key(len(pair[1]), pair[0]))
    return tuple(CreditView(source, tuple(cuts)) for source, cuts in ranked)


def reuse_views(shelf: Shelf) -> tuple[ReuseView, ...]:
    """Give the copied passages, longest first."""
    views = [
        ReuseView(
            reuse,
            shelf.cut(reuse.source.article, reuse.source.start, reuse.source.end),
            shelf.cut(reuse.target.article, reuse.target.start, reuse.target.end),
        )
        for reuse in shelf.collation.reuse
    ]
    return tuple(
        sorted(
            views,
            key=lambda v: reuse_key(
                structs.astuple(v.reuse.source), structs.astuple(v.reuse.target), len(v.source.text)
            ),
        )
    )


def framing_views(shelf: Shelf) -> tuple[FramingView, ...]:
    """Give the referents that are called by two terms at least."""
    views = [_framing(shelf, framing) for framing in shelf.collation.framings]
    return tuple(view for view in views if len(_terms(view.framing)) > 1)


def _terms(framing: Framing) -> set[str]:
    return {use.term for use in framing.terms}


def _framing(shelf: Shelf, framing: Framing) -> FramingView:
    uses = _uses(shelf, framing)
    outlets = sorted({outlet for outlet, _, _ in uses}, key=str.casefold)

    def of(outlet: str, quoted: bool) -> tuple[Use, ...]:
        held = [use for (name, said, _), use in uses.items() if (name, said) == (outlet, quoted)]
        return tuple(sorted(held, key=lambda use: (-len(use.passages), use.term)))

    weight = Counter(shelf.outlet(use.article) for use in framing.terms)
    terms = Counter(use.term for use in framing.terms)
    columns = sorted(outlets, key=lambda o: (-weight[o], o.casefold()))[:_COLUMNS]
    rows = (
        TermRow(
            term, tuple((uses.get((o, False, term)), uses.get((o, True, term))) for o in columns)
        )
        for term in sorted(terms, key=lambda t: (-terms[t], t))
    )
    return FramingView(
        framing,
        tuple((o, of(o, False), of(o, True)) for o in outlets),
        tuple(columns),
        tuple(row for row in rows if any(cell != (None, None) for cell in row.cells)),
    )


def _uses(shelf: Shelf, framing: Framing) -> dict[tuple[str, bool, str], Use]:
    """Gather the uses of each term by each outlet (with whether it quotes it)."""
    cuts: defaultdict[tuple[str, bool, str], list[Cut]] = defaultdict(list)
    names: defaultdict[tuple[str, bool, str], dict[str, None]] = defaultdict(dict)
    for use in framing.terms:
        statement = shelf.statements.get(use.statement or "")
        place = (shelf.outlet(use.article), statement is not None, use.term)
        cuts[place].append(shelf.cut(use.article, use.start, use.end))
        for actor in shelf.names(statement.speakers) if statement else ():
            names[place][actor.name] = None
    return {
        place: Use(place[2], tuple(held), tuple(names[place]), f"{framing.id}-{n}")
        for n, (place, held) in enumerate(sorted(cuts.items()))
    }

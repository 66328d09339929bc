"""Scores of a dossier (in the exchange format) against articles annotated by hand.

Measures: F1 of spans matched one to one by overlap (intersection over union), the share of right
frames among the matched, F1 of pairs of statements aligned, and B-cubed for events (Bagga and
Baldwin 1998).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePosixPath
from typing import Any

from quality.names import same_speakers, tokens

Json = dict[str, Any]
Reach = tuple[int, int]

_UNITS = {
    **dict.fromkeys(["€", "euro", "euros"], "EUR"),
    **dict.fromkeys(["$", "dollar", "dollars"], "USD"),
    **dict.fromkeys(["pourcent", "percent"], "%"),
    **dict.fromkeys(["personnes", "personne", "people", "gens"], "person"),
}


@dataclass
class Scores:
    """Counts for each measure: (right, in the gold, in the dossier), and what was missed."""

    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    bcubed: dict[str, float] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, right: int, gold: int, got: int) -> None:
        """Add to the counts of a measure."""
        a, b, c = self.counts.get(measure, (0, 0, 0))
        self.counts[measure] = (a + right, b + gold, c + got)

    def share(self, measure: str, right: int, of: int) -> None:
        """Add to the counts of a share."""
        a, b = self.shares.get(measure, (0, 0))
        self.shares[measure] = (a + right, b + of)

    def figures(self) -> dict[str, float]:
        """Give each measure's figure: F1, share or B-cubed F1, between 0 and 1."""
        f1 = {m: 2 * r / (g + d) for m, (r, g, d) in self.counts.items() if g + d}
        shares = {m: right / of for m, (right, of) in self.shares.items() if of}
        return {**f1, **shares, **self.bcubed}


def overlap(a: Reach, b: Reach) -> float:
    """Give the intersection of two stretches over their union."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def match(gold: Sequence[Reach], got: Sequence[Reach], least: float) -> dict[int, int]:
    """Match stretches one to one, the best overlap first, down to `least`."""
    pairs = sorted(
        (
            (share, i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(got)
            if (share := overlap(a, b)) >= least
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def same_unit(gold: str, got: str) -> bool:
    """Tell whether two units are one, by their first word without a plural's ending."""

    def plain(unit: str) -> str:
        known = _UNITS.get(unit.strip().lower(), unit.strip())
        # «an» is an English article, of which `tokens` leaves nothing.
        first = next(iter(tokens(known)), known.lower())
        return first[:-1] if len(first) > 3 and first[-1] in "sx" else first

    return bool(plain(gold)) and plain(gold) == plain(got)


def bcubed(gold: Mapping[str, Hashable], got: Mapping[str, Hashable]) -> float:
    """Give the B-cubed F1 of a grouping against the gold's."""
    mine = {key: got.get(key) or ("alone", key) for key in gold}
    precision = recall = 0.0
    for key in gold:
        right = {k for k in gold if gold[k] == gold[key]}
        group = {k for k in gold if mine[k] == mine[key]}
        precision += len(right & group) / len(group)
        recall += len(right & group) / len(right)
    return 2 * precision * recall / (precision + recall) / len(gold) if gold else 0.0


@dataclass(frozen=True)
class _Found:
    """What the dossier holds of one article."""

    statements: list[Json]
    figures: list[Json]
    pledges: list[Json]


class _Dossier:
    """A dossier by article stem."""

    def __init__(self, dossier: Json) -> None:
        self.names = {actor["id"]: actor["name"] for actor in dossier["actors"]}
        self.stems = {a["id"]: PurePosixPath(a["name"]).stem for a in dossier["articles"]}
        self.events = {self.stems[a["id"]]: a["event"] for a in dossier["articles"]}
        self._found = {stem: _Found([], [], []) for stem in self.stems.values()}
        for part in ("statements", "figures", "pledges"):
            for item in dossier[part]:
                getattr(self._found[self.stems[item["article"]]], part).append(item)

    def of(self, stem: str) -> _Found:
        return self._found.get(stem, _Found([], [], []))

    def speakers(self, statement: Json) -> list[str]:
        return [self.names[actor] for actor in statement["speakers"]]


def score(dossier: Json, gold: Json) -> Scores:
    """Score a dossier in the exchange format against a gold file's content."""
    scores, held = Scores(), _Dossier(dossier)
    aliases = gold.get("aliases", {})
    statements: dict[str, Json] = {}
    pledges: dict[str, Json] = {}
    for document in gold["documents"]:
        found = held.of(_stem(document))
        if "statements" in document:
            _score_quotations(scores, document, found, held, aliases)
            _score_statements(scores, document, found, held, aliases, statements)
        if "figures" in document:
            _score_figures(scores, document, found)
        _score_pledges(scores, document, found, pledges)
    links = gold.get("links", {})
    _score_sayings(scores, links, statements)
    _score_outcomes(scores, gold, links, pledges, held)
    _score_events(scores, gold, links, held)
    return scores


def _stem(document: Json) -> str:
    name: str = document["file"] if "file" in document else document["id"]
    return PurePosixPath(name).stem


def _reach(item: Json) -> Reach:
    return item["start"], item["end"]


def _reaches(items: Iterable[Json]) -> list[Reach]:
    return [_reach(item) for item in items]


def _score_quotations(
    scores: Scores, document: Json, found: _Found, held: _Dossier, aliases: Json
) -> None:
    """Score what stands between marks, matched at 0.8, and whose words it is."""
    gold = [(_reach(f), s) for s in document["statements"] for f in s["fragments"]]
    got = [(_reach(f), s) for s in found.statements for f in s["fragments"]]
    matched = match([g for g, _ in gold], [g for g, _ in got], 0.8)
    right = exact = 0
    for i, (reach, statement) in enumerate(gold):
        if i not in matched:
            scores.misses.append(f"{document['id']} quotation missed {reach}")
            continue
        there, mine = got[matched[i]]
        exact += abs(reach[0] - there[0]) <= 2 and abs(reach[1] - there[1]) <= 2
        speakers = held.speakers(mine)
        good = same_speakers(statement["speaker"], speakers, aliases)
        right += good
        if not good:
            scores.misses.append(
                f"{document['id']} speaker {speakers} for {statement['speaker']!r} {reach}"
            )
    scores.count("quotations found", len(matched), len(gold), len(got))
    scores.count("quotations exact", exact, len(gold), len(got))
    scores.count("quotations + speaker", right, len(gold), len(got))
    scores.share("speaker of a found quotation", right, len(matched))
    for j in sorted(set(range(len(got))) - set(matched.values())):
        scores.misses.append(f"{document['id']} no quotation in the gold at {got[j][0]}")


def _score_statements(
    scores: Scores,
    document: Json,
    found: _Found,
    held: _Dossier,
    aliases: Json,
    statements: dict[str, Json],
) -> None:
    """Score statements of every kind by their content, matched at 0.5."""
    gold, got = document["statements"], found.statements
    matched = match(_reaches(gold), _reaches(got), 0.5)
    pairs = [(gold[i], got[j]) for i, j in matched.items()]
    right = sum(same_speakers(g["speaker"], held.speakers(s), aliases) for g, s in pairs)
    scores.count("statements found", len(matched), len(gold), len(got))
    scores.count("statements + speaker", right, len(gold), len(got))
    kinds = sum(g["kind"] == s["kind"] for g, s in pairs)
    scores.share("kind of a found statement", kinds, len(pairs))
    wanted = [g for g in gold if g["kind"] == "indirect"]
    given = [s for s in got if s["kind"] == "indirect"]
    indirect = match(_reaches(wanted), _reaches(given), 0.5)
    scores.count("indirect found", len(indirect), len(wanted), len(given))
    statements.update({f"{document['id']}:{g['id']}": s for g, s in pairs})


def _score_figures(scores: Scores, document: Json, found: _Found) -> None:
    """Score figures: number and unit matched at 0.3, then value, unit, bound, modality."""
    gold, got = document["figures"], found.figures
    matched = match(_reaches(gold), _reaches(got), 0.3)
    right = [
        (gold[i], got[j])
        for i, j in matched.items()
        if abs(got[j]["value"] - gold[i]["value"]) <= 1e-6 * max(1, abs(gold[i]["value"]))
        and same_unit(gold[i]["unit"], got[j]["unit"])
    ]
    scores.count("figures found", len(matched), len(gold), len(got))
    scores.count("figures + value + unit", len(right), len(gold), len(got))
    for part in ("bound", "modality"):
        good = sum(g[part] == f[part] for g, f in right)
        scores.share(f"{part} of a right figure", good, len(right))


def _score_pledges(scores: Scores, document: Json, found: _Found, pledges: dict[str, Json]) -> None:
    """Score pledges by their span, matched at 0.3."""
    gold = document.get("pledges", [])
    got = found.pledges if "pledges" in document else []
    matched = match(_reaches(gold), _reaches(got), 0.3)
    scores.count("pledges found", len(matched), len(gold), len(got))
    pledges.update({f"{document['id']}:{gold[i]['id']}": got[j] for i, j in matched.items()})


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(p) for group in groups for p in combinations(sorted(set(group)), 2)}


def _score_sayings(scores: Scores, links: Json, statements: Mapping[str, Json]) -> None:
    """Score pairs of statements that are one saying, and near misses that are not."""
    groups = links.get("same_statement", [])
    if not groups:
        return
    sayings: dict[str, list[str]] = defaultdict(list)
    for name, statement in statements.items():
        for saying in statement["sayings"]:
            sayings[saying].append(name)
    wanted, given = _pairs(g["members"] for g in groups), _pairs(sayings.values())
    scores.count("same statement (pairs)", len(wanted & given), len(wanted), len(given))
    near = [frozenset((pair["a"], pair["b"])) for pair in links.get("different_statement", [])]
    apart = sum(pair not in given for pair in near)
    scores.share("near misses kept apart", apart, len(near))
    scores.misses += [f"not aligned {sorted(p)}" for p in sorted(wanted - given, key=sorted)]
    scores.misses += [f"wrongly aligned {sorted(p)}" for p in sorted(given - wanted, key=sorted)]


def _score_outcomes(
    scores: Scores, gold: Json, links: Json, pledges: Mapping[str, Json], held: _Dossier
) -> None:
    """Score outcomes (status and evidence) and pledges without news left open."""
    stems = {document["id"]: _stem(document) for document in gold["documents"]}
    for wanted in links.get("outcomes", []):
        outcome = pledges.get(wanted["pledge"], {}).get("outcome", {})
        evidence = wanted["evidence"]
        there = (
            outcome.get("article") is not None
            and held.stems[outcome["article"]] == stems[evidence["doc"]]
            and min(evidence["end"], outcome["end"]) > max(evidence["start"], outcome["start"])
        )
        right = there and outcome["status"] == wanted["status"]
        scores.share("outcomes of pledges", int(right), 1)
    for name in links.get("unresolved", []):
        pledge = pledges.get(name)
        still = pledge is not None and not pledge["outcome"].get("article")
        scores.share("pledges without news left open", int(still), 1)


def _score_events(scores: Scores, gold: Json, links: Json, held: _Dossier) -> None:
    """Score the articles grouped by the event that they are accounts of."""
    groups = links.get("same_exchange", [])
    if not groups:
        return
    stems = {document["id"]: _stem(document) for document in gold["documents"]}
    wanted = {stems[member]: n for n, group in enumerate(groups) for member in group}
    scores.bcubed["events (B-cubed)"] = bcubed(wanted, held.events)

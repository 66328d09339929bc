"""Annotated articles as the collator takes them: with the statements that were read, or the gold.

Given the annotated statements and speakers in the place of those that were read, collating shows
what it loses by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from quality.names import same_name, tokens
from quality.scorer import match
from recoupe.model import (
    Account,
    ActorKind,
    LocalActor,
    Reading,
    Span,
    Statement,
    StatementFound,
    StatementKind,
)

Json = dict[str, Any]
_OVERLAP = 0.5  # of an annotated and a found statement, intersection over union


def with_gold(accounts: Sequence[Account], gold: Json) -> list[Account]:
    """Give accounts with the annotated statements, where their article is annotated."""
    documents = {_stem(document): document for document in gold["documents"]}
    return [
        _annotate(account, documents.get(Path(account.article.name).stem)) for account in accounts
    ]


def found_as(
    gold: Json, accounts: Sequence[Account], statements: Sequence[Statement]
) -> dict[str, str]:
    """Give the id of the statement that each annotated one («document:s1») was found as."""
    articles = {Path(account.article.name).stem: account.article.id for account in accounts}
    found: dict[str, str] = {}
    for document in gold["documents"]:
        wanted = document.get("statements", ())
        got = [s for s in statements if s.article == articles.get(_stem(document))]
        reaches = [(s["start"], s["end"]) for s in wanted]
        for i, j in match(reaches, [(s.start, s.end) for s in got], _OVERLAP).items():
            found[f"{document['id']}:{wanted[i]['id']}"] = got[j].id
    return found


def same_statement(gold: Json) -> set[frozenset[str]]:
    """Give the pairs of annotated statements that are versions of one."""
    groups = gold.get("links", {}).get("same_statement", ())
    return {frozenset(p) for group in groups for p in combinations(group["members"], 2)}


def _stem(document: Json) -> str:
    return Path(document["file"]).stem if "file" in document else str(document["id"])


def _annotate(account: Account, document: Json | None) -> Account:
    if document is None or "statements" not in document:
        return account
    actors = list(account.reading.actors)
    statements = [_statement(s, actors, account.article.text) for s in document["statements"]]
    # What points to a read statement by its number has nothing to point to.
    alone = {
        part: tuple(
            msgspec.structs.replace(item, statement=None) for item in getattr(account.reading, part)
        )
        for part in ("figures", "pledges", "terms")
    }
    ordered = tuple(sorted(statements, key=lambda s: (s.start, s.end)))
    reading: Reading = msgspec.structs.replace(
        account.reading, actors=tuple(actors), statements=ordered, **alone
    )
    return Account(account.article, reading)


def _statement(annotated: Json, actors: list[LocalActor], text: str) -> StatementFound:
    names = [] if annotated["speaker"] == "unknown" else annotated["speaker"].split(";")
    return StatementFound(
        start=annotated["start"],
        end=annotated["end"],
        kind=StatementKind(annotated["kind"]),
        speakers=tuple(dict.fromkeys(_actor(name.strip(), actors) for name in names)),
        cue=_cue(annotated, text),
        fragments=tuple(Span(f["start"], f["end"]) for f in annotated["fragments"]),
        rule="gold",
    )


def _cue(annotated: Json, text: str) -> Span | None:
    words: str | None = annotated.get("cue")
    if not words:
        return None
    size, start, end = len(words), annotated["start"], annotated["end"]
    near = min(
        _all(text, words), key=lambda at: min(abs(at + size - start), abs(at - end)), default=None
    )
    return None if near is None else Span(near, near + size)


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _actor(name: str, actors: list[LocalActor]) -> int:
    """Give the number of the actor of a name; a new one is added to the actors."""
    for number, actor in enumerate(actors):
        if any(tokens(known) == tokens(name) for known in (actor.name, *actor.aliases)):
            return number
    for number, actor in enumerate(actors):
        if actor.named and same_name(name, actor.name):
            return number
    person = " " in name and all(word[:1].isupper() for word in name.split())
    named = name[:1].isupper()
    kind = ActorKind.PERSON if person else ActorKind.ORGANISATION if named else ActorKind.GROUP
    actors.append(LocalActor(name=name, kind=kind, named=named))
    return len(actors) - 1

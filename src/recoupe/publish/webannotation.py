"""A dossier as W3C Web Annotations (JSON-LD), with position and quote selectors.

Follows the Web Annotation Data Model (W3C Recommendation, 23 February 2017). Each statement,
figure, pledge, outcome and credit is an annotation of a stretch of its article's stored text.
Positions are code points (as the model asks); the quote with its surroundings finds the stretch in
another copy of the article too, such as the page at its URL, which is the `scope`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from recoupe.model import Article, Collation, Figure, OutcomeStatus, Pledge, Statement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix


def to_web_annotation(collation: Collation) -> bytes:
    """Write a collation as one AnnotationCollection with all its annotations in one page.

    Ids are URNs of the dossier's own ids (`urn:x-recoupe:ID`). Same dossier, same bytes.
    """
    items = list(_Annotations(collation).all())
    document = {
        "@context": _CONTEXT,
        "id": "urn:x-recoupe:annotations",
        "type": "AnnotationCollection",
        "label": "Recoupe",
        "total": len(items),
        "first": {
            "id": "urn:x-recoupe:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _urn(item: str) -> str:
    return f"urn:x-recoupe:{item}"


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


class _Annotations:
    """The annotations of one collation."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        self._articles = {article.id: article for article in collation.articles}
        self._names = {actor.id: actor.name for actor in collation.actors}

    def all(self) -> Iterator[dict[str, Any]]:
        """Give them in the order of the collation's parts."""
        for statement in self._collation.statements:
            yield self._statement(statement)
        for figure in self._collation.figures:
            yield self._figure(figure)
        for pledge in self._collation.pledges:
            yield self._pledge(pledge)
            if pledge.outcome.status is not OutcomeStatus.NO_NEWS:
                yield from self._outcome(pledge)
        for credit in self._collation.credits:
            yield self._annotation(
                f"{credit.article}-{credit.start}-{credit.end}-credit",
                "identifying",
                [_text("credit", "tagging"), _text(credit.source, "identifying")],
                self._target(credit.article, credit.start, credit.end),
            )

    def _annotation(
        self, item: str, motivation: str, body: list[dict[str, Any]], target: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "id": _urn(item),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        }

    def _target(self, article: str, start: int, end: int) -> dict[str, Any]:
        held = self._articles[article]
        target: dict[str, Any] = {
            "type": "SpecificResource",
            "source": _source(held),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": held.text[start:end],
                    "prefix": held.text[max(0, start - _AROUND) : start],
                    "suffix": held.text[end : end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }
        if held.url:
            target["scope"] = held.url.value
        return target

    def _identified(self, actor: str) -> dict[str, Any]:
        """Say who: the actor's name, and its URN to tell namesakes apart."""
        return {
            "type": "SpecificResource",
            "source": {"id": _urn(actor), "name": self._names.get(actor, "")},
            "purpose": "identifying",
        }

    def _statement(self, statement: Statement) -> dict[str, Any]:
        return self._annotation(
            statement.id,
            "identifying",
            [
                _text(f"statement, {statement.kind.value}", "tagging"),
                *(self._identified(speaker) for speaker in statement.speakers),
            ],
            self._target(statement.article, statement.start, statement.end),
        )

    def _figure(self, figure: Figure) -> dict[str, Any]:
        frame = f"{figure.bound.value} {figure.value:g} {figure.unit}".strip()
        about = (figure.measure, figure.period or "", figure.modality.value)
        return self._annotation(
            figure.id,
            "describing",
            [
                _text("figure", "tagging"),
                _text("; ".join((frame, *(part for part in about if part))), "describing"),
                *([self._identified(figure.speaker)] if figure.speaker else []),
            ],
            self._target(figure.article, figure.start, figure.end),
        )

    def _pledge(self, pledge: Pledge) -> dict[str, Any]:
        described = f"{pledge.outcome.status.value}" + (f"; due {pledge.due}" if pledge.due else "")
        return self._annotation(
            pledge.id,
            "describing",
            [
                _text(pledge.kind.value, "tagging"),
                _text(described, "describing"),
                *([self._identified(pledge.by)] if pledge.by else []),
            ],
            self._target(pledge.article, pledge.start, pledge.end),
        )

    def _outcome(self, pledge: Pledge) -> Iterator[dict[str, Any]]:
        """Link the passage that settles a pledge to the pledge."""
        outcome = pledge.outcome
        if outcome.article is None or outcome.start is None or outcome.end is None:
            return
        pledged = self._target(pledge.article, pledge.start, pledge.end)
        yield self._annotation(
            f"{pledge.id}-outcome",
            "linking",
            [_text(outcome.status.value, "tagging"), {**pledged, "purpose": "linking"}],
            self._target(outcome.article, outcome.start, outcome.end),
        )


def _source(article: Article) -> dict[str, Any]:
    return {
        "id": _urn(article.id),
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
    }

"""Sentences, as offsets into the article."""

from __future__ import annotations

from recoupe.model import Span
from recoupe.read.page import Page


def read_sentences(page: Page) -> tuple[Span, ...]:
    """Give the sentences of a page, without white space at their edges; empty ones left out."""
    spans = []
    for sentence in page.doc.sents:
        lead = len(sentence.text) - len(sentence.text.lstrip())
        end = sentence.start_char + len(sentence.text.rstrip())
        span = page.span(sentence.start_char + lead, end) if end else Span(0, 0)
        if span.start < span.end:
            spans.append(span)
    return tuple(spans)

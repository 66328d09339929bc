"""A pipeline component: a line's end closes the sentence.

Press texts set headings, list items and often every sentence on a line of its own, without a full
stop; the parser alone runs them together.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "recoupe_lines"


@Language.component(NAME)
def lines(doc: Doc) -> Doc:
    """Mark the first word of each line as the first of a sentence."""
    fresh = False
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            token.is_sent_start = True
            fresh = False
    return doc

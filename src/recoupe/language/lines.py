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
    for i in doc.to_array("IS_SPACE").nonzero()[0].tolist():
        # White space is one token, however long: what follows it is a word.
        if "\n" in doc[i].text and i + 1 < len(doc):
            doc[i + 1].is_sent_start = True
    return doc

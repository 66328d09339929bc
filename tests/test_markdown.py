"""The Markdown note of an event: rendered, it shows the passages and their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recoupe.errors import DossierError
from recoupe.publish.markdown import quoted, to_markdown
from tests.dossier_of_pages import EVENING, MORNING, dossier


def rendered(markdown: str) -> str:
    """Give the words that a reader of the rendered Markdown sees."""
    words: list[str] = []
    for token in MarkdownIt("commonmark").parse(markdown):
        words += (" " if c.type.endswith("break") else c.content for c in token.children or ())
        words.append("\n")
    return "".join(words)


def test_a_note_holds_the_passages_with_outlet_and_stretch() -> None:
    seen = rendered(to_markdown(dossier(), "e-meeting"))
    for words, text in (
        ("Nos deux rives se parlent enfin", MORNING),
        ("Nos deux rives se parlent désormais", EVENING),
    ):
        start = text.index(words)
        assert words in seen
        assert f"({start}–{start + len(words)})" in seen
    assert "B Le Soir, variante, direct" in seen
    assert "Non repris" in seen


def test_a_note_is_in_the_language_asked_for() -> None:
    assert "Left out" in to_markdown(dossier(), "e-meeting", language="en")


def test_the_same_event_gives_the_same_note() -> None:
    assert to_markdown(dossier(), "e-meeting") == to_markdown(dossier(), "e-meeting")


def test_an_unknown_event_is_one_clear_error() -> None:
    with pytest.raises(DossierError, match="e-none"):
        to_markdown(dossier(), "e-none")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_any_quoted_text_is_seen_as_it_is(text: str) -> None:
    seen = rendered(f"> x{quoted(text)}x\n")
    assert " ".join(seen.split()) == " ".join(f"x{' '.join(text.split())}x".split())

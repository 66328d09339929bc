"""Views: what is read, and where each code point of it stands in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Span
from recoupe.text import Edit, folded, key, view


def test_typography_is_folded_code_point_for_code_point() -> None:
    text = "L’île\u202f: 3\u00a0000 «\u2009oui\u2009»\rfin\u2028"
    assert folded(text) == "L'île : 3 000 « oui »\nfin\n"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert view(text).origins == tuple(range(len(text)))


def test_an_insertion_is_never_shown() -> None:
    text = "JeanneMorel part"
    seen = view(text, [Edit(6, 6, " ")])
    assert seen.text == "Jeanne Morel part"
    assert seen.span(0, 12) == Span(0, 11)
    assert seen.span(6, 12) == Span(6, 11)
    assert seen.span(6, 7) == Span(6, 6)


def test_what_is_left_out_is_shown_only_between_what_is_read() -> None:
    text = "Le port [image] ferme"
    seen = view(text, [Edit(7, 15, "")])
    assert seen.text == "Le port ferme"
    assert seen.span(3, 7).of(text) == "port"
    assert seen.span(3, 13).of(text) == "port [image] ferme"


def test_of_two_edits_in_one_place_the_first_then_the_longer_counts() -> None:
    assert view("abcdef", [Edit(2, 4, "-"), Edit(1, 3, "+")]).text == "a+def"
    assert view("abcdef", [Edit(1, 2, "-"), Edit(1, 4, "+")]).text == "a+ef"


_TEXT = "Le port ferme. La flotte reste à quai, dit-on."
_EDITS = st.lists(
    st.builds(
        lambda start, length, wording: Edit(start, min(start + length, len(_TEXT)), wording),
        st.integers(0, len(_TEXT)),
        st.integers(0, 6),
        st.sampled_from(["", " ", "\n"]),
    ),
    max_size=8,
)


@given(_EDITS, st.integers(0, 60), st.integers(0, 60))
def test_any_stretch_of_any_view_lies_in_the_text(edits: list[Edit], start: int, end: int) -> None:
    seen = view(_TEXT, edits)
    start, end = sorted((min(start, len(seen.text)), min(end, len(seen.text))))
    span = seen.span(start, end)
    assert 0 <= span.start <= span.end <= len(_TEXT)
    assert view(_TEXT).span(span.start, span.end) == span


@given(_EDITS, st.integers(0, len(_TEXT) - 1))
def test_a_code_point_that_is_read_is_found_where_it_stands(edits: list[Edit], at: int) -> None:
    seen = view(_TEXT, edits)
    where = seen.find(at)
    if (
        where < len(seen.text)
        and seen.origins[where] == at
        and seen.span(where, where + 1).end > at
    ):
        assert seen.span(where, where + 1) == Span(at, at + 1)
        assert seen.text[where] == folded(_TEXT)[at]


def test_a_key_forgets_accents_case_and_typography() -> None:
    assert key("  L’ÎLE d’Œuvre\u00a0\n") == "l'ile d'oeuvre"

"""Versions of one saying set under each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.collate.alignment import Agreement, align

SAME, DIFFERENT, ABSENT = Agreement.SAME, Agreement.DIFFERENT, Agreement.ABSENT

words = st.lists(
    st.sampled_from(["Le", "pont", "tient", "mal", "bien", "é—", "«", "…"]), max_size=8
)
versions = st.lists(words.map(" ".join) | st.text(max_size=20), max_size=4)


def shown(texts: list[str]) -> list[list[str]]:
    return [
        [text[c.start : c.end].strip() for c in row.cells]
        for text, row in zip(texts, align(texts), strict=True)
    ]


def test_rival_words_stand_in_one_column() -> None:
    texts = ["La digue tiendra solidement tout l'hiver", "la digue tiendra fermement tout l'hiver"]
    assert shown(texts) == [
        ["La digue tiendra", "solidement", "tout l'hiver"],
        ["la digue tiendra", "fermement", "tout l'hiver"],
    ]
    assert [c.agreement for c in align(texts)[0].cells] == [SAME, DIFFERENT, SAME]


def test_a_shortened_version_has_empty_cells() -> None:
    texts = ["La digue tiendra bon, je vous le promets", "« tiendra bon »"]
    assert shown(texts) == [
        ["La digue", "tiendra bon,", "je vous le promets"],
        ["", "« tiendra bon »", ""],
    ]
    assert [c.agreement for c in align(texts)[1].cells] == [ABSENT, SAME, ABSENT]


def test_case_accents_and_marks_are_no_difference() -> None:
    first, second = align(["« À l’été, nous signerons »", "a l'ete nous signerons."])
    assert [c.agreement for c in (*first.cells, *second.cells)] == [SAME, SAME]


def test_three_versions_share_what_two_have() -> None:
    texts = [
        "Le col restera ouvert cet hiver",
        "le col restera fermé cet hiver",
        "le col restera ouvert",
    ]
    table = shown(texts)
    column = table[0].index("ouvert")
    assert [row[column] for row in table] == ["ouvert", "fermé", "ouvert"]


@given(versions)
def test_cells_tile_every_text(texts: list[str]) -> None:
    rows = align(texts)
    assert len(rows) == len(texts)
    assert len({len(row.cells) for row in rows}) <= 1
    for text, row in zip(texts, rows, strict=True):
        assert "".join(text[c.start : c.end] for c in row.cells) == text
        assert all(a.end == b.start for a, b in zip(row.cells, row.cells[1:], strict=False))


@given(words.map(" ".join))
def test_equal_texts_agree_throughout(text: str) -> None:
    cells = {c.agreement for row in align([text, text]) for c in row.cells}
    assert cells <= ({SAME} if any(c.isalnum() for c in text) else {DIFFERENT, ABSENT})

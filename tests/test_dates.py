"""Dates of a text as EDTF, phrase by phrase, and what holds for any text."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.edtf import is_edtf
from recoupe.read.dates import read_dates
from tests.phrases import cases, page_of_text, pages

TABLES = ("dates_fr", "dates_en")
PHRASES = [(name, at) for name in TABLES for at in range(len(cases(name)))]


@pytest.mark.parametrize(
    ("name", "at"), PHRASES, ids=[cases(name)[at]["text"] for name, at in PHRASES]
)
def test_phrase(name: str, at: int) -> None:
    page, expected = pages(name)[at], cases(name)[at]["dates"]
    text = page.article.text
    assert [[text[d.start : d.end], d.edtf] for d in read_dates(page)] == expected


@pytest.mark.parametrize(("name", "at"), PHRASES, ids=range(len(PHRASES)))
def test_every_date_is_edtf_to_the_reference_parser(name: str, at: int) -> None:
    for _, written in cases(name)[at]["dates"]:
        assert is_edtf(written)
        parse_edtf(written)


_WORDS = """
le du au 1er 3 31 février mars 2020 1999 lundi samedi dernier prochain ce cette année an
semaine mois printemps été hier demain il y a trois depuis dans siècle XXe années 30 fin
début mi- de à - / . , 12 2024-02-30 30.02.2021 avant J.-C. premier trimestre [2023]
"""
WORDS = _WORDS.split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=20),
    st.sampled_from([None, "2024", "2024-02", "2024-02-29", "XXXX-12-31", "2023-03/2023-05", "x"]),
)
@settings(max_examples=40, deadline=None)
def test_any_text_gives_valid_dates_apart_from_each_other(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    end = 0
    for date in read_dates(page_of_text(text, published=published)):
        assert end <= date.start < date.end <= len(text)
        parse_edtf(date.edtf)
        end = date.end

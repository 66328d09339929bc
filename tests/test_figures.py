"""Figures with their frame, phrase by phrase, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Bound, FigureFound, Modality, StatementFound, StatementKind
from recoupe.read.dates import read_dates
from recoupe.read.figures import read_figures
from recoupe.read.figures.nouns import noun_grammar
from recoupe.read.page import Page
from tests.phrases import cases, page_of_text, pages

TABLES = ("figures_fr", "figures_en")
PHRASES = [(name, at) for name in TABLES for at in range(len(cases(name)))]


def figures_of(page: Page) -> tuple[FigureFound, ...]:
    """Read the figures of a page that has no statements."""
    return read_figures(page, read_dates(page), ())


def frame(figure: FigureFound, page: Page, expected: dict[str, Any]) -> dict[str, Any]:
    """Give those parts of a figure that a case names."""
    whole = {
        "text": page.article.text[figure.start : figure.end],
        "value": pytest.approx(figure.value),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "modality": figure.modality.value,
    }
    return {part: whole[part] for part in expected}


@pytest.mark.parametrize(
    ("name", "at"), PHRASES, ids=[cases(name)[at]["text"] for name, at in PHRASES]
)
def test_phrase(name: str, at: int) -> None:
    page, expected = pages(name)[at], cases(name)[at]["figures"]
    found = figures_of(page)
    assert len(found) == len(expected), [page.article.text[f.start : f.end] for f in found]
    assert [frame(f, page, e) for f, e in zip(found, expected, strict=True)] == expected


def test_a_pronoun_is_followed_back_to_what_is_measured() -> None:
    text = "Le volume des récoltes bat un record. En 2022, il aura grossi de 18 %."
    page = page_of_text(text, published="2022-12-30")
    (figure,) = figures_of(page)
    assert figure.measure == "volume des récoltes"
    assert figure.measure_span is not None
    assert figure.measure_span.of(text) == figure.measure
    assert (figure.period, figure.modality) == ("2022", Modality.FORECAST)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Le trafic fluvial a progressé de 6 %.", "trafic fluvial"),
        ("La région débloque une enveloppe de 40 millions d'euros.", "enveloppe"),
        ("Près de 30 % des électeurs ont voté.", "électeurs"),
        ("Douze associations de quartier ont signé.", "associations de quartier"),
        ("Le pays occupe la deuxième place pour la pêche.", "pêche"),
        ("On note une hausse des naissances, de l'ordre de 4 %.", "naissances"),
        ("Le maire évalue le prix du toit à 3 millions d'euros.", "prix du toit"),
        ("La pêche a reculé dans le même temps de 8 %.", "pêche"),
        ("L'État verse 10 milliards d'euros pour rénover les écoles.", "écoles"),
        ("La baisse de recettes, comprise entre 20 % et davantage, inquiète.", "recettes"),
        ("Pendant cinq mois, les maçons ont attendu.", ""),
        ("Selon l'institut, 48 % jugent que le pont tiendra.", ""),
    ],
)
def test_the_measure_is_the_shortest_phrase_that_names_it(text: str, measure: str) -> None:
    (figure,) = figures_of(page_of_text(text))
    assert figure.measure == measure


def test_a_sign_is_never_what_is_measured() -> None:
    text = "Le commerce de bois a augmenté de plus de 7 %, atteignant 22 millions de dollars."
    assert [figure.measure for figure in figures_of(page_of_text(text))] == ["commerce de bois"] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Les ventes ont augmenté de 7 % en 2024.", "2024"),
        ("Deux millions d'habitants ont fui depuis 2015.", "2015/.."),
        ("La dette a doublé ; le déficit, lui, est de 3 %.", None),
        ("Le stock atteignait 40 tonnes en mars 2021.", "2021-03"),
    ],
)
def test_the_period_is_the_date_of_the_figures_own_clause(text: str, period: str | None) -> None:
    (figure,) = figures_of(page_of_text(text, published="2025-01-21"))
    assert figure.period == period


def test_a_window_is_the_period_of_its_figure_and_no_figure() -> None:
    text = "La filière a progressé de 6 % en 2024, avec plus de 130 milliards d'euros en 10 mois."
    rate, amount = figures_of(page_of_text(text, published="2025-01-21"))
    assert rate.period == "2024"
    assert amount.period == "2024-01/2024-10"
    assert amount.bound is Bound.MORE


def test_the_innermost_statement_holds_the_figure() -> None:
    text = "Elle a promis que le canton planterait 300 arbres."
    outer = StatementFound(start=0, end=len(text), kind=StatementKind.INDIRECT)
    inner = StatementFound(start=19, end=len(text) - 1, kind=StatementKind.INDIRECT)
    page = page_of_text(text)
    (figure,) = read_figures(page, read_dates(page), (outer, inner))
    assert figure.statement == 1


def test_one_amount_has_one_modality_throughout() -> None:
    text = (
        "L'État injectera 10 milliards d'euros dans les routes.\n"
        "Ces 10 milliards d'euros font débat."
    )
    found = figures_of(page_of_text(text))
    assert [figure.modality for figure in found] == [Modality.TARGET, Modality.TARGET]


def test_a_list_carries_the_modality_of_what_it_lists() -> None:
    text = (
        "L'État va verser 5 milliards d'euros, répartis ainsi :\n"
        "Nord : 3 milliards\nSud : 2 milliards\n"
    )
    found = figures_of(page_of_text(text))
    assert [figure.modality for figure in found] == [Modality.TARGET] * 3
    assert {figure.unit for figure in found} == {"EUR"}


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("établissements", "établissement"),
        ("bateaux", "bateau"),
        ("chevaux", "cheval"),
        ("pays", "pays"),
        ("voix", "voix"),
        ("travaux", "travail"),
        ("jeux", "jeu"),
    ],
)
def test_singulars(plural: str, singular: str) -> None:
    assert noun_grammar("fr").singular(plural) == singular


@pytest.mark.parametrize(
    "noun",
    [
        "députées",
        "ex-ministres",
        "infirmières",
        "cheminots",
        "directrices",
        "Portugaises",
        "manifestants",
        "sociologues",
        "sans-papiers",
        "épouses",
        "voisins",
        "citoyennes",
    ],
)
def test_person_nouns(noun: str) -> None:
    assert noun_grammar("fr").person(noun)


@pytest.mark.parametrize(
    "noun", ["listes", "chiens", "ordinateurs", "banques", "prologues", "jours"]
)
def test_nouns_of_things(noun: str) -> None:
    assert not noun_grammar("fr").person(noun)


_WORDS = """
300 10.000 3,5 1er 2024 45 - % € $ de des à et ou entre plus moins près environ une deux
trois mille million milliards d' euros personnes ans heures « » ( ) . , : le la les ces
douzaine centaine moitié quart sur fois mars lundi depuis il y a âgé
"""
WORDS = [*_WORDS.split(), "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", " ", "", "\u00a0"]))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_exact_spans_apart_from_each_other(words: list[str], joint: str) -> None:
    text = joint.join(words)
    page = page_of_text(text, published="2024-05-06")
    end = 0
    for figure in figures_of(page):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.unit
        if figure.measure_span is not None:
            assert " ".join(figure.measure_span.of(text).split()) == figure.measure
        end = figure.end


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_text_raises(text: str) -> None:
    for language in ("fr", "en"):
        figures_of(page_of_text(text, language))

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.marks import pair_marks


def stretches(text: str, *, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in pair_marks(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire a dit : « Le pont est ouvert. »", ["Le pont est ouvert."]),
        ("«Oui», dit-elle, «demain».", ["Oui", "demain"]),
        ("Il parle d'un “vrai succès” et d'un ”.", ["vrai succès"]),
        ('Il a dit "oui" puis "non".', ["oui", "non"]),
        ('Elle contribue à " maintenir le calme " au port.', ["maintenir le calme"]),
        ('Il juge l\'accord "utile", et c\'est "rare".', ["utile", "rare"]),
        ("Pas de marques, mais l'eau et l'air d'ici.", []),
        ("Il a dit 'jamais plus' hier.", ["jamais plus"]),
        ("Elle l'a vu, 'disait-on', et l'eau montait.", ["disait-on"]),
        ("„Niemals“, a-t-il lancé.", ["Niemals"]),
        ("Il a dit ‘‘oui mais non’’ à l’aube.", ["oui mais non"]),
        ("Elle a lancé ''assez'' à l'assemblée.", ["assez"]),
        ('Elle : "Le port est plein.» Puis : «Bon.»', ["Le port est plein.", "Bon."]),
        ('un écran de 27" et un autre de 32" au mur', []),
    ],
)
def test_pairs_every_kind_of_marks(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_nested_marks_lie_inside_the_outer_ones() -> None:
    text = "Le maire : « Nous voulons un « droit au fleuve » pour tous », a-t-il dit."
    assert stretches(text) == ["Nous voulons un « droit au fleuve » pour tous"]
    assert stretches(text, depth=1) == ["droit au fleuve"]


def test_nested_straight_marks() -> None:
    text = 'Le port n\'aurait "pas besoin de ce "guichet unique"" cette année.'
    assert stretches(text) == ['pas besoin de ce "guichet unique"']


def test_an_odd_mark_spoils_its_paragraph_at_most() -> None:
    text = 'Un "mot de trop et rien d\'autre.\nElle a dit "oui". Il a dit "non".'
    assert stretches(text)[-2:] == ["oui", "non"]
    text = "Un « mot de trop.\nElle a dit « oui ». Il a dit « non »."
    assert stretches(text)[-2:] == ["oui", "non"]


def test_a_quotation_may_run_over_lines() -> None:
    text = "« Le port rouvrira.\nLa digue aussi », a dit le maire."
    assert stretches(text) == ["Le port rouvrira.\nLa digue aussi"]


def test_marks_that_open_anew_with_each_paragraph_give_a_stretch_each() -> None:
    text = "« Le port rouvrira. »\n« La digue aussi. »\n« Les quais plus tard. »"
    assert stretches(text) == ["Le port rouvrira.", "La digue aussi.", "Les quais plus tard."]


def test_a_missing_opening_mark_is_supplied_at_the_start_of_the_line() -> None:
    text = 'Engagez-vous tous contre la crue", a-t-elle ajouté.\nLe port est "vide".'
    (first, second) = pair_marks(text)
    assert text[first.start : first.end] == "Engagez-vous tous contre la crue"
    assert not first.sound
    assert text[second.start : second.end] == "vide"


_MARKED = st.text(alphabet="ab «»“”\"'‘„‹›\n.,L", max_size=120)


@given(st.one_of(st.text(max_size=200), _MARKED))
def test_any_text_gives_sound_stretches(text: str) -> None:
    quoted = pair_marks(text)
    for q in quoted:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert text[q.start : q.end].strip() == text[q.start : q.end]
    for one, other in pairwise(quoted):
        assert one.outer_start <= other.outer_start
        apart = one.outer_end <= other.outer_start
        nested = other.outer_end <= one.outer_end
        assert apart or nested
    outer = [q for q in quoted if q.depth == 0]
    for one, other in pairwise(outer):
        assert one.outer_end <= other.outer_start


@given(_MARKED, _MARKED)
def test_a_paragraph_far_away_changes_nothing(before: str, after: str) -> None:
    """A blank stretch longer than any quotation keeps two texts apart."""
    gap = "\n" + "x\n" * 12
    alone = [before[q.start : q.end] for q in pair_marks(before)]
    whole = before + gap + after
    kept = [whole[q.start : q.end] for q in pair_marks(whole) if q.outer_end <= len(before)]
    assert kept == alone

"""What stands under a cue: viewpoints, inserted sources, objects, acts that are no report, ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.model import Reading

ReadingOf = Callable[..., Reading]
Told = list[tuple[str, tuple[str, ...]]]


@pytest.fixture(scope="session")
def told(reading_of: ReadingOf) -> Callable[[str], Told]:
    """Give what is reported in a text: contents and the names of who says them."""

    def look(text: str) -> Told:
        reading = reading_of(text)
        return [
            (text[s.start : s.end], tuple(reading.actors[n].name for n in s.speakers))
            for s in reading.statements
        ]

    return look


Look = Callable[[str], Told]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pour certains experts, le barrage menace la vallée.", "le barrage menace la vallée"),
        (
            "Pour le rapporteur du projet sur les digues, une difficulté se pose à Valmore.",
            "une difficulté se pose à Valmore",
        ),
        (
            "« Nous verrons », a dit Ada Quill, pour qui le pont doit fermer en mars.",
            "le pont doit fermer en mars",
        ),
        ("ANALYSE - Pour Ada Quill, le pont doit fermer.", "le pont doit fermer"),
        (
            "La digue est, selon la mairie, la plus haute du pays.",
            "La digue est, selon la mairie, la plus haute du pays",
        ),
        (
            "La digue devrait, selon la mairie, coûter 3 millions d'euros.",
            "La digue devrait, selon la mairie, coûter 3 millions d'euros",
        ),
        (
            "Le maire a gardé la taxe qui, selon lui, « n'est pas une charge ».",
            "« n'est pas une charge »",
        ),
    ],
)
def test_a_viewpoint_or_a_source_inside_frames_its_clause(
    told: Look, text: str, content: str
) -> None:
    assert content in [found for found, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Pour le troisième samedi de fête, un bal est prévu à Valmore.",
        "Pour le dessert, la cheffe a choisi « une tarte ».",
        "Pour les boutiques, l'automne a été rude.",
    ],
)
def test_a_purpose_or_a_time_is_no_viewpoint(told: Look, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Taxant la mairie d'« amateurisme », la présidente Ada Quill est sortie.",
            "la mairie d'« amateurisme »",
            "Ada Quill",
        ),
        (
            "Ada Quill a appelé les riverains à la retenue et au calme.",
            "la retenue et au calme",
            "Ada Quill",
        ),
        (
            "Ada Quill a appelé à plusieurs reprises les riverains à rendre leurs clés.",
            "rendre leurs clés",
            "Ada Quill",
        ),
        ("Ada Quill réclame plus de moyens pour la digue.", "plus de moyens pour la digue", "Ada"),
        ("Ada Quill a plaidé en faveur d'un nouveau pont.", "un nouveau pont", "Ada Quill"),
        ("Ada Quill s'est dite elle aussi favorable au pont.", "favorable au pont", "Ada Quill"),
        (
            "Ada Quill s'oppose à ce que la digue soit rehaussée.",
            "la digue soit rehaussée",
            "Ada Quill",
        ),
        (
            "Ada Quill s'est défendue d'avoir caché le rapport.",
            "avoir caché le rapport",
            "Ada Quill",
        ),
        (
            "Une étude de l'institut montre que la rivière monte chaque année.",
            "la rivière monte chaque année",
            "institut",
        ),
        (
            "Après avoir annoncé la fermeture du pont, Ada Quill est partie.",
            "la fermeture du pont",
            "Ada Quill",
        ),
        (
            "Ada Quill note aussi que le pont a été repeint.",
            "le pont a été repeint",
            "Ada Quill",
        ),
        (
            "Le cortège, qui occupe le pont, est long. L'ex-otage a rappelé que la ville paie.",
            "la ville paie",
            "otage",
        ),
    ],
)
def test_what_a_cue_takes(told: Look, text: str, content: str, speaker: str) -> None:
    found = [(words, names) for words, names in told(text) if words == content]
    assert found, told(text)
    assert any(speaker in name for name in found[0][1])


def test_a_call_that_nobody_named_has_made_has_no_speaker(told: Look) -> None:
    text = "De nouveaux appels à occuper le pont ont été lancés à Valmore."
    assert told(text) == [("occuper le pont", ())]


@pytest.mark.parametrize(
    "text",
    [
        "La Valdavie a rappelé son ambassadeur en Ostrie.",
        "Le tribunal a rejeté la demande des riverains de Valmore.",
        "La mairie a refusé de fermer le pont de Valmore.",
        "Ces changements exigent un courage politique certain.",
        "Les images du port montrent que la digue a cédé.",
    ],
)
def test_an_act_or_a_thing_reports_nothing(told: Look, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ada Quill affirme vouloir « tenir » et évoque une « issue » au conflit.",
            ["vouloir « tenir »", "une « issue » au conflit"],
        ),
        (
            "Ada Quill demande une enquête sur la digue, ouverte depuis lundi à Valmore.",
            ["une enquête sur la digue"],
        ),
        (
            "Ada Quill a salué le travail des pompiers alors que la pluie tombait.",
            ["le travail des pompiers"],
        ),
        (
            "Ada Quill a salué les pompiers de Valmore en rappelant que la crue monte.",
            ["les pompiers de Valmore", "la crue monte"],
        ),
    ],
)
def test_content_ends_where_the_journalist_goes_on(
    told: Look, text: str, contents: list[str]
) -> None:
    assert [words for words, _ in told(text)] == contents


def test_a_subject_with_its_relative_clause_is_no_content(told: Look) -> None:
    text = "Ada Quill, qui dirige le port, a demandé lundi une enquête sur la digue."
    assert told(text) == [("une enquête sur la digue", ("Ada Quill",))]

"""What is marked as page furniture, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.gather.furniture import mark_furniture
from recoupe.model import FurnitureKind

BODY = (
    "Le ministre de la Pêche de Valmorie, Armand Keller, a déclaré mardi que la flotte serait "
    "protégée et que les travaux de l'été coûteraient 3 000 couronnes à l'État valmorien."
)
NEXT = (
    "Il a précisé que les pêcheurs de l'île d'Orbe toucheraient une aide dès le mois prochain, "
    "et que le port resterait ouvert pendant les travaux."
)


def _marked(text: str, language: str = "fr") -> list[tuple[str, FurnitureKind]]:
    return [(text[f.start : f.end], f.kind) for f in mark_furniture(text, language)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://lefleuve.example/2024/03/02/port", FurnitureKind.LINK),
        ("Lien source", FurnitureKind.LINK),
        ("Partager sur Facebook", FurnitureKind.LINK),
        ("Facebook Twitter WhatsApp", FurnitureKind.LINK),
        ("Déjà abonné ?", FurnitureKind.LINK),
        ("Abonnez-vous à partir de 1 euro par mois", FurnitureKind.LINK),
        ("Inscrivez-vous à notre lettre du matin", FurnitureKind.LINK),
        ("Publicité", FurnitureKind.LINK),
        ("Il vous reste 57,9 % de cet article à lire.", FurnitureKind.LINK),
        ("Temps de lecture : 3 min", FurnitureKind.LINK),
        ("#Valmorie #Pêche", FurnitureKind.LINK),
        ("Mots-clés : pêche, port, Valmorie", FurnitureKind.LINK),
        ("Comment (0)", FurnitureKind.COMMENTS),
        ("12 commentaires", FurnitureKind.COMMENTS),
        ("© Copyright Le Fleuve", FurnitureKind.COPYRIGHT),
        ("Copyright © 2024 Le Fleuve", FurnitureKind.COPYRIGHT),
        ("Le Fleuve - Tous droits réservés", FurnitureKind.COPYRIGHT),
        ("25/01/2019 16:04:03 -", FurnitureKind.DATE_LINE),
        ("Publié le 2 mars 2024 à 10h15", FurnitureKind.DATE_LINE),
        ("Mis à jour le 02/03/2024", FurnitureKind.DATE_LINE),
        ("Port-Orbe (AFP) -", FurnitureKind.CREDIT),
        ("Crédits photo : JEANNE MOREL/AFP", FurnitureKind.CREDIT),
        ("© Jeanne Morel", FurnitureKind.CREDIT),
        ("(Avec AFP)", FurnitureKind.CREDIT),
        ("Propos recueillis par Jeanne Morel", FurnitureKind.CREDIT),
        ("AGENCE FRANCE-PRESSE", FurnitureKind.CREDIT),
        ("Par l'AFP", FurnitureKind.CREDIT),
        ("» LIRE AUSSI - Le port d'Orbe menacé de fermeture", FurnitureKind.RELATED),
        ("Lire aussi Pourquoi la flotte reste à quai", FurnitureKind.RELATED),
        ("À lire : Pourquoi la flotte reste à quai", FurnitureKind.RELATED),
        ("Voir aussi : les images du port", FurnitureKind.RELATED),
        (">>> Lire: La flotte reste à quai", FurnitureKind.RELATED),
        ("Consultez notre dossier : La pêche en crise", FurnitureKind.RELATED),
    ],
)
def test_a_line_of_furniture_between_paragraphs_is_marked(line: str, kind: FurnitureKind) -> None:
    assert _marked(f"{BODY}\n\n{line}\n\n{NEXT}") == [(line, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "Vers une poursuite de la coopération entre les deux ports",
        "Keller : une alliance fondée sur la confiance",
        "Keller : « Nous protégerons la flotte »",
        "« Il faut partager sur Facebook ce que nous savons »",
        "Mardi 15 janvier",
        "Le 13 janvier 2024, Keller arrive au port",
        "15h30",
        "Lire est un plaisir que l'île redécouvre",
        "Lire aussi les textes anciens aide à comprendre la loi, a estimé le ministre de la Pêche, "
        "qui recevait les élus de l'île d'Orbe et leurs invités dans la grande salle de la mairie, "
        "où l'on attendait depuis le matin les représentants des pêcheurs, des armateurs et des "
        "chantiers navals, tous venus en voisins.",
        "LE FLEUVE. - Pourquoi fermer le port ?",
        "ARMAND KELLER - Parce que les travaux commencent.",
        "Le port a été vendu 3 millions, selon Le Fleuve",
        "Suivre cette voie serait une erreur",
        "Armand Keller — Nous fermons le port.",
        "Agences et armateurs face à la crise",
        "» a conclu le ministre.",
        "», a reconnu la députée d'Orbe, qui",
        "► Une aide de 3 000 couronnes pour les pêcheurs",
        "→ La flotte restera à quai",
    ],
)
def test_the_article_s_own_words_are_not_marked(line: str) -> None:
    assert _marked(f"{BODY}\n\n{line}\n\n{BODY.replace('mardi', 'jeudi')}") == []


def test_a_corpus_prefix_an_address_and_a_teaser_are_told_apart() -> None:
    text = (
        " date 2024-03 https://lefleuve.example/20240302/port.html\n\nLe port rouvre\n\n"
        "La flotte sera protégée, a déclaré le ministre de la Pêche en s'adressant aux... "
        f"02.03.2024, Le Fleuve\n\n{BODY}"
    )
    assert _marked(text) == [
        (" date 2024-03 ", FurnitureKind.PREFIX),
        ("https://lefleuve.example/20240302/port.html", FurnitureKind.LINK),
        (
            "La flotte sera protégée, a déclaré le ministre de la Pêche en s'adressant aux...",
            FurnitureKind.TEASER,
        ),
        ("02.03.2024, Le Fleuve", FurnitureKind.DATE_LINE),
    ]


def test_the_title_of_another_article_is_marked_where_the_text_goes_on_around_it() -> None:
    title = "Keller : Valmorie et Orbe veulent renforcer leur pêche commune pour un « port libre »"
    assert _marked(f"{BODY}\n\n{title}\n\n{NEXT}") == [(title, FurnitureKind.RELATED)]


def test_a_subheading_of_the_same_form_is_read_where_a_new_part_begins() -> None:
    heading = "Keller : Valmorie et Orbe veulent renforcer leur pêche commune dès cette année"
    new_part = BODY.replace("Le ministre", "De son côté, le ministre")
    assert _marked(f"{BODY}\n\n{heading}\n\n{new_part}") == []


def test_titles_announced_by_a_line_of_their_own_are_marked() -> None:
    titles = ["La flotte d'Orbe reste à quai", "Le port de Valmorie, une histoire"]
    text = "\n".join([BODY, "Lire aussi", titles[0], NEXT, "Sur le même sujet", *titles])
    assert _marked(text) == [
        (line, FurnitureKind.RELATED)
        for line in ("Lire aussi", titles[0], "Sur le même sujet", *titles)
    ]


def test_a_section_and_a_place_before_a_text_are_marked_alone() -> None:
    assert _marked(f"LE SCAN DU PORT - {BODY}") == [("LE SCAN DU PORT - ", FurnitureKind.PREFIX)]
    assert _marked(f"PORT-ORBE | {BODY}") == [("PORT-ORBE | ", FurnitureKind.DATE_LINE)]
    assert _marked(f"Port-Orbe — {BODY}") == [("Port-Orbe — ", FurnitureKind.DATE_LINE)]
    assert _marked(f"(Port-Orbe) {BODY}") == [("(Port-Orbe) ", FurnitureKind.DATE_LINE)]
    assert _marked(f"Port-Orbe (Reuters) - {BODY}") == [
        ("Port-Orbe (Reuters) - ", FurnitureKind.CREDIT)
    ]


def test_the_initials_of_a_desk_are_marked_at_the_end_alone() -> None:
    assert _marked(f"{BODY}\nbur-ab-cd/efg") == [("bur-ab-cd/efg", FurnitureKind.CREDIT)]
    assert _marked(f"{BODY}\nMoi-même") == []


def test_scripts_left_in_a_text_are_marked() -> None:
    script = "(function() { show('AD'); });"
    assert _marked(f"{BODY}\n{script}\n{NEXT}") == [(script, FurnitureKind.PREFIX)]


def test_english_furniture_is_marked_in_english() -> None:
    text = "The port reopened on Tuesday after three months of works, the minister said."
    lines = ["Read more: The fleet stays ashore", "All rights reserved.", "3 comments"]
    assert [line for line, _ in _marked("\n".join([text, *lines]), "en")] == lines


_LINES = st.lists(
    st.sampled_from(
        [BODY, NEXT, "Lire aussi", "© AFP", "", "date 2024-03 x", "\u2028", "A... 1.1.2024, B"]
    )
    | st.text(max_size=60)
)


@given(_LINES)
def test_marks_lie_inside_the_text_in_order_and_apart(lines: list[str]) -> None:
    text = "\n".join(lines)
    at = 0
    for mark in mark_furniture(text, "fr"):
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end

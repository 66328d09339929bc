"""Whose words each statement is: from the words that name the source to the actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.read.actors import Cast
from recoupe.read.page import Page
from recoupe.read.statements import read_statements

PageOf = Callable[..., Page]


def speakers(page: Page) -> list[str]:
    """Give the speakers of the statements of a page, in order; several joined by «; »."""
    cast = Cast(page)
    found = read_statements(page, cast)
    actors = cast.actors()
    return ["; ".join(actors[n].name for n in statement.speakers) for statement in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # Who stands under a preposition before the pronoun is somebody else.
        (
            "Jeanne Morval et Luc Ferrand sont venus. Jeanne Morval a souri. Au côté de "
            "Luc Ferrand, elle a assuré que le pont tiendrait.",
            ["Jeanne Morval"],
        ),
        (
            "Le maire Paul Vesnier était là. Interrogé par Luc Ferrand, il a répondu que le pont "
            "tiendrait.",
            ["Paul Vesnier"],
        ),
        ("Quant à Luc Ferrand, il a promis que le pont tiendrait.", ["Luc Ferrand"]),
        # One of the two, each with a verb of their own.
        (
            "Jeanne Morval et Luc Ferrand ont été reçus au palais, la première affirmant que tout "
            "allait bien, le second assurant que rien n'allait.",
            ["Jeanne Morval", "Luc Ferrand"],
        ),
        # Somebody of a group.
        (
            "Les riverains étaient réunis. « Le pont ne tiendra pas », constate l'un d'eux.",
            ["un riverain"],
        ),
        (
            "« Nous restons », explique un éclusier. « La nuit aussi », enchaîne un autre.",
            ["un éclusier", "un autre éclusier"],
        ),
        (
            "Les éclusiers étaient réunis. « C'est la fin du canal », dit l'un d'eux, Fabrice.",
            ["Fabrice"],
        ),
        # A source that no table lists stays what it is.
        (
            "« Le pont tiendra », a dit Jeanne Morval. « Elle se trompe du tout au tout », a "
            "répliqué un poids lourd de la majorité.",
            ["Jeanne Morval", "un poids lourd de la majorité"],
        ),
        # The lawyer is not whom he defends, and bears his title.
        (
            "Le procès de Paul Vesnier a repris. Me Luc Ferrand a plaidé. « Rien n'est prouvé », a "
            "conclu l'avocat.",
            ["Luc Ferrand"],
        ),
        (
            "Paul Vesnier dort mal. « Rien n'est prouvé », a dit l'avocat de Paul Vesnier.",
            ["l'avocat de Paul Vesnier"],
        ),
        # Initials before a name are whom one speaks to.
        (
            "« Le pont tiendra », a déclaré à la TVK Rabyah Kelsen, présidente du canal.",
            ["Rabyah Kelsen"],
        ),
        # A body, not the last person.
        (
            "La maire Jeanne Morval a ri, malgré la colère du ministère des Canaux. Selon ce "
            "dernier, le pont ne tiendra pas deux hivers.",
            ["ministère des Canaux"],
        ),
        # A document is whose document it is.
        ("Selon un communiqué de la Ligue du lac, le pont ne tiendra pas.", ["la Ligue du lac"]),
    ],
)
def test_the_source_is_the_one_meant(page_of: PageOf, text: str, who: list[str]) -> None:
    assert speakers(page_of(text)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # Whom the words name does not say them.
        (
            "Paul Vesnier préside le canal. Luc Ferrand y travaille depuis dix ans. « Paul Vesnier "
            "partira avant l'hiver », a dit le président.",
            ["Luc Ferrand"],
        ),
        # Callings that articles leave without a name are not whoever is spoken of.
        (
            "Paul Vesnier a été jugé lundi à Velmar. Il risque deux ans. Le procureur a affirmé "
            "que le pont avait été scié.",
            ["Le procureur"],
        ),
        # An elected one may be a mayor.
        (
            "Le maire Paul Vesnier a ri. Luc Ferrand aussi. « Le pont tiendra », promet l'élu.",
            ["Paul Vesnier"],
        ),
        # Somebody pointed at is the one spoken of last.
        (
            "« Le pont tombe », a dit Jeanne Morval. Pour cette retraitée, « il faut fermer le "
            "canal avant la neige ».",
            ["Jeanne Morval", "Jeanne Morval"],
        ),
        # People counted are themselves.
        ("61 % des sondés estiment que le pont ne tiendra pas.", ["61 % des sondés"]),
        # A first name behind an agency's initials.
        ("« Le pont tombe », a déclaré à la TVK Chantal, éclusière.", ["Chantal"]),
        # An age, or what somebody is, before the verb.
        ("Jeanne Morval, 48 ans, affirme que le pont tombe.", ["Jeanne Morval"]),
        ("Voisine du canal, Jeanne Morval estime que le pont tombe.", ["Jeanne Morval"]),
        # What a colon announces is whose the sentence is.
        (
            "« Le canal mourra », a dit Paul Vesnier. Jeanne Morval a dénoncé une fermeture du "
            "pont : « Une décision prise sans nous. »",
            ["Paul Vesnier", "Jeanne Morval", "Jeanne Morval"],
        ),
        # Two subjects behind their verb, each with what they are; «elles» takes them up.
        (
            "Le pont fermera mardi, ont annoncé Jeanne Morval, maire de Velmar, et Ada Quill, "
            "présidente du canal. La route fermera aussi, ont-elles "
            "ajouté.",
            ["Jeanne Morval; Ada Quill", "Jeanne Morval; Ada Quill"],
        ),
        # What somebody is between the name and the verb.
        (
            "Ada Quill, éclusière retraitée, propose « de fermer le pont avant la neige ».",
            ["Ada Quill"],
        ),
        # The paper that somebody speaks to is no part of the name.
        (
            "« Le pont tombe », confie à l'Éclusier Jeanne Morval, qui habite le quai.",
            ["Jeanne Morval"],
        ),
        # A place does not take up a pronoun because it is named last.
        (
            "Paul Vesnier, 42 ans, est éclusier à Velmar. « Le pont tombe », dit-il.",
            ["Paul Vesnier"],
        ),
    ],
)
def test_the_speaker_is_not_who_is_merely_near(page_of: PageOf, text: str, who: list[str]) -> None:
    assert speakers(page_of(text)) == who


def test_who_is_named_in_passing_holds_no_bare_role(page_of: PageOf) -> None:
    page = page_of(
        "Le canal est fermé. Les péniches attendent. Les quais sont vides. La neige tombe. On y "
        "jouait jadis une pièce sur Alan Brickmore. Le vent souffle. Rien ne bouge. Le fleuve est "
        "gelé. La nuit tombe. Le port dort. Selon le ministre des Canaux, trois péniches "
        "ont coulé dans la nuit."
    )
    assert speakers(page) == ["le ministre des Canaux"]


def test_a_bare_quotation_is_whose_the_sentence_before_brings_in(page_of: PageOf) -> None:
    page = page_of(
        "« Le canal mourra », a dit Paul Vesnier.\n"
        "Jeanne Morval, éclusière au lac, hausse les épaules. « On verra bien au printemps. »"
    )
    assert speakers(page) == ["Paul Vesnier", "Jeanne Morval"]


def test_a_pronoun_goes_on_with_the_speaker_not_with_whom_the_words_name(page_of: PageOf) -> None:
    page = page_of(
        "« Le maire a tenu parole », rappelle Luc Ferrand, historien. Le drame, c'est que le "
        "préfet Marc Oval « ne voit que les comptes et oublie le fleuve », ajoute-t-il."
    )
    assert speakers(page) == ["Luc Ferrand", "Luc Ferrand"]


def test_banks_are_not_a_bank_of_that_name(page_of: PageOf) -> None:
    page = page_of(
        "Le plan donne un milliard aux grandes banques privées et un autre à la Caisse du Lac et "
        "aux Banques populaires. Les banques devront signer. De plus, elles s'engagent à respecter "
        "« l'intérêt du canal »."
    )
    assert speakers(page) != ["les Banques populaires"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“The bridge will hold,” said Ada Quill. She added that it was old.",
            ["Ada Quill"] * 2,
        ),
        (
            "The protesters met. “The bridge will fall,” said one of them.",
            ["a protester"],
        ),
        (
            "As for Paul Marsh, he said that the bridge would hold.",
            ["Paul Marsh"],
        ),
        (
            "According to the police, three barges sank.",
            ["the police"],
        ),
    ],
)
def test_english(page_of: PageOf, text: str, who: list[str]) -> None:
    assert speakers(page_of(text, language="en")) == who

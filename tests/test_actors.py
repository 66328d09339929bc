"""Who is named in an article, and whom its phrases and pronouns stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.language import PIPELINES, load_pack
from recoupe.model import ActorKind, Gender
from recoupe.read.actors import Cast
from recoupe.read.actors.lexicon import lexicon
from recoupe.read.page import Page

PageOf = Callable[..., Page]


def spoken(page: Page, *phrases: str) -> list[list[str]]:
    """Resolve phrases in the order of the text, and give the names of the actors of each."""
    cast, at, found = Cast(page), 0, []
    recent: tuple[int, ...] = ()
    for phrase in phrases:
        at = page.view.text.index(phrase, at)
        span = page.doc.char_span(at, at + len(phrase), alignment_mode="expand")
        assert span is not None
        actors = cast.resolve(span, recent)
        recent = (*actors, *(r for r in recent if r not in actors))
        found.append([cast.actors()[actor].name for actor in actors])
        at += len(phrase)
    return found


def names(page: Page, kind: ActorKind | None = None) -> list[str]:
    return [a.name for a in Cast(page).actors() if kind is None or a.kind is kind]


def one(page: Page, phrase: str) -> list[str]:
    return spoken(page, phrase)[0]


# ------------------------------------------------------------------ names
def test_a_surname_takes_the_fullest_name_of_the_article(page_of: PageOf) -> None:
    page = page_of("Morval promet des trains. Hier, Jeanne Morval a parlé. Mme Morval a souri.")
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval"]
    assert spoken(page, "Morval", "Mme Morval") == [["Jeanne Morval"]] * 2


def test_two_persons_with_one_surname_stay_apart(page_of: PageOf) -> None:
    page = page_of(
        "Jeanne Morval a félicité Pierre Morval. M. Morval a remercié. Mme Morval a insisté."
    )
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval", "Pierre Morval"]
    assert spoken(page, "M. Morval", "Mme Morval") == [["Pierre Morval"], ["Jeanne Morval"]]


@pytest.mark.parametrize(
    "name",
    [
        "Jean-Baptiste Vernois-Lacaze",
        "Claire de La Hutte",
        "Bruno Le Tallec",
        "Sidi Ould Brahimi",
        "Ursula von der Heyde",
    ],
)
def test_names_with_hyphens_and_particles_are_one(page_of: PageOf, name: str) -> None:
    page = page_of(f"Selon {name}, le pont est sûr. Le projet avance.")
    assert one(page, name) == [name]


def test_an_initial_is_the_first_name(page_of: PageOf) -> None:
    page = page_of("Jeanne Morval a parlé. J. Morval a ensuite quitté la salle.")
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval"]


def test_a_name_right_after_a_role_is_a_person_that_no_list_knows(page_of: PageOf) -> None:
    page = page_of("Le président varlandais Zorvan Tikkel a signé. Tikkel a souri.")
    assert one(page, "Tikkel a") == ["Zorvan Tikkel"]


def test_a_first_name_that_is_introduced_is_a_witness_of_its_own(page_of: PageOf) -> None:
    page = page_of("Jeanne Morval a parlé. « Enfin ! », lance Jeanne, une voisine de 50 ans.")
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval", "Jeanne"]
    assert one(page_of("« Enfin ! », lance Jeanne, « voisine » à Valmure."), "Jeanne") == ["Jeanne"]


def test_several_under_one_plural_honorific(page_of: PageOf) -> None:
    page = page_of("Jean Talmont et Luc Ferrand se sont vus. MM. Talmont et Ferrand ont signé.")
    assert one(page, "MM. Talmont et Ferrand") == ["Jean Talmont", "Luc Ferrand"]


def test_a_quoted_term_is_no_person_and_the_marks_no_part_of_a_name(page_of: PageOf) -> None:
    page = page_of(
        "« Le fleuve est à nous », a dit Jeanne Morval. L'opération « Aurore » commence."
    )
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Les deux femmes ont signé à Ostrelle un accord. Ostrelle attendait cela.", "Ostrelle"),
        ("ZORVAL, 14 novembre 2023 (Agence) - Le pont est ouvert. Zorval se réjouit.", "Zorval"),
        ("Le maire de Zorval a parlé. Zorval attend un pont depuis dix ans.", "Zorval"),
        ("Rien ne va, à Zorval. Pour Zorval comme pour Ostrelle, c'est trop.", "Ostrelle"),
    ],
)
def test_a_town_of_no_table_is_no_person(page_of: PageOf, text: str, town: str) -> None:
    found = {a.name: a.kind for a in Cast(page_of(text)).actors()}
    assert found[town] is ActorKind.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Elle a répondu à Zorval hier soir. Zorval a quitté la salle.",
        "Grâce à Zorval, le pont est sauvé. Zorval a dit sa joie.",
        "Jeanne Morval est venue. La lettre remise à Morval a plu.",
    ],
)
def test_whom_one_speaks_to_is_no_place(page_of: PageOf, text: str) -> None:
    assert names(page_of(text), ActorKind.PLACE) == []


def test_the_master_of_a_town_is_who_holds_it_not_the_town(page_of: PageOf) -> None:
    page = page_of(
        "Le président ostrévien Ivar Kelden a reçu la cheffe du gouvernement sarandais, "
        "Oriane Talmont. « Nous sommes fiers », a assuré le maître de Zorval."
    )
    assert one(page, "le maître de Zorval") == ["Ivar Kelden"]


def test_a_role_after_an_honorific_is_no_name(page_of: PageOf) -> None:
    page = page_of("«Madame la Première ministre, soyez la bienvenue», a dit Jeanne Morval.")
    assert names(page, ActorKind.PERSON) == ["Jeanne Morval"]


def test_a_first_name_and_surname_run_together_are_the_person(page_of: PageOf) -> None:
    page = page_of("Mme Morval est venue. JeanneMorval a promis des trains.")
    assert one(page, "JeanneMorval") == ["Morval"]


def test_a_heading_in_the_plural_is_no_body(page_of: PageOf) -> None:
    page = page_of("Jeanne Morval a parlé.\nMarchés agricoles\nLe blé monte.")
    assert names(page, ActorKind.ORGANISATION) == []


def test_initials_are_the_body_that_they_spell(page_of: PageOf) -> None:
    page = page_of("Selon l'Agence Boréale, le pont est sûr. Le projet avance.\n(AB)")
    assert names(page, ActorKind.ORGANISATION) == ["l'Agence Boréale"]


@pytest.mark.parametrize(
    ("opening", "phrase", "name"),
    [
        (
            "L'Association pour le droit de boire en silence (ADBS) est née hier.",
            "l'ADBS",
            "L'Association pour le droit de boire en silence",
        ),
        (
            "Ivo Kelden est le chef de file du Mouvement 7 rivières (M7R, écologiste).",
            "le M7R",
            "Mouvement 7 rivières",
        ),
    ],
)
def test_initials_in_brackets_reach_back_to_the_whole_name(
    page_of: PageOf, opening: str, phrase: str, name: str
) -> None:
    page = page_of(f"{opening} Selon {phrase}, rien ne presse. {name} a insisté.")
    assert spoken(page, phrase, name) == [[name]] * 2


def test_a_long_form_after_a_closing_mark_is_that_of_the_name_before(page_of: PageOf) -> None:
    page = page_of(
        'Le contrôle est renforcé "à la demande de la Crap" (Commission rurale des arbres et '
        "des prés). Selon la Crap, le pont est sûr."
    )
    assert one(page, "la Crap, le") == ["Commission rurale des arbres et des prés"]


def test_a_role_after_a_demonym_of_no_table_is_no_part_of_the_name(page_of: PageOf) -> None:
    text = "Ostrevian President Ivar Kelden said the bridge was safe. Kelden then left."
    assert names(page_of(text, language="en"), ActorKind.PERSON) == ["Ivar Kelden"]


def test_a_body_named_after_its_noun_belongs_to_the_role(page_of: PageOf) -> None:
    page = page_of(
        "Oriane Talmont est venue. À Ostrelle, la cheffe de file du groupe Rivages, "
        "Lise Marchand, accuse le gouvernement."
    )
    assert one(page, "la cheffe de file du groupe Rivages") == ["Lise Marchand"]


def test_an_unknown_demonym_belongs_to_the_designation(page_of: PageOf) -> None:
    page = page_of("D'après le communiqué de la présidence ostrévienne, ils se verront bientôt.")
    assert one(page, "le communiqué de la présidence") == ["la présidence ostrévienne"]


# ------------------------------------------------------------------ roles
@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("La ministre Jeanne Morval est venue. La ministre a parlé.", "La ministre a"),
        (
            "Jeanne Morval, présidente du Conseil du lac, est venue. La présidente est partie.",
            "La présidente",
        ),
        ("Le maire de Talmont, Luc Ferrand, est venu. Le maire a parlé.", "Le maire a"),
        (
            "Luc Ferrand est le porte-parole de la ligue. Le porte-parole a parlé.",
            "Le porte-parole a",
        ),
        (
            "Luc Ferrand (54 ans), patron de Talcor, est venu. Le patron de Talcor est parti.",
            "Le patron",
        ),
        ("Luc Ferrand, chauffeur routier, est venu. Le chauffeur routier a parlé.", "Le chauffeur"),
    ],
)
def test_a_role_in_apposition_names_its_holder(page_of: PageOf, text: str, phrase: str) -> None:
    page = page_of(text)
    assert one(page, phrase)[0] in ("Jeanne Morval", "Luc Ferrand")


@pytest.mark.parametrize(
    ("text", "phrase", "person"),
    [
        (
            "Ivo Kelden est parti. La députée et ancienne ministre de la Pêche Ada Quill a ri.",
            "La députée",
            "Ada Quill",
        ),
        (
            "Jeanne Morval est là. Le commandant des forces navales, le général Luc Ferrand a ri.",
            "Le commandant des forces navales",
            "Luc Ferrand",
        ),
        (
            "Le chef du parti de la Rive, le Nouveau Lac, Luc Ferrand, a ri. Ivo Kelden a dit non.",
            "Le chef du parti de la Rive",
            "Luc Ferrand",
        ),
        (
            "Chauffeur routier de profession, Luc Ferrand a ri. Le chauffeur routier est parti.",
            "Le chauffeur routier",
            "Luc Ferrand",
        ),
        (
            "Soutien affiché du projet, Jeanne Morval a dénoncé une farce.",
            "Soutien affiché du projet",
            "Jeanne Morval",
        ),
        (
            'Le bavard et remuant "gilet jaune" Luc Ferrand a dénoncé une farce.',
            "Le bavard",
            "Luc Ferrand",
        ),
        (
            "Deux émissaires étaient au Varland. Selon l'un d'eux, le Français Luc Ferrand, tout "
            "va bien.",
            "l'un d'eux",
            "Luc Ferrand",
        ),
    ],
)
def test_a_role_beside_another_or_before_the_subject_names_its_holder(
    page_of: PageOf, text: str, phrase: str, person: str
) -> None:
    assert one(page_of(text), phrase) == [person]


def test_the_last_surname_of_a_joint_subject_brings_both(page_of: PageOf) -> None:
    page = page_of("Ivo Kelden et Luc Ferrand ont dit oui. Ils ont ri.")
    assert one(page, "Ferrand") == ["Ivo Kelden", "Luc Ferrand"]


def test_roles_with_demonyms_tell_two_presidents_apart(page_of: PageOf) -> None:
    page = page_of(
        "Le président russe Ivan Tarkine a reçu son homologue chinois Li Wenhao. "
        "Le dirigeant chinois a remercié son hôte. Le chef du Kremlin a souri. "
        "Le chef de l'État russe est ensuite reparti."
    )
    assert spoken(
        page, "Le dirigeant chinois", "Le chef du Kremlin", "Le chef de l'État russe"
    ) == [
        ["Li Wenhao"],
        ["Ivan Tarkine"],
        ["Ivan Tarkine"],
    ]


def test_two_presidents_in_one_plural(page_of: PageOf) -> None:
    page = page_of(
        "Le président russe Ivan Tarkine a reçu le président chinois Li Wenhao. "
        "Les présidents russe et chinois ont signé. Les présidents Tarkine et Li se reverront."
    )
    assert [
        set(x)
        for x in spoken(page, "Les présidents russe et chinois", "Les présidents Tarkine et Li")
    ] == [{"Ivan Tarkine", "Li Wenhao"}] * 2


def test_one_office_under_two_names(page_of: PageOf) -> None:
    page = page_of(
        "La ministre de la Justice, Jeanne Morval, a vu Luc Ferrand. La garde des Sceaux a parlé."
    )
    assert one(page, "La garde des Sceaux") == ["Jeanne Morval"]


def test_a_former_holder_does_not_speak_for_the_office(page_of: PageOf) -> None:
    page = page_of(
        "Luc Ferrand, ancien président du Varland, était là. "
        "Pierre Talmont, président du Varland, aussi. Le président a parlé."
    )
    assert one(page, "Le président a") == ["Pierre Talmont"]


def test_a_subject_after_an_opening_clause_is_no_apposition(page_of: PageOf) -> None:
    page = page_of(
        "Le président français, Luc Ferrand, est arrivé. "
        "Avant de voir Pierre Talmont, le président français a parlé."
    )
    assert spoken(page, "le président français a parlé") == [["Luc Ferrand"]]


def test_roles_are_kept_with_their_passage_and_dates(page_of: PageOf) -> None:
    text = "Jeanne Morval, présidente de la Ligue depuis 2012, a parlé à Luc Ferrand."
    actor = next(a for a in Cast(page_of(text)).actors() if a.name == "Jeanne Morval")
    (role,) = actor.roles
    assert text[role.start : role.end] == role.name == "présidente de la Ligue"
    assert role.when == "2012/.."
    assert actor.gender is Gender.FEMININE


def test_a_possessive_is_named_by_whose_it_is(page_of: PageOf) -> None:
    page = page_of("Ada Quill est sortie de prison. Selon son avocat, elle est libre.")
    assert one(page, "son avocat") == ["l'avocat d'Ada Quill"]
    two = page_of("Le maire a reçu Ada Quill et Jeanne Morval. Selon son avocat, tout va bien.")
    assert one(two, "son avocat") == ["son avocat"]


def test_what_qualifies_a_source_belongs_to_its_designation(page_of: PageOf) -> None:
    page = page_of("Tout est perdu, a indiqué une source autorisée au ministère de la Pêche.")
    assert one(page, "une source") == ["une source autorisée au ministère de la Pêche"]


def test_a_role_that_nobody_holds_stays_a_description(page_of: PageOf) -> None:
    page = page_of("La gouverneure de la Banque du lac a parlé. La Banque du lac est calme.")
    assert one(page, "La gouverneure de la Banque du lac") == ["La gouverneure de la Banque du lac"]


# ------------------------------------------------------------------ pronouns
def test_pronouns_agree_in_gender(page_of: PageOf) -> None:
    page = page_of("Jeanne Morval a reçu Luc Ferrand. Elle a souri. Il est parti.")
    assert spoken(page, "Elle", "Il") == [["Jeanne Morval"], ["Luc Ferrand"]]


def test_the_subject_of_the_sentence_before_is_taken_up(page_of: PageOf) -> None:
    page = page_of("Luc Ferrand a critiqué Pierre Talmont. Il a ensuite quitté la salle.")
    assert one(page, "Il a") == ["Luc Ferrand"]


def test_inverted_pronouns_do_not_reach_into_the_quotation(page_of: PageOf) -> None:
    page = page_of(
        "Luc Ferrand a pris la parole. « Pierre Talmont et Jean Vidal ne m'ont rien dit de tout "
        "cela », a-t-il déclaré."
    )
    assert one(page, "-t-il") == ["Luc Ferrand"]


def test_the_latter_is_the_last_named(page_of: PageOf) -> None:
    page = page_of("Luc Ferrand a appelé Pierre Talmont. Ce dernier a refusé.")
    assert one(page, "Ce dernier") == ["Pierre Talmont"]


def test_they_are_those_named_together(page_of: PageOf) -> None:
    page = page_of("Luc Ferrand et Jeanne Morval se sont vus. Ils ont convenu de se revoir.")
    assert set(one(page, "Ils")) == {"Luc Ferrand", "Jeanne Morval"}


def test_the_two_leaders_are_those_named_together(page_of: PageOf) -> None:
    page = page_of("Ivan Tarkine et Li Wenhao se sont parlé. Les deux dirigeants ont ri.")
    assert set(one(page, "Les deux dirigeants")) == {"Ivan Tarkine", "Li Wenhao"}


def test_a_relative_takes_up_what_stands_before_it(page_of: PageOf) -> None:
    page = page_of("Luc Ferrand a remercié Jeanne Morval, qui a promis des trains.")
    assert one(page, "qui") == ["Jeanne Morval"]


@pytest.mark.parametrize("pronoun", ["Je", "Nous", "On"])
def test_the_speaker_s_own_pronouns_are_nobody_here(page_of: PageOf, pronoun: str) -> None:
    page = page_of(f"Luc Ferrand a parlé. {pronoun} dort bien.")
    assert one(page, pronoun) == []


# ------------------------------------------------------------------ groups, places, documents
def test_a_short_form_and_its_long_form_are_one(page_of: PageOf) -> None:
    page = page_of(
        "L'Union des bateliers du lac (UBL) proteste. Selon l'UBL, rien ne va. "
        "La LPF (Ligue des pêcheurs du fleuve) approuve. La LPF s'en réjouit."
    )
    assert one(page, "l'UBL") == ["L'Union des bateliers du lac"]
    assert one(page, "La LPF s") == ["Ligue des pêcheurs du fleuve"]


def test_a_bare_noun_takes_up_the_organisation(page_of: PageOf) -> None:
    page = page_of(
        "La Commission nationale du fleuve a publié un avis. La commission demande un délai. "
        "La Ligue des bateliers a protesté. L'association demande une audience."
    )
    assert spoken(page, "La commission demande", "L'association") == [
        ["La Commission nationale du fleuve"],
        ["La Ligue des bateliers"],
    ]


def test_an_institution_may_speak_by_somebody_s_voice(page_of: PageOf) -> None:
    page = page_of(
        "Le ministère du Fleuve répète, par la voix de sa juriste, Anne Ferrand, que tout va "
        "bien. Le ministère s'en réjouit."
    )
    assert spoken(page, "Le ministère du Fleuve", "Le ministère s") == [
        ["Anne Ferrand"],
        ["Le ministère du Fleuve"],
    ]


def test_palaces_and_capitals_speak_for_their_state(page_of: PageOf) -> None:
    page = page_of("Moscou proteste. L'Élysée se tait. Pékin menace. Le Kremlin attend.")
    states = {a.name: a.state for a in Cast(page).actors() if a.kind is ActorKind.PLACE}
    assert states == {"Moscou": "RU", "l'Élysée": "FR", "Pékin": "CN", "le Kremlin": "RU"}


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("un responsable américain", ActorKind.PERSON),
        ("une source proche du dossier", ActorKind.PERSON),
        ("les autorités chinoises", ActorKind.GROUP),
        ("plusieurs élus du lac", ActorKind.GROUP),
        ("le décret du 3 mai", ActorKind.DOCUMENT),
    ],
)
def test_described_actors_bear_their_designation(
    page_of: PageOf, phrase: str, kind: ActorKind
) -> None:
    page = page_of(f"Le pont fermera demain, selon {phrase}. Luc Ferrand le regrette.")
    cast = Cast(page)
    start = page.view.text.index(phrase)
    span = page.doc.char_span(start, start + len(phrase), alignment_mode="expand")
    assert span is not None
    (actor,) = cast.resolve(span)
    assert (cast.actors()[actor].name, cast.actors()[actor].kind) == (phrase, kind)
    assert not cast.actors()[actor].named


def test_this_source_is_the_one_described_before(page_of: PageOf) -> None:
    page = page_of("Selon une source judiciaire, il dort. Cette source ajoute qu'il rêve.")
    assert spoken(page, "une source judiciaire", "Cette source") == [["une source judiciaire"]] * 2


def test_a_communique_speaks_for_its_author(page_of: PageOf) -> None:
    page = page_of("Le communiqué du Kremlin est bref. Tout va bien, précise le communiqué.")
    assert spoken(page, "Le communiqué du Kremlin", "le communiqué") == [["le Kremlin"]] * 2


def test_a_noun_that_no_list_knows_leaves_the_name_beside_it(page_of: PageOf) -> None:
    page = page_of("Jean Vidal a ri. « Bravo », a écrit la funambule varlandaise Jeanne Morval.")
    assert one(page, "la funambule varlandaise Jeanne Morval") == ["Jeanne Morval"]


def test_a_thing_does_not_speak(page_of: PageOf) -> None:
    page = page_of("Cette situation demande du temps. Luc Ferrand le sait.")
    assert one(page, "Cette situation") == []


# ------------------------------------------------------------------ English
def test_english_names_roles_and_pronouns(page_of: PageOf) -> None:
    page = page_of(
        "The Russian president, Ivan Tarkine, met Anna Dahl, foreign minister of Norway. "
        'She smiled. "We are ready," he said. The Norwegian minister left. Mr Tarkine stayed. '
        "A senior official at the Foreign Office disagreed.",
        language="en",
    )
    assert spoken(
        page, "She", "he", "The Norwegian minister", "Mr Tarkine", "A senior official"
    ) == [
        ["Anna Dahl"],
        ["Ivan Tarkine"],
        ["Anna Dahl"],
        ["Ivan Tarkine"],
        ["A senior official"],
    ]


# ------------------------------------------------------------------ what always holds
@pytest.mark.parametrize("code", sorted(PIPELINES))
def test_each_state_has_a_name_and_a_code_of_its_own(code: str) -> None:
    states = load_pack(code).table("places")["states"]
    assert len(states) >= 190
    assert all(
        re.fullmatch(r"[A-Z]{2}", state) and entry["names"] for state, entry in states.items()
    )
    assert lexicon(code).first_names["jeanne"] is Gender.FEMININE


_PIECES = st.lists(
    st.sampled_from(
        [
            "Jeanne Morval",
            "Morval",
            "M.",
            "MM.",
            "Luc",
            "le président",
            "la ministre de",
            "«",
            "»",
            '"',
            "Le Kremlin",
            "l'",
            "d'",
            "(",
            ")",
            ",",
            ".",
            "\n",
            "il",
            "elle",
            "ce dernier",
            "qui",
            "et",
            "-",
            "UBL",
            "l'un des",
            "élus",
            "selon",
            "communiqué",
            "de la",
            "É",
            "…",
            "42",
            "’",
            "\xa0",
        ]
    ),
    max_size=40,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=_PIECES, glue=st.sampled_from([" ", ""]))
def test_any_text_whatever_gives_mentions_inside_it(
    page_of: PageOf, pieces: list[str], glue: str
) -> None:
    page = page_of(glue.join(pieces))
    cast = Cast(page)
    for sentence in page.doc.sents:
        cast.resolve(sentence)
    mentions, actors = cast.mentions(), cast.actors()
    text = page.article.text
    assert list(mentions) == sorted(set(mentions))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.actor < len(actors)
    assert all(actor.name.strip() for actor in actors)
    again = Cast(page)
    for sentence in page.doc.sents:
        again.resolve(sentence)
    assert (again.mentions(), again.actors()) == (mentions, actors)

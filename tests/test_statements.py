from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import Reading, StatementFound
from recoupe.read.statements.confidence import FOLLOWED, NAMED, PRONOUN, confidence

ReadingOf = Callable[..., Reading]


@dataclass(frozen=True)
class Seen:
    """A statement as a reader sees it."""

    kind: str
    content: str
    speakers: tuple[str, ...]
    cue: str | None
    fragments: tuple[str, ...]
    relays: tuple[str, ...]


@pytest.fixture(scope="session")
def seen(reading_of: ReadingOf) -> Callable[..., list[Seen]]:
    def look(text: str, **options: str) -> list[Seen]:
        reading = reading_of(text, **options)

        def names(indexes: tuple[int, ...]) -> tuple[str, ...]:
            return tuple(reading.actors[n].name for n in indexes)

        return [
            Seen(
                s.kind.value,
                text[s.start : s.end],
                names(s.speakers),
                s.cue.of(text) if s.cue else None,
                tuple(f.of(text) for f in s.fragments),
                names(s.relays),
            )
            for s in reading.statements
        ]

    return look


Look = Callable[..., list[Seen]]


@pytest.mark.parametrize(
    ("text", "kind", "content", "speaker"),
    [
        # The cue after, before, inside.
        (
            "« Le pont rouvrira mardi », a déclaré Ada Quill.",
            "direct",
            "Le pont rouvrira mardi",
            "Ada Quill",
        ),
        (
            "Ada Quill a déclaré : « Le pont rouvrira mardi. »",
            "direct",
            "Le pont rouvrira mardi.",
            "Ada Quill",
        ),
        (
            "« Le pont, assure Ada Quill, rouvrira mardi. »",
            "direct",
            "Le pont, assure Ada Quill, rouvrira mardi.",
            "Ada Quill",
        ),
        (
            "« On ne peut plus attendre », réagit, à titre personnel, le pasteur Jean Rive.",
            "direct",
            "On ne peut plus attendre",
            "Jean Rive",
        ),
        (
            "« On ne peut plus attendre », soupire Ada Quill.",
            "direct",
            "On ne peut plus attendre",
            "Ada Quill",
        ),
        (
            "Comme l'explique Ada Quill, « le pont est vieux et la digue aussi ».",
            "direct",
            "le pont est vieux et la digue aussi",
            "Ada Quill",
        ),
        # Clauses, wholly in marks or in part or not at all.
        (
            "Ada Quill estime que « le pont tiendra encore dix ans ».",
            "direct",
            "le pont tiendra encore dix ans",
            "Ada Quill",
        ),
        (
            "Ada Quill estime que le pont « tiendra encore » dix ans.",
            "mixed",
            "le pont « tiendra encore » dix ans",
            "Ada Quill",
        ),
        (
            "Ada Quill a estimé mardi dernier que le pont tiendrait dix ans.",
            "indirect",
            "le pont tiendrait dix ans",
            "Ada Quill",
        ),
        # Infinitives, with and without somebody told.
        (
            "Ada Quill promet de reconstruire le pont avant l'hiver.",
            "indirect",
            "reconstruire le pont avant l'hiver",
            "Ada Quill",
        ),
        (
            "Ada Quill affirme vouloir « tout reconstruire » avant l'hiver.",
            "mixed",
            "vouloir « tout reconstruire » avant l'hiver",
            "Ada Quill",
        ),
        (
            "Ada Quill a exhorté la mairie à fermer le pont dès lundi.",
            "indirect",
            "fermer le pont dès lundi",
            "Ada Quill",
        ),
        (
            "Ada Quill accuse la mairie de cacher l'état du pont.",
            "indirect",
            "la mairie de cacher l'état du pont",
            "Ada Quill",
        ),
        # Noun phrases and names given to things.
        (
            "Ada Quill a dénoncé la fermeture du pont.",
            "indirect",
            "la fermeture du pont",
            "Ada Quill",
        ),
        (
            "Ada Quill évoque un pont « à bout de souffle ».",
            "mixed",
            "un pont « à bout de souffle »",
            "Ada Quill",
        ),
        (
            "Ada Quill a qualifié le chantier de « gouffre ».",
            "mixed",
            "le chantier de « gouffre »",
            "Ada Quill",
        ),
        (
            "Ada Quill insiste sur la nécessité d'un contrôle annuel.",
            "indirect",
            "la nécessité d'un contrôle annuel",
            "Ada Quill",
        ),
        # The source as a frame.
        (
            "Selon Ada Quill, le pont tiendra dix ans.",
            "indirect",
            "le pont tiendra dix ans",
            "Ada Quill",
        ),
        (
            "Le pont tiendra « dix ans », selon Ada Quill.",
            "mixed",
            "Le pont tiendra « dix ans »",
            "Ada Quill",
        ),
        (
            "Pour Ada Quill, « le pont tiendra encore dix ans ».",
            "direct",
            "le pont tiendra encore dix ans",
            "Ada Quill",
        ),
        # The cue after a plain sentence.
        (
            "Le pont rouvrira mardi, a annoncé Ada Quill.",
            "indirect",
            "Le pont rouvrira mardi",
            "Ada Quill",
        ),
        (
            "Le pont rouvrira « mardi ou jeudi », a annoncé Ada Quill.",
            "mixed",
            "Le pont rouvrira « mardi ou jeudi »",
            "Ada Quill",
        ),
        # Nouns of saying; marked words that a participle gives to somebody.
        (
            "Ada Quill a renouvelé son engagement de rouvrir le pont avant l'hiver.",
            "indirect",
            "rouvrir le pont avant l'hiver",
            "Ada Quill",
        ),
        (
            "Les bateliers ont rejeté les appels à quitter le port lancés par Ada Quill.",
            "indirect",
            "quitter le port",
            "Ada Quill",
        ),
        (
            "Un « droit de passage » déjà proposé par Ada Quill reste à l'étude.",
            "mixed",
            "Un « droit de passage »",
            "Ada Quill",
        ),
        (
            "Les bateliers ont été « invités à faire preuve de prudence » par Ada Quill.",
            "mixed",
            "« invités à faire preuve de prudence »",
            "Ada Quill",
        ),
        # What joins a quotation stands inside its marks.
        (
            "Ada Quill a demandé aux élus, aux bateliers et au port « de garder leur calme ».",
            "mixed",
            "« de garder leur calme »",
            "Ada Quill",
        ),
        # Words between the cue's own words, or before its subject.
        (
            "Les maires ont, dans une lettre commune, annoncé que le pont fermera.",
            "indirect",
            "le pont fermera",
            "Les maires",
        ),
        (
            "« Le pont tiendra », disait, en larmes, Ada Quill.",
            "direct",
            "Le pont tiendra",
            "Ada Quill",
        ),
        (
            "Ada Quill a dénoncé dans un message posté mardi « un simulacre de chantier ».",
            "mixed",
            "« un simulacre de chantier »",
            "Ada Quill",
        ),
        # Content ends where the journalist goes on.
        (
            "Alors que Ben Tol assure que le pont tiendra, la mairie a fermé le quai.",
            "indirect",
            "le pont tiendra",
            "Ben Tol",
        ),
        (
            "Ben Tol, qui avait estimé que le pont tiendrait, a quitté la mairie.",
            "indirect",
            "le pont tiendrait",
            "Ben Tol",
        ),
        (
            "Ada Quill a ajouté qu'« il est temps d'agir », interrogée par Radio Vorland.",
            "direct",
            "il est temps d'agir",
            "Ada Quill",
        ),
        (
            "Ada Quill cite un essai, selon elle, « digne d'un pont ».",
            "mixed",
            "un essai, selon elle, « digne d'un pont »",
            "Ada Quill",
        ),
        (
            "Le ministre de la Pêche, Ben Tol, a démenti toute concession sur les ports.",
            "indirect",
            "toute concession sur les ports",
            "Ben Tol",
        ),
        # Insertions, objects without an article, a subject that is none.
        (
            "Ada Quill a dénoncé, samedi, le retard des travaux.",
            "indirect",
            "le retard des travaux",
            "Ada Quill",
        ),
        (
            "Ada Quill a qualifié, hier, sur Radio Vorland, le rapport de « crue sans eau ».",
            "mixed",
            "le rapport de « crue sans eau »",
            "Ada Quill",
        ),
        (
            "La ministre Ada Quill avait annoncé le 3 mars des travaux de dix mois.",
            "indirect",
            "des travaux de dix mois",
            "Ada Quill",
        ),
        (
            "Ada Quill, porte-parole du port, a annoncé, elle, l'organisation d'une rencontre.",
            "indirect",
            "l'organisation d'une rencontre",
            "Ada Quill",
        ),
        (
            "Ada Quill a démenti mardi avoir signé l'accord.",
            "indirect",
            "avoir signé l'accord",
            "Ada Quill",
        ),
        (
            "Ada Quill a, elle, jugé que le pont était sûr.",
            "indirect",
            "le pont était sûr",
            "Ada Quill",
        ),
        (
            "Evoquant les « vraies avancées » du chantier, Ada Quill est partie.",
            "mixed",
            "les « vraies avancées » du chantier",
            "Ada Quill",
        ),
        (
            "Ada Quill demande l'abandon du péage, au risque de fermer le pont.",
            "indirect",
            "l'abandon du péage",
            "Ada Quill",
        ),
        (
            "Ada Quill s'étonne des réactions que suscite le péage.",
            "indirect",
            "réactions que suscite le péage",
            "Ada Quill",
        ),
        (
            "Comme l'a rappelé Ada Quill, ministre de la Pêche, le pont est fermé.",
            "indirect",
            "le pont est fermé",
            "Ada Quill",
        ),
        (
            "Le port, comme l'a annoncé jeudi Ada Quill, devrait rouvrir en mai.",
            "indirect",
            "Le port, comme l'a annoncé jeudi Ada Quill, devrait rouvrir en mai",
            "Ada Quill",
        ),
        (
            "Selon Ada Quill, ce péage, inscrit dans la loi votée lundi, rapporte dix millions.",
            "indirect",
            "ce péage, inscrit dans la loi votée lundi, rapporte dix millions",
            "Ada Quill",
        ),
        (
            "Ada Quill insistait jusqu'à ces derniers jours sur la solidité du pont.",
            "indirect",
            "la solidité du pont",
            "Ada Quill",
        ),
    ],
)
def test_one_statement(seen: Look, text: str, kind: str, content: str, speaker: str) -> None:
    (found,) = seen(text)
    assert (found.kind, found.content, found.speakers) == (kind, content, (speaker,))


@pytest.mark.parametrize(
    "text",
    [
        "La commune a inauguré le pont « Ada-Quill » samedi.",
        "Le film « La Rivière haute » sort mercredi.",
        "Le mouvement des « gilets jaunes » a bloqué le pont.",
        "Ada Quill est partie tôt mardi matin.",
        "La réunion a duré deux heures et l'annonce est attendue demain.",
        "Il faut dire que le pont est vieux.",
        "Cette décision confirme que le pont est vieux.",
        "Ada Quill n'a pas dit que le pont fermerait.",
        "Les habitants peuvent demander que le pont soit fermé.",
        "Plusieurs villages, dont Vorland, interpellent les autorités locales, depuis mardi.",
        "La digue, qui longe le port, offre un abri de choix, été comme hiver.",
        "Sur le quai, Ben Tol, dit « le Vieux », attendait.",
        "Les pouvoirs publics, qui ont appris la crue, ne cachent pas leur désarroi.",
        "La crue, comme en témoignent les habitants, a tout emporté.",
        "Les journaux, très proches du port, ont tenté de minimiser le danger de la crue.",
    ],
)
def test_no_statement(seen: Look, text: str) -> None:
    assert seen(text) == []


def test_a_quotation_cut_by_its_cue_is_one_statement(seen: Look) -> None:
    text = "« Le pont tiendra », a dit Ada Quill à la radio, « mais la digue cédera ». Il pleut."
    (found,) = seen(text)
    assert found.kind == "direct"
    assert found.fragments == ("Le pont tiendra", "mais la digue cédera")
    assert found.cue == "a dit"


def test_a_bare_quotation_right_after_the_cue_belongs_to_it(seen: Look) -> None:
    text = "« Le pont tiendra », a dit Ada Quill. « Mais la digue cédera. »"
    (found,) = seen(text)
    assert found.fragments == ("Le pont tiendra", "Mais la digue cédera.")


@pytest.mark.parametrize(
    "said",
    [
        "Le pont, a dit Ada Quill, tient bon malgré la crue. La digue a cédé.",
        "Le pont tient bon, annonce quant à lui Ben Tol sur son blog. La digue a cédé.",
    ],
)
def test_one_pair_of_marks_is_one_fragment_whatever_is_inserted(seen: Look, said: str) -> None:
    (found,) = seen(f"« {said} »")
    assert (found.content, found.fragments) == (said, (said,))


def test_a_fronted_quotation_belongs_to_the_report(seen: Look) -> None:
    (found,) = seen(
        "Après « quatre mois de crue et de vent », Ada Quill a défendu un budget « plus sobre »."
    )
    assert found.fragments == ("quatre mois de crue et de vent", "plus sobre")


def test_a_heading_without_a_verb_takes_sides(seen: Look) -> None:
    (found,) = seen("Ada Quill contre le retour du péage\nLe débat a duré tard.")
    assert (found.content, found.speakers) == ("le retour du péage", ("Ada Quill",))


@pytest.mark.parametrize(
    "text",
    [
        "Le péage a été abandonné, selon elle, par la mairie qui n'en voulait plus.",
        "Le péage ne sera pas supprimé, a assuré Ada Quill, mais il ne sera plus payé à la main.",
        "Le pont est, selon la mairie, le seul ouvrage qui tienne.",
    ],
)
def test_content_goes_on_after_an_inserted_clause(seen: Look, text: str) -> None:
    (found,) = seen(text)
    assert found.content == text.removesuffix(".")


def test_where_somebody_belongs_is_no_content(seen: Look) -> None:
    (found,) = seen("Le péage sera supprimé, a dit Ada Quill, du syndicat des ports.")
    assert found.content == "Le péage sera supprimé"


def test_a_name_given_is_no_fragment(seen: Look) -> None:
    (found,) = seen("Ada Quill a promis un bac baptisé « Rivage » pour « relier les deux rives ».")
    assert found.fragments == ("relier les deux rives",)


def test_a_heading_says_what_it_quotes(seen: Look) -> None:
    found = seen(
        "Crainte d'« une crue sans fin »\nAda Quill craint une « crue sans fin » au port de Velmar."
    )
    assert [s.content for s in found][:1] == ["« une crue sans fin »"]


def test_a_charge_is_no_statement(seen: Look) -> None:
    found = seen(
        "« Le pont tiendra », a dit Ada Quill. La mairie a reçu une amende pour « péage trop "
        "cher et trop tardif sur les quais du grand port »."
    )
    assert len(found) == 1


def test_several_sentences_in_one_pair_of_marks_are_one_statement(seen: Look) -> None:
    text = "« Le pont tiendra. La digue cédera. Nous partirons », a prévenu Ada Quill."
    (found,) = seen(text)
    assert found.content == "Le pont tiendra. La digue cédera. Nous partirons"


def test_reports_side_by_side_are_apart(seen: Look) -> None:
    text = (
        "Ada Quill a annoncé que le pont rouvrirait mardi, ajoutant que la digue « tiendrait », "
        "et a exhorté la mairie à surveiller le fleuve."
    )
    assert [(s.kind, s.content) for s in seen(text)] == [
        ("indirect", "le pont rouvrirait mardi"),
        ("mixed", "la digue « tiendrait »"),
        ("indirect", "surveiller le fleuve"),
    ]
    assert {s.speakers for s in seen(text)} == {("Ada Quill",)}


def test_a_second_report_of_the_same_teller_is_apart(seen: Look) -> None:
    text = "Ada Quill a annoncé qu'elle fermerait le pont et a promis d'indemniser les bateliers."
    assert [s.content for s in seen(text)] == [
        "elle fermerait le pont",
        "indemniser les bateliers",
    ]


def test_who_passed_a_clause_on_ends_it(seen: Look) -> None:
    text = "Ada Quill pense que le pont tiendra dix ans, selon l'Agence du Nord."
    (found,) = seen(text)
    assert found.content == "le pont tiendra dix ans"
    assert (found.speakers, len(found.relays)) == (("Ada Quill",), 1)


def test_a_newspaper_in_marks_tells(seen: Look) -> None:
    text = "La Gazette du Nord paraît le mardi. Le pont a été fermé, rapporte « La Gazette »."
    (found,) = seen(text)
    assert found.content == "Le pont a été fermé"
    assert found.fragments == ()


def test_selon_lequel_names_who_stands_before(seen: Look) -> None:
    text = "Le maire cite Ada Quill, selon laquelle le pont tiendra encore dix ans."
    found = seen(text)[-1]
    assert (found.content, found.speakers) == ("le pont tiendra encore dix ans", ("Ada Quill",))


def test_a_name_in_marks_ends_content_with_it(seen: Look) -> None:
    text = "Ada Quill dénonce la « violence aveugle » des « gilets jaunes »."
    (found,) = seen(text)
    assert found.content == "la « violence aveugle » des « gilets jaunes »"
    assert found.fragments == ("violence aveugle",)


def test_a_heading_without_its_line_is_no_part_of_the_quotation(seen: Look) -> None:
    text = "Vrai dialogue « Le pont rouvrira mardi et la digue sera haute », a dit Ada Quill."
    (found,) = seen(text)
    assert found.content == "Le pont rouvrira mardi et la digue sera haute"


def test_editing_marks_stay_in_the_fragment(seen: Look) -> None:
    (found,) = seen("Ada Quill a dit que « les travaux se poursuivr[aie]nt […] tout l'hiver ».")
    assert found.fragments == ("les travaux se poursuivr[aie]nt […] tout l'hiver",)


def test_headings_name_their_speaker(seen: Look) -> None:
    text = "Ada Quill : « Le pont tiendra dix ans »\n\nLa maire a visité le chantier mardi.\n"
    found = seen(text)[0]
    assert (found.kind, found.content) == ("direct", "Le pont tiendra dix ans")
    assert found.speakers == ("Ada Quill",)
    assert found.cue == "Ada Quill :"


def test_a_quoted_heading_has_the_speaker_of_the_same_words_below(seen: Look) -> None:
    text = (
        "« Le pont tiendra dix ans »\nBen Tol a visité le chantier.\n"
        "« Le pont tiendra encore dix ans », a assuré ensuite Ada Quill.\n"
    )
    assert [s.speakers for s in seen(text)] == [("Ada Quill",), ("Ada Quill",)]


@pytest.mark.parametrize(
    "heading",
    [
        "Kelden à Talmont : « Le pont tiendra dix ans »",
        '"Le pont tiendra encore dix ans": Kelden rencontre Talmont',
    ],
)
def test_a_heading_quotes_whom_it_names_first(seen: Look, heading: str) -> None:
    text = f"{heading}\n\nIvar Kelden a vu Oriane Talmont mardi. M. Kelden a souri.\n"
    assert seen(text)[0].speakers == ("Ivar Kelden",)


def test_a_quoted_predicate_is_of_its_subject(seen: Look) -> None:
    text = (
        "« Le pont tiendra », a dit Ada Quill. Dans un second temps, le maire Ben Tol "
        "« assume un retard de deux ans » pour les travaux."
    )
    assert seen(text)[-1].speakers == ("Ben Tol",)


def test_an_infinitive_of_narration_names_who_speaks(seen: Look) -> None:
    text = (
        "Et le maire Ben Tol de finir sur une flèche à l'adresse d'Ada Quill, qui a fait part "
        "lundi de son « inquiétude » : « Mme Quill sera certainement rassurée par ces travaux »."
    )
    assert seen(text)[-1].speakers == ("Ben Tol",)


def test_a_signed_quotation(seen: Look) -> None:
    text = (
        "Le chantier avance.\n« Le pont tiendra dix ans »\nAda Quill, maire de Vorland\nIl pleut.\n"
    )
    assert [(s.content, s.speakers) for s in seen(text)] == [
        ("Le pont tiendra dix ans", ("Ada Quill",))
    ]


def test_an_announced_list(seen: Look) -> None:
    text = (
        "Ada Quill a déclaré que le pont tiendrait dix ans.\n"
        "Parmi les autres points de son intervention :\n"
        "Transports : les bacs circuleront toute la nuit.\n"
        "Digues : aucune digue ne sera rehaussée avant mai.\n"
        "La séance a été levée à midi.\n"
    )
    assert [(s.content, s.speakers) for s in seen(text)] == [
        ("le pont tiendrait dix ans", ("Ada Quill",)),
        ("les bacs circuleront toute la nuit", ("Ada Quill",)),
        ("aucune digue ne sera rehaussée avant mai", ("Ada Quill",)),
    ]


def test_who_passed_the_words_on_is_kept_beside(seen: Look) -> None:
    text = "Ada Quill, citée par l'Agence du Nord, a déclaré que « le pont rouvrira mardi »."
    (found,) = seen(text)
    assert found.speakers == ("Ada Quill",)
    assert len(found.relays) == 1
    assert "Agence du Nord" in found.relays[0]


def test_several_speakers(seen: Look) -> None:
    (found,) = seen("Ada Quill et Ben Tol ont affirmé que le pont tiendrait dix ans.")
    assert set(found.speakers) == {"Ada Quill", "Ben Tol"}


def test_a_pronoun_takes_up_the_last_speaker(seen: Look) -> None:
    text = "Ada Quill a visité le chantier. « Le pont tiendra dix ans », a-t-elle assuré."
    (found,) = seen(text)
    assert (found.cue, found.speakers) == ("a-t-elle assuré", ("Ada Quill",))


def test_an_unnamed_speaker_stays_what_it_is(seen: Look) -> None:
    (found,) = seen("Le pont fermera mardi, a indiqué une source diplomatique.")
    assert found.speakers
    assert "source diplomatique" in found.speakers[0]


@pytest.mark.parametrize(
    ("text", "kind", "content", "speaker"),
    [
        (
            '"The bridge is finished," Ada Quill said on Tuesday.',
            "direct",
            "The bridge is finished,",
            "Ada Quill",
        ),
        (
            '"The bridge is finished," said Ada Quill, the mayor.',
            "direct",
            "The bridge is finished,",
            "Ada Quill",
        ),
        (
            "Ada Quill said that the bridge was finished.",
            "indirect",
            "the bridge was finished",
            "Ada Quill",
        ),
        (
            "Ada Quill said the bridge was finished.",
            "indirect",
            "the bridge was finished",
            "Ada Quill",
        ),
        (
            'Ada Quill said the bridge would "never" close.',
            "mixed",
            'the bridge would "never" close',
            "Ada Quill",
        ),
        (
            "According to Ada Quill, the bridge was finished.",
            "indirect",
            "the bridge was finished",
            "Ada Quill",
        ),
        (
            "Ada Quill promised to rebuild the harbour.",
            "indirect",
            "rebuild the harbour",
            "Ada Quill",
        ),
        (
            "Ada Quill urged the council to rebuild the harbour.",
            "indirect",
            "rebuild the harbour",
            "Ada Quill",
        ),
    ],
)
def test_english(seen: Look, text: str, kind: str, content: str, speaker: str) -> None:
    (found,) = seen(text, language="en")
    assert (found.kind, found.content, found.speakers) == (kind, content, (speaker,))


def test_confidence_is_a_share_and_falls_back_to_that_of_every_rule() -> None:
    for way in (NAMED, PRONOUN, FOLLOWED):
        assert 0 < confidence("fr", "that clause", way) <= 1
        assert confidence("fr", "no such rule", way) == confidence("fr", "every rule", way)


_SAMPLE = (
    "Vorland : le pont d'Orsel rouvrira\n\n"
    "« Le pont rouvrira mardi, a dit Ada Quill. Nous l'avons promis. »\n"
    'Selon Ben Tol, le chantier est un "gouffre" et "personne ne l\'ignore".\n'
    "La maire, citée par l'Agence du Nord, a assuré que « la digue » tiendrait, ajoutant :\n"
    "« Nous avons tout vérifié ! » Parmi les points de son discours :\n"
    "Transports : les bacs circuleront.\n"
    "D'après elle, “ce n'est pas fini”, a-t-elle conclu, et dénoncé l'« incurie » de Ben Tol.\n"
)


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """The sample cut, its lines or words shuffled, marks removed, doubled or scattered."""
    text = _SAMPLE
    if draw(st.booleans()):
        first = draw(st.integers(0, len(text) - 1))
        text = text[first : first + draw(st.integers(1, len(text)))]
    if draw(st.booleans()):
        glue = draw(st.sampled_from(["\n", " "]))
        text = glue.join(draw(st.permutations(text.split(glue))))
    if draw(st.booleans()):
        mark = draw(st.sampled_from(list('«»"“”,:.')))
        text = text.replace(mark, draw(st.sampled_from(["", mark * 2, "\n" + mark, " "])))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(list("«»\"“”'\n()[]"))) + text[at:]
    return text


def check(text: str, statements: tuple[StatementFound, ...]) -> None:
    for statement in statements:
        assert 0 <= statement.start < statement.end <= len(text)
        last = statement.start
        for fragment in statement.fragments:
            assert last <= fragment.start < fragment.end <= statement.end
            last = fragment.end
        for span in (statement.cue, statement.source):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
        assert statement.rule
        assert 0 < statement.confidence <= 1
    starts = [s.start for s in statements]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(disturbed(), st.text(max_size=80)))
def test_any_text_whatever_keeps_the_invariants(reading_of: ReadingOf, text: str) -> None:
    check(text, reading_of(text).statements)


def test_the_same_text_gives_the_same_statements(reading_of: ReadingOf) -> None:
    assert reading_of(_SAMPLE).statements == reading_of(_SAMPLE).statements


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Ada Quill a défendu aux côtés de Bram Osk (Finances) « des réponses rapides » à la "
            "crue.",
            "« des réponses rapides » à la crue",
            "Ada Quill",
        ),
        (
            "« Les ponts sont fermés et nous attendons », avait dénoncé la semaine dernière la "
            "maire Ada Quill.",
            "Les ponts sont fermés et nous attendons",
            "Ada Quill",
        ),
        (
            "C'est plutôt un « leurre » a dénoncé la maire Ada Quill.",
            "C'est plutôt un « leurre »",
            "Ada Quill",
        ),
        (
            "Ada Quill a réclamé en vain l'abandon des péages sur les quais.",
            "l'abandon des péages sur les quais",
            "Ada Quill",
        ),
        (
            "La « colère » exprimée par les « foulards verts » n'est « pas née hier », a assuré "
            "Ada Quill.",
            "La « colère » exprimée par les « foulards verts » n'est « pas née hier »",
            "Ada Quill",
        ),
        (
            "Bram Osk est connu : Ada Quill l'a présenté comme un de ses « lieutenants ».",
            "un de ses « lieutenants »",
            "Ada Quill",
        ),
        (
            "Ada Quill a multiplié les rappels, déplorant de ne pouvoir défendre ses textes.",
            "ne pouvoir défendre ses textes",
            "Ada Quill",
        ),
        (
            "La Grande mosquée de Velmar a condamné un « acte infâme ».",
            "un « acte infâme »",
            "La Grande mosquée de Velmar",
        ),
    ],
)
def test_what_stands_between_a_verb_and_its_words(
    seen: Look, text: str, content: str, speaker: str
) -> None:
    found = seen(text)
    assert [(s.content, s.speakers) for s in found] == [(content, (speaker,))]


def test_an_infinitive_and_the_quotation_behind_it_are_two_reports(seen: Look) -> None:
    text = "Ada Quill dit n'avoir vu personne sur le pont : « J'ai pourtant cherché. »"
    assert [s.content for s in seen(text)] == [
        "n'avoir vu personne sur le pont",
        "J'ai pourtant cherché.",
    ]

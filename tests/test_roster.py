"""The same actor across articles, and the actors that a user knows."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.collate.actors import Roster
from recoupe.collate.known import KnownActor, KnownActors, load_known
from recoupe.errors import LexiconError
from recoupe.messages import language, use
from recoupe.model import Account, Actor, ActorKind, Article, Reading
from recoupe.read import read
from recoupe.read.actors import Cast
from recoupe.read.page import Page, open_page

MakeArticle = Callable[..., Article]


def account(article: Article) -> Account:
    """Read the actors of an article, and those that its sentences open with."""
    page: Page = open_page(article)
    cast = Cast(page)
    for sentence in page.doc.sents:
        for chunk in page.doc[sentence.start : sentence.end].noun_chunks:
            cast.resolve(chunk)
            break
    mentions = cast.mentions()
    return Account(article, Reading(article=article.id, actors=cast.actors(), mentions=mentions))


def roster(
    make: MakeArticle, *texts: str, known: KnownActors | None = None, **options: str
) -> Roster:
    return Roster([account(make(text, **options)) for text in texts], known)


def named(found: Roster, kind: ActorKind = ActorKind.PERSON) -> list[str]:
    return [actor.name for actor in found.actors() if actor.kind is kind and actor.named]


def actor(found: Roster, name: str) -> Actor:
    return next(a for a in found.actors() if a.name == name)


def test_a_surname_in_one_article_is_the_full_name_of_another(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Le président Tarkine a vu Jeanne Morval au Varland. Tarkine a souri à Morval.",
        "Ivan Tarkine, président du Varland, a vu Jeanne Morval. M. Tarkine est reparti.",
    )
    assert named(found) == ["Ivan Tarkine", "Jeanne Morval"]
    assert "Tarkine" in actor(found, "Ivan Tarkine").aliases


def test_one_surname_and_two_first_names_are_two_persons(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Luc Ferrand a parlé. M. Ferrand est parti.",
        "Pierre Ferrand a parlé. M. Ferrand est resté.",
    )
    assert named(found) == ["Luc Ferrand", "Pierre Ferrand"]


def test_a_first_name_alone_is_nobody_of_another_article(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Jeanne Morval a vu Luc Ferrand au Varland. Mme Morval est partie avec M. Ferrand.",
        "Luc Ferrand est venu. Jeanne, une voisine de 50 ans, a ri.",
    )
    assert named(found) == ["Jeanne", "Jeanne Morval", "Luc Ferrand"]


def test_a_surname_that_fits_two_is_left_alone(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Luc Ferrand a parlé.",
        "Pierre Ferrand a parlé.",
        "M. Ferrand a refusé de répondre.",
    )
    assert named(found) == ["Ferrand", "Luc Ferrand", "Pierre Ferrand"]


def test_namesakes_of_two_states_are_two(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Le ministre belge Luc Ferrand a parlé.",
        "Le ministre suisse Luc Ferrand a parlé.",
    )
    ids = [a.id for a in found.actors() if a.name == "Luc Ferrand"]
    assert len(ids) == len(set(ids)) == 2


def test_holders_of_one_role_are_not_merged(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Le maire de Talmont, Luc Ferrand, a parlé.",
        "Le maire de Talmont, Pierre Vidal, a parlé.",
    )
    assert named(found) == ["Luc Ferrand", "Pierre Vidal"]


def test_a_short_form_meets_the_long_form_of_another_article(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "L'Union des bateliers du lac (UBL) a protesté. L'UBL attend.",
        "Selon l'UBL, rien ne va plus sur le lac.",
    )
    (name,) = named(found, ActorKind.ORGANISATION)
    assert name == "L'Union des bateliers du lac"


def test_a_country_is_one_in_two_languages_and_its_palace_another(
    make_article: MakeArticle,
) -> None:
    french = account(make_article("La Norvège a protesté. Oslo attend."))
    english = account(make_article("Norway protested on Monday. Oslo waits.", language="en"))
    places = [a for a in Roster([french, english]).actors() if a.kind is ActorKind.PLACE]
    assert [(a.state, len(a.mentions)) for a in places] == [("NO", 2), ("NO", 2)]


def test_a_name_that_is_a_town_elsewhere_is_no_person(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Jeanne Morval et Luc Ferrand ont signé un accord à Zorval.",
        "Jeanne Morval pense que Zorval gardera une place entre les deux rives.",
    )
    assert named(found) == ["Jeanne Morval", "Luc Ferrand"]


def test_descriptions_of_persons_stay_with_their_article(make_article: MakeArticle) -> None:
    found = roster(
        make_article,
        "Un responsable américain a parlé. Les autorités chinoises ont refusé.",
        "Un responsable américain a démenti. Les autorités chinoises ont insisté.",
    )
    described = sorted(a.name for a in found.actors() if not a.named)
    assert described == [
        "Les autorités chinoises",
        "Un responsable américain",
        "Un responsable américain",
    ]


def test_ids_and_order_do_not_depend_on_the_order_of_articles(make_article: MakeArticle) -> None:
    texts = [
        "Le président Tarkine a vu Jeanne Morval.",
        "Ivan Tarkine a vu Luc Ferrand et Mme Morval.",
        "M. Ferrand et Jeanne Morval attendent l'Union des bateliers (UB).",
        "L'UB attend M. Tarkine.",
    ]
    accounts = [account(make_article(text)) for text in texts]
    expected = Roster(accounts).actors()
    for seed in range(5):
        shuffled = random.Random(seed).sample(accounts, len(accounts))
        assert Roster(shuffled).actors() == expected


def test_every_mention_lies_in_its_article(make_article: MakeArticle) -> None:
    accounts = [account(make_article("Jeanne Morval, maire, a parlé. Elle est partie."))]
    texts = {a.article.id: a.article.text for a in accounts}
    for found in Roster(accounts).actors():
        assert all(texts[m.article][m.start : m.end].strip() for m in found.mentions)


# ------------------------------------------------------------------ actors.toml
def test_known_actors_win(make_article: MakeArticle) -> None:
    known = KnownActors([KnownActor("Ivan Tarkine", aliases=("Tarkin", "Vania Tarkine"))])
    found = roster(
        make_article,
        "Vania Tarkine a parlé. Tarkin a souri.",
        "Ivan Tarkine est reparti.",
        known=known,
    )
    assert named(found) == ["Ivan Tarkine"]
    assert "Vania Tarkine" in actor(found, "Ivan Tarkine").aliases


def test_known_actors_win_over_roles_descriptions_and_places(make_article: MakeArticle) -> None:
    known = KnownActors(
        [
            KnownActor("Ivan Tarkine", aliases=("le gardien du phare",)),
            KnownActor("Radio du lac", ActorKind.ORGANISATION, ("Velmar",)),
        ]
    )
    found = roster(
        make_article,
        "Le gardien du phare a parlé. Tout va bien à Velmar.",
        "Vania Tarkine a parlé. Velmar attend.",
        known=known,
    )
    assert "Vania Tarkine" not in actor(found, "Ivan Tarkine").aliases
    assert {a.name for a in found.actors()} >= {"Ivan Tarkine", "Radio du lac"}
    assert "Velmar" not in {a.name for a in found.actors()}


def test_actors_toml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(
        '[[actor]]\nname = "Union du lac"\nkind = "organisation"\naliases = ["UDL"]\n'
        'state = "FR"\n',
        encoding="utf-8",
    )
    known = load_known(path)
    assert known.find(["udl"]) == KnownActor("Union du lac", ActorKind.ORGANISATION, ("UDL",), "FR")
    assert known.find(["autre"]) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[actor]\n", "actors.toml"),
        ("actor = 3\n", "[[actor]]"),
        ("[person]\nname = 'A'\n", "[[actor]]"),
        ("[[actor]]\nkind = 'person'\n", "it has no name"),
        ("[[actor]]\nname = 'A'\nkind = 'robot'\n", "kind must be one of person"),
        ("[[actor]]\nname = 'A'\nnick = 'B'\n", "no field is called nick"),
        ("[[actor]]\nname = 'A'\naliases = 'B'\n", "aliases must be a list"),
        ("[[actor]]\nname = 'A'\nstate = 'France'\n", "ISO 3166-1"),
        (
            "[[actor]]\nname = 'A'\naliases = ['C']\n[[actor]]\nname = 'B'\naliases = ['c']\n",
            "both A and B",
        ),
    ],
)
def test_a_malformed_actors_toml_is_one_clear_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(content, encoding="utf-8")
    spoken = language()
    use("en")
    try:
        with pytest.raises(LexiconError) as caught:
            load_known(path)
    finally:
        use(spoken)
    message = str(caught.value)
    assert "actors.toml" in message and says in message and "\n" not in message


def test_a_malformed_actors_toml_is_told_in_french(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text("[[actor]]\nkind = 'person'\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="acteur 1: il n’a pas de nom"):
        load_known(path)


def test_a_missing_actors_toml_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml"):
        load_known(tmp_path / "none.toml")


def reported(text: str, make: MakeArticle) -> Account:
    article = make(text)
    return Account(article, read(article))


def speakers(found: Roster) -> list[str]:
    names = {actor.id: actor.name for actor in found.actors()}
    return [
        names[found.id_of(account.article.id, local)]
        for account in found.accounts
        for statement in account.reading.statements
        for local in statement.speakers
    ]


ELSEWHERE = "La ministre de la Santé, Livia Kestrel, a visité un hôpital de Valmure."


def test_a_role_that_another_article_gives_settles_a_description(
    make_article: MakeArticle,
) -> None:
    here = (
        "Livia Kestrel et Odile Marrant étaient opposées au projet. Selon le gouvernement, rien "
        "n'est décidé. « La loi restera », a affirmé la ministre de la Santé."
    )
    found = Roster([reported(here, make_article), reported(ELSEWHERE, make_article)])
    assert "Livia Kestrel" in speakers(found)
    assert "Odile Marrant" not in speakers(found)


def test_a_description_goes_to_nobody_whom_the_article_does_not_name(
    make_article: MakeArticle,
) -> None:
    here = "« La loi restera », a affirmé la ministre de la Santé."
    found = Roster([reported(here, make_article), reported(ELSEWHERE, make_article)])
    assert speakers(found) == ["la ministre de la Santé"]


def test_an_article_that_gives_a_role_itself_is_believed(make_article: MakeArticle) -> None:
    here = (
        "La nouvelle ministre de la Santé, Odile Marrant, succède à Livia Kestrel. « La loi "
        "restera », a affirmé la ministre de la Santé."
    )
    found = Roster([reported(here, make_article), reported(ELSEWHERE, make_article)])
    assert speakers(found) == ["Odile Marrant"]


def test_two_holders_leave_a_description_alone(make_article: MakeArticle) -> None:
    here = (
        "Livia Kestrel et Odile Marrant se sont vues à la mairie de Valmure. « La loi restera », "
        "a affirmé la ministre de la Santé."
    )
    other = "La ministre de la Santé, Odile Marrant, a visité une école de Valmure."
    texts = (here, ELSEWHERE, other)
    found = Roster([reported(text, make_article) for text in texts])
    assert speakers(found) == speakers(Roster([reported(here, make_article)]))

"""Review in the app: every judgement by its form, as it is without script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from starlette.applications import Starlette
from starlette.testclient import TestClient

from recoupe.dossier import open_dossier, open_for_building
from recoupe.model import (
    Accept,
    Actor,
    ActorKind,
    AnyJudgement,
    Collation,
    OutcomeStatus,
    Statement,
    StatementAnchor,
    Verb,
)
from recoupe.web import make_app
from recoupe.web.review.fields import MOST_NOTE, Fields, bounded
from recoupe.web.review.passages import locate
from recoupe.web.review.visit import way_back
from tests.databases import address as either
from tests.dossier_of_pages import HOSTILE, dossier, hostile
from tests.forms import BASE, Tree, browser, look, press, press_only, tree_of, words

__all__ = ["either"]

PILE = dossier()
SHORES = "Nos deux rives se parlent enfin"
STATEMENTS = {s.id: s for s in PILE.statements}
TEXTS = {a.id: a.text for a in PILE.articles}
ENFIN = next(s for s in PILE.statements if TEXTS[s.article][s.start : s.end] == SHORES)
BRIDGE = next(s for s in PILE.statements if s.sayings == ("sy-bridge",))
QUEEN, CHANCELLOR = (actor.id for actor in PILE.actors)


def store(address: str, collation: Collation = PILE, state: str = "one") -> str:
    with open_for_building(address) as opened:
        opened.add_articles(collation.articles)
        opened.replace_collation(collation, {"collated": state})
    return address


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Give the address of a dossier that is not there yet."""
    return str(tmp_path / "dossier.db")


@pytest.fixture
def app(address: str) -> Starlette:
    """Give the app of the invented dossier."""
    return make_app(store(address), port=8765)


@pytest.fixture
def jeanne(app: Starlette) -> Iterator[TestClient]:
    """Give the browser of somebody who has said her name."""
    yield from named(app, "Jeanne Morel")


@pytest.fixture
def paul(app: Starlette) -> Iterator[TestClient]:
    """Give the browser of somebody else."""
    yield from named(app, "Paul Vernier")


def named(app: Starlette, name: str) -> Iterator[TestClient]:
    with browser(app) as client:
        press(client, look(client, "/fr/review/who"), "go", who=name)
        yield client


def log(address: str) -> list[AnyJudgement]:
    with open_dossier(address) as opened:
        return list(opened.review().judgements)


def held(address: str) -> Collation:
    with open_dossier(address) as opened:
        return opened.collation()


def there(address: str, id: str) -> bool:
    return any(s.id == id for s in held(address).statements)


def statement(address: str, id: str) -> Statement:
    return next(s for s in held(address).statements if s.id == id)


def own_scripts_only(page: Tree) -> bool:
    return all(
        script.get("src", "").startswith("/static/") and not script.text
        for script in page.xpath("//script")
    )


# Who judges.


def test_the_name_is_asked_once_and_nothing_entered_is_lost(app: Starlette, address: str) -> None:
    with browser(app) as client:
        page = look(client, "/fr/review")
        answer = press(client, page, "accept", ENFIN.id)
        assert answer.status_code == 422
        assert SHORES in words(tree_of(answer))
        assert log(address) == []
        answer = press(client, tree_of(answer), "go", who="  Jeanne\n Morel ")
        assert "confirmé" in words(tree_of(answer))
        press(client, look(client, "/fr/review"), "accept", BRIDGE.id)
    assert [j.who for j in log(address)] == ["Jeanne Morel"] * 2


def test_the_name_can_be_changed(jeanne: TestClient, address: str) -> None:
    press(jeanne, look(jeanne, "/en/review/who"), "go", who="Ada Ł. Reyne")
    press(jeanne, look(jeanne, "/en/review"), "accept", ENFIN.id)
    assert [j.who for j in log(address)] == ["Ada Ł. Reyne"]


def test_a_reviewer_goes_the_whole_way_on_either_database(either: str) -> None:
    app = make_app(store(either), port=8765)
    with browser(app) as client, browser(app) as other:
        press(client, look(client, "/fr/review/who"), "go", who="Jeanne Morel")
        press(other, look(other, "/fr/review/who"), "go", who="Paul Vernier")
        his = look(other, f"/fr/review/statements/{ENFIN.id}")
        press(client, look(client, "/fr/review"), "accept", ENFIN.id)
        answer = press(other, his, "save", words="Nos deux rives", speaker=CHANCELLOR)
        assert answer.status_code == 409
        assert press(other, tree_of(answer), "go").status_code == 200
        press(client, look(client, "/fr/events/e-meeting"), "reject", BRIDGE.id)
        for path, act, fields in (
            (f"actors/{QUEEN}", "rename", {"name": "Odile II"}),
            (f"actors/{QUEEN}?q=aldo", "merge", {"other": CHANCELLOR}),
            ("sayings/sy-shores", "accept", {}),
            ("events/e-meeting", "split", {"article": ENFIN.article, "name": "Ailleurs"}),
        ):
            page = look(client, f"/fr/review/{path}")
            assert press(client, page, "act", act, **fields).status_code == 200, path
        evidence = {"words": "La querelle du pont s'apaise", "article": "", "early": None}
        page = look(client, "/fr/review/pledges/p-bridge")
        assert press(client, page, "settle", status="under way", **evidence).status_code == 200
        for query in (
            "state=all&speaker=odile",
            "outlet=The+Ferry",
            "event=e-meeting",
            "kind=direct",
        ):
            look(client, f"/en/review?{query}")
        look(client, "/fr/review/events/e-meeting?q=pont")
        made = log(either)
        assert [j.verb.value for j in made] == [
            *("accept", "respan", "respeak", "reject", "rename", "merge", "accept", "split"),
            "settle",
        ]
        press(client, look(client, "/fr/review/log"), "undo", made[5].id)
        store(either, PILE, "two")
        assert "Odile II" in look(client, "/fr/actors").text_content()
    assert {a.name for a in held(either).actors} == {"Odile II", "Aldo Verrier"}
    assert not there(either, BRIDGE.id)
    assert statement(either, ENFIN.id).speakers == (CHANCELLOR,)
    assert "Ailleurs" in {event.title for event in held(either).events}


# Statements.


@pytest.mark.parametrize("page", ["/fr/events/e-meeting", f"/fr/articles/{ENFIN.article}"])
def test_a_statement_is_confirmed_where_it_is_read(
    jeanne: TestClient, address: str, page: str
) -> None:
    answer = press(jeanne, look(jeanne, page), "accept", ENFIN.id)
    assert answer.url.path == page
    assert "confirmé par Jeanne Morel" in words(tree_of(answer))
    (line,) = log(address)
    assert isinstance(line, Accept)
    assert isinstance(line.target, StatementAnchor)
    assert line.target.passage.exact == SHORES


def test_a_rejected_statement_leaves_the_synopsis_and_can_be_taken_back(
    jeanne: TestClient, address: str
) -> None:
    page = look(jeanne, "/fr/events/e-meeting")
    assert page.xpath("//*[@id=$id]", id=ENFIN.id)
    page = tree_of(press(jeanne, page, "reject", ENFIN.id))
    assert not page.xpath("//*[@id=$id]", id=ENFIN.id)
    assert "1 déclaration rejetée" in words(page)
    assert not there(address, ENFIN.id)
    assert "rejeté" in words(look(jeanne, f"/fr/review/statements/{ENFIN.id}"))
    article = look(jeanne, f"/fr/articles/{ENFIN.article}")
    assert SHORES in words(article.xpath("//details[@class='rejected']/..")[0].getparent())
    page = tree_of(press(jeanne, page, "undo", log(address)[0].id))
    assert page.xpath("//*[@id=$id]", id=ENFIN.id)
    assert there(address, ENFIN.id)


def test_the_span_is_corrected_by_its_words(jeanne: TestClient, address: str) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    answer = press(jeanne, page, "save", words="rives   se parlent", note="Le reste manque.")
    assert answer.status_code == 200
    now = statement(address, ENFIN.id)
    assert TEXTS[now.article][now.start : now.end] == "rives se parlent"
    (line,) = log(address)
    assert (line.verb, line.note) == (Verb.RESPAN, "Le reste manque.")
    assert "corrigé par Jeanne Morel" in words(look(jeanne, "/fr/events/e-meeting"))
    article = look(jeanne, f"/fr/articles/{ENFIN.article}")
    shown = article.xpath("//p//span[contains(@class, 'statement direct')]")
    assert [m.text_content() for m in shown] == ["rives se parlent"]


def test_words_that_are_not_there_are_asked_again(jeanne: TestClient, address: str) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    answer = press(jeanne, page, "save", words="Nos trois rives", note="Une note.")
    assert answer.status_code == 422
    page = tree_of(answer)
    assert page.xpath("//*[@role='alert']")
    assert page.xpath("//textarea[@name='words']")[0].text.strip() == "Nos trois rives"
    assert page.xpath("//textarea[@name='note']")[0].text == "Une note."
    assert press(jeanne, page, "save", words="").status_code == 422
    assert press(jeanne, look(jeanne, answer.url.path), "save").status_code == 422  # as it was
    assert log(address) == []


def test_the_speaker_is_found_and_chosen(jeanne: TestClient, address: str) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    assert page.xpath("//input[@name='speaker'][@checked]/@value") == [QUEEN]
    page = tree_of(press(jeanne, page, "search", seek="VERRIER", note="Lui."))
    assert page.xpath("//textarea[@name='note']")[0].text == "Lui."
    assert page.xpath("//input[@name='speaker']/@value") == [QUEEN, CHANCELLOR]
    press(jeanne, page, "save", speaker=CHANCELLOR)
    assert statement(address, ENFIN.id).speakers == (CHANCELLOR,)
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, page, "save", speaker=None, name="Une inconnue du port")
    (speaker,) = statement(address, ENFIN.id).speakers
    assert {a.id: a.name for a in held(address).actors}[speaker] == "Une inconnue du port"
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, page, "save", speaker=None)
    assert statement(address, ENFIN.id).speakers == ()


def test_one_form_may_correct_words_and_speaker(jeanne: TestClient, address: str) -> None:
    jeanne.headers["referer"] = f"{BASE}/en/events/e-meeting"
    page = look(jeanne, f"/en/review/statements/{ENFIN.id}")
    answer = press(jeanne, page, "save", words="Nos deux rives", speaker=[QUEEN, CHANCELLOR])
    assert answer.url.path == "/en/events/e-meeting"
    assert [line.verb for line in log(address)] == [Verb.RESPAN, Verb.RESPEAK]
    assert set(statement(address, ENFIN.id).speakers) == {QUEEN, CHANCELLOR}


def test_a_statement_that_is_missing_is_added(jeanne: TestClient, address: str) -> None:
    here = f"/fr/review/articles/{ENFIN.article}"
    page = look(jeanne, f"/fr/articles/{ENFIN.article}")
    assert here in page.xpath("//a/@href")
    page = look(jeanne, here)
    assert press(jeanne, page, "save").status_code == 422
    assert press(jeanne, page, "save", words="nulle part").status_code == 422
    page = tree_of(press(jeanne, page, "search", seek="verrier", words="300 pêcheurs environ"))
    words_there = "300 pêcheurs environ attendent cette ouverture"
    answer = press(jeanne, page, "save", words=words_there, speaker=QUEEN, kind="indirect")
    assert answer.url.path == f"/fr/articles/{ENFIN.article}"
    added = held(address).statements
    (new,) = [s for s in added if s.id not in STATEMENTS]
    assert TEXTS[new.article][new.start : new.end] == words_there
    assert new.speakers == (QUEEN,)
    press(jeanne, look(jeanne, "/fr/review/log"), "undo", log(address)[-1].id)
    assert not there(address, new.id)


def test_a_note_alone_is_kept(jeanne: TestClient, address: str) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, page, "save", note="À revoir avec l'enregistrement.")
    (line,) = log(address)
    assert line.verb is Verb.REMARK
    assert "À revoir" in words(look(jeanne, f"/fr/review/statements/{ENFIN.id}"))


# Actors, sayings, events, pledges.


def test_an_actor_is_renamed_and_merged(jeanne: TestClient, address: str) -> None:
    here = f"/fr/review/actors/{QUEEN}"
    press(jeanne, look(jeanne, here), "act", "rename", name="Odile II de Brume")
    assert {a.name for a in held(address).actors} == {"Odile II de Brume", "Aldo Verrier"}
    page = look(jeanne, f"{here}?q=verrier")
    assert page.xpath("//input[@name='other']/@value") == [CHANCELLOR]
    assert press(jeanne, page, "act", "merge").status_code == 422
    press(jeanne, page, "act", "merge", other=CHANCELLOR, note="Une seule personne.")
    assert [a.name for a in held(address).actors] == ["Odile II de Brume"]
    for old in (f"/fr/review/actors/{CHANCELLOR}", f"/fr/actors/{CHANCELLOR}"):
        title = look(jeanne, old).xpath("//h1")[0].text_content()
        assert title.endswith("Odile II de Brume")
    press(jeanne, look(jeanne, "/fr/review/log"), "undo", log(address)[-1].id)
    assert len(held(address).actors) == 2


def test_a_saying_is_confirmed_split_and_merged(jeanne: TestClient, address: str) -> None:
    here = "/fr/review/sayings/sy-shores"
    press(jeanne, look(jeanne, here), "act", "accept")
    assert "confirmé par Jeanne Morel" in words(look(jeanne, here))
    press(jeanne, look(jeanne, here), "act", "rename", name="Les deux rives")
    (row,) = look(jeanne, "/fr/events/e-meeting").xpath("//tr[@id='sy-shores']/th")
    assert "Les deux rives" in row.text_content()
    page = look(jeanne, here)
    every = page.xpath("//input[@name='statement']/@value")
    assert len(every) == 3
    assert press(jeanne, page, "act", "split", statement=every).status_code == 422
    press(jeanne, page, "act", "split", statement=ENFIN.id)
    (shores,) = [y for y in held(address).sayings if y.id == "sy-shores"]
    assert ENFIN.id not in shores.statements
    page = look(jeanne, here)
    press(jeanne, page, "act", "merge", other="sy-bridge")
    (shores,) = [y for y in held(address).sayings if y.id == "sy-shores"]
    assert BRIDGE.id in shores.statements


def test_an_event_is_renamed_split_and_merged(jeanne: TestClient, address: str) -> None:
    here = "/fr/review/events/e-meeting"
    press(jeanne, look(jeanne, here), "act", "rename", name="L'audience du vendredi")
    assert "L'audience du vendredi" in look(jeanne, "/fr/events/e-meeting").text_content()
    page = look(jeanne, here)
    press(jeanne, page, "act", "split", article=ENFIN.article, name="Une autre audience")
    events = {e.title: e for e in held(address).events}
    assert events["Une autre audience"].articles == (ENFIN.article,)
    page = look(jeanne, f"{here}?q=autre+audience")
    press(jeanne, page, "act", "merge", other=events["Une autre audience"].id)
    events = {e.title: e for e in held(address).events}
    assert ENFIN.article in events["L'audience du vendredi"].articles


def test_a_pledge_is_settled_by_a_passage(jeanne: TestClient, address: str) -> None:
    here = "/fr/review/pledges/p-bridge"
    page = look(jeanne, here)
    assert page.xpath("//textarea[@name='words']")[0].text.strip().startswith("Le pont a ouvert")
    assert press(jeanne, page, "settle", status="broken", words="").status_code == 422
    answer = press(jeanne, page, "settle", status="broken", words="nulle part", article="")
    assert answer.status_code == 422
    answer = press(jeanne, page, "settle", status="broken", words="pont", article="")
    assert answer.status_code == 422
    assert len(tree_of(answer).xpath("//input[@name='article']")) > 1
    evidence = "La querelle du pont s'apaise"
    press(jeanne, page, "settle", status="under way", words=evidence, article="", early=None)
    outcome = held(address).pledges[0].outcome
    assert outcome.status is OutcomeStatus.UNDER_WAY
    assert TEXTS[outcome.article or ""][outcome.start : outcome.end] == evidence
    press(jeanne, look(jeanne, here), "settle", status="no news", words="", early=None)
    assert held(address).pledges[0].outcome.status is OutcomeStatus.NO_NEWS
    press(jeanne, look(jeanne, here), "undo", log(address)[-1].id)
    assert held(address).pledges[0].outcome.status is OutcomeStatus.UNDER_WAY


# The queue.


def test_the_queue_gives_what_is_least_sure_first_and_what_was_judged_no_more(
    jeanne: TestClient, address: str
) -> None:
    unsure = structs.replace(
        PILE,
        statements=tuple(
            structs.replace(s, confidence=0.3 if s.id == BRIDGE.id else s.confidence)
            for s in PILE.statements
        ),
    )
    store(address, unsure, "two")
    page = look(jeanne, "/fr/review")
    cards = page.xpath("//article/@id")
    assert cards[0] == BRIDGE.id
    assert len(cards) == 5
    assert "0 sur 5 jugées" in words(page)
    answer = press(jeanne, page, "accept", BRIDGE.id)
    assert "1 sur 5 jugées" in words(tree_of(answer))
    assert tree_of(answer).xpath("//article/@id") == cards[1:]
    assert str(answer.url).endswith(f"#{cards[1]}")  # on to the next one
    page = tree_of(press(jeanne, tree_of(answer), "reject", cards[1]))
    assert "2 sur 5 jugées" in words(page)
    press(jeanne, page, "undo", log(address)[-1].id)
    for query, count in (
        ("state=judged", 1),
        ("state=accepted", 1),
        ("state=corrected", 0),
        ("state=all", 5),
        ("kind=mixed", 1),
        ("outlet=The+Ferry", 1),
        ("speaker=aldo", 1),
        ("event=e-meeting&state=all", 5),
        ("event=e-opening", 0),
        ("page=99999999", 4),
        ("page=x&state=y&kind=z", 4),
    ):
        page = look(jeanne, f"/fr/review?{query}")
        assert len(page.xpath("//article/@id")) == count, query


# The log.


def test_the_log_is_shown_undone_and_done_again(jeanne: TestClient, address: str) -> None:
    press(jeanne, look(jeanne, "/fr/review"), "reject", ENFIN.id, note="Un titre.")
    page = look(jeanne, "/fr/review/log")
    assert "Jeanne Morel a rejeté" in words(page)
    assert "Un titre." in words(page)
    page = tree_of(press(jeanne, page, "undo", log(address)[0].id))
    assert "annulé" in words(page)
    assert there(address, ENFIN.id)
    press(jeanne, look(jeanne, "/fr/review/log"), "undo", log(address)[1].id)
    assert not there(address, ENFIN.id)
    assert len(look(jeanne, "/fr/review/log?who=Jeanne+Morel&verb=reject").find_class("told")) == 0
    assert [j.verb for j in log(address)] == [Verb.REJECT, Verb.UNDO, Verb.UNDO]


def test_the_log_goes_out_and_in(jeanne: TestClient, address: str, tmp_path: Path) -> None:
    press(jeanne, look(jeanne, "/fr/review"), "reject", ENFIN.id, note="Un titre.")
    given = jeanne.get("/fr/review/log/export")
    assert given.headers["content-disposition"].startswith("attachment")
    assert json.loads(given.text.splitlines()[0])["who"] == "Jeanne Morel"
    other = store(str(tmp_path / "other.db"))
    with browser(make_app(other, port=8765)) as client:
        page = look(client, "/en/review/log")
        (form,) = page.xpath("//form[@enctype]")
        fields = dict(form.form_values())
        answer = client.post(form.get("action"), data=fields, files={"file": given.content})
        assert "1 judgement was taken in." in words(tree_of(answer))
        answer = client.post(form.get("action"), data=fields, files={"file": given.content})
        assert "1 was there already." in words(tree_of(answer))
        for wrong in (b"{}", b"\x00\xff", b'{"verb": "accept"}\n', b""):
            answer = client.post(form.get("action"), data=fields, files={"file": wrong})
            assert answer.status_code in (200, 422)
        stale = fields | {"token": "0"}
        answer = client.post(form.get("action"), data=stale, files={"file": given.content})
        assert answer.status_code == 403
    assert not there(other, ENFIN.id)
    assert len(log(other)) == 1


def test_a_hostile_log_is_shown_within_bounds(jeanne: TestClient, address: str) -> None:
    press(jeanne, look(jeanne, "/fr/review"), "accept", ENFIN.id)
    line = json.loads(jeanne.get("/fr/review/log/export").text) | {"id": ""}
    line |= {"who": HOSTILE[0] + "w" * 9_000, "when": "x" * 9_000, "note": "n" * 90_000}
    page = look(jeanne, "/fr/review/log")
    (form,) = page.xpath("//form[@enctype]")
    log_file = {"file": json.dumps(line).encode()}
    answer = jeanne.post(form.get("action"), data=dict(form.form_values()), files=log_file)
    assert "1 ligne a été reprise." in words(tree_of(answer))
    assert len(log(address)) == 2
    for path in ("/fr/review/log", "/fr/events/e-meeting", f"/fr/review/statements/{ENFIN.id}"):
        page = look(jeanne, path)
        assert own_scripts_only(page)
        assert len(words(page)) < 20_000


# Two at once.


def test_the_later_one_is_told_and_decides_anew(
    jeanne: TestClient, paul: TestClient, address: str
) -> None:
    hers, his = look(jeanne, "/fr/review"), look(paul, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, hers, "accept", ENFIN.id, note="Entendu.")
    answer = press(paul, his, "save", words="Nos deux rives", note="Plus court.")
    assert answer.status_code == 409
    page = tree_of(answer)
    told = words(page)
    assert "Ce que Jeanne Morel a décidé" in told
    assert "Entendu." in told
    assert "Nos deux rives" in told
    assert "Plus court." in told
    assert len(log(address)) == 1
    answer = press(paul, page, "go")
    assert answer.status_code == 200
    now = statement(address, ENFIN.id)
    assert TEXTS[now.article][now.start : now.end] == "Nos deux rives"
    assert [(j.who, j.note) for j in log(address)] == [
        ("Jeanne Morel", "Entendu."),
        ("Paul Vernier", "Plus court."),
    ]


def test_what_somebody_took_out_meanwhile_can_be_put_back_and_corrected(
    jeanne: TestClient, paul: TestClient, address: str
) -> None:
    his = look(paul, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, look(jeanne, "/fr/review"), "reject", ENFIN.id)
    answer = press(paul, his, "save", words="Nos deux rives")
    assert answer.status_code == 409
    assert press(paul, tree_of(answer), "go").status_code == 200
    now = statement(address, ENFIN.id)
    assert TEXTS[now.article][now.start : now.end] == "Nos deux rives"
    assert [j.verb for j in log(address)] == [Verb.REJECT, Verb.UNDO, Verb.RESPAN]


def test_what_two_judge_apart_disturbs_nobody(
    jeanne: TestClient, paul: TestClient, address: str
) -> None:
    hers, his = look(jeanne, "/fr/review"), look(paul, "/fr/review")
    assert press(jeanne, hers, "accept", ENFIN.id).status_code == 200
    assert press(paul, his, "accept", BRIDGE.id).status_code == 200
    assert len(log(address)) == 2


def test_judgements_hold_when_the_dossier_is_built_again(jeanne: TestClient, address: str) -> None:
    press(jeanne, look(jeanne, "/fr/review"), "reject", BRIDGE.id)
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, page, "save", words="Nos deux rives")
    store(address, PILE, "two")
    page = look(jeanne, "/fr/events/e-meeting")
    assert not page.xpath("//*[@id=$id]", id=BRIDGE.id)
    assert "corrigé par Jeanne Morel" in words(page)
    now = statement(address, ENFIN.id)
    assert TEXTS[now.article][now.start : now.end] == "Nos deux rives"


# Forgery.


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused_and_handed_back(
    jeanne: TestClient, address: str, token: str | None
) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    answer = press(jeanne, page, "save", words="Nos deux rives", note="Gardé.", token=token)
    assert answer.status_code == 403
    assert "Gardé." in words(tree_of(answer))
    assert log(address) == []
    assert press(jeanne, tree_of(answer), "go").status_code == 200
    assert len(log(address)) == 1


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/fr/review/who", "go"),
        ("/fr/review/help", "keys"),
        ("/fr/review", "accept"),
        (f"/fr/review/actors/{QUEEN}", "act"),
        ("/fr/review/sayings/sy-shores", "act"),
        ("/fr/review/events/e-meeting", "act"),
        ("/fr/review/pledges/p-bridge", "settle"),
    ],
)
def test_every_form_asks_for_its_token_and_its_origin(
    jeanne: TestClient, address: str, path: str, button: str
) -> None:
    page = look(jeanne, path)
    assert press_only(jeanne, page, button, token="1").status_code == 403
    for origin in ("https://evil.example", "null"):
        jeanne.headers["origin"] = origin
        assert press_only(jeanne, page, button).status_code == 403
    del jeanne.headers["origin"]
    assert press_only(jeanne, page, button).status_code == 403
    jeanne.headers.update({"origin": BASE, "sec-fetch-site": "cross-site"})
    assert press_only(jeanne, page, button).status_code == 403
    assert log(address) == []


def test_the_token_of_another_browser_is_refused(
    jeanne: TestClient, paul: TestClient, address: str
) -> None:
    assert press(paul, look(jeanne, "/fr/review"), "accept", ENFIN.id).status_code == 403
    assert log(address) == []


def test_cookies_are_for_this_app_alone(app: Starlette) -> None:
    with browser(app) as client:
        client.get("/fr/review")
        given = client.get("/fr/review/who", headers={"cookie": ""}).headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given


def test_no_address_changes_anything_when_it_is_only_opened(
    jeanne: TestClient, address: str
) -> None:
    for path in (f"statements?accept={ENFIN.id}", "undo", "log/import"):
        assert jeanne.get(f"/fr/review/{path}").status_code in (404, 405)
    assert log(address) == []


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/fr//evil.example", "/\\evil", "/fr/\nx"]
)
def test_nobody_is_led_away(jeanne: TestClient, back: str) -> None:
    answer = press_only(jeanne, look(jeanne, "/fr/review"), "accept", ENFIN.id, back=back)
    assert answer.status_code == 303
    assert re.fullmatch(r"/fr/review(#[\w-]+)?", answer.headers["location"])


# Hostile and oversized input.


def test_hostile_names_and_notes_stay_text(app: Starlette, address: str) -> None:
    with browser(app) as client:
        for text in HOSTILE:
            page = look(client, f"/fr/review/statements/{ENFIN.id}")
            press(client, page, "save", who=text, note=text, name=text[:60])
        pages = [look(client, path) for path in ("/fr/review/log", "/fr/events/e-meeting")]
        pages.append(look(client, f"/fr/review/statements/{ENFIN.id}"))
    for page in pages:
        assert own_scripts_only(page)
        assert not page.xpath("//style | //base | //iframe | //svg | //img | //@style")
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //meta[@http-equiv]")
    notes = [j.note for j in log(address)]
    assert len(notes) == len(HOSTILE)
    assert all(" ".join(note.split()) in words(pages[0]) for note in notes)


def test_pages_of_hostile_articles_hold_no_script_of_theirs(address: str) -> None:
    store(address, hostile())
    with browser(make_app(address, port=8765)) as client:
        paths = ("review", "review/statements/s-x", "review/actors/ac-x", "review/events/e-x")
        for path in paths:
            page = look(client, f"/fr/{path}")
            assert own_scripts_only(page)
            assert not page.xpath("//style | //base | //iframe | //img | //@style")
            assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_what_is_too_long_is_cut_or_refused(jeanne: TestClient, address: str) -> None:
    page = look(jeanne, f"/fr/review/statements/{ENFIN.id}")
    press(jeanne, page, "save", note="é\0\x1b" + "n" * 50_000)
    (line,) = log(address)
    assert len(line.note) == MOST_NOTE
    assert line.note.startswith("én")
    answer = press_only(jeanne, page, "save", note="n" * 300_000)
    assert answer.status_code == 413
    assert "Trop long" in words(tree_of(answer))
    answer = press_only(jeanne, page, "save", words="«" * 30_000)
    assert answer.status_code == 422
    many = [f"p-{n}" for n in range(900)]
    assert press_only(jeanne, page, "save", speaker=many).status_code in (303, 400, 422)
    answer = jeanne.post(f"/fr/review/statements/{ENFIN.id}", content=b"{}")
    assert answer.status_code == 415


def test_unknown_things_are_not_there(jeanne: TestClient) -> None:
    for path in (
        "statements/none",
        "actors/none",
        "sayings/none",
        "events/none",
        "pledges/none",
        "articles/none",
    ):
        assert jeanne.get(f"/fr/review/{path}").status_code == 404
    assert jeanne.get("/de/review").status_code == 404


# Keys and pages.


def test_keys_can_be_turned_off(jeanne: TestClient) -> None:
    page = look(jeanne, "/en/review/help")
    assert page.xpath("//@data-keys") == ["on", "on"]
    press(jeanne, page, "keys", "off")
    page = look(jeanne, "/en/review")
    assert set(page.xpath("//@data-keys")) == {"off"}
    assert not page.xpath("//main//kbd")
    press(jeanne, look(jeanne, "/en/review/help"), "keys", "on")
    assert set(look(jeanne, "/en/review").xpath("//@data-keys")) == {"on"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_show_exact_slices_and_no_id_twice(jeanne: TestClient, language: str) -> None:
    seen = 0
    for path in (
        "review",
        "review/log",
        "review/help",
        "review/who",
        f"review/statements/{ENFIN.id}",
        f"review/articles/{ENFIN.article}",
        f"review/actors/{QUEEN}",
        "review/sayings/sy-shores",
        "review/events/e-meeting",
        "review/pledges/p-bridge",
    ):
        page = look(jeanne, f"/{language}/{path}")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert not page.xpath("//style | //script[not(@src)] | //@style")
        for element in page.xpath("//*[@data-article]"):
            start, end = int(element.get("data-start")), int(element.get("data-end"))
            assert element.text_content() == TEXTS[element.get("data-article")][start:end]
            seen += 1
    assert seen > 20


def test_words_are_found_where_they_stand_nearest() -> None:
    text = "Il dit «oui». Puis il dit\u00a0« oui »."
    assert locate(text, "“oui”", 0) == (7, 12)
    assert locate(text, "dit", 20) == (22, 25)
    assert locate(text, "il dit « oui »", 0) == (19, 33)
    assert locate(text, "non", 0) is None
    assert locate(text, "  ", 0) is None


@given(st.text("ab «»“”'’\"\n\u00a0é-‑", min_size=1, max_size=40), st.data())
def test_any_piece_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end].strip()
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    found = locate(text, text[start:end], begin)
    assert found == ((begin, begin + len(piece)) if piece else None)


@given(st.text(max_size=60), st.integers(1, 30))
def test_what_is_entered_is_bounded(text: str, most: int) -> None:
    kept = bounded(text, most)
    assert len(kept) <= most
    kept.encode("utf-8")
    assert not any(c < " " and c not in "\n\t" for c in kept)


@given(st.text("/frenx:\\ .?#%\n", max_size=20) | st.text(max_size=20))
def test_the_way_back_is_never_out_of_the_app(text: str) -> None:
    back = way_back(Fields({"back": [text]}), "/fr/review")
    assert back.startswith(("/fr/", "/en/"))
    assert urljoin("http://127.0.0.1:8765/fr/", back).startswith("http://127.0.0.1:8765/")


def test_actors_are_found_without_accents(address: str) -> None:
    pile = structs.replace(
        PILE, actors=(*PILE.actors, Actor(id="p-x", name="Éléonore Œil", kind=ActorKind.PERSON))
    )
    store(address, pile)
    with browser(make_app(address, port=8765)) as client:
        page = look(client, f"/fr/review/actors/{QUEEN}?q=eleonore+oeil")
        assert page.xpath("//input[@name='other']/@value") == ["p-x"]

"""What people said in review, as the report and the tables show it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import lxml.html
import pytest

from recoupe.model import AnyJudgement, OutcomeStatus, Review
from recoupe.publish.csv import write_tables
from recoupe.publish.report import render_report
from recoupe.review import Clerk, Reviewed, apply
from tests.dossier_of_pages import dossier

Tree: TypeAlias = Any  # lxml's elements have no types

WHEN = "2031-05-04T10:03:00.123Z"


@pytest.fixture(scope="module")
def state() -> Reviewed:
    """The dossier as two people reviewed it."""
    found = dossier()
    anne = Clerk(found, Review(), who="Anne <b>", when=WHEN)
    said, other, *_ = found.statements
    log: list[AnyJudgement] = [
        anne.accept(said.id, note="vérifié <i>à la source</i>"),
        anne.rename(found.sayings[0].id, "Les deux rives"),
        anne.settle("p-bridge", OutcomeStatus.NO_NEWS, None),
        Clerk(found, Review(), who="Bo", when=WHEN).reject(other.id),
        anne.remark(found.figures[0].id, "chiffre à rappeler"),
    ]
    log.append(anne.remark(said.id, "à effacer"))
    log.append(Clerk(found, Review(judgements=tuple(log)), who="Bo", when=WHEN).undo(log[-1].id))
    return apply(found, log)


@pytest.fixture(scope="module")
def page(state: Reviewed) -> Tree:
    shown = render_report(state.collation, language="fr", review=state.review)
    return lxml.html.document_fromstring(shown)


def test_it_stands_beside_what_it_was_said_of(state: Reviewed, page: Tree) -> None:
    said = dossier().statements[0].id
    words = page.xpath(f"string(//*[@id='{said}'])")
    assert "confirmé par Anne <b>, le 4 mai 2031 — vérifié <i>à la source</i>" in words
    row = page.xpath(f"string(//*[@id='{dossier().sayings[0].id}']/th)")
    assert "nommé «\u00a0Les deux rives\u00a0» par Anne <b>" in row
    assert "tranché par Anne <b>" in page.xpath("string(//*[@id='p-bridge'])")
    figure = page.xpath(f"string(//*[@id='{dossier().figures[0].id}'])")
    assert "note de Anne <b>, le 4 mai 2031 — chiffre à rappeler" in figure


def test_what_was_undone_or_rejected_is_not_shown(state: Reviewed, page: Tree) -> None:
    assert "à effacer" not in page.text_content()
    assert not page.xpath(f"//*[@id='{dossier().statements[1].id}']")


def test_the_overview_counts_what_was_reviewed(page: Tree) -> None:
    words = " ".join(page.xpath("string(//section[@id='overview'])").split())
    assert "Par 2 personnes : 1 confirmation, 2 corrections, 1 rejet, 1 note." in words


def test_without_review_nothing_is_said_of_it() -> None:
    page: Tree = lxml.html.document_fromstring(render_report(dossier()))
    assert "relu" not in page.xpath("string(//section[@id='overview'])")
    assert not page.xpath("//*[@class='judged']")


def test_the_tables_hold_the_log(state: Reviewed, tmp_path: Path) -> None:
    write_tables(state.collation, tmp_path / "tables.zip", state.review)
    with ZipFile(tmp_path / "tables.zip") as archive:
        text = archive.read("judgements.csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["verb"] for row in rows] == [
        "accept",
        "rename",
        "settle",
        "reject",
        "remark",
        "remark",
        "undo",
    ]
    assert rows[0]["things"] == dossier().statements[0].id
    assert [row["state"] for row in rows].count("undone") == 1

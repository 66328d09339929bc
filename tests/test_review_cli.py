"""`recoupe review`: judgements from the command line, listed, undone, carried elsewhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import rich_click as click

from recoupe.build.builder import build
from recoupe.cli.app import app
from recoupe.cli.review import review_command
from recoupe.dossier import open_dossier
from recoupe.errors import MalformedInput, NotADossier, RecoupeError, UnreadableInput
from recoupe.model import Collation, Review
from tests.pile import write_pile

DOCUMENTATION = Path(__file__).parents[1] / "docs" / "commands.md"

Run = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of four articles."""
    folder = tmp_path_factory.mktemp("made")
    build([write_pile(folder / "pile.jsonl", 4)], str(folder / "dossier.db"), processes=1)
    return folder / "dossier.db"


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Path:
    """A dossier of one's own."""
    return Path(shutil.copy(made, tmp_path / "dossier.db"))


@pytest.fixture
def review(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs a command of the group and gives what it writes."""

    def run(*arguments: str | Path, who: str = "Ada") -> str:
        monkeypatch.setenv("RECOUPE_WHO", who)
        app.main(["review", *map(str, arguments)], prog_name="recoupe", standalone_mode=False)
        written = capsys.readouterr()
        return written.out + written.err

    return run


def state(dossier: Path) -> tuple[Collation, Review]:
    with open_dossier(str(dossier)) as opened:
        found = opened.reviewed()
    return found.collation, found.review


def test_every_verb_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8").partition("## recoupe review\n")[2]
    for name, command in review_command.commands.items():
        assert command.help
        assert f"`{name}" in text, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"
            for option in parameter.opts:
                assert not option.startswith("-") or f"`{option}" in text, f"{name} {option}"
    assert app.commands["review"] is review_command


def test_corrections_are_made_listed_and_undone(dossier: Path, review: Run) -> None:
    found, _ = state(dossier)
    statement, actor = found.statements[0], found.actors[0]
    judgement = review("reject", dossier, statement.id, "--note", "un titre").strip()
    review("rename", dossier, actor.id, "Un autre nom", who="Bo")
    after, log = state(dossier)
    assert statement.id not in {s.id for s in after.statements}
    assert "Un autre nom" in {a.name for a in after.actors}
    assert [(j.who, j.note) for j in log.judgements] == [("Ada", "un titre"), ("Bo", "")]
    listed = review("log", dossier)
    assert "un titre" in listed
    assert judgement in listed
    review("undo", dossier, judgement)
    assert statement.id in {s.id for s in state(dossier)[0].statements}
    with pytest.raises(RecoupeError, match=judgement):
        review("undo", dossier, judgement)


def test_every_verb_does_its_work(dossier: Path, review: Run) -> None:
    found, _ = state(dossier)
    one, other = found.statements[:2]
    actors, pledge = found.actors, found.pledges[0]
    review("accept", dossier, one.id)
    review("add", dossier, one.article, "0", "10", "--speaker", actors[0].id, "--name", "Ysé")
    review("respan", dossier, one.id, str(one.start), str(one.end - 1))
    review("respeak", dossier, other.id, actors[1].id, "--name", "Ysé Arrac")
    review("merge", dossier, actors[2].id, actors[3].id)
    review("merge", dossier, found.sayings[0].id, found.sayings[1].id)
    review("remark", dossier, one.id, "--note", "à revoir")
    evidence = f"{other.article}:0-9"
    review("settle", dossier, pledge.id, "kept", "--early", "--evidence", evidence)
    after, log = state(dossier)
    assert log.applied == 8
    assert {"Ysé", "Ysé Arrac"} <= {actor.name for actor in after.actors}
    (merged,) = (s for s in after.sayings if s.id == found.sayings[0].id)
    review("split", dossier, merged.id, merged.statements[0])
    assert len(state(dossier)[0].sayings) == len(after.sayings) + 1


def test_what_makes_no_sense_is_refused(dossier: Path, tmp_path: Path, review: Run) -> None:
    found, _ = state(dossier)
    broken = tmp_path / "broken.jsonl"
    broken.write_text('\n{"verb": "guess"}\n')
    for error, arguments in (
        (RecoupeError, ("reject", dossier, "s-none")),
        (RecoupeError, ("merge", dossier, found.actors[0].id, found.sayings[0].id)),
        (RecoupeError, ("settle", dossier, found.pledges[0].id, "kept")),
        (RecoupeError, ("respan", dossier, found.statements[0].id, "5", "5")),
        (RecoupeError, ("undo", dossier, "j-none")),
        (NotADossier, ("log", tmp_path / "missing.db")),
        (NotADossier, ("accept", tmp_path / "missing.db", "s-none")),
        (MalformedInput, ("import", dossier, broken)),
        (UnreadableInput, ("import", dossier, tmp_path / "missing.jsonl")),
        (click.UsageError, ("settle", dossier, "g-1", "kept", "--evidence", "nowhere")),
    ):
        with pytest.raises(error) as caught:
            review(*arguments)
        assert "\n" not in str(caught.value)
        if error is MalformedInput:
            assert str(caught.value).startswith(f"{broken}:2: ")
    assert state(dossier)[1] == Review()


def test_a_log_goes_from_dossier_to_dossier(
    made: Path, dossier: Path, tmp_path: Path, review: Run
) -> None:
    found, _ = state(dossier)
    review("reject", dossier, found.statements[0].id)
    review("accept", dossier, found.statements[1].id)
    log = tmp_path / "log.jsonl"
    review("export", dossier, "--out", log)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verb"] for line in lines] == ["reject", "accept"]
    assert review("log", dossier, "--format", "json").splitlines() == lines
    other = Path(shutil.copy(made, tmp_path / "other.db"))
    review("respan", other, found.statements[0].id, "0", "12", who="Bo")
    taken = review("import", other, log)
    assert taken.startswith("2 ")
    assert json.loads(lines[0])["id"] in taken  # told: it is about what Bo judged
    assert "Bo" in taken
    review("import", other, log)
    assert [j.who for j in state(other)[1].judgements] == ["Bo", "Ada", "Ada"]


def test_summaries_count_judgements(
    dossier: Path, made: Path, review: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    review("accept", dossier, state(dossier)[0].statements[0].id)
    app.main(["show", str(dossier)], prog_name="recoupe", standalone_mode=False)
    assert re.search(r"\b1 (décision|judgement)\b", capsys.readouterr().out)
    pile = str(made.with_name("pile.jsonl"))
    app.main(["build", pile, "--out", str(dossier)], prog_name="recoupe", standalone_mode=False)
    assert re.search(r"\b1 +(décision|judgement)\b", capsys.readouterr().out)

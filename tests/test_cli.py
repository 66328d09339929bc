"""The command line as a user meets it: what it says, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import rich_click as click

from recoupe import __version__
from recoupe.build.builder import build
from recoupe.cli.app import app
from tests.pile import article, write_pile

DOCUMENTATION = Path(__file__).parents[1] / "docs" / "commands.md"


def recoupe(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in English."""
    return subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | {"RECOUPE_LANG": "en"} | environment,
    )


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of six articles."""
    folder = tmp_path_factory.mktemp("dossier")
    build([write_pile(folder / "pile.jsonl", 6)], str(folder / "dossier.db"))
    return folder / "dossier.db"


def options(command: click.Command) -> Iterator[str]:
    """Give every wording of every option of a command, the one for help apart."""
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts


def test_every_command_and_option_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## recoupe (\w+)\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    assert set(parts) == set(app.commands)
    for name, command in app.commands.items():
        for option in options(command):
            assert f"`{option}" in parts[name], f"{name} {option}"
    for option in options(app):
        assert f"`{option}" in text


def test_every_command_and_option_has_a_help() -> None:
    for command in (app, *app.commands.values()):
        assert command.help
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{command.name} {parameter.name}"


def test_the_version_is_said_without_loading_anything_heavy() -> None:
    assert recoupe("--version").stdout == f"recoupe {__version__}\n"
    heavy = (
        "import sys, recoupe.cli.app; print(*{'spacy', 'sklearn', 'sqlalchemy'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["build"],
        ["build", "x.txt"],
        ["build", "x.txt", "--out", "x.db", "--processes", "0"],
        ["export", "x.db", "--format", "xml", "--out", "x"],
        ["export", "x.db", "--event", "e-1", "--out", "x"],
        ["show", "x.db", "nonsense"],
        ["--lang", "xx", "doctor"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    done = recoupe(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Usage:" in done.stdout + done.stderr or "--help says" in done.stderr


def test_a_build_says_what_the_dossier_holds_and_what_was_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(article(1)["text"], encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    path = tmp_path / "dossier.db"
    report = tmp_path / "report.html"
    done = recoupe("build", tmp_path, "--out", path, "--report", report, "--language", "fr")
    assert done.returncode == 1
    said = {name: int(count) for count, name in re.findall(r"(\d+) +(\w+)", done.stdout)}
    assert said["articles"] == 1
    assert said["statements"] == said["direct"] + said["mixed"] + said["indirect"] > 0
    assert said["figures"] > 0
    refused, _count, *_more = done.stderr.splitlines()
    assert refused.startswith("recoupe: refused:")
    assert "empty.txt" in refused
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_user_names_the_actors(tmp_path: Path) -> None:
    pile = write_pile(tmp_path / "pile.jsonl", 1)
    actors = tmp_path / "actors.toml"
    actors.write_text('[[actor]]\nname = "Jeanne Morel-Vidal"\naliases = ["Jeanne Morel"]\n')
    path = tmp_path / "dossier.db"
    assert recoupe("build", pile, "--out", path, "--actors", actors).returncode == 0
    assert recoupe("build", pile, "--out", path).returncode == 0  # the dossier keeps them
    assert "Jeanne Morel-Vidal" in recoupe("show", path, "actor").stdout
    actors.write_text("[[actor]]\nkind = 'person'\n")
    broken = recoupe("build", pile, "--out", path, "--actors", actors)
    assert (broken.returncode, broken.stderr.count("\n")) == (1, 1)
    assert str(actors) in broken.stderr


def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path, dossier: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("Pas une base. " * 100, encoding="utf-8")
    for done in (
        recoupe("show", tmp_path / "missing.db"),
        recoupe("export", text, "--out", tmp_path / "x.json"),
        recoupe("build", dossier.with_name("pile.jsonl"), "--out", text),
        recoupe("build", dossier.with_name("pile.jsonl"), "--out", tmp_path / "no" / "x.db"),
        recoupe("export", dossier, "--out", tmp_path / "no" / "x.json"),
        recoupe("report", dossier, "--out", tmp_path / "no" / "x.html"),
    ):
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
        assert str(tmp_path) in done.stderr


def test_exports_are_written_to_files_and_pipes(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.json"
    assert recoupe("export", dossier, "--out", out).returncode == 0
    assert recoupe("export", dossier, "--out", "/dev/stdout").stdout == out.read_text("utf-8")
    assert len(json.loads(out.read_bytes())["articles"]) == 6
    assert recoupe("export", dossier, "-f", "csv", "-o", tmp_path / "tables").returncode == 0
    assert (tmp_path / "tables" / "statements.csv").exists()
    annotations = recoupe("export", dossier, "-f", "webannotation", "-o", "/dev/stdout")
    assert json.loads(annotations.stdout)["type"] == "AnnotationCollection"
    assert recoupe("export", dossier, "-f", "markdown", "-o", "/dev/stdout").stdout.startswith("# ")


def test_a_dossier_is_shown_whole_and_in_parts(dossier: Path) -> None:
    whole = recoupe("show", dossier).stdout
    assert re.search(r"\b6 articles\b", whole)
    listed = recoupe("show", dossier, "article").stdout
    assert "Le pont numéro 3 rouvrira" in listed
    shown = recoupe("show", dossier, "article", "PILE-003").stdout
    assert "la réouverture du pont numéro 3" in shown
    assert re.search(
        r"\d\.\d\d \w", recoupe("show", dossier, "article", "pile-003", "--why").stdout
    )
    assert "Adrien Castel" in recoupe("show", dossier, "actor", "castel").stdout
    event = re.findall(r"\be-\w+", recoupe("show", dossier, "event").stdout)[0]
    assert recoupe("show", dossier, "event", event).returncode == 0
    several = recoupe("show", dossier, "article", "pile-")
    assert several.returncode == 2
    assert "fits 6" in several.stderr


def test_nothing_in_an_article_moves_the_terminal(tmp_path: Path) -> None:
    text = "\x1b[2J\x1b]0;title\x07 « Le pont rouvre [bold]demain[/bold] », a dit Jeanne Morel."
    (tmp_path / "hostile.jsonl").write_text(json.dumps({"id": "h\x1b[2J", "text": text}) + "\n")
    path = tmp_path / "dossier.db"
    build([tmp_path / "hostile.jsonl"], str(path), language="fr")
    for arguments in (["article"], ["article", "h"], ["actor"], []):
        shown = recoupe("show", path, *arguments, FORCE_COLOR="")
        assert shown.returncode == 0
        assert "\x1b[2J" not in shown.stdout
        assert "\x07" not in shown.stdout
    assert "[bold]demain[/bold]" in recoupe("show", path, "article", "h").stdout


def test_a_reader_that_has_enough_is_no_error(dossier: Path) -> None:
    command = f"{sys.executable} -m recoupe show {dossier} article pile-001 | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


def test_the_doctor_finds_what_is_needed() -> None:
    done = recoupe("doctor")
    assert done.returncode == 0
    for name in ("Python", "fr_core_news_md", "language en", "SQLite FTS5", "PostgreSQL"):
        assert name in done.stdout

"""Exports: valid, documented, the same bytes each time, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from scripts.schema import TARGET, wording

from recoupe.errors import StorageFull
from recoupe.model import (
    Actor,
    ActorKind,
    Collation,
    Span,
    Statement,
    StatementKind,
)
from recoupe.publish.csv import TABLES, write_tables
from recoupe.publish.exchange import schema, to_json
from recoupe.publish.output import write_file
from tests.collations import collations
from tests.conftest import article_of

DOCUMENTATION = TARGET.with_name("exchange-format.md").read_text(encoding="utf-8")


@pytest.fixture
def collation() -> Collation:
    """A speaker whose name and words look like formulas."""
    article = article_of('« =1+1, "dit" », a dit\n+Anne.', name="-a.txt", outlet="@outlet")
    said = Statement(
        id="s-1",
        article=article.id,
        start=2,
        end=13,
        kind=StatementKind.DIRECT,
        speakers=("p-1",),
        relays=(),
        cue=Span(17, 22),
        source=None,
        fragments=(Span(2, 13),),
        sayings=(),
        event=None,
        confidence=0.5,
        rule="rule",
    )
    actor = Actor(id="p-1", name="+Anne", kind=ActorKind.PERSON, aliases=("Anne", "la maire"))
    return Collation(articles=(article,), actors=(actor,), statements=(said,))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_schema_in_the_documentation_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == wording()


def test_every_field_is_documented() -> None:
    for kind in schema()["$defs"].values():
        for field in kind.get("properties", ()):
            assert f"`{field}`" in DOCUMENTATION or f"### {field}" in DOCUMENTATION, field
    for table in TABLES:
        assert f"`{table}.csv`" in DOCUMENTATION


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collation=collations())
def test_what_is_exported_is_valid_and_the_same_each_time(collation: Collation) -> None:
    exported = to_json(collation)
    Draft202012Validator(schema()).validate(json.loads(exported))
    assert to_json(collation) == exported


def test_an_article_says_how_its_facts_are_known() -> None:
    article = article_of("Un texte.", outlet="Le Courrier du Val")
    (exported,) = json.loads(to_json(Collation(articles=(article,))))["articles"]
    assert exported["outlet"] == "Le Courrier du Val"
    assert exported["attested"] == {
        "outlet": {"value": "Le Courrier du Val", "how": "given", "span": None}
    }
    assert (exported["url"], exported["event"], exported["text"]) == (None, None, "Un texte.")


def test_tables_hold_exact_passages_and_names(collation: Collation, tmp_path: Path) -> None:
    write_tables(collation, tmp_path / "tables")
    files = {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()}
    assert set(files) == {f"{table}.csv" for table in TABLES}
    assert all(
        b"\n" not in content.replace(b"\r\n", b"")
        for name, content in files.items()
        if name != "articles.csv"
    )
    (said,) = rows(files["statements.csv"])
    assert said["text"] == '\'=1+1, "dit"'
    assert (said["cue"], said["kind"], said["confidence"]) == ("a dit", "direct", "0.5")
    (actor,) = rows(files["actors.csv"])
    assert actor["aliases"] == "Anne | la maire"
    (article,) = rows(files["articles.csv"])
    assert article["text"] == collation.articles[0].text


def test_no_cell_is_a_formula(collation: Collation, tmp_path: Path) -> None:
    write_tables(collation, tmp_path / "tables")
    for path in (tmp_path / "tables").iterdir():
        for row in rows(path.read_bytes()):
            assert not any(
                v.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for v in row.values()
            )


def test_an_archive_holds_the_same_tables_and_is_the_same_each_time(
    collation: Collation, tmp_path: Path
) -> None:
    write_tables(collation, tmp_path / "tables")
    write_tables(collation, tmp_path / "one.zip")
    write_tables(collation, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    write_file(path, b"before")
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from recoupe.errors import StorageFull\n"
        "from recoupe.publish.output import write_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_file(Path(sys.argv[1]), b'x' * 10_000)\n"
        "except StorageFull as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(str(path))
    assert [p.name for p in tmp_path.iterdir()] == ["export.json"]
    assert path.read_bytes() == b"before"
    with pytest.raises(StorageFull, match="missing"):
        write_file(tmp_path / "missing" / "export.json", b"")

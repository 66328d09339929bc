"""Building: nothing twice, nothing lost, and the same whatever the order or the processes."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from recoupe.build.builder import build
from recoupe.dossier import open_dossier, open_for_building
from recoupe.errors import NotADossier
from recoupe.model import Article
from recoupe.publish.exchange import to_json
from recoupe.workers import read_here
from tests.pile import write_pile

COUNT = 24
PROCESSES = "2"


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pile(tmp_path_factory.mktemp("pile") / "pile.jsonl", COUNT)


@pytest.fixture(scope="module")
def expected(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an export of the pile is when nothing disturbs its build, in one process."""
    path = str(tmp_path_factory.mktemp("expected") / "dossier.db")
    summary = build([pile], path, processes=1)
    assert (summary.gathered, summary.new, summary.read) == (COUNT, COUNT, COUNT)
    assert summary.refused == ()
    return exported(path)


def exported(address: str) -> bytes:
    with open_dossier(address) as dossier:
        return to_json(dossier.collation())


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start a build in a process, and a process group, of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "recoupe", "build", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"RECOUPE_LANG": "en"},
        start_new_session=True,
        # As in a terminal: what is started in the background has Ctrl-C ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait until a condition holds; tells whether it did in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.002)
    return False


def kill_at(moment: Callable[[], bool] | float, running: subprocess.Popen[str]) -> None:
    """Kill a build when a condition holds or after some seconds; its workers must end as well."""
    if callable(moment):
        assert wait_for(moment)
    else:
        wait_for(lambda: running.poll() is not None, moment)
    running.kill()
    running.communicate()
    assert wait_for(lambda: not members(running.pid)), "its workers live on"


def members(group: int) -> list[int]:
    """Give the processes of a process group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def test_building_again_changes_nothing_and_loads_no_pipeline(
    pile: Path, expected: bytes, tmp_path: Path
) -> None:
    path = str(tmp_path / "dossier.db")
    build([pile], path, processes=1)
    again = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from recoupe.build.builder import build\n"
            f"done = build([{str(pile)!r}], {path!r})\n"
            "print(done.new, done.read, done.collated, 'spacy' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.split() == ["0", "0", "False", "False"]
    assert exported(path) == expected


def test_only_new_articles_are_read(expected: bytes, pile: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "dossier.db")
    some = write_pile(tmp_path / "some.jsonl", COUNT - 10)
    build([some], path, processes=1)
    summary = build([pile], path, processes=1)
    assert (summary.gathered, summary.new, summary.read) == (COUNT, 10, 10)
    assert exported(path) == expected


def test_neither_order_nor_processes_matter(pile: Path, expected: bytes, address: str) -> None:
    reversed_pile = Path(pile.parent / "reversed.jsonl")
    lines = pile.read_text(encoding="utf-8").splitlines(keepends=True)
    reversed_pile.write_text("".join(reversed(lines)), encoding="utf-8")
    build([reversed_pile], address, processes=3)
    assert exported(address) == expected


def test_a_build_killed_at_any_moment_is_taken_up_again(
    pile: Path, expected: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.db"
    random = Random(20310521)
    moments: list[Callable[[], bool] | float] = [path.exists]
    moments += [random.uniform(0.5, 6) for _ in range(3)]  # seconds
    for moment in moments:
        kill_at(moment, start(pile, "--out", path, "--processes", PROCESSES))
        try:
            exported(str(path))
        except NotADossier as error:
            assert re.search("empty|vide", str(error))
    finished = start(pile, "--out", path, "--processes", PROCESSES)
    _output, errors = finished.communicate()
    assert (finished.returncode, errors.count("\n")) == (0, 1)
    assert exported(str(path)) == expected


def test_ctrl_c_is_answered_in_one_line(tmp_path: Path) -> None:
    many = write_pile(tmp_path / "many.jsonl", 500)  # not all read before the interrupt comes
    path = tmp_path / "dossier.db"
    running = start(many, "--out", path, "--processes", PROCESSES)
    assert wait_for(lambda: len(members(running.pid)) >= 4)  # server, tracker and a worker
    os.killpg(running.pid, signal.SIGINT)
    output, errors = running.communicate()
    assert (running.returncode, output) == (130, "")
    assert errors.strip() == "recoupe: Interrupted; what was stored is kept."
    assert wait_for(lambda: not members(running.pid))
    with closing(sqlite3.connect(path)) as kept:
        assert kept.execute("SELECT count(*) FROM article").fetchone() == (500,)


def test_a_second_build_is_told_that_it_must_wait(pile: Path, address: str) -> None:
    with open_for_building(address):
        second = start(pile, "--out", address)
        output, errors = second.communicate()
    assert (second.returncode, output) == (1, "")
    assert errors.count("\n") == 1
    assert "another process is writing" in errors


def test_an_article_that_cannot_be_read_stops_no_other(
    make_article: Callable[..., Article],
) -> None:
    good = make_article("La mairie a rouvert le pont, selon Jeanne Morel.")
    bad = make_article("pont " * 200_001)  # more than spaCy takes
    outcomes = {id: (payload, failure) for id, payload, failure in read_here([bad, good])}
    assert outcomes[good.id][0] is not None
    payload, failure = outcomes[bad.id]
    assert payload is None
    assert failure is not None
    assert "\n" not in failure

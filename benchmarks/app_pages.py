"""How long each kind of page of the app takes, and how much memory the app does.

    python benchmarks/app_pages.py DOSSIER.db [--times N]

The app is started as a user starts it. The first view is taken cold; each other page is asked for
several times, and the median is given: of the time that passes, and of the processor's, which
other work on the machine changes little. Beside it stands the share of what it takes to load the
whole collation, which is what a page would cost that did (Linux).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from urllib.request import urlopen

from recoupe.dossier import open_dossier

# A kind of page -> where a link to one is found, and the links that lead to it.
_FOUND = {
    "timeline": ("", "/timeline"),
    "event": ("", '/events/[^"#?/]+'),
    "articles": ("", "/articles"),
    "article": ("articles", '/articles/[^"#?/]+'),
    "actors": ("", "/actors"),
    "actor": ("actors", '/actors/[^"#?/]+'),
    "figures": ("", "/figures"),
    "plot": ("figures", '/figures/[^"#?/]+/plot'),
    "pledges": ("", "/pledges"),
    "origins": ("", "/origins"),
    "framing": ("", "/framing"),
}
_SEARCHES = {"search, one word": "search?q=ministre", "search, one letter": "search?q=a"}


def main() -> int:
    """Run the benchmark on the dossier that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dossier", type=Path, help="a dossier")
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    started = perf_counter()
    with _serving(options.dossier) as (process, url):
        start = Taken(perf_counter() - started, _processor(process))
        idle = _memory(process)
        rows = [("start to ready", start, 0), ("first view", *_take(process, url, 1))]
        rows += [(name, *_take(process, url + at, options.times)) for name, at in _paths(url)]
        peak = _memory(process)
    began, busy = perf_counter(), process_time()
    with open_dossier(str(options.dossier)) as dossier:
        articles = len(dossier.collation().articles)
    whole = Taken(perf_counter() - began, process_time() - busy)
    print(f"{articles} articles; memory {idle} MB when ready, {peak} MB at the peak\n")
    print("| | ms | processor, ms | of loading all | kB |")
    print("|---|---:|---:|---:|---:|")
    for name, taken, size in [*rows, ("loading all", whole, 0)]:
        share = taken.processor / whole.processor
        times = f"{1000 * taken.passed:.0f} | {1000 * taken.processor:.0f}"
        print(f"| {name} | {times} | {share:.1%} | {size // 1000 or ''} |")
    return 0


@dataclass(frozen=True)
class Taken:
    """Seconds: those that passed, and those that the processor worked."""

    passed: float
    processor: float


@contextmanager
def _serving(dossier: Path) -> Iterator[tuple[int, str]]:
    """Serve a dossier; gives the process id and the address of the app in French."""
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://[\d.:]+/", process.stdout.readline())
            assert address is not None
            yield process.pid, f"{address.group()}fr/"
        finally:
            process.terminate()


def _paths(url: str) -> Iterator[tuple[str, str]]:
    """Give a path of each kind of page that the dossier has."""
    yield "home", ""
    for name, (start, pattern) in _FOUND.items():
        found = re.search(f'href="/fr({pattern})"', _read(url + start))
        if found:
            yield name, found[1].removeprefix("/")
    yield from _SEARCHES.items()


def _take(process: int, address: str, times: int) -> tuple[Taken, int]:
    """Ask for a page several times; gives the medians and its size in bytes."""
    taken = []
    page = ""
    for _ in range(times):
        began, busy = perf_counter(), _processor(process)
        page = _read(address)
        taken.append(Taken(perf_counter() - began, _processor(process) - busy))
    passed, processor = median(t.passed for t in taken), median(t.processor for t in taken)
    return Taken(passed, processor), len(page.encode())


def _processor(process: int) -> float:
    """Give the seconds that a process has had of the processor (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _read(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310 — the app that was just started, on loopback
        return str(answer.read().decode())


def _memory(process: int) -> int:
    """Give the most memory that a process has had, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())

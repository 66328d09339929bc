"""Times `recoupe build` against plain spaCy on the same articles, in turn, in one run.

Plain spaCy is `nlp.pipe` of the whole French pipeline, nothing left out, with as many processes.
Prints the time of each by the clock and of the processors (which other programs on the machine
disturb less), their ratios, and the peak memory of all processes together: proportional set size,
in which memory that several processes share counts once.

    python -m benchmarks.build_against_spacy [--articles N] [--rounds N] [--processes N] [CORPUS]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "press-fr.jsonl"

_PLAIN = """
import json, sys
import fr_core_news_md
if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    nlp = fr_core_news_md.load()
    print(sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2]))), "tokens")
"""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, seconds of processors, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str]) -> Cost:
    """Run a command to its end, with all the processes that it starts."""
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    peak = 0.0
    cpu: dict[int, float] = {}
    while process.poll() is None:
        memory, now = _watch(process.pid)
        peak = max(peak, memory)
        cpu |= now
        time.sleep(0.1)
    wall = time.perf_counter() - began
    if process.returncode not in (0, 1):  # 1: some article was refused
        sys.exit(f"{' '.join(command)} exited {process.returncode}")
    return Cost(wall, sum(cpu.values()), peak)


def _watch(session: int) -> tuple[float, dict[int, float]]:
    """Give the memory of all processes of a session in MiB, and the time each has computed."""
    total = 0
    cpu: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) != session:
                continue
            rollup = (folder / "smaps_rollup").read_text()
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        total += sum(int(x.split()[1]) for x in rollup.splitlines() if x.startswith("Pss:"))
        cpu[int(folder.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total / 1024, cpu


def main() -> None:
    """Run both, in turn, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()

    taken: dict[str, list[Cost]] = {"plain spaCy": [], "recoupe build": []}
    with TemporaryDirectory() as folder:
        pile, script = Path(folder, "pile.jsonl"), Path(folder, "plain.py")
        with options.corpus.open(encoding="utf-8") as stream:
            pile.write_text("".join(islice(stream, options.articles)), encoding="utf-8")
        script.write_text(_PLAIN, encoding="utf-8")
        processes = str(options.processes)
        for number in range(options.rounds):
            dossier = str(Path(folder, f"{number}.db"))
            commands = {
                "plain spaCy": [sys.executable, str(script), str(pile), processes],
                "recoupe build": [
                    *(sys.executable, "-m", "recoupe", "build", str(pile)),
                    *("--out", dossier, "--processes", processes),
                ],
            }
            for name, command in commands.items():
                taken[name].append(run(command))
                cost = taken[name][-1]
                print(
                    f"{name:14} {cost.wall:7.1f} s wall {cost.cpu:7.1f} s cpu "
                    f"{cost.memory:6.0f} MiB",
                    flush=True,
                )
    ours, plain = taken["recoupe build"], taken["plain spaCy"]
    wall = median(c.wall for c in ours) / median(c.wall for c in plain)
    cpu = median(c.cpu for c in ours) / median(c.cpu for c in plain)
    print(
        f"{options.articles} articles, {options.processes} processes: "
        f"ratio {wall:.2f} wall, {cpu:.2f} cpu"
    )


if __name__ == "__main__":
    main()

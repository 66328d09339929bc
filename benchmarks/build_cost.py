"""How the time of a build grows with the pile, and which share of it is collation.

    python benchmarks/build_cost.py ARTICLES.jsonl [--sizes 500 1000 2000 5000] [--plot COST.svg]

One dossier is built in steps: at each size the articles that are new are read, and the whole pile
is collated afresh. The table gives the time of reading the pile so far (summed over the steps) and
of collating it, the share of collation in both, and the exponent by which collation grew from the
step before (n·log n gives 1.1 to 1.2 at these sizes). Times are processor seconds of this process,
which reads the articles itself: what else runs on the machine weighs little in them.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from matplotlib.figure import Figure

from recoupe.build.builder import build
from recoupe.build.watch import Stage, Watch


class Clock(Watch):
    """Sums the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[Stage, float] = defaultdict(float)
        self._stage: Stage | None = None
        self._since = 0.0

    def begin(self, stage: Stage, total: int | None = None) -> None:
        """Close the stage before and start this one."""
        self.stop()
        self._stage, self._since = stage, process_time()

    def stop(self) -> None:
        """Close the present stage."""
        if self._stage is not None:
            self.seconds[self._stage] += process_time() - self._since
        self._stage = None


def main() -> int:
    """Run the benchmark on the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="articles as JSON lines")
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000, 5000])
    parser.add_argument("--plot", type=Path, help="where to draw the table, as SVG")
    options = parser.parse_args()
    sizes = sorted(options.sizes)
    rows: list[tuple[int, float, float]] = []
    reading = 0.0
    with TemporaryDirectory() as folder:
        for size in sizes:
            part = Path(folder) / f"{size}.jsonl"
            with options.articles.open(encoding="utf-8") as lines:
                part.write_text("".join(islice(lines, size)), encoding="utf-8")
            clock = Clock()
            build([part], f"{folder}/pile.db", processes=1, watch=clock)
            clock.stop()
            reading += clock.seconds[Stage.GATHER] + clock.seconds[Stage.READ]
            rows.append((size, reading, clock.seconds[Stage.COLLATE]))
            print(f"{size} articles done", file=sys.stderr)
    print(table(rows))
    if options.plot:
        plot(rows, options.plot)
    return 0


def table(rows: list[tuple[int, float, float]]) -> str:
    """Give the measurements as a Markdown table."""
    lines = [
        "| articles | reading, s | collating, s | collation's share | growth |",
        "|---:|---:|---:|---:|---:|",
    ]
    before: tuple[int, float] | None = None
    for size, reading, collating in rows:
        growth = "" if before is None else f"n^{_exponent(before, (size, collating)):.2f}"
        share = collating / (reading + collating)
        lines.append(f"| {size} | {reading:.1f} | {collating:.1f} | {share:.0%} | {growth} |")
        before = (size, collating)
    return "\n".join(lines)


def plot(rows: list[tuple[int, float, float]], out: Path) -> None:
    """Draw reading and collating over the number of articles, as SVG."""
    figure = Figure(figsize=(6, 3.5), layout="constrained")
    axes = figure.subplots()
    sizes = [size for size, _, _ in rows]
    axes.plot(sizes, [reading for _, reading, _ in rows], marker="o", label="reading")
    axes.plot(sizes, [collating for _, _, collating in rows], marker="s", label="collating")
    axes.set(xlabel="articles", ylabel="processor seconds", xlim=0, ylim=0)
    axes.legend()
    figure.savefig(out, metadata={"Date": None})


def _exponent(before: tuple[int, float], now: tuple[int, float]) -> float:
    return math.log(now[1] / before[1]) / math.log(now[0] / before[0])


if __name__ == "__main__":
    sys.exit(main())

"""The quality gate: no score may fall below its floor.

    python -m quality.gate            hold the scores against quality/floors.json
    python -m quality.gate --raise    raise the floors to the scores reached (they never fall)
    python -m quality.gate --misses   list what is missed as well

The project's own annotated examples are always scored; the annotated press that stands beside the
repository, in ../shared, where it is there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quality.scorer import Scores, bcubed, score

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "quality" / "floors.json"
# Floors are kept a little under the score reached, so that they pin quality, not rounding.
SLACK = 0.0005


@dataclass(frozen=True)
class PinnedSet:
    """Articles and their gold; `groups` maps measures to files of article -> group."""

    articles: tuple[Path, ...]
    gold: Path | None = None
    groups: Mapping[str, Path] | None = None


def pinned_sets() -> dict[str, PinnedSet]:
    """Give the sets that can be scored here, by name."""
    sets = {
        "examples": PinnedSet((ROOT / "examples" / "articles",), ROOT / "examples" / "gold.json")
    }
    if not SHARED.is_dir():
        return sets
    gold, corpora = SHARED / "gold", SHARED / "corpora"

    def some(folder: Path, pattern: str) -> tuple[Path, ...]:
        return tuple(sorted(folder.glob(pattern)))

    return sets | {
        "seeds": PinnedSet(some(SHARED / "seeds", "*.txt"), SHARED / "seeds" / "gold.json"),
        "edvige": PinnedSet(some(corpora / "rpm2", "T05_C2_*.txt"), gold / "edvige.json"),
        "tibet": PinnedSet(some(corpora / "rpm2", "T04_C2_*.txt"), gold / "tibet.json"),
        "varied": PinnedSet(some(corpora / "gj-dev", "*.txt"), gold / "varied.json"),
        "banques": PinnedSet(some(corpora / "rpm2", "T03_C2_*.txt"), gold / "banques.json"),
        "pledges": PinnedSet(some(corpora / "rpm2", "T03_C?_*.txt"), gold / "pledges.json"),
        "rpm2": PinnedSet(
            some(corpora / "rpm2", "*.txt"),
            groups={
                "events (B-cubed)": gold / "events-rpm2.json",
                "stories (B-cubed)": gold / "stories-rpm2.json",
            },
        ),
    }


def measure(pinned: PinnedSet) -> Scores:
    """Build the dossier of a set as a user would, and score its export."""
    with tempfile.TemporaryDirectory() as folder:
        dossier, export = Path(folder) / "dossier.db", Path(folder) / "dossier.json"
        recoupe = str(Path(sys.executable).parent / "recoupe")
        for command in (
            [recoupe, "build", *map(str, pinned.articles), "--out", str(dossier)],
            [recoupe, "export", str(dossier), "--format", "json", "--out", str(export)],
        ):
            subprocess.run(command, check=True, capture_output=True)
        content = json.loads(export.read_text(encoding="utf-8"))
    if pinned.gold is not None:
        return score(content, json.loads(pinned.gold.read_text(encoding="utf-8")))
    scores = Scores()
    for name, file in (pinned.groups or {}).items():
        groups = json.loads(file.read_text(encoding="utf-8"))
        scores.bcubed[name] = bcubed(groups, _groups(content, stories=name.startswith("stories")))
    return scores


def _groups(content: dict[str, list[dict[str, str]]], *, stories: bool) -> dict[str, str]:
    """Give the event, or the story, of each article by the stem of its name."""
    story = {event["id"]: event["story"] or event["id"] for event in content["events"]}
    return {
        Path(article["name"]).stem: story[article["event"]] if stories else article["event"]
        for article in content["articles"]
        if article["event"]
    }


def main() -> int:
    """Run the gate; the exit status is 1 when a score falls below its floor."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors")
    parser.add_argument("--misses", action="store_true", help="list what is missed")
    parser.add_argument("sets", nargs="*", help="only these sets")
    options = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    short = 0
    for name, pinned in pinned_sets().items():
        if options.sets and name not in options.sets:
            continue
        scores = measure(pinned)
        print(name)
        for what, figure in scores.figures().items():
            floor = floors.setdefault(name, {}).get(what, 0.0)
            fell = figure < floor
            short += fell
            print(f"  {what:32s} {figure:.3f}   floor {floor:.3f}{'   FELL' if fell else ''}")
            floors[name][what] = max(floor, round(figure - SLACK, 3))
        if options.misses:
            print("".join(f"    - {miss}\n" for miss in scores.misses), end="")
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print(f"{short} scores fell below their floor" if short else "every floor holds")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

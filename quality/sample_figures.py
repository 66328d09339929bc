"""Draw figures and dates from a corpus by a fixed seed, in context, to be read one by one.

    python -m quality.sample_figures ARTICLES.jsonl [--skip 600] [--first 400] [--seed 4]

Each line gives what was read and, between double brackets, the passage in its sentence; somebody
then counts the shares with the right value, unit, bound and date. Nothing of the corpus is kept.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from recoupe.errors import InputError
from recoupe.gather import gather
from recoupe.model import Article, FigureFound, WrittenDate
from recoupe.read.dates import read_dates
from recoupe.read.figures import read_figures
from recoupe.read.page import open_page

BEFORE, AFTER = 80, 60


def context(text: str, start: int, end: int) -> str:
    """Give a passage between double brackets, with what stands around it, on one line."""
    shown = f"{text[max(0, start - BEFORE) : start]}⟦{text[start:end]}⟧{text[end : end + AFTER]}"
    return shown.replace("\n", "⏎")


def shown_figure(text: str, figure: FigureFound) -> str:
    """Give a figure's frame and passage on one line."""
    frame = (
        f"{figure.value:g} {figure.unit} {figure.bound.value} {figure.modality.value} "
        f"[{figure.period}] {figure.measure[:50]!r}"
    )
    return f"{frame} | {context(text, figure.start, figure.end)}"


def shown_date(article: Article, date: WrittenDate) -> str:
    """Give a date, the article's own and the passage on one line."""
    own = article.published.value if article.published else None
    return f"{date.edtf} ({own}) | {context(article.text, date.start, date.end)}"


def readings(articles: Iterator[Article]) -> tuple[list[str], list[str]]:
    """Read articles; give a line for each figure and for each date."""
    figures: list[str] = []
    dates: list[str] = []
    for article in articles:
        page = open_page(article)
        found = read_dates(page)
        dates += [shown_date(article, date) for date in found]
        figures += [shown_figure(article.text, f) for f in read_figures(page, found, ())]
    return figures, dates


def main() -> int:
    """Print the two samples; exit status 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="articles, one JSON object a line")
    parser.add_argument("--first", type=int, default=400, help="how many articles to read")
    parser.add_argument("--skip", type=int, default=0, help="how many articles to pass over first")
    parser.add_argument("--count", type=int, default=200, help="how many of each to draw")
    parser.add_argument("--seed", type=int, default=4, help="seed of the draw")
    asked = parser.parse_args()
    gathered = (a for a in gather([asked.articles]) if not isinstance(a, InputError))
    for name, lines in zip(
        ("figures", "dates"),
        readings(islice(gathered, asked.skip, asked.skip + asked.first)),
        strict=True,
    ):
        drawn = random.Random(asked.seed).sample(lines, min(asked.count, len(lines)))  # noqa: S311
        sys.stdout.write(f"{name}: {len(drawn)} of {len(lines)}\n")
        sys.stdout.writelines(f"{at}. {line}\n" for at, line in enumerate(drawn, 1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

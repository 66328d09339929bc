"""Set the quotations that Recoupe finds beside those of textacy's `direct_quotations`.

    pip install textacy
    python benchmarks/textacy_quotations.py GOLD.json=FOLDER [GOLD.json=FOLDER …]

GOLD.json is a file of annotated articles, FOLDER holds their texts. Both tools read the same texts
with the same spaCy model; textacy gets the whole of it, as it looks for lemmas. A quotation is
found when the stretch between its marks overlaps the annotated one by 0.8 (intersection over
union). The speaker is named where any word of the annotated name is given (textacy gives the words
of the sentence), resolved where the fullest name is. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language

from recoupe.ids import stable_id
from recoupe.language import PIPELINES, load_pack
from recoupe.model import Article
from recoupe.read import read

LEAST_OVERLAP = 0.8


@dataclass(frozen=True)
class Quotation:
    """A stretch of an article and who is said to say it."""

    start: int
    end: int
    speaker: str


def fold(text: str) -> list[str]:
    """Give the folded words of a name."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", flat)


def overlap(one: Quotation, other: Quotation) -> float:
    """Give the intersection over union of two stretches."""
    inter = min(one.end, other.end) - max(one.start, other.start)
    return max(0, inter) / (max(one.end, other.end) - min(one.start, other.start))


def gold_of(document: dict[str, Any]) -> list[Quotation]:
    """Give the annotated quotations of an article."""
    return [
        Quotation(f["start"], f["end"], s["speaker"])
        for s in document["statements"]
        for f in s["fragments"]
    ]


def by_recoupe(text: str) -> list[Quotation]:
    """Read a text with Recoupe."""
    article = Article(id=stable_id("a", text), name="text", sha256="", text=text, language="fr")
    reading = read(article)
    return [
        Quotation(f.start, f.end, "; ".join(reading.actors[n].name for n in s.speakers))
        for s in reading.statements
        for f in s.fragments
    ]


@cache
def whole_pipeline() -> Language:
    """Load the model with its lemmatizer."""
    pipeline: Language = importlib.import_module(PIPELINES["fr"]).load()
    return pipeline


def by_textacy(text: str) -> list[Quotation]:
    """Read a text with textacy; its quotations come with their marks, which are left out."""
    extract = importlib.import_module("textacy.extract.triples")
    doc = whole_pipeline()(text)
    found = []
    try:
        triples = list(extract.direct_quotations(doc))
    except ValueError:  # it refuses a text with an odd number of marks
        return []
    for triple in triples:
        content = triple.content
        start, end = content.start_char, content.end_char
        while start < end and text[start] in "«»“”\"' \u00a0\u202f":
            start += 1
        while end > start and text[end - 1] in "«»“”\"' \u00a0\u202f,":
            end -= 1
        found.append(Quotation(start, end, " ".join(t.text for t in triple.speaker)))
    return found


def matched(gold: list[Quotation], got: list[Quotation]) -> list[tuple[Quotation, Quotation]]:
    """Pair annotated and found quotations one to one, the best overlap first."""
    pairs = sorted(
        ((overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(got)),
        reverse=True,
    )
    left, right, result = set(), set(), []
    for share, i, j in pairs:
        if share >= LEAST_OVERLAP and i not in left and j not in right:
            left.add(i)
            right.add(j)
            result.append((gold[i], got[j]))
    return result


def named(wanted: str, got: str) -> bool:
    """Tell whether any word of the annotated name is given."""
    return any(len(word) > 2 and word in fold(got) for word in fold(wanted))


def resolved(wanted: str, got: str) -> bool:
    """Tell whether the fullest name is given."""
    return set(fold(wanted)) <= set(fold(got))


def documents(pairs: Iterable[str]) -> list[tuple[str, list[Quotation]]]:
    """Load texts and annotations."""
    result = []
    for pair in pairs:
        gold, folder = pair.split("=", 1)
        for document in json.loads(Path(gold).read_text(encoding="utf-8"))["documents"]:
            if "statements" in document:
                name = document.get("file", f"{document['id']}.txt")
                text = (Path(folder) / name).read_text(encoding="utf-8")
                result.append((text, gold_of(document)))
    return result


def main() -> None:
    """Read everything with both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", help="GOLD.json=FOLDER")
    pile = documents(parser.parse_args().gold)
    load_pack("fr").nlp("Chauffe.")
    whole_pipeline()("Chauffe.")
    print(f"{len(pile)} articles, {sum(len(g) for _, g in pile)} quotations\n")
    print("| | found | precision | recall | F1 | speaker named | resolved | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for tool, reader in (("textacy", by_textacy), ("Recoupe", by_recoupe)):
        hits: list[tuple[Quotation, Quotation]] = []
        got = wanted = 0
        start = time.perf_counter()
        for text, gold in pile:
            found = reader(text)
            hits += matched(gold, found)
            got, wanted = got + len(found), wanted + len(gold)
        spent = time.perf_counter() - start
        precision, recall = len(hits) / max(got, 1), len(hits) / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        last = sum(named(g.speaker, p.speaker) for g, p in hits)
        whole = sum(resolved(g.speaker, p.speaker) for g, p in hits)
        print(
            f"| {tool} | {len(hits)} | {precision:.3f} | {recall:.3f} | {f1:.3f} "
            f"| {last} | {whole} | {spent:.1f} |"
        )


if __name__ == "__main__":
    main()

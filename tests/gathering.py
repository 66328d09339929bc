"""Inputs of our own writing, and how the tests of the gather stage read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoupe.errors import InputError
from recoupe.gather import gather
from recoupe.model import Article

PARAGRAPH = (
    "Le ministre de la Pêche de Valmorie, Armand Keller, a déclaré mardi que « la flotte sera "
    "protégée » et que les travaux de l'été coûteraient 3 000 couronnes à l'État valmorien."
)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file below `folder`, text in UTF-8, and give its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def gathered(
    inputs: Sequence[str | Path] | str | Path, *, language: str | None = None
) -> tuple[list[Article], list[InputError]]:
    """Gather inputs and part the articles from what was refused."""
    found = list(gather([inputs] if isinstance(inputs, str | Path) else inputs, language=language))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, InputError)]


def one(path: Path) -> Article:
    """Gather an input that holds one article and nothing to refuse."""
    articles, refused = gathered(path)
    assert not refused
    (article,) = articles
    return article


def refusal(inputs: str | Path) -> InputError:
    """Gather an input that is refused, and give the refusal."""
    articles, refused = gathered(inputs)
    assert not articles
    (error,) = refused
    return error

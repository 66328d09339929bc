"""A pile of short articles of our own, for tests of building."""

from __future__ import annotations

import json
from pathlib import Path

_OUTLETS = ("Le Courrier du Val", "La Gazette d'Orvane", "Le Fil du Nord")
_NAMES = ("Jeanne Morel", "Adrien Castel", "Lucie Ferrand", "Paul Vernier")


def write_pile(path: Path, count: int) -> Path:
    """Write `count` different articles as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps(article(number), ensure_ascii=False) + "\n")
    return path


def article(number: int) -> dict[str, str]:
    """Give the keys of one article."""
    name = _NAMES[number % len(_NAMES)]
    return {
        "id": f"pile-{number:03}",
        "outlet": _OUTLETS[number % len(_OUTLETS)],
        "published": f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "language": "fr",
        "title": f"Le pont numéro {number} rouvrira",
        "text": (
            f"La ministre {name} a annoncé lundi la réouverture du pont numéro {number}. "
            f"« Nous avons consacré {number + 2} millions d'euros à ce chantier », a-t-elle dit. "
            f"Selon le maire de Sarlone, le trafic a augmenté de {number % 9 + 1} % depuis mars. "
            "La région promet d'achever les travaux avant la fin de l'année."
        ),
    }

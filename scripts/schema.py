"""Writes the JSON Schema of the exchange format into the documentation.

python scripts/schema.py
"""

from __future__ import annotations

import json
from pathlib import Path

from recoupe.publish.exchange import schema

TARGET = Path(__file__).parents[1] / "docs" / "dossier.schema.json"


def wording() -> str:
    """Give the schema as it stands in the documentation."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(wording(), encoding="utf-8")

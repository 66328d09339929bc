"""The command line (a first, bare one)."""

from __future__ import annotations

import sys
from pathlib import Path

from recoupe.collate import collate
from recoupe.gather.files import read_text_file
from recoupe.model import Account
from recoupe.publish.exchange import to_json
from recoupe.read import read


def main() -> None:
    """Build: `recoupe build FILE… --out DB`; export: `recoupe export DB --format json --out F`."""
    command, *rest = sys.argv[1:]
    out = Path(rest[rest.index("--out") + 1])
    if command == "build":
        articles = [read_text_file(Path(p)) for p in rest[: rest.index("--out")]]
        out.write_bytes(to_json(collate([Account(a, read(a)) for a in articles])))
    else:
        out.write_bytes(Path(rest[0]).read_bytes())

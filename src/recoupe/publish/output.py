"""Writing files so that a reader finds the old one or the new one, never half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from recoupe.errors import StorageFull
from recoupe.messages import gettext as _


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole; raises StorageFull where it cannot be written."""
    with replacing(path) as stream:
        stream.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to write; it takes its place only when all is written.

    What is no regular file (`/dev/stdout`, a pipe) is written to directly. Raises StorageFull
    where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            try:
                yield stream
                stream.flush()
                os.fchmod(stream.fileno(), 0o666 & ~_umask())
                Path(stream.name).replace(path)
            except BaseException:
                Path(stream.name).unlink(missing_ok=True)
                raise
    except BrokenPipeError:
        raise
    except OSError as error:
        detail = (error.strerror or str(error)).lower()
        raise StorageFull(
            _("{address}: cannot be written ({detail})").format(address=path, detail=detail)
        ) from error


def _umask() -> int:
    """Give the mask of the file modes that this process makes; it can only be read by setting."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

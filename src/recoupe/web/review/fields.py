"""What a form sends, read within bounds: no field is longer than it may be, nothing is trusted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_NOTE = 4_000
MOST_NAME = 200
MOST_WORDS = 20_000
MOST_NUMBER = 10**9
_MOST_BODY = 256 * 1024
_MOST_UPLOAD = 64 * 1024 * 1024
_MOST_FIELDS = 1_000


@dataclass(frozen=True)
class Fields:
    """A submitted form: each field's values in order, and at most one file's bytes."""

    values: Mapping[str, Sequence[str]]
    file: bytes = b""

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def one(self, name: str, most: int = MOST_NAME) -> str:
        """Give a field's first value as one line, cut at `most` code points; "" without one."""
        return one_line(self.raw(name), most)

    def text(self, name: str, most: int = MOST_NOTE) -> str:
        """Give a field's first value with its lines, cut at `most` code points."""
        return bounded(self.raw(name).replace("\r\n", "\n").strip(), most)

    def raw(self, name: str) -> str:
        """Give a field's first value as it was sent."""
        held = self.values.get(name, ())
        return held[0] if held else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Give all values of a field, each as one line, none twice."""
        held = (one_line(value, MOST_NAME) for value in self.values.get(name, ()))
        return tuple(dict.fromkeys(held))

    def number(self, name: str) -> int | None:
        """Give a field's number (0 and up); None where it is none."""
        value = self.raw(name).strip()
        if value.isascii() and value.isdecimal() and len(value) < 10:
            return min(int(value), MOST_NUMBER)
        return None


def bounded(text: str, most: int) -> str:
    """Cut a text at `most` code points and take out what no database and no page can hold."""
    held = text[: most * 2]
    return "".join(c for c in held if c in "\n\t" or unicodedata.category(c) not in _UNFIT)[:most]


def one_line(text: str, most: int) -> str:
    """Give a text as one line of at most `most` code points."""
    return " ".join(bounded(text, most).split())


# Control characters and lone surrogates.
_UNFIT = frozenset({"Cc", "Cs"})


async def read_fields(request: Request, *, upload: bool = False) -> Fields:
    """Read a submitted form.

    Raises HTTPException: 411 where its length is not said, 413 where it is too long (256 KiB;
    64 MiB with `upload`), 415 where it is no form.
    """
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        raise HTTPException(411)
    if int(length[:12]) > (_MOST_UPLOAD if upload else _MOST_BODY):
        raise HTTPException(413)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    allowed = {"application/x-www-form-urlencoded"} | ({"multipart/form-data"} if upload else set())
    if kind not in allowed:
        raise HTTPException(415)
    values: dict[str, list[str]] = {}
    file = b""
    async with request.form(max_files=1, max_fields=_MOST_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                file = await value.read(_MOST_UPLOAD)
            else:
                values.setdefault(name, []).append(value)
    return Fields(values, file)

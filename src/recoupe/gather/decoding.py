"""Bytes to text: UTF-8, what a byte order mark says, and the old one-byte encodings.

Nothing is guessed silently: bytes that could as well be another text raise EncodingError.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from recoupe.errors import BinaryInput, EmptyInput, EncodingError

_MARKS = (  # the longer first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes, name: str) -> str:
    """Give the text of `raw`, line ends as LF, without a byte order mark.

    Raises EmptyInput, BinaryInput or EncodingError in the name of `name`.
    """
    text = _decode(raw, name).replace("\r\n", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise EmptyInput(name, "the file is empty")
    return text


def _decode(raw: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise EncodingError(name, f"not the {encoding} that it claims to be") from error
    if b"\0" in raw:
        raise BinaryInput(name, "not a text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        guess = from_bytes(raw).best()
        if guess is None:
            raise EncodingError(name, "the encoding cannot be told; save it as UTF-8") from None
        return str(guess)

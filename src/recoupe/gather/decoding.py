"""Bytes to text: UTF-8, what a byte order mark says, and the old one-byte encodings.

A one-byte encoding is taken only where it is the single one under which every letter and mark is
one that French or English print; bytes that could as well be another text are refused.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from charset_normalizer import from_bytes

from recoupe.errors import BinaryInput, EmptyInput, EncodingError
from recoupe.messages import gettext as _

_MARKS = (  # the longer first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of files that people take for texts (file(1), "magic" numbers).
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"\x1f\x8b", "archive"),
    (b"BZh91AY", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3", "binary"),
)

# Encodings of the last forty years in which French and English were written, likeliest first.
_ONE_BYTE = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_PRINTED = re.compile(
    r"[àâäæçéèêëîïíìñóòôöœùûüúÿáãåøßÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÁÓÑÖØÅ«»‹›‘’“”„–—…•·€£°©®™§²³µ¡¿\u00a0\u00ad]"
)
# A mark inside a word is the sign of a wrong guess: «c½ur», «l\xb4homme», «d©claré».
_MISPLACED = re.compile(r"[a-zà-ÿ][€£°©®™§¡¿•„‹›«»“”][a-zà-ÿ]|[a-z]\u00a0?[ÀÉÈÊÔÇ][a-z]")


def decode(raw: bytes, name: str) -> str:
    """Give the text of `raw`, line ends as LF, without a byte order mark.

    Raises EmptyInput, BinaryInput or EncodingError in the name of `name`.
    """
    if not raw.strip():
        raise EmptyInput(name, _("nothing in it"))
    refuse_binary(raw, name)
    encoding = marked(raw) or _unmarked_wide(raw)
    text = _strictly(raw, encoding, name) if encoding else _eight_bits(raw, name)
    text = clean(text)
    if not text.strip():
        raise EmptyInput(name, _("nothing in it"))
    return text


def clean(text: str) -> str:
    """Give the text as it is stored: CRLF as LF and no byte order mark; nothing else changes."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff")


def marked(raw: bytes) -> str | None:
    """Give the encoding that the byte order mark of `raw` names, if it has one."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise BinaryInput where `raw` begins as no text does."""
    kind = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if kind is None and b"\0" in raw and not marked(raw) and not _unmarked_wide(raw):
        kind = "binary"
    if kind:
        raise BinaryInput(name, _what(kind))


def _what(kind: str) -> str:
    return {
        "pdf": _("a PDF document, not a text: save its text first"),
        "office": _("an office document or an archive, not a text: save it as text first"),
        "image": _("an image, not a text"),
        "archive": _("a compressed file, not a text: unpack it first"),
    }.get(kind, _("binary data, not a text"))


def _unmarked_wide(raw: bytes) -> str | None:
    """Tell UTF-16 without a mark: of Latin script, every other byte is NUL."""
    head = raw[:4096]
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(
            name,
            _("not the {encoding} that it begins as (byte {at})").format(
                encoding=encoding.upper(), at=error.start
            ),
        ) from None
    if "\0" in text:
        raise BinaryInput(name, _("binary data, not a text"))
    return text


def _eight_bits(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    for encoding in _ONE_BYTE:
        text = _plausible(raw, encoding)
        if text is not None:
            return text
    guess = from_bytes(raw).best()
    # French and English were tried above: what is left is another script, to be told by language.
    if guess is not None and guess.chaos == 0 and _other_script(str(guess)):
        return str(guess)
    raise EncodingError(
        name,
        _("not UTF-8 (byte {at}) and no other encoding for certain; save it as UTF-8").format(
            at=broken
        ),
    )


def _plausible(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    rest = _ascii_free(text)
    if all(_is_printed(character) for character in set(rest)) and not _MISPLACED.search(text):
        return text
    return None


def _ascii_free(text: str) -> str:
    return "".join(character for character in text if ord(character) > 127)


@cache
def _is_printed(character: str) -> bool:
    return _PRINTED.match(character) is not None


def _other_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    other = sum(1 for character in letters if ord(character) > 0x24F)
    return other > 0.5 * max(1, len(letters))

"""A log of judgements: which are in force, and how it lies in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recoupe.errors import MalformedInput
from recoupe.ids import stable_id
from recoupe.messages import gettext as _
from recoupe.model import AnyJudgement, Undo

_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[AnyJudgement] = msgspec.json.Decoder(AnyJudgement)


def signed(judgement: AnyJudgement) -> AnyJudgement:
    """Give a judgement its id: the digest of all that it says."""
    blank = msgspec.structs.replace(judgement, id="")
    return msgspec.structs.replace(judgement, id=stable_id("j", _encode(blank).decode()))


def undone(log: Sequence[AnyJudgement]) -> tuple[str, ...]:
    """Give the ids that an undo in force, which comes after them, takes out, in their order."""
    places = {judgement.id: at for at, judgement in enumerate(log)}
    out: set[str] = set()
    for at, judgement in reversed(list(enumerate(log))):
        if isinstance(judgement, Undo) and judgement.id not in out:
            target = judgement.judgement
            if places.get(target, at) < at:
                out.add(target)
    return tuple(judgement.id for judgement in log if judgement.id in out)


def to_line(judgement: AnyJudgement) -> str:
    """Give a judgement as one line of JSON, without the line's end."""
    return _encode(judgement).decode()


def from_line(line: str | bytes) -> AnyJudgement:
    """Read a judgement. Raises msgspec.ValidationError or DecodeError where it is none."""
    return _decoder.decode(line)


def read_lines(name: str, lines: Iterable[bytes]) -> Iterator[AnyJudgement]:
    """Read a log, a judgement a line; one without an id gets its own.

    Raises MalformedInput, which names the line, where one is no judgement.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            judgement = from_line(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            detail = " ".join(str(error).split())
            raise MalformedInput(
                f"{name}:{number}", _("no judgement ({detail})").format(detail=detail)
            ) from error
        yield judgement if judgement.id else signed(judgement)

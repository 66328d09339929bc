"""Everything that Recoupe raises on purpose.

```
RecoupeError                 any of the below
├── InputError               an input that is refused and named; the rest is built
│   ├── EmptyInput           nothing but white space
│   ├── BinaryInput          no text at all (an image, a program, an archive)
│   ├── EncodingError        text in an encoding that cannot be told
│   ├── OversizeInput        a file or a line larger than the limit
│   ├── MalformedInput       broken JSON, CSV or HTML, or a record without a text
│   ├── UnreadableInput      no permission, no such file, a failing disk
│   ├── UnknownFormat        a file name ending that no reader claims
│   ├── UnknownLanguage      a text in no language that an installed pack reads
│   └── DuplicateInput       an article that the pile already holds
├── MissingPipeline          a language pack's spaCy pipeline is not installed
├── LexiconError             a language pack's data file or a user's actors.toml is malformed
├── WorkerDied               the system ended a reading process (not enough memory)
├── UnfitJudgement           a judgement that makes no sense, or whose target is not there
├── ConflictingJudgement     somebody else judged the same thing since it was looked at
└── DossierError             the store
    ├── NotADossier          the file is no Recoupe dossier
    ├── NewerDossier         written by a later version of Recoupe
    ├── OlderDossier         written by an earlier version, and only to be read
    ├── DossierLocked        another process is writing it
    └── StorageFull          the disk or the database is full or refuses writing
```

Messages are one line, name the file, and say what to do.
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Root of all errors raised on purpose; `str()` of it is one clear line."""


class InputError(RecoupeError):
    """One input that is refused. `name` is the file (and line) as the user wrote it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class EmptyInput(InputError):
    """Nothing but white space."""


class BinaryInput(InputError):
    """No text at all: an image, a program, an archive."""


class EncodingError(InputError):
    """Text in an encoding that cannot be told."""


class OversizeInput(InputError):
    """A file or a line larger than the limit."""


class MalformedInput(InputError):
    """Broken JSON, CSV or HTML, or a record without a text."""


class UnreadableInput(InputError):
    """No permission, no such file, a failing disk."""


class UnknownFormat(InputError):
    """A file name ending that no reader claims."""


class UnknownLanguage(InputError):
    """A text in no language that an installed pack reads."""


class DuplicateInput(InputError):
    """An article that the pile already holds."""


class MissingPipeline(RecoupeError):
    """A language pack's spaCy pipeline is not installed; the message says what to install."""


class LexiconError(RecoupeError):
    """A data file of a language pack, or a user's actors.toml, is malformed."""


class WorkerDied(RecoupeError):
    """The system ended a reading process; most often there was not enough memory."""


class UnfitJudgement(RecoupeError):
    """A judgement that makes no sense, or whose target is not there."""


class ConflictingJudgement(RecoupeError):
    """Somebody judged the same thing since it was looked at; nothing was stored.

    `judgement` is the id of theirs, `who` and `when` say whose it is.
    """

    def __init__(self, message: str, *, judgement: str, who: str, when: str) -> None:
        super().__init__(message)
        self.judgement = judgement
        self.who = who
        self.when = when


class DossierError(RecoupeError):
    """The store cannot do what was asked."""


class NotADossier(DossierError):
    """The file is no Recoupe dossier."""


class NewerDossier(DossierError):
    """Written by a later version of Recoupe."""


class OlderDossier(DossierError):
    """Written by an earlier version of Recoupe, and opened only for reading."""


class DossierLocked(DossierError):
    """Another process is writing it."""


class StorageFull(DossierError):
    """The disk or the database is full or refuses writing."""

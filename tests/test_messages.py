"""Messages: every one in French and in English, in the language that the user wants."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from scripts.messages import CATALOGUE, current, untranslated

from recoupe.messages import choose

_FIELD = re.compile(r"\{[^}]*\}")


def said(*arguments: str, **environment: str) -> str:
    """Give what the command line says, on stdout and stderr, in an environment of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "RECOUPE"))}
    done = subprocess.run(
        [sys.executable, "-m", "recoupe", *arguments],
        capture_output=True,
        text=True,
        env=clean | environment,
    )
    return done.stdout + done.stderr


def test_the_catalogue_holds_every_message_in_french() -> None:
    catalogue = current()
    assert untranslated(catalogue) == []
    with CATALOGUE.open("rb") as stream:
        stored = {m.id: m.string for m in read_po(stream, locale="fr")}
    assert {m.id: m.string for m in catalogue if m.id} == {k: v for k, v in stored.items() if k}


def test_the_compiled_catalogue_is_current() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, current())
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_a_wording_names_the_same_values_as_its_message() -> None:
    for message in current():
        if isinstance(message.id, str):
            assert set(_FIELD.findall(message.id)) == set(_FIELD.findall(str(message.string)))


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "fr"),
        ([], {"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ([], {"RECOUPE_LANG": "en", "LANG": "fr_FR.UTF-8"}, "en"),
        (["--lang", "fr", "build"], {"RECOUPE_LANG": "en"}, "fr"),
        (["build", "--lang=en"], {}, "en"),
        (["--lang", "xx"], {"RECOUPE_LANG": "en"}, "en"),
        (["build", "--", "--lang=en"], {}, "fr"),
    ],
)
def test_the_language_is_the_one_asked_for(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose(arguments, environment) == language


def test_help_and_errors_speak_the_users_language() -> None:
    french = said("build", "--help")
    assert "Usage\u00a0: recoupe build" in french
    assert "Affiche cette aide." in french
    assert "Il manque l'argument" in said("build")
    english = said("build", "--help", LANG="en_GB.UTF-8")
    assert "Usage: recoupe build" in english
    assert "Show this message and exit." in english
    assert "Missing argument" in said("build", "--lang", "en")
    assert "Option inconnue" in said("build", "x", "--nothing")
    assert "Valeur non valable" in said("--lang", "xx", "doctor")

"""An event as a Markdown note (CommonMark), with its passages and their sources.

For a notebook or a draft: statements by speaker, each version as a block quotation with the outlet,
the date and the stretch of the article that it is cut from.
"""

from __future__ import annotations

import re
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from recoupe.errors import DossierError
from recoupe.model import Collation
from recoupe.publish.report.article import heading
from recoupe.publish.report.pages import event_words, web_address
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.synopsis import make_synopsis
from recoupe.publish.report.wording import DEGREES, EVENT_TYPES, KINDS, wording

# Every ASCII punctuation mark may be escaped with a backslash (CommonMark 0.31, section 2.4).
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")


def to_markdown(collation: Collation, event: str, *, language: str = "fr") -> str:
    """Write the note of one event. Raises DossierError where the collation has no such event.

    Press text is escaped, so that a reader of the rendered note sees the words of the passage; runs
    of white space in it are one space.
    """
    shelf = shelve(collation)
    if event not in shelf.events:
        raise DossierError(f"{event}: no such event in the dossier")
    words = wording(language)
    env = Environment(  # noqa: S701 — no HTML: `quoted` escapes for Markdown, and all goes through it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(words.messages, newstyle=False)  # type: ignore[attr-defined]
    env.filters.update(
        quoted=quoted,
        date=lambda edtf: quoted(words.date(edtf)),
        degree=lambda value: words.word(DEGREES, value),
        kind=lambda value: words.word(KINDS, value),
        web_address=web_address,
    )
    held = shelf.events[event]
    source = files("recoupe.publish.report") / "templates" / "event.md"
    return env.from_string(source.read_text(encoding="utf-8")).render(
        name=held.title or event_words(shelf, words, held, dated=False),
        event=held,
        type=words.word(EVENT_TYPES, held.type) if held.type else "",
        synopsis=make_synopsis(shelf, held),
        articles=shelf.articles,
        heading=heading,
    )


def quoted(text: str) -> str:
    """Escape a text so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", _SPACE.sub(" ", text).strip())

"""The templates and what they may call: one environment a language and a way of linking."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from babel.lists import format_list
from babel.numbers import format_percent
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from recoupe import __version__
from recoupe.model import Event
from recoupe.publish.report import wording as w
from recoupe.publish.report.article import heading
from recoupe.publish.report.ledgers import SeriesView
from recoupe.publish.report.links import Links, anchor
from recoupe.publish.report.shelf import Shelf

_PACKAGE = "recoupe.publish.report"


def environment(links: Links, language: str, *packages: str) -> Environment:
    """Make the environment of pages: everything is escaped, nothing may be missing.

    Templates are those of the report; `packages` have more. What they show of a dossier they ask of
    the names that `holding` gives, which are passed to each page or made globals.
    """
    words = w.wording(language)
    env = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (_PACKAGE, *packages)]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.install_gettext_translations(words.messages, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        words=words,
        links=links,
        anchor=anchor,
        version=__version__,
        plot=_plotter(words, links),
        verdicts=lambda thing: (),  # the app shows them with the means to change them
    )
    env.filters.update(
        press=press,
        heading=heading,
        date=words.date,
        iso_day=w.iso_day,
        number=words.number,
        quantity=words.quantity,
        unit=lambda unit: words.unit(unit, 2),
        bound=words.bound,
        percent=lambda share: format_percent(share, locale=words.locale),
        language_name=lambda code: words.locale.languages.get(code, code),
        web_address=web_address,
        event_words=_event_words(words),
        **{
            name: _worded(words, table)
            for name, table in {
                "degree": w.DEGREES,
                "kind": w.KINDS,
                "modality": w.MODALITIES,
                "pledge_kind": w.PLEDGE_KINDS,
                "status": w.STATUSES,
                "actor_kind": w.ACTOR_KINDS,
                "provenance": w.PROVENANCE,
                "event_type": w.EVENT_TYPES,
            }.items()
        },
    )
    return env


def holding(shelf: Shelf) -> dict[str, object]:
    """Give the names by which templates ask for what a shelf holds."""
    return {
        "shelf": shelf,
        "outlet_of": shelf.outlet,
        "published_of": shelf.published,
        "article_of": shelf.articles.__getitem__,
    }


def press(text: str) -> Markup:
    """Escape a text for HTML so that a reader of the page gets the same code points.

    A carriage return is written as a reference, as parsers turn it into a line feed otherwise;
    U+0000 and lone surrogates, which no HTML can hold, become U+FFFD.
    """
    held = text.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if "\ufffd" in held:
        held = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    return Markup(str(escape(held)).replace("\r", "&#13;"))  # noqa: S704 — escaped just here


def web_address(url: str) -> str:
    """Give an address back when it leads to the web; "" for any other (javascript:, data: …)."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


@cache
def asset(name: str) -> str:
    """Give the text of a style sheet or script of the pages."""
    resource = files(_PACKAGE) / "static" / name
    return resource.read_text(encoding="utf-8").strip()


def inline_policy(*, style: str, script: str) -> str:
    """Give the Content-Security-Policy of a file that holds exactly this style and this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _plotter(words: w.Wording, links: Links) -> Callable[[SeriesView], Markup | None]:
    """Make what draws a series, where a drawing says something."""

    @lru_cache(maxsize=512)
    def plot(view: SeriesView) -> Markup | None:
        # matplotlib takes half a second to import, and most pages draw nothing.
        from recoupe.publish.report.drawing import draw_series, tells

        return draw_series(view, words, links) if tells(view) else None

    return plot


def _worded(words: w.Wording, table: dict[str, str]) -> object:
    return lambda value: words.word(table, value)


def _event_words(words: w.Wording) -> Callable[[Context, Event, bool], str]:
    @pass_context
    def named(context: Context, event: Event, dated: bool) -> str:
        return event_words(context["shelf"], words, event, dated=dated)

    return named


def event_words(shelf: Shelf, words: w.Wording, event: Event, *, dated: bool) -> str:
    """Name an event that has no title: by its type, participants and, if `dated`, its date.

    One of which neither type nor participants are known is called as its first account is.
    """
    names = [actor.name for actor in shelf.names(event.participants)]
    if not event.type and not names:
        accounts = shelf.by_date(event.articles)
        return heading(shelf.articles[accounts[0]]) if accounts else words.say("Event")
    kind = words.word(w.EVENT_TYPES, event.type) if event.type else words.say("event")
    who = format_list(names, locale=words.locale) if names else ""
    date = words.date(event.date) if dated else ""
    return ", ".join(part for part in (kind[:1].upper() + kind[1:], who, date) if part)

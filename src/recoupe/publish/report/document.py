"""The report: one HTML file that holds a whole dossier and asks nothing of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.errors import InputError
from recoupe.model import Collation, Review
from recoupe.publish.network import network_of
from recoupe.publish.output import write_file
from recoupe.publish.report.article import gather_lore, view_article
from recoupe.publish.report.ledgers import all_series, event_figures, pledge_ledger
from recoupe.publish.report.links import Anchors
from recoupe.publish.report.overview import stories, timeline, view_overview
from recoupe.publish.report.pages import asset, environment, holding, inline_policy
from recoupe.publish.report.people import hear, view_actor
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.sources import (
    credit_views,
    framing_views,
    origin_views,
    reuse_views,
)
from recoupe.publish.report.synopsis import Synopsis, make_synopsis
from recoupe.publish.report.verdicts import Verdicts, count_reviewing
from recoupe.publish.report.wording import Wording, wording

if TYPE_CHECKING:
    from recoupe.publish.report.drawing import OriginsDrawing


def write_report(
    collation: Collation,
    path: Path,
    *,
    language: str = "fr",
    refused: Sequence[InputError] = (),
    review: Review | None = None,
) -> None:
    """Write the report of a dossier to `path`, in French ("fr") or English ("en").

    `refused` are the inputs that the build refused, where they are known; `review` is what people
    said of it. The same dossier gives the same bytes. Raises StorageFull where the file cannot be
    written.
    """
    page = render_report(collation, language=language, refused=refused, review=review)
    write_file(path, page.encode("utf-8"))


def render_report(
    collation: Collation,
    *,
    language: str = "fr",
    refused: Sequence[InputError] = (),
    review: Review | None = None,
) -> str:
    """Give the report as HTML (see `write_report`)."""
    shelf = shelve(collation)
    env = environment(Anchors(), language)
    words = wording(language)
    review = review or Review()
    env.globals.update(holding(shelf), verdicts=Verdicts(review, words))
    synopses = tuple(_synopses(shelf))
    voices = hear(shelf)
    people = [view_actor(shelf, voices, actor) for actor in voices.actors]
    views = {
        "series": all_series(shelf),
        "pledges": pledge_ledger(shelf),
        "origins": origin_views(shelf),
        "credits": credit_views(shelf),
        "reuse": reuse_views(shelf),
        "framings": framing_views(shelf),
    }
    parts = (
        ("overview", words.say("The dossier"), True),
        ("timeline", words.say("Timeline"), True),
        ("events", words.say("Events"), synopses),
        ("figures", words.say("Figures"), views["series"]),
        ("pledges", words.say("Pledges"), views["pledges"]),
        ("origins", words.say("Origins"), views["origins"] or views["credits"] or views["reuse"]),
        ("framing", words.say("In which words"), views["framings"]),
        ("actors", words.say("Actors"), people),
        ("articles", words.say("Articles"), True),
    )
    lore = gather_lore(shelf)
    style, script = asset("report.css"), asset("report.js")
    env.globals["known_speakers"] = frozenset(actor.id for actor in voices.actors)
    count = len(collation.articles)
    return env.get_template("report.html").render(
        title=words.count("Dossier of %(num)s article", "Dossier of %(num)s articles", count),
        policy=inline_policy(style=style, script=script),
        css=_own(style),
        script=_own(script),
        parts=[(name, label) for name, label, held in parts if held],
        overview=view_overview(shelf),
        refused=refused,
        reviewing=count_reviewing(review),
        stories=stories(timeline(shelf)),
        synopses=[(s, event_figures(shelf, s.event)) for s in synopses],
        people=people,
        filter_speakers=[view.actor for view in people if view.said],
        filter_outlets=sorted({c.outlet for s in synopses for c in s.columns}, key=str.casefold),
        graph=_graph(shelf, words) if views["reuse"] or views["credits"] else None,
        articles=[
            view_article(shelf, lore, shelf.articles[article])
            for article in shelf.by_date(shelf.articles)
        ],
        **views,
    )


def _graph(shelf: Shelf, words: Wording) -> OriginsDrawing | None:
    """Draw who copied or credited whom."""
    from recoupe.publish.report.drawing import draw_origins

    network = network_of(shelf.collation, shelf.outlet)
    return draw_origins(network, words, Anchors(), shelf.published)


def _synopses(shelf: Shelf) -> Iterator[Synopsis]:
    """Give the synopsis of each event that has accounts or sayings, in order of time."""
    for moment in timeline(shelf):
        if moment.page:
            yield make_synopsis(shelf, moment.event)


def _own(code: str) -> Markup:
    """Vouch for a style sheet or script of this package: it may stand in the page as it is."""
    return Markup(code)  # noqa: S704 — no input reaches it

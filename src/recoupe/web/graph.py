"""The graph of the page of origins: who copied or credited whom in the whole dossier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.schema import ARTICLE, SHELVES
from recoupe.messages import LANGUAGES
from recoupe.model import ReuseDirection
from recoupe.publish.network import source_network
from recoupe.publish.report.wording import wording
from recoupe.web.addresses import Addresses
from recoupe.web.desk import Sheet

if TYPE_CHECKING:
    from recoupe.publish.report.drawing import OriginsDrawing

_REUSE, _CREDIT, _ARTICLE = SHELVES["reuse"].table, SHELVES["credits"].table, ARTICLE.table


def origins_graph(sheet: Sheet, language: str) -> OriginsDrawing | None:
    """Draw the graph, once in each state of the dossier; None where nothing joins two nodes."""
    return sheet.once(_DRAWN[language])


def _draw(language: str, connection: Connection) -> OriginsDrawing | None:
    from recoupe.publish.report.drawing import draw_origins  # matplotlib takes its time to import

    copies = connection.execute(
        sa.select(_REUSE.c.source_article, _REUSE.c.target_article, _REUSE.c.direction).order_by(
            _REUSE.c.position
        )
    ).all()
    credits = connection.execute(
        sa.select(_CREDIT.c.article, _CREDIT.c.source).order_by(_CREDIT.c.position)
    ).all()
    held = connection.execute(
        sa.select(_ARTICLE.c.id, _ARTICLE.c.outlet, _ARTICLE.c.name, _ARTICLE.c.published)
    )
    outlets, dates = {}, {}
    for article, outlet, name, published in held:
        outlets[article] = outlet or name
        dates[article] = published
    network = source_network(
        ((one, other, way == ReuseDirection.KNOWN.value) for one, other, way in copies),
        ((article, source) for article, source in credits),
        outlets.__getitem__,
    )
    return draw_origins(network, wording(language), Addresses(language), dates.get)


_DRAWN: dict[str, Callable[[Connection], OriginsDrawing | None]] = {
    language: partial(_draw, language) for language in LANGUAGES
}

"""Where an entry stands now: its address stays the same from build to build, its place may not."""

from __future__ import annotations

from recoupe.dossier.parts import places
from recoupe.dossier.parts.rows import belonging, by_id
from recoupe.dossier.schema import PAIRS
from recoupe.model import Figure, Statement
from recoupe.web import orders
from recoupe.web.addresses import Addresses
from recoupe.web.desk import Sheet
from recoupe.web.pages import ROWS, SERIES
from recoupe.web.paging import leaf_of


def statement(sheet: Sheet, language: str, id: str) -> str | None:
    """Give the line of a statement in its event's table, or its passage where it has none."""
    found: tuple[Statement, ...] = by_id(sheet.connection, "statements", [id])
    if not found:
        return None
    links = Addresses(language)
    event = places.told_on(sheet.connection, [id]).get(id)
    if event is not None:
        return links.line(event, id)
    return links.passage(found[0].article, found[0].start, found[0].end)


def figure(sheet: Sheet, language: str, id: str) -> str | None:
    """Give the place of a series on its leaf, or of one figure in its event."""
    links = Addresses(language)
    series = sheet.once(orders.series)
    if id in series:
        return f"{links.part('figures')}?page={leaf_of(series.index(id), SERIES)}#{id}"
    found: tuple[Figure, ...] = by_id(sheet.connection, "figures", [id])
    if not found:
        return None
    article = found[0].article
    event = belonging(sheet.connection, PAIRS["article_events"], [article]).get(article)
    if event is not None:
        return links.line(event, id)
    return links.passage(article, found[0].start, found[0].end)


def pledge(sheet: Sheet, language: str, id: str) -> str | None:
    """Give the place of a pledge on its leaf of the ledger."""
    pledges = sheet.once(orders.pledges)
    if id not in pledges:
        return None
    return f"{Addresses(language).part('pledges')}?page={leaf_of(pledges.index(id), ROWS)}#{id}"

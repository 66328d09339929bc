"""Parts of a dossier: what one page shows, as a small `Collation`, straight from the tables.

Every function takes the connection of one snapshot (`Dossier.snapshot`) and asks for no more than a
page needs: an event, some articles, an actor, one leaf of a list. The same queries run on SQLite
and on PostgreSQL.
"""

from recoupe.dossier.parts import counts, keys, places
from recoupe.dossier.parts.actor import actor_of, actor_part, pledged_by, said_by
from recoupe.dossier.parts.article import article_part
from recoupe.dossier.parts.event import event_part
from recoupe.dossier.parts.leaves import (
    actors_part,
    articles_part,
    copies_within,
    events_part,
    found_part,
    framings_part,
    origins_part,
    pledges_part,
    series_part,
    statements_part,
)

__all__ = [
    "actor_of",
    "actor_part",
    "actors_part",
    "article_part",
    "articles_part",
    "copies_within",
    "counts",
    "event_part",
    "events_part",
    "found_part",
    "framings_part",
    "keys",
    "origins_part",
    "places",
    "pledged_by",
    "pledges_part",
    "said_by",
    "series_part",
    "statements_part",
]

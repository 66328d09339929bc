"""The tables of a dossier.

Four parts: what was gathered and read (`article`, `furniture`, `reading`), which stays; what was
collated of it (all other nouns of the model), replaced as a whole by each collation; what people
said of that (`judgement`), which only grows, with the collation as it was `found` before they did;
and `setting`, what the dossier remembers about itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from msgspec import Struct, inspect
from sqlalchemy.engine import Connection

from recoupe.dossier.shelves import Shelf, position, shelf
from recoupe.model import Article, Collation

# What SQLite's header says a file is ("RCPE"); `file` and Datasette show it.
APPLICATION_ID = 0x52435045

# The newest migration; a dossier at another revision is upgraded or refused.
REVISION = "0004"

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# `content` is a digest of all that a reader sees of the article, `record` of all but its name.
ARTICLE = shelf(
    METADATA,
    "article",
    Article,
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

# `content` and `reader` say what was read, by which version of the readers; `payload` is a
# Reading as MessagePack, or NULL where reading failed, for the reason in `failure`.
READING = sa.Table(
    "reading",
    METADATA,
    sa.Column(
        "article",
        sa.Text,
        sa.ForeignKey("article.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("failure", sa.Text),
    sa.Column("payload", sa.LargeBinary),
)

SETTING = sa.Table(
    "setting",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# The log of judgements, in order. `line` is one as JSON; `revision` is that of the dossier with it,
# `things` (a JSON list of ids) what it was about then.
JUDGEMENT = sa.Table(
    "judgement",
    METADATA,
    position(primary=True),
    sa.Column(
        "id",
        sa.Text,
        nullable=False,
    ),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("when", sa.Text, nullable=False),
    sa.Column("verb", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("things", sa.Text, nullable=False),
    sa.Column("line", sa.Text, nullable=False),
    sa.Index("ix_judgement_id", "id", unique=True),
)

# The collation as it was found, without its articles: compressed MessagePack in parts. There is one
# as soon as something is judged; until then the tables hold it as it was found.
FOUND = sa.Table(
    "found",
    METADATA,
    sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)

# The articles that were collated, in order.
COLLATED = sa.Table(
    "collated",
    METADATA,
    position(primary=True),
    sa.Column(
        "article",
        sa.Text,
        sa.ForeignKey("article.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
)

# What can be searched for: a thing of one kind each, and how early it comes among its kind.
ENTRY = sa.Table(
    "entry",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("item", sa.Text, nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
)
sa.Index("ix_entry_kind", ENTRY.c.kind, ENTRY.c.item, unique=True)

# The words of each entry, by its number. The databases have different indexes of words; this table
# is no part of METADATA, as FTS5 keeps more tables beside it, which are no affair of ours.
ENTRY_WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE entry_words USING fts5("
        "words, content='', detail=none, tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE entry_words (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_entry_words_words ON entry_words USING gin (words)",
    ),
}


@sa.event.listens_for(ENTRY, "after_create")
def _make_words(_target: object, connection: Connection, **_options: object) -> None:
    for statement in ENTRY_WORDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


# Fields of a Collation -> table names that are not the field's own.
_SINGULAR = {
    "actors": "actor",
    "events": "event",
    "statements": "statement",
    "sayings": "saying",
    "figures": "figure",
    "dates": "date",
    "pledges": "pledge",
    "credits": "credit",
    "origins": "origin",
    "framings": "framing",
    "article_events": "article_event",
    "article_origins": "article_origin",
}


def _collation_fields() -> tuple[inspect.Field, ...]:
    info = inspect.type_info(Collation)
    assert isinstance(info, inspect.StructType)
    return info.fields


def _item(field: inspect.Field) -> type[Struct] | None:
    kind = field.type
    if isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StructType):
        return kind.item_type.cls
    return None


# Field of a Collation -> the tables of its values.
SHELVES: dict[str, Shelf] = {
    field.name: shelf(METADATA, _SINGULAR.get(field.name, field.name), item, position())
    for field in _collation_fields()
    if (item := _item(field)) is not None and item is not Article
}


def _pairs(field: str) -> sa.Table:
    """Make the table of a mapping from articles to what they belong to."""
    name = _SINGULAR.get(field, field)
    target = name.removeprefix("article_")
    return sa.Table(
        name,
        METADATA,
        sa.Column(
            "article",
            sa.Text,
            sa.ForeignKey("article.id", deferrable=True, initially="DEFERRED"),
            primary_key=True,
        ),
        sa.Column(
            target,
            sa.Text,
            sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
            index=True,
        ),
    )


# Mapping field of a Collation -> its table.
PAIRS: dict[str, sa.Table] = {
    field.name: _pairs(field.name)
    for field in _collation_fields()
    if isinstance(field.type, inspect.DictType)
}

# What was collated: emptied and filled again by each collation.
COLLATION_TABLES: tuple[sa.Table, ...] = (
    COLLATED,
    *PAIRS.values(),
    *(table for s in SHELVES.values() for table in (*(x.table for x in s.lists), s.table)),
)

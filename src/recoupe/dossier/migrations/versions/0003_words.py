"""The words by which everything is found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the schema from the revision before to this one."""
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_kind"), "entry", ["kind", "item"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE entry_words USING fts5("
            "words, content='', detail=none, tokenize='ascii')"
        )
    else:
        op.execute("CREATE TABLE entry_words (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_entry_words_words ON entry_words USING gin (words)")
    # The next build collates the pile again, and fills these tables.
    op.execute("DELETE FROM setting WHERE name = 'collated'")

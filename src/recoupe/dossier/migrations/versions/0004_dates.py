"""Dates of all articles."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring the schema from the revision before to this one."""
    op.create_table(
        "date",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_date_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"],
            ["article.id"],
            name=op.f("fk_date_settled_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date")),
    )
    op.create_index(op.f("ix_date_article"), "date", ["article"], unique=False)
    op.create_index(op.f("ix_date_settled_by"), "date", ["settled_by"], unique=False)
    op.create_index(op.f("ix_date_date"), "date", ["date"], unique=False)

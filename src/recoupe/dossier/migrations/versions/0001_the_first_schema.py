"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring the schema from the revision before to this one."""
    op.create_table(
        "actor",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
    op.create_index(op.f("ix_actor_name"), "actor", ["name"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_how", sa.Text(), nullable=True),
        sa.Column("outlet_start", sa.Integer(), nullable=True),
        sa.Column("outlet_end", sa.Integer(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("url_how", sa.Text(), nullable=True),
        sa.Column("url_start", sa.Integer(), nullable=True),
        sa.Column("url_end", sa.Integer(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_how", sa.Text(), nullable=True),
        sa.Column("published_start", sa.Integer(), nullable=True),
        sa.Column("published_end", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_how", sa.Text(), nullable=True),
        sa.Column("title_start", sa.Integer(), nullable=True),
        sa.Column("title_end", sa.Integer(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_name"), "article", ["name"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_date"), "event", ["date"], unique=False)
    op.create_index(op.f("ix_event_story"), "event", ["story"], unique=False)
    op.create_table(
        "framing",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("referent", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framing")),
    )
    op.create_table(
        "origin",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "alias",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_alias_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("actor", "position", name=op.f("pk_alias")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_alias_alias"), "alias", ["alias"], unique=False)
    op.create_table(
        "article_event",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_article_event_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_article_event_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_article_event")),
    )
    op.create_index(op.f("ix_article_event_event"), "article_event", ["event"], unique=False)
    op.create_table(
        "article_origin",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_article_origin_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["origin"],
            ["origin.id"],
            name=op.f("fk_article_origin_origin"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_article_origin")),
    )
    op.create_index(op.f("ix_article_origin_origin"), "article_origin", ["origin"], unique=False)
    op.create_table(
        "collated",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_collated_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_collated")),
    )
    op.create_table(
        "credit",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_credit_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index(op.f("ix_credit_article"), "credit", ["article"], unique=False)
    op.create_table(
        "event_article",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_event_article_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_event_article_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event", "position", name=op.f("pk_event_article")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_article_article"), "event_article", ["article"], unique=False)
    op.create_table(
        "event_mention",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_event_mention_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_event_mention_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event", "position", name=op.f("pk_event_mention")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_mention_article"), "event_mention", ["article"], unique=False)
    op.create_table(
        "event_participant",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_event_participant_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_event_participant_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event", "position", name=op.f("pk_event_participant")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_event_participant_actor"), "event_participant", ["actor"], unique=False
    )
    op.create_table(
        "furniture",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_furniture_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article", "position", name=op.f("pk_furniture")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mention",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_mention_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_mention_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("actor", "position", name=op.f("pk_mention")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mention_article"), "mention", ["article"], unique=False)
    op.create_table(
        "origin_article",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_origin_article_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["origin"],
            ["origin.id"],
            name=op.f("fk_origin_article_origin"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("origin", "position", name=op.f("pk_origin_article")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_origin_article_article"), "origin_article", ["article"], unique=False)
    op.create_table(
        "reading",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_reading_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_reading")),
    )
    op.create_table(
        "reuse",
        sa.Column("source_article", sa.Text(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=False),
        sa.Column("source_end", sa.Integer(), nullable=False),
        sa.Column("target_article", sa.Text(), nullable=False),
        sa.Column("target_start", sa.Integer(), nullable=False),
        sa.Column("target_end", sa.Integer(), nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_article"],
            ["article.id"],
            name=op.f("fk_reuse_source_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["target_article"],
            ["article.id"],
            name=op.f("fk_reuse_target_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index(op.f("ix_reuse_source_article"), "reuse", ["source_article"], unique=False)
    op.create_index(op.f("ix_reuse_target_article"), "reuse", ["target_article"], unique=False)
    op.create_table(
        "role",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("when", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_role_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_role_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("actor", "position", name=op.f("pk_role")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_role_article"), "role", ["article"], unique=False)
    op.create_table(
        "saying",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_saying_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saying")),
    )
    op.create_index(op.f("ix_saying_event"), "saying", ["event"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_statement_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_statement_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_article"), "statement", ["article"], unique=False)
    op.create_index(op.f("ix_statement_event"), "statement", ["event"], unique=False)
    op.create_table(
        "figure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("measure_span_start", sa.Integer(), nullable=True),
        sa.Column("measure_span_end", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_figure_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["series"],
            ["series.id"],
            name=op.f("fk_figure_series"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["speaker"],
            ["actor.id"],
            name=op.f("fk_figure_speaker"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_figure_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
    )
    op.create_index(op.f("ix_figure_article"), "figure", ["article"], unique=False)
    op.create_index(op.f("ix_figure_series"), "figure", ["series"], unique=False)
    op.create_index(op.f("ix_figure_speaker"), "figure", ["speaker"], unique=False)
    op.create_index(op.f("ix_figure_statement"), "figure", ["statement"], unique=False)
    op.create_index(op.f("ix_figure_unit"), "figure", ["unit"], unique=False)
    op.create_table(
        "fragment",
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_fragment_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("statement", "position", name=op.f("pk_fragment")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pledge",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("outcome_status", sa.Text(), nullable=False),
        sa.Column("outcome_article", sa.Text(), nullable=True),
        sa.Column("outcome_start", sa.Integer(), nullable=True),
        sa.Column("outcome_end", sa.Integer(), nullable=True),
        sa.Column("outcome_early", sa.Boolean(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_pledge_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["by"], ["actor.id"], name=op.f("fk_pledge_by"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["outcome_article"],
            ["article.id"],
            name=op.f("fk_pledge_outcome_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_pledge_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to"], ["actor.id"], name=op.f("fk_pledge_to"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge")),
    )
    op.create_index(op.f("ix_pledge_article"), "pledge", ["article"], unique=False)
    op.create_index(op.f("ix_pledge_by"), "pledge", ["by"], unique=False)
    op.create_index(op.f("ix_pledge_outcome_article"), "pledge", ["outcome_article"], unique=False)
    op.create_index(op.f("ix_pledge_outcome_status"), "pledge", ["outcome_status"], unique=False)
    op.create_index(op.f("ix_pledge_statement"), "pledge", ["statement"], unique=False)
    op.create_index(op.f("ix_pledge_to"), "pledge", ["to"], unique=False)
    op.create_table(
        "saying_speaker",
        sa.Column("saying", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_saying_speaker_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["saying"],
            ["saying.id"],
            name=op.f("fk_saying_speaker_saying"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("saying", "position", name=op.f("pk_saying_speaker")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_saying_speaker_actor"), "saying_speaker", ["actor"], unique=False)
    op.create_table(
        "saying_statement",
        sa.Column("saying", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saying"],
            ["saying.id"],
            name=op.f("fk_saying_statement_saying"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_saying_statement_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("saying", "position", name=op.f("pk_saying_statement")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_saying_statement_statement"), "saying_statement", ["statement"], unique=False
    )
    op.create_table(
        "saying_version",
        sa.Column("saying", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("degree", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saying"],
            ["saying.id"],
            name=op.f("fk_saying_version_saying"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_saying_version_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("saying", "position", name=op.f("pk_saying_version")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_saying_version_statement"), "saying_version", ["statement"], unique=False
    )
    op.create_table(
        "statement_relay",
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_statement_relay_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_statement_relay_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("statement", "position", name=op.f("pk_statement_relay")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_relay_actor"), "statement_relay", ["actor"], unique=False)
    op.create_table(
        "statement_saying",
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("saying", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saying"],
            ["saying.id"],
            name=op.f("fk_statement_saying_saying"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_statement_saying_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("statement", "position", name=op.f("pk_statement_saying")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_statement_saying_saying"), "statement_saying", ["saying"], unique=False
    )
    op.create_table(
        "statement_speaker",
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.id"],
            name=op.f("fk_statement_speaker_actor"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_statement_speaker_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("statement", "position", name=op.f("pk_statement_speaker")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_statement_speaker_actor"), "statement_speaker", ["actor"], unique=False
    )
    op.create_table(
        "term",
        sa.Column("framing", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
            name=op.f("fk_term_article"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["framing"],
            ["framing.id"],
            name=op.f("fk_term_framing"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_term_statement"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("framing", "position", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_term_article"), "term", ["article"], unique=False)
    op.create_index(op.f("ix_term_statement"), "term", ["statement"], unique=False)
    op.create_table(
        "series_conflict",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first"],
            ["figure.id"],
            name=op.f("fk_series_conflict_first"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["second"],
            ["figure.id"],
            name=op.f("fk_series_conflict_second"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["series"],
            ["series.id"],
            name=op.f("fk_series_conflict_series"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("series", "position", name=op.f("pk_series_conflict")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_series_conflict_first"), "series_conflict", ["first"], unique=False)
    op.create_index(op.f("ix_series_conflict_second"), "series_conflict", ["second"], unique=False)
    op.create_table(
        "series_figure",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["figure"],
            ["figure.id"],
            name=op.f("fk_series_figure_figure"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["series"],
            ["series.id"],
            name=op.f("fk_series_figure_series"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("series", "position", name=op.f("pk_series_figure")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_series_figure_figure"), "series_figure", ["figure"], unique=False)

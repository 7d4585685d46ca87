# SPDX-License-Identifier: MIT
"""Campaigns can be archived and labelled, and everything written in them can be searched.

Written once and never changed: libraries in the field were made by it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INDEX = (
    # What is written lies in `writings`; the index holds no second copy of it. Triggers keep the
    # two in step, also where a campaign takes its rows along.
    """
    CREATE VIRTUAL TABLE writings_index USING fts5(
      name, labels, words, content='writings', content_rowid='number',
      tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    """
    CREATE TRIGGER writings_added AFTER INSERT ON writings BEGIN
      INSERT INTO writings_index(rowid, name, labels, words)
      VALUES (new.number, new.name, new.labels, new.words);
    END
    """,
    """
    CREATE TRIGGER writings_removed AFTER DELETE ON writings BEGIN
      INSERT INTO writings_index(writings_index, rowid, name, labels, words)
      VALUES ('delete', old.number, old.name, old.labels, old.words);
    END
    """,
)


def upgrade() -> None:
    """Add the column, make the summaries' table anew, and the tables of what is written.

    The summaries stay empty: the first list fills them, and the index with them.
    """
    op.add_column("campaigns", sa.Column("archived_at", sa.String(32), nullable=True))
    op.drop_index("ix_summaries_edited_at", "summaries")
    op.drop_table("summaries")
    op.create_table(
        "summaries",
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("form", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("publication", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("differs", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("labels", sa.Text, nullable=False),
        sa.Column("look", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("edited_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", name="pk_summaries"),
        _of_a_campaign("summaries"),
    )
    op.create_index("ix_summaries_edited_at", "summaries", ["edited_at"])
    op.create_table(
        "writings",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("labels", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_writings"),
        sa.UniqueConstraint("campaign_id", name="uq_writings_campaign_id"),
        _of_a_campaign("writings"),
    )
    for statement in _INDEX:
        op.execute(statement)


def _of_a_campaign(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["campaign_id"],
        ["campaigns.id"],
        name=f"fk_{table}_campaign_id_campaigns",
        ondelete="CASCADE",
    )

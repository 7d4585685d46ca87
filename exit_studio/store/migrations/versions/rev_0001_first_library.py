# SPDX-License-Identifier: MIT
"""The first library: campaigns, journal, outbox, publications, settings and thumbnails.

Written once and never changed: libraries in the field were made by it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
        sa.Column("checkpoint_seq", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
    )
    op.create_table(
        "journal",
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        *_change(),
        sa.PrimaryKeyConstraint("campaign_id", "seq", name="pk_journal"),
        _of_campaign("journal"),
    )
    op.create_table(
        "journal_rejected",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        *_change(),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_aside_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal_rejected"),
        _of_campaign("journal_rejected"),
    )
    op.create_index("ix_journal_rejected_campaign_id", "journal_rejected", ["campaign_id"])
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("backend", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("base_revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", sa.String(32), nullable=False),
        sa.Column("refused", sa.Text),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        _of_campaign("outbox"),
    )
    op.create_index("ix_outbox_campaign_id_backend", "outbox", ["campaign_id", "backend"])
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("backend", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("published_at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_publications"),
        _of_campaign("publications"),
    )
    op.create_index(
        "ix_publications_campaign_id_backend",
        "publications",
        ["campaign_id", "backend"],
        unique=True,
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "thumbnails",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("png", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_thumbnails"),
        sa.UniqueConstraint("key", name="uq_thumbnails_key"),
    )


def _change() -> list[sa.Column[str]]:
    """What the journal and what was moved out of it say of a change."""
    return [
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("edit", sa.Text),
        sa.Column("diff", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    ]


def _of_campaign(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["campaign_id"],
        ["campaigns.id"],
        name=f"fk_{table}_campaign_id_campaigns",
        ondelete="CASCADE",
    )

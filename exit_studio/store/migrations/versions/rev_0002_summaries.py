# SPDX-License-Identifier: MIT
"""The list of a library gets a table of its own, so that showing it needs no document.

Written once and never changed: libraries in the field were made by it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. It stays empty: the first list fills it."""
    op.create_table(
        "summaries",
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("form", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("publication", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("differs", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("look", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("edited_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", name="pk_summaries"),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name="fk_summaries_campaign_id_campaigns",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_summaries_edited_at", "summaries", ["edited_at"])

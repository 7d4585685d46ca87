# SPDX-License-Identifier: MIT
"""History outlives a restart: the journal keeps undo steps, and there are versions.

Written once and never changed: libraries in the field were made by it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table. Of older changes the step stays unknown: 0."""
    for table in ("journal", "journal_rejected"):
        op.add_column(table, sa.Column("step", sa.Integer, nullable=False, server_default="0"))
        op.add_column(table, sa.Column("gesture", sa.Text, nullable=True))
        op.add_column(table, sa.Column("selection", sa.Text, nullable=True))
        op.add_column(table, sa.Column("format", sa.Integer, nullable=False, server_default="0"))
    op.create_index(
        "ix_journal_campaign_id_seq_step_origin",
        "journal",
        ["campaign_id", "seq", "step", "origin"],
    )
    op.add_column("outbox", sa.Column("seq", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "versions",
        sa.Column("campaign_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name="fk_versions_campaign_id_campaigns",
            ondelete="CASCADE",
        ),
    )

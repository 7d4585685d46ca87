# SPDX-License-Identifier: MIT
"""A step for tests: it changes much, and then it fails."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from exit_studio.store.migrations import HEAD

revision = "next"
down_revision = HEAD
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("settings")
    op.create_table("half_done", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("campaigns", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text))
    op.execute(sa.delete(sa.table("journal")))
    msg = "the step has a bug"
    raise RuntimeError(msg)

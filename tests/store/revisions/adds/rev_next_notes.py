# SPDX-License-Identifier: MIT
"""A step for tests: it replaces the table of the campaigns, to which most others refer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from exit_studio.store.migrations import HEAD

revision = "next"
down_revision = HEAD
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("campaigns", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text, nullable=False, server_default="none"))
    with op.batch_alter_table("journal") as table:
        table.alter_column("label", new_column_name="words")

# SPDX-License-Identifier: MIT
"""A step for tests: it leaves a journal behind whose campaign is gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from exit_studio.store.migrations import HEAD

revision = "next"
down_revision = HEAD
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.delete(sa.table("campaigns")))

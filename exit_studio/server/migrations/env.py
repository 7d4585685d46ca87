# SPDX-License-Identifier: MIT
"""What Alembic runs for a migration, over the connection that `database` hands in; opens none."""

from __future__ import annotations

from alembic import context

from exit_studio.server.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    version_table=context.config.attributes["version_table"],
    render_as_batch=True,
)
context.run_migrations()

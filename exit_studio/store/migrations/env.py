# SPDX-License-Identifier: MIT
"""Run by Alembic to carry out steps, on the connection that `migrations` hands in.

Begins no transaction: the one around it holds all steps, so that a failing one undoes them all.
"""

from __future__ import annotations

from alembic import context

from exit_studio.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()

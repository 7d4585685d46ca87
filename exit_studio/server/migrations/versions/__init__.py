# SPDX-License-Identifier: MIT
"""Steps that bring the database of an older release to the present one. Read by Alembic alone."""

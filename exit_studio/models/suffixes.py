# SPDX-License-Identifier: MIT
"""How the names of campaign files end. Plain data: a first window looks at it before all else."""

from __future__ import annotations

__all__ = ["JSON", "PACKAGE", "SUFFIXES"]

PACKAGE = ".exitstudio"
"""A campaign with its pictures."""
JSON = ".json"
"""The campaign alone, as text."""
SUFFIXES = (PACKAGE, JSON)

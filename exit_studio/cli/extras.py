# SPDX-License-Identifier: MIT
"""What need not be installed: the packages of the window and of the backend."""

from __future__ import annotations

__all__ = ["DESKTOP_PACKAGES", "SERVER_PACKAGES", "is_missing"]

DESKTOP_PACKAGES = frozenset({"PySide6", "shiboken6", "qasync"})
SERVER_PACKAGES = frozenset({"fastapi", "starlette", "uvicorn"})


def is_missing(error: ModuleNotFoundError, packages: frozenset[str]) -> bool:
    """Whether it was one of these packages that could not be found."""
    return (error.name or "").partition(".")[0] in packages

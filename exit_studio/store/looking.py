# SPDX-License-Identifier: MIT
"""How a file that may be anything is looked at without a trace. Knows no table."""

from __future__ import annotations

from pathlib import Path

__all__ = ["address", "beside", "looking_address"]


def looking_address(path: Path) -> str:
    """Return what to open for a short look.

    What a program left half-done when it died is the exception: SQLite takes it back first, which
    needs to write.
    """
    if beside(path, "-journal").exists():
        return address(path, "rw")
    if beside(path, "-wal").exists():
        return address(path, "ro")
    # Nobody has it open. Said so, SQLite puts no files beside it to share with others.
    return address(path, "ro&immutable=1")


def address(path: Path, mode: str) -> str:
    """Return the file as SQLite's own kind of address, to be opened in a mode."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def beside(path: Path, ending: str) -> Path:
    """Return the file that SQLite keeps beside `path` under the same name with this ending."""
    return path.with_name(path.name + ending)

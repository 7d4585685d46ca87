# SPDX-License-Identifier: MIT
"""Lifts documents of older formats to the present one, step by step, on plain JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import FORMAT

__all__ = ["UPGRADES", "upgraded"]

Document = dict[str, Any]
Upgrade = Callable[[Document], Document]


def _second(document: Document) -> Document:
    """Format 2 says what format 1 left out; what it does not say has its default."""
    return {**document, "format": 2}


UPGRADES: Mapping[int, Upgrade] = {1: _second}
"""What lifts a document from the format in the key to the next. Format 1 is the first."""


def upgraded(
    document: Document, *, source: str, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> Document:
    """Return `document` in the present format.

    Args:
        document: The values of the document, in whatever format.
        source: How messages call the document, such as its file name.
        upgrades: As `UPGRADES`.

    Raises:
        DocumentError: it has no format number, or one from the future.
    """
    number = document.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise DocumentError(
            f"{source} is no campaign: its “format” is missing or no number.",
            hint="Choose a file that Exit Studio has written.",
        )
    if number > FORMAT:
        raise DocumentError(
            f"{source} was made by a newer Exit Studio: it is of format {number}, "
            f"and this one reads up to {FORMAT}.",
            hint="Update Exit Studio, then open it again.",
        )
    for step in range(number, FORMAT):
        document = upgrades[step](document)
    return document

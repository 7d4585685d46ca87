# SPDX-License-Identifier: MIT
"""Saved views of the library as the text that is kept of them; see `library_view`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError

from exit_studio.models.library_view import MAX_VIEW_NAME, SavedView

__all__ = ["saved_views_from_text", "saved_views_to_text"]

_VIEW: TypeAdapter[SavedView] = TypeAdapter(SavedView)
_NAME: TypeAdapter[str] = TypeAdapter(
    Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_VIEW_NAME),
    ]
)


def saved_views_from_text(text: str) -> tuple[tuple[SavedView, ...], int]:
    """Read what `saved_views_to_text` has written.

    Returns:
        The views, and how many there are besides that make no sense.
    """
    try:
        items = json.loads(text)
    except ValueError:
        return (), 1
    if not isinstance(items, list):
        return (), 1
    views = [view for item in items if (view := _read(item)) is not None]
    return tuple(views), len(items) - len(views)


def _read(item: object) -> SavedView | None:
    try:
        saved = _VIEW.validate_python(item)
        return SavedView(_NAME.validate_python(saved.name), saved.view)
    except ValidationError:
        return None


def saved_views_to_text(views: Sequence[SavedView]) -> str:
    """Return the text to keep."""
    return json.dumps([_VIEW.dump_python(view, mode="json") for view in views], ensure_ascii=False)

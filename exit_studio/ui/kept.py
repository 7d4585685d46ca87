# SPDX-License-Identifier: MIT
"""What the library keeps for the windows, as values. What a key holds is its user's knowledge."""

from __future__ import annotations

import logging
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from exit_studio.errors import ExitStudioError
from exit_studio.ui.ports import Library
from exit_studio.ui.tasks import Tasks

__all__ = ["Kept"]

T = TypeVar("T")
log = logging.getLogger(__name__)


class Kept:
    """Reads and writes settings."""

    def __init__(self, library: Library, tasks: Tasks) -> None:
        self._library = library
        self._tasks = tasks

    async def value(self, key: str, kind: TypeAdapter[T]) -> T | None:
        """What is kept; None where there is nothing, or nothing that could be read."""
        text = await self._library.setting(key)
        try:
            return None if text is None else kind.validate_json(text)
        except ValidationError:
            log.warning("the setting “%s” cannot be read", key)
            return None

    def keep(self, key: str, json: str) -> None:
        """Keep what the person has asked for; a failure is told."""
        self._tasks.start(self._library.set_setting(key, json), name="keep a setting")

    def remember(self, key: str, json: str) -> None:
        """Keep what nobody has asked for; a failure is no reason to disturb anybody."""
        self._tasks.start(self._remember(key, json), name="remember")

    async def _remember(self, key: str, json: str) -> None:
        try:
            await self._library.set_setting(key, json)
        except ExitStudioError as error:
            log.warning("“%s” was not kept: %s", key, error)

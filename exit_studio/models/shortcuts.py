# SPDX-License-Identifier: MIT
"""Which keys a person has given to which actions, and the file that carries them.

The defaults are the table in `ui.actions`; whether a key exists on a keyboard only Qt knows.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from exit_studio.errors import FileError
from exit_studio.models.record import FrozenMap, Record, evolve, first_problem

__all__ = ["MAX_SHORTCUTS_BYTES", "ShortcutMap", "shortcuts_from_text", "shortcuts_text"]

MAX_SHORTCUTS_BYTES = 100_000
"""No file of shortcuts is larger."""

ActionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
KeyText = Annotated[str, StringConstraints(min_length=1, max_length=64)]
_Keys = Annotated[
    FrozenMap[ActionId, Annotated[tuple[KeyText, ...], Field(max_length=4)]],
    Field(max_length=500),
]


class ShortcutMap(Record):
    """Keys of the actions that have others than by default.

    Attributes:
        keys: By action, in the portable notation of Qt, such as `Ctrl+Shift+Z`; an action without
            any key has none.
    """

    keys: _Keys = Field(default_factory=dict, validate_default=True)

    def with_keys(self, action: str, keys: tuple[str, ...]) -> ShortcutMap:
        """As it is after an action was given these keys."""
        return evolve(self, keys={**self.keys, action: keys})

    def without(self, action: str) -> ShortcutMap:
        """As it is after an action went back to its default."""
        return evolve(self, keys={each: keys for each, keys in self.keys.items() if each != action})


class _ShortcutFile(Record):
    format: Literal["exit-studio shortcuts"]
    version: Literal[1]
    shortcuts: _Keys


def shortcuts_text(shortcuts: ShortcutMap) -> str:
    """A map as a file: equal maps make equal files."""
    content = {
        "format": "exit-studio shortcuts",
        "version": 1,
        "shortcuts": {action: list(keys) for action, keys in shortcuts.keys.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def shortcuts_from_text(content: bytes, *, source: str) -> ShortcutMap:
    """Read a file of shortcuts.

    Args:
        content: What is in it.
        source: What to call it in an error.

    Raises:
        FileError: it is none, or is damaged.
    """
    hint = "Choose a file that was made with “Export”."
    if len(content) > MAX_SHORTCUTS_BYTES:
        raise FileError(f"{source} is too large for a file of shortcuts.", hint=hint)
    try:
        file = _ShortcutFile.model_validate_json(content)
    except ValidationError as error:
        place, problem = first_problem(error)
        where = " / ".join(map(str, place))
        said = f"{where}: {problem}" if where else problem
        raise FileError(f"{source} is no file of shortcuts ({said}).", hint=hint) from error
    return ShortcutMap(keys=file.shortcuts)

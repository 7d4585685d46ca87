# SPDX-License-Identifier: MIT
"""The keys that actions have here: the defaults of `ui.actions`, and what the person has changed.

Where they are kept is not known here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from exit_studio.models.shortcuts import ShortcutMap
from exit_studio.ui.actions import spec, specs

__all__ = ["Shortcuts", "default_keys", "keys_of", "portable"]

log = logging.getLogger(__name__)


class Shortcuts(QObject):
    """The one map of all windows.

    Signals:
        changed (): some actions have other keys now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = ShortcutMap()
        self._keys = _resolved(self._map)

    @property
    def map(self) -> ShortcutMap:
        """What the person has changed."""
        return self._map

    def use(self, shortcuts: ShortcutMap) -> None:
        """Let actions have these keys from now on.

        Keys that no keyboard has leave their action at its default; an unknown action is kept for
        the release that knows it.
        """
        usable = shortcuts
        for action, keys in shortcuts.keys.items():
            if not all(map(_is_usable, keys_of(keys))):
                log.warning("the shortcut of “%s” cannot be read: %s", action, keys)
                usable = usable.without(action)
        if usable != self._map:
            self._map = usable
            self._keys = _resolved(usable)
            self.changed.emit()

    def keys(self, action_id: str) -> list[QKeySequence]:
        """The keys of an action. No key belongs to two."""
        return keys_of(self._keys[action_id])

    def is_changed(self, action_id: str) -> bool:
        """Whether an action has other keys than by default."""
        return self._keys[action_id] != default_keys(action_id)

    @property
    def are_changed(self) -> bool:
        """Whether the person has changed anything."""
        return bool(self._map.keys)

    def owners(self, action_id: str, keys: Sequence[QKeySequence]) -> list[str]:
        """The other actions that have one of these keys."""
        wanted = set(map(portable, keys))
        return [
            owner
            for owner, owned in self._keys.items()
            if owner != action_id and not wanted.isdisjoint(owned)
        ]

    def give(self, action_id: str, keys: Sequence[QKeySequence]) -> None:
        """Give an action these keys, and take them from whichever has them."""
        given = tuple(map(portable, keys))
        changed = self._map
        # By default an action has less right to them anyway.
        for other, wanted in self._map.keys.items():
            left = tuple(key for key in map(portable, keys_of(wanted)) if key not in given)
            if other in self._keys and left != wanted:
                changed = _with(changed, other, left)
        self.use(_with(changed, action_id, given))

    def reset_all(self) -> None:
        """Give every action its default."""
        self.use(ShortcutMap())


def portable(key: QKeySequence) -> str:
    """A key in the notation that is the same on every computer."""
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def keys_of(texts: Sequence[str]) -> list[QKeySequence]:
    """Keys of their portable notation."""
    return [QKeySequence(text) for text in texts]


def default_keys(action_id: str) -> tuple[str, ...]:
    """The keys that an action has in the table, in portable notation."""
    return tuple(map(portable, keys_of(spec(action_id).keys)))


def _resolved(shortcuts: ShortcutMap) -> dict[str, tuple[str, ...]]:
    """The keys of every action; what a person chose goes before any default."""
    taken: set[str] = set()
    keys: dict[str, tuple[str, ...]] = {}
    for action in sorted(
        (each.id for each in specs()), key=lambda each: each not in shortcuts.keys
    ):
        wanted = shortcuts.keys.get(action)
        chosen = default_keys(action) if wanted is None else tuple(map(portable, keys_of(wanted)))
        keys[action] = tuple(key for key in dict.fromkeys(chosen) if key not in taken)
        taken.update(keys[action])
    return keys


def _with(shortcuts: ShortcutMap, action: str, keys: tuple[str, ...]) -> ShortcutMap:
    """`shortcuts` with these keys; what is the default is not kept."""
    if keys == default_keys(action):
        return shortcuts.without(action)
    return shortcuts.with_keys(action, keys)


def _is_usable(key: QKeySequence) -> bool:
    # What Qt cannot read is a key without a name.
    return bool(portable(key))

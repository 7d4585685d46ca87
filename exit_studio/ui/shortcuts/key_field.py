# SPDX-License-Identifier: MIT
"""A field that takes the next keys that are pressed. What becomes of them is not its business."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

__all__ = ["KeyField", "key_of"]

_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}
_LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class KeyField(QLineEdit):
    """Shows keys, and asks for those that are pressed while it has the focus; Tab leaves it.

    Signals:
        keys_requested (QKeySequence): these were pressed.
        given_up (): Escape was pressed.
    """

    keys_requested = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("New keys"))
        self.setPlaceholderText(self.tr("Press the new keys"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # What is pressed here is meant for this field, whatever action has the same key.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in _LEAVING or event.key() in _MODIFIERS:
            event.ignore()
        elif (key := key_of(event)) is not None:
            self.keys_requested.emit(key)


def key_of(event: QKeyEvent) -> QKeySequence | None:
    """The keys of an event, by what is printed on them; None where Qt does not know the key.

    Which of two equal keys was pressed, at the right or in the number pad, makes no difference.
    """
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_unknown:
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if _is_a_sign(event.text()):
        # Where a sign is typed with Shift, on other keyboards it is not.
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key))


def _is_a_sign(text: str) -> bool:
    return text.isprintable() and bool(text.strip()) and not text.isalnum()

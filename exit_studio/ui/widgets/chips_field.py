# SPDX-License-Identifier: MIT
"""A field for several short texts, each of which becomes a chip. It keeps no document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from exit_studio.ui.roles import set_property, set_role
from exit_studio.ui.theme import Size
from exit_studio.ui.widgets.flow import wrapping_row
from exit_studio.ui.widgets.name_field import KnownNames, NameField

__all__ = ["ChipsField"]

_SEPARATORS = ",;\n"
_MOST_PASTED = 32_767


class ChipsField(QWidget):
    """Shows texts as chips, with a line after them in which one types the next.

    Enter, a comma, or leaving the field makes a chip. Backspace in the empty line takes the last
    one away. Left goes to the chips, where Delete or Backspace takes away the one that is marked. A
    click on a chip takes it away.

    Signals:
        values_requested (tuple[str, ...]): the user wants these texts.
        entered (): Enter was pressed in the empty line.
    """

    values_requested = Signal(object)
    entered = Signal()

    def __init__(
        self, name: str, known: KnownNames, *, placeholder: str, most: int, limit: int
    ) -> None:
        super().__init__()
        self._values: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self._known = known
        self._most = most
        self._limit = limit
        self._marked: int | None = None
        self._placeholder = placeholder
        # Several may be pasted at once, so its limit is not that of one of them.
        self.line = NameField(name, self._offers, placeholder=placeholder, limit=_MOST_PASTED)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.text_requested.connect(self._look_for_separators)
        # Queued: the line itself shows what was chosen, after all who hear of it.
        self.line.offers.activated.connect(self._take_line, Qt.ConnectionType.QueuedConnection)
        self.line.entered.connect(self._enter)
        self.line.cleared_further.connect(self._clear_further)
        self.line.editingFinished.connect(self._take_line)
        self.line.installEventFilter(self)
        self._row = wrapping_row(self.line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._row)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def values(self) -> tuple[str, ...]:
        """The texts that are shown."""
        return self._values

    @property
    def chips(self) -> tuple[QPushButton, ...]:
        """The chips, in their order."""
        return tuple(self._chips)

    def show_values(self, values: Sequence[str]) -> None:
        """Show these texts; asks for nothing, and leaves the line alone."""
        if self._values == tuple(values):
            return
        self._values = tuple(values)
        self._mark(None)
        layout = self._row.layout()
        for chip in self._chips:
            if layout is not None:
                layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [_Chip(value, self.tr("Remove {value}")) for value in self._values]
        if layout is not None:
            layout.removeWidget(self.line)
            for chip in self._chips:
                chip.removal_requested.connect(self._remove_chip)
                layout.addWidget(chip)
            layout.addWidget(self.line)
        # A screen reader says with the line what is there already.
        self.line.setAccessibleDescription(", ".join(self._values))
        self.line.setPlaceholderText("" if self._values else self._placeholder)
        self.line.setReadOnly(len(self._values) >= self._most)
        self._row.updateGeometry()

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as the place of a finding."""
        self.line.show_wrong(wrong)

    def _offers(self) -> Sequence[str]:
        taken = {value.casefold() for value in self._values}
        return [name for name in self._known() if name.casefold() not in taken]

    def _request(self, values: Sequence[str]) -> None:
        if tuple(values) != self._values:
            self.values_requested.emit(tuple(values))

    def _add(self, texts: Sequence[str]) -> None:
        taken = {value.casefold() for value in self._values}
        new: dict[str, str] = {}
        for text in texts:
            short = text.strip()[: self._limit].strip()
            if short and short.casefold() not in taken:
                new.setdefault(short.casefold(), short)
        self._request((*self._values, *new.values())[: self._most])

    @Slot(str)
    def _look_for_separators(self, text: str) -> None:
        self._mark(None)
        for separator in _SEPARATORS[1:]:
            text = text.replace(separator, _SEPARATORS[0])
        *whole, rest = text.split(_SEPARATORS[0])
        if whole:
            self.line.show_text(rest.lstrip())
            self._add(whole)
        elif len(text) > self._limit:
            self.line.show_text(text[: self._limit])

    @Slot()
    def _take_line(self) -> None:
        text = self.line.text()
        if text.strip():
            self.line.show_text("")
            self._add([text])

    @Slot()
    def _enter(self) -> None:
        if self.line.text().strip():
            self._take_line()
        else:
            self.entered.emit()

    @Slot(int)
    def _clear_further(self, key: int) -> None:
        if self._marked is not None:
            self._remove(self._marked)
        elif key == Qt.Key.Key_Backspace and self._values:
            self._remove(len(self._values) - 1)

    @Slot(object)
    def _remove_chip(self, chip: _Chip) -> None:
        if chip in self._chips:
            self._remove(self._chips.index(chip))
            self.line.setFocus()

    def _remove(self, index: int) -> None:
        self._request(self._values[:index] + self._values[index + 1 :])

    def _mark(self, index: int | None) -> None:
        self._marked = index
        for place, chip in enumerate(self._chips):
            set_property(chip, "marked", "true" if place == index else "false")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only the line is watched.
        if event.type() == QEvent.Type.FocusOut:
            self._mark(None)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._go_among_chips(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _go_among_chips(self, key: Qt.Key) -> bool:
        if self.line.text() or not self._values:
            return False
        last = len(self._values) - 1
        if key == Qt.Key.Key_Left:
            self._mark(last if self._marked is None else max(self._marked - 1, 0))
            return True
        if key == Qt.Key.Key_Right and self._marked is not None:
            self._mark(self._marked + 1 if self._marked < last else None)
            return True
        if key == Qt.Key.Key_Escape and self._marked is not None:
            self._mark(None)
            return True
        return False


class _Chip(QPushButton):
    """One text with a cross. The keyboard reaches it from the line, so it is no tab stop.

    Signals:
        removal_requested (_Chip): this one was clicked.
    """

    removal_requested = Signal(object)

    def __init__(self, value: str, remove: str) -> None:
        super().__init__()
        set_role(self, "chip")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The cross stands behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words = self.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, Size.CHIP_MOST)
        # The space keeps the cross away from the words.
        self.setText(words.replace("&", "&&") + "\N{NO-BREAK SPACE}")
        self.setAccessibleName(remove.format(value=value))
        self.setToolTip(remove.format(value=value))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._request_removal)

    @Slot()
    def _request_removal(self) -> None:
        self.removal_requested.emit(self)

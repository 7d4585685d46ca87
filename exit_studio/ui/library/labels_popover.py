# SPDX-License-Identifier: MIT
"""The labels of one campaign or of many: a small box beside them, in which one ticks and types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.library_view import label_key
from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space
from exit_studio.ui.widgets.controls import TextField

__all__ = ["LabelChange", "LabelsPopover"]

MAX_LABEL = 40
"""As `models.details` has it, which a first window does without; a test holds the two together."""
_MOST_ROWS = 8
_NEW = Qt.ItemDataRole.UserRole
"""Set on the row that offers what was typed as a new label."""


@dataclass(frozen=True, slots=True)
class LabelChange:
    """Labels to give to campaigns, and to take from them."""

    ids: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


class LabelsPopover(QFrame):
    """Ticks labels. Typing narrows them, and offers a new one; Escape gives all up.

    Signals:
        change_requested (LabelChange): it was closed, and something is ticked otherwise.
    """

    change_requested = Signal(object)

    def __init__(
        self, campaigns: Sequence[CampaignSummary], in_use: Sequence[str], parent: QWidget
    ) -> None:
        """Make it.

        Args:
            campaigns: Whose labels these are.
            in_use: Every label of the library, in the order in which they are offered.
            parent: The window that it belongs to.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Labels"))
        self._ids = tuple(each.id for each in campaigns)
        self._given_up = False
        names: dict[str, str] = {}
        counts: dict[str, int] = {}
        for each in campaigns:
            for name in each.labels:
                counts[label_key(name)] = counts.get(label_key(name), 0) + 1
                names.setdefault(label_key(name), name)
        for name in in_use:
            names.setdefault(label_key(name), name)
        self._names = names
        self._before = {key: _state(counts.get(key, 0), len(campaigns)) for key in names}
        self._states = dict(self._before)
        self.field = TextField(
            self.tr("Find or add a label"),
            placeholder=self.tr("Find or add a label"),
            limit=MAX_LABEL,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.setUniformItemSizes(True)
        self._build()
        self.field.text_requested.connect(self._show_labels)
        self.field.installEventFilter(self)
        self.list.itemChanged.connect(self._note_tick)
        self.list.itemClicked.connect(self._take_new)
        self._show_labels()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        count = len(self._ids)
        title = (
            self.tr("Labels")
            if count == 1
            else self.tr("Labels of {count} campaigns").format(count=count)
        )
        column.addWidget(label(title, "card-title"))
        column.addWidget(self.field)
        column.addWidget(self.list)
        done = QPushButton(self.tr("Set labels"))
        done.setAutoDefault(False)
        done.setToolTip(self.tr("Close this and keep what is ticked; Escape gives it up"))
        done.clicked.connect(self.close)
        column.addWidget(done)
        self.setFixedWidth(Size.POPOVER_WIDTH)

    def open_at(self, place: QPoint) -> None:
        """Open it with its upper left corner at a place of the screen, but within the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        self.move(
            max(room.left(), min(place.x(), room.right() - self.width())),
            max(room.top(), min(place.y(), room.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def change(self) -> LabelChange:
        """What is ticked otherwise than before."""
        changed = {key for key, state in self._states.items() if state != self._before.get(key)}
        ticked = {key for key in changed if self._states[key] is Qt.CheckState.Checked}
        return LabelChange(
            self._ids,
            tuple(self._names[key] for key in self._names if key in ticked),
            tuple(self._names[key] for key in self._names if key in changed - ticked),
        )

    @Slot()
    def _show_labels(self) -> None:
        typed = self.field.text().strip()
        with QSignalBlocker(self.list):
            self.list.clear()
            for key, name in self._found(label_key(typed)):
                item = QListWidgetItem(name, self.list)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(self._states[key])
            if typed and label_key(typed) not in self._names:
                item = QListWidgetItem(self.tr("Add “{label}”").format(label=typed), self.list)
                item.setData(_NEW, typed)
            self.list.setCurrentRow(0)
        rows = max(1, min(self.list.count(), _MOST_ROWS))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), Size.COLOR_SWATCH))
        self.list.setVisible(self.list.count() > 0)
        self.adjustSize()

    def _found(self, typed: str) -> list[tuple[str, str]]:
        """The labels in which `typed` stands, those that begin with it first."""
        found = [item for item in self._names.items() if typed in item[0]]
        found.sort(key=lambda item: not item[0].startswith(typed))
        return found

    @Slot(QListWidgetItem)
    def _note_tick(self, item: QListWidgetItem) -> None:
        self._states[label_key(item.text())] = item.checkState()

    @Slot(QListWidgetItem)
    def _take_new(self, item: QListWidgetItem) -> None:
        name = item.data(_NEW)
        if isinstance(name, str):
            self._names[label_key(name)] = name
            self._states[label_key(name)] = Qt.CheckState.Checked
            self.field.clear()
            self._show_labels()

    def _tick(self, item: QListWidgetItem) -> None:
        if item.data(_NEW) is not None:
            self._take_new(item)
            return
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self.field.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, the arrows walk along the labels, and Enter ticks one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(self.list.currentRow() - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.text().strip():
                self._tick(self.list.currentItem())
            case _:
                return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self._given_up = True
                self.close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.close()
            case _:
                super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        change = self.change
        if not self._given_up and (change.added or change.removed):
            self._given_up = True
            self.change_requested.emit(change)


def _state(having: int, all_of_them: int) -> Qt.CheckState:
    if having == 0:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if having == all_of_them else Qt.CheckState.PartiallyChecked

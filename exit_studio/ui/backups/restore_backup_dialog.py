# SPDX-License-Identifier: MIT
"""Asks which backup the library is to become."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exit_studio.models.backups import Backup, BackupReason
from exit_studio.ui.moments import size_words, when_words
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.row_delegate import Row
from exit_studio.ui.widgets.row_list import RowList

__all__ = ["RestoreBackupDialog"]

_ICONS = {
    BackupReason.WORK: "clock",
    BackupReason.BEFORE_RESTORE: "archive-restore",
    BackupReason.BEFORE_UPDATE: "package",
}


class RestoreBackupDialog(QDialog):
    """Lists the backups, the newest first."""

    def __init__(
        self, backups: Sequence[Backup], *, now: datetime, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setMinimumWidth(Size.DIALOG_WIDTH)
        self._backups = tuple(backups)
        self.list = RowList(self.tr("Backups"), theme)
        self.list.setMinimumHeight(6 * Size.TALL_ROW)
        self.list.row_chosen.connect(self._refresh)
        self.list.doubleClicked.connect(self._accept_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Restore a backup"), "title"))
        hint = self.tr(
            "The whole library becomes what it was then, and open campaigns are closed. "
            "What there is now is kept as a backup first. "
            "Nothing is published until you press Resume."
        )
        column.addWidget(label(hint, "muted", wrap=True))
        if self._backups:
            column.addWidget(self.list, 1)
        else:
            column.addWidget(self._empty(), 1)
        column.addLayout(self._buttons())
        self.list.show_rows([self._row(n, backup, now) for n, backup in enumerate(self._backups)])
        self.list.choose(0)
        self.list.setFocus()
        self._refresh()

    def _empty(self) -> QWidget:
        words = label(
            self.tr("There is no backup yet. One is made after every 30 minutes of work."),
            "muted",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMinimumHeight(3 * Size.TALL_ROW)
        return words

    def _buttons(self) -> QHBoxLayout:
        self.restore_button = QPushButton(self.tr("Restore backup"))
        set_role(self.restore_button, "primary")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.setToolTip(self.tr("Change nothing"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(label(self._total(), "small"))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.restore_button)
        return buttons

    def _total(self) -> str:
        if not self._backups:
            return ""
        size = size_words(sum(backup.size for backup in self._backups))
        if len(self._backups) == 1:
            return self.tr("1 backup, {size}").format(size=size)
        words = self.tr("{count} backups, {size} in all")
        return words.format(count=len(self._backups), size=size)

    def _row(self, number: int, backup: Backup, now: datetime) -> Row:
        reason = {
            BackupReason.WORK: self.tr("made while you worked"),
            BackupReason.BEFORE_RESTORE: self.tr("made before a backup was restored"),
            BackupReason.BEFORE_UPDATE: self.tr("made before an update"),
        }[backup.reason]
        detail = self.tr("{size} · {reason}").format(size=size_words(backup.size), reason=reason)
        return Row(number, _ICONS[backup.reason], when_words(backup.at, now), detail)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is selected."""
        return None if self.list.chosen is None else self._backups[self.list.chosen]

    @Slot()
    def _refresh(self) -> None:
        can = self.chosen is not None
        self.restore_button.setEnabled(can)
        self.restore_button.setToolTip(
            self.tr("Make the library what it was then")
            if can
            else self.tr("Choose a backup first")
        )

    @Slot()
    def _accept_chosen(self) -> None:
        if self.chosen is not None:
            self.accept()

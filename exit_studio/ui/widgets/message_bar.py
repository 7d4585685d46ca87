# SPDX-License-Identifier: MIT
"""The one bar in which a window tells what happened. It never covers anything and never asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exit_studio.ui.notices import Notice, Notices
from exit_studio.ui.roles import label, set_property, set_role, soft
from exit_studio.ui.theme import Motion, Space, Theme
from exit_studio.ui.widgets.pill import Tone

__all__ = ["MessageBar"]

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.READY: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.ERROR: "circle-alert",
}
MOST = 3


class MessageBar(QWidget):
    """Shows the latest notices below each other, at most three."""

    def __init__(self, notices: Notices, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notices = notices
        self._rows: list[_MessageRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        notices.posted.connect(self.show_notice)
        notices.withdrawn.connect(self.withdraw)
        for notice in notices.kept:
            self.show_notice(notice)
        self.setVisible(bool(self._rows))
        theme.changed.connect(self._show_theme)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is being said, oldest first."""
        return tuple(row.notice.text for row in self._rows)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Say something; what stood under the same key goes."""
        for row in [row for row in self._rows if notice.key and row.notice.key == notice.key]:
            self._remove(row)
        brief = [row for row in self._rows if not row.notice.lasts]
        if len(self._rows) >= MOST and brief:
            # What lasts stays until it is closed or no longer holds.
            self._remove(brief[0])
        row = _MessageRow(notice, self._theme)
        row.closed.connect(self._close_row)
        self._rows.append(row)
        self._column.addWidget(row)
        self.show()

    @Slot(str)
    def withdraw(self, key: str) -> None:
        """Stop saying what stands under `key`."""
        for row in [row for row in self._rows if row.notice.key == key]:
            self._remove(row)

    @Slot(object)
    def _close_row(self, row: _MessageRow) -> None:
        if row.notice.lasts:
            self._notices.forget(row.notice)
        self._remove(row)

    @Slot()
    def _show_theme(self) -> None:
        for row in self._rows:
            row.show_theme(self._theme)

    def _remove(self, row: _MessageRow) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self._rows))


class _MessageRow(QFrame):
    """One notice.

    Signals:
        closed (object): this row, by its cross, its action or its time.
    """

    closed = Signal(object)

    def __init__(self, notice: Notice, theme: Theme) -> None:
        super().__init__()
        self.notice = notice
        set_role(self, "message")
        set_property(self, "tone", notice.tone.value)
        self._picture = QLabel()
        words = label(soft(f"{notice.text} {notice.hint}".strip()), "plain", wrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(self._picture)
        line.addWidget(words, 1)
        if notice.action is not None:
            button = QPushButton(notice.action.label)
            button.setAutoDefault(False)
            button.clicked.connect(self._run_action)
            line.addWidget(button)
        self._cross = QToolButton()
        set_role(self._cross, "plain")
        self._cross.setAccessibleName(self.tr("Close message: {text}").format(text=notice.text))
        self._cross.setToolTip(self.tr("Close this message"))
        self._cross.clicked.connect(self._close)
        line.addWidget(self._cross)
        self.show_theme(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._close)
        if not notice.lasts:
            self._timer.start(Motion.TOAST)

    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        colors = theme.colors
        tones = {Tone.ERROR: colors.error, Tone.WARNING: colors.warning, Tone.READY: colors.ready}
        tone = self.notice.tone
        self._picture.setPixmap(theme.pixmap(_ICONS[tone], tones.get(tone, colors.accent)))
        self._cross.setIcon(theme.icon("x"))

    @Slot()
    def _run_action(self) -> None:
        action = self.notice.action
        self._close()
        if action is not None:
            action.run()

    @Slot()
    def _close(self) -> None:
        self._timer.stop()
        self.closed.emit(self)

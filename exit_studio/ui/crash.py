# SPDX-License-Identifier: MIT
"""The unexpected: a report on disk, a window that says so, and the work is kept by the journal."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from exit_studio import __version__
from exit_studio.ui.ports import Clock
from exit_studio.ui.roles import label
from exit_studio.ui.theme import Size, Space

__all__ = ["CrashReporter", "report_text"]

log = logging.getLogger(__name__)


def report_text(error: BaseException, *, at: datetime) -> str:
    """What a crash report says. Texts of campaigns and tokens never stand in it.

    Only the kinds of errors and places in the code are given: messages of errors may quote data.
    """
    lines = [
        f"Exit Studio {__version__}, PySide6 {pyside_version}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}, {at.isoformat(timespec='seconds')}",
        "",
    ]
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    for link in reversed(chain):
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        lines += [f"{type(link).__module__}.{type(link).__qualname__}", ""]
    return "\n".join(lines)


class CrashReporter(QObject):
    """Takes what nobody caught."""

    def __init__(self, folder: Path, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._dialog: CrashDialog | None = None

    def install(self) -> None:
        """Take over the hook for uncaught exceptions."""
        sys.excepthook = self.hook

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Called by Python for an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Write a report and show it. A second one while the first is shown is only written."""
        at = self._clock()
        text = report_text(error, at=at)
        log.critical("unexpected error\n%s", text)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"crash-{at:%Y%m%dT%H%M%S%f}.txt").write_text(text, encoding="utf-8")
        except OSError:
            log.warning("the crash report could not be written")
        if self._dialog is None and QGuiApplication.instance() is not None:
            self._dialog = CrashDialog(text, self._folder)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()

    @property
    def dialog(self) -> CrashDialog | None:
        """The window that tells of it, while it is open."""
        return self._dialog

    @Slot()
    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that something unexpected happened, and that nothing is lost."""

    def __init__(self, text: str, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.setMinimumWidth(Size.DIALOG_WIDTH)
        self._text = text
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Something unexpected happened"), "title"))
        words = self.tr(
            "Exit Studio met an error that nobody foresaw. Your campaigns are saved up to the last"
            " change. You can go on; if something looks wrong, close the studio and start it again."
        )
        column.addWidget(label(words, "plain", wrap=True))
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName(self.tr("Report"))
        column.addWidget(details)
        kept = self.tr(
            "The report is kept in {folder}. It holds no text of yours and is sent nowhere."
        )
        column.addWidget(label(kept.format(folder=folder), "muted", wrap=True))
        copy = QPushButton(self.tr("Copy report"))
        copy.setAutoDefault(False)
        copy.setToolTip(self.tr("Copy the report, to send it to whoever helps you"))
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        close.setToolTip(self.tr("Close this message"))
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(copy)
        line.addWidget(close)
        column.addLayout(line)
        close.setFocus()
        self.setWindowModality(Qt.WindowModality.NonModal)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

# SPDX-License-Identifier: MIT
"""A person in front of Qt's own dialog for files."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tests.ui.rig import Rig


def file_dialog(rig: Rig) -> QFileDialog:
    """Wait until a dialog for files is open."""
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, QFileDialog)
    return opened


def type_name(asked: QFileDialog, name: str) -> None:
    """Type a name; several stand in quotation marks each."""
    (field,) = asked.findChildren(QLineEdit, "fileNameEdit")
    field.setText(name)

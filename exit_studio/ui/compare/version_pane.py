# SPDX-License-Identifier: MIT
"""One of two versions: what it is called, what is to be known of it, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exit_studio.models.values import Device
from exit_studio.models.versions import ComparedVersion
from exit_studio.ui.roles import label
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.popup_picture import PopupPicture

__all__ = ["VersionPane"]

SCALE = 1.0
"""Pixels of a picture for each CSS pixel: sharp in a window as large as the screen."""


class VersionPane(QWidget):
    """Shows a version in pictures, for the desktop and for a phone."""

    def __init__(self, version: ComparedVersion, around: Surroundings) -> None:
        super().__init__()
        self.title = label(version.title, "name", wrap=True)
        self.note = label(version.note, "muted", wrap=True)
        for words in (self.title, self.note):
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setVisible(bool(version.note))
        self.pictures = tuple(
            PopupPicture(device, around.pictures, around.tasks, around.theme, scale=SCALE)
            for device in Device
        )
        looks = QHBoxLayout()
        looks.setSpacing(Space.S)
        for picture in self.pictures:
            picture.show_campaign(version.document)
            looks.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addSpacing(Space.XS)
        # Notes of several lines push the pictures down on one side: on the other they go along.
        column.addStretch(1)
        column.addLayout(looks)

# SPDX-License-Identifier: MIT
"""How the pop-up looks, on a desktop and on a phone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from exit_studio.models.campaign import Campaign
from exit_studio.models.values import Device
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.thumbnails import PictureSource
from exit_studio.ui.widgets.layout import Card
from exit_studio.ui.widgets.popup_picture import PopupPicture

__all__ = ["LooksCard"]

SCALE = 0.75
"""Pixels of a picture for each CSS pixel: sharp in a column, also on a dense screen."""


class LooksCard(Card):
    """Shows pictures of the pop-up."""

    def __init__(self, source: PictureSource, tasks: Tasks, theme: Theme) -> None:
        super().__init__(self.tr("Pop-up"))
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        self.pictures = tuple(
            PopupPicture(device, source, tasks, theme, scale=SCALE) for device in Device
        )
        for picture in self.pictures:
            line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show how the pop-up of a campaign looks."""
        for picture in self.pictures:
            picture.show_campaign(campaign)

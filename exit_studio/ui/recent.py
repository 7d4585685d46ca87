# SPDX-License-Identifier: MIT
"""The menu of the campaigns that were open last. What is in it, it is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from exit_studio.models.ids import CampaignId
from exit_studio.ui.theme import Size

__all__ = ["RecentMenu"]


class RecentMenu(QMenu):
    """Offers campaigns, the one that was opened last first.

    Signals:
        campaign_chosen (str): open this one.
    """

    campaign_chosen = Signal(str)

    def __init__(self, action: QAction, window: QMainWindow) -> None:
        """Make it the submenu of an action.

        Args:
            action: What it opens from; greyed while there is nothing to offer.
            window: The window that it belongs to.
        """
        super().__init__(window)
        self._action = action
        self.setToolTipsVisible(True)
        self.triggered.connect(self._choose)
        action.setMenu(self)
        self.show_campaigns(())

    def show_campaigns(self, campaigns: Sequence[tuple[CampaignId, str]]) -> None:
        """Offer these campaigns, told by id and name."""
        self.clear()
        for number, (campaign_id, name) in enumerate(campaigns, start=1):
            words = name.strip() or self.tr("Campaign without a name")
            shown = self.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, Size.RECENT_WIDTH
            )
            action = self.addAction(f"{_numbered(number)}  {shown.replace('&', '&&')}")
            action.setData(campaign_id)
            action.setToolTip(self.tr("Open “{name}”").format(name=words))
        self._action.setEnabled(bool(campaigns))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.campaign_chosen.emit(str(action.data()))


def _numbered(number: int) -> str:
    """A number whose last digit is the key of the line."""
    tens, ones = divmod(number, 10)
    return f"{tens or ''}&{ones}"

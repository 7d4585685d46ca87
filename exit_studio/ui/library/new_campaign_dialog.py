# SPDX-License-Identifier: MIT
"""Asks for the channel and the starting template of a new campaign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exit_studio.models.campaign import Campaign
from exit_studio.models.look import look_of
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.controls import ChoiceField
from exit_studio.ui.widgets.layout import labelled

__all__ = ["NewCampaignDialog", "Template"]

_PICTURE = QSize(Size.TEMPLATE_PICTURE_WIDTH, Size.TEMPLATE_PICTURE_HEIGHT)
_ITEM = _PICTURE + QSize(Space.XXL, Size.ROW + Space.M)


class Template(QListWidgetItem):
    """A starting point in the list."""

    def __init__(self, campaign: Campaign, title: str, hint: str) -> None:
        super().__init__(title)
        self.campaign = campaign
        self.look = look_of(campaign)
        self.setToolTip(hint)


class NewCampaignDialog(QDialog):
    """Lets the user choose how to start."""

    def __init__(
        self, templates: Sequence[tuple[str, Campaign]], thumbnails: Thumbnails, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New campaign"))
        self._thumbnails = thumbnails
        self.channel_field = ChoiceField(
            self.tr("Channel"), [("web_exit_intent", self.tr("Web exit intent"))]
        )
        self.list = self._list(templates)
        create = QPushButton(self.tr("Create campaign"))
        set_role(create, "primary")
        create.setDefault(True)
        create.setToolTip(self.tr("Start with this template"))
        create.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.setToolTip(self.tr("Start nothing"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(create)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("New campaign"), "title"))
        column.addWidget(labelled(self.tr("Channel"), self.channel_field))
        column.addWidget(labelled(self.tr("Start with"), self.list))
        column.addLayout(buttons)
        self.list.setFocus()
        thumbnails.made.connect(self._show_pictures)
        self._show_pictures()

    def _list(self, templates: Sequence[tuple[str, Campaign]]) -> QListWidget:
        titles = {
            "blank": (self.tr("Blank pop-up"), self.tr("A pop-up with nothing written in it")),
            "cart-reminder": (
                self.tr("Cart reminder"),
                self.tr("For visitors who leave with something in the cart"),
            ),
        }
        made = QListWidget()
        made.setAccessibleName(self.tr("Starting template"))
        made.setViewMode(QListWidget.ViewMode.IconMode)
        made.setMovement(QListWidget.Movement.Static)
        made.setIconSize(_PICTURE)
        made.setSpacing(Space.S)
        made.setFixedSize(2 * _ITEM.width() + Space.HUGE, _ITEM.height() + Space.XXL)
        for template_id, campaign in templates:
            item = Template(campaign, *titles[template_id])
            item.setSizeHint(_ITEM)
            made.addItem(item)
        made.setCurrentRow(0)
        made.itemDoubleClicked.connect(self.accept)
        return made

    @property
    def template(self) -> Campaign:
        """The chosen starting point."""
        item = self.list.currentItem()
        return item.campaign if isinstance(item, Template) else self._first.campaign

    @property
    def _first(self) -> Template:
        item = self.list.item(0)
        assert isinstance(item, Template)  # noqa: S101  # only such are added above
        return item

    @Slot()
    def _show_pictures(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if isinstance(item, Template) and (
                picture := self._thumbnails.of(item.look, item.campaign)
            ):
                item.setIcon(self._icon(picture))

    def _icon(self, picture: QPixmap) -> QIcon:
        """`picture` for the list, where what is chosen has its colours too."""
        ratio = self.devicePixelRatioF()
        scaled = picture.scaled(
            _PICTURE * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        made = QIcon(scaled)
        made.addPixmap(scaled, QIcon.Mode.Selected)
        return made

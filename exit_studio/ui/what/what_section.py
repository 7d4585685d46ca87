# SPDX-License-Identifier: MIT
"""What: the layers of the pop-up and the inspector of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from exit_studio.models.campaign import SECTION_RECORDS, Campaign
from exit_studio.models.checks import Place
from exit_studio.models.elements import Heading
from exit_studio.models.ids import RecordId
from exit_studio.models.values import Device
from exit_studio.ui.roles import label
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.theme import Theme
from exit_studio.ui.what.layers import Layers
from exit_studio.ui.what.page import Inspected, InspectorPage, Shown
from exit_studio.ui.what.registry import KINDS, kind_of
from exit_studio.ui.widgets.layout import Card
from exit_studio.ui.widgets.pill import Pill, Tone

__all__ = ["WhatSection"]


class WhatSection(SectionColumn):
    """Edits the pop-up.

    Signals:
        selection_requested (tuple[RecordId, ...]): the user picked something in the layers.
        edit_refused (EditRejected): the user wants what no edit can hold; nothing was changed.
    """

    selection_requested = Signal(object)
    edit_refused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            self.tr("What they see"),
            self.tr("Click in the preview to select, double-click to write there."),
        )
        self._view: View | None = None
        self._selected: RecordId | None = None
        self._device = Device.DESKTOP
        self._theme = theme
        layers_card = Card(self.tr("Layers"))
        self.layers = Layers(theme)
        self.layers.selection_requested.connect(self.selection_requested)
        layers_card.body.addWidget(self.layers)
        self.content.addWidget(layers_card)
        self._title = label("", "name")
        self._device_pill = Pill()
        self._device_pill.hide()
        heading = QWidget()
        heading_row = QVBoxLayout(heading)
        heading_row.setContentsMargins(0, 0, 0, 0)
        heading_row.addWidget(self._title)
        heading_row.addWidget(self._device_pill)
        self.content.addWidget(heading)
        self._page: InspectorPage | None = None
        self._pages: dict[str, InspectorPage] = {}
        pages = QWidget()
        self._pages_box = QVBoxLayout(pages)
        self._pages_box.setContentsMargins(0, 0, 0, 0)
        self.content.addWidget(pages)
        self.finish()
        theme.changed.connect(self._refresh_icons)

    @property
    def page(self) -> InspectorPage | None:
        """The inspector page that is shown."""
        return self._page

    def show_device(self, device: Device) -> None:
        """Style values are those of this device from now on."""
        self._device = device
        phone = device is Device.PHONE
        self._device_pill.show_state(self.tr("Style changes apply to phones only"), Tone.ACCENT)
        self._device_pill.setVisible(phone)
        self._show_page()

    def show_selection(self, records: tuple[RecordId, ...]) -> None:
        """Show the selected record, or the pop-up's heading when nothing is selected."""
        self._selected = records[0] if records else None
        self._show_page()

    @override
    def show_view(self, view: View) -> None:
        self._view = view
        self.layers.show_document(view.document)
        self._show_page()

    @override
    def show_place(self, place: Place) -> None:
        if place.record not in SECTION_RECORDS:
            self.selection_requested.emit((place.record,))
        if self.page is not None:
            self.page.focus_field(place.field)

    def _record(self, document: Campaign) -> Inspected:
        popup = document.main_popup
        if self._selected is not None and self._selected in document.popups:
            return document.popups[self._selected]
        if self._selected is not None and self._selected in document.elements:
            return document.elements[self._selected]
        return next(
            (element for element in document.tree(popup) if isinstance(element, Heading)), popup
        )

    def _show_page(self) -> None:
        if self._view is None:
            return
        record = self._record(self._view.document)
        self.layers.show_selection((record.id,))
        self._title.setText(kind_of(record).title)
        page = self._page_of(record.kind)
        page.show_record(Shown(record, self._device, self._view))
        if page is not self._page:
            if self._page is not None:
                self._page.hide()
            page.show()
            self._page = page

    def _page_of(self, kind: str) -> InspectorPage:
        if kind not in self._pages:
            page = KINDS[kind].make_page()
            page.edit_requested.connect(self.edit_requested)
            page.edit_refused.connect(self.edit_refused)
            page.hide()
            self._pages[kind] = page
            self._pages_box.addWidget(page)
        return self._pages[kind]

    def _refresh_icons(self) -> None:
        if self._view is not None:
            self.layers.refresh_icons(self._view.document)

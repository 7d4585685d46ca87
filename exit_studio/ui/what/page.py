# SPDX-License-Identifier: MIT
"""What every inspector page is: shows one record on one device, and asks for edits of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exit_studio.models.checks import Finding, Section
from exit_studio.models.edits import BaseEdit, SetStyle
from exit_studio.models.elements import ElementRecord, Stack
from exit_studio.models.popup import Popup
from exit_studio.models.record import Record
from exit_studio.models.style import STYLE_FIELDS, Style, Styles, resolved
from exit_studio.models.values import Device
from exit_studio.ui.roles import set_role
from exit_studio.ui.section import View
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.layout import row

__all__ = ["Inspected", "InspectorPage", "Shown"]

Inspected = Popup | ElementRecord
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows.

    Attributes:
        device: Whose style values are shown and changed.
    """

    record: Inspected
    device: Device
    view: View

    @property
    def style(self) -> Style:
        """The values that hold on `device`."""
        return resolved(self.record.styles, self.device)

    @property
    def layers(self) -> tuple[Style, ...]:
        """The values of the record and of all that it stands in, outwards to the box."""
        document = self.view.document
        chain: list[Inspected] = [self.record]
        stacks = [each for each in document.elements.values() if isinstance(each, Stack)]
        while around := next((each for each in stacks if chain[-1].id in each.children), None):
            chain.append(around)
        if not isinstance(self.record, Popup):
            chain.append(document.main_popup)
        return tuple(resolved(each.styles, self.device) for each in chain)

    def problem(self, field: str) -> Finding | None:
        """The first error or warning about a field of the record."""
        return self.view.problem(Section.WHAT, self.record.id, field)


class InspectorPage(QWidget):
    """A page of the inspector. Subclasses add cards to `column` and fill them in `refresh`.

    Signals:
        edit_requested (Edit): the user wants the record otherwise.
        edit_refused (EditRejected): the user wants what no edit can hold; nothing was changed.
    """

    edit_requested = Signal(object)
    edit_refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.L)
        self.reset_button = QPushButton(self.tr("Reset to the desktop's style"))
        self.reset_button.setAutoDefault(False)
        self.reset_button.setToolTip(self.tr("Let the phone look like the desktop again"))
        set_role(self.reset_button, "link")
        self.reset_button.clicked.connect(self._reset_phone)
        self._reset_row = row(self.reset_button)

    def finish(self) -> None:
        """Close the page below the last card."""
        self.column.addWidget(self._reset_row)

    def show_record(self, shown: Shown) -> None:
        """Show a record."""
        self.shown = shown
        styles: Styles = shown.record.styles
        self._reset_row.setVisible(shown.device is Device.PHONE and styles.phone != Style())
        self.refresh(shown)

    def refresh(self, shown: Shown) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def focus_field(self, field: str) -> None:
        """Put the focus on the field of a finding."""
        raise NotImplementedError

    def request(self, edit: BaseEdit) -> None:
        """Ask for an edit."""
        self.edit_requested.emit(edit)

    def request_style(self, style: Style) -> None:
        """Ask for style values on the device that is shown."""
        if self.shown is not None:
            self.request(
                SetStyle(target_id=self.shown.record.id, device=self.shown.device, style=style)
            )

    @Slot()
    def _reset_phone(self) -> None:
        if self.shown is None:
            return
        phone = self.shown.record.styles.phone
        fields = tuple(field for field in STYLE_FIELDS if getattr(phone, field) is not None)
        self.request(SetStyle(target_id=self.shown.record.id, device=Device.PHONE, clear=fields))

# SPDX-License-Identifier: MIT
"""Inspector page of buttons: words, what a click does, style."""

from __future__ import annotations

import json

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from exit_studio.models.edits import SetButtonAction
from exit_studio.models.elements import (
    Button,
    ButtonAction,
    CallFunction,
    DoNothing,
    OpenLink,
    Scalar,
)
from exit_studio.models.record import evolve
from exit_studio.models.style import StyleField
from exit_studio.ui.problems import show_problem
from exit_studio.ui.what.page import Shown
from exit_studio.ui.what.text_page import WordsPage
from exit_studio.ui.widgets.controls import SegmentedField, TextField
from exit_studio.ui.widgets.layout import Card, finding_label, labelled

__all__ = ["ButtonPage"]

_BUTTON_STYLES: tuple[StyleField, ...] = (
    "color",
    "background",
    "font_size_px",
    "font_weight",
    "padding_block_px",
    "padding_inline_px",
    "radius_px",
    "align",
)
_ARGUMENTS: TypeAdapter[tuple[Scalar, ...]] = TypeAdapter(tuple[Scalar, ...])
_NEW_ACTIONS: dict[str, ButtonAction] = {
    "nothing": DoNothing(),
    "link": OpenLink(),
    "function": CallFunction(),
}


class ButtonPage(WordsPage):
    """Edits a button."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Button text"), self.tr("Such as: Finish my order"), _BUTTON_STYLES, lines=1
        )

    @override
    def add_cards(self) -> None:
        card = Card(self.tr("When clicked"))
        self.action_field = SegmentedField(
            self.tr("Action"),
            [
                ("nothing", self.tr("Do nothing")),
                ("link", self.tr("Open a link")),
                ("function", self.tr("Call a function")),
            ],
        )
        self.action_field.choice_requested.connect(self._request_kind)
        self.link_field = TextField(
            self.tr("Link address"), placeholder="https://… or /cart", limit=2048
        )
        self.link_field.text_requested.connect(self._request_link)
        self.new_tab_box = QCheckBox(self.tr("Open in a new tab"))
        self.new_tab_box.clicked.connect(self._request_new_tab)
        self.function_field = TextField(
            self.tr("Function of the page"),
            placeholder=self.tr("Such as: shop.openChat"),
            limit=200,
        )
        self.function_field.text_requested.connect(self._request_function)
        self.arguments_field = TextField(
            self.tr("Constant arguments"), placeholder=self.tr('Such as: "exit", 15, true')
        )
        self.arguments_field.text_requested.connect(self._request_arguments)
        self.arguments_field.editingFinished.connect(self._show_arguments)
        self.closes_box = QCheckBox(self.tr("Then close the pop-up"))
        self.closes_box.clicked.connect(self._request_closes)
        self._action_problem = finding_label()
        self._parts: dict[str, list[QWidget]] = {
            "nothing": [],
            "link": [labelled(self.tr("Address"), self.link_field), self.new_tab_box],
            "function": [
                labelled(self.tr("Function"), self.function_field),
                labelled(self.tr("Arguments"), self.arguments_field),
            ],
        }
        card.body.addWidget(self.action_field)
        for parts in self._parts.values():
            for part in parts:
                card.body.addWidget(part)
        card.body.addWidget(self._action_problem)
        card.body.addWidget(self.closes_box)
        self.column.addWidget(card)

    @override
    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        if not isinstance(shown.record, Button):
            return
        action = shown.record.action
        self.action_field.show_choice(action.kind)
        for kind, parts in self._parts.items():
            for part in parts:
                part.setVisible(kind == action.kind)
        if isinstance(action, OpenLink):
            self.link_field.show_text(action.link)
            self.new_tab_box.setChecked(action.new_tab)
        if isinstance(action, CallFunction):
            self.function_field.show_text(action.name)
            typed = _arguments_from(self.arguments_field.text())
            unfinished = typed is None and self.arguments_field.hasFocus()
            if not unfinished and action != evolve(action, arguments=typed or ()):
                self._show_arguments()
        self.closes_box.setChecked(action.closes)
        show_problem(
            shown.problem("action"), self._action_problem, self.link_field, self.function_field
        )

    @override
    def focus_field(self, field: str) -> None:
        if field != "action":
            super().focus_field(field)
        elif isinstance(self._action, CallFunction):
            self.function_field.setFocus()
        else:
            self.link_field.setFocus()

    @property
    def _action(self) -> ButtonAction:
        record = self.shown.record if self.shown is not None else None
        return record.action if isinstance(record, Button) else DoNothing()

    def _request_action(self, action: ButtonAction) -> None:
        if self.shown is not None:
            self.request(SetButtonAction(element_id=self.shown.record.id, action=action))

    @Slot(object)
    def _request_kind(self, kind: object) -> None:
        if kind != self._action.kind:
            self._request_action(_NEW_ACTIONS[str(kind)])

    @Slot(str)
    def _request_link(self, link: str) -> None:
        if isinstance(self._action, OpenLink):
            self._request_action(evolve(self._action, link=link.strip()))

    @Slot()
    def _request_new_tab(self) -> None:
        if isinstance(self._action, OpenLink):
            self._request_action(evolve(self._action, new_tab=self.new_tab_box.isChecked()))

    @Slot(str)
    def _request_function(self, name: str) -> None:
        if isinstance(self._action, CallFunction):
            self._request_action(evolve(self._action, name=name.strip()))

    @Slot(str)
    def _request_arguments(self, text: str) -> None:
        arguments = _arguments_from(text)
        self.arguments_field.show_wrong(arguments is None)
        if arguments is not None and isinstance(self._action, CallFunction):
            self._request_action(evolve(self._action, arguments=arguments))

    @Slot()
    def _show_arguments(self) -> None:
        if isinstance(self._action, CallFunction):
            text = json.dumps(list(self._action.arguments), ensure_ascii=False)[1:-1]
            self.arguments_field.show_text(text)
            self.arguments_field.show_wrong(wrong=False)

    @Slot()
    def _request_closes(self) -> None:
        self._request_action(evolve(self._action, closes=self.closes_box.isChecked()))


def _arguments_from(text: str) -> tuple[Scalar, ...] | None:
    """Read constants in JSON, separated by commas; None if they are none that a call can have."""
    try:
        arguments = _ARGUMENTS.validate_json(f"[{text}]", strict=True)
        return CallFunction(arguments=arguments).arguments
    except ValidationError:
        return None

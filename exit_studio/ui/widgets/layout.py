# SPDX-License-Identifier: MIT
"""Cards, columns and labelled rows: what a section is laid out with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Space

__all__ = ["Card", "Column", "finding_label", "labelled", "row"]


class Card(QFrame):
    """A calm box with a title, holding what belongs together.

    Attributes:
        body: Where the content goes.
        head: The row of the title; what is added stands at its right end.
    """

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        set_role(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self.body.setSpacing(Space.S)
        self.head = QHBoxLayout()
        self.head.addWidget(label(title, "card-title"))
        self.head.addStretch(1)
        self.body.addLayout(self.head)
        if hint:
            self.body.addWidget(label(hint, "muted", wrap=True))


class Column(QScrollArea):
    """A section: a title, one sentence, and cards below each other, scrolling when too tall.

    Attributes:
        content: Where cards are added.
    """

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        set_role(inner, "column")
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.content.setSpacing(Space.L)
        heading = QVBoxLayout()
        heading.setSpacing(Space.XS)
        heading.addWidget(label(title, "title"))
        heading.addWidget(label(hint, "muted", wrap=True))
        self.content.addLayout(heading)
        self.setWidget(inner)

    @override
    def minimumSizeHint(self) -> QSize:
        # It scrolls in one direction only: what is narrower than its cards would cut them.
        room = super().minimumSizeHint()
        inner = self.widget()
        needed = 0 if inner is None else inner.minimumSizeHint().width()
        return QSize(needed + self.verticalScrollBar().sizeHint().width(), room.height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def labelled(words: str, field: QWidget) -> QWidget:
    """`field` with its label above it; a click on the label goes to the field."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    above = label(words, "label")
    above.setBuddy(field)
    column.addWidget(above)
    column.addWidget(field)
    return box


def row(*widgets: QWidget, stretch: int | None = None) -> QWidget:
    """Widgets beside each other; the one at index `stretch` takes the room that is left."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.S)
    for index, widget in enumerate(widgets):
        line.addWidget(widget, 1 if index == stretch else 0)
    if stretch is None:
        line.addStretch(1)
    return box


def finding_label() -> QLabel:
    """Where a field tells what is wrong with it; hidden while there is nothing."""
    made = label("", "finding", wrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.hide()
    return made

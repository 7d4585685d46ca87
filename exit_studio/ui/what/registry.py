# SPDX-License-Identifier: MIT
"""Which inspector page and which words belong to a kind of record. A new kind adds one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from exit_studio.ui.what.button_page import ButtonPage
from exit_studio.ui.what.close_page import ClosePage
from exit_studio.ui.what.page import Inspected, InspectorPage
from exit_studio.ui.what.popup_page import PopupPage
from exit_studio.ui.what.stack_page import StackPage
from exit_studio.ui.what.text_page import HeadingPage, TextPage

__all__ = ["KINDS", "Kind", "kind_of"]


@dataclass(frozen=True, slots=True)
class Kind:
    """How the window speaks of a kind of record.

    Attributes:
        words: Its English name; an `object`, since that is what QT_TRANSLATE_NOOP's stub gives.
        icon: Name in the icon family.
        make_page: Makes its inspector page.
    """

    words: object
    icon: str
    make_page: Callable[[], InspectorPage]

    @property
    def title(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("kinds", str(self.words))


KINDS: Mapping[str, Kind] = {
    "popup": Kind(QT_TRANSLATE_NOOP("kinds", "Pop-up"), "app-window", PopupPage),
    "stack": Kind(QT_TRANSLATE_NOOP("kinds", "Stack"), "rows-3", StackPage),
    "heading": Kind(QT_TRANSLATE_NOOP("kinds", "Heading"), "heading", HeadingPage),
    "text": Kind(QT_TRANSLATE_NOOP("kinds", "Text"), "type", TextPage),
    "button": Kind(QT_TRANSLATE_NOOP("kinds", "Button"), "mouse-pointer-click", ButtonPage),
    "close_button": Kind(QT_TRANSLATE_NOOP("kinds", "Close button"), "x", ClosePage),
}


def kind_of(record: Inspected) -> Kind:
    """The row of a record."""
    return KINDS[record.kind]

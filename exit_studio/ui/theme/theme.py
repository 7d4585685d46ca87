# SPDX-License-Identifier: MIT
"""The theme of the running studio: follows the system or the user's choice, and tells who draws."""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from exit_studio.ui.theme.fonts import interface_font, load_fonts
from exit_studio.ui.theme.icons import icon, pixmap
from exit_studio.ui.theme.stylesheet import stylesheet, write_images
from exit_studio.ui.theme.tokens import Colors, Scheme, Size, colors_of

__all__ = ["THEME_SETTING", "Theme", "ThemeChoice"]

log = logging.getLogger(__name__)


THEME_SETTING = "theme"
"""Under what a library keeps the user's choice."""


class ThemeChoice(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def of_setting(cls, text: str | None) -> ThemeChoice:
        """Read what a library keeps, a JSON text; what is no choice means the system's."""
        try:
            return cls(json.loads(text or '"system"'))
        except ValueError:
            log.warning("the setting “%s” cannot be read", THEME_SETTING)
            return cls.SYSTEM

    def setting(self) -> str:
        """Return what a library keeps."""
        return json.dumps(self.value)


class Theme(QObject):
    """Applies tokens to the application.

    Signals:
        changed: colours are other ones now; whoever holds icons asks for them again.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, images: Path, *, choice: ThemeChoice = ThemeChoice.SYSTEM
    ) -> None:
        super().__init__(app)
        self._app = app
        self._images = images
        self._choice = choice
        self._scheme: Scheme | None = None
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(interface_font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """What is shown."""
        return self._scheme or Scheme.LIGHT

    @property
    def colors(self) -> Colors:
        """The colours that are shown."""
        return colors_of(self.scheme)

    def choose(self, choice: ThemeChoice) -> None:
        """Show what the user asks for from now on."""
        self._choice = choice
        self._apply()

    def icon(self, name: str, *, color: str | None = None) -> QIcon:
        """An icon of the family in the present colours."""
        return icon(name, self.colors, color=color)

    def pixmap(self, name: str, color: str, size: int = Size.ICON) -> QPixmap:
        """An icon of the family as a picture for the sharpest screen there is."""
        return pixmap(name, color, size, ratio=self._app.devicePixelRatio())

    @Slot()
    def _follow_system(self) -> None:
        self._apply()

    def _wanted(self) -> Scheme:
        if self._choice is not ThemeChoice.SYSTEM:
            return Scheme(self._choice.value)
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _apply(self) -> None:
        scheme = self._wanted()
        if scheme is self._scheme:
            return
        self._scheme = scheme
        colors = self.colors
        palette = QPalette()
        for role, color in (
            (QPalette.ColorRole.Window, colors.surface),
            (QPalette.ColorRole.Base, colors.surface),
            (QPalette.ColorRole.AlternateBase, colors.canvas),
            (QPalette.ColorRole.Button, colors.raised),
            (QPalette.ColorRole.WindowText, colors.text),
            (QPalette.ColorRole.Text, colors.text),
            (QPalette.ColorRole.ButtonText, colors.text),
            (QPalette.ColorRole.PlaceholderText, colors.muted),
            (QPalette.ColorRole.Highlight, colors.accent),
            (QPalette.ColorRole.HighlightedText, colors.on_accent),
            (QPalette.ColorRole.Link, colors.accent),
        ):
            palette.setColor(role, QColor(color))
        self._app.setPalette(palette)
        self._app.setStyleSheet(stylesheet(scheme, write_images(scheme, self._images)))
        self.changed.emit()

# SPDX-License-Identifier: MIT
"""The parts of the settings that one can go to, by title. What is in them is the dialog's."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

__all__ = ["SettingsPage", "page_words"]


class SettingsPage(StrEnum):
    """A part of the settings that one can go to."""

    BACKEND = "backend"
    WEBSITE = "website"
    APPEARANCE = "appearance"
    STARTING = "starting"


def page_words(page: SettingsPage) -> str:
    """The title of a part of the settings."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("SettingsDialog", text)

    return {
        SettingsPage.BACKEND: tr("Backend"),
        SettingsPage.WEBSITE: tr("Your website"),
        SettingsPage.APPEARANCE: tr("Appearance"),
        SettingsPage.STARTING: tr("When the studio starts"),
    }[page]

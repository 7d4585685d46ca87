# SPDX-License-Identifier: MIT
"""How the studio looks: tokens, style sheet, fonts, icons. No colours or lengths live elsewhere."""

from __future__ import annotations

from exit_studio.ui.theme.theme import THEME_SETTING, Theme, ThemeChoice
from exit_studio.ui.theme.tokens import Motion, Radius, Scheme, Size, Space

__all__ = ["THEME_SETTING", "Motion", "Radius", "Scheme", "Size", "Space", "Theme", "ThemeChoice"]

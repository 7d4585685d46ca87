# SPDX-License-Identifier: MIT
"""What the journeys start from."""

from __future__ import annotations

from exit_studio.preview.scheme import register_scheme

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()

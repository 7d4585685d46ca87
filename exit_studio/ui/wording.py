# SPDX-License-Identifier: MIT
"""Sentences of the core in the user's language. What they say is written in `models`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from exit_studio.models.wording import Sentence

__all__ = ["worded"]


def worded(sentence: Sentence) -> str:
    """A sentence of the core in the user's language."""
    return QCoreApplication.translate("models", sentence.template).format_map(sentence.values)

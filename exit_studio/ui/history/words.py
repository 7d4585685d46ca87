# SPDX-License-Identifier: MIT
"""Versions and steps in words, with the icon of each kind of version."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from exit_studio.models.versions import Version, VersionKind
from exit_studio.ui.moments import when_words

__all__ = ["KIND_ICONS", "detail_words", "kind_words", "step_words", "title_words"]

KIND_ICONS = {
    VersionKind.NAMED: "bookmark",
    VersionKind.PUBLISHED: "send",
    VersionKind.RESTORED: "archive-restore",
    VersionKind.OPENED: "folder-open",
    VersionKind.AUTO: "clock",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)


def kind_words(kind: VersionKind) -> str:
    """Why a version was kept."""
    return {
        VersionKind.NAMED: _tr("Named moment"),
        VersionKind.PUBLISHED: _tr("Published"),
        VersionKind.RESTORED: _tr("Before going back"),
        VersionKind.OPENED: _tr("As it was opened"),
        VersionKind.AUTO: _tr("Kept by itself"),
    }[kind]


def title_words(version: Version) -> str:
    """What a version is called."""
    return version.name or kind_words(version.kind)


def detail_words(version: Version, now: datetime) -> str:
    """When a version was kept, and how much was done since."""
    parts = [when_words(version.at, now), _since_words(version.changes_since)]
    if version.name and version.kind is not VersionKind.NAMED:
        parts.insert(0, kind_words(version.kind))
    return _tr(" · ").join(parts)


def _since_words(count: int) -> str:
    if count == 0:
        return _tr("nothing changed since")
    if count == 1:
        return _tr("1 change since")
    return _tr("{count} changes since").format(count=count)


def step_words(label: str) -> str:
    """What a step did; its label comes from the models."""
    return QCoreApplication.translate("models", label)

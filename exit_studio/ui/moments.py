# SPDX-License-Identifier: MIT
"""When something was, in words, as seen from now. Which clock tells the time is not known here."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

__all__ = ["size_words", "when_words"]

_JUST_NOW = timedelta(minutes=1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("moments", text)


def when_words(moment: datetime, now: datetime) -> str:
    """A moment: “Just now”, “Today 14:32”, “Yesterday 09:10”, “12 Mar 2026 14:32”.

    Days are those of this computer's zone.
    """
    local, present = moment.astimezone(), now.astimezone()
    if timedelta(0) <= now - moment < _JUST_NOW:
        return _tr("Just now")
    shown = QDateTime(local)
    time = QLocale().toString(shown.time(), "HH:mm")
    days = (present.date() - local.date()).days
    if days == 0:
        return _tr("Today {time}").format(time=time)
    if days == 1:
        return _tr("Yesterday {time}").format(time=time)
    form = "d MMM HH:mm" if present.year == local.year else "d MMM yyyy HH:mm"
    return QLocale().toString(shown, form)


def size_words(size: int) -> str:
    """A size of files: “1.2 MB”."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)

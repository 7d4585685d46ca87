# SPDX-License-Identifier: MIT
"""What the studio has to tell a person, in one place. Kept until a window is there to show it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from exit_studio.errors import ExitStudioError
from exit_studio.ui.widgets.pill import Tone

__all__ = ["Notice", "NoticeAction", "Notices"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button on a notice."""

    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message.

    Attributes:
        key: A later notice with the same key takes its place; the empty key never does.
        lasts: Whether it stays until it is closed.
    """

    text: str
    hint: str = ""
    tone: Tone = Tone.NEUTRAL
    key: str = ""
    action: NoticeAction | None = None
    lasts: bool = False


class Notices(QObject):
    """Passes notices to whichever window is in front.

    Signals:
        posted (Notice): show this.
        withdrawn (str): what stood under this key no longer holds.
    """

    posted = Signal(object)
    withdrawn = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Notice] = []

    @property
    def kept(self) -> tuple[Notice, ...]:
        """Lasting notices that a new window has to show too."""
        return tuple(self._kept)

    def post(self, notice: Notice) -> None:
        """Tell the user."""
        if notice.lasts:
            self._kept = [kept for kept in self._kept if not notice.key or kept.key != notice.key]
            self._kept.append(notice)
        self.posted.emit(notice)

    def forget(self, notice: Notice) -> None:
        """Show `notice` no more: the user has read it."""
        self._kept = [kept for kept in self._kept if kept is not notice]
        if notice.key:
            self.withdrawn.emit(notice.key)

    def withdraw(self, key: str) -> None:
        """Take back what stands under `key`."""
        self._kept = [kept for kept in self._kept if kept.key != key]
        self.withdrawn.emit(key)

    def show_error(self, error: BaseException) -> None:
        """Tell of an error that was expected to happen one day; others go to the crash report.

        Raises:
            BaseException: `error` itself, if nobody has worded it.
        """
        if not isinstance(error, ExitStudioError):
            raise error
        log.warning("%s %s", error.user_message, error.hint)
        self.post(
            Notice(error.user_message, error.hint, Tone.ERROR, key=error.user_message, lasts=True)
        )

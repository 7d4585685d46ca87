# SPDX-License-Identifier: MIT
"""What stands where no campaign is to be shown: a picture, one sentence, one button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from exit_studio.models.library_view import LibraryView, Scope
from exit_studio.ui.roles import label, soft
from exit_studio.ui.theme import Size, Space, Theme

__all__ = ["Emptiness", "EmptyState", "emptiness_of"]


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why there is nothing, and what one can do.

    Attributes:
        action: What the button asks for: `new`, `clear`, `all`, or nothing where there is none.
    """

    icon: str
    title: str
    sentence: str
    button: str = ""
    action: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("EmptyState", text)


def emptiness_of(view: LibraryView, *, library_is_empty: bool) -> Emptiness:
    """Say why `view` shows nothing."""
    if view.narrows:
        words = view.words.strip()
        return Emptiness(
            "search-x",
            _tr("No campaign matches “{words}”").format(words=words)
            if words
            else _tr("No campaign matches"),
            _tr("Everything that is written in a campaign is searched, also its labels."),
            _tr("Clear search"),
            "clear",
        )
    if view.scope is Scope.TRASH:
        return Emptiness(
            "trash",
            _tr("The trash is empty"),
            _tr("What you delete stays here for 30 days, and can be put back."),
            _tr("Show all campaigns"),
            "all",
        )
    if view.scope is Scope.ARCHIVED:
        return Emptiness(
            "archive",
            _tr("The archive is empty"),
            _tr("Archive campaigns that you don't work on any more. What is live stays live."),
            _tr("Show all campaigns"),
            "all",
        )
    if library_is_empty:
        return Emptiness(
            "app-window",
            _tr("No campaigns yet"),
            _tr("A campaign shows a pop-up to visitors who are about to leave your site."),
            _tr("Start a campaign"),
            "new",
        )
    return _of_scope(view.scope)


def _of_scope(scope: Scope) -> Emptiness:
    titles = {
        Scope.DRAFTS: (_tr("No drafts"), _tr("Campaigns that were never published stand here.")),
        Scope.LIVE: (_tr("Nothing is live"), _tr("Campaigns that you publish stand here.")),
        Scope.WAITING: (
            _tr("Nothing waits"),
            _tr("What could not be sent to the backend yet, or was refused, stands here."),
        ),
    }
    nothing = (_tr("No campaigns here"), _tr("All of your campaigns are in the archive."))
    title, sentence = titles.get(scope, nothing)
    if scope is Scope.ALL:
        return Emptiness("archive", title, sentence, _tr("Start a campaign"), "new")
    return Emptiness("inbox", title, sentence, _tr("Show all campaigns"), "all")


class EmptyState(QWidget):
    """Says why there is nothing.

    Signals:
        action_requested (str): the button was pressed; see `Emptiness.action`.
    """

    action_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._emptiness = emptiness_of(LibraryView(), library_is_empty=True)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addStretch(1)
        self._picture = QLabel()
        self._title = label("", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._request_action)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, middle)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, middle)
        column.addStretch(2)
        theme.changed.connect(self._show_theme)
        self.show_emptiness(self._emptiness)

    @property
    def title(self) -> str:
        """What is said in large letters."""
        return self._emptiness.title

    def show_emptiness(self, emptiness: Emptiness) -> None:
        """Say this."""
        self._emptiness = emptiness
        self._title.setText(soft(emptiness.title))
        self._sentence.setText(emptiness.sentence)
        self.button.setText(emptiness.button)
        self.button.setToolTip(emptiness.sentence)
        self.button.setVisible(bool(emptiness.button))
        self._show_theme()

    def _show_theme(self) -> None:
        color = self._theme.colors.muted
        self._picture.setPixmap(self._theme.pixmap(self._emptiness.icon, color, Size.ICON_LARGE))

    def _request_action(self) -> None:
        self.action_requested.emit(self._emptiness.action)

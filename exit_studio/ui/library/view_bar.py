# SPDX-License-Identifier: MIT
"""The bar above the campaigns: what is shown, since when, in which order, as cards or as a list.

While several campaigns are selected, the bar of what can be done to all of them takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from exit_studio.models.library_view import Layout, LibraryView, Scope, Sort
from exit_studio.ui.library.wording import count_words, scope_words, sort_words
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.controls import ChoiceField, ExclusiveGroup
from exit_studio.ui.widgets.elided_label import ElidedLabel

__all__ = ["SelectionBar", "ViewBar"]

_DAYS = (None, 1, 7, 30, 90)


class ViewBar(QWidget):
    """Says what is shown and offers other ways to look at it.

    Signals:
        days_requested (int | None): only what was edited in so many days.
        sort_requested (Sort): another order.
        turn_requested (): the order turned round.
        layout_requested (Layout): cards or a list.
    """

    days_requested = Signal(object)
    sort_requested = Signal(object)
    turn_requested = Signal()
    layout_requested = Signal(object)

    def __init__(self, theme: Theme, empty_trash: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._backwards = False
        self.title_label = ElidedLabel("card-title")
        self.count_label = label("", "muted")
        self.days_field = ChoiceField(
            self.tr("Last edit"), [(days, self._days_words(days)) for days in _DAYS]
        )
        self.days_field.choice_requested.connect(self.days_requested)
        self.sort_field = ChoiceField(self.tr("Order"), [(sort, sort_words(sort)) for sort in Sort])
        self.sort_field.setToolTip(self.tr("What the order goes by"))
        self.days_field.setToolTip(self.tr("Show only what was edited lately"))
        self.sort_field.choice_requested.connect(self.sort_requested)
        self.turn_button = self._tool(
            self.tr("Turn the order round"), self.tr("Turn the order round")
        )
        self.turn_button.clicked.connect(self.turn_requested)
        self.trash_button = QPushButton(self.tr("Empty the trash…"))
        self.trash_button.setAutoDefault(False)
        self.trash_button.setToolTip(empty_trash.toolTip())
        self.trash_button.clicked.connect(empty_trash.trigger)
        self._layouts = ExclusiveGroup(self)
        self.gallery_button = self._layout_button(self.tr("Cards"), self.tr("Show as cards"))
        self.list_button = self._layout_button(self.tr("List"), self.tr("Show as a list"))
        self._layouts.idClicked.connect(self._request_layout)
        self._build()
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, 0, Space.S, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.title_label)
        line.addWidget(self.count_label)
        line.addStretch(1)
        for each in (self.trash_button, self.days_field, self.sort_field, self.turn_button):
            line.addWidget(each)
        line.addSpacing(Space.S)
        line.addWidget(self.gallery_button)
        line.addWidget(self.list_button)
        self.setFixedHeight(Size.TAB_BAR)

    def _tool(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        set_role(button, "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        return button

    def _layout_button(self, name: str, tip: str) -> QToolButton:
        button = self._tool(name, tip)
        button.setCheckable(True)
        self._layouts.addButton(button, len(self._layouts.buttons()))
        return button

    def _days_words(self, days: int | None) -> str:
        if days is None:
            return self.tr("Edited any time")
        return (
            self.tr("Edited today")
            if days == 1
            else self.tr("Edited in {days} days").format(days=days)
        )

    def show_view(self, view: LibraryView, count: int) -> None:
        """Show how the library is looked at, and how many campaigns that shows."""
        self.title_label.setText(scope_words(view.scope))
        self.count_label.setText(count_words(count) if count else "")
        days = view.edited_days if view.edited_days in _DAYS else None
        self.days_field.show_choice(days)
        self._offer_match(bool(view.words.strip()))
        self.sort_field.show_choice(view.sort)
        button = self.gallery_button if view.layout is Layout.GALLERY else self.list_button
        button.setChecked(True)
        self.trash_button.setVisible(view.scope is Scope.TRASH and count > 0)
        self._backwards = view.backwards
        self._show_theme()

    def _offer_match(self, offered: bool) -> None:  # whether anything is searched for
        model = self.sort_field.model()
        if isinstance(model, QStandardItemModel):
            model.item(list(Sort).index(Sort.MATCH)).setEnabled(offered)

    @Slot()
    def _show_theme(self) -> None:
        arrow = "arrow-up-narrow-wide" if self._backwards else "arrow-down-wide-narrow"
        accent, muted = self._theme.colors.accent, self._theme.colors.muted
        self.turn_button.setIcon(self._theme.icon(arrow))
        for button, icon in ((self.gallery_button, "layout-grid"), (self.list_button, "list")):
            color = accent if button.isChecked() else muted
            button.setIcon(self._theme.icon(icon, color=color))

    @Slot(int)
    def _request_layout(self, number: int) -> None:
        self.layout_requested.emit(list(Layout)[number])


class SelectionBar(QFrame):
    """Says how many campaigns are selected, and what can be done to all of them.

    Signals:
        clear_requested (): select nothing.
    """

    clear_requested = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "bulk")
        self.count_label = label("", "card-title")
        words = {
            "labels": self.tr("Labels…"),
            "duplicate": self.tr("Make copies"),
            "archive": self.tr("Archive"),
            "unarchive": self.tr("Take out"),
            "delete": self.tr("Move to trash"),
            "restore": self.tr("Put back"),
            "erase": self.tr("Delete for good…"),
        }
        self.buttons = {name: QPushButton(text) for name, text in words.items()}
        self._actions = actions
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, 0, Space.S, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.count_label)
        line.addStretch(1)
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            button.setToolTip(actions[name].toolTip())
            button.clicked.connect(actions[name].trigger)
            line.addWidget(button)
        self.clear_button = QToolButton()
        set_role(self.clear_button, "plain")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear_button.setAccessibleName(self.tr("Select nothing"))
        self.clear_button.setToolTip(self.tr("Select nothing"))
        self.clear_button.clicked.connect(self.clear_requested)
        line.addWidget(self.clear_button)
        self.setFixedHeight(Size.TAB_BAR)
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def show_selection(self, count: int) -> None:
        """Show how many are selected, with a button for each action that is enabled."""
        self.count_label.setText(self.tr("{count} selected").format(count=count))
        for name, button in self.buttons.items():
            button.setVisible(self._actions[name].isEnabled())

    @Slot()
    def _show_theme(self) -> None:
        self.clear_button.setIcon(self._theme.icon("x"))

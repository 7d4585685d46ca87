# SPDX-License-Identifier: MIT
"""The window that compares two versions of a campaign: pictures above, differences below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exit_studio.models.checks import Section
from exit_studio.models.comparison import SectionDifference, compared
from exit_studio.models.versions import ComparedVersion
from exit_studio.ui.compare.difference_row import DifferenceRow
from exit_studio.ui.compare.section_card import SectionCard
from exit_studio.ui.compare.version_pane import VersionPane
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.theme import Size, Space
from exit_studio.ui.widgets.layout import Column

__all__ = ["CompareWindow"]


class CompareWindow(QDialog):
    """Shows two versions of a campaign beside each other; nothing can be changed in it.

    It is not modal; whoever shows it keeps it, and deletes it when it is no longer needed.
    """

    def __init__(
        self,
        before: ComparedVersion,
        after: ComparedVersion,
        around: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What differs"))
        # Whoever compares goes on working; the window may lie beside its campaign.
        self.setModal(False)
        set_role(self, "page")
        self.resize(QSize(Size.COMPARE_WIDTH, Size.COMPARE_HEIGHT))
        self._theme = around.theme
        self._sections = compared(before.document, after.document)
        self._cards: list[QWidget] = []
        self.before = VersionPane(before, around)
        self.after = VersionPane(after, around)
        self.column = Column(self.tr("What differs"), self._summary())
        self.column.content.addLayout(self._panes())
        self._differences = QVBoxLayout()
        self._differences.setSpacing(Space.M)
        self.column.content.addLayout(self._differences)
        self.column.content.addStretch(1)
        self._show_differences()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.column, 1)
        outer.addWidget(self._foot())
        around.theme.changed.connect(self._show_differences)

    @property
    def sections(self) -> Sequence[SectionDifference]:
        """What differs."""
        return self._sections

    @property
    def rows(self) -> list[DifferenceRow]:
        """A row for each difference that is shown, in order."""
        return [row for card in self.cards for row in card.rows]

    @property
    def cards(self) -> list[SectionCard]:
        """A card for each section in which something differs."""
        return [card for card in self._cards if isinstance(card, SectionCard)]

    def _panes(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.XXL)
        line.addWidget(self.before, 1)
        line.addWidget(self.after, 1)
        return line

    def _foot(self) -> QWidget:
        foot = QWidget()
        set_role(foot, "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close this window"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        line = QHBoxLayout(foot)
        line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        line.addStretch(1)
        line.addWidget(self.close_button)
        return foot

    def _summary(self) -> str:
        count = sum(len(section.differences) for section in self._sections)
        if not count:
            return self.tr("The two versions are the same.")
        if count == 1:
            return self.tr("One difference, from left to right.")
        return self.tr("{count} differences, from left to right.").format(count=count)

    @Slot()
    def _show_differences(self) -> None:
        while self._cards:
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        for section in self._sections:
            self._add(SectionCard(self._title(section.section), section, self._theme))
        same = [each for each in Section if each not in {found.section for found in self._sections}]
        if self._sections and same:
            names = ", ".join(self._title(section) for section in same)
            words = self.tr("No differences in: {sections}").format(sections=names)
            self._add(label(words, "muted", wrap=True))

    def _add(self, widget: QWidget) -> None:
        self._cards.append(widget)
        self._differences.addWidget(widget)

    def _title(self, section: Section) -> str:
        return {
            Section.START: self.tr("Start"),
            Section.WHO: self.tr("Who"),
            Section.WHAT: self.tr("What"),
            Section.WHEN: self.tr("When"),
        }[section]

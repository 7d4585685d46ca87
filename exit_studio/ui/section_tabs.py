# SPDX-License-Identifier: MIT
"""The row of section tabs, each with its state as a shape, a colour and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QTabBar

from exit_studio.ui.section import SectionState
from exit_studio.ui.theme import Theme

__all__ = ["SectionTabs"]

_MARK = 18


class SectionTabs(QTabBar):
    """Start, Who, What, When, Overview.

    Signals:
        section_chosen (int): the user went to the tab with this index.
    """

    section_chosen = Signal(int)

    def __init__(self, titles: tuple[str, ...], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._titles = titles
        self._states: dict[int, SectionState] = {}
        self.setAccessibleName(self.tr("Sections of the campaign"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setIconSize(QSize(_MARK, _MARK))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for title in titles:
            self.addTab(title)
        self.currentChanged.connect(self.section_chosen)
        theme.changed.connect(self._redraw)

    def show_state(self, index: int, state: SectionState) -> None:
        """Show the state of a section."""
        if self._states.get(index) is state:
            return
        self._states[index] = state
        words = {
            SectionState.EMPTY: self.tr("not filled in yet"),
            SectionState.PROBLEMS: self.tr("needs attention"),
            SectionState.READY: self.tr("ready"),
        }[state]
        self.setTabIcon(index, self._mark(index, state))
        self.setTabToolTip(
            index, self.tr("{section}: {state}").format(section=self._titles[index], state=words)
        )
        self.setAccessibleTabName(index, f"{self._titles[index]}, {words}")

    @Slot()
    def _redraw(self) -> None:
        for index, state in self._states.items():
            self.setTabIcon(index, self._mark(index, state))

    def _mark(self, index: int, state: SectionState) -> QIcon:
        """A filled tick, a ringed exclamation mark, or the section's number in a ring."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_MARK * ratio), round(_MARK * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        colors = self._theme.colors
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, _MARK - 2, _MARK - 2)
        if state is SectionState.READY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.ready))
            painter.drawEllipse(circle)
            tick = self._theme.pixmap("check", colors.surface, _MARK - 6)
            painter.drawPixmap(3, 3, tick)
        else:
            problem = state is SectionState.PROBLEMS
            color = QColor(colors.warning if problem else colors.muted)
            painter.setPen(QPen(color if problem else QColor(colors.border), 1.5))
            painter.drawEllipse(circle)
            font = QFont(self.font())
            font.setPixelSize(11)
            font.setWeight(QFont.Weight.DemiBold if problem else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(
                circle, Qt.AlignmentFlag.AlignCenter, "!" if problem else str(index + 1)
            )
        painter.end()
        return QIcon(picture)

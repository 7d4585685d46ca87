# SPDX-License-Identifier: MIT
"""What a published campaign has done so far."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QGridLayout, QLabel

from exit_studio.models.wire import Report
from exit_studio.ui.roles import label
from exit_studio.ui.theme import Space
from exit_studio.ui.theme.fonts import tabular
from exit_studio.ui.widgets.layout import Card

__all__ = ["ReportCard"]


class ReportCard(Card):
    """Shows views, clicks, click rate and closes; hidden until there is a report."""

    def __init__(self) -> None:
        super().__init__(self.tr("So far"))
        self._as_of = label("", "small")
        self.head.addWidget(self._as_of)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(0)
        self.figures: dict[str, QLabel] = {}
        titles = {
            "views": self.tr("Views"),
            "clicks": self.tr("Clicks"),
            "rate": self.tr("Click rate"),
            "closes": self.tr("Closes"),
        }
        for column, (name, title) in enumerate(titles.items()):
            figure = label("–", "figure")
            figure.setFont(tabular(figure.font()))
            figure.setAccessibleName(title)
            self.figures[name] = figure
            grid.addWidget(figure, 0, column)
            grid.addWidget(label(title, "label"), 1, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.hide()

    def show_report(self, report: Report | None) -> None:
        """Show a report, or hide while there is none."""
        self.setVisible(report is not None)
        if report is None:
            return
        locale = QLocale()
        rate = (
            f"{locale.toString(100 * report.clicks / report.views, 'f', 1)} %"
            if report.views
            else "–"
        )
        values = {
            "views": locale.toString(report.views),
            "clicks": locale.toString(report.clicks),
            "rate": rate,
            "closes": locale.toString(report.closes),
        }
        for name, value in values.items():
            self.figures[name].setText(value)
        at = locale.toString(QDateTime(report.as_of.astimezone()), "HH:mm:ss")
        self._as_of.setText(self.tr("as of {time}").format(time=at))

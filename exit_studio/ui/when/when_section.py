# SPDX-License-Identifier: MIT
"""When: from and until what time the pop-up may be shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimeZone, Slot
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import SetSchedule
from exit_studio.models.reading import schedule_readings
from exit_studio.models.record import evolve
from exit_studio.models.schedule import LiveSchedule, Schedule
from exit_studio.models.values import At, Never, Now
from exit_studio.ui.ports import Clock
from exit_studio.ui.problems import show_problem
from exit_studio.ui.roles import label, soft
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.widgets.controls import MomentField, SegmentedField
from exit_studio.ui.widgets.layout import Card, finding_label, row
from exit_studio.ui.wording import said

__all__ = ["WhenSection"]


def system_zone() -> str:
    """The IANA name of this computer's zone, UTC where it has none."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        return At(local=datetime(2000, 1, 1), zone=name).zone  # noqa: DTZ001  # only the zone is judged
    except ValueError:
        return "UTC"


class WhenSection(SectionColumn):
    """Edits the schedule."""

    def __init__(self, *, clock: Clock) -> None:
        super().__init__(
            self.tr("When it is shown"),
            self.tr("The pop-up is shown from the start on, until the end."),
        )
        self._clock = clock
        self._document: Campaign | None = None
        self._zone = system_zone()
        self._start = self._start_card()
        self._end = self._end_card()
        self._other = self._other_card()
        for card in (self._start, self._end, self._other):
            self.content.addWidget(card)
        self._words = label("", "words", wrap=True)
        self.content.addWidget(self._words)
        self.finish()

    def _start_card(self) -> Card:
        card = Card(self.tr("Start"))
        self.start_kind = SegmentedField(
            self.tr("Start"),
            [("now", self.tr("When published")), ("at", self.tr("At a date and time"))],
        )
        self.start_kind.choice_requested.connect(self._request_start_kind)
        self.start_field = MomentField(self.tr("Start date and time"))
        self.start_field.moment_requested.connect(self._request_start)
        self._start_zone = label("", "muted")
        self._start_row = row(self.start_field, self._start_zone)
        card.body.addWidget(self.start_kind)
        card.body.addWidget(self._start_row)
        return card

    def _other_card(self) -> Card:
        card = Card(
            self.tr("Another kind of schedule"),
            self.tr("It came with a file and is kept as it is. The words below say what it means."),
        )
        self.replace_button = QPushButton(self.tr("Use one start and one end instead"))
        self.replace_button.setAutoDefault(False)
        self.replace_button.setToolTip(self.tr("Replace the schedule; this can be undone"))
        self.replace_button.clicked.connect(self._replace)
        card.body.addWidget(row(self.replace_button))
        return card

    def _end_card(self) -> Card:
        card = Card(self.tr("End"))
        self.end_kind = SegmentedField(
            self.tr("End"),
            [("never", self.tr("Without end")), ("at", self.tr("At a date and time"))],
        )
        self.end_kind.choice_requested.connect(self._request_end_kind)
        self.end_field = MomentField(self.tr("End date and time"))
        self.end_field.moment_requested.connect(self._request_end)
        self._end_zone = label("", "muted")
        self._end_row = row(self.end_field, self._end_zone)
        self._end_problem = finding_label()
        card.body.addWidget(self.end_kind)
        card.body.addWidget(self._end_row)
        card.body.addWidget(self._end_problem)
        return card

    @override
    def show_view(self, view: View) -> None:
        self._document = view.document
        schedule = view.document.schedule
        if view.touches("schedule"):
            self._show_schedule(schedule)
            self._words.setText(soft(said(*schedule_readings(schedule))))
        show_problem(
            view.problem(Section.WHEN, "schedule", "ends"), self._end_problem, self.end_field
        )

    def _show_schedule(self, schedule: Schedule) -> None:
        live = isinstance(schedule, LiveSchedule)
        self._start.setVisible(live)
        self._end.setVisible(live)
        self._other.setVisible(not live)
        if isinstance(schedule, LiveSchedule):
            self.start_kind.show_choice(schedule.starts.kind)
            self._start_row.setVisible(isinstance(schedule.starts, At))
            if isinstance(schedule.starts, At):
                self.start_field.show_moment(schedule.starts.local)
                self._start_zone.setText(schedule.starts.zone)
            self.end_kind.show_choice(schedule.ends.kind)
            self._end_row.setVisible(isinstance(schedule.ends, At))
            if isinstance(schedule.ends, At):
                self.end_field.show_moment(schedule.ends.local)
                self._end_zone.setText(schedule.ends.zone)

    @override
    def show_place(self, place: Place) -> None:
        fields: dict[str, QWidget] = {"starts": self.start_field}
        field = fields.get(place.field, self.end_field)
        if self._other.isVisibleTo(self):
            self.replace_button.setFocus()
        elif field.isVisibleTo(self):
            field.setFocus()
        else:
            # What has no field of its own here is at least in this section.
            self.end_kind.setFocus()

    @property
    def _live(self) -> LiveSchedule:
        """The schedule where it is of the kind that the fields show, else one to start from."""
        schedule = self._document.schedule if self._document is not None else None
        return schedule if isinstance(schedule, LiveSchedule) else LiveSchedule()

    def _request(self, **changes: object) -> None:
        self.edit_requested.emit(SetSchedule(schedule=evolve(self._live, **changes)))

    @Slot()
    def _replace(self) -> None:
        self.edit_requested.emit(SetSchedule(schedule=LiveSchedule()))
        self.start_kind.setFocus()

    def _soon(self, *, days: int) -> At:
        """A full hour some days from now, in the author's zone."""
        now = self._clock().astimezone(ZoneInfo(self._zone))
        local = now.replace(tzinfo=None, minute=0, second=0, microsecond=0) + timedelta(
            days=days, hours=1
        )
        return At(local=local, zone=self._zone)

    @Slot(object)
    def _request_start_kind(self, kind: object) -> None:
        if self._document is not None and kind != self._live.starts.kind:
            self._request(starts=Now() if kind == "now" else self._soon(days=0))

    @Slot(object)
    def _request_end_kind(self, kind: object) -> None:
        if self._document is not None and kind != self._live.ends.kind:
            self._request(ends=Never() if kind == "never" else self._soon(days=14))

    @Slot(object)
    def _request_start(self, moment: datetime) -> None:
        if isinstance(self._live.starts, At):
            self._request(starts=evolve(self._live.starts, local=moment))

    @Slot(object)
    def _request_end(self, moment: datetime) -> None:
        if isinstance(self._live.ends, At):
            self._request(ends=evolve(self._live.ends, local=moment))

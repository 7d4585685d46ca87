# SPDX-License-Identifier: MIT
"""When: start and end, from the keyboard into the document and back."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import SetSchedule
from exit_studio.models.schedule import FixedTimes, LiveSchedule
from exit_studio.models.values import At, Never, Now
from exit_studio.ui.when.when_section import WhenSection, system_zone
from tests.builders import NOW, a_campaign
from tests.ui.rig import Rig, SectionDesk


def at(local: str, zone: str) -> At:
    return At(local=datetime.fromisoformat(local), zone=zone)


START = at("2026-05-01 10:00", "Europe/Paris")
END = at("2026-05-31 18:30", "America/New_York")
DATES = LiveSchedule(starts=START, ends=END)


@pytest.fixture
def section(rig: Rig) -> WhenSection:
    return WhenSection(clock=rig.clock)


@pytest.fixture
def section_desk(rig: Rig, section: WhenSection) -> SectionDesk:
    return SectionDesk(rig, section, a_campaign(schedule=DATES))


def test_it_shows_dates_with_their_zones(section_desk: SectionDesk, section: WhenSection) -> None:
    assert section.start_kind.choice == section.end_kind.choice == "at"
    assert section.start_field.text() == "1 May 2026  10:00"
    assert section.end_field.text() == "31 May 2026  18:30"
    assert section._start_zone.text() == "Europe/Paris"
    assert section._end_zone.text() == "America/New_York"
    assert section._words.text() == (
        "From 1 May 2026 10:00, Europe/Paris, until 31 May 2026 18:30, America/New_York."
    )


def test_without_dates_no_field_is_shown(section_desk: SectionDesk, section: WhenSection) -> None:
    section_desk.show(a_campaign(schedule=LiveSchedule()))

    assert not section.start_field.isVisible()
    assert not section.end_field.isVisible()
    assert section._words.text() == "From the moment of publishing, without end."


def test_a_date_begins_at_the_next_full_hour(
    section_desk: SectionDesk, section: WhenSection
) -> None:
    section_desk.show(a_campaign(schedule=LiveSchedule()))

    section_desk.click(section.start_kind.button("at"))
    section_desk.click(section.end_kind.button("at"))

    schedule = section_desk.document.schedule
    assert isinstance(schedule, LiveSchedule)
    assert isinstance(schedule.starts, At)
    assert isinstance(schedule.ends, At)
    assert schedule.starts.zone == schedule.ends.zone == system_zone()
    assert (schedule.starts.local.minute, schedule.starts.local.second) == (0, 0)
    assert 0 < (schedule.starts.instant - NOW).total_seconds() <= 3600
    assert (schedule.ends.local - schedule.starts.local).days == 14


def test_dates_can_be_taken_away(section_desk: SectionDesk, section: WhenSection) -> None:
    section_desk.click(section.start_kind.button("now"))
    section_desk.click(section.end_kind.button("never"))

    assert section_desk.document.schedule == LiveSchedule(starts=Now(), ends=Never())
    assert len(section_desk.edits) == 2


def test_typing_changes_the_time_and_leaves_the_zone(
    section_desk: SectionDesk, section: WhenSection
) -> None:
    section.end_field.setFocus()
    section.end_field.setSelectedSection(section.end_field.Section.HourSection)

    QTest.keyClicks(section.end_field, "07")

    assert section_desk.edits[-1] == SetSchedule(
        schedule=LiveSchedule(starts=START, ends=at("2026-05-31 07:30", "America/New_York"))
    )


def test_arrows_change_the_start(section_desk: SectionDesk, section: WhenSection) -> None:
    section.start_field.setFocus()
    section.start_field.setSelectedSection(section.start_field.Section.DaySection)

    QTest.keyClick(section.start_field, Qt.Key.Key_Up)

    schedule = section_desk.document.schedule
    assert isinstance(schedule, LiveSchedule)
    starts = schedule.starts
    assert isinstance(starts, At)
    assert starts.local == datetime.fromisoformat("2026-05-02 10:00")


def test_the_fields_know_no_zone_whose_clocks_skip_a_time(
    section_desk: SectionDesk, section: WhenSection
) -> None:
    assert not section.start_field.timeZone().hasDaylightTime()
    assert not section.start_field.dateTime().timeZone().hasDaylightTime()


def test_no_year_can_be_typed_that_a_campaign_cannot_hold(section: WhenSection) -> None:
    dates = section.start_field.minimumDate(), section.start_field.maximumDate()

    assert [date.year() for date in dates] == [1970, 9998]


def test_an_end_before_the_start_is_said_at_its_field(
    section_desk: SectionDesk, section: WhenSection
) -> None:
    section_desk.show(a_campaign(schedule=LiveSchedule(starts=END, ends=START)))

    assert section._end_problem.isVisible()
    assert section._end_problem.text().startswith("The campaign ends before it starts.")
    assert section.end_field.property("wrong") == "true"


@pytest.mark.parametrize(("field", "focused"), [("starts", "start_field"), ("ends", "end_field")])
def test_it_goes_to_the_place_of_a_finding(
    section_desk: SectionDesk, section: WhenSection, field: str, focused: str
) -> None:
    section.show_place(Place(section=Section.WHEN, record="schedule", field=field))

    assert getattr(section, focused).hasFocus()


def test_another_kind_of_schedule_is_kept_until_it_is_replaced(
    section_desk: SectionDesk, section: WhenSection
) -> None:
    fixed = FixedTimes(cut_off="18:00")
    section_desk.show(a_campaign(schedule=fixed))

    assert section.replace_button.isVisible()
    assert not section.start_field.isVisible()
    assert section_desk.edits == []
    section_desk.click(section.replace_button)

    assert section_desk.document.schedule == LiveSchedule()
    assert section.start_kind.isVisible()
    assert not section.replace_button.isVisible()

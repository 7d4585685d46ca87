# SPDX-License-Identifier: MIT
"""Small values: spans, points in time, colours. Links and names: `test_golden_values.py`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter, ValidationError

from exit_studio.models.values import At, Color, Duration, DurationUnit, ZoneName

COLOR: TypeAdapter[str] = TypeAdapter(Color)
ZONE: TypeAdapter[str] = TypeAdapter(ZoneName)


def at(local: str, zone: str) -> At:
    return At(local=datetime.fromisoformat(local), zone=zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("unit", "span"),
    [
        (DurationUnit.MINUTES, timedelta(minutes=5)),
        (DurationUnit.HOURS, timedelta(hours=5)),
        (DurationUnit.DAYS, timedelta(days=5)),
        (DurationUnit.WEEKS, timedelta(days=35)),
        # Five months are 150 days.
        (DurationUnit.MONTHS, timedelta(days=150)),
    ],
)
def test_the_span_of_a_duration(unit: DurationUnit, span: timedelta) -> None:
    assert Duration(count=5, unit=unit).span == span


def test_every_unit_has_a_span() -> None:
    longest = [Duration(count=1_000_000, unit=unit).span for unit in DurationUnit]
    assert longest == sorted(set(longest))


@pytest.mark.parametrize("count", [-1, 1_000_001, 1.5, "many"])
def test_a_duration_has_limits(count: object) -> None:
    with pytest.raises(ValidationError):
        Duration.model_validate({"count": count, "unit": "days"})


@pytest.mark.parametrize(
    ("local", "zone", "instant"),
    [
        ("2026-07-01T12:00", "UTC", "2026-07-01T12:00"),
        ("2026-01-15T12:00", "Europe/Paris", "2026-01-15T11:00"),
        ("2026-07-15T12:00", "Europe/Paris", "2026-07-15T10:00"),
        # Clocks go from 02:00 to 03:00: 02:30 means 03:30.
        ("2026-03-29T01:59:59", "Europe/Paris", "2026-03-29T00:59:59"),
        ("2026-03-29T02:30", "Europe/Paris", "2026-03-29T01:30"),
        ("2026-03-29T03:30", "Europe/Paris", "2026-03-29T01:30"),
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30"),
        # Clocks go from 03:00 back to 02:00: 02:30 means the first of the two.
        ("2026-10-25T02:30", "Europe/Paris", "2026-10-25T00:30"),
        ("2026-10-25T03:00", "Europe/Paris", "2026-10-25T02:00"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        # Half an hour of daylight saving: 01:45 occurs twice, 02:15 never.
        ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45"),
        # The day before, and the day after.
        ("2026-01-01T01:00", "Pacific/Kiritimati", "2025-12-31T11:00"),
        ("2025-12-31T22:00", "Pacific/Honolulu", "2026-01-01T08:00"),
    ],
)
def test_the_instant_of_a_wall_clock_time(local: str, zone: str, instant: str) -> None:
    assert at(local, zone).instant == utc(instant)


def test_a_time_that_occurs_twice_is_the_first_whoever_made_it() -> None:
    second = datetime(2026, 10, 25, 2, 30, fold=1)  # noqa: DTZ001  # a local time
    made = At(local=second, zone="Europe/Paris")
    assert made.instant == utc("2026-10-25T00:30")
    read = At.model_validate_json(made.model_dump_json(), strict=True)
    assert read.instant == made.instant


def test_a_local_time_is_kept_to_the_second() -> None:
    assert at("2026-07-01T12:00:05.999999", "UTC").local.microsecond == 0


def test_a_local_time_has_no_offset() -> None:
    with pytest.raises(ValidationError, match="carries no offset"):
        At(local=datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=2))), zone="Europe/Paris")


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("local", ["1970-01-01T00:00", "9998-12-31T23:59:59"])
def test_the_first_and_the_last_time_have_an_instant_everywhere(local: str, zone: str) -> None:
    assert abs(at(local, zone).instant - utc(local)) <= timedelta(hours=14)


@pytest.mark.parametrize("local", ["0001-01-01T00:00", "1969-12-31T23:59:59", "9999-01-01T00:00"])
def test_years_have_limits(local: str) -> None:
    with pytest.raises(ValidationError, match="1970 to 9998"):
        at(local, "UTC")


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "Mars/Olympus",
        "Europe",
        "+02:00",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe/Paris\0",
        # Each machine means another one.
        "localtime",
        "posixrules",
        # These count leap seconds, which no other clock here does.
        "right/Europe/Paris",
        "posix/Europe/Paris",
        "x" * 65,
    ],
)
def test_what_is_no_zone(zone: str) -> None:
    with pytest.raises(ValidationError):
        ZONE.validate_python(zone)


def test_colours_are_small_letters() -> None:
    assert COLOR.validate_python("#A1B2C3") == "#a1b2c3"
    assert COLOR.validate_python("#A1B2C3D4") == "#a1b2c3d4"


@pytest.mark.parametrize(
    "color", ["", "red", "#fff", "#12345", "#1234567", "#gggggg", "#112233 ", "#112233\n"]
)
def test_what_is_no_colour(color: str) -> None:
    with pytest.raises(ValidationError):
        COLOR.validate_python(color)

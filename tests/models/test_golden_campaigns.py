# SPDX-License-Identifier: MIT
"""Campaign files that were written by each format that there was, and must be read for ever.

A file in `format-N` is never changed once a release has written that format. Whoever adds a field
raises `FORMAT`, writes the upgrade, and adds a folder: an older release then says that the file is
newer, and not that it is broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from exit_studio.models.campaign import FORMAT, Campaign
from exit_studio.models.elements import Button, CallFunction
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.models.record import Record
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.values import At, Never, Now
from tests.strategies import hints

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "campaigns"
FILES = sorted(GOLDEN.glob("format-*/*.json"))
PRESENT = GOLDEN / f"format-{FORMAT}"


def read(path: Path) -> Campaign:
    return campaign_from_text(path.read_bytes(), source=path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_of_any_format_is_read(path: Path) -> None:
    campaign = read(path)
    assert campaign.format == FORMAT
    assert campaign_from_text(campaign_to_text(campaign), source="again") == campaign


@pytest.mark.parametrize("path", sorted(PRESENT.glob("*.json")), ids=lambda path: path.name)
def test_a_file_of_this_format_is_written_as_it_was(path: Path) -> None:
    assert campaign_to_text(read(path)).encode() == path.read_bytes()


def test_each_format_has_its_files() -> None:
    folders = {path.parent.name for path in FILES}
    assert folders == {f"format-{number}" for number in range(1, FORMAT + 1)}
    assert {path.name for path in PRESENT.iterdir()} >= {
        *("blank.json", "cart-reminder.json", "everything.json")
    }


def test_what_was_written_is_what_is_read() -> None:
    campaign = read(GOLDEN / "format-1" / "everything.json")
    assert campaign.details.name == "Früher gehen? “10%” – مرحبا 👋"
    assert [element.id for element in campaign.tree(campaign.popup("p_shown"))] == [
        *("e_step_1", "e_heading", "e_inner", "e_text", "e_button"),
        *("e_step_2", "e_later", "e_empty", "e_link", "e_close"),
    ]
    button = campaign.element("e_button")
    assert isinstance(button, Button)
    assert button.action == CallFunction(
        name="shop.checkout.$open",
        arguments=('cart "now"\n', 7, -0.5, True, False, None),
        closes=False,
    )
    assert isinstance(campaign.schedule, LiveSchedule)
    starts, ends = campaign.schedule.starts, campaign.schedule.ends
    assert isinstance(starts, At)
    assert isinstance(ends, At)
    assert starts.instant == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert ends.instant == datetime(2027, 1, 1, 4, 59, 59, tzinfo=UTC)


def models_within(annotation: Any, seen: set[type[Record]]) -> set[type[Record]]:
    """Every kind of record that a value of this annotation can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        if annotation not in seen:
            seen.add(annotation)
            for hint in hints(annotation).values():
                models_within(hint, seen)
    else:
        for each in get_args(annotation):
            models_within(each, seen)
    return seen


def filled(value: object) -> Iterator[tuple[type[Record], str]]:
    """Each kind of record in the value, with each of its fields that says something."""
    match value:
        case Record():
            for name in type(value).model_fields:
                item = getattr(value, name)
                if item is not None:
                    yield type(value), name
                    yield from filled(item)
        case Mapping():
            for item in value.values():
                yield from filled(item)
        case tuple():
            for item in value:
                yield from filled(item)
        case _:
            pass


def test_all_files_together_hold_every_field_of_every_kind() -> None:
    found = {each for path in PRESENT.glob("*.json") for each in filled(read(path))}
    # What holds only its kind has no other field to find.
    known = {(model, name) for model in models_within(Campaign, set()) for name in hints(model)}
    assert known - found == set()
    assert {Now, Never} <= {model for model, _name in found}

# SPDX-License-Identifier: MIT
"""What each kind of edit does, and what it refuses. What holds for all of them: `test_laws.py`."""

from __future__ import annotations

from datetime import datetime

import pytest
from pydantic import ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.edits import (
    EDIT,
    Edit,
    RenameCampaign,
    RestoreSource,
    RestoreVersion,
    SetAudience,
    SetButtonAction,
    SetCloseLabel,
    SetContent,
    SetConversionTime,
    SetFrame,
    SetGoalEvents,
    SetSchedule,
    SetStyle,
)
from exit_studio.models.elements import Button, CallFunction, CloseButton, DoNothing, OpenLink
from exit_studio.models.goal import GoalEvent
from exit_studio.models.popup import Modal
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run, rich
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.style import Align, Style, Styles, resolved
from exit_studio.models.triggers import PageVisit, SingleAction
from exit_studio.models.values import At, Device, Duration, DurationUnit, Never
from tests.builders import (
    BUTTON,
    CLOSE,
    HEADING,
    POPUP,
    STEP,
    TEXT,
    a_campaign,
    a_heading,
    with_elements,
)

ALL_ELEMENTS = [STEP, HEADING, TEXT, BUTTON, CLOSE]


def style(target: str, device: Device = Device.DESKTOP, **fields: object) -> SetStyle:
    return SetStyle(target_id=target, device=device, style=Style.model_validate(fields))


def test_a_campaign_is_renamed() -> None:
    renamed = RenameCampaign(name="Spring").apply(a_campaign())
    assert renamed.details.name == "Spring"
    assert evolve(renamed, details=a_campaign().details) == a_campaign()


def test_a_goal_is_set_and_removed() -> None:
    events = (GoalEvent(id="g_1", event="Charged"), GoalEvent(id="g_2", event="Signed Up"))
    set_goal = SetGoalEvents(events=events)
    assert set_goal.apply(a_campaign()).goal.events == events
    assert SetGoalEvents(events=()).apply(a_campaign()).goal.events == ()
    assert [set_goal.label, SetGoalEvents(events=()).label] == ["Change goal", "Remove goal"]


def test_the_conversion_time_is_set() -> None:
    time = Duration(count=2, unit=DurationUnit.WEEKS)
    changed = SetConversionTime(conversion_time=time).apply(a_campaign())
    assert changed.goal.conversion_time == time
    assert changed.goal.events == a_campaign().goal.events


def test_an_audience_is_chosen() -> None:
    live = LiveAudience(triggers=(PageVisit(id="t", address="/cart"),))
    assert SetAudience(audience=live).apply(a_campaign()).audience == live
    assert SetAudience(audience=Everyone()).apply(a_campaign()).audience == Everyone()


def test_typing_in_a_trigger_merges_and_another_kind_of_trigger_does_not() -> None:
    one, other, third = (
        SetAudience(audience=LiveAudience(triggers=(trigger,)))
        for trigger in (
            PageVisit(id="t", address="/c"),
            PageVisit(id="t", address="/ca"),
            SingleAction(id="t", event="Charged"),
        )
    )
    assert one.merge_key == other.merge_key != third.merge_key
    assert SetAudience(audience=Everyone()).merge_key is None


@pytest.mark.parametrize("element_id", [HEADING, TEXT, BUTTON])
def test_words_are_written(element_id: str) -> None:
    content = (Run(text="Stay "), Run(text="a while", bold=True, link="/more"))
    changed = SetContent(element_id=element_id, content=content).apply(a_campaign())
    assert changed.text_element(element_id).content == content
    assert changed.element(element_id).styles == a_campaign().element(element_id).styles


def test_the_close_button_is_renamed() -> None:
    changed = SetCloseLabel(element_id=CLOSE, name="No, thanks").apply(a_campaign())
    close = changed.element(CLOSE)
    assert isinstance(close, CloseButton)
    assert close.label == "No, thanks"


def test_the_close_button_has_always_a_name() -> None:
    with pytest.raises(ValidationError):
        SetCloseLabel(element_id=CLOSE, name="")


@pytest.mark.parametrize(
    "action",
    [
        DoNothing(closes=False),
        OpenLink(link="https://shop.example/", new_tab=True),
        CallFunction(name="shop.openChat", arguments=("hello", 1, 1.5, True, None)),
    ],
    ids=lambda action: str(action.kind),
)
def test_a_button_does_what_it_is_told(action: DoNothing | OpenLink | CallFunction) -> None:
    button = SetButtonAction(element_id=BUTTON, action=action).apply(a_campaign()).element(BUTTON)
    assert isinstance(button, Button)
    assert button.action == action


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53) + 1, 1e300])
def test_an_argument_is_a_number_that_browsers_can_hold(number: float) -> None:
    assert CallFunction(arguments=(number,)).arguments == (number,)


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**400])
def test_an_argument_that_a_browser_would_round_is_refused(number: int) -> None:
    with pytest.raises(ValidationError, match="give it as text"):
        CallFunction(arguments=(number,))


def test_the_frame_is_changed() -> None:
    frame = Modal(overlay="#11223344")
    changed = SetFrame(popup_id=POPUP, frame=frame).apply(a_campaign())
    assert changed.popup(POPUP).frame == frame
    assert changed.popup(POPUP).steps == (STEP,)


def test_the_schedule_is_changed() -> None:
    starts = At(local=datetime(2026, 4, 1, 9), zone="Europe/Paris")  # noqa: DTZ001  # a local time
    schedule = LiveSchedule(starts=starts, ends=Never())
    assert SetSchedule(schedule=schedule).apply(a_campaign()).schedule == schedule


class TestStyle:
    def test_values_are_set_and_the_others_kept(self) -> None:
        before = with_elements(a_heading(color="#112233", font_size_px=32))
        after = style(HEADING, font_size_px=40, align="center").apply(before)
        expected = Style(color="#112233", font_size_px=40, align=Align.CENTER)
        assert after.element(HEADING).styles == Styles(desktop=expected)

    def test_the_phone_overrides_the_desktop_until_it_is_cleared(self) -> None:
        before = with_elements(a_heading(color="#112233", font_size_px=32))
        over = style(HEADING, Device.PHONE, font_size_px=24).apply(before)
        assert resolved(over.element(HEADING).styles, Device.PHONE) == Style(
            color="#112233", font_size_px=24
        )
        assert resolved(over.element(HEADING).styles, Device.DESKTOP).font_size_px == 32
        clear = SetStyle(target_id=HEADING, device=Device.PHONE, clear=("font_size_px",))
        assert clear.apply(over) == before

    def test_a_value_that_is_cleared_and_set_is_set(self) -> None:
        edit = SetStyle(
            target_id=HEADING,
            device=Device.DESKTOP,
            style=Style(color="#445566"),
            clear=("color", "font_size_px"),
        )
        after = edit.apply(with_elements(a_heading(color="#112233", font_size_px=32)))
        assert after.element(HEADING).styles.desktop == Style(color="#445566")

    @pytest.mark.parametrize("target", ALL_ELEMENTS)
    def test_every_element_has_styles(self, target: str) -> None:
        after = style(target, color="#123456").apply(a_campaign())
        assert after.element(target).styles.desktop.color == "#123456"

    def test_the_box_of_a_pop_up_has_styles(self) -> None:
        after = style(POPUP, width_px=640).apply(a_campaign())
        assert after.popup(POPUP).styles.desktop.width_px == 640
        assert dict(after.elements) == dict(a_campaign().elements)

    @pytest.mark.parametrize("target", ["gone", "details", "message"])
    def test_nothing_else_has(self, target: str) -> None:
        with pytest.raises(EditRejected):
            style(target, color="#123456").apply(a_campaign())

    def test_it_is_worded_by_what_it_does(self) -> None:
        assert style(HEADING, color="#123456").label == "Change style"
        reset = SetStyle(target_id=HEADING, device=Device.PHONE, clear=("color",))
        assert reset.label == "Reset style"

    def test_it_merges_by_the_values_that_it_sets_however_it_was_made(self) -> None:
        made = style(HEADING, color="#123456")
        read = EDIT.validate_json(EDIT.dump_json(made), strict=True)
        assert read.merge_key == made.merge_key
        assert style(HEADING, color="#000000").merge_key == made.merge_key
        assert style(HEADING, background="#123456").merge_key != made.merge_key


@pytest.mark.parametrize("element_id", [*ALL_ELEMENTS, "gone"])
@pytest.mark.parametrize(
    ("make", "fits"),
    [
        (lambda target: SetContent(element_id=target, content=rich("A")), {HEADING, TEXT, BUTTON}),
        (lambda target: SetCloseLabel(element_id=target, name="A"), {CLOSE}),
        (lambda target: SetButtonAction(element_id=target, action=DoNothing()), {BUTTON}),
    ],
    ids=["content", "close_label", "action"],
)
def test_an_edit_is_for_elements_of_its_kind(make: object, fits: set[str], element_id: str) -> None:
    assert callable(make)
    edit: Edit = make(element_id)
    if element_id in fits:
        assert edit.apply(a_campaign()) != a_campaign()
    else:
        with pytest.raises(EditRejected):
            edit.apply(a_campaign())


def test_a_frame_is_for_a_pop_up_that_exists() -> None:
    with pytest.raises(EditRejected):
        SetFrame(popup_id="gone", frame=Modal()).apply(a_campaign())


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"kind": "delete_everything"}',
        '{"kind": "rename_campaign"}',
        '{"kind": "rename_campaign", "name": 5}',
        '{"kind": "rename_campaign", "name": "A", "more": 1}',
        '{"kind": "set_content", "element_id": "heading", "content": [{"text": ""}]}',
        '{"kind": "set_content", "element_id": "Heading!", "content": []}',
        '{"kind": "set_style", "target_id": "heading", "device": "watch", "style": {}}',
        '{"kind": "set_style", "target_id": "a", "device": "phone", "style": {"color": "red"}}',
        '{"kind": "set_style", "target_id": "a", "device": "phone", "style": {"gap_px": "4"}}',
        '{"kind": "set_style", "target_id": "a", "device": "phone", "style": {"gap_px": NaN}}',
    ],
)
def test_a_page_cannot_send_what_is_no_edit(body: str) -> None:
    with pytest.raises(ValidationError):
        EDIT.validate_json(body, strict=True)


def test_a_version_is_restored_whole_and_the_campaign_stays_the_same() -> None:
    old = with_elements(a_heading("As it was"))
    restored = RestoreVersion(document=evolve(old, id="c_other")).apply(a_campaign())
    assert restored == old
    labels = {RestoreVersion(document=old, source=source).label for source in RestoreSource}
    assert len(labels) == len(RestoreSource)

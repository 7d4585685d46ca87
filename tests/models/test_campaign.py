# SPDX-License-Identifier: MIT
"""A document can be incomplete, but never inconsistent, and nothing can change it in place."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest
from pydantic import ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.audience import LiveAudience
from exit_studio.models.campaign import FORMAT, SECTION_RECORDS, Campaign
from exit_studio.models.elements import CloseButton, Element, Stack
from exit_studio.models.message import SingleMessage
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve
from exit_studio.models.triggers import PageVisit, SingleAction
from tests.builders import (
    BUTTON,
    CAMPAIGN,
    CLOSE,
    HEADING,
    POPUP,
    STEP,
    TEXT,
    a_campaign,
    a_heading,
    a_text,
    a_tree,
)


def stack(element_id: str, *children: str) -> Stack:
    return Stack(id=element_id, children=children)


def without(campaign: Campaign, element_id: str) -> dict[str, Element]:
    return {key: each for key, each in campaign.elements.items() if key != element_id}


def refused(**changes: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        a_campaign(**changes)
    return str(caught.value.errors()[0]["msg"])


def refused_tree(*stacks: Stack, elements: tuple[Element, ...] = ()) -> str:
    with pytest.raises(ValidationError) as caught:
        a_tree(*stacks, elements=elements)
    return str(caught.value.errors()[0]["msg"])


def test_the_tree_is_read_from_top_to_bottom_and_the_close_button_last() -> None:
    campaign = a_tree(
        stack("s1", "s2", "t3"),
        stack("s4", "t5"),
        elements=(stack("s2", "t1", "t2"), *(a_text(element_id=f"t{n}") for n in (1, 2, 3, 5))),
    )
    read = [element.id for element in campaign.tree(campaign.popup(POPUP))]
    assert read == ["s1", "s2", "t1", "t2", "t3", "s4", "t5", CLOSE]


def test_a_pop_up_need_not_have_a_close_button() -> None:
    popup = Popup(id=POPUP, steps=(STEP,))
    message = SingleMessage(popup=POPUP)
    bare = Campaign(
        id=CAMPAIGN, message=message, popups={POPUP: popup}, elements={STEP: stack(STEP)}
    )
    assert [element.id for element in bare.tree(popup)] == [STEP]


def test_records_have_addresses() -> None:
    campaign = a_campaign()
    records = campaign.records()
    assert set(records) == {*SECTION_RECORDS, POPUP, STEP, HEADING, TEXT, BUTTON, CLOSE}
    assert all(records[name] is getattr(campaign, name) for name in SECTION_RECORDS)
    assert records[HEADING] is campaign.element(HEADING)


class TestConsistency:
    def test_an_element_is_in_one_place(self) -> None:
        twice = refused_tree(stack(STEP, TEXT, TEXT), elements=(a_text(),))
        assert f"“{TEXT}” is placed more than once" in twice
        apart = refused_tree(stack("s1", TEXT), stack("s2", TEXT), elements=(a_text(),))
        assert f"“{TEXT}” is placed more than once" in apart

    def test_two_pop_ups_share_no_element(self) -> None:
        popups = {"p1": Popup(id="p1", steps=(STEP,)), "p2": Popup(id="p2", steps=(STEP,))}
        message = SingleMessage(popup="p1")
        assert "more than once" in refused(popups=popups, message=message)

    def test_a_step_is_no_child_as_well(self) -> None:
        assert "more than once" in refused_tree(stack("s1", "s2"), stack("s2"))

    def test_a_stack_does_not_stand_in_itself(self) -> None:
        assert "more than once" in refused_tree(stack(STEP, STEP))

    def test_stacks_do_not_stand_in_each_other(self) -> None:
        circle = (stack("s1", "s2"), stack("s2", "s1"))
        assert "“s1” is in no pop-up" in refused_tree(stack(STEP), elements=circle)
        knot = (stack("s1", "s2"), stack("s2", STEP))
        assert "more than once" in refused_tree(stack(STEP, "s1"), elements=knot)

    def test_what_is_placed_exists(self) -> None:
        assert "“gone” is placed, but does not exist" in refused_tree(stack(STEP, "gone"))
        elements = without(a_campaign(), CLOSE)
        assert f"“{CLOSE}” is placed, but does not exist" in refused(elements=elements)
        elements = without(a_campaign(), STEP)
        assert f"“{STEP}” is placed, but does not exist" in refused(elements=elements)

    def test_every_element_is_in_a_pop_up(self) -> None:
        assert f"“{TEXT}” is in no pop-up" in refused_tree(stack(STEP), elements=(a_text(),))

    def test_the_message_names_a_pop_up(self) -> None:
        words = refused(message=SingleMessage(popup="gone"))
        assert "the message names the pop-up “gone”, which does not exist" in words

    def test_a_record_is_called_as_its_address(self) -> None:
        campaign = a_campaign()
        elements = {**campaign.elements, TEXT: a_heading()}
        assert f"“{TEXT}” calls itself “{HEADING}”" in refused(elements=elements)

    def test_ids_are_used_once(self) -> None:
        text = a_text(element_id=POPUP)
        assert f"the id “{POPUP}” is used twice" in refused_tree(
            stack(STEP, POPUP), elements=(text,)
        )

    @pytest.mark.parametrize("name", SECTION_RECORDS)
    def test_the_names_of_sections_are_no_ids(self, name: str) -> None:
        words = refused_tree(stack(STEP, name), elements=(a_text(element_id=name),))
        assert f"“{name}” is the name of a section" in words

    def test_a_step_is_a_stack(self) -> None:
        popup = evolve(a_campaign().popup(POPUP), steps=(TEXT,))
        elements = {TEXT: a_text(), CLOSE: CloseButton(id=CLOSE)}
        words = refused(popups={POPUP: popup}, elements=elements)
        assert f"the step “{TEXT}” is a text" in words

    def test_the_close_button_is_one(self) -> None:
        # Otherwise a visitor would see a pop-up that cannot be closed.
        elements = {**without(a_campaign(), CLOSE), CLOSE: a_heading(element_id=CLOSE)}
        assert f"the close button “{CLOSE}” is a heading" in refused(elements=elements)

    def test_a_trigger_is_named_once(self) -> None:
        triggers = (SingleAction(id="t", event="Charged"), PageVisit(id="t", address="/cart"))
        with pytest.raises(ValidationError, match="the id “t” is used twice"):
            LiveAudience(triggers=triggers)


@pytest.mark.parametrize("bad", ["", "A", "1a", "_a", "a b", "a.b", "é", "a" * 65, "a\n"])
def test_what_is_no_id(bad: str) -> None:
    with pytest.raises(ValidationError):
        a_campaign(id=bad)


@pytest.mark.parametrize("good", ["a", "a" * 64, "c_4f2a-1", "z0"])
def test_what_is_an_id(good: str) -> None:
    assert a_campaign(id=good).id == good


def test_the_format_is_this_one() -> None:
    assert a_campaign().format == FORMAT == 2
    with pytest.raises(ValidationError):
        a_campaign(format=1)


class TestNothingChangesInPlace:
    def test_no_field_can_be_set(self) -> None:
        campaign = a_campaign()
        with pytest.raises(ValidationError, match="frozen"):
            campaign.details = campaign.details  # type: ignore[misc]
        with pytest.raises(ValidationError, match="frozen"):
            del campaign.details.name

    @pytest.mark.parametrize("name", ["popups", "elements"])
    def test_no_map_can_be_changed(self, name: str) -> None:
        frozen: Any = getattr(a_campaign(), name)
        assert [type(frozen)] == [MappingProxyType]
        with pytest.raises(TypeError):
            frozen["new"] = None
        with pytest.raises(TypeError):
            del frozen[next(iter(frozen))]

    def test_a_map_that_was_handed_in_is_copied(self) -> None:
        campaign = a_campaign()
        elements = dict(campaign.elements)
        copy = evolve(campaign, elements=elements)
        elements.clear()
        assert copy == campaign

    def test_what_did_not_change_is_shared(self) -> None:
        campaign = a_campaign()
        changed = campaign.with_element(a_heading("Stay"))
        assert changed.element(TEXT) is campaign.element(TEXT)
        assert changed.popup(POPUP) is campaign.popup(POPUP)
        assert changed.goal is campaign.goal


class TestLookingUp:
    def test_an_element(self) -> None:
        assert a_campaign().element(HEADING).kind == "heading"
        with pytest.raises(EditRejected, match="no longer in the pop-up"):
            a_campaign().element("gone")

    def test_a_pop_up(self) -> None:
        assert a_campaign().popup(POPUP).steps == (STEP,)
        with pytest.raises(EditRejected, match="no longer in the campaign"):
            a_campaign().popup("gone")

    @pytest.mark.parametrize("element_id", [HEADING, TEXT, BUTTON])
    def test_an_element_with_words(self, element_id: str) -> None:
        assert a_campaign().text_element(element_id).id == element_id

    @pytest.mark.parametrize("element_id", [STEP, CLOSE])
    def test_an_element_without_words(self, element_id: str) -> None:
        with pytest.raises(EditRejected, match="holds no text"):
            a_campaign().text_element(element_id)

# SPDX-License-Identifier: MIT
"""Who: everyone or a live trigger, from the keyboard into the document and back."""

from __future__ import annotations

import pytest

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import SetAudience
from exit_studio.models.triggers import PageMatch, PageVisit, SingleAction
from exit_studio.ui.who.who_section import WhoSection
from tests.builders import a_campaign, counted_ids
from tests.ui.rig import OPENS_A_LIST, Rig, SectionDesk

VISIT = PageVisit(id="t_a", match=PageMatch.STARTS_WITH, address="/cart")
ACTION = SingleAction(id="t_b", event="Added To Cart")
TRIGGERS = Place(section=Section.WHO, record="audience", field="triggers")


@pytest.fixture
def section() -> WhoSection:
    return WhoSection(new_id=counted_ids())


@pytest.fixture
def section_desk(rig: Rig, section: WhoSection) -> SectionDesk:
    return SectionDesk(rig, section, a_campaign(audience=LiveAudience(triggers=(VISIT,))))


def test_it_shows_a_page_visit(section_desk: SectionDesk, section: WhoSection) -> None:
    assert section.kind_field.choice == "live"
    assert section.trigger.kind_field.currentText() == "Visits a page"
    assert section.trigger.match_field.currentText() == "starts with"
    assert section.trigger.address_field.text() == "/cart"
    assert section.trigger.address_field.isVisible()
    assert not section.trigger.event_field.isVisible()


def test_it_shows_a_single_action(section_desk: SectionDesk, section: WhoSection) -> None:
    section_desk.show(a_campaign(audience=LiveAudience(triggers=(ACTION,))))

    assert section.trigger.kind_field.currentText() == "Does an event"
    assert section.trigger.event_field.text() == "Added To Cart"
    assert not section.trigger.address_field.isVisible()


def test_everyone_needs_no_trigger(section_desk: SectionDesk, section: WhoSection) -> None:
    section_desk.click(section.kind_field.button("everyone"))

    assert section_desk.edits == [SetAudience(audience=Everyone())]
    assert not section.trigger_card.isVisible()
    assert section._words.text() == "Every visitor who is about to leave."


def test_live_behaviour_begins_with_a_page_visit_to_fill_in(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.show(a_campaign(audience=Everyone()))

    section_desk.click(section.kind_field.button("live"))

    assert section_desk.edits == [
        SetAudience(audience=LiveAudience(triggers=(PageVisit(id="t_1"),)))
    ]
    assert section.trigger.address_field.hasFocus()


def test_choosing_what_is_chosen_asks_for_nothing(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.click(section.kind_field.button("live"))

    assert section_desk.edits == []


def test_the_kind_of_the_trigger_can_be_changed(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.choose(section.trigger.kind_field, "Does an event")

    assert section_desk.document.audience == LiveAudience(triggers=(SingleAction(id="t_1"),))
    assert section.trigger.event_field.hasFocus()


def test_the_way_of_comparing_can_be_changed(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.choose(section.trigger.match_field, "matches wildcard")

    wildcard = PageVisit(id="t_a", match=PageMatch.WILDCARD, address="/cart")
    assert section_desk.edits[-1] == SetAudience(audience=LiveAudience(triggers=(wildcard,)))


def test_typing_an_address_keeps_the_cursor_and_is_one_step(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    before = section_desk.document
    section.trigger.address_field.setFocus()
    section.trigger.address_field.setCursorPosition(1)

    section_desk.type(section.trigger.address_field, "shop/")

    assert section.trigger.address_field.text() == "/shop/cart"
    assert section.trigger.address_field.cursorPosition() == 6
    section_desk.session.undo()
    assert section_desk.document == before


@OPENS_A_LIST
def test_typing_names_the_event(section_desk: SectionDesk, section: WhoSection) -> None:
    section_desk.show(a_campaign(audience=LiveAudience(triggers=(ACTION,))))

    section_desk.retype(section.trigger.event_field, "Left")

    assert section_desk.document.audience == LiveAudience(
        triggers=(SingleAction(id="t_b", event="Left"),)
    )


def test_further_triggers_of_a_file_are_kept(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.show(a_campaign(audience=LiveAudience(triggers=(VISIT, ACTION))))

    section_desk.type(section.trigger.address_field, "/x")

    audience = section_desk.document.audience
    assert isinstance(audience, LiveAudience)
    assert audience.triggers[1] == ACTION


def test_an_address_is_asked_for(section_desk: SectionDesk, section: WhoSection) -> None:
    section_desk.retype(section.trigger.address_field, "")

    assert section._problem.isVisible()
    assert section._problem.text() == (
        "The page visit names no address. Type the address of the page, or a part of it."
    )
    assert section.trigger.address_field.property("wrong") == "true"


def test_live_behaviour_without_a_trigger_offers_to_add_one(
    section_desk: SectionDesk, section: WhoSection
) -> None:
    section_desk.show(a_campaign(audience=LiveAudience()))
    section.show_place(TRIGGERS)
    assert section.add_button.hasFocus()
    assert not section.trigger.isVisible()

    section_desk.click(section.add_button)

    assert section_desk.document.audience == LiveAudience(triggers=(PageVisit(id="t_1"),))
    assert section.trigger.address_field.hasFocus()


@pytest.mark.parametrize(
    ("trigger", "focused"), [(VISIT, "address_field"), (ACTION, "event_field")]
)
def test_it_goes_to_the_place_of_a_finding(
    section_desk: SectionDesk,
    section: WhoSection,
    trigger: PageVisit | SingleAction,
    focused: str,
) -> None:
    section_desk.show(a_campaign(audience=LiveAudience(triggers=(trigger,))))
    section.show_place(TRIGGERS)

    assert getattr(section.trigger, focused).hasFocus()


def test_the_audience_is_said_in_words(section_desk: SectionDesk, section: WhoSection) -> None:
    section_desk.show(a_campaign(audience=LiveAudience(triggers=(VISIT, ACTION))))

    assert section._words.text() == (
        "Visitors who are about to leave, and to whom, in this session, any of this applies:\n"
        "    who are on a page whose address starts with “/cart”\n"
        "    who did “Added To Cart” in this session"
    )

# SPDX-License-Identifier: MIT
"""Names that a campaign uses, and how those of several make one list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from exit_studio.models.audience import LiveAudience, PastBehaviour
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import NumberTest, TextOneOf, TextTest
from exit_studio.models.details import Details
from exit_studio.models.events import Aggregate, PropertyFilter
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import PropertyMessage, PropertyVariant, SingleMessage
from exit_studio.models.record import evolve
from exit_studio.models.segment import (
    AdHocSegment,
    ConstantEvent,
    ConstantRule,
    EventRule,
    Group,
    PropertyRule,
)
from exit_studio.models.triggers import Inaction, SingleAction, TriggerEvent
from exit_studio.models.vocabulary import (
    DEMO_SHOP,
    MAX_NAMES,
    OF_VISITORS,
    Vocabulary,
    vocabulary_of,
)
from tests.builders import POPUP, a_campaign
from tests.strategies import LAW, campaigns

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "js"
NAMELESS = Details(name="Spring")


def plain(**fields: object) -> Campaign:
    """A campaign in which only these fields hold names."""
    return a_campaign(**{"details": NAMELESS, "audience": LiveAudience(), "goal": Goal(), **fields})


def is_text(name: str, text: str) -> PropertyFilter:
    return PropertyFilter(property=name, test=TextTest(value=text))


def of_segment(*rules: EventRule | PropertyRule | ConstantRule) -> Campaign:
    root = Group(id="root", rules=(Group(id="inner", rules=rules),))
    return plain(audience=PastBehaviour(segment=AdHocSegment(root=root)))


def test_a_goal_names_events_properties_and_values() -> None:
    event = GoalEvent(
        id="g_1",
        event=" Charged ",
        filters=(
            is_text("product", "red shoes"),
            PropertyFilter(property="colour", test=TextOneOf(values=("red", "blue"))),
        ),
        measure=Aggregate(property="amount", test=NumberTest(value=40)),
    )

    found = vocabulary_of(plain(goal=Goal(events=(event,))))

    assert found == Vocabulary(
        events=("Charged",),
        properties={"Charged": ("product", "colour", "amount")},
        values={"product": ("red shoes",), "colour": ("red", "blue")},
    )


def test_what_has_no_name_yet_is_left_out() -> None:
    event = GoalEvent(id="g_1", event="  ", filters=(is_text("product", " "), is_text("", "red")))

    assert vocabulary_of(plain(goal=Goal(events=(event,)))) == Vocabulary()


def test_live_triggers_are_looked_through() -> None:
    audience = LiveAudience(
        triggers=(
            SingleAction(id="t_1", event="Signed Up", filters=(is_text("plan", "pro"),)),
            Inaction(id="t_2", did=TriggerEvent(event="Searched"), did_not=TriggerEvent()),
        )
    )

    found = vocabulary_of(plain(audience=audience))

    assert found.events == ("Signed Up", "Searched")
    assert found.properties == {"Signed Up": ("plan",)}


def test_segments_are_looked_through_however_deep() -> None:
    found = vocabulary_of(
        of_segment(
            EventRule(id="r_1", event="Charged", filters=(is_text("product", "hat"),)),
            PropertyRule(id="r_2", property="city", test=TextTest(value="Vienna")),
            ConstantRule(
                id="r_3",
                property="product",
                events=(ConstantEvent(event="Added To Cart"), ConstantEvent(event="")),
            ),
        )
    )

    assert found.events == ("Charged", "Added To Cart")
    assert found.properties == {
        "Charged": ("product",),
        OF_VISITORS: ("city",),
        "Added To Cart": ("product",),
    }
    assert found.values == {"product": ("hat",), "city": ("Vienna",)}


def test_variants_by_property_name_a_property_of_visitors_and_its_values() -> None:
    single = SingleMessage(popup=POPUP)
    message = PropertyMessage(
        property="tier",
        default=single,
        variants=(PropertyVariant(id="v_1", values=("Gold", "Silver"), content=single),),
    )

    found = vocabulary_of(plain(message=message))

    assert found.properties == {OF_VISITORS: ("tier",)}
    assert found.values == {"tier": ("Gold", "Silver")}


def test_labels_are_names_too() -> None:
    details = evolve(NAMELESS, labels=("spring", "eu"))

    assert vocabulary_of(plain(details=details)).labels == ("eu", "spring")


def test_what_was_used_last_comes_first_and_once() -> None:
    older = Vocabulary(
        events=("Charged", "Searched"),
        properties={"Charged": ("amount",), "Searched": ("words",)},
        values={"city": ("Rome",)},
        labels=("eu",),
    )
    newer = Vocabulary(
        events=("Signed Up", "Searched"),
        properties={"Charged": ("product",)},
        values={"city": ("Vienna", "Rome")},
        labels=("spring",),
    )

    assert newer.before(older) == Vocabulary(
        events=("Signed Up", "Searched", "Charged"),
        properties={"Charged": ("product", "amount"), "Searched": ("words",)},
        values={"city": ("Vienna", "Rome")},
        labels=("spring", "eu"),
    )


def test_names_used_long_ago_are_forgotten() -> None:
    older = Vocabulary(events=tuple(f"old {n}" for n in range(MAX_NAMES)))

    joined = Vocabulary(events=("new",)).before(older)

    assert joined.events[0] == "new"
    assert joined.events[-1] == f"old {MAX_NAMES - 2}"
    assert len(joined.events) == MAX_NAMES


def test_an_events_own_properties_are_offered_before_those_of_others() -> None:
    names = Vocabulary(
        properties={"Charged": ("amount",), OF_VISITORS: ("city",), "Searched": ("words", "amount")}
    )

    assert names.properties_of("Searched") == ("words", "amount")
    assert names.properties_of("Charged") == ("amount", "words")
    assert names.properties_of("Never Seen") == ("amount", "words")
    assert names.properties_of(OF_VISITORS) == ("city",)


@pytest.mark.parametrize(
    "source", sorted(path.name for path in DEMO.glob("*.js") if path.name != "track.js")
)
def test_the_demo_shops_events_are_those_that_it_raises(source: str) -> None:
    text = (DEMO / source).read_text(encoding="utf-8")
    for event, properties in re.findall(r'track\("([^"]+)", \{(.*?)\}\)', text, re.DOTALL):
        names = re.findall(r"(?:^|,)\s*([a-z]+)(?=\s*[:,}]|\s*$)", properties)
        assert event in DEMO_SHOP.events
        assert set(DEMO_SHOP.properties[event]) == set(names)


@given(campaigns())
@LAW
def test_any_campaign_has_a_vocabulary_that_survives_json(campaign: Campaign) -> None:
    found = vocabulary_of(campaign)

    assert Vocabulary.model_validate_json(found.model_dump_json()) == found
    assert found.before(found) == found

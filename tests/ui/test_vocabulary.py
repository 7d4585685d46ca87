# SPDX-License-Identifier: MIT
"""What fields are completed from, over several campaigns and starts."""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.vocabulary import DEMO_SHOP, Vocabulary
from exit_studio.ui.vocabulary import VOCABULARY_SETTING, SharedVocabulary
from tests.builders import a_blank_campaign, a_campaign
from tests.ui.fakes import FULL_DISK
from tests.ui.rig import Rig


def with_event(name: str, *, campaign_id: str = "c_1") -> Campaign:
    goal = Goal(events=(GoalEvent(id="g_1", event=name),))
    return a_blank_campaign(id=campaign_id, goal=goal)


def test_at_first_it_offers_what_the_demo_shop_raises(rig: Rig) -> None:
    assert SharedVocabulary(rig.library).names == DEMO_SHOP


def test_names_of_open_campaigns_come_first_the_one_shown_last_before_the_others(rig: Rig) -> None:
    vocabulary = SharedVocabulary(rig.library)
    vocabulary.show_document(with_event("First", campaign_id="c_1"))
    vocabulary.show_document(with_event("Second", campaign_id="c_2"))
    assert vocabulary.names.events == ("Second", "First", *DEMO_SHOP.events)

    vocabulary.show_document(with_event("Third", campaign_id="c_1"))

    assert vocabulary.names.events == ("Third", "Second", *DEMO_SHOP.events)


def test_what_a_closed_campaign_held_is_known_at_the_next_start(rig: Rig) -> None:
    rig.run(SharedVocabulary(rig.library).learn(with_event("Signed Up")))

    vocabulary = SharedVocabulary(rig.library)
    rig.run(vocabulary.load())

    assert vocabulary.names.events == ("Signed Up", *DEMO_SHOP.events)


def test_what_was_kept_before_stays(rig: Rig) -> None:
    vocabulary = SharedVocabulary(rig.library)
    rig.run(vocabulary.learn(with_event("First")))
    rig.run(vocabulary.learn(with_event("Second")))

    kept = Vocabulary.model_validate_json(rig.library.settings[VOCABULARY_SETTING])

    assert kept.events == ("Second", "First")


def test_a_campaign_without_new_names_writes_nothing(rig: Rig) -> None:
    vocabulary = SharedVocabulary(rig.library)
    rig.run(vocabulary.learn(with_event("First")))
    rig.library.failure = FULL_DISK

    rig.run(vocabulary.learn(with_event("First")))

    assert vocabulary.names.events[0] == "First"


def test_a_library_that_cannot_be_written_keeps_nobody_from_closing(rig: Rig) -> None:
    rig.library.failure = FULL_DISK
    vocabulary = SharedVocabulary(rig.library)

    rig.run(vocabulary.learn(with_event("First")))

    assert vocabulary.names.events == ("First", *DEMO_SHOP.events)
    assert VOCABULARY_SETTING not in rig.library.settings


def test_a_setting_that_is_nonsense_is_as_good_as_none(rig: Rig) -> None:
    rig.library.settings[VOCABULARY_SETTING] = '{"events": 7}'
    vocabulary = SharedVocabulary(rig.library)

    rig.run(vocabulary.load())

    assert vocabulary.names == DEMO_SHOP


def test_closing_a_window_keeps_its_names_and_opening_another_offers_them(rig: Rig) -> None:
    window = rig.window(a_campaign(details=Details(name="Spring", labels=("eu",))))
    assert rig.around.vocabulary.names.labels == ("eu",)

    window.close()
    rig.wait_until(lambda: not window.isVisible())

    kept = Vocabulary.model_validate_json(rig.library.settings[VOCABULARY_SETTING])
    assert kept.labels == ("eu",)
    assert rig.around.vocabulary.names.labels == ("eu",)

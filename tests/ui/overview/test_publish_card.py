# SPDX-License-Identifier: MIT
"""The card that publishes, in each state that a campaign can be in, inside of its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.errors import LibraryError
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.library import ThisComputer
from exit_studio.ui.campaign_window import OVERVIEW, CampaignWindow
from exit_studio.ui.overview.publish_card import PublishCard
from exit_studio.ui.publishing import BackendState
from tests.builders import CAMPAIGN, a_blank_campaign
from tests.ui.fakes import heard, report_of
from tests.ui.rig import Rig


@pytest.fixture
def window(rig: Rig) -> CampaignWindow:
    rig.backend_is(BackendState.READY)
    made = rig.window()
    made.tabs.setCurrentIndex(OVERVIEW)
    rig.settle(made)
    return made


@pytest.fixture
def card(window: CampaignWindow) -> PublishCard:
    return window.overview.publish_card


def click_publish(rig: Rig, window: CampaignWindow) -> None:
    QTest.mouseClick(window.overview.publish_card.publish_button, Qt.MouseButton.LeftButton)
    rig.settle(window)


def send(rig: Rig, window: CampaignWindow) -> None:
    """Let what waits reach the backend."""
    rig.library.send(ThisComputer())
    rig.backend.reports[CAMPAIGN] = report_of(CAMPAIGN, views=1, clicks=1, closes=0)
    rig.publishing.outbox_changed.emit()
    rig.settle(window)


def test_a_campaign_that_was_never_published(window: CampaignWindow, card: PublishCard) -> None:
    assert card.pill.text() == "Not published"
    assert window.state_pill.text() == "Draft"
    assert card.words.text() == "Visitors of the sites that use this computer will see it."
    assert card.publish_button.isEnabled()
    assert card.publish_button.text() == "Publish campaign"
    assert not card.discard_button.isVisible()
    assert not window.overview.report_card.isVisible()


def test_publishing_puts_it_into_the_outbox(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    woken = heard(rig.publishing.wake_requested)

    click_publish(rig, window)

    (item,) = rig.library.outbox
    assert item.request.campaign == window.document
    assert woken == [None]
    assert card.pill.text() == window.state_pill.text() == "Waiting to be sent"
    assert card.words.text().startswith(
        "It is saved here and will be sent to this computer once, as soon as it answers."
    )
    assert not card.publish_button.isEnabled()
    assert card.discard_button.isVisible()


def test_a_double_click_publishes_once(rig: Rig, window: CampaignWindow, card: PublishCard) -> None:
    card.publish_button.click()
    card.publish_button.click()
    rig.settle(window)

    assert [item.id for item in rig.library.outbox] == ["k_1"]


def test_what_waits_can_be_taken_back(rig: Rig, window: CampaignWindow, card: PublishCard) -> None:
    click_publish(rig, window)

    QTest.mouseClick(card.discard_button, Qt.MouseButton.LeftButton)
    rig.settle(window)

    assert rig.library.outbox == []
    assert card.pill.text() == "Not published"


def test_while_the_backend_is_away_the_card_says_why_it_waits(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    rig.backend_is(BackendState.AWAY, remote=True, reason="The backend does not answer.")

    click_publish(rig, window)

    assert "https://exit.example.com once" in card.words.text()
    assert card.words.text().endswith("The backend does not answer.")


def test_a_refused_campaign_says_why_and_can_be_published_again(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    click_publish(rig, window)
    rig.library.refuse("The token may not publish.")
    rig.publishing.outbox_changed.emit()
    rig.settle(window)
    assert card.pill.text() == "Refused"
    assert window.state_pill.text() == "Refused by the backend"
    assert card.words.text() == "The token may not publish."
    assert card.publish_button.isEnabled()

    click_publish(rig, window)

    assert card.pill.text() == "Waiting to be sent"


def test_a_live_campaign_says_since_when_and_reports(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    click_publish(rig, window)

    send(rig, window)

    assert card.pill.text() == window.state_pill.text() == "Live"
    assert card.words.text().startswith("Revision 3 is live on this computer since ")
    assert not card.publish_button.isEnabled()
    assert window.overview.report_card.isVisible()
    assert window.overview.report_card.figures["clicks"].text() == "1"


def test_an_edited_campaign_can_be_published_again(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    click_publish(rig, window)
    send(rig, window)

    window.session.submit(RenameCampaign(name="Autumn"))
    rig.settle(window)
    assert card.pill.text() == window.state_pill.text() == "Live, edited since"
    assert card.publish_button.text() == "Publish changes"
    click_publish(rig, window)

    (item,) = rig.library.outbox
    assert item.request.base_revision == 3
    assert item.request.campaign.details.name == "Autumn"


def test_errors_stop_publishing(rig: Rig) -> None:
    window = rig.window(a_blank_campaign())
    window.tabs.setCurrentIndex(OVERVIEW)
    card = window.overview.publish_card
    assert card.words.text() == "3 errors stand in the way."
    assert card.publish_button.toolTip() == "Mend the errors below first"

    click_publish(rig, window)

    assert rig.library.outbox == []


def test_a_full_disk_stops_publishing_and_one_can_try_again(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    rig.library.failure = LibraryError("The disk is full.")
    click_publish(rig, window)
    assert window.messages.texts == ("The disk is full.",)
    assert card.publish_button.isEnabled()
    rig.library.failure = None

    click_publish(rig, window)

    assert len(rig.library.outbox) == 1


def test_the_demo_shop_is_offered_where_this_computer_publishes(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    asked = heard(window.demo_requested)
    QTest.mouseClick(card.demo_button, Qt.MouseButton.LeftButton)
    assert asked == [None]

    rig.backend_is(BackendState.READY, remote=True)
    assert not card.demo_button.isVisible()
    rig.backend_is(BackendState.STARTING)

    assert card.demo_button.isVisible()
    assert not card.demo_button.isEnabled()


def test_another_backend_can_be_chosen(window: CampaignWindow, card: PublishCard) -> None:
    asked = heard(window.settings_requested)

    QTest.mouseClick(card.settings_button, Qt.MouseButton.LeftButton)

    assert asked == [None]


def test_what_differs_from_what_is_live_is_shown_in_a_window_of_its_own(
    rig: Rig, window: CampaignWindow, card: PublishCard
) -> None:
    click_publish(rig, window)
    send(rig, window)
    assert not card.compare_button.isVisible()
    window.session.submit(RenameCampaign(name="Autumn"))
    rig.settle(window)

    QTest.mouseClick(card.compare_button, Qt.MouseButton.LeftButton)
    rig.settle(window)

    opened = window.compare_window
    assert opened is not None
    assert opened.isVisible()
    assert not opened.isModal()
    assert opened.before.title.text() == "Live"
    assert opened.before.note.text().startswith("Revision 3 is live on this computer since ")
    assert [row.words.text() for row in opened.rows] == [
        "Name: “Wait, your cart misses you” → “Autumn”"
    ]

    QTest.mouseClick(card.compare_button, Qt.MouseButton.LeftButton)
    rig.settle(window)
    again = window.compare_window
    assert again is not None
    assert again is not opened
    rig.run(window.shut())

    assert window.compare_window is None

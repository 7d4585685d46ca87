# SPDX-License-Identifier: MIT
"""Publishing as windows see it: the backend and its state, the outbox, how a campaign stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from typing_extensions import override

from exit_studio.errors import BackendRefused, ExitStudioError, LibraryError, SecretError
from exit_studio.models.library import OutboxItem, RemoteBackend, ThisComputer
from exit_studio.models.record import evolve
from exit_studio.models.wire import Health
from exit_studio.ui.publishing import BackendState, BackendStatus, Publishing, PublishState
from tests.builders import CAMPAIGN, NOW, a_blank_campaign, a_campaign
from tests.ui.fakes import AWAY, FULL_DISK, FakeConnection, heard, published, report_of
from tests.ui.rig import REMOTE, Rig


@pytest.fixture
def publishing(rig: Rig) -> Publishing:
    rig.library.put(a_campaign())
    return rig.publishing


def publish(rig: Rig) -> OutboxItem:
    """Publish the campaign and return what waits then."""
    rig.run(rig.publishing.publish(a_campaign(), 0))
    return rig.library.outbox[-1]


def standing(rig: Rig) -> PublishState:
    return rig.run(rig.publishing.standing(a_campaign())).state


# -- the backend -------------------------------------------------------------------------------


def test_at_first_it_is_this_computer(rig: Rig, publishing: Publishing) -> None:
    rig.run(publishing.load_backend_status())

    assert publishing.status == BackendStatus(ThisComputer(), BackendState.STARTING)


def test_the_chosen_backend_is_kept_for_the_next_start(rig: Rig, publishing: Publishing) -> None:
    rig.run(publishing.choose_backend(REMOTE))

    later = Publishing(rig.library, rig.backend.connect, clock=rig.clock, new_id=rig.new_id)
    rig.run(later.load_backend_status())

    assert later.status.backend == REMOTE


@pytest.mark.parametrize("text", ["{", "null", '{"kind": "remote"}', '"this_computer"'])
def test_a_backend_that_cannot_be_read_is_this_computer(
    rig: Rig, publishing: Publishing, text: str
) -> None:
    rig.library.settings["backend"] = text

    rig.run(publishing.load_backend_status())

    assert publishing.status.backend == ThisComputer()


def test_a_backend_that_answers_is_ready_and_wakes_the_outbox(
    rig: Rig, publishing: Publishing
) -> None:
    woken = heard(publishing.wake_requested)

    rig.run(publishing.check_backend())
    rig.run(publishing.check_backend())

    assert publishing.status.state is BackendState.READY
    assert woken == [None]


@pytest.mark.parametrize("error", [AWAY, BackendRefused("The token is wrong.", status=401)])
def test_a_backend_that_does_not_is_away_and_says_why(
    rig: Rig, publishing: Publishing, error: ExitStudioError
) -> None:
    rig.backend.failure = error  # type: ignore[assignment]  # both are backend errors

    rig.run(publishing.check_backend())

    assert publishing.status == BackendStatus(ThisComputer(), BackendState.AWAY, str(error))


def test_a_backend_whose_token_is_missing_is_away(rig: Rig) -> None:
    async def no_token(backend: object) -> FakeConnection:
        raise SecretError("There is no token for https://exit.example.com.")

    publishing = Publishing(rig.library, no_token, clock=rig.clock, new_id=rig.new_id)

    rig.run(publishing.check_backend())

    assert publishing.status.state is BackendState.AWAY
    assert publishing.status.reason == "There is no token for https://exit.example.com."


def test_an_answer_that_comes_after_another_choice_says_nothing(
    rig: Rig, publishing: Publishing
) -> None:
    class SlowConnection(FakeConnection):
        @override
        async def health(self) -> Health:
            # The user chooses another one while this one thinks.
            slow.show_backend(BackendStatus(REMOTE, BackendState.STARTING))
            return await super().health()

    connection = SlowConnection()
    slow = Publishing(rig.library, connection.connect, clock=rig.clock, new_id=rig.new_id)

    rig.run(slow.check_backend())

    assert slow.status == BackendStatus(REMOTE, BackendState.STARTING)


# -- publishing --------------------------------------------------------------------------------


def test_publishing_makes_a_checkpoint_and_an_item_with_its_key(
    rig: Rig, publishing: Publishing
) -> None:
    changed = heard(publishing.outbox_changed)

    item = publish(rig)

    assert rig.library.checkpoints[CAMPAIGN] == (a_campaign(), 0)
    assert item.id == "k_1"
    assert item.backend == ThisComputer()
    assert item.request.campaign == a_campaign()
    assert item.request.base_revision == 0
    assert (item.created_at, item.not_before) == (NOW, NOW)
    assert changed == [None]


def test_publishing_again_names_the_revision_that_is_live(rig: Rig, publishing: Publishing) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer(), revision=7)

    assert publish(rig).request.base_revision == 7


def test_publishing_to_another_backend_begins_anew(rig: Rig, publishing: Publishing) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer(), revision=7)
    rig.backend_is(BackendState.READY, remote=True)

    item = publish(rig)

    assert (item.backend, item.request.base_revision) == (REMOTE, 0)


def test_what_cannot_be_kept_is_not_published(rig: Rig, publishing: Publishing) -> None:
    rig.library.failure = FULL_DISK
    woken = heard(publishing.wake_requested)

    with pytest.raises(LibraryError, match="The disk is full"):
        publish(rig)

    assert woken == []


# -- how a campaign stands ---------------------------------------------------------------------


def test_a_campaign_stands_as_library_and_outbox_say(rig: Rig, publishing: Publishing) -> None:
    assert standing(rig) is PublishState.NEVER
    publish(rig)
    seen = [standing(rig)]
    rig.library.refuse("No.")
    seen.append(standing(rig))
    rig.library.outbox = []
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer())
    seen.append(standing(rig))
    rig.library.publications[CAMPAIGN] = published(a_blank_campaign(id=CAMPAIGN), ThisComputer())
    seen.append(standing(rig))

    assert seen == [
        PublishState.QUEUED,
        PublishState.REFUSED,
        PublishState.LIVE,
        PublishState.EDITED,
    ]


def test_what_is_live_elsewhere_was_never_published_here(rig: Rig, publishing: Publishing) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), REMOTE)

    assert standing(rig) is PublishState.NEVER


def test_what_another_campaign_waits_for_is_no_concern(rig: Rig, publishing: Publishing) -> None:
    publish(rig)

    found = rig.run(publishing.standing(a_campaign(id="c_other")))

    assert found.state is PublishState.NEVER


def test_it_says_why_a_campaign_waits(rig: Rig, publishing: Publishing) -> None:
    publish(rig)
    assert rig.run(publishing.standing(a_campaign())).reason == ""

    rig.library.outbox = [evolve(rig.library.outbox[0], attempts=2)]
    tried = rig.run(publishing.standing(a_campaign())).reason
    rig.backend_is(BackendState.AWAY, reason="The backend does not answer.")

    assert tried == "The last try failed; the next one comes by itself."
    assert rig.run(publishing.standing(a_campaign())).reason == "The backend does not answer."


def test_discarding_takes_back_all_that_waits_of_a_campaign(
    rig: Rig, publishing: Publishing
) -> None:
    item = publish(rig)
    later = evolve(item, id="k_2", created_at=NOW + timedelta(minutes=1))
    foreign = evolve(item, id="k_3", campaign_id="c_other")
    rig.library.outbox = [item, later, foreign]

    rig.run(publishing.discard(item))

    assert rig.library.outbox == [foreign]


# -- reports -----------------------------------------------------------------------------------


def test_a_report_comes_from_where_the_campaign_is_live(rig: Rig, publishing: Publishing) -> None:
    backend = RemoteBackend(url="https://elsewhere.example")
    rig.library.publications[CAMPAIGN] = published(a_campaign(), backend)
    rig.backend.reports[CAMPAIGN] = report_of(CAMPAIGN, views=3, clicks=1, closes=1)

    report = rig.run(publishing.report(CAMPAIGN))

    assert report == rig.backend.reports[CAMPAIGN]
    assert rig.backend.chosen == [backend]


def test_without_a_publication_nobody_is_asked(rig: Rig, publishing: Publishing) -> None:
    assert rig.run(publishing.report(CAMPAIGN)) is None
    assert rig.backend.chosen == []


def test_a_backend_that_cannot_be_asked_gives_no_report(rig: Rig, publishing: Publishing) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer())
    rig.backend.failure = AWAY

    assert rig.run(publishing.report(CAMPAIGN)) is None

# SPDX-License-Identifier: MIT
"""Publishing to a backend that misbehaves: it is said what to do, and published exactly once."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.library import OutboxItem, RemoteBackend
from exit_studio.models.wire import ErrorAnswer, LiveCampaign
from exit_studio.sync.client import BackendClient
from exit_studio.sync.credentials import Keep
from exit_studio.sync.transport import Limits
from exit_studio.ui.overview.publish_card import PublishCard
from exit_studio.ui.settings.settings_dialog import SettingsDialog
from tests.journeys.person import LOOK_EVERY, PATIENCE, Person, live
from tests.server.processes import running
from tests.sync.rude_server import http

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]

TOKEN = "t" * 43
WRONG_TOKEN = "w" * 43

WAITING, REFUSED = "Waiting to be sent", "Refused"
LIVE, EDITED = "Live", "Live, edited since"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of the studio."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Trouble = Callable[[Asked], bytes]
"""What comes back instead of the backend's answer; nothing, and the line is cut."""


class Door(ThreadingTCPServer):
    """The address of the backend, as the studio knows it. It leads there, or into trouble.

    Attributes:
        address: Taken from the beginning; until the door is opened nobody listens at it.
        trouble: What a request meets; None to be passed on.
        let_go: Set at the end, for what makes the studio wait.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, backend: str) -> None:
        super().__init__(("127.0.0.1", 0), _Knock, bind_and_activate=False)
        self.server_bind()
        self.backend = backend
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.trouble: Trouble | None = None
        self.let_go = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="door")

    def open(self) -> None:
        if not self._thread.is_alive():
            self.server_activate()
            self._thread.start()

    def close(self) -> None:
        self.let_go.set()
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join(timeout=30)
        self.server_close()

    def pass_on(self, asked: Asked) -> bytes:
        """Ask the backend, and return its answer."""
        connection = HTTPConnection(self.backend.removeprefix("http://"), timeout=30)
        try:
            connection.request(asked.method, asked.path, asked.body or None, asked.headers)
            answer = connection.getresponse()
            return http(f"{answer.status} {answer.reason}", answer.read())
        finally:
            connection.close()

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """The studio has hung up, which it may."""


class _Knock(BaseHTTPRequestHandler):
    server: Door

    def do_GET(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.command, self.path, dict(self.headers), body)
        self.wfile.write((self.server.trouble or self.server.pass_on)(asked))
        self.close_connection = True

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Standard error is for what goes wrong."""


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the real server answers, as a process of its own."""
    data = tmp_path_factory.mktemp("backend") / "data"
    with running(data, "--json", "--until-stdin-closes", first_line=TOKEN) as server:
        yield server.url


@pytest.fixture
def door(backend: str) -> Iterator[Door]:
    made = Door(backend)
    yield made
    made.close()


# -- what a person does ------------------------------------------------------------------------


async def chooses_backend(
    person: Person, url: str, token: str = TOKEN, keep: Keep = Keep.UNTIL_CLOSED
) -> None:
    await person.app.services.tokens.set(url, token, keep)
    await person.app.publishing.choose_backend(RemoteBackend(url=url))


async def publishes(person: Person, *, name: str = "") -> PublishCard:
    """Give the campaign a name, and press the button that publishes."""
    window = person.window
    if name:
        window.tabs.setCurrentIndex(0)
        person.types(window.start.name_field, name)
    if not window.overview.isVisible():
        person.clicks(window.review_button)
    card = window.overview.publish_card
    await person.sees(card.publish_button.isEnabled, about="publishing is possible")
    person.clicks(card.publish_button)
    return card


async def sees_pill(person: Person, words: str) -> str:
    """Wait for this state of the campaign, and return what the card says of it."""
    card = person.window.overview.publish_card
    await person.sees(lambda: card.pill.text() == words, about=words)
    return plain(card.words)


def plain(label: QLabel) -> str:
    """What a label says, without the places where its long words may break."""
    return label.text().replace("\N{ZERO WIDTH SPACE}", "")


async def outbox(person: Person) -> tuple[OutboxItem, ...]:
    return await person.app.library.waiting_items()


async def sees_a_try_fail(person: Person) -> OutboxItem:
    """Wait until an item of the outbox was tried in vain, and return it."""
    async with asyncio.timeout(PATIENCE):
        while not (tried := [item for item in await outbox(person) if item.attempts]):
            await asyncio.sleep(LOOK_EVERY)
    return tried[0]


async def is_live(person: Person, url: str, document: Campaign) -> LiveCampaign:
    """Ask the backend itself what is live of a campaign."""
    found = await BackendClient(person.app.services.transport, url, TOKEN).live(document.id)
    assert found is not None
    return found


async def sees_it_published_once(
    person: Person, url: str, document: Campaign, *, revision: int = 1
) -> None:
    words = await sees_pill(person, LIVE)
    assert words.startswith(f"Revision {revision} is live on ")
    found = await is_live(person, url, document)
    assert (found.receipt.revision, found.campaign) == (revision, document)
    assert await outbox(person) == ()
    # The card has said all; nothing of it was called an error of the studio.
    assert [text for text in person.window.messages.texts if "runs as root" not in text] == []


# -- troubles ----------------------------------------------------------------------------------


def says_500(asked: Asked) -> bytes:
    return http("500 Internal Server Error", b"Out of order", kind="text/plain")


def says_html(asked: Asked) -> bytes:
    return http("200 OK", b"<html><h1>Welcome to our Wi-Fi</h1></html>", kind="text/html")


def says_half(asked: Asked) -> bytes:
    return http("200 OK", b'{"program": "exit-studio", "version": "1"}')[:-20]


def hangs_up(asked: Asked) -> bytes:
    return b""


CONFLICT = ErrorAnswer(
    error="revision_outdated",
    message="Revision 3 is live, which is newer than the one that this is based on.",
    hint="Get what is live, bring both together, and publish again.",
)
OUTDATED = http("409 Conflict", CONFLICT.model_dump_json().encode())

TRY_AGAIN = r"Check the network connection and the address, then try again\."


def test_a_backend_that_cannot_do_it_now_gets_it_later(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    host = re.escape(door.address.removeprefix("http://"))
    saved = f"It is saved here and will be sent to {door.address} once, as soon as it answers."
    troubles: list[tuple[Trouble | None, str]] = [
        (None, rf"No connection to {host}\. {TRY_AGAIN}"),
        (says_500, rf"{host} could not do it now \(status 500\)\. Try again later\."),
        (says_half, rf"The exchange with {host} broke off \(\w+\)\. {TRY_AGAIN}"),
    ]

    async def story(person: Person) -> None:
        for revision, (trouble, why) in enumerate(troubles, 1):
            door.trouble = trouble
            await chooses_backend(person, door.address)
            await publishes(person, name=f"Lamps {revision}")
            document = person.window.document

            words = await sees_pill(person, WAITING)
            assert re.fullmatch(rf"{re.escape(saved)} {why}", words), words
            assert "not reachable" in person.window.backend_label.text()
            assert (await sees_a_try_fail(person)).request.campaign == document

            # No more trouble: it goes by itself.
            door.trouble = None
            door.open()
            await sees_it_published_once(person, door.backend, document, revision=revision)

    live(qtbot, tmp_path, story)


def test_a_backend_that_is_too_slow_gets_it_later(qtbot: QtBot, tmp_path: Path, door: Door) -> None:
    def is_slow(asked: Asked) -> bytes:
        door.let_go.wait(30)
        return b""

    async def story(person: Person) -> None:
        door.trouble = is_slow
        door.open()
        await chooses_backend(person, door.address)
        await publishes(person, name="Lamps")
        document = person.window.document
        words = await sees_pill(person, WAITING)
        assert re.search(rf"did not answer within 1\.5 seconds\. {TRY_AGAIN}$", words), words
        assert (await sees_a_try_fail(person)).request.campaign == document
        door.trouble = None
        await sees_it_published_once(person, door.backend, document)

    # The studio is more patient than a test should be.
    live(qtbot, tmp_path, story, limits=Limits(whole=1.5))


def test_what_is_refused_is_kept_until_a_person_publishes_again(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    def conflicts(asked: Asked) -> bytes:
        return OUTDATED if asked.method == "PUT" else door.pass_on(asked)

    host = door.address.removeprefix("http://")
    not_ours = f"{host} did not answer as an Exit Studio backend does (status 200)."
    troubles: list[tuple[Trouble, str]] = [
        (says_html, f"{not_ours} Check the address {door.address}."),
        (conflicts, f"{CONFLICT.message} {CONFLICT.hint}"),
    ]

    async def story(person: Person) -> None:
        door.open()
        for revision, (trouble, why) in enumerate(troubles, 1):
            door.trouble = trouble
            await chooses_backend(person, door.address)
            card = await publishes(person, name=f"Lamps {revision}")
            document = person.window.document
            assert await sees_pill(person, REFUSED) == why
            (item,) = await outbox(person)
            assert item.request.campaign == document

            door.trouble = None
            person.clicks(card.publish_button)
            await sees_it_published_once(person, door.backend, document, revision=revision)

    live(qtbot, tmp_path, story)


# -- the token, by the settings ----------------------------------------------------------------


async def connects(person: Person, url: str, token: str, *, and_reads: str) -> None:
    """Choose a backend in the settings, and close them when they have said this."""
    person.clicks(person.window.overview.publish_card.settings_button)
    dialog = await person.sees_dialog(SettingsDialog)
    person.clicks(dialog.remote_choice)
    person.types(dialog.address_field, url)
    person.types(dialog.token_field, token)
    person.clicks(dialog.keep_field.button(Keep.UNTIL_CLOSED))
    person.clicks(dialog.connect_button)

    def said() -> bool:
        labels = dialog.findChildren(QLabel)
        return any(and_reads in plain(label) for label in labels if label.isVisible())

    await person.sees(said, about=and_reads)
    dialog.accept()


def test_with_a_wrong_token_it_waits_for_the_right_one(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    async def story(person: Person) -> None:
        door.open()
        person.clicks(person.window.review_button)
        sentence = "did not accept the token. Enter the token again"
        await connects(person, door.address, WRONG_TOKEN, and_reads=sentence)
        card = await publishes(person)
        document = person.window.document
        assert sentence in await sees_pill(person, REFUSED)
        (item,) = await outbox(person)
        assert item.request.campaign == document

        await connects(person, door.address, TOKEN, and_reads="Connected.")
        person.clicks(card.publish_button)
        await sees_it_published_once(person, door.backend, document)
        assert "connected" in person.window.backend_label.text()

    live(qtbot, tmp_path, story)


# -- closed in between -------------------------------------------------------------------------


def test_what_was_published_without_a_network_is_sent_after_the_next_start(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    published: list[Campaign] = []

    async def without_network(person: Person) -> None:
        await chooses_backend(person, door.address, keep=Keep.FILE)
        await publishes(person, name="Lamps")
        await sees_pill(person, WAITING)
        published.append(person.window.document)

    async def with_network(person: Person) -> None:
        # Nothing is pressed: the window of the library is all that is open.
        assert person.app.studio.windows == {}
        (document,) = published
        async with asyncio.timeout(PATIENCE):
            while await outbox(person):
                await asyncio.sleep(LOOK_EVERY)
        person.app.studio.open_campaign(document.id)
        await person.sees(lambda: person.app.studio.windows, about="the campaign is open")
        await sees_it_published_once(person, door.backend, document)

    live(qtbot, tmp_path, without_network)
    door.open()
    live(qtbot, tmp_path, with_network)


# -- an answer that is lost --------------------------------------------------------------------


def loses_answers(door: Door) -> Trouble:
    """What is published arrives, but nobody hears of it."""

    def lose(asked: Asked) -> bytes:
        answer = door.pass_on(asked)
        return b"" if asked.method == "PUT" else answer

    return lose


async def publishes_and_hears_nothing(person: Person, door: Door, *, name: str) -> Campaign:
    """The campaign is live, and the studio does not know."""
    door.trouble = loses_answers(door)
    await publishes(person, name=name)
    document = person.window.document
    await sees_a_try_fail(person)
    assert (await is_live(person, door.backend, document)).campaign == document
    card = person.window.overview.publish_card
    sentence = "The last try failed; the next one comes by itself."
    await person.sees(lambda: card.words.text().endswith(sentence), about=sentence)
    assert card.pill.text() == WAITING
    return document


def test_after_a_lost_answer_it_is_published_once(qtbot: QtBot, tmp_path: Path, door: Door) -> None:
    async def story(person: Person) -> None:
        door.open()
        await chooses_backend(person, door.address)
        first = await publishes_and_hears_nothing(person, door, name="Lamps")
        door.trouble = None
        await sees_it_published_once(person, door.backend, first, revision=1)

        # One who does not wait for it, but edits and publishes that.
        await publishes_and_hears_nothing(person, door, name="Lamps and shades")
        door.trouble = hangs_up
        person.clicks(person.window.overview.publish_card.discard_button)
        await sees_pill(person, EDITED)
        assert await outbox(person) == ()
        await publishes(person, name="Lamps, shades and candles")
        await sees_pill(person, WAITING)
        door.trouble = None
        await sees_it_published_once(person, door.backend, person.window.document, revision=3)

    live(qtbot, tmp_path, story)


def test_a_lost_answer_and_a_lost_token_publish_it_once(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    published: list[Campaign] = []

    async def hears_nothing(person: Person) -> None:
        door.open()
        await chooses_backend(person, door.address)
        published.append(await publishes_and_hears_nothing(person, door, name="Lamps"))
        door.trouble = hangs_up

    async def has_no_token(person: Person) -> None:
        (document,) = published
        person.app.studio.open_campaign(document.id)
        await person.sees(lambda: person.app.studio.windows, about="the campaign is open")
        person.clicks(person.window.review_button)
        sentence = f"There is no token for {door.address}. Enter it in the settings."
        assert await sees_pill(person, REFUSED) == sentence
        door.trouble = None
        await connects(person, door.address, TOKEN, and_reads="Connected.")
        await publishes(person)
        await sees_it_published_once(person, door.backend, document)

    live(qtbot, tmp_path, hears_nothing)
    live(qtbot, tmp_path, has_no_token)

# SPDX-License-Identifier: MIT
from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exit_studio import resources
from exit_studio.models.edits import SetContent
from exit_studio.models.rich_text import Run
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.scheme import START, register_scheme
from tests.preview.desk import NODES, Desk


class QuietPage(QWebEnginePage):
    """A page with the profile of the preview, but free to go where the profile lets it."""

    @override
    def javaScriptConsoleMessage(self, *args: object) -> None:
        """What Chromium says of a script that is opened like a page is not the point."""


@pytest.fixture
def bare_page(profile: PreviewProfile) -> Iterator[QWebEnginePage]:
    page = QuietPage(profile)
    yield page
    shiboken6.delete(page)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that would hear of any request that leaves the preview."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def opens(page: QWebEnginePage, address: str, qtbot: QtBot) -> bool:
    with qtbot.waitSignal(page.loadFinished) as finished:
        page.load(QUrl(address))
    return bool(finished.args == [True])


def was_called(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


def address_of(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_the_tag_is_the_one_that_websites_get(bare_page: QWebEnginePage, qtbot: QtBot) -> None:
    assert opens(bare_page, "exitstudio://preview/tag.js", qtbot)

    with qtbot.waitCallback() as callback:
        bare_page.toPlainText(callback)

    shipped = resources.read_text("tag", "dist", "tag.js")
    assert callback.args[0].strip() == shipped.strip()


def test_the_page_draws_with_that_tag(desk: Desk) -> None:
    assert desk.js("[...document.scripts].map((script) => script.getAttribute('src'))") == [
        "/qwebchannel.js",
        "/tag.js",
        "/overlay.js",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "exitstudio://preview/nothing",
        "exitstudio://preview/../tag/src/render.js",
        "exitstudio://elsewhere/preview",
        "file:///etc/hostname",
        "qrc:/qtwebchannel/qwebchannel.js",
        "chrome://version",
        "data:text/html,hello",
    ],
)
def test_the_profile_opens_nothing_but_what_is_in_the_table(
    bare_page: QWebEnginePage, address: str, qtbot: QtBot
) -> None:
    assert not opens(bare_page, address, qtbot)


def test_the_profile_reaches_no_network(
    bare_page: QWebEnginePage, listener: socket.socket, qtbot: QtBot
) -> None:
    assert not opens(bare_page, address_of(listener), qtbot)
    assert not was_called(listener)


def test_another_page_gets_nothing_of_ours(bare_page: QWebEnginePage, qtbot: QtBot) -> None:
    assert opens(bare_page, "about:blank", qtbot)
    bare_page.runJavaScript(
        """const script = document.createElement('script');
        script.src = 'exitstudio://preview/tag.js';
        script.onload = () => { document.title = 'loaded' };
        script.onerror = () => { document.title = 'refused' };
        document.head.append(script)"""
    )

    qtbot.waitUntil(lambda: bare_page.title() in {"loaded", "refused"})
    assert bare_page.title() == "refused"


@pytest.mark.parametrize(
    "attempt",
    [
        "location.href = '{0}'",
        "location.assign('exitstudio://preview/tag.js')",
        "open('{0}')",
        "fetch('{0}')",
        "navigator.sendBeacon('{0}')",
        "document.body.append(Object.assign(new Image(), {{src: '{0}'}}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {{src: '{0}'}}))",
    ],
)
def test_the_page_stays_and_calls_nobody(
    desk: Desk, listener: socket.socket, attempt: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, logger="exit_studio.preview"):
        desk.js(f"(() => {{ {attempt.format(address_of(listener))}; return 1 }})()")
        # What the page does next, it does after the attempt.
        desk.js("1")

    assert desk.view.url() == START
    assert desk.text_of("heading") == "Wait, your cart misses you"
    assert not was_called(listener)


def test_the_page_may_not_do_what_it_never_needs(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    attempts = [
        "eval('1')",
        "new Function('return 1')()",
        "document.body.innerHTML = '<b>1</b>'",
        "trustedTypes.createPolicy('mine', {createHTML: (text) => text})",
        "localStorage.setItem('a', '1')",
    ]
    outcomes = {}
    with caplog.at_level(logging.CRITICAL, logger="exit_studio.preview"):
        for attempt in attempts:
            outcomes[attempt] = desk.js(
                f"(() => {{ try {{ {attempt}; return 'done' }} catch {{ return 'refused' }} }})()"
            )

    assert outcomes == dict.fromkeys(attempts, "refused")


def test_dialogs_of_the_page_are_refused(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, logger="exit_studio.preview"):
        assert desk.js("(alert('hello'), confirm('sure?'))") is False


def test_what_scripts_say_goes_to_the_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="exit_studio.preview"):
        desk.js("(console.warn('a word'), 1)")

    assert "a word" in caplog.text


NO_MESSAGES = [
    "",
    "}{",
    '{"kind": "quit"}',
    '{"kind": "write", "element_id": "heading"}',
    '{"kind": "write", "element_id": "close", "text": "x", "number": 1}',
    '{"kind": "write", "element_id": "gone", "text": "x", "number": 1}',
    '{"kind": "write", "element_id": "heading", "text": "\\ud800", "number": 1}',
    '{"kind": "edit", "edit": {"kind": "rename_campaign", "name": "x"}}',
    "[" * 100_000,
]


def test_messages_that_are_none_are_logged_and_change_nothing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.campaign
    for text in NO_MESSAGES:
        caplog.clear()
        with caplog.at_level(logging.WARNING, logger="exit_studio.preview"):
            desk.bridge.send(text)

        assert len(caplog.records) == 1, text[:80]
        assert len(caplog.text) < 1_000

    assert desk.edits == []
    assert desk.campaign is before
    assert desk.text_of("heading") == "Wait, your cart misses you"


def test_a_selection_of_what_is_not_in_the_popup_selects_nothing(desk: Desk) -> None:
    desk.bridge.send('{"kind": "selected", "ids": ["heading", "details", "gone"]}')

    assert desk.selection == ("heading",)


def test_the_page_sees_a_signal_and_a_slot(desk: Desk) -> None:
    meta = desk.bridge.metaObject()
    own = [meta.method(index) for index in range(meta.methodOffset(), meta.methodCount())]

    assert [bytes(method.methodSignature().data()) for method in own] == [
        b"pushed(QString)",
        b"send(QString)",
    ]
    assert meta.propertyOffset() == meta.propertyCount()
    assert list(desk.view.page().webChannel().registeredObjects()) == ["bridge"]


def test_the_scheme_is_registered_once() -> None:
    register_scheme()


def test_nothing_is_kept_on_disk(profile: PreviewProfile) -> None:
    assert profile.isOffTheRecord()
    assert not Path(profile.persistentStoragePath()).exists()


def test_links_in_the_popup_lead_nowhere(desk: Desk, listener: socket.socket) -> None:
    link = Run(text="Finish today and take it all home with you", link=address_of(listener))
    desk.submit(SetContent(element_id="text", content=(link,)))
    desk.wait(f"{NODES}.querySelectorAll('#text a').length", 1)

    desk.click(desk.middle_of("text"))

    desk.wait_for_selection("text")
    assert desk.view.url() == START
    assert not was_called(listener)

# SPDX-License-Identifier: MIT
"""A second start of the studio: brings the first to the front, hands its files over, and ends."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from exit_studio.bootstrap.entry import door_name
from exit_studio.bootstrap.single_instance import Door, knock
from exit_studio.models.opening import MAX_OPENING_BYTES, Opening
from exit_studio.paths import Paths
from exit_studio.resources import resource_path
from tests.ui.fakes import heard

ALREADY_OPEN = "exit-studio: the studio is open already with this library.\n"


@pytest.fixture
def name(tmp_path: Path) -> str:
    return door_name(tmp_path / "library.db")


@pytest.fixture
def door(qtbot: QtBot, name: str) -> Iterator[Door]:
    made = Door(name)
    yield made
    made.close()


def say(qtbot: QtBot, name: str, message: bytes) -> bytes:
    """Say something at a door; what is answered before it closes."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(1_000)
    socket.write(message)
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() == unconnected)
    return bytes(socket.readAll().data())


# -- the door ----------------------------------------------------------------------------------


def test_each_library_has_a_door_of_its_own(tmp_path: Path) -> None:
    one, other = door_name(tmp_path / "a.db"), door_name(tmp_path / "b.db")

    assert one != other
    assert one == door_name(tmp_path / "a.db")
    # Names of sockets are short on some systems.
    assert len(one) < 50


def test_what_is_asked_for_is_heard_and_answered(qtbot: QtBot, name: str, door: Door) -> None:
    asked = heard(door.opening_requested)

    assert say(qtbot, name, b'{"version": 1, "files": ["/tmp/a.json"]}\n') == b"yes\n"
    assert say(qtbot, name, b'{"version": 1, "files": []}\n') == b"yes\n"

    assert asked == [Opening(files=("/tmp/a.json",)), Opening()]


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"hello\n",
        b'{"version": 2}\n',
        b'{"files": [7]}\n',
        b"\xff\xfe\n",
        b"x" * (MAX_OPENING_BYTES + 1),
    ],
    ids=["nothing", "words", "version", "number", "bytes", "long"],
)
def test_what_is_no_message_is_sent_away(
    qtbot: QtBot, name: str, door: Door, message: bytes
) -> None:
    asked = heard(door.opening_requested)

    assert say(qtbot, name, message) == b""
    assert asked == []
    # And the next one is heard all the same.
    assert say(qtbot, name, b'{"files": []}\n') == b"yes\n"


def test_a_socket_that_was_left_behind_is_no_hindrance(qtbot: QtBot, name: str) -> None:
    server = QLocalServer()
    assert server.listen(name)
    left = Path(server.fullServerName())
    if left.exists():
        kept = left.with_name(f"{left.name}-kept")
        os.link(left, kept)
        server.close()
        kept.rename(left)

    with closing(Door(name)):
        assert say(qtbot, name, b'{"files": []}\n') == b"yes\n"


def test_only_this_person_may_knock(name: str, door: Door) -> None:
    path = Path(door._server.fullServerName())
    if path.exists():
        assert path.stat().st_mode & 0o077 == 0


def test_nobody_answers_where_there_is_no_studio(qtbot: QtBot, name: str) -> None:
    assert not knock(name, (), patience_ms=50)


# -- two processes -----------------------------------------------------------------------------


def command(base: Path, *files: Path) -> list[str]:
    return [sys.executable, "-m", "exit_studio", "--basedir", str(base), *map(str, files)]


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def begin(processes: ExitStack, base: Path) -> subprocess.Popen[bytes]:
    """Start a studio that is ended after the test."""
    studio = subprocess.Popen(command(base), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    processes.callback(studio.wait)
    processes.callback(studio.kill)
    return studio


def start_again(base: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(base, *files), capture_output=True, text=True, timeout=60, check=False
    )


def until(what: Callable[[], object], *, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def names_in(library: Path) -> list[str]:
    """The names of the campaigns in a library."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT document FROM campaigns").fetchall()
            return [json.loads(document)["details"]["name"] for (document,) in found]
    except sqlite3.Error:
        return []


def a_file(folder: Path, name: str) -> Path:
    """A campaign file."""
    path = folder / "from outside.json"
    text = resource_path("templates", "blank.json").read_text(encoding="utf-8")
    path.write_text(text.replace('"name": ""', f'"name": "{name}"'), encoding="utf-8")
    return path


@pytest.mark.journey
def test_a_second_start_hands_its_files_to_the_first_and_ends(
    tmp_path: Path, processes: ExitStack
) -> None:
    base, library = tmp_path / "base", Paths.under(tmp_path / "base").library_file
    first = begin(processes, base)
    until(Paths.under(base).lock_file.exists)

    # The first is still starting.
    early = start_again(base)
    assert (early.returncode, early.stdout, early.stderr) == (0, "", "")
    until(lambda: names_in(library))

    late = start_again(base, a_file(tmp_path, "From outside"))
    assert (late.returncode, late.stdout, late.stderr) == (0, "", "")
    until(lambda: "From outside" in names_in(library))
    assert first.poll() is None


@pytest.mark.journey
def test_a_start_after_the_first_was_killed_is_a_first_one(
    tmp_path: Path, processes: ExitStack
) -> None:
    base = tmp_path / "base"
    first = begin(processes, base)
    until(lambda: names_in(Paths.under(base).library_file))
    first.kill()
    first.wait()

    second = begin(processes, base)
    lock = Paths.under(base).lock_file
    until(lambda: lock.read_text(encoding="utf-8").startswith(f"{second.pid}\n"))

    assert start_again(base).returncode == 0
    assert second.poll() is None


@pytest.mark.journey
def test_a_first_one_that_does_not_answer_is_told_in_one_line(
    tmp_path: Path, processes: ExitStack
) -> None:
    base = tmp_path / "base"
    Paths.under(base).create()
    code = (
        "import sys; from PySide6.QtCore import QLockFile; lock = QLockFile(sys.argv[1]);"
        "assert lock.tryLock(0); print(flush=True); sys.stdin.read()"
    )
    silent = processes.enter_context(
        subprocess.Popen(
            [sys.executable, "-c", code, str(Paths.under(base).lock_file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    )
    processes.callback(silent.kill)
    assert silent.stdout is not None
    silent.stdout.readline()

    second = start_again(base)

    assert (second.returncode, second.stdout, second.stderr) == (3, "", ALREADY_OPEN)

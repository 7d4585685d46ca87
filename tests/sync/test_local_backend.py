# SPDX-License-Identifier: MIT
"""The server of this computer is started, watched and ended, however it behaves."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from exit_studio.errors import ServerError
from exit_studio.sync.local_backend import (
    Failed,
    LocalBackend,
    LocalState,
    Patience,
    Running,
    Starting,
    Stopped,
    serve_command,
)
from tests.sync.waiting import until

ROOT = Path(__file__).resolve().parents[2]
TINY_SERVER = Path(__file__).with_name("tiny_server.py")
QUICK = Patience(start=60, end=60, first_pause=0.001)

Story = Callable[[LocalBackend], Awaitable[None]]


class Stage:
    """A local backend that runs the tiny server, and what became of it."""

    def __init__(self, folder: Path, behaviour: str, patience: Patience = QUICK) -> None:
        self.folder = folder
        self.states: list[LocalState] = []
        self._behaviour = behaviour
        self._patience = patience
        self._numbers = count(1)

    def play(self, story: Story) -> list[LocalState]:
        async def played() -> None:
            backend = LocalBackend(
                self.folder,
                new_token=lambda: f"token-{next(self._numbers)}",
                on_change=self.states.append,
                command=self._command,
                patience=self._patience,
            )
            try:
                async with asyncio.timeout(60):
                    await story(backend)
            finally:
                await backend.stop()

        asyncio.run(played())
        return self.states

    def starts(self) -> list[list[str]]:
        """Process number, port, token and names of variables of each start."""
        notes = self.folder / "starts.txt"
        if not notes.exists():
            return []
        return [line.split(" ", 3) for line in notes.read_text(encoding="utf-8").splitlines()]

    def _command(self, port: int) -> Sequence[str]:
        behaviour = self._behaviour
        return [sys.executable, "-I", str(TINY_SERVER), behaviour, str(port), str(self.folder)]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def failing(backend: LocalBackend) -> str:
    """Start it and return with which words it is given up."""
    await backend.start()
    with pytest.raises(ServerError) as raised:
        await backend.running()
    assert str(backend.log) in raised.value.hint
    return raised.value.user_message


def test_it_runs_and_ends(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "well")

    async def story(backend: LocalBackend) -> None:
        assert backend.state == Stopped()
        await backend.start()
        running = await backend.running()
        assert running == Running("http://127.0.0.1:40123", "token-1", "site_1")
        assert await backend.running() == running
        assert "token-1" not in repr(running)
        await backend.start()
        await backend.stop()
        assert backend.state == Stopped()
        assert backend.pid is None

    states = stage.play(story)
    assert [type(state) for state in states] == [Starting, Running, Stopped]
    ((pid, port, token, _),) = stage.starts()
    assert (port, token) == ("0", "token-1")
    assert (tmp_path / "ended.txt").exists()
    assert not is_alive(int(pid))


def test_it_can_be_stopped_before_it_runs_and_started_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "well")

    async def story(backend: LocalBackend) -> None:
        await backend.stop()
        await backend.start()
        await backend.stop()
        await backend.start()
        await backend.running()

    stage.play(story)
    assert not any(is_alive(int(start[0])) for start in stage.starts())


def test_nobody_waits_for_what_is_not_wanted(tmp_path: Path) -> None:
    async def story(backend: LocalBackend) -> None:
        with pytest.raises(ServerError, match="is not running"):
            await backend.running()
        await backend.start()
        waiting = asyncio.create_task(backend.running())
        await asyncio.sleep(0)
        await backend.stop()
        with pytest.raises(ServerError, match="is not running"):
            await waiting

    Stage(tmp_path, "says nothing").play(story)


def test_killed_it_is_started_again_at_the_same_port_with_another_token(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "well")

    async def story(backend: LocalBackend) -> None:
        await backend.start()
        first = await backend.running()
        assert backend.pid == int(stage.starts()[0][0])
        os.kill(backend.pid, signal.SIGKILL)
        await until(lambda: backend.state != first)
        second = await backend.running()
        assert (second.url, second.token) == (first.url, "token-2")

    states = stage.play(story)
    kinds = [type(state) for state in states]
    assert kinds == [Starting, Running, Starting, Running, Stopped]
    assert [start[1] for start in stage.starts()] == ["0", "40123"]


def test_it_remembers_its_port_but_does_not_insist(tmp_path: Path) -> None:
    (tmp_path / "port").write_text("41999", encoding="ascii")
    stage = Stage(tmp_path, "needs another port")

    async def story(backend: LocalBackend) -> None:
        await backend.start()
        assert (await backend.running()).url == "http://127.0.0.1:40123"

    stage.play(story)
    assert [start[1] for start in stage.starts()] == ["41999", "0"]
    assert (tmp_path / "port").read_text(encoding="ascii") == "40123"


def test_a_broken_note_of_the_port_is_none(tmp_path: Path) -> None:
    (tmp_path / "port").write_text("forty", encoding="ascii")
    stage = Stage(tmp_path, "well")

    async def story(backend: LocalBackend) -> None:
        await backend.start()
        await backend.running()

    stage.play(story)
    assert [start[1] for start in stage.starts()] == ["0"]


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        ("refuses", "The database is from a newer version."),
        ("complains", "did not start: Port 1 is taken. Choose another."),
    ],
)
def test_what_it_refuses_is_not_tried_again(tmp_path: Path, behaviour: str, words: str) -> None:
    stage = Stage(tmp_path, behaviour)

    async def story(backend: LocalBackend) -> None:
        assert words in await failing(backend)

    states = stage.play(story)
    assert [type(state) for state in states] == [Starting, Failed, Stopped]
    assert len(stage.starts()) == 1


def test_when_it_dies_again_and_again_it_is_given_up(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "dies")

    async def story(backend: LocalBackend) -> None:
        message = await failing(backend)
        assert "went down too often" in message
        assert "Oops: it broke" in message

    stage.play(story)
    assert len(stage.starts()) == 6


def test_after_a_failure_it_can_be_started_anew(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "refuses")

    async def story(backend: LocalBackend) -> None:
        await failing(backend)
        await failing(backend)

    stage.play(story)
    assert len(stage.starts()) == 2


@pytest.mark.parametrize("behaviour", ["says nonsense", "says another host"])
def test_what_does_not_say_where_it_listens_is_ended(tmp_path: Path, behaviour: str) -> None:
    stage = Stage(tmp_path, behaviour, Patience(first_pause=0.001, restarts=1))

    async def story(backend: LocalBackend) -> None:
        assert "did not say where it listens" in await failing(backend)
        assert [is_alive(int(start[0])) for start in stage.starts()] == [False, False]

    stage.play(story)


def test_what_says_nothing_is_ended_after_its_time(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "says nothing", Patience(start=0.3, first_pause=0.001, restarts=0))

    async def story(backend: LocalBackend) -> None:
        assert "did not start within 0.3 seconds" in await failing(backend)
        assert backend.pid is None
        assert not any(is_alive(int(start[0])) for start in stage.starts())

    stage.play(story)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that can be ignored")
def test_what_will_not_go_is_killed(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "will not go", Patience(end=0.1))

    async def story(backend: LocalBackend) -> None:
        await backend.start()
        await backend.running()

    stage.play(story)
    assert not is_alive(int(stage.starts()[0][0]))


def test_one_that_talks_on_is_heard_out(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "talks on")

    async def story(backend: LocalBackend) -> None:
        await backend.start()
        await backend.running()

    stage.play(story)
    # It comes to its end only after all that it said has been taken from it.
    assert (tmp_path / "ended.txt").exists()


def test_a_program_that_is_not_there_is_said(tmp_path: Path) -> None:
    states: list[LocalState] = []

    async def played() -> None:
        backend = LocalBackend(
            tmp_path,
            new_token=lambda: "token",
            on_change=states.append,
            command=lambda port: [str(tmp_path / "nothing here")],
        )
        assert "could not be started: No such file" in await failing(backend)
        await backend.stop()

    asyncio.run(played())
    assert [type(state) for state in states] == [Starting, Failed, Stopped]


def test_a_log_that_has_grown_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "server.log").write_bytes(b"x" * (1024 * 1024 + 1))
    stage = Stage(tmp_path, "refuses")

    async def story(backend: LocalBackend) -> None:
        await failing(backend)

    stage.play(story)
    assert (tmp_path / "server.log.1").stat().st_size == 1024 * 1024 + 1
    assert "newer version" in (tmp_path / "server.log").read_text(encoding="utf-8")


def test_the_child_gets_nothing_that_was_meant_for_the_window(tmp_path: Path) -> None:
    code = f"""
        import asyncio, sys
        from pathlib import Path
        from exit_studio.sync.local_backend import LocalBackend

        folder = Path({str(tmp_path)!r})
        command = [sys.executable, "-I", {str(TINY_SERVER)!r}, "well", "0", str(folder)]

        async def story():
            backend = LocalBackend(
                folder,
                new_token=lambda: "token",
                on_change=lambda state: None,
                command=lambda port: command,
            )
            await backend.start()
            await backend.running()
            await backend.stop()

        asyncio.run(story())
    """
    hurtful = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QML2_IMPORT_PATH": "/nowhere",
        "EXIT_STUDIO_TOKEN": "secret",
    }
    environment = {**os.environ, **hurtful, "KEPT": "1"}
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, env=environment, check=True
    )
    names = (tmp_path / "starts.txt").read_text(encoding="utf-8")
    assert "'KEPT'" in names
    assert [name for name in hurtful if name in names] == []


def test_it_never_outlives_us(tmp_path: Path) -> None:
    code = f"""
        import asyncio, os, signal, sys
        from pathlib import Path
        from exit_studio.sync.local_backend import LocalBackend

        folder = Path({str(tmp_path)!r})
        command = [sys.executable, "-I", {str(TINY_SERVER)!r}, "well", "0", str(folder)]

        async def story():
            backend = LocalBackend(
                folder,
                new_token=lambda: "token",
                on_change=lambda state: None,
                command=lambda port: command,
            )
            await backend.start()
            await backend.running()
            os.kill(os.getpid(), signal.SIGKILL)

        asyncio.run(story())
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    asyncio.run(until((tmp_path / "ended.txt").exists))


def test_how_long_it_rests_after_each_death() -> None:
    patience = Patience()
    assert patience.pause([100], 100) == 0.5
    assert patience.pause([100, 101], 101) == 1
    assert patience.pause([100, 101, 102, 103, 104], 104) == 8
    assert patience.pause([100, 101, 102, 103, 104, 105], 105) is None
    assert patience.pause([100, 101, 102, 103, 104, 500], 500) == 0.5


def test_the_command_serves_loopback_and_ends_with_us(tmp_path: Path) -> None:
    command = serve_command(tmp_path, 40123)
    assert command[0] == sys.executable
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "40123"
    assert command[command.index("--data") + 1] == str(tmp_path)
    assert {"--json", "--until-stdin-closes"} <= set(command)

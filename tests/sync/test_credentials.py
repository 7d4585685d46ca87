# SPDX-License-Identifier: MIT
"""Tokens are kept where the person chose, found again, and forgotten everywhere."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from exit_studio.errors import SecretError
from exit_studio.sync.credentials import SERVICE, Keep, Keyring, TokenStore

ROOT = Path(__file__).resolve().parents[2]
URL = "https://exit.example.com"
OTHER = "https://other.example.com"


class FakeKeyring:
    """Keeps passwords in memory, as a keyring of the system would."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(FakeKeyring):
    """Refuses everything, as one that its person would not unlock."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise PermissionError("locked")

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise PermissionError("locked")


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "tokens.json"


def store(file: Path, keyring: Keyring | None) -> TokenStore:
    return TokenStore(file, keyring=lambda: keyring)


def test_a_token_in_the_keyring_is_found_by_the_next_studio(
    file: Path, keyring: FakeKeyring
) -> None:
    asyncio.run(store(file, keyring).set(URL, "secret", Keep.KEYRING))
    assert keyring.kept == {(SERVICE, URL): "secret"}
    assert asyncio.run(store(file, keyring).get(URL)) == "secret"
    assert asyncio.run(store(file, keyring).get(OTHER)) is None
    assert not file.exists()


def test_a_token_until_closed_is_written_nowhere(file: Path, keyring: FakeKeyring) -> None:
    async def story() -> None:
        tokens = store(file, keyring)
        await tokens.set(URL, "secret", Keep.UNTIL_CLOSED)
        assert await tokens.get(URL) == "secret"

    asyncio.run(story())
    assert keyring.kept == {}
    assert not file.parent.exists()
    assert asyncio.run(store(file, keyring).get(URL)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards files by their folder")
def test_a_token_in_the_file_can_be_read_by_nobody_else(file: Path) -> None:
    async def story() -> None:
        tokens = store(file, None)
        await tokens.set(URL, "one", Keep.FILE)
        await tokens.set(OTHER, "two", Keep.FILE)
        await tokens.set(URL, "three", Keep.FILE)

    asyncio.run(story())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["tokens.json"]
    assert asyncio.run(store(file, None).get(URL)) == "three"
    assert asyncio.run(store(file, None).get(OTHER)) == "two"


@pytest.mark.parametrize("first", list(Keep))
@pytest.mark.parametrize("second", list(Keep))
def test_a_new_token_leaves_no_older_one_behind(
    file: Path, keyring: FakeKeyring, first: Keep, second: Keep
) -> None:
    async def story() -> None:
        tokens = store(file, keyring)
        await tokens.set(URL, "old", first)
        await tokens.set(URL, "new", second)
        assert await tokens.get(URL) == "new"

    asyncio.run(story())
    assert "old" not in keyring.kept.values()
    assert not file.exists() or "old" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("keep", list(Keep))
def test_what_is_forgotten_is_nowhere(file: Path, keyring: FakeKeyring, keep: Keep) -> None:
    async def story() -> None:
        tokens = store(file, keyring)
        await tokens.set(URL, "secret", keep)
        await tokens.forget(URL)
        await tokens.forget(URL)
        assert await tokens.get(URL) is None

    asyncio.run(story())
    assert keyring.kept == {}
    assert not file.exists()


def test_forgetting_one_keeps_the_others(file: Path) -> None:
    async def story() -> None:
        tokens = store(file, None)
        await tokens.set(URL, "one", Keep.FILE)
        await tokens.set(OTHER, "two", Keep.FILE)
        await tokens.forget(URL)
        assert (await tokens.get(URL), await tokens.get(OTHER)) == (None, "two")

    asyncio.run(story())


def test_without_a_keyring_it_says_so_and_what_else_there_is(file: Path) -> None:
    async def story() -> None:
        tokens = store(file, None)
        assert await tokens.available() is False
        assert await tokens.get(URL) is None
        with pytest.raises(SecretError, match="has no keyring") as raised:
            await tokens.set(URL, "secret", Keep.KEYRING)
        assert "until the studio closes" in raised.value.hint

    asyncio.run(story())
    assert not file.exists()


def test_a_keyring_that_is_locked_is_said(file: Path) -> None:
    async def story() -> None:
        tokens = store(file, LockedKeyring())
        with pytest.raises(SecretError, match="PermissionError"):
            await tokens.set(URL, "secret", Keep.KEYRING)
        with pytest.raises(SecretError, match="PermissionError"):
            await tokens.get(URL)

    asyncio.run(story())


def test_a_keyring_that_cannot_be_found_out_is_not_available(file: Path) -> None:
    def broken() -> Keyring | None:
        raise ConnectionError("no session bus")

    tokens = TokenStore(file, keyring=broken)
    assert asyncio.run(tokens.available()) is False


KEYRING_IN_A_FILE = """
from pathlib import Path
from keyring.backend import KeyringBackend

FILE = Path(__file__).with_name("kept.txt")

class InAFile(KeyringBackend):
    priority = 5

    def get_password(self, service, username):
        return FILE.read_text() if FILE.exists() else None

    def set_password(self, service, username, password):
        FILE.write_text(password)

    def delete_password(self, service, username):
        FILE.unlink()
"""
ASKING = """
import asyncio, sys
from pathlib import Path
from exit_studio.sync.credentials import Keep, TokenStore

async def story():
    if not await TokenStore(Path(sys.argv[1])).available():
        return "none"
    await TokenStore(Path(sys.argv[1])).set("https://a.example", "secret", Keep.KEYRING)
    return await TokenStore(Path(sys.argv[1])).get("https://a.example")

print(asyncio.run(story()))
"""


@pytest.mark.parametrize(
    ("backend", "answer"),
    [("keyring_in_a_file.InAFile", "secret"), ("keyring.backends.null.Keyring", "none")],
)
def test_the_keyring_of_the_system_is_asked(tmp_path: Path, backend: str, answer: str) -> None:
    (tmp_path / "keyring_in_a_file.py").write_text(KEYRING_IN_A_FILE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASKING, tmp_path / "tokens.json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHON_KEYRING_BACKEND": backend},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{answer}\n", "")


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    """What a keyring waits for that never answers while the test runs."""
    done = threading.Event()
    yield done
    done.set()


def test_a_keyring_that_hangs_is_left_after_its_time(
    file: Path, keyring: FakeKeyring, hanging: threading.Event
) -> None:
    def slow() -> Keyring | None:
        hanging.wait(30)
        return keyring

    async def story() -> None:
        tokens = TokenStore(file, keyring=slow, patience_s=0.05)
        assert await tokens.available() is False
        with pytest.raises(SecretError, match=r"did not answer within 0\.05 seconds"):
            await tokens.get(URL)

    asyncio.run(story())


def test_the_loop_goes_on_while_the_keyring_thinks(
    file: Path, keyring: FakeKeyring, hanging: threading.Event
) -> None:
    def slow() -> Keyring | None:
        hanging.wait(30)
        return keyring

    async def story() -> None:
        asked = asyncio.create_task(TokenStore(file, keyring=slow).available())
        for _ in range(10):
            await asyncio.sleep(0)
        hanging.set()
        assert await asked is True

    asyncio.run(story())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards files by their folder")
def test_a_file_that_others_can_read_is_not_used(file: Path) -> None:
    asyncio.run(store(file, None).set(URL, "secret", Keep.FILE))
    file.chmod(0o640)
    with pytest.raises(SecretError, match="can be read by others") as raised:
        asyncio.run(store(file, None).get(URL))
    assert "chmod 600" in raised.value.hint


@pytest.mark.parametrize(
    "text", ['{"tokens": {"https://exit.exam', "[]", '{"tokens": {"a": 1}}', '{"other": {}}']
)
def test_a_broken_file_is_said_and_left_as_it_is(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises(SecretError, match="is broken"):
        asyncio.run(store(file, None).get(URL))
    with pytest.raises(SecretError, match="is broken"):
        asyncio.run(store(file, None).set(URL, "secret", Keep.FILE))
    assert file.read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_made_is_said(file: Path) -> None:
    file.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(SecretError, match="cannot be"):
        asyncio.run(store(file, None).set(URL, "secret", Keep.FILE))

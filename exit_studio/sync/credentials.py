# SPDX-License-Identifier: MIT
"""Where the tokens of remote backends are kept: the keyring, memory, or a private file.

Which of the three it is, is the person's choice; nothing is written down without it.
"""

from __future__ import annotations

import asyncio
import os
import stat
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import Field, ValidationError

from exit_studio.errors import SecretError
from exit_studio.models.record import FrozenMap, Record

__all__ = ["SERVICE", "Keep", "Keyring", "TokenStore", "system_keyring"]

SERVICE = "Exit Studio"
"""Under which name the tokens stand in the keyring; the account is the backend's address."""

PATIENCE_S = 60.0
"""Seconds for one question to the keyring, which may have to ask a person for its password."""

_NO_ACCESS_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHER_PLACE = "Choose to keep the token until the studio closes, or in a file."

T = TypeVar("T")


class Keep(StrEnum):
    """Where a token is to be kept."""

    KEYRING = "keyring"
    UNTIL_CLOSED = "until_closed"
    FILE = "file"


class Keyring(Protocol):
    """The part of a keyring that is needed here. Its calls may block, and raise what they like."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, in place of what was kept before."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        ...


class _TokenFile(Record):
    tokens: FrozenMap[str, str] = Field(default_factory=dict)


def system_keyring() -> Keyring | None:
    """Return the keyring of the person logged in, or None where there is no usable one.

    Blocks: it asks the operating system, and on Linux the session bus.
    """
    import keyring  # noqa: PLC0415  # looks through all installed packages when it is loaded

    found = keyring.get_keyring()
    # Below 1 the package itself would choose the keyring only when asked for it by name.
    return found if found.priority >= 1 else None


class TokenStore:
    """Keeps and finds tokens by the address of their backend.

    A token that is in several places is taken from memory first, then from the file, then from
    the keyring.
    """

    def __init__(
        self,
        file: Path,
        *,
        keyring: Callable[[], Keyring | None] = system_keyring,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Prepare; asks and reads nothing.

        Args:
            file: Where `Keep.FILE` writes.
            keyring: Finds the keyring; called on a thread of its own.
            patience_s: Seconds that the keyring may take for one answer.
        """
        self._file = file
        self._keyring = keyring
        self._patience_s = patience_s
        self._memory: dict[str, str] = {}

    async def available(self) -> bool:
        """Whether there is a keyring that can keep a token."""
        try:
            return await self._ask(self._keyring) is not None
        except SecretError:
            return False

    async def get(self, url: str) -> str | None:
        """Return the token for the backend at `url`, or None.

        Raises:
            SecretError: the file or the keyring cannot be read.
        """
        if token := self._memory.get(url):
            return token
        if token := (await asyncio.to_thread(_read, self._file)).get(url):
            return token
        return await self._ask(lambda: _from_keyring(self._keyring(), url))

    async def set(self, url: str, token: str, keep: Keep) -> None:
        """Keep `token` for the backend at `url` in one place, and forget it in the others.

        Raises:
            SecretError: that place cannot keep it, or another cannot forget the older one.
        """
        match keep:
            case Keep.KEYRING:
                await self._ask(lambda: _into_keyring(self._keyring(), url, token))
            case Keep.UNTIL_CLOSED:
                self._memory[url] = token
            case Keep.FILE:
                await asyncio.to_thread(_change, self._file, url, token)
        await self._forget_except(url, keep)

    async def forget(self, url: str) -> None:
        """Forget the token for the backend at `url`, wherever it is.

        Raises:
            SecretError: the file or the keyring cannot be changed.
        """
        await self._forget_except(url, None)

    async def _forget_except(self, url: str, keep: Keep | None) -> None:
        if keep is not Keep.UNTIL_CLOSED:
            self._memory.pop(url, None)
        if keep is not Keep.FILE:
            await asyncio.to_thread(_change, self._file, url, None)
        if keep is not Keep.KEYRING and await self.available():
            await self._ask(lambda: _out_of_keyring(self._keyring(), url))

    async def _ask(self, question: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(self._patience_s):
                return await _on_a_thread_of_its_own(question)
        except TimeoutError as error:
            raise SecretError(
                f"The keyring did not answer within {self._patience_s:g} seconds.",
                hint=_OTHER_PLACE,
            ) from error
        except SecretError:
            raise
        except Exception as error:
            # Each keyring raises errors of its own; the package promises no common one.
            raise SecretError(
                f"The keyring cannot be used ({type(error).__name__}).", hint=_OTHER_PLACE
            ) from error


async def _on_a_thread_of_its_own(question: Callable[[], T]) -> T:
    """Return what `question` returns.

    Not `asyncio.to_thread`: a keyring that never answers would keep the program from ending.
    """
    answer: Future[T] = Future()

    def ask() -> None:
        answer.set_running_or_notify_cancel()
        try:
            answer.set_result(question())
        except BaseException as error:  # noqa: BLE001  # it is raised where the answer is awaited
            answer.set_exception(error)

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    return await asyncio.wrap_future(answer)


def _needed(keyring: Keyring | None) -> Keyring:
    if keyring is None:
        raise SecretError(
            "This computer has no keyring that could keep a token.", hint=_OTHER_PLACE
        )
    return keyring


def _from_keyring(keyring: Keyring | None, url: str) -> str | None:
    return None if keyring is None else keyring.get_password(SERVICE, url)


def _into_keyring(keyring: Keyring | None, url: str, token: str) -> None:
    _needed(keyring).set_password(SERVICE, url, token)


def _out_of_keyring(keyring: Keyring | None, url: str) -> None:
    # Asked first: each keyring says in its own way that there is nothing to delete.
    if keyring is not None and keyring.get_password(SERVICE, url) is not None:
        keyring.delete_password(SERVICE, url)


def _read(file: Path) -> Mapping[str, str]:
    try:
        # On Windows the folder belongs to its person alone, and these bits say nothing.
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & _NO_ACCESS_FOR_OTHERS:
            raise SecretError(
                f"The tokens in {file} can be read by others.",
                hint=f"Make the file private (chmod 600 '{file}'), and renew the tokens.",
            )
        return _TokenFile.model_validate_json(file.read_bytes(), strict=True).tokens
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SecretError(
            f"The tokens in {file} cannot be read: {error.strerror}.",
            hint="Give yourself access to the file, or remove it and enter the tokens again.",
        ) from error
    except ValidationError as error:
        raise SecretError(
            f"The file of tokens, {file}, is broken.",
            hint="Remove it and enter the tokens again.",
        ) from error


def _change(file: Path, url: str, token: str | None) -> None:
    """Keep `token` in the file, or with None forget what it holds; the rest of it stays."""
    before = _read(file)
    after = {known: kept for known, kept in before.items() if known != url}
    if token is not None:
        after[url] = token
    if after == before:
        return
    try:
        if after:
            _write(file, _TokenFile(tokens=after).model_dump_json())
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise SecretError(
            f"The tokens in {file} cannot be changed: {error.strerror}.",
            hint="Make room on the disk, or give yourself access to that folder.",
        ) from error


def _write(file: Path, text: str) -> None:
    """Replace the file in one step; nobody else can read it at any moment."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")  # mode 0600
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise

# SPDX-License-Identifier: MIT
"""Bodies that are too large, too slow, or broken off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from exit_studio.server.answers import Refusal
from exit_studio.server.bodies import read_body

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


class Sender:
    """Sends pieces, and counts how many bytes were taken from it."""

    def __init__(self, *pieces: bytes, forever: bytes = b"") -> None:
        self._pieces = pieces
        self._forever = forever
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            self.taken += len(piece)
            yield piece
        while self._forever:
            self.taken += len(self._forever)
            yield self._forever


def read(sender: Sender, *, limit: int) -> bytes:
    return asyncio.run(read_body(aiter(sender), limit=limit, seconds=60))


def test_pieces_are_put_together() -> None:
    assert read(Sender(b"ab", b"", b"c"), limit=3) == b"abc"
    assert read(Sender(), limit=3) == b""


def test_one_byte_too_many_is_too_large() -> None:
    with pytest.raises(Refusal) as refusal:
        read(Sender(b"ab", b"cd"), limit=3)
    assert refusal.value.status == 413
    assert refusal.value.said.error == "body_too_large"


def test_of_a_body_that_is_too_large_the_rest_is_thrown_away() -> None:
    sender = Sender(*[b"x" * MEGABYTE] * 4)
    with pytest.raises(Refusal):
        read(sender, limit=KILOBYTE)
    assert sender.taken == 4 * MEGABYTE


def test_of_a_body_without_end_no_more_than_8_mb_are_thrown_away() -> None:
    sender = Sender(forever=b"x" * MEGABYTE)
    with pytest.raises(Refusal):
        read(sender, limit=MEGABYTE)
    assert sender.taken == 10 * MEGABYTE


def test_a_body_that_never_comes_is_given_up() -> None:
    async def silence() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    with pytest.raises(Refusal) as refusal:
        asyncio.run(read_body(silence(), limit=KILOBYTE, seconds=0.01))
    assert refusal.value.status == 408
    assert refusal.value.said.error == "body_slow"

# SPDX-License-Identifier: MIT
"""Work that windows start: kept alive, its failures told, waited for at the end."""

from __future__ import annotations

import asyncio

from exit_studio.ui.tasks import Tasks


def test_a_failure_is_told() -> None:
    errors: list[BaseException] = []
    problem = ValueError("no such thing")

    async def fail() -> None:
        raise problem

    async def story() -> None:
        tasks = Tasks(errors.append)
        tasks.start(fail(), name="fail")
        await tasks.settle()

    asyncio.run(story())
    assert errors == [problem]


def test_settling_waits_for_what_is_started_meanwhile() -> None:
    done: list[str] = []

    async def first(tasks: Tasks) -> None:
        await asyncio.sleep(0)
        tasks.start(second(), name="second")
        done.append("first")

    async def second() -> None:
        await asyncio.sleep(0)
        done.append("second")

    async def story() -> None:
        tasks = Tasks(lambda error: done.append(str(error)))
        tasks.start(first(tasks), name="first")
        await tasks.settle()

    asyncio.run(story())
    assert done == ["first", "second"]


def test_cancelling_ends_what_would_never_end_and_is_no_failure() -> None:
    errors: list[BaseException] = []

    async def story() -> bool:
        tasks = Tasks(errors.append)
        endless = tasks.start(asyncio.Event().wait(), name="endless")
        await asyncio.sleep(0)
        await tasks.cancel()
        return endless.cancelled()

    assert asyncio.run(story())
    assert errors == []

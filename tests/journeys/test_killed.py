# SPDX-License-Identifier: MIT
"""Killed at any moment, the studio loses nothing that had been on the screen for 250 ms."""

from __future__ import annotations

import asyncio
import random
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import repeat
from pathlib import Path

import pytest

from exit_studio.models.library import OpenedCampaign
from exit_studio.paths import Paths
from exit_studio.store.library import Library
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.crash import Command, Killed, document_after, kill_after
from tests.journeys.editing_studio import READY

MOMENTS = 50


async def prepare(base: Path) -> None:
    """Make the library that each studio starts on; making it takes as long as all that follows."""
    paths = Paths.under(base)
    paths.create()
    library = await Library.open(paths.library_file, backups=paths.backups, clock=lambda: NOW)
    await library.create(a_campaign())
    await library.close()


def kill(folder: Path, number: int, prepared: Path) -> Killed:
    shutil.copytree(prepared, folder)
    rng = random.Random(f"kill the studio {number}")  # noqa: S311  # repeatable, no secret
    module = "tests.journeys.editing_studio"
    with closing(Command([sys.executable, "-m", module, str(folder), str(number)])) as program:
        return kill_after(program, cue=READY, delay=rng.uniform(0.3, 1.0))


def opened(folder: Path) -> OpenedCampaign:
    async def look() -> OpenedCampaign:
        paths = Paths.under(folder)
        library = await Library.open(paths.library_file, backups=paths.backups, clock=lambda: NOW)
        try:
            return await library.open_campaign(CAMPAIGN)
        finally:
            await library.close()

    return asyncio.run(look())


@pytest.mark.journey
@pytest.mark.timeout(400)
def test_a_studio_killed_at_50_moments_loses_nothing_older_than_250_ms(tmp_path: Path) -> None:
    prepared = tmp_path / "prepared"
    asyncio.run(prepare(prepared))
    folders = [tmp_path / str(number) for number in range(MOMENTS)]
    with ThreadPoolExecutor(max_workers=3) as pool:
        runs = list(pool.map(kill, folders, range(MOMENTS), repeat(prepared)))
    owed = 0
    for number, (folder, killed) in enumerate(zip(folders, runs, strict=True)):
        left = opened(folder)
        assert killed.owed <= left.seq <= killed.last, f"run {number}: {left.seq} of {killed}"
        assert left.set_aside == 0
        assert left.document == document_after(number, left.seq)
        owed += killed.owed
    # Otherwise it would have been killed too early to show anything.
    assert owed > 2 * MOMENTS

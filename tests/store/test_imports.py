# SPDX-License-Identifier: MIT
"""Taking campaigns from outside in: under their own ids, whole, or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.assets import AssetKind
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.starter import copied
from exit_studio.store.imports import Imported
from exit_studio.store.library import Library
from exit_studio.store.package import Package
from tests.builders import CAMPAIGN, a_blank_campaign, a_campaign, counted_ids
from tests.crash import ROOT
from tests.pictures import a_picture
from tests.store.conftest import Disk
from tests.store.importing_process import PICTURES, campaign_id, pictures
from tests.store.support import an_editor, in_a_loop, opened, rows

MOMENTS = 10
EVERYTHING = (
    "SELECT * FROM campaigns ORDER BY id",
    "SELECT * FROM journal ORDER BY campaign_id, seq",
    "SELECT * FROM summaries ORDER BY campaign_id",
    "SELECT * FROM assets ORDER BY sha256",
)


async def taken(library: Library, campaign: Campaign, *assets: AssetKind) -> Imported:
    package = Package(campaign, tuple(a_picture(kind) for kind in assets))
    return await library.take_in(package, partial(copied, new_id=counted_ids(), name="Copy"))


def everything(folder: Path) -> list[list[tuple[object, ...]]]:
    return [rows(folder, statement) for statement in EVERYTHING]


@in_a_loop
async def test_a_campaign_keeps_its_id_and_comes_with_its_pictures(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        imported = await taken(library, a_campaign(), AssetKind.PNG, AssetKind.GIF)

        assert imported == Imported(a_campaign(), is_copy=False)
        assert (await library.document(CAMPAIGN)) == a_campaign()
        assert await library.asset(a_picture(AssetKind.GIF).sha256) == a_picture(AssetKind.GIF)
        assert [each.id for each in await library.campaigns()] == [CAMPAIGN]


@in_a_loop
async def test_one_that_the_library_has_already_comes_in_as_a_copy(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Edited here")

        imported = await taken(library, a_campaign())

        assert imported.is_copy
        assert imported.id != CAMPAIGN
        assert imported.campaign.details.name == "Copy"
        assert (await library.document(CAMPAIGN)).details.name == "Edited here"
        assert await library.document(imported.id) == imported.campaign


@in_a_loop
async def test_one_that_lies_in_the_trash_stays_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await library.delete(CAMPAIGN)

        imported = await taken(library, a_campaign())

        assert imported.is_copy
        assert [each.id for each in await library.campaigns()] == [imported.id]


@in_a_loop
async def test_pictures_that_two_campaigns_share_are_kept_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await taken(library, a_campaign(), AssetKind.PNG, AssetKind.GIF)
        await taken(library, a_blank_campaign(id="c_other"), AssetKind.PNG)

    assert rows(tmp_path, "SELECT count(*) FROM assets") == [(2,)]


@in_a_loop
async def test_an_import_that_finds_no_room_leaves_nothing_behind(
    tmp_path: Path, disk: Disk
) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_blank_campaign(id="c_other", details=Details(name="Other")))
        await library.campaigns()
        before = everything(tmp_path)
        large = Package(a_campaign(), (a_picture(more=bytes(1_000_000)),))
        disk.fill()
        with pytest.raises(LibraryError, match="The disk is full"):
            await library.take_in(large, partial(copied, new_id=counted_ids(), name=""))
        assert everything(tmp_path) == before

        disk.free()
        await library.take_in(large, partial(copied, new_id=counted_ids(), name=""))
        assert await library.document(CAMPAIGN) == a_campaign()


@in_a_loop
async def test_a_copy_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    def same(campaign: Campaign) -> Campaign:
        return campaign

    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        before = everything(tmp_path)
        with pytest.raises(LibraryError, match="holds a campaign “c_spring” already"):
            await library.take_in(Package(a_campaign(), (a_picture(),)), same)
        assert everything(tmp_path) == before


# -- killed ------------------------------------------------------------------------------------


def kill(folder: Path) -> int:
    """Let an import run for a while, kill it, and return how many campaigns it said were in."""
    folder.mkdir()
    rng = random.Random(f"kill {folder.name}")  # noqa: S311  # chance that can be repeated
    enough, delay = rng.randint(1, 8), rng.uniform(0, 0.03)
    command = [sys.executable, "-m", "tests.store.importing_process", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(enough)]
        time.sleep(delay)
        program.kill()
        said += program.stdout.readlines()
    return len(said)


async def look(folder: Path, said: int) -> int:
    """Return how many campaigns are there, each of which has to be whole."""
    async with opened(folder) as library:
        ids = {each.id for each in await library.campaigns()}
        assert library.problems == ()
        assert ids == {campaign_id(number) for number in range(len(ids))}
        assert said <= len(ids) <= said + 1
        for number in range(len(ids)):
            opened_one = await library.open_campaign(campaign_id(number))
            assert opened_one.document == a_campaign(id=campaign_id(number))
            for picture in pictures(number):
                assert await library.asset(picture.sha256) == picture
    return len(ids)


@pytest.mark.timeout(300)
@in_a_loop
async def test_an_import_killed_at_any_moment_leaves_no_half_campaign(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(MOMENTS)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        runs = list(pool.map(kill, folders))
    for folder, said in zip(folders, runs, strict=True):
        found = await look(folder, said)
        assert rows(folder, "SELECT count(*) FROM assets") == [(PICTURES * found,)]
        assert rows(folder, "PRAGMA integrity_check") == [("ok",)]

# SPDX-License-Identifier: MIT
"""A backup takes the place of the library, whole or not at all, and is not sent by itself."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.backups import PAUSED_SETTING, Backup, BackupReason
from exit_studio.models.details import Details
from exit_studio.store.library import Library
from tests.builders import CAMPAIGN, a_campaign
from tests.store.restoring_process import READY, run
from tests.store.support import (
    an_editor,
    files,
    in_a_loop,
    library_path,
    opened,
    rows,
)
from tests.store.test_backups import files_no_larger_than

MOMENTS = 12


async def with_a_past(library: Library) -> Backup:
    """A library whose backup calls the campaign “Past”, and that calls it “Present”."""
    editor = await an_editor(library)
    await editor.rename("Past")
    await editor.publish("wish_0001")
    made = await library.back_up()
    assert made is not None
    await editor.rename("Present")
    await library.create(a_campaign(id="c_new"))
    return made


async def name_in(library: Library) -> str:
    return (await library.open_campaign(CAMPAIGN)).document.details.name


@in_a_loop
async def test_the_library_becomes_what_it_was_with_publishing_paused(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        backup = await with_a_past(library)
        assert await library.setting(PAUSED_SETTING) is None
        await library.restore_backup(backup.name)
        assert await name_in(library) == "Past"
        assert [each.id for each in await library.campaigns()] == [CAMPAIGN]
        assert await library.setting(PAUSED_SETTING) == "true"
        assert [each.id for each in await library.waiting_items()] == ["wish_0001"]
        # It is a library that one works in.
        found = await library.open_campaign(CAMPAIGN)
        assert found.past.done[-1].label == "Rename campaign"
        await library.create(a_campaign(id="c_later"))
    async with opened(tmp_path) as library:
        assert {each.id for each in await library.campaigns()} == {CAMPAIGN, "c_later"}
    assert rows(tmp_path, "PRAGMA journal_mode") == [("wal",)]
    assert sorted(files(tmp_path)) == ["library.db"]


@in_a_loop
async def test_the_present_becomes_a_backup_that_leads_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        backup = await with_a_past(library)
        await library.restore_backup(backup.name)
        (safety,) = [
            each for each in await library.backups() if each.reason is BackupReason.BEFORE_RESTORE
        ]
        await library.restore_backup(safety.name)
        assert await name_in(library) == "Present"
        assert {each.id for each in await library.campaigns()} == {CAMPAIGN, "c_new"}


@in_a_loop
async def test_a_backup_of_an_older_release_is_lifted(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "0001" / "library.sql"
    (tmp_path / "backups").mkdir()
    name = "library-20260101T000000Z-before-0002.db"
    with closing(sqlite3.connect(tmp_path / "backups" / name)) as connection:
        connection.executescript(golden.read_text(encoding="utf-8"))
    before = files(tmp_path / "backups")
    async with opened(tmp_path) as library:
        await with_a_past(library)
        await library.restore_backup(name)
        assert {each.id for each in await library.campaigns()} == {CAMPAIGN, "c_live"}
    assert files(tmp_path / "backups")[name] == before[name]


@pytest.mark.parametrize("damage", ["gone", "no library", "broken", "full"])
@in_a_loop
async def test_a_restore_that_fails_changes_nothing(tmp_path: Path, damage: str) -> None:
    async with opened(tmp_path) as library:
        backup = await with_a_past(library)
        path = tmp_path / "backups" / backup.name
        match damage:
            case "gone":
                path.unlink()
            case "no library":
                path.write_bytes(b"x" * 5000)
            case "broken":
                content = bytearray(path.read_bytes())
                content[8192:] = b"\xff" * (len(content) - 8192)
                path.write_bytes(content)
        room = 60_000 if damage == "full" else 10_000_000
        with files_no_larger_than(room), pytest.raises(LibraryError) as raised:
            await library.restore_backup(backup.name)
        assert raised.value.hint
        assert await name_in(library) == "Present"
        assert await library.setting(PAUSED_SETTING) is None
        await library.create(a_campaign(id="c_later", details=Details(name="Onwards")))
    assert sorted(files(tmp_path)) == ["library.db"]
    assert not library_path(tmp_path).with_name("library.db.restoring").exists()


@pytest.mark.timeout(120)
@in_a_loop
async def test_killed_at_any_moment_of_a_restore_the_library_is_the_old_or_the_new_one(
    tmp_path: Path,
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    async with opened(fresh) as library:
        backup = await with_a_past(library)
    seen = set()
    for moment in range(MOMENTS):
        folder = tmp_path / str(moment)
        shutil.copytree(fresh, folder)
        kill_while_restoring(folder, moment)
        async with opened(folder) as library:
            name = await name_in(library)
            paused = await library.setting(PAUSED_SETTING)
            listed = await library.backups()
        seen.add(name)
        # What is restored is never without the pause, and the present never lost.
        assert (name, paused) in {("Past", "true"), ("Present", None)}
        assert backup.name in {each.name for each in listed}
        if name == "Past":
            assert any(each.reason is BackupReason.BEFORE_RESTORE for each in listed)
        assert rows(folder, "PRAGMA integrity_check") == [("ok",)]
        assert not library_path(folder).with_name("library.db.restoring").exists()
    # The first one is killed before the first restore can end, the last one long after.
    assert seen == {"Past", "Present"}


def kill_while_restoring(folder: Path, number: int) -> None:
    rng = random.Random(f"restore {number}")  # noqa: S311  # chance that can be repeated, no secret
    context = multiprocessing.get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(str(folder), writer.send))
    process.start()
    writer.close()
    assert reader.recv() == READY
    delays = {0: 0.0, MOMENTS - 1: 2.0}
    process.join(delays.get(number, rng.uniform(0, 0.15)))
    process.kill()
    process.join()
    process.close()
    reader.close()

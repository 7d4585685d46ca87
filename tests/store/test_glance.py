# SPDX-License-Identifier: MIT
"""The first look into a library: what the list says, without a trace and without SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from exit_studio.store.glance import FORM, LIST, Glance, glance
from exit_studio.store.summaries import list_statement
from tests.builders import CAMPAIGN, a_blank_campaign, a_campaign
from tests.store.support import (
    a_receipt,
    an_editor,
    files,
    in_a_loop,
    library_path,
    opened,
    rows,
)


def look_at(folder: Path, *, pictures: int = 10) -> Glance | None:
    return glance(library_path(folder), pictures=pictures, key_of="picture of {}".format)


async def a_library(folder: Path) -> None:
    """Campaigns in every state, one of them in the trash, with a picture and a setting."""
    async with opened(folder) as library:
        await library.create(a_blank_campaign(id="c_draft"))
        live = await an_editor(library)
        await live.publish("wish_0001")
        await library.item_sent("wish_0001", a_receipt(1))
        for campaign_id in ("c_edited", "c_queued", "c_refused"):
            editor = await an_editor(library, a_campaign(id=campaign_id))
            await editor.publish(f"wish_{campaign_id}")
            if campaign_id != "c_queued":
                await library.item_sent(f"wish_{campaign_id}", a_receipt(1, campaign_id))
            await editor.rename("Edited since")
            if campaign_id == "c_refused":
                await editor.publish("wish_0009")
                await library.item_refused("wish_0009", "The token is wrong.")
        await library.create(a_campaign(id="c_trash"))
        await library.delete("c_trash")
        await library.set_setting("theme", '"dark"')
        listed = await library.campaigns()
        await library.put_thumbnail(f"picture of {listed[0].look}", b"\x89PNG")


def test_it_asks_for_the_very_list_of_the_library() -> None:
    compiled = list_statement().compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )

    asked = " ".join(LIST.replace("(\n", "(").split())
    assert asked.replace("coalesce( (", "coalesce((") == " ".join(str(compiled).split())
    assert f"summaries.form = {FORM} " in asked


@in_a_loop
async def test_it_shows_what_the_library_lists(tmp_path: Path) -> None:
    await a_library(tmp_path)
    before = files(tmp_path)

    seen = look_at(tmp_path)

    assert files(tmp_path) == before
    assert seen is not None
    async with opened(tmp_path) as library:
        assert seen.campaigns == await library.campaigns()
    assert {each.id: each.state.value for each in seen.campaigns} == {
        "c_draft": "draft",
        CAMPAIGN: "published",
        "c_edited": "edited",
        "c_queued": "queued",
        "c_refused": "refused",
    }
    assert list(seen.pictures.values()) == [b"\x89PNG"]
    assert seen.settings == {"theme": '"dark"'}


@in_a_loop
async def test_it_sees_what_a_killed_studio_had_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        # It was killed before it had listed what it took in.
        assert look_at(tmp_path) is None
        await library.campaigns()
        # The log has not been moved into the file yet.
        seen = look_at(tmp_path)
    assert seen is not None
    assert [each.id for each in seen.campaigns] == [CAMPAIGN]


@in_a_loop
async def test_it_brings_no_more_pictures_than_asked_for(tmp_path: Path) -> None:
    await a_library(tmp_path)
    seen = look_at(tmp_path, pictures=0)
    assert seen is not None
    assert seen.pictures == {}


def test_where_no_library_is_there_is_nothing_to_see(tmp_path: Path) -> None:
    assert look_at(tmp_path) is None
    library_path(tmp_path).write_bytes(b"no database, " * 1000)
    assert look_at(tmp_path) is None
    library_path(tmp_path).unlink()
    library_path(tmp_path).mkdir()
    assert look_at(tmp_path) is None


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE summaries",
        "DROP TABLE settings",
        "UPDATE summaries SET name = x'ff00'",
        "UPDATE summaries SET edited_at = 'yesterday'",
        "UPDATE summaries SET created_at = '2026-03-01T00:00:00'",
    ],
)
@in_a_loop
async def test_it_gives_up_at_the_first_surprise(tmp_path: Path, spoil: str) -> None:
    await a_library(tmp_path)
    rows(tmp_path, spoil)
    assert look_at(tmp_path) is None


@in_a_loop
async def test_it_leaves_a_half_done_write_to_the_library(tmp_path: Path) -> None:
    await a_library(tmp_path)
    library_path(tmp_path).with_name("library.db-journal").write_bytes(b"\x00" * 512)
    assert look_at(tmp_path) is None


def test_it_loads_neither_sqlalchemy_nor_pydantic() -> None:
    program = (
        "import sys, exit_studio.store.glance;"
        "print([name for name in ('sqlalchemy', 'pydantic', 'asyncio') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

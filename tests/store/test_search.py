# SPDX-License-Identifier: MIT
"""Finding campaigns by what is written in them: all of it, as one types, whatever one types."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.models.audience import LiveAudience
from exit_studio.models.details import Details
from exit_studio.models.edits import SetLabels
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.ids import CampaignId
from exit_studio.models.triggers import PageMatch, PageVisit
from exit_studio.store.search import INDEX, find
from tests.builders import CAMPAIGN, a_blank_campaign, a_campaign, a_heading, with_elements
from tests.store.support import an_editor, in_a_loop, library_path, minutes, opened, rows

PAGE = PageVisit(id="trg", match=PageMatch.WILDCARD, address="https://shop.example/lamps/*")
EVERYTHING = {
    "name": a_blank_campaign(id="c_name", details=Details(name="Lighthouse week")),
    "labels": a_blank_campaign(id="c_labels", details=Details(labels=("Harbour",))),
    "note": a_blank_campaign(id="c_note", details=Details(note="Ask Sílvia before Monday")),
    "text": with_elements(a_heading("Das Angebot für Frühaufsteher")),
    "event": a_blank_campaign(
        id="c_event", goal=Goal(events=(GoalEvent(id="g", event="Lantern lit"),))
    ),
    "address": a_blank_campaign(id="c_address", audience=LiveAudience(triggers=(PAGE,))),
}


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("lighthouse", "name"),
        ("light", "name"),
        ("WEEK lighth", "name"),
        ("harb", "labels"),
        ("silvia", "note"),
        ("Sílvia monday", "note"),
        ("fruhauf", "text"),
        ("FRÜHAUFSTEHER", "text"),
        ("lantern", "event"),
        ("shop.example/lamps", "address"),
        ("lamps", "address"),
    ],
)
@in_a_loop
async def test_everything_that_is_written_is_found(tmp_path: Path, words: str, where: str) -> None:
    async with opened(tmp_path) as library:
        await library.create_all(list(EVERYTHING.values()))
        assert await library.search(words) == (EVERYTHING[where].id,)


@pytest.mark.parametrize("words", ["wildcard", "trg", "ffffff", "popup", "lighthouse harbour", ""])
@in_a_loop
async def test_what_nobody_wrote_is_not_found(tmp_path: Path, words: str) -> None:
    async with opened(tmp_path) as library:
        await library.create_all(list(EVERYTHING.values()))
        assert await library.search(words) == ()


@in_a_loop
async def test_the_name_counts_most_then_the_labels(tmp_path: Path) -> None:
    campaigns = {
        "c_note": Details(name="Spring", note="lamp and much more besides"),
        "c_labels": Details(name="Summer", labels=("lamp",)),
        "c_name": Details(name="Lamp", note="of something else altogether"),
        "c_none": Details(name="Winter"),
    }
    async with opened(tmp_path) as library:
        for campaign_id, details in campaigns.items():
            await library.create(a_blank_campaign(id=campaign_id, details=details))
        assert await library.search("lamp") == ("c_name", "c_labels", "c_note")


@in_a_loop
async def test_what_is_found_follows_the_document(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Anemone")
        assert await library.search("anemone") == (CAMPAIGN,)
        await editor.rename("Begonia")
        assert await library.search("anemone") == ()
        assert await library.search("begonia") == (CAMPAIGN,)
        await editor.undo()
        assert await library.search("anemone") == (CAMPAIGN,)
        await library.edit([(CAMPAIGN, SetLabels(labels=("garden",)))])
        assert await library.search("garden") == (CAMPAIGN,)


@in_a_loop
async def test_archive_and_trash_are_searched_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b", "c_c"):
            await library.create(a_blank_campaign(id=name, details=Details(name="Same words")))
        await library.archive("c_a")
        await library.delete("c_b")
        assert sorted(await library.search("same")) == ["c_a", "c_b", "c_c"]


COMMANDS = [
    *('"', '""', '"same', "same*", "^same", "name:same", "same AND words", "same OR", "NOT same"),
    *("(same", "NEAR(same words)", "same + words", "-same", "{name}: same", "s\0ame", "\ud800same"),
]


@pytest.mark.parametrize("words", COMMANDS)
@in_a_loop
async def test_no_word_is_a_command(tmp_path: Path, words: str) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_blank_campaign(details=Details(name="Same words")))
        assert set(await library.search(words)) <= {CAMPAIGN}


@in_a_loop
async def test_signs_between_words_do_not_count(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_blank_campaign(details=Details(name="Up to 50% off – today")))
        assert await library.search("50% - today !") == (CAMPAIGN,)
        assert await library.search("%") == ()


@given(typed=st.lists(st.text(max_size=40), min_size=20, max_size=20))
@settings(max_examples=15, deadline=None)
def test_whatever_is_typed_the_index_can_be_asked(
    typed: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("typed")

    @in_a_loop
    async def story() -> None:
        async with opened(folder) as library:
            await library.create(a_campaign())
            for words in typed:
                assert set(await library.search(words)) <= {CAMPAIGN}

    story()


@in_a_loop
async def test_the_index_holds_what_the_writings_hold(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create_all(list(EVERYTHING.values()))
        editor = await an_editor(library, a_campaign(id="c_other"))
        await library.campaigns()
        await editor.rename("Changed")
        await library.delete("c_name", "c_note")
        await library.campaigns()
        await library.erase("c_name")
    # SQLite compares the index with the table, and raises where they differ.
    rows(tmp_path, f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    found = rows(tmp_path, "SELECT campaign_id FROM writings ORDER BY campaign_id")
    expected: list[CampaignId] = [
        *("c_address", "c_event", "c_labels", "c_note", "c_other", CAMPAIGN)
    ]
    assert [row[0] for row in found] == expected


@in_a_loop
async def test_a_copy_of_a_library_is_searched_like_the_library(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b", "c_c"):
            await library.create(a_blank_campaign(id=name, details=Details(name=f"Copy {name}")))
        await library.delete("c_a")
        await library.campaigns()
        await library.erase("c_a")
    copy = tmp_path / "copy"
    copy.mkdir()
    with closing(sqlite3.connect(library_path(tmp_path))) as connection:
        connection.execute("VACUUM INTO ?", (str(library_path(copy)),))
    async with opened(copy, clock=lambda: minutes(9)) as library:
        assert await library.search("copy c_b") == ("c_b",)


def test_an_empty_question_needs_no_library() -> None:
    assert find(None, " \t – ") == ()  # type: ignore[arg-type]  # nothing is asked of it

# SPDX-License-Identifier: MIT
"""Import and export: what is asked, what comes in, what is written, and what is said of it."""

from __future__ import annotations

import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from qasync import QEventLoop

from exit_studio.models.assets import AssetHash
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.record import evolve
from exit_studio.store.files import read_file, write_file
from exit_studio.store.package import Package, package_to_bytes
from exit_studio.ui.files import Files, file_stem
from exit_studio.ui.notices import Notice
from exit_studio.ui.widgets.pill import Tone
from tests.builders import CAMPAIGN, a_campaign
from tests.pictures import a_picture
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.file_dialogs import file_dialog, type_name
from tests.ui.rig import Rig

NAME = "Wait, your cart misses you"
COPY = f"{NAME} (copy)"


@pytest.fixture
def files(rig: Rig) -> Files:
    return Files(rig.around, rig._open_address)


@pytest.fixture
def window(rig: Rig) -> QWidget:
    made = QWidget()
    rig.place(made)
    return made.window()


def a_file(folder: Path, campaign: Campaign | None = None, name: str = "a.exitstudio") -> Path:
    file = folder / name
    write_file(file, Package(campaign or a_campaign()))
    return file


def a_bad_file(folder: Path, name: str = "bad.exitstudio") -> Path:
    file = folder / name
    file.write_bytes(b"PK")
    return file


def last_notice(rig: Rig, work: Coroutine[Any, Any, object]) -> Notice:
    """What is said last while `work` is done."""
    said: list[Notice] = heard(rig.notices.posted)
    rig.run(work)
    return said[-1]


def names(rig: Rig) -> list[str]:
    return [campaign.details.name for campaign in rig.library.documents.values()]


def dialog(rig: Rig, work: Coroutine[Any, Any, object]) -> QFileDialog:
    """Start to ask for files, and return the dialog."""
    rig.tasks.start(work, name="ask")
    return file_dialog(rig)


# -- import ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.exitstudio", "a.json"])
def test_a_campaign_comes_in_under_its_own_id(
    rig: Rig, files: Files, tmp_path: Path, name: str
) -> None:
    taken, opened = heard(files.taken_in), heard(files.open_requested)

    notice = last_notice(rig, files.take_in([a_file(tmp_path, name=name)]))

    assert rig.library.documents == {CAMPAIGN: a_campaign()}
    assert (notice.text, notice.tone, notice.lasts) == (f"Imported “{NAME}”.", Tone.READY, False)
    assert taken == [None]
    assert notice.action is not None
    assert notice.action.label == "Open"
    notice.action.run()
    assert opened == [CAMPAIGN]


def test_pictures_come_along(rig: Rig, files: Files, tmp_path: Path) -> None:
    file, picture = tmp_path / "a.exitstudio", a_picture()
    write_file(file, Package(a_campaign(), (picture,)))

    rig.run(files.take_in([file]))

    assert rig.library.assets == {picture.sha256: picture}


def test_one_that_is_there_already_comes_in_as_a_copy_and_that_is_said(
    rig: Rig, files: Files, tmp_path: Path
) -> None:
    rig.library.put(a_campaign())

    notice = last_notice(rig, files.take_in([a_file(tmp_path)]))

    assert names(rig) == [NAME, COPY]
    assert notice.text == (
        f"Imported “{COPY}”. It is a copy, because the library has this campaign already."
    )


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        (1, "Imported 3 campaigns. One is a copy, because the library has that campaign already."),
        (
            2,
            "Imported 3 campaigns. 2 are copies, because the library has those campaigns already.",
        ),
    ],
)
def test_copies_among_several_are_counted(
    rig: Rig, files: Files, tmp_path: Path, copies: int, words: str
) -> None:
    made = [a_campaign(id=f"c_made{number}") for number in range(3)]
    for campaign in made[:copies]:
        rig.library.put(campaign)
    sources = [a_file(tmp_path, each, f"{each.id}.exitstudio") for each in made]

    notice = last_notice(rig, files.take_in(sources))

    assert notice.text == words
    assert notice.action is None


def test_a_bad_file_keeps_no_good_one_out(rig: Rig, files: Files, tmp_path: Path) -> None:
    other = a_file(tmp_path, a_campaign(id="c_other"), "b.json")

    notice = last_notice(
        rig, files.take_in([a_file(tmp_path), a_bad_file(tmp_path), other, tmp_path])
    )

    assert list(rig.library.documents) == [CAMPAIGN, "c_other"]
    assert notice.text == (
        "Imported 2 campaigns. 2 files could not be read: "
        "bad.exitstudio is no package of a campaign, or was cut short or damaged. "
        f"{tmp_path} cannot be read: Is a directory."
    )
    assert (notice.tone, notice.lasts) == (Tone.WARNING, True)


def test_one_bad_file_is_told_with_what_to_do(rig: Rig, files: Files, tmp_path: Path) -> None:
    taken = heard(files.taken_in)

    notice = last_notice(rig, files.take_in([a_bad_file(tmp_path)]))

    assert notice.text == (
        "1 file could not be read: bad.exitstudio is no package of a campaign, or was cut short "
        "or damaged. Copy it again, or export the campaign once more."
    )
    assert (notice.tone, notice.lasts, notice.action) == (Tone.ERROR, True, None)
    assert taken == []


def test_of_many_bad_files_a_few_are_told(rig: Rig, files: Files, tmp_path: Path) -> None:
    bad = [a_bad_file(tmp_path, f"{number}.exitstudio") for number in range(5)]

    notice = last_notice(rig, files.take_in(bad))

    assert notice.text.startswith("5 files could not be read: 0.exitstudio is no package")
    assert "2.exitstudio" in notice.text
    assert "3.exitstudio" not in notice.text
    assert notice.text.endswith(" And 2 more.")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 file was not imported: The disk is full. Free some space."),
        (3, "3 files were not imported: The disk is full. Free some space."),
    ],
)
def test_a_library_that_takes_nothing_ends_the_import(
    rig: Rig, files: Files, tmp_path: Path, count: int, words: str
) -> None:
    rig.library.failure = FULL_DISK

    notice = last_notice(rig, files.take_in([a_file(tmp_path)] * count))

    assert (notice.text, notice.tone) == (words, Tone.ERROR)
    assert rig.library.documents == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
@pytest.mark.parametrize(
    ("count", "words"), [(1, "Importing “slow.exitstudio”…"), (2, "Importing 2 files…")]
)
def test_a_long_import_says_that_it_goes_on_and_the_window_stays_alive(
    rig: Rig, loop: QEventLoop, files: Files, tmp_path: Path, count: int, words: str
) -> None:
    # What waits does so on a thread, as in the studio.
    loop.set_default_executor(ThreadPoolExecutor(1))
    slow = tmp_path / "slow.exitstudio"
    os.mkfifo(slow)  # who reads it waits until somebody writes
    said: list[Notice] = heard(rig.notices.posted)
    withdrawn = heard(rig.notices.withdrawn)

    importing = rig.tasks.start(files.take_in([slow, a_file(tmp_path)][:count]), name="import")
    rig.wait_until(lambda: bool(said))
    assert [(notice.text, notice.lasts) for notice in said] == [(words, True)]
    slow.write_bytes(package_to_bytes(Package(a_campaign(id="c_slow"))))
    rig.wait_until(importing.done)

    assert len(rig.library.documents) == count
    assert said[-1].text.startswith("Imported ")
    assert withdrawn == ["import"]
    assert rig.notices.kept == ()


def test_several_files_can_be_chosen(
    rig: Rig, files: Files, window: QWidget, tmp_path: Path
) -> None:
    a_file(tmp_path, a_campaign(id="c_one"), "one.exitstudio")
    a_file(tmp_path, a_campaign(id="c_two"), "two.json")

    asked = dialog(rig, files.choose_and_take_in(window))
    assert asked.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert asked.nameFilters() == ["Campaign files (*.exitstudio *.json)", "All files (*)"]
    asked.setDirectory(str(tmp_path))
    type_name(asked, '"one.exitstudio" "two.json"')
    asked.accept()
    rig.settle()

    assert sorted(rig.library.documents) == ["c_one", "c_two"]
    again = dialog(rig, files.choose_and_take_in(window))
    assert again.directory().absolutePath() == str(tmp_path)
    again.reject()
    rig.settle()


def test_who_chooses_nothing_imports_nothing(rig: Rig, files: Files, window: QWidget) -> None:
    said = heard(rig.notices.posted)

    dialog(rig, files.choose_and_take_in(window)).reject()
    rig.settle()

    assert said == []


# -- export ------------------------------------------------------------------------------------


class PicturedDetails(Details):
    """Details that name a picture, as the records of later releases do."""

    logo: AssetHash | None = None


def pictured() -> Campaign:
    return evolve(a_campaign(), details=PicturedDetails(name="Pictured", logo=a_picture().sha256))


def test_an_export_is_the_campaign_and_says_where_it_is(
    rig: Rig, files: Files, tmp_path: Path
) -> None:
    file = tmp_path / "out.exitstudio"

    notice = last_notice(rig, files.write(a_campaign(), file))

    assert read_file(file) == Package(a_campaign())
    assert (notice.text, notice.hint) == (f"Exported “{NAME}” to {file}.", "")
    assert notice.tone is Tone.READY
    assert notice.action is not None
    notice.action.run()
    assert rig.opened_addresses == [tmp_path.as_uri()]


def test_the_pictures_of_a_campaign_go_with_it(rig: Rig, files: Files, tmp_path: Path) -> None:
    file, picture = tmp_path / "out.exitstudio", a_picture()
    rig.library.assets[picture.sha256] = picture
    rig.library.assets[a_picture(more=b"other").sha256] = a_picture(more=b"other")

    rig.run(files.write(pictured(), file))

    assert read_file(file).assets == (picture,)


def test_plain_text_leaves_the_pictures_behind_and_says_so(
    rig: Rig, files: Files, tmp_path: Path
) -> None:
    notice = last_notice(rig, files.write(pictured(), tmp_path / "out.json"))

    assert read_file(tmp_path / "out.json").assets == ()
    assert notice.hint == ("Its pictures are not in it: a .json file holds the campaign alone.")


def failed(rig: Rig, work: Coroutine[Any, Any, object]) -> str:
    """What is said of work that fails."""
    rig.tasks.start(work, name="fails")
    rig.settle()
    (notice,) = rig.notices.kept
    assert notice.hint
    return notice.text


def test_a_picture_that_is_missing_is_told(rig: Rig, files: Files, tmp_path: Path) -> None:
    words = failed(rig, files.write(pictured(), tmp_path / "out.exitstudio"))

    assert words == "“Pictured” uses a picture that is not in the library."
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(rig: Rig, files: Files, tmp_path: Path) -> None:
    file = tmp_path / "none" / "out.json"

    words = failed(rig, files.write(a_campaign(), file))

    assert words == f"{file} cannot be written: No such file or directory."


def test_it_asks_for_a_place_under_the_name_of_the_campaign(
    rig: Rig, files: Files, window: QWidget, tmp_path: Path
) -> None:
    asked = dialog(rig, files.choose_and_write(a_campaign(details=Details(name="Spring")), window))
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(asked.selectedFiles()[0]).name == "Spring.exitstudio"
    asked.setDirectory(str(tmp_path))
    asked.accept()
    rig.settle()

    assert [path.name for path in tmp_path.iterdir()] == ["Spring.exitstudio"]


def test_another_kind_of_file_changes_the_ending(
    rig: Rig, files: Files, window: QWidget, tmp_path: Path
) -> None:
    asked = dialog(
        rig, files.choose_and_write(a_campaign(details=Details(name="Spring 1.5")), window)
    )
    asked.setDirectory(str(tmp_path))
    choose_kind(asked, "Plain text without pictures (*.json)")
    assert Path(asked.selectedFiles()[0]).name == "Spring 1.5.json"
    choose_kind(asked, "Campaign with its pictures (*.exitstudio)")
    assert Path(asked.selectedFiles()[0]).name == "Spring 1.5.exitstudio"
    choose_kind(asked, "Plain text without pictures (*.json)")
    asked.accept()
    rig.settle()

    assert [path.name for path in tmp_path.iterdir()] == ["Spring 1.5.json"]


@pytest.mark.parametrize("typed", ["mine", "mine 1.5", "mine.exitstudio"])
def test_a_name_without_an_ending_gets_that_of_its_kind(
    rig: Rig, files: Files, window: QWidget, tmp_path: Path, typed: str
) -> None:
    asked = dialog(rig, files.choose_and_write(a_campaign(), window))
    asked.setDirectory(str(tmp_path))
    type_name(asked, typed)
    asked.accept()
    rig.settle()

    assert [path.name for path in tmp_path.iterdir()] == [
        f"{typed.removesuffix('.exitstudio')}.exitstudio"
    ]


def choose_kind(asked: QFileDialog, kind: str) -> None:
    """Choose a kind of file, as a person does in the list."""
    asked.selectNameFilter(kind)
    asked.filterSelected.emit(kind)


def test_who_chooses_no_place_exports_nothing(rig: Rig, files: Files, window: QWidget) -> None:
    said = heard(rig.notices.posted)

    dialog(rig, files.choose_and_write(a_campaign(), window)).reject()
    rig.settle()

    assert said == []


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Spring", "Spring"),
        ("Frühling / Été: 15 % “off”?", "Frühling Été 15 % “off”"),
        ("a\\b|c<d>e*f", "a b c d e f"),
        ("..", CAMPAIGN),
        ("  ", CAMPAIGN),
        ("../../etc/passwd", "etc passwd"),
        ("two\nlines", "two lines"),
        ("x" * 120, "x" * 80),
    ],
)
def test_a_file_is_called_after_its_campaign(name: str, stem: str) -> None:
    assert file_stem(a_campaign(details=Details(name=name))) == stem

# SPDX-License-Identifier: MIT
"""Campaign files on a disk: which kind they are of, and writing that is whole or does nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exit_studio.errors import DocumentError, FileNotWritten
from exit_studio.models.file import campaign_to_text
from exit_studio.store.files import MOST_BYTES, read_file, write_file, write_whole
from exit_studio.store.package import Package, package_to_bytes
from tests.builders import a_campaign
from tests.pictures import a_picture

PACKAGE = Package(a_campaign(), (a_picture(),))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is nearly full."""
    resource = pytest.importorskip("resource", reason="this system has no such limits")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["spring.exitstudio", "SPRING.EXITSTUDIO", "früh ling.exitstudio"])
def test_a_package_is_written_and_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name

    write_file(file, PACKAGE)

    assert file.read_bytes() == package_to_bytes(PACKAGE)
    assert read_file(file) == PACKAGE
    assert names(tmp_path) == [name]


def test_plain_text_holds_the_campaign_alone(tmp_path: Path) -> None:
    file = tmp_path / "spring.json"

    write_file(file, PACKAGE)

    assert file.read_bytes() == campaign_to_text(a_campaign()).encode()
    assert read_file(file) == Package(a_campaign())


@pytest.mark.parametrize("name", ["spring", "spring.zip", "spring.json.txt", ".exitstudio"])
def test_a_name_has_to_say_which_kind_it_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotWritten, match="does not say what kind of file") as raised:
        write_file(tmp_path / name, PACKAGE)
    assert ".exitstudio, or in .json" in raised.value.hint
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "spring.json"
    file.write_bytes(b"old" * 100_000)

    write_file(file, PACKAGE)

    assert read_file(file).campaign == a_campaign()
    assert names(tmp_path) == ["spring.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)

    write_file(link, PACKAGE)

    assert link.is_symlink()
    assert read_file(target).campaign == a_campaign()


def test_on_a_full_disk_the_old_file_stays_and_nothing_lies_around(tmp_path: Path) -> None:
    file = tmp_path / "spring.exitstudio"
    file.write_bytes(b"old")

    with room_for(1_000), pytest.raises(FileNotWritten) as raised:
        write_file(file, PACKAGE)

    assert raised.value.user_message == f"{file} cannot be written: {os.strerror(errno.EFBIG)}."
    assert "has room" in raised.value.hint
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["spring.exitstudio"]


def test_what_a_killed_export_left_behind_is_in_the_way_of_nobody(tmp_path: Path) -> None:
    left = tmp_path / f".exit-studio-{os.getpid()}-1.new"
    left.write_bytes(b"half")

    write_whole(tmp_path / "a.json", b"whole")

    assert (tmp_path / "a.json").read_bytes() == b"whole"
    assert left.read_bytes() == b"half"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("none/spring.json", errno.ENOENT),
        ("file/spring.json", errno.ENOTDIR),
        ("folder.json", errno.EISDIR),
        (f"{'x' * 300}.json", errno.ENAMETOOLONG),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, number: int) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.json").mkdir()

    with pytest.raises(FileNotWritten) as raised:
        write_file(tmp_path / name, PACKAGE)

    assert raised.value.user_message == (
        f"{tmp_path / name} cannot be written: {os.strerror(number)}."
    )
    assert names(tmp_path) == ["file", "folder.json"]


@pytest.mark.parametrize("name", ["none.json", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="cannot be read: ") as raised:
        read_file(tmp_path / name)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("photo.json", "photo.json is larger than a campaign can be (8 MB)."),
        ("photo.exitstudio", "photo.exitstudio is larger than a package can be (59 MB)."),
    ],
)
def test_of_a_very_large_file_only_the_beginning_is_read(
    tmp_path: Path, name: str, words: str
) -> None:
    resource = pytest.importorskip("resource", reason="this system does not count memory so")
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)  # takes no room on the disk

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DocumentError) as raised:
        read_file(file)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024

    assert raised.value.user_message == words
    assert grown < 3 * MOST_BYTES


def test_an_empty_package_is_no_empty_text(tmp_path: Path) -> None:
    (tmp_path / "a.exitstudio").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"a\.exitstudio is no package of a campaign"):
        read_file(tmp_path / "a.exitstudio")

# SPDX-License-Identifier: MIT
"""Commands on a library: what is in it, files into it, and campaigns out of it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.file import campaign_to_text
from exit_studio.store.files import read_file, write_file
from exit_studio.store.package import Package, package_to_bytes
from tests.builders import CAMPAIGN, a_blank_campaign, a_campaign
from tests.cli.command import Run, exit_studio, exit_studio_without
from tests.pictures import a_picture
from tests.store.support import an_editor, in_a_loop, library_path, opened, rows
from tests.sync.rude_server import closed_address

NAME = "Wait, your cart misses you"
SPRING = a_campaign()
OTHER = a_campaign(id="c_other", details=Details(name="Other"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def a_file(folder: Path, campaign: Campaign = SPRING, suffix: str = "exitstudio") -> Path:
    file = folder / f"{campaign.id}.{suffix}"
    write_file(file, Package(campaign))
    return file


def ids(run: Run, library: Path) -> list[str]:
    return [each["id"] for each in run("list", "--library", library, "--json").json["campaigns"]]


# -- import ------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["json", "exitstudio"])
def test_an_imported_campaign_keeps_its_id(
    tmp_path: Path, library: Path, run: Run, suffix: str
) -> None:
    file = a_file(tmp_path, suffix=suffix)

    done = run("import", file, "--library", library)

    assert (done.status, done.err) == (0, "")
    assert done.out == f"{file}: imported as c_spring.\n"
    assert ids(run, library) == [CAMPAIGN]


def test_the_second_import_is_a_copy_and_says_so(tmp_path: Path, library: Path, run: Run) -> None:
    file = a_file(tmp_path)
    run("import", file, "--library", library)

    done = run("import", file, "--library", library)

    assert done.status == 0
    (copy,) = set(ids(run, library)) - {CAMPAIGN}
    assert done.out == (
        f"{file}: imported as {copy}, a copy: the library has this campaign already.\n"
    )


def test_what_was_imported_is_told_to_machines(tmp_path: Path, library: Path, run: Run) -> None:
    file, none = a_file(tmp_path), tmp_path / "none.json"

    done = run("import", file, none, file, "--library", library, "--json")

    first, second, third = done.json["files"]
    assert done.status == 2
    assert first == {"file": str(file), "campaign_id": CAMPAIGN, "name": NAME, "copy": False}
    assert second == {
        "file": str(none),
        "error": f"{none} does not exist.",
        "hint": "Check the name.",
    }
    assert (third["name"], third["copy"]) == (f"{NAME} (copy)", True)


def test_a_bad_file_does_not_keep_the_good_ones_out(
    tmp_path: Path, library: Path, run: Run
) -> None:
    good, bad = a_file(tmp_path), tmp_path / "bad.exitstudio"
    bad.write_bytes(good.read_bytes()[:-30])

    done = run("import", bad, good, "--library", library)

    assert done.status == 2
    assert done.out == f"{good}: imported as c_spring.\n"
    assert done.err == (
        f"exit-studio: {bad} is no package of a campaign, or was cut short or damaged. "
        "Copy it again, or export the campaign once more.\n"
    )
    assert ids(run, library) == [CAMPAIGN]


def spoilt(content: bytes, rng: random.Random) -> bytes:
    """Return `content` with a few bytes changed, taken out or put in."""
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(content) + 1)
        more = rng.choice((b"", b"", bytes([rng.randrange(256)]), b'"', b"{", b"PK\x01\x02"))
        content = content[:at] + more + content[at + rng.choice((0, 1, 1, 50, 1_000)) :]
    return content


def test_of_spoilt_files_only_whole_campaigns_come_in(
    tmp_path: Path, library: Path, run: Run
) -> None:
    run("import", a_file(tmp_path, OTHER), "--library", library)
    (before,) = rows(tmp_path, "SELECT * FROM campaigns")
    rng = random.Random(7)  # noqa: S311  # chance that can be repeated, no secret
    whole = [campaign_to_text(SPRING).encode(), package_to_bytes(Package(SPRING, (a_picture(),)))]
    files = [tmp_path / f"{number}.file" for number in range(300)]
    for number, file in enumerate(files):
        file.write_bytes(spoilt(whole[number % 2], rng))

    done = run("import", *files, "--library", library, "--json")

    said = done.json["files"]
    assert [entry["file"] for entry in said] == [str(file) for file in files]
    assert all(entry["hint"] for entry in said if "error" in entry)
    came_in = [entry["campaign_id"] for entry in said if "campaign_id" in entry]
    assert 0 < len(came_in) < len(files) // 2
    assert len(done.err.splitlines()) == len(files) - len(came_in)
    assert set(ids(run, library)) == {"c_other", *came_in}
    assert rows(tmp_path, "SELECT * FROM campaigns WHERE id = 'c_other'") == [before]


# -- list --------------------------------------------------------------------------------------


def test_a_list_names_each_campaign(tmp_path: Path, library: Path, run: Run) -> None:
    nameless = a_blank_campaign(id="c_blank", details=Details(name=""))
    files = [a_file(tmp_path, campaign) for campaign in (SPRING, nameless)]
    run("import", *files, "--library", library)

    done = run("list", "--library", library)

    assert (done.status, done.err) == (0, "")
    blank, spring = (line.split(maxsplit=4) for line in done.out.splitlines())
    assert (spring[:2], spring[4]) == ([CAMPAIGN, "draft"], NAME)
    assert (blank[:2], blank[4]) == (["c_blank", "draft"], "(no name)")


def test_a_list_for_machines_is_complete(tmp_path: Path, library: Path, run: Run) -> None:
    run("import", a_file(tmp_path), "--library", library)

    done = run("list", "--library", library, "--json")

    (entry,) = done.json["campaigns"]
    assert done.json["problems"] == []
    assert entry["created_at"] == entry["edited_at"]
    assert {name: entry[name] for name in ("id", "name", "state")} == {
        "id": CAMPAIGN,
        "name": NAME,
        "state": "draft",
    }


def test_an_empty_library_says_so(tmp_path: Path, library: Path, run: Run) -> None:
    (tmp_path / "bad.json").write_bytes(b"{")
    run("import", tmp_path / "bad.json", "--library", library)

    done = run("list", "--library", library)

    assert (done.status, done.out) == (0, "There are no campaigns.\n")


def test_a_campaign_that_cannot_be_read_is_a_finding(
    tmp_path: Path, library: Path, run: Run
) -> None:
    run("import", a_file(tmp_path), a_file(tmp_path, OTHER), "--library", library)
    rows(tmp_path, "UPDATE campaigns SET document = '{' WHERE id = 'c_other'")
    rows(tmp_path, "DELETE FROM summaries")

    done = run("list", "--library", library)

    assert done.status == 1
    assert [line.split()[0] for line in done.out.splitlines()] == [CAMPAIGN]
    assert done.err.startswith("exit-studio: The campaign “c_other” cannot be read.")


# -- export ------------------------------------------------------------------------------------


@pytest.fixture
def filled(tmp_path: Path, library: Path, run: Run) -> Path:
    """A library with two campaigns."""
    run("import", a_file(tmp_path), a_file(tmp_path, OTHER), "--library", library)
    return library


@pytest.mark.parametrize("wanted", [CAMPAIGN, NAME, f" {NAME} "])
@pytest.mark.parametrize("suffix", ["json", "exitstudio"])
def test_a_campaign_is_exported_by_its_id_or_its_name(
    tmp_path: Path, filled: Path, run: Run, wanted: str, suffix: str
) -> None:
    target = tmp_path / f"out.{suffix}"

    done = run("export", wanted, "-o", target, "--library", filled)

    assert (done.status, done.err) == (0, "")
    assert done.out == f"{target}: written, “{NAME}” (c_spring).\n"
    assert target.read_bytes() == a_file(tmp_path, suffix=suffix).read_bytes()


def test_exporting_twice_gives_the_same_bytes(tmp_path: Path, filled: Path, run: Run) -> None:
    one, two = tmp_path / "one.exitstudio", tmp_path / "two.exitstudio"
    run("export", CAMPAIGN, "-o", one, "--library", filled)

    done = run("export", CAMPAIGN, "--output", two, "--library", filled, "--json")

    assert done.json == {"file": str(two), "campaign_id": CAMPAIGN, "name": NAME}
    assert one.read_bytes() == two.read_bytes()


def test_a_file_that_is_there_is_replaced(tmp_path: Path, filled: Path, run: Run) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    assert run("export", CAMPAIGN, "-o", target, "--library", filled).status == 0
    assert read_file(target).campaign == SPRING


@pytest.mark.parametrize(
    ("wanted", "target", "said"),
    [
        ("Autumn", "out.json", (2, "The library has no campaign “Autumn”. See exit-studio list")),
        (CAMPAIGN, "out.txt", (3, "“out.txt” does not say what kind of file it is to be.")),
        (CAMPAIGN, "none/out.json", (3, "cannot be written: No such file or directory.")),
        (CAMPAIGN, ".", (2, " is a folder. Name a file in it.")),
    ],
)
def test_what_cannot_be_exported_gets_one_line(
    tmp_path: Path, filled: Path, run: Run, wanted: str, target: str, said: tuple[int, str]
) -> None:
    done = run("export", wanted, "-o", tmp_path / target, "--library", filled)

    assert (done.status, done.out) == (said[0], "")
    assert said[1] in done.err
    assert done.err.count("\n") == 1


def test_a_name_that_two_campaigns_have_is_refused_with_their_ids(
    tmp_path: Path, filled: Path, run: Run
) -> None:
    run("import", a_file(tmp_path, a_campaign(id="c_third")), "--library", filled)

    done = run("export", NAME, "-o", tmp_path / "out.json", "--library", filled)

    assert done.status == 2
    assert f"The library has 2 campaigns “{NAME}”. Give an id: " in done.err
    assert {"c_third", CAMPAIGN} < set(done.err.replace(",", " ").replace(".", " ").split())


# -- the library itself ------------------------------------------------------------------------


def test_without_a_path_it_is_the_library_of_the_studio(tmp_path: Path, run: Run) -> None:
    assert run("import", a_file(tmp_path)).status == 0

    done = run("list", "--json")

    assert [each["id"] for each in done.json["campaigns"]] == [CAMPAIGN]


@pytest.mark.parametrize("arguments", [["list"], ["export", "spring", "-o", "a.json"]])
def test_a_library_that_is_missing_is_not_made(
    library: Path, run: Run, arguments: list[str]
) -> None:
    done = run(*arguments, "--library", library)

    assert done.status == 2
    assert done.err.startswith(f"exit-studio: There is no library at {library}.")
    assert not library.exists()


def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear aunt,\n" * 100, encoding="utf-8")

    done = run("import", a_file(tmp_path), "--library", letter)

    assert done.status == 3
    assert f"“{letter}” is no library of Exit Studio." in done.err
    assert letter.read_text(encoding="utf-8") == "Dear aunt,\n" * 100


def test_a_library_that_another_program_holds_is_told(
    tmp_path: Path, filled: Path, run: Run
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("import", a_file(tmp_path), "--library", filled)
        other.execute("ROLLBACK")

    assert done.status == 3
    assert done.out == ""
    assert f"The library “{filled}” is in use by another program." in done.err
    assert set(ids(run, filled)) == {CAMPAIGN, "c_other"}


@in_a_loop
async def test_the_studio_may_have_the_library_open(tmp_path: Path) -> None:
    async with opened(tmp_path) as studio:
        editor = await an_editor(studio)
        file, out = a_file(tmp_path, OTHER), tmp_path / "out.json"

        done = exit_studio("import", file, "--library", library_path(tmp_path))
        assert (done.status, done.err) == (0, "")
        assert {each.id for each in await studio.campaigns()} == {CAMPAIGN, "c_other"}

        await editor.rename("Edited meanwhile")
        done = exit_studio(
            "export", "Edited meanwhile", "-o", out, "--library", library_path(tmp_path)
        )
        assert (done.status, done.err) == (0, "")
        assert read_file(out).campaign == editor.document


def test_a_full_disk_stops_the_import_where_it_is(tmp_path: Path, filled: Path, run: Run) -> None:
    large = tmp_path / "large.exitstudio"
    write_file(large, Package(a_campaign(id="c_large"), (a_picture(more=bytes(2_000_000)),)))
    resource = pytest.importorskip("resource", reason="this system has no such limits")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, before[1]))
    try:
        done = run("import", large, large, "--library", filled, "--json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    (entry,) = done.json["files"]
    assert done.status == 3
    assert str(filled) in entry["error"]
    assert set(ids(run, filled)) == {CAMPAIGN, "c_other"}


def test_none_of_it_needs_the_window(tmp_path: Path) -> None:
    base = str(tmp_path / "base")
    file = a_file(tmp_path)

    done = exit_studio_without(
        "PySide6", "shiboken6", "qasync", arguments=("--basedir", base, "import", str(file))
    )

    assert (done.status, done.err) == (0, "")


# -- packages in the other commands ------------------------------------------------------------


def test_a_package_is_checked_as_a_plain_file_is(tmp_path: Path, run: Run) -> None:
    package, plain = a_file(tmp_path), a_file(tmp_path, suffix="json")

    done = run("check", package, plain, "--json")

    first, second = done.json["files"]
    assert done.status == 0
    assert first["findings"] == second["findings"]


def test_a_bad_package_is_one_clear_line_of_a_check(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "bad.exitstudio"
    file.write_bytes(b"PK\x03\x04 and no more")

    done = run("check", file)

    assert done.status == 2
    assert done.err.startswith(f"exit-studio: {file} is no package of a campaign")


def test_a_package_is_published_as_a_plain_file_is(tmp_path: Path, run: Run) -> None:
    token = tmp_path / "token"
    token.write_text("token\n", encoding="utf-8")
    address = closed_address()

    done = run("publish", a_file(tmp_path), "--to", address, "--token-file", token)

    # It was read and found good: what stands in the way is the backend alone.
    assert done.status == 3
    assert f"No connection to {address.removeprefix('http://')}." in done.err

# SPDX-License-Identifier: MIT
"""Commands on campaign files: new ones, and what is wrong with others."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, run_checks
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.resources import read_text, resource_path
from tests.cli.command import Run, exit_studio

TEMPLATES = sorted(path.stem for path in resource_path("templates").glob("*.json"))


def read(file: Path) -> Campaign:
    return campaign_from_text(file.read_bytes(), source=str(file))


def template_json() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read_text("templates", "cart-reminder.json"))
    return loaded


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_file_holds_a_campaign_of_its_own(tmp_path: Path, template: str, run: Run) -> None:
    file = tmp_path / "spring.json"
    assert run("new", file, "--template", template, "--name", "Sprïng “sale”").status == 0
    campaign = read(file)
    pattern = campaign_from_text(read_text("templates", f"{template}.json"), source=template)
    assert campaign.details.name == "Sprïng “sale”"
    assert campaign.id != pattern.id
    assert campaign.elements.keys().isdisjoint(pattern.elements)
    assert len(campaign.elements) == len(pattern.elements)
    assert file.read_bytes() == campaign_to_text(campaign).encode()
    assert b"\r" not in file.read_bytes()
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_is_told_to_machines_and_named_after_itself(tmp_path: Path) -> None:
    file = tmp_path / "spring sale.json"
    done = exit_studio("new", file, "--json")
    assert (done.status, done.err) == (0, "")
    campaign = read(file)
    assert done.json == {
        "file": str(file),
        "campaign_id": campaign.id,
        "name": "spring sale",
    }
    assert campaign.details.name == "spring sale"


def test_two_new_files_share_nothing(tmp_path: Path, run: Run) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    assert run("new", one).status == run("new", two).status == 0
    assert read(one).id != read(two).id
    assert read(one).elements.keys().isdisjoint(read(two).elements)


def test_a_file_that_exists_is_left_as_it_is_unless_forced(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.json"
    file.write_text("precious", encoding="utf-8")
    done = run("new", file)
    assert done.status == 3
    assert "exists already and was left as it is" in done.err
    assert file.read_text(encoding="utf-8") == "precious"
    assert run("new", file, "--force").status == 0
    assert read(file).details.name == "a"


def test_a_link_stays_a_link(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "real.json"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    assert run("new", link, "--force").status == 0
    assert link.is_symlink()
    assert read(target).details.name == "link"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["new", "{dir}"], 2, "is a folder"),
        (["new", "{dir}/none/a.json"], 3, "cannot be written: No such file or directory."),
        (["new", "{dir}/a.json", "--name", "x" * 121], 2, "The name has 121 letters."),
        (["new", "{dir}/" + "x" * 300], 3, "cannot be written: File name too long."),
    ],
)
def test_what_cannot_be_written(
    tmp_path: Path, arguments: list[str], status: int, words: str, run: Run
) -> None:
    done = run(*(argument.format(dir=tmp_path) for argument in arguments))
    assert done.status == status
    assert words in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_findings_are_one_line_each_and_make_status_1(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    exit_studio("new", file, "--name", "")
    done = exit_studio("check", file)
    assert (done.status, done.err) == (1, "")
    lines = done.out.splitlines()
    assert (
        f"{file}: error: start.details.name: "
        "The campaign has no name. Give it a name that you will find again."
    ) in lines
    assert all(line.startswith(f"{file}: ") for line in lines)


def test_findings_for_machines_are_complete(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.json"
    run("new", file, "--name", "")
    done = run("check", file, "--json")
    assert done.status == 1
    (entry,) = done.json["files"]
    expected = run_checks(read(file), CheckContext(now=datetime.now(UTC)))
    assert entry["file"] == str(file)
    assert [finding["check"] for finding in entry["findings"]] == [
        finding.check for finding in expected
    ]
    assert entry["findings"][0] == {
        "check": "start.name_missing",
        "severity": "error",
        "place": {"section": "start", "record": "details", "field": "name"},
        "problem": "The campaign has no name.",
        "mend": "Give it a name that you will find again.",
    }


def test_a_finding_about_one_of_several_things_names_it(tmp_path: Path, run: Run) -> None:
    document = template_json()
    document["goal"]["events"][0] |= {"id": "g_1", "event": ""}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert run("check", file).out.startswith(
        f"{file}: error: start.goal.events.g_1: The goal names no event."
    )
    (entry,) = run("check", file, "--json").json["files"]
    assert entry["findings"][0]["place"] == {
        "section": "start",
        "record": "goal",
        "field": "events",
        "item": "g_1",
    }


def hint_only() -> dict[str, Any]:
    document = template_json()
    document["goal"]["events"] = []
    return document


def warning_only() -> dict[str, Any]:
    document = template_json()
    button = next(each for each in document["elements"].values() if each["kind"] == "button")
    button["styles"]["desktop"] |= {"color": "#777777", "background": "#787878"}
    return document


@pytest.mark.parametrize(
    ("document", "severities", "status"),
    [(template_json(), [], 0), (hint_only(), ["hint"], 0), (warning_only(), ["warning"], 1)],
    ids=["nothing", "hint", "warning"],
)
def test_hints_alone_are_no_findings(
    tmp_path: Path, document: dict[str, Any], severities: list[str], status: int, run: Run
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    done = run("check", file, "--json")
    assert done.status == status
    (entry,) = done.json["files"]
    assert [finding["severity"] for finding in entry["findings"]] == severities


def with_a_wrong_type_at_depth_5() -> bytes:
    document = template_json()
    button = next(each for each in document["elements"].values() if each["kind"] == "button")
    button["styles"]["desktop"]["font_size_px"] = "17"
    return json.dumps(document).encode()


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Name, content, and what is said of it."""
    whole = read_text("templates", "cart-reminder.json").encode()
    document = template_json()
    return {
        "empty.json": (b"", "is broken at line 1"),
        "half.json": (whole[: len(whole) // 2], "is broken at line"),
        "unknown.json": (
            json.dumps({**document, "colour": "red"}).encode(),
            "colour",
        ),
        "type.json": (with_a_wrong_type_at_depth_5(), "font_size_px"),
        "newer.json": (
            json.dumps({**document, "format": 99}).encode(),
            "was made by a newer Exit Studio",
        ),
        "latin.json": ('{"format": 1, "name": "Früh"}'.encode("latin-1"), "is no text in UTF-8"),
        "huge.json": (b" " * (9 * 1024 * 1024), "is larger than a campaign can be (8 MB)"),
        "picture.json": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is no text in UTF-8"),
        "list.json": (b"[]", "is no campaign"),
        "deep.json": (b"[" * 100_000, "is nested too deeply"),
        "nan.json": (b'{"format": NaN}', "nan.json cannot be read"),
    }


def test_each_bad_file_gets_one_clear_line(tmp_path: Path) -> None:
    cases = bad_files()
    for name, (content, _) in cases.items():
        (tmp_path / name).write_bytes(content)
    done = exit_studio("check", *(tmp_path / name for name in cases))
    assert done.status == 2
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) == len(cases)
    for line, (name, (_, words)) in zip(lines, cases.items(), strict=True):
        assert line.startswith(f"exit-studio: {tmp_path / name} ")
        assert words in line
        assert line.endswith(".")


def test_a_bad_file_does_not_keep_the_good_ones_from_being_checked(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(read_text("templates", "cart-reminder.json"), encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    missing = tmp_path / "missing.json"
    done = exit_studio("check", missing, bad, tmp_path, good, "--json")
    assert done.status == 2
    files = done.json["files"]
    assert [entry["file"] for entry in files] == [
        str(each) for each in (missing, bad, tmp_path, good)
    ]
    assert files[0]["error"] == f"{missing} does not exist."
    assert "is broken" in files[1]["error"]
    assert "cannot be read: Is a directory." in files[2]["error"]
    assert files[3]["findings"] == []
    assert len(done.err.splitlines()) == 3


def test_text_of_a_file_cannot_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a\x1b[2J\nb.json"
    document = {**template_json(), "x\x1b]0;owned\x07\n": 1}
    file.write_text(json.dumps(document), encoding="utf-8")
    done = run("check", file)
    assert done.status == 2
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1

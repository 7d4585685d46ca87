# SPDX-License-Identifier: MIT
"""`exit-studio diff`: what differs between two campaign files, and the status that tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.models.delivery import Delivery, StopAfter
from exit_studio.models.details import Details
from exit_studio.models.file import campaign_to_text
from exit_studio.models.record import evolve
from tests.builders import HEADING, a_campaign, a_heading, with_elements
from tests.cli.command import Run, exit_studio

BEFORE = with_elements(a_heading("Wait"))
AFTER = evolve(
    with_elements(a_heading("Stay")),
    details=Details(name=BEFORE.details.name, priority=5),
    delivery=Delivery(stop_after=(StopAfter.CLICK,)),
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "before.json", BEFORE), written(tmp_path / "after.json", AFTER)


def written(file: Path, campaign: Campaign) -> Path:
    file.write_text(campaign_to_text(campaign), encoding="utf-8")
    return file


def test_it_tells_what_differs_by_section(files: tuple[Path, Path], run: Run) -> None:
    done = run("diff", *files)

    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        "start: ~ Priority: 1, the lowest → 5",
        "what: ~ Heading: “Wait” → “Stay”",
        "when: + Reason to stop added: a click",
    ]


def test_the_other_way_round_what_was_added_is_removed(files: tuple[Path, Path], run: Run) -> None:
    done = run("diff", *reversed(files))

    assert done.out.splitlines()[-1] == "when: - Reason to stop removed: a click"


def test_equal_campaigns_differ_in_nothing(tmp_path: Path, run: Run) -> None:
    file, other = (written(tmp_path / name, a_campaign()) for name in ("a.json", "b.json"))

    done = run("diff", file, other)

    assert (done.status, done.out) == (0, f"{file} and {other}: no differences\n")
    assert run("diff", file, other, "--json").json == {
        "before": str(file),
        "after": str(other),
        "sections": [],
    }


def test_machines_are_told_the_same(files: tuple[Path, Path]) -> None:
    done = exit_studio("diff", *files, "--json")

    assert (done.status, done.err) == (1, "")
    assert [each["section"] for each in done.json["sections"]] == ["start", "what", "when"]
    assert done.json["sections"][1]["differences"] == [
        {"kind": "changed", "record": HEADING, "text": "Heading: “Wait” → “Stay”"}
    ]


@pytest.mark.parametrize("content", [None, "", "{}", "no campaign"])
def test_a_file_that_is_no_campaign_is_a_matter_of_usage(
    tmp_path: Path, files: tuple[Path, Path], run: Run, content: str | None
) -> None:
    wrong = tmp_path / "wrong.json"
    if content is not None:
        wrong.write_text(content, encoding="utf-8")

    done = run("diff", files[0], wrong)

    assert (done.status, done.out) == (2, "")
    assert str(wrong) in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_it_takes_two_files(files: tuple[Path, Path], run: Run, count: int) -> None:
    done = run("diff", *[files[0]] * count)

    assert done.status == 2
    assert "exit-studio diff --help" in done.err or "exit-studio --help" in done.err

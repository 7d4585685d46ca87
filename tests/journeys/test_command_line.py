# SPDX-License-Identifier: MIT
"""From the command line alone: a new file is completed, checked, served, published, and shown."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from exit_studio.models.elements import Heading
from exit_studio.models.rich_text import plain
from exit_studio.models.wire import VisitAnswer
from tests.cli.command import ROOT, environment, exit_studio

pytestmark = pytest.mark.journey

SHOP = "https://shop.example"


@contextmanager
def backend(base: Path) -> Iterator[dict[str, str]]:
    """Run `exit-studio serve` until the block ends, and yield what it announced."""
    command = [sys.executable, "-m", "exit_studio", "serve", "--basedir", str(base), "--json"]
    process = subprocess.Popen(
        [*command, "--port", "0", "--allow-origin", SHOP],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, b"")


def written(words: str) -> list[dict[str, Any]]:
    return [{"text": words}]


def complete(file: Path, heading: str) -> None:
    """Write the words that are missing into the file, as a person with a text editor would."""
    document = json.loads(file.read_text(encoding="utf-8"))
    for element in document["elements"].values():
        if element["kind"] == "heading":
            element["content"] = written(heading)
        if element["kind"] == "button":
            element["content"] = written("Keep my basket")
    file.write_text(json.dumps(document, indent=2), encoding="utf-8")


def visit(url: str, site: str, origin: str) -> VisitAnswer:
    """Ask as a browser does that has opened a page of `origin`."""
    body = {"site": site, "visitor": "visitor-1", "session": "session-1", "page": f"{origin}/cart"}
    request = Request(  # noqa: S310  # of our own server
        f"{url}/v1/visits", json.dumps(body).encode(), {"Origin": origin}
    )
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        return VisitAnswer.model_validate_json(answer.read(), strict=True)


def shown_heading(answer: VisitAnswer) -> str:
    assert answer.show is not None
    headings = [each for each in answer.show.elements.values() if isinstance(each, Heading)]
    return plain(headings[0].content)


def test_from_a_new_file_to_a_visitor_of_the_shop(tmp_path: Path) -> None:
    file = tmp_path / "basket.json"
    assert exit_studio("new", file, "--name", "Basket").status == 0

    unfinished = exit_studio("check", file)
    assert unfinished.status == 1
    assert "The pop-up has no heading" in unfinished.out
    complete(file, "Wait, your basket is full")
    assert exit_studio("check", file).status == 0

    with backend(tmp_path / "base") as told:
        to = ("--to", told["url"])
        token = {"EXIT_STUDIO_TOKEN": told["token"]}
        assert visit(told["url"], told["site_key"], SHOP).show is None

        first = exit_studio("publish", file, *to, "--json", env=token)
        assert (first.status, first.err) == (0, "")
        assert (first.json["revision"], first.json["state"]) == (1, "running")
        assert exit_studio("publish", file, *to, "--json", env=token).json == first.json

        answer = visit(told["url"], told["site_key"], SHOP)
        assert shown_heading(answer) == "Wait, your basket is full"
        assert answer.show is not None
        assert (answer.show.campaign_id, answer.show.revision) == (first.json["campaign_id"], 1)
        with pytest.raises(HTTPError) as stranger:
            visit(told["url"], told["site_key"], "https://stranger.example")
        assert stranger.value.code == 403
        stranger.value.close()

        complete(file, "One more thing")
        unseen = exit_studio("publish", file, *to, env=token)
        assert unseen.status == 3
        assert "Revision 1 of “Basket” is live" in unseen.err
        assert shown_heading(visit(told["url"], told["site_key"], SHOP)) == (
            "Wait, your basket is full"
        )
        over = exit_studio("publish", file, *to, "--base", "1", env=token)
        assert over.status == 0
        assert "as revision 2" in over.out
        assert shown_heading(visit(told["url"], told["site_key"], SHOP)) == "One more thing"

        stolen = exit_studio("publish", file, *to, env={"EXIT_STUDIO_TOKEN": "x" * 43})
        assert (stolen.status, "did not accept the token" in stolen.err) == (3, True)

    with backend(tmp_path / "base") as told:
        assert "token" not in told
        assert shown_heading(visit(told["url"], told["site_key"], SHOP)) == "One more thing"

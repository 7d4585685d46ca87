# SPDX-License-Identifier: MIT
"""`publish` against backends that are away, say no, or are none; and where the token comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_studio.resources import read_text
from tests.cli.command import Run, exit_studio
from tests.sync.rude_server import closed_address, http, rude_server

TOKEN = {"EXIT_STUDIO_TOKEN": "from-the-variable"}
WRONG_TOKEN = b'{"error": "token_wrong", "message": "No.", "hint": ""}'
SAID = b'{"error": "e", "message": "Not \\u001b[31m today.\\n", "hint": "Tomorrow."}'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.json"
    file.write_text(read_text("templates", "cart-reminder.json"), encoding="utf-8")
    return file


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    file = tmp_path / "token"
    file.write_text("from-the-file \nsecond line\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (http("401 Unauthorized", WRONG_TOKEN), "did not accept the token."),
        (http("500 Internal Server Error", b"<html>"), "could not do it now (status 500)."),
        (http("200 OK", b"<html>Welcome</html>"), "did not answer as an Exit Studio backend does"),
        (http("302 Found", more="Location: /login\r\n"), "did not answer as an Exit Studio"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "broke off"),
        (http("422 Unprocessable", SAID), "exit-studio: Not [31m today. Tomorrow."),
    ],
    ids=["token", "500", "HTML", "redirect", "half", "no"],
)
def test_whatever_a_server_answers_is_one_line(
    file: Path, token_file: Path, answer: bytes, words: str, run: Run
) -> None:
    with rude_server() as server:
        server.answer = answer
        done = run("publish", file, "--to", server.address, "--token-file", token_file)
    assert (done.status, done.out) == (3, "")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_backend_that_is_away_is_told_to_machines(file: Path) -> None:
    address = closed_address()
    done = exit_studio("publish", file, "--to", address, "--json", env=TOKEN)
    assert done.status == 3
    assert done.json == {
        "error": f"No connection to {address.removeprefix('http://')}.",
        "hint": "Check the network connection and the address, then try again.",
    }
    assert done.err.count("\n") == 1


def test_the_token_comes_from_the_variable_or_from_a_file(
    file: Path, token_file: Path, run: Run
) -> None:
    with rude_server() as server:
        server.answer = http("401 Unauthorized", WRONG_TOKEN)
        exit_studio("publish", file, "--to", server.address, env=TOKEN)
        run("publish", file, "--to", server.address, "--token-file", token_file)
    first, second = (request.lower() for request in server.requests)
    assert b"authorization: bearer from-the-variable\r\n" in first
    assert b"authorization: bearer from-the-file\r\n" in second


def test_without_a_token_nothing_is_sent(file: Path) -> None:
    done = exit_studio("publish", file, "--to", closed_address())
    assert done.status == 2
    assert "There is no token in EXIT_STUDIO_TOKEN." in done.err


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  \nsecond"])
def test_a_file_without_a_token_is_said(
    file: Path, token_file: Path, content: bytes, run: Run
) -> None:
    token_file.write_bytes(content)
    done = run("publish", file, "--to", closed_address(), "--token-file", token_file)
    assert done.status == 2
    assert f"There is no token in {token_file}." in done.err


def test_what_is_no_token_is_not_sent(file: Path, token_file: Path, run: Run) -> None:
    token_file.write_bytes(b"\x89PNG \xff")
    done = run("publish", file, "--to", closed_address(), "--token-file", token_file)
    assert done.status == 3
    assert "holds characters that no token has" in done.err


def test_what_is_no_address_is_said(file: Path, token_file: Path, run: Run) -> None:
    done = run("publish", file, "--to", "shop.example", "--token-file", token_file)
    assert done.status == 3
    assert "“shop.example” is no address of a backend." in done.err


def test_a_campaign_with_errors_lists_them_and_is_not_sent(
    tmp_path: Path, token_file: Path, run: Run
) -> None:
    file = tmp_path / "b.json"
    run("new", file)
    with rude_server() as server:
        arguments = ("publish", file, "--to", server.address, "--token-file", token_file)
        for_machines = run(*arguments, "--json")
        told = run(*arguments)
    assert server.requests == []
    assert for_machines.status == told.status == 1
    assert told.err.startswith("exit-studio: “b” has 2 errors and was not published.")
    assert told.out.count(": error: what.") == 2
    assert for_machines.json["error"] == "“b” has 2 errors and was not published."
    severities = [finding["severity"] for finding in for_machines.json["findings"]]
    assert severities.count("error") == 2


def test_a_file_that_is_none_is_not_sent(tmp_path: Path, token_file: Path, run: Run) -> None:
    missing = tmp_path / "missing.json"
    done = run("publish", missing, "--to", closed_address(), "--token-file", token_file)
    assert done.status == 2
    assert f"{missing} does not exist." in done.err

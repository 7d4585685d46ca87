# SPDX-License-Identifier: MIT
"""What holds for every command: help, usage, missing parts, interruptions, and one clear line."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import exit_studio as package
from tests.cli.command import ROOT, Run, environment, exit_studio, exit_studio_without
from tests.sync.rude_server import rude_server

COMMANDS = ("new", "check", "list", "import", "export", "publish", "serve")


def test_the_version_is_told() -> None:
    done = exit_studio("--version")
    assert (done.status, done.out) == (0, f"exit-studio {package.__version__}\n")


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    assert [name for name in COMMANDS if name not in done.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help(command: str, run: Run) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"usage: exit-studio {command}" in done.out


def test_the_documentation_names_every_command_and_option() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    options = {
        "--basedir", "--json", "--version", "--name", "--template", "--force", "--to", "--base",
        "--token-file", "--host", "--port", "--data", "--allow-origin", "--until-stdin-closes",
        "--library", "--output", "-o",
    }  # fmt: skip
    assert [name for name in COMMANDS if f"exit-studio {name}" not in page] == []
    assert [name for name in sorted(options) if f"`{name}" not in page] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["checkit", "a.json"], "“checkit” is neither a command nor a file. Did you mean check?"),
        (["frobnicate"], "“frobnicate” is neither a command nor a file."),
        (["--frobnicate"], "Unrecognized arguments: --frobnicate."),
        (["new"], "The following arguments are required: FILE."),
        (["new", "a.json", "--template", "x"], "Argument --template: invalid choice: 'x'"),
        (["check"], "The following arguments are required: FILE."),
        (["publish", "a.json"], "The following arguments are required: --to."),
        (["publish", "a.json", "--to", "u", "--base", "-1"], "neither a revision nor “live”"),
        (["publish", "a.json", "--to", "u", "--base", "last"], "neither a revision nor “live”"),
        (["publish", "a.json", "--to", "u", "--token", "t"], "Unrecognized arguments: --token t."),
        (["serve", "--port", "65536"], "“65536” is no port"),
        (["serve", "--port", "http"], "“http” is no port"),
        (["export", "spring"], "The following arguments are required: -o/--output."),
        (["import"], "The following arguments are required: FILE."),
        (["nothing.json"], "nothing.json does not exist."),
        (["check", "--basedir"], "Argument --basedir: expected one argument."),
    ],
)
def test_what_is_typed_wrong_gets_one_line(arguments: list[str], words: str, run: Run) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("exit-studio: ")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_machine_gets_its_error_as_json() -> None:
    done = exit_studio("check", "--json")
    assert done.status == 2
    assert done.json == {
        "error": "The following arguments are required: FILE.",
        "hint": "See exit-studio check --help.",
    }
    assert done.err.count("\n") == 1


def test_without_the_window_it_says_how_to_get_it() -> None:
    done = exit_studio_without("PySide6", "shiboken6", "qasync", arguments=("README.md",))
    assert done.status == 3
    assert done.out == ""
    assert done.err == (
        "exit-studio: The window is not installed; commands work without it. "
        "Install it: pip install 'exit-studio[desktop]'\n"
    )


def test_without_the_server_it_says_how_to_get_it() -> None:
    done = exit_studio_without("uvicorn", "fastapi", "starlette", arguments=("serve",))
    assert done.status == 3
    assert done.err == (
        "exit-studio: The backend is not installed. Install it: pip install 'exit-studio[server]'\n"
    )


def test_without_a_library_of_the_system_it_names_it(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')", encoding="utf-8"
    )
    done = exit_studio("--basedir", tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert done.status == 3
    assert "libEGL.so.1: cannot open shared object file" in done.err
    assert done.err.count("\n") == 1


def test_a_fault_of_our_own_is_one_line_and_a_log(tmp_path: Path) -> None:
    arguments = ("serve", "--basedir", str(tmp_path / "base"))
    done = exit_studio_without("exit_studio.server.app", arguments=arguments)
    assert done.status == 70
    assert done.err.startswith("exit-studio: Exit Studio made a mistake (ModuleNotFoundError).")
    assert done.err.count("\n") == 1
    log = tmp_path / "base" / "logs" / "command-line.log"
    assert str(log) in done.err
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    campaign = tmp_path / "a.json"
    exit_studio("new", campaign, "--template", "cart-reminder")
    code = (
        "import signal, sys\n"
        # A shell that runs us in the background lets its children ignore Ctrl+C.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from exit_studio.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    with rude_server() as server:
        server.answer = None
        running = subprocess.Popen(
            [sys.executable, "-c", code, "publish", str(campaign), "--to", server.address],
            cwd=ROOT,
            env=environment({"EXIT_STUDIO_TOKEN": "token"}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert server.asked.wait(60)
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=60) == (b"", b"")
        assert running.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_leaves_is_no_error() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "exit_studio", "check", "nothing", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    with running.stderr:
        assert running.stderr.read() == b""
    assert running.wait(60) == 141

# SPDX-License-Identifier: MIT
"""What may be typed after `exit-studio`. What is done then stands in `commands`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from exit_studio import __version__
from exit_studio.cli.outcome import UsageError
from exit_studio.models.suffixes import JSON, PACKAGE
from exit_studio.resources import resource_path

__all__ = ["COMMANDS", "TOKEN_VARIABLE", "command_parser", "common_parser", "window_parser"]

COMMANDS = ("new", "check", "diff", "list", "import", "export", "publish", "serve")
TOKEN_VARIABLE = "EXIT_STUDIO_TOKEN"  # noqa: S105  # the name of a variable, no token


class Parser(argparse.ArgumentParser):
    """Raises where the original prints its usage and leaves."""

    @override
    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", hint=f"See {self.prog} --help.")


def common_parser() -> Parser:
    """Return what reads the options that stand before every command."""
    parser = Parser(prog="exit-studio", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--basedir", type=Path, metavar="DIR", help="keep library, settings and logs under DIR"
    )
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    parser.add_argument("--version", action="version", version=f"exit-studio {__version__}")
    return parser


def window_parser() -> Parser:
    """Return what reads the files to open in the window."""
    parser = Parser(prog="exit-studio", allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser


def command_parser() -> Parser:
    """Return what reads the commands."""
    parser = Parser(
        prog="exit-studio",
        description="Make, preview, publish and measure exit-intent pop-ups. Without a command "
        "the studio opens, with the campaign files that are named.",
        epilog="Exit status: 0 done, 1 findings, 2 usage, 3 refused or unreachable.",
        parents=[common_parser()],
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=f"{summary}.", allow_abbrev=False
        )

    new = command("new", "Write a new campaign file")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--name", help="the campaign's name (default: the file's)")
    new.add_argument("--template", choices=_templates(), default="blank")
    new.add_argument("--force", action="store_true", help="replace FILE if it exists")

    check = command("check", "Say what is missing or wrong in campaign files")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")

    diff = command("diff", "Say what differs between two campaign files")
    diff.add_argument("before", type=Path, metavar="BEFORE")
    diff.add_argument("after", type=Path, metavar="AFTER")
    _add_library_commands(command)

    publish = command("publish", "Make a campaign live at a backend")
    publish.add_argument("file", type=Path, metavar="FILE")
    publish.add_argument("--to", required=True, metavar="URL", help="address of the backend")
    publish.add_argument(
        "--token-file",
        type=Path,
        metavar="FILE",
        help=f"holds the author's token in its first line (default: the variable {TOKEN_VARIABLE})",
    )
    publish.add_argument(
        "--base",
        type=_revision,
        default=0,
        metavar="REVISION",
        help="live revision to publish over, or “live” for whichever that is (default: 0, none)",
    )

    serve = command("serve", "Run a backend for websites and authors")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s)")
    serve.add_argument(
        "--port", type=_port, default=8321, help="port to listen at, 0 for any (%(default)s)"
    )
    serve.add_argument("--data", type=Path, metavar="DIR", help="where the backend keeps its data")
    serve.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="URL",
        help="website that may use the backend, such as https://shop.example; repeatable",
    )
    serve.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="read the author's token from the first line of standard input, and stop at its end",
    )
    return parser


def _add_library_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    listing = command("list", "List the campaigns of a library")
    taking_in = command("import", "Take campaign files into a library")
    taking_in.add_argument("files", type=Path, nargs="+", metavar="FILE")
    export = command("export", "Write a campaign of a library into a file")
    export.add_argument("campaign", metavar="CAMPAIGN", help="its id, or its name")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help=f"ends in {PACKAGE}, or in {JSON} for the campaign without pictures; replaced if it "
        "exists",
    )
    for each in (listing, taking_in, export):
        each.add_argument(
            "--library", type=Path, metavar="PATH", help="the library's file (default: yours)"
        )


def _templates() -> list[str]:
    return sorted(path.stem for path in resource_path("templates").glob("*.json"))


def _revision(text: str) -> int | None:
    """Return the number, or None for whichever is live."""
    if text == "live":
        return None
    if not (text.isascii() and text.isdigit()):
        msg = f"“{text}” is neither a revision nor “live”"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):  # noqa: PLR2004  # ports have 16 bits
        msg = f"“{text}” is no port (0 to 65535)"
        raise argparse.ArgumentTypeError(msg)
    return int(text)

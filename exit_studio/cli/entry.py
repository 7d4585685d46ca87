# SPDX-License-Identifier: MIT
"""The door of the command line: what is asked for, and how every error ends."""

from __future__ import annotations

import difflib
import gc
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from exit_studio import __version__
from exit_studio.cli.arguments import COMMANDS, command_parser, common_parser, window_parser
from exit_studio.cli.extras import DESKTOP_PACKAGES, is_missing
from exit_studio.cli.files import exists
from exit_studio.cli.outcome import (
    FAULT,
    INTERRUPTED,
    NO_READER,
    REFUSED,
    USAGE,
    NotDone,
    UsageError,
    failed,
)
from exit_studio.errors import DocumentError, ExitStudioError
from exit_studio.paths import Paths

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and return the exit status.

    Args:
        argv: Without the program's name; those of the process by default.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _escape_what_the_terminal_cannot_show()
    try:
        return _judged(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER


def _judged(arguments: list[str]) -> int:
    """Do what the arguments ask, and make of every error one line and a status."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        raise
    except (UsageError, DocumentError) as error:
        return failed(error, USAGE, arguments)
    except ExitStudioError as error:
        return failed(error, REFUSED, arguments)
    except Exception as error:  # noqa: BLE001  # the last door: one line for a person, the rest for the log
        return failed(_logged(error, arguments), FAULT, arguments)


def _run(arguments: list[str]) -> int:
    common, rest = common_parser().parse_known_args(arguments)
    paths = Paths.default() if common.basedir is None else Paths.under(common.basedir)
    word = next((word for word in rest if not word.startswith("-")), None)
    if word in COMMANDS or {"-h", "--help"} & set(rest):
        options = command_parser().parse_args(rest)
        # Loads the models, which the first window does without.
        from exit_studio.cli.commands import run_command  # noqa: PLC0415

        return run_command(options, paths, as_json=common.json)
    if word is not None and not Path(word).suffix and not exists(Path(word)):
        near = difflib.get_close_matches(word, COMMANDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else "See exit-studio --help."
        raise UsageError(f"“{word}” is neither a command nor a file.", hint=hint)
    return _open_studio(window_parser().parse_args(rest).files, paths)


def _open_studio(files: Sequence[Path], paths: Paths) -> int:
    for file in files:
        if not exists(file):
            raise UsageError(f"{file} does not exist.", hint="Check the name.")
    # Nothing of what is loaded now is garbage; `ui.garbage` takes over when the window is shown.
    gc.disable()
    try:
        from exit_studio.bootstrap.entry import main as open_studio  # noqa: PLC0415  # loads Qt

        return open_studio(paths, files)
    except ImportError as error:
        if not isinstance(error, ModuleNotFoundError):
            raise NotDone(
                f"The window cannot be loaded: {error}.",
                hint="Install the system libraries of Qt; the README names them.",
            ) from error
        if not is_missing(error, DESKTOP_PACKAGES):
            raise
        raise NotDone(
            "The window is not installed; commands work without it.",
            hint="Install it: pip install 'exit-studio[desktop]'",
        ) from error


def _logged(fault: Exception, arguments: list[str]) -> ExitStudioError:
    """Write the whole of `fault` to the log, and return what a person is told."""
    import traceback  # noqa: PLC0415  # for a fault only

    what = f"Exit Studio made a mistake ({type(fault).__name__})."
    basedir = common_parser().parse_known_args(arguments)[0].basedir
    log = (Paths.default() if basedir is None else Paths.under(basedir)).logs / "command-line.log"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{datetime.now(UTC).isoformat()} {__version__}\n")
            stream.writelines(traceback.format_exception(fault))
    except OSError as error:
        return ExitStudioError(what, hint=f"The log {log} cannot be written: {error.strerror}.")
    return ExitStudioError(what, hint=f"Please report it; the details are in {log}.")


def _escape_what_the_terminal_cannot_show() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

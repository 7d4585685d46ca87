# SPDX-License-Identifier: MIT
"""The program: makes the application and its loop, lets the studio live, gives the exit status."""

from __future__ import annotations

import asyncio
import getpass
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from exit_studio.bootstrap.app import App, is_root
from exit_studio.errors import ExitStudioError
from exit_studio.paths import Paths
from exit_studio.preview.scheme import register_scheme

__all__ = ["door_name", "main", "make_application", "run", "start_problem"]

PATIENCE_S = 5.0
"""How long a second start waits for the first to answer."""
KNOCK_EVERY_MS = 100


def start_problem(environment: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be shown here, in one line; None if one can."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return "There is no display to open a window on. Try: xvfb-run make run (Debian package xvfb)."


def door_name(library: Path) -> str:
    """The name of the door at which a second start knocks; each person and library has another."""
    whose = f"{getpass.getuser()}\n{library.absolute()}"
    return f"exit-studio-{sha256(whose.encode()).hexdigest()[:24]}"


def make_application() -> QApplication:
    """Make the Qt application; the preview's scheme has to be known before it."""
    if is_root():
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    register_scheme()
    # Chromium aborts without a program name.
    app = QApplication(["exit-studio"])
    app.setApplicationName("Exit Studio")
    app.setDesktopFileName("exit-studio")
    app.setQuitOnLastWindowClosed(False)
    return app


async def run(app: App) -> int:
    """Start the studio and stay until its last window is closed.

    Returns:
        Exit status: 0 done, 3 it could not start; a window and standard error have said why.
    """
    finished = asyncio.Event()
    try:
        await app.start()
    except ExitStudioError as error:
        sys.stderr.write(f"exit-studio: {error}\n")
        await app.give_up(error)
        return 3
    app.studio.finished.connect(finished.set)
    if not app.studio.is_finished:
        await finished.wait()
    await app.stop()
    return 0


def _log_to(folder: Path) -> None:
    handler = RotatingFileHandler(
        folder / "studio.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def _second_start(lock: QLockFile, paths: Paths, files: Sequence[Path]) -> int | None:
    """Let the studio that is open come to the front.

    Returns:
        Exit status: 0 it will, 3 it does not answer. None where it has ended meanwhile, so that
        this is the first start after all.
    """
    from exit_studio.bootstrap.single_instance import knock  # noqa: PLC0415  # loads the models

    name = door_name(paths.library_file)
    until = time.monotonic() + PATIENCE_S
    while (left := until - time.monotonic()) > 0:
        if knock(name, files, patience_ms=round(left * 1000)):
            return 0
        # It may still be starting, or be about to end.
        if lock.tryLock(KNOCK_EVERY_MS):
            return None
    sys.stderr.write("exit-studio: the studio is open already with this library.\n")
    return 3


def main(paths: Paths, files: Sequence[Path] = ()) -> int:
    """Open the studio and stay until its last window is closed.

    Args:
        paths: Where everything is kept.
        files: Campaign files to take into the library and to open.

    Returns:
        Exit status: 0 done, 3 the studio cannot start here; one line on standard error says why.
    """
    problem = start_problem(os.environ, sys.platform)
    if problem is not None:
        sys.stderr.write(f"exit-studio: {problem}\n")
        return 3
    try:
        paths.create()
        _log_to(paths.logs)
    except OSError as error:
        sys.stderr.write(f"exit-studio: {error.filename} cannot be made: {error.strerror}.\n")
        return 3
    lock = QLockFile(str(paths.lock_file))
    # A studio stays open for days: only a process that has ended has left its lock behind.
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and (status := _second_start(lock, paths, files)) is not None:
        return status
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.files = tuple(files)
    app.door = door_name(paths.library_file)
    app.crash.install()
    with loop:
        status = loop.run_until_complete(run(app))
    lock.unlock()
    return status

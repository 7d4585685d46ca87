# SPDX-License-Identifier: MIT
"""The program: makes the application and its loop, lets the studio live, gives the exit status."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from exit_studio.bootstrap.app import App, is_root
from exit_studio.errors import ExitStudioError
from exit_studio.paths import Paths
from exit_studio.preview.scheme import register_scheme

__all__ = ["main", "make_application", "run", "start_problem"]


def start_problem(environment: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be shown here, in one line; None if one can."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return "There is no display to open a window on. Try: xvfb-run make run (Debian package xvfb)."


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
    if not lock.tryLock(0):
        sys.stderr.write("exit-studio: the studio is open already with this library.\n")
        return 3
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.files = tuple(files)
    app.crash.install()
    with loop:
        status = loop.run_until_complete(run(app))
    lock.unlock()
    return status

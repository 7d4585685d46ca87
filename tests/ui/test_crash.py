# SPDX-License-Identifier: MIT
"""The unexpected: what the report says and does not say, where it lies, the window that tells."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from exit_studio import __version__
from exit_studio.models.campaign import Campaign
from exit_studio.ui.crash import CrashDialog, CrashReporter, report_text
from tests.builders import NOW, a_campaign
from tests.ui.rig import Rig

SECRET = "t0ken-of-somebody"


@pytest.fixture
def reporter(rig: Rig, tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path / "crashes", clock=rig.clock)


@pytest.fixture
def hook() -> Iterator[None]:
    """Put the hook of uncaught exceptions back."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def an_error() -> BaseException:
    """An error that quotes a campaign and a token, raised while another was handled."""
    with pytest.raises(RuntimeError) as caught:
        fail(a_campaign(), SECRET)
    return caught.value


def fail(campaign: Campaign, token: str) -> None:
    try:
        refuse(campaign, token)
    except LookupError as error:
        raise RuntimeError(f"no {error}") from error


def refuse(campaign: Campaign, token: str) -> None:
    raise LookupError(f"{campaign.details.name} for {token}")


def reports(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("crash-*.txt"))]


def button(dialog: CrashDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def test_a_report_says_where_and_with_what_versions() -> None:
    text = report_text(an_error(), at=NOW)

    assert text.startswith(f"Exit Studio {__version__}, PySide6 ")
    assert "2026-03-02T09:30:00+00:00" in text
    assert "test_crash.py" in text
    assert "in refuse" in text
    assert "in fail" in text
    assert text.index("builtins.LookupError") < text.index("builtins.RuntimeError")


def test_a_report_holds_no_text_of_a_campaign_and_no_token() -> None:
    text = report_text(an_error(), at=NOW)

    assert a_campaign().details.name not in text
    assert SECRET not in text


def test_errors_that_point_at_each_other_end_the_report() -> None:
    first, second = ValueError("one"), ValueError("two")
    first.__cause__, second.__cause__ = second, first

    assert report_text(first, at=NOW).count("builtins.ValueError") == 2


def test_a_report_is_kept_and_shown(rig: Rig, reporter: CrashReporter, tmp_path: Path) -> None:
    reporter.report(an_error())

    (text,) = reports(tmp_path / "crashes")
    assert text == report_text(an_error(), at=NOW)
    dialog = reporter.dialog
    assert dialog is not None
    rig.wait_until(dialog.isVisible)
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert shown.toPlainText() == text
    assert dialog.focusWidget() is button(dialog, "Go on")
    dialog.accept()


def test_a_second_one_is_only_written(rig: Rig, reporter: CrashReporter, tmp_path: Path) -> None:
    reporter.report(an_error())
    dialog = reporter.dialog
    assert dialog is not None
    rig.clock.move(seconds=1)

    reporter.report(an_error())

    assert reporter.dialog is dialog
    assert len(reports(tmp_path / "crashes")) == 2
    dialog.accept()
    assert reporter.dialog is None


def test_after_it_was_closed_a_new_one_is_shown_again(reporter: CrashReporter) -> None:
    reporter.report(an_error())
    assert reporter.dialog is not None
    reporter.dialog.accept()

    reporter.report(an_error())

    assert reporter.dialog is not None
    reporter.dialog.accept()


def test_a_report_that_cannot_be_written_is_still_shown(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    reporter = CrashReporter(tmp_path / "file", clock=rig.clock)

    reporter.report(an_error())

    assert reporter.dialog is not None
    reporter.dialog.accept()


def test_the_report_can_be_copied(reporter: CrashReporter) -> None:
    reporter.report(an_error())
    dialog = reporter.dialog
    assert dialog is not None

    QTest.mouseClick(button(dialog, "Copy report"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == dialog._text
    dialog.accept()


@pytest.mark.usefixtures("hook")
def test_what_nobody_caught_comes_to_the_reporter(reporter: CrashReporter, tmp_path: Path) -> None:
    reporter.install()
    error = an_error()

    sys.excepthook(type(error), error, error.__traceback__)

    assert len(reports(tmp_path / "crashes")) == 1
    assert reporter.dialog is not None
    reporter.dialog.accept()


@pytest.mark.usefixtures("hook")
def test_an_interrupt_from_the_terminal_is_no_crash(
    reporter: CrashReporter, tmp_path: Path
) -> None:
    reporter.install()

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert reports(tmp_path / "crashes") == []
    assert reporter.dialog is None

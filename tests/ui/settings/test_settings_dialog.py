# SPDX-License-Identifier: MIT
"""Settings: the backend and its token, the website's line and addresses, the theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import delete

from exit_studio.errors import BackendRefused, SecretError
from exit_studio.models.library import RemoteBackend, ThisComputer
from exit_studio.sync.credentials import Keep
from exit_studio.ui.publishing import BackendState
from exit_studio.ui.settings.settings_dialog import SettingsDialog
from exit_studio.ui.theme import ThemeChoice
from tests.ui.fakes import AWAY, heard
from tests.ui.rig import REMOTE, Rig

OpenSettings = Callable[[], SettingsDialog]


@pytest.fixture
def open_settings(rig: Rig) -> OpenSettings:
    def make() -> SettingsDialog:
        dialog = SettingsDialog(rig.publishing, rig.tokens, rig.tasks, rig.theme, None)
        rig.qtbot.addWidget(dialog)
        rig.show(dialog)
        return dialog

    return make


@pytest.fixture
def dialog(open_settings: OpenSettings) -> SettingsDialog:
    return open_settings()


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center() * 0.1)


def use(rig: Rig, dialog: SettingsDialog, address: str, token: str = "") -> None:
    """Ask for another backend."""
    dialog.remote_choice.click()
    dialog.address_field.setText(address)
    dialog.token_field.setText(token)
    dialog.connect_button.click()
    rig.settle()


# -- the backend -------------------------------------------------------------------------------


def test_this_computer_needs_nothing_to_be_filled_in(dialog: SettingsDialog) -> None:
    assert dialog.local_choice.isChecked()
    assert not dialog.address_field.isVisible()
    assert not dialog._backend_problem.isVisible()


def test_another_backend_asks_for_address_and_token(dialog: SettingsDialog) -> None:
    dialog.remote_choice.click()

    assert dialog.address_field.isVisible()
    assert dialog.token_field.isVisible()
    assert dialog.keep_field.choice is Keep.KEYRING
    assert dialog._keep_hint.text() == "The keyring of this computer keeps it safe."


def test_a_backend_is_used_and_its_token_kept(rig: Rig, dialog: SettingsDialog) -> None:
    use(rig, dialog, " https://exit.example.com/ ", "s3cret")

    assert rig.publishing.status.backend == REMOTE
    assert rig.publishing.status.state is BackendState.READY
    assert rig.tokens.kept == {"https://exit.example.com": ("s3cret", Keep.KEYRING)}
    assert dialog._backend_words.text() == "Connected."
    # It stays where nobody reads it.
    assert dialog.token_field.text() == ""


def test_without_a_new_token_the_old_one_stays(rig: Rig, dialog: SettingsDialog) -> None:
    use(rig, dialog, REMOTE.url)

    assert rig.tokens.kept == {}
    assert rig.publishing.status.backend == REMOTE


@pytest.mark.parametrize("keep", [Keep.UNTIL_CLOSED, Keep.FILE])
def test_the_token_is_kept_where_one_says(rig: Rig, dialog: SettingsDialog, keep: Keep) -> None:
    dialog.remote_choice.click()
    dialog.keep_field.button(keep).click()
    use(rig, dialog, REMOTE.url, "s3cret")

    assert rig.tokens.kept[REMOTE.url] == ("s3cret", keep)


@pytest.mark.parametrize(
    "address", ["", "exit.example.com", "ftp://exit.example.com", "https://", "https://a b"]
)
def test_a_bad_address_is_said_at_its_field_and_changes_nothing(
    rig: Rig, dialog: SettingsDialog, address: str
) -> None:
    use(rig, dialog, address, "s3cret")

    assert dialog._backend_problem.isVisible()
    assert dialog._backend_problem.text() == (
        "The address has to begin with https:// or http:// and name a computer."
    )
    assert dialog.address_field.property("wrong") == "true"
    assert rig.publishing.status.backend == ThisComputer()
    assert rig.tokens.kept == {}


def test_a_backend_that_is_away_is_chosen_and_its_silence_told(
    rig: Rig, dialog: SettingsDialog
) -> None:
    rig.backend.failure = AWAY

    use(rig, dialog, REMOTE.url)

    assert rig.publishing.status.backend == REMOTE
    assert dialog._backend_problem.text() == str(AWAY)
    assert not dialog._backend_words.isVisible()


def test_a_token_that_cannot_be_kept_changes_nothing(rig: Rig, dialog: SettingsDialog) -> None:
    rig.tokens.failure = SecretError("The keyring is locked.", hint="Unlock it.")

    use(rig, dialog, REMOTE.url, "s3cret")

    assert dialog._backend_problem.text() == "The keyring is locked. Unlock it."
    assert rig.publishing.status.backend == ThisComputer()
    assert dialog.token_field.text() == "s3cret"


def test_one_can_go_back_to_this_computer(rig: Rig, dialog: SettingsDialog) -> None:
    use(rig, dialog, REMOTE.url)

    dialog.local_choice.click()
    rig.settle()

    assert rig.publishing.status.backend == ThisComputer()
    assert not dialog.address_field.isVisible()


def test_it_opens_with_the_backend_that_was_chosen(rig: Rig, open_settings: OpenSettings) -> None:
    rig.backend_is(BackendState.READY, remote=True)

    dialog = open_settings()

    assert dialog.remote_choice.isChecked()
    assert dialog.address_field.text() == REMOTE.url


def test_without_a_keyring_its_choice_is_off_and_says_why(
    rig: Rig, open_settings: OpenSettings
) -> None:
    rig.tokens.has_keyring = False
    dialog = open_settings()
    dialog.remote_choice.click()

    button = dialog.keep_field.button(Keep.KEYRING)

    assert not button.isEnabled()
    assert button.toolTip() == "This computer has no keyring that can be used"
    assert dialog.keep_field.choice is Keep.UNTIL_CLOSED
    assert dialog._keep_hint.text() == (
        "This computer has no keyring that can be used. It is asked for again at the next start."
    )


def test_a_token_is_not_shown_while_it_is_typed(dialog: SettingsDialog) -> None:
    assert dialog.token_field.echoMode() is dialog.token_field.EchoMode.Password


# -- the website -------------------------------------------------------------------------------


def test_the_line_for_the_website_names_backend_and_site(dialog: SettingsDialog) -> None:
    assert dialog.snippet_field.toPlainText() == (
        '<script async src="http://127.0.0.1:8123/tag.js" data-site="main"></script>'
    )
    assert dialog.snippet_field.isReadOnly()
    assert dialog.origins_field.toPlainText() == "https://www.example.com"


def test_the_line_can_be_copied(dialog: SettingsDialog) -> None:
    dialog.copy_button.click()

    assert QGuiApplication.clipboard().text() == dialog.snippet_field.toPlainText()
    assert dialog._site_words.text() == "Copied."


def test_addresses_are_saved_without_empty_lines(rig: Rig, dialog: SettingsDialog) -> None:
    dialog.origins_field.setPlainText("\n https://shop.example/ \n\nhttp://localhost:8000\n")

    dialog.origins_button.click()
    rig.settle()

    assert rig.backend.known_sites[1].origins == ("https://shop.example", "http://localhost:8000")
    assert dialog._site_words.text() == "Saved."
    # The demo shop keeps its own.
    assert rig.backend.known_sites[0].origins == ("http://127.0.0.1:8123",)


def test_a_bad_line_is_named_by_its_number(rig: Rig, dialog: SettingsDialog) -> None:
    before = rig.backend.known_sites
    dialog.origins_field.setPlainText("https://shop.example\n\nshop.example/cart")

    dialog.origins_button.click()
    rig.settle()

    assert dialog._site_problem.text() == (
        "Line 3 is no address of a website, such as https://www.example.com."
    )
    assert dialog.origins_field.property("wrong") == "true"
    assert rig.backend.known_sites == before


def test_too_many_addresses_are_refused(rig: Rig, dialog: SettingsDialog) -> None:
    dialog.origins_field.setPlainText("\n".join(f"https://{n}.example" for n in range(101)))

    dialog.origins_button.click()

    assert dialog._site_problem.text() == "These are too many addresses: 100 are possible."


def test_a_backend_that_refuses_the_addresses_is_quoted(rig: Rig, dialog: SettingsDialog) -> None:
    rig.backend.failure = BackendRefused("The token may not do this.", status=403)

    dialog.origins_button.click()
    rig.settle()

    assert dialog._site_problem.text() == "The token may not do this."
    assert not dialog._site_words.isVisible()


def test_without_a_backend_there_is_no_line(rig: Rig, open_settings: OpenSettings) -> None:
    rig.backend.failure = AWAY

    dialog = open_settings()

    assert dialog._site_problem.text() == str(AWAY)
    assert dialog.snippet_field.toPlainText() == ""
    assert not dialog.copy_button.isEnabled()
    assert not dialog.origins_button.isEnabled()


def test_another_backend_has_another_line(rig: Rig, dialog: SettingsDialog) -> None:
    rig.backend.address = REMOTE.url

    use(rig, dialog, REMOTE.url)

    assert dialog.snippet_field.toPlainText().startswith(f'<script async src="{REMOTE.url}/tag.js"')


# -- the rest ----------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.SYSTEM])
def test_a_theme_can_be_asked_for(dialog: SettingsDialog, choice: ThemeChoice) -> None:
    asked = heard(dialog.theme_requested)
    assert dialog.theme_field.choice is ThemeChoice.LIGHT

    dialog.theme_field.button(choice).click()

    assert asked == [choice]


def test_closing_before_the_backend_answers_harms_nothing(rig: Rig) -> None:
    window = QWidget()
    rig.place(window)
    dialog = SettingsDialog(rig.publishing, rig.tokens, rig.tasks, rig.theme, window)
    dialog.remote_choice.click()
    dialog.address_field.setText(REMOTE.url)
    dialog.connect_button.click()

    delete(dialog)
    rig.settle()

    assert rig.tasks.crashes == []
    assert rig.publishing.status.backend == RemoteBackend(url=REMOTE.url)

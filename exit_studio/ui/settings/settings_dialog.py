# SPDX-License-Identifier: MIT
"""Settings: where campaigns are published, which websites may show them, looks, and the start."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from exit_studio.errors import ExitStudioError
from exit_studio.models.library import Backend, RemoteBackend, ThisComputer
from exit_studio.models.wire import Site, SiteOrigins
from exit_studio.sync.credentials import Keep
from exit_studio.ui.ports import TokenKeeper
from exit_studio.ui.problems import show_text_problem
from exit_studio.ui.publishing import Publishing
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.settings.pages import SettingsPage, page_words
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Size, Space, Theme, ThemeChoice
from exit_studio.ui.widgets.controls import ExclusiveGroup, SegmentedField, TextArea, TextField
from exit_studio.ui.widgets.layout import Card, finding_label, labelled, row

__all__ = ["SettingsDialog"]


class SettingsDialog(QDialog):
    """Changes settings; each is applied as it is made.

    Signals:
        theme_requested (ThemeChoice): the user wants this theme.
        reopen_requested (bool): whether a start opens what was open last.
    """

    theme_requested = Signal(object)
    reopen_requested = Signal(bool)

    def __init__(
        self,
        publishing: Publishing,
        tokens: TokenKeeper,
        tasks: Tasks,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._publishing = publishing
        self._tokens = tokens
        self._tasks = tasks
        self._sites: tuple[Site, ...] = ()
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(Size.DIALOG_WIDTH)
        self.resize(Size.DIALOG_WIDTH + 80, 680)
        inner = QWidget()
        set_role(inner, "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(label(self.tr("Settings"), "title"))
        self._cards = {
            SettingsPage.BACKEND: self._backend_card(),
            SettingsPage.WEBSITE: self._site_card(),
            SettingsPage.APPEARANCE: self._theme_card(theme),
            SettingsPage.STARTING: self._start_card(),
        }
        for card in self._cards.values():
            column.addWidget(card)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.setToolTip(self.tr("Close the settings"))
        close.clicked.connect(self.accept)
        foot = QWidget()
        set_role(foot, "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        line.addStretch(1)
        line.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(foot)
        self._show_backend(publishing.status.backend)
        tasks.start(self._load(), name="settings")

    # -- building ------------------------------------------------------------------------------

    def _backend_card(self) -> Card:
        card = Card(
            page_words(SettingsPage.BACKEND),
            self.tr("Where campaigns are published, and where reports come from."),
        )
        self.local_choice = QRadioButton(self.tr("This computer: the studio runs it by itself"))
        self.remote_choice = QRadioButton(self.tr("Another backend"))
        choices = ExclusiveGroup(self)
        choices.addButton(self.local_choice)
        choices.addButton(self.remote_choice)
        self.local_choice.clicked.connect(self._choose_local)
        self.remote_choice.clicked.connect(self._refresh)
        self.address_field = TextField(
            self.tr("Address of the backend"), placeholder="https://exit.example.com", limit=2048
        )
        self.token_field = TextField(
            self.tr("Author token"), placeholder=self.tr("Paste the token"), limit=512
        )
        self.token_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep_field = SegmentedField(
            self.tr("Keep the token"),
            [
                (Keep.KEYRING, self.tr("In the keyring")),
                (Keep.UNTIL_CLOSED, self.tr("Until the studio closes")),
                (Keep.FILE, self.tr("In a file")),
            ],
        )
        self._keep_hint = label("", "muted", wrap=True)
        self.keep_field.choice_requested.connect(self._show_keep_hint)
        self.connect_button = QPushButton(self.tr("Use this backend"))
        self.connect_button.setAutoDefault(False)
        self.connect_button.setToolTip(
            self.tr("Keep the token and publish to this backend from now on")
        )
        self.connect_button.clicked.connect(self._choose_remote)
        self._backend_problem = finding_label()
        self._backend_words = label("", "muted", wrap=True)
        self._backend_words.hide()
        self._remote_parts: tuple[QWidget, ...] = (
            labelled(self.tr("Address"), self.address_field),
            labelled(self.tr("Author token"), self.token_field),
            labelled(self.tr("Keep the token"), self.keep_field),
            self._keep_hint,
            row(self.connect_button),
        )
        card.body.addWidget(self.local_choice)
        card.body.addWidget(self.remote_choice)
        for part in self._remote_parts:
            card.body.addWidget(part)
        card.body.addWidget(self._backend_problem)
        card.body.addWidget(self._backend_words)
        return card

    def _site_card(self) -> Card:
        card = Card(
            page_words(SettingsPage.WEBSITE),
            self.tr("Put this line into every page, and say which addresses may use it."),
        )
        self.snippet_field = TextArea(self.tr("Line for your pages"), lines=3)
        self.snippet_field.setReadOnly(True)
        self.copy_button = QPushButton(self.tr("Copy line"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.setToolTip(self.tr("Copy the line for your pages"))
        self.copy_button.clicked.connect(self._copy_snippet)
        self.origins_field = TextArea(
            self.tr("Addresses that may use it"), placeholder="https://www.example.com", lines=3
        )
        self.origins_button = QPushButton(self.tr("Save addresses"))
        self.origins_button.setAutoDefault(False)
        self.origins_button.setToolTip(self.tr("Let these websites show campaigns"))
        self.origins_button.clicked.connect(self._save_origins)
        self._site_problem = finding_label()
        self._site_words = label("", "muted", wrap=True)
        self._site_words.hide()
        card.body.addWidget(self.snippet_field)
        card.body.addWidget(row(self.copy_button))
        card.body.addWidget(
            labelled(self.tr("Addresses that may use it, one a line"), self.origins_field)
        )
        card.body.addWidget(row(self.origins_button))
        card.body.addWidget(self._site_problem)
        card.body.addWidget(self._site_words)
        return card

    def _theme_card(self, theme: Theme) -> Card:
        card = Card(page_words(SettingsPage.APPEARANCE))
        self.theme_field = SegmentedField(
            self.tr("Theme"),
            [
                (ThemeChoice.SYSTEM, self.tr("As the system")),
                (ThemeChoice.LIGHT, self.tr("Light")),
                (ThemeChoice.DARK, self.tr("Dark")),
            ],
        )
        self.theme_field.show_choice(theme.choice)
        self.theme_field.choice_requested.connect(self.theme_requested)
        card.body.addWidget(self.theme_field)
        return card

    def _start_card(self) -> Card:
        card = Card(page_words(SettingsPage.STARTING))
        self.reopen_field = QCheckBox(self.tr("Open what was open last"))
        self.reopen_field.setToolTip(
            self.tr("Bring back the windows that were open, where they stood")
        )
        self.reopen_field.clicked.connect(self.reopen_requested)
        card.body.addWidget(self.reopen_field)
        return card

    # -- pages ---------------------------------------------------------------------------------

    def show_reopen(self, reopens: bool) -> None:  # as `setChecked` has it
        """Show whether a start opens what was open last."""
        self.reopen_field.setChecked(reopens)

    def show_page(self, page: SettingsPage) -> None:
        """Go to a part: it is in sight, and its first field has the focus."""
        first = {
            SettingsPage.BACKEND: self.local_choice,
            SettingsPage.WEBSITE: self.copy_button,
            SettingsPage.APPEARANCE: self.theme_field,
            SettingsPage.STARTING: self.reopen_field,
        }[page]
        first.setFocus()
        self._page = page
        # A dialog that is not shown yet has no layout.
        QTimer.singleShot(0, self._scroll_to_page)

    @Slot()
    def _scroll_to_page(self) -> None:
        card = self._cards[self._page]
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(card.y() - Space.XL, bar.maximum()))

    # -- the backend ---------------------------------------------------------------------------

    def _show_backend(self, backend: Backend) -> None:
        remote = isinstance(backend, RemoteBackend)
        self.local_choice.setChecked(not remote)
        self.remote_choice.setChecked(remote)
        if isinstance(backend, RemoteBackend):
            self.address_field.show_text(backend.url)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        for part in self._remote_parts:
            part.setVisible(self.remote_choice.isChecked())
        self._show_keep_hint(self.keep_field.choice)

    @Slot(object)
    def _show_keep_hint(self, keep: object) -> None:
        words = {
            Keep.KEYRING: self.tr("The keyring of this computer keeps it safe."),
            Keep.UNTIL_CLOSED: self.tr("It is asked for again at the next start."),
            Keep.FILE: self.tr("Kept as plain text in a file that only your account may read."),
        }[Keep(str(keep))]
        if not self.keep_field.button(Keep.KEYRING).isEnabled():
            words = self.tr("This computer has no keyring that can be used.") + " " + words
        self._keep_hint.setText(words)

    async def _load(self) -> None:
        available = await self._tokens.available()
        if not isValid(self):
            return
        if not available:
            keyring = self.keep_field.button(Keep.KEYRING)
            keyring.setEnabled(False)
            keyring.setToolTip(self.tr("This computer has no keyring that can be used"))
            self.keep_field.show_choice(Keep.UNTIL_CLOSED)
            self._show_keep_hint(Keep.UNTIL_CLOSED)
        await self._load_sites()

    @Slot()
    def _choose_local(self) -> None:
        self._refresh()
        self._tasks.start(self._use(ThisComputer()), name="choose backend")

    @Slot()
    def _choose_remote(self) -> None:
        try:
            backend = RemoteBackend(url=self.address_field.text().strip().rstrip("/"))
        except ValidationError:
            words = self.tr(
                "The address has to begin with https:// or http:// and name a computer."
            )
            show_text_problem(words, self._backend_problem, self.address_field)
            return
        show_text_problem("", self._backend_problem, self.address_field)
        token, keep = self.token_field.text().strip(), Keep(str(self.keep_field.choice))
        self._tasks.start(self._use_remote(backend, token, keep), name="choose backend")

    async def _use_remote(self, backend: RemoteBackend, token: str, keep: Keep) -> None:
        try:
            if token:
                await self._tokens.set(backend.url, token, keep)
        except ExitStudioError as error:
            if isValid(self):
                show_text_problem(str(error), self._backend_problem)
            return
        if isValid(self):
            self.token_field.clear()
        await self._use(backend)

    async def _use(self, backend: Backend) -> None:
        if isValid(self):
            show_text_problem("", self._backend_problem)
            self._say(self._backend_words, self.tr("Connecting…"))
        await self._publishing.choose_backend(backend)
        status = self._publishing.status
        if isValid(self):
            self._say(self._backend_words, "" if status.reason else self.tr("Connected."))
            show_text_problem(status.reason, self._backend_problem)
            await self._load_sites()

    @staticmethod
    def _say(place: QLabel, words: str) -> None:
        """Say `words` at `place`, which takes no room while there are none."""
        place.setText(words)
        place.setVisible(bool(words))

    # -- the website ---------------------------------------------------------------------------

    @property
    def _site(self) -> Site | None:
        """The site that is the user's own: the first that is not the demo shop."""
        return next((site for site in self._sites if site.key != "demo"), None)

    async def _load_sites(self) -> None:
        sites: tuple[Site, ...] = ()
        address = problem = ""
        try:
            connection = await self._publishing.connection()
            sites = await connection.sites()
            address = connection.address
        except ExitStudioError as error:
            problem = str(error)
        if not isValid(self):
            return
        self._sites = sites
        show_text_problem(problem, self._site_problem)
        site = self._site
        for part in (self.copy_button, self.origins_button, self.origins_field, self.snippet_field):
            part.setEnabled(site is not None)
        if site is not None:
            snippet = f'<script async src="{address}/tag.js" data-site="{site.key}"></script>'
            self.snippet_field.show_text(snippet)
            self.origins_field.show_text("\n".join(site.origins))
        else:
            self.snippet_field.show_text("")
            self.origins_field.show_text("")

    @Slot()
    def _copy_snippet(self) -> None:
        QGuiApplication.clipboard().setText(self.snippet_field.toPlainText())
        self._say(self._site_words, self.tr("Copied."))

    @Slot()
    def _save_origins(self) -> None:
        typed = enumerate(self.origins_field.toPlainText().splitlines(), start=1)
        lines = {number: line.strip().rstrip("/") for number, line in typed if line.strip()}
        try:
            origins = SiteOrigins(origins=tuple(lines.values())).origins
        except ValidationError as error:
            wrong = [step for step in error.errors()[0]["loc"] if isinstance(step, int)]
            words = (
                self.tr(
                    "Line {number} is no address of a website, such as https://www.example.com."
                ).format(number=list(lines)[wrong[0]])
                if wrong
                else self.tr("These are too many addresses: 100 are possible.")
            )
            show_text_problem(words, self._site_problem, self.origins_field)
            return
        show_text_problem("", self._site_problem, self.origins_field)
        self._say(self._site_words, "")
        self._tasks.start(self._send_origins(origins), name="save addresses")

    async def _send_origins(self, origins: tuple[str, ...]) -> None:
        site = self._site
        if site is None:
            return
        problem = ""
        try:
            await (await self._publishing.connection()).set_origins(site.key, origins)
        except ExitStudioError as error:
            problem = str(error)
        if isValid(self):
            show_text_problem(problem, self._site_problem)
            self._say(self._site_words, "" if problem else self.tr("Saved."))

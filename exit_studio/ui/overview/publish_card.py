# SPDX-License-Identifier: MIT
"""The card that publishes: where to, how it stands, and the one button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QPushButton

from exit_studio.models.library import Backend, Publication, RemoteBackend
from exit_studio.ui.publishing import BackendState, BackendStatus, PublishState, Standing
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.widgets.flow import flow
from exit_studio.ui.widgets.layout import Card
from exit_studio.ui.widgets.pill import Pill, Tone

__all__ = ["PublishCard", "backend_words", "publication_words"]


class PublishCard(Card):
    """Shows how a campaign stands towards its backend.

    Signals:
        publish_requested (): publish what is on the screen.
        discard_requested (): do not publish what is waiting.
        demo_requested (): show the demo shop in the browser.
        settings_requested (): choose another backend.
        compare_requested (): show what differs from what is live.
    """

    publish_requested = Signal()
    discard_requested = Signal()
    demo_requested = Signal()
    settings_requested = Signal()
    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Publish"))
        self._errors = 0
        self._standing = Standing(PublishState.NEVER)
        self.pill = Pill()
        self.head.addWidget(self.pill)
        self.words = label("", "muted", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.words)
        self.publish_button = QPushButton(self.tr("Publish campaign"))
        self.publish_button.setAutoDefault(False)
        set_role(self.publish_button, "primary")
        self.publish_button.clicked.connect(self.publish_requested)
        self.discard_button = QPushButton(self.tr("Don't publish"))
        self.discard_button.setAutoDefault(False)
        self.discard_button.setToolTip(self.tr("Take back what waits to be published"))
        self.discard_button.clicked.connect(self.discard_requested)
        self.demo_button = QPushButton(self.tr("Open demo shop"))
        self.demo_button.setAutoDefault(False)
        self.demo_button.setToolTip(self.tr("Try the published pop-up on a shop on this computer"))
        self.demo_button.clicked.connect(self.demo_requested)
        self.settings_button = QPushButton(self.tr("Change backend"))
        self.settings_button.setAutoDefault(False)
        self.settings_button.setToolTip(self.tr("Choose where campaigns are published"))
        set_role(self.settings_button, "link")
        self.settings_button.clicked.connect(self.settings_requested)
        self.compare_button = QPushButton(self.tr("What differs from what is live"))
        self.compare_button.setAutoDefault(False)
        self.compare_button.setToolTip(self.tr("Compare the draft with what visitors see"))
        set_role(self.compare_button, "link")
        self.compare_button.clicked.connect(self.compare_requested)
        self.body.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(
            flow(self.publish_button, self.discard_button, self.demo_button, self.settings_button)
        )
        self._status: BackendStatus | None = None
        self._refresh()

    def show_errors(self, count: int) -> None:
        """Publishing waits until no error is left."""
        self._errors = count
        self._refresh()

    def show_standing(self, standing: Standing) -> None:
        """Show how the campaign stands."""
        self._standing = standing
        self._refresh()

    def show_backend(self, status: BackendStatus) -> None:
        """Show how the backend is."""
        self._status = status
        self._refresh()

    def _refresh(self) -> None:
        state = self._standing.state
        self.pill.show_state(*self._pill(state))
        self.words.setText(soft(self._sentence(state)))
        self.publish_button.setEnabled(
            self._errors == 0 and state not in (PublishState.LIVE, PublishState.QUEUED)
        )
        again = state in (PublishState.LIVE, PublishState.EDITED)
        self.publish_button.setText(
            self.tr("Publish changes") if again else self.tr("Publish campaign")
        )
        self.publish_button.setToolTip(self._publish_tip(state))
        self.discard_button.setVisible(state in (PublishState.QUEUED, PublishState.REFUSED))
        self.compare_button.setVisible(state is PublishState.EDITED)
        local = self._status is None or not isinstance(self._status.backend, RemoteBackend)
        self.demo_button.setVisible(local)
        self.demo_button.setEnabled(
            self._status is not None and self._status.state is BackendState.READY
        )

    def _publish_tip(self, state: PublishState) -> str:
        if state is PublishState.QUEUED:
            return self.tr("It is waiting to be sent already")
        if self._errors:
            return self.tr("Mend the errors below first")
        if state is PublishState.LIVE:
            return self.tr("What is live is what is on the screen")
        return self.tr("Show this campaign on your site")

    def _pill(self, state: PublishState) -> tuple[str, Tone]:
        return {
            PublishState.NEVER: (self.tr("Not published"), Tone.NEUTRAL),
            PublishState.QUEUED: (self.tr("Waiting to be sent"), Tone.WARNING),
            PublishState.REFUSED: (self.tr("Refused"), Tone.ERROR),
            PublishState.LIVE: (self.tr("Live"), Tone.READY),
            PublishState.EDITED: (self.tr("Live, edited since"), Tone.ACCENT),
        }[state]

    def _sentence(self, state: PublishState) -> str:
        publication = self._standing.publication
        where = backend_words(self._status.backend) if self._status is not None else ""
        if state is PublishState.QUEUED:
            item = self._standing.waiting
            where = backend_words(item.backend) if item is not None else where
            waiting = self.tr(
                "It is saved here and will be sent to {where} once, as soon as it answers."
            )
            return f"{waiting.format(where=where)} {self._standing.reason}".strip()
        if state is PublishState.REFUSED:
            return self._standing.reason
        if self._errors == 1:
            return self.tr("One error stands in the way.")
        if self._errors:
            return self.tr("{count} errors stand in the way.").format(count=self._errors)
        if publication is not None:
            return publication_words(publication)
        return self.tr("Visitors of the sites that use {where} will see it.").format(where=where)


def publication_words(publication: Publication) -> str:
    """What is live, where, and since when."""
    at = QLocale().toString(
        QDateTime(publication.receipt.published_at.astimezone()), "d MMM yyyy HH:mm"
    )
    words = QCoreApplication.translate(
        "PublishCard", "Revision {revision} is live on {where} since {at}."
    )
    return words.format(
        revision=publication.receipt.revision, where=backend_words(publication.backend), at=at
    )


def backend_words(backend: Backend) -> str:
    """How a backend is called: “This computer”, or its address."""
    if isinstance(backend, RemoteBackend):
        return backend.url
    return QCoreApplication.translate("PublishCard", "this computer")

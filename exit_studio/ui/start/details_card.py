# SPDX-License-Identifier: MIT
"""The card of the campaign itself: name, labels, note, priority."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from exit_studio.models.checks import Section
from exit_studio.models.details import (
    MAX_LABEL,
    MAX_LABELS,
    MAX_NAME,
    MAX_NOTE,
    MAX_PRIORITY,
    MIN_PRIORITY,
    Details,
)
from exit_studio.models.edits import RenameCampaign, SetLabels, SetNote, SetPriority
from exit_studio.ui.problems import show_problem
from exit_studio.ui.roles import label
from exit_studio.ui.section import View
from exit_studio.ui.vocabulary import SharedVocabulary
from exit_studio.ui.widgets.chips_field import ChipsField
from exit_studio.ui.widgets.controls import NumberField, TextField
from exit_studio.ui.widgets.growing_area import GrowingArea
from exit_studio.ui.widgets.layout import Card, finding_label, labelled, row

__all__ = ["DetailsCard"]

LEAST_LINES = 2
MOST_LINES = 6


class DetailsCard(Card):
    """Edits the details.

    Signals:
        edit_requested (Edit): the user wants the document otherwise.
    """

    edit_requested = Signal(object)

    def __init__(self, vocabulary: SharedVocabulary) -> None:
        super().__init__(self.tr("Campaign"))
        self._vocabulary = vocabulary
        self.name_field = TextField(
            self.tr("Campaign name"),
            placeholder=self.tr("Such as: Spring exit, 15% back"),
            limit=MAX_NAME,
        )
        self.name_field.text_requested.connect(self._request_name)
        self._name_problem = finding_label()
        self.labels_field = ChipsField(
            self.tr("Labels"),
            self._known_labels,
            placeholder=self.tr("Type a label, then Enter"),
            most=MAX_LABELS,
            limit=MAX_LABEL,
        )
        self.labels_field.values_requested.connect(self._request_labels)
        self.note_field = GrowingArea(
            self.tr("Note"),
            placeholder=self.tr("For your colleagues; visitors never see it"),
            least=LEAST_LINES,
            most=MOST_LINES,
            limit=MAX_NOTE,
        )
        self.note_field.text_requested.connect(self._request_note)
        self.priority_field = NumberField(self.tr("Priority"), low=MIN_PRIORITY, high=MAX_PRIORITY)
        self.priority_field.number_requested.connect(self._request_priority)
        hint = label(
            self.tr("1 is the lowest. Of several campaigns that could show, the highest wins."),
            "muted",
            wrap=True,
        )
        self.body.addWidget(labelled(self.tr("Name"), self.name_field))
        self.body.addWidget(self._name_problem)
        self.body.addWidget(labelled(self.tr("Labels"), self.labels_field))
        self.body.addWidget(labelled(self.tr("Note"), self.note_field))
        self.body.addWidget(
            labelled(self.tr("Priority"), row(self.priority_field, hint, stretch=1))
        )

    def show_view(self, view: View) -> None:
        """Show the details of a document."""
        if view.touches("details"):
            self._show(view.document.details)
        problem = view.problem(Section.START, "details", "name")
        show_problem(problem, self._name_problem, self.name_field)

    def _show(self, details: Details) -> None:
        self.name_field.show_text(details.name)
        self.labels_field.show_values(details.labels)
        self.note_field.show_text(details.note)
        self.priority_field.show_number(details.priority)

    def field(self, name: str) -> QWidget | None:
        """The field of a field of the record."""
        fields: dict[str, QWidget] = {
            "name": self.name_field,
            "labels": self.labels_field,
            "note": self.note_field,
            "priority": self.priority_field,
        }
        return fields.get(name)

    def _known_labels(self) -> Sequence[str]:
        return self._vocabulary.names.labels

    @Slot(str)
    def _request_name(self, name: str) -> None:
        self.edit_requested.emit(RenameCampaign(name=name))

    @Slot(object)
    def _request_labels(self, labels: tuple[str, ...]) -> None:
        self.edit_requested.emit(SetLabels(labels=labels))

    @Slot(str)
    def _request_note(self, note: str) -> None:
        self.edit_requested.emit(SetNote(note=note))

    @Slot(int)
    def _request_priority(self, priority: int) -> None:
        self.edit_requested.emit(SetPriority(priority=priority))

# SPDX-License-Identifier: MIT
"""Inspector page of headings and texts, and the part of it that buttons share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.edits import SetContent
from exit_studio.models.elements import TextElement
from exit_studio.models.rich_text import plain, retyped
from exit_studio.models.style import StyleField
from exit_studio.ui.problems import show_problem
from exit_studio.ui.what.page import InspectorPage, Shown
from exit_studio.ui.what.style_card import StyleCard
from exit_studio.ui.widgets.controls import TextArea
from exit_studio.ui.widgets.layout import Card, finding_label

__all__ = ["HeadingPage", "TextPage", "WordsPage"]

_TEXT_STYLES: tuple[StyleField, ...] = (
    "color",
    "font_size_px",
    "font_weight",
    "line_height_percent",
    "align",
)


class WordsPage(InspectorPage):
    """Edits the words of an element and how they look."""

    def __init__(
        self, name: str, placeholder: str, styles: Sequence[StyleField], *, lines: int
    ) -> None:
        super().__init__()
        self.words_card = Card(self.tr("Text"))
        self.words_field = TextArea(name, placeholder=placeholder, lines=lines)
        self.words_field.text_requested.connect(self._request_words)
        self._problem = finding_label()
        self.words_card.body.addWidget(self.words_field)
        self.words_card.body.addWidget(self._problem)
        self.column.addWidget(self.words_card)
        self.add_cards()
        self.style_card = StyleCard(self.tr("Style"), styles)
        self.style_card.style_requested.connect(self.request_style)
        self._contrast_problem = finding_label()
        self.style_card.body.addWidget(self._contrast_problem)
        self.column.addWidget(self.style_card)
        self.finish()

    def add_cards(self) -> None:
        """Add cards between words and style."""

    @override
    def refresh(self, shown: Shown) -> None:
        record = shown.record
        if not isinstance(record, TextElement):
            return
        self.words_field.show_text(plain(record.content))
        self.style_card.show_style(shown.style)
        self.style_card.show_contrast(shown.layers)
        show_problem(shown.problem("content"), self._problem, self.words_field)
        show_problem(shown.problem("color"), self._contrast_problem)

    @override
    def focus_field(self, field: str) -> None:
        self.style_card.fields.get(field, self.words_field).setFocus()

    @Slot(str)
    def _request_words(self, words: str) -> None:
        if self.shown is not None and isinstance(self.shown.record, TextElement):
            record = self.shown.record
            try:
                content = retyped(record.content, words)
            except EditRejected as error:
                self.edit_refused.emit(error)
            else:
                self.request(SetContent(element_id=record.id, content=content))


class HeadingPage(WordsPage):
    """Edits a heading."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Heading"),
            self.tr("Such as: Wait, your cart misses you"),
            _TEXT_STYLES,
            lines=2,
        )


class TextPage(WordsPage):
    """Edits a paragraph."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Paragraph"),
            self.tr("Say in one or two sentences why to stay"),
            _TEXT_STYLES,
            lines=4,
        )

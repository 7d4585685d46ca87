# SPDX-License-Identifier: MIT
"""What the source of the windows may not hold: colours, lengths, words that nobody can translate.

Looks and lengths live in `ui/theme`; every word goes through `tr`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "exit_studio" / "ui"
FILES = sorted(path for path in UI.rglob("*.py") if "theme" not in path.parts)

COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
# Distances that are no design, but the width of a line.
FINE = {0, 1, 2}
SPACING = {"setContentsMargins", "setSpacing", "setHorizontalSpacing", "setVerticalSpacing"}
# What shows words: the arguments that are shown, by place and by name.
SHOWING: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "Card": ((0, 1), ("title", "hint")),
    "ChipsField": ((0,), ("name", "placeholder")),
    "ChoiceField": ((0,), ("name",)),
    "ColorField": ((0,), ("name",)),
    "DayField": ((0,), ("name",)),
    "DecimalField": ((0,), ("name",)),
    "EventEditor": ((0,), ("name",)),
    "EventField": ((0,), ("name",)),
    "GroupedChoiceField": ((0,), ("name",)),
    "GrowingArea": ((0,), ("name", "placeholder")),
    "MomentField": ((0,), ("name",)),
    "NameField": ((0,), ("name", "placeholder")),
    "Notice": ((0, 1), ("text", "hint")),
    "NoticeAction": ((0,), ("label",)),
    "NumberField": ((0,), ("name",)),
    "Pill": ((0,), ("text",)),
    "QAction": ((0,), ()),
    "QCheckBox": ((0,), ()),
    "QLabel": ((0,), ()),
    "QPushButton": ((0,), ()),
    "QRadioButton": ((0,), ()),
    "SegmentedField": ((0,), ("name",)),
    "TextArea": ((0,), ("name", "placeholder")),
    "TextField": ((0,), ("name", "placeholder")),
    "label": ((0,), ("text",)),
    "labelled": ((0,), ("words",)),
    "setAccessibleName": ((0,), ()),
    "setPlaceholderText": ((0,), ()),
    "setStatusTip": ((0,), ()),
    "setText": ((0,), ()),
    "setToolTip": ((0,), ()),
    "setWindowTitle": ((0,), ()),
    "show_text_problem": ((0,), ("words",)),
}
# Examples of addresses and of notations, which are the same in every language.
PLACEHOLDER = re.compile(r"https?://|/|#|shop\.example/")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls_in(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Yield each call with the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id


def literal_words(node: ast.expr | None) -> Iterator[str]:
    """Yield the literal words in what an expression may have as its value."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp():
            yield from literal_words(node.body)
            yield from literal_words(node.orelse)
        case ast.BinOp():
            yield from literal_words(node.left)
            yield from literal_words(node.right)
        case ast.JoinedStr():
            for part in node.values:
                yield from literal_words(part)
        case _:
            return


def is_untranslated(text: str) -> bool:
    return re.search("[A-Za-z]", text) is not None and PLACEHOLDER.match(text) is None


def colour_literals(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and COLOR.fullmatch(str(node.value)):
            yield node
    for call, name in calls_in(tree):
        if name == "QColor" and any(isinstance(each, ast.Constant) for each in call.args):
            yield call


def length_literals(tree: ast.Module) -> Iterator[ast.expr]:
    for call, name in calls_in(tree):
        if name in SPACING or name.startswith("setFixed"):
            numbers = (
                part.value
                for argument in call.args
                for part in ast.walk(argument)
                if isinstance(part, ast.Constant) and isinstance(part.value, int)
            )
            if set(numbers) - FINE:
                yield call


def untranslated_words(tree: ast.Module) -> Iterator[ast.expr]:
    for call, name in calls_in(tree):
        places, names = SHOWING.get(name, ((), ()))
        shown = [call.args[place] for place in places if place < len(call.args)]
        shown += [keyword.value for keyword in call.keywords if keyword.arg in names]
        if any(is_untranslated(text) for each in shown for text in literal_words(each)):
            yield call


def breaches(rule: Callable[[ast.Module], Iterator[ast.expr]]) -> list[str]:
    """Where in the source of the windows a rule is broken."""
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for path in FILES
        for node in rule(parsed(path))
    ]


def test_there_is_source_to_look_at() -> None:
    assert len(FILES) > 30


def test_colours_live_in_the_theme() -> None:
    assert breaches(colour_literals) == []


def test_lengths_live_in_the_theme() -> None:
    assert breaches(length_literals) == []


def test_every_word_can_be_translated() -> None:
    assert breaches(untranslated_words) == []


@pytest.mark.parametrize(
    ("rule", "source", "finds"),
    [
        (untranslated_words, 'QLabel("Hello")', True),
        (untranslated_words, 'made = label("Hello" if good else "", "plain")', True),
        (untranslated_words, 'button.setToolTip(f"{count} times")', True),
        (untranslated_words, 'TextField(self.tr("Link"), placeholder="Such as")', True),
        (untranslated_words, 'TextField(self.tr("Link"), placeholder="https://…")', False),
        (untranslated_words, 'Card(self.tr("Hello"))', False),
        (untranslated_words, 'label("", "muted")', False),
        (colour_literals, 'accent = "#3d5afe"', True),
        (colour_literals, 'QColor("red")', True),
        (colour_literals, "QColor(theme.colors.accent)", False),
        (colour_literals, 'placeholder = "#rrggbb"', False),
        (length_literals, "box.setContentsMargins(0, 12, 0, 0)", True),
        (length_literals, "box.setFixedWidth(Size.ROW + 7)", True),
        (length_literals, "box.setContentsMargins(0, Space.M, 0, 1)", False),
    ],
)
def test_the_rules_find_what_they_are_for(
    rule: Callable[[ast.Module], Iterator[ast.expr]], source: str, finds: bool
) -> None:
    assert bool(list(rule(ast.parse(source)))) is finds

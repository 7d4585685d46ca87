# SPDX-License-Identifier: MIT
"""The theme: tokens that can be read, one style sheet, icons in its colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from exit_studio.models.contrast import contrast_ratio
from exit_studio.resources import read_text
from exit_studio.ui.theme import Scheme, Theme, ThemeChoice
from exit_studio.ui.theme.fonts import FAMILY, interface_font, tabular
from exit_studio.ui.theme.icons import icon, icon_svg, pixmap
from exit_studio.ui.theme.stylesheet import stylesheet, write_images
from exit_studio.ui.theme.tokens import Colors, colors_of
from tests.ui.fakes import heard

GROUNDS = ("surface", "raised", "canvas")
# Words of these colours stand on every ground of the studio.
INKS = ("text", "muted", "accent", "ready", "warning", "error")
ON_SOFT = (
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("ready", "ready_soft"),
    ("text", "ready_soft"),
    ("warning", "warning_soft"),
    ("text", "warning_soft"),
    ("error", "error_soft"),
    ("text", "error_soft"),
    ("text", "hover"),
    ("accent", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("muted", "border"),
)
PAIRS = (*((ink, ground) for ink in INKS for ground in GROUNDS), *ON_SOFT)


def ratio(scheme: Scheme, ink: str, ground: str) -> float:
    colors = colors_of(scheme)
    return contrast_ratio(getattr(colors, ink), getattr(colors, ground))


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(scheme: Scheme, ink: str, ground: str) -> None:
    assert ratio(scheme, ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("ground", ["surface", "raised", "canvas"])
def test_edges_of_controls_can_be_seen(scheme: Scheme, ground: str) -> None:
    assert ratio(scheme, "edge", ground) >= 3.0
    assert ratio(scheme, "accent", ground) >= 3.0


@pytest.mark.parametrize("scheme", Scheme)
def test_every_colour_is_one(scheme: Scheme) -> None:
    colors = colors_of(scheme)

    assert [
        name for name in Colors.__slots__ if not re.fullmatch("#[0-9a-f]{6}", getattr(colors, name))
    ] == []


@pytest.mark.parametrize("scheme", Scheme)
def test_the_style_sheet_uses_tokens_alone(scheme: Scheme, tmp_path: Path) -> None:
    source = read_text("themes", "studio.qss")
    sheet = stylesheet(scheme, write_images(scheme, tmp_path))

    assert re.findall("#[0-9a-fA-F]{3,8}", source) == []
    assert "$" not in sheet
    for image in re.findall(r"url\((.*?)\)", sheet):
        assert Path(image).is_file()


def test_choosing_a_theme_dresses_the_application(qapp: QApplication, theme: Theme) -> None:
    changed = heard(theme.changed)
    light = qapp.styleSheet()

    theme.choose(ThemeChoice.DARK)

    assert theme.scheme is Scheme.DARK
    assert qapp.styleSheet() != light
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.colors.text)
    assert changed == [None]


def test_choosing_what_is_shown_changes_nothing(theme: Theme) -> None:
    changed = heard(theme.changed)

    theme.choose(ThemeChoice.LIGHT)

    assert changed == []


def test_the_system_can_be_followed(theme: Theme) -> None:
    theme.choose(ThemeChoice.SYSTEM)

    assert theme.choice is ThemeChoice.SYSTEM
    assert theme.scheme in Scheme


def test_the_interface_font_is_the_one_that_is_shipped(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()
    assert interface_font().family() == FAMILY


def test_figures_can_have_one_width(theme: Theme) -> None:
    font = tabular(interface_font())

    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert not interface_font().isFeatureSet(QFont.Tag("tnum"))


def test_an_icon_is_drawn_in_the_colour_that_is_asked_for(theme: Theme) -> None:
    image = pixmap("check", "#ff0000", 24).toImage()

    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}


def test_an_icon_is_sharp_on_a_sharp_screen(theme: Theme) -> None:
    drawn = pixmap("check", "#000000", 16, ratio=2.0)

    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)


def test_a_disabled_icon_is_fainter(theme: Theme) -> None:
    made = icon("undo-2", theme.colors)

    normal, disabled = (
        made.pixmap(16, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal != disabled


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        icon_svg("unicorn", "#000000")

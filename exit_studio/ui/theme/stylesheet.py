# SPDX-License-Identifier: MIT
"""Makes the one style sheet from `resources/themes/studio.qss` and the tokens."""

from __future__ import annotations

from pathlib import Path
from string import Template

from exit_studio.resources import read_text
from exit_studio.ui.theme.fonts import FAMILY
from exit_studio.ui.theme.icons import icon_svg
from exit_studio.ui.theme.tokens import Colors, Radius, Scheme, Size, Space, Type, colors_of

__all__ = ["stylesheet", "write_images"]


_IMAGES = ("chevron-up", "chevron-down", "chevron-right", "x")


def write_images(scheme: Scheme, folder: Path) -> Path:
    """Write the few pictures that a style sheet can only take from files; return their folder."""
    colors = colors_of(scheme)
    target = folder / scheme.value
    target.mkdir(parents=True, exist_ok=True)
    for name in _IMAGES:
        (target / f"{name}.svg").write_bytes(icon_svg(name, colors.muted))
    for name in ("check", "minus"):
        (target / f"{name}.svg").write_bytes(icon_svg(name, colors.on_accent, 3.0))
    return target


def stylesheet(scheme: Scheme, images: Path) -> str:
    """The style sheet of `scheme`. `images` is where `write_images` has put its files."""
    colors = colors_of(scheme)
    sheet = Template(read_text("themes", "studio.qss"))
    return sheet.substitute(
        {name: getattr(colors, name) for name in Colors.__slots__},
        family=FAMILY,
        images=images.as_posix(),
        body=Type.BODY,
        label=Type.LABEL,
        small=Type.SMALL,
        title=Type.TITLE,
        name=Type.NAME,
        figure=Type.FIGURE,
        control=Radius.CONTROL,
        card=Radius.CARD,
        row=Size.ROW,
        xs=Space.XS,
        s=Space.S,
        m=Space.M,
        l=Space.L,
        xl=Space.XL,
        xxl=Space.XXL,
    )

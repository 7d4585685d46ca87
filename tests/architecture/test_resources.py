# SPDX-License-Identifier: MIT
"""The door to the resources, and what lies behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from exit_studio.resources import ResourceNotFoundError, read_bytes, read_text, resource_path

WEIGHTS = ["Regular", "Medium", "SemiBold", "Bold"]


def test_a_resource_is_found() -> None:
    path = resource_path("fonts", "OFL.txt")
    assert path.is_absolute()
    assert read_text("fonts/OFL.txt") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml",
        "fonts/../../pyproject.toml",
        "/etc/hostname",
        "//etc/hostname",
        "..\\pyproject.toml",
        "C:/Windows",
        "fonts/OFL.txt\0.png",
    ],
)
def test_no_name_leads_out(name: str) -> None:
    with pytest.raises(ResourceNotFoundError):
        resource_path(name)


def test_no_link_leads_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "secret").write_text("kept")
    (tmp_path / "resources" / "link").symlink_to(tmp_path / "secret")
    monkeypatch.setattr("exit_studio.resources._root", lambda: tmp_path / "resources")
    with pytest.raises(ResourceNotFoundError, match="leads out"):
        resource_path("link")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(LookupError, match=r"fonts/Comic\.ttf"):
        resource_path("fonts", "Comic.ttf")


def test_a_folder_is_no_file() -> None:
    assert resource_path("fonts").is_dir()
    with pytest.raises(ResourceNotFoundError, match="folder"):
        read_bytes("fonts")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_weight_of_the_typeface_loads(qapp: QApplication, weight: str) -> None:
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts", f"Inter-{weight}.ttf")))
    assert number >= 0
    assert any("Inter" in family for family in QFontDatabase.applicationFontFamilies(number))


def test_the_icons_are_lists_of_nodes() -> None:
    icons = json.loads(read_text("icons", "lucide.json"))
    assert {"undo-2", "redo-2", "monitor", "smartphone", "plus", "trash"} <= set(icons)
    tags = {tag for nodes in icons.values() for tag, _attributes in nodes}
    assert tags == {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}

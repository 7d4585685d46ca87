# SPDX-License-Identifier: MIT
"""The script that makes a machine ready: what it reads, and what it says."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

import pytest

from scripts import setup

LDD = """\
Qt/lib/libQt6Gui.so.6:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
Qt/plugins/platforms/libqxcb.so:
\tlibxcb-icccm.so.4 => not found
\tlibEGL.so.1 => not found
"""


def test_ldd_names_what_is_not_found() -> None:
    assert setup.parse_ldd(LDD) == ["libEGL.so.1", "libxcb-icccm.so.4"]


@pytest.mark.parametrize(
    ("os_release", "name"),
    [
        ('ID=debian\nVERSION_ID="12"\n', "libasound2"),
        ('ID=debian\nVERSION_ID="13"\n', "libasound2t64"),
        ("ID=debian\nVERSION_CODENAME=forky\n", "libasound2t64"),
        ('ID=ubuntu\nVERSION_ID="22.04"\n', "libasound2"),
        ('ID=ubuntu\nVERSION_ID="24.04"\n', "libasound2t64"),
        ('ID=fedora\nVERSION_ID="42"\n', "libasound2"),
    ],
)
def test_packages_are_spelt_as_the_release_does(os_release: str, name: str) -> None:
    assert setup.spell_for_this_release("libasound2", os_release) == name


def test_one_command_installs_all_when_a_password_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    release = tmp_path / "os-release"
    release.write_text('ID=debian\nVERSION_ID="13"\n')
    monkeypatch.setattr(setup, "OS_RELEASE", release)
    monkeypatch.setattr(setup, "privilege", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    missing = setup.Missing()
    for soname in ("libnss3.so", "libsmime3.so", "libasound.so.2"):
        missing.add(soname, setup.DEBIAN_PACKAGES[soname])
    missing.add("Chromium or Chrome (for the browser tests)", "chromium")
    with pytest.raises(setup.SetupError) as caught:
        setup.install_or_explain(missing)
    commands = [line for line in str(caught.value).splitlines() if "apt-get" in line]
    expected = (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libnss3 libasound2t64 chromium"
    )
    assert [command.strip() for command in commands] == [expected]


def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    missing = setup.Missing()
    missing.add("libnss3.so", "libnss3")
    with pytest.raises(setup.SetupError, match=r"package manager:\n  libnss3\.so"):
        setup.install_or_explain(missing)


def test_nothing_missing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    setup.install_or_explain(setup.Missing())
    assert capsys.readouterr().out == ""


def test_an_old_c_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.31"))
    with pytest.raises(setup.SetupError, match=r"glibc 2\.34 or newer"):
        setup.check_system()

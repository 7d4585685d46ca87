# SPDX-License-Identifier: MIT
"""Make this checkout ready to run or to test: `make setup` calls it.

It needs nothing but the standard library, for it runs with the system's Python before anything
is installed. Each step first looks whether there is anything to do, so that a second run costs
next to nothing and says nothing.

The steps: the environment `.venv`, the Python packages of `constraints.txt`, the npm packages of
`package-lock.json` (with the Node.js that came into `.venv`), and then what only the operating
system can bring: the libraries that Qt links to, a font, and a browser for the browser tests.
What is missing of these is installed when that needs no password; otherwise one command is
printed that installs all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON_STAMP = VENV / ".setup-stamp"
NODE_STAMP = ROOT / "node_modules" / ".setup-stamp"
APT_LISTS = Path("/var/lib/apt/lists")
OS_RELEASE = Path("/etc/os-release")

GLIBC_NEEDED = (2, 34)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local" / "share" / "fonts",
)

# The files whose libraries the studio and its tests cannot do without, in `site-packages`: of
# PySide6 the platform plugins for a screen and for none, and Qt WebEngine.
QT_FILES = (
    "Qt/lib/libQt6WebEngineCore.so.6",
    "Qt/lib/libQt6WebEngineWidgets.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6XcbQpa.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/libexec/QtWebEngineProcess",
)

# Playwright, which drives the browser in the tests, brings a Node.js of its own.
TEST_FILES = ("playwright/driver/node",)

# Which Debian package brings a library that the files above link to.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libatomic.so.1": "libatomic1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libsmime3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# Debian 13 and Ubuntu 24.04 renamed these when their time values grew to 64 bits.
RENAMED_WITH_T64 = {"libasound2": "libasound2t64", "libglib2.0-0": "libglib2.0-0t64"}
FIRST_VERSION_WITH_T64 = {"debian": 13.0, "ubuntu": 24.04}


class SetupError(Exception):
    """The machine cannot be made ready; the message says why and what to do."""


@dataclass
class Missing:
    """What the operating system has yet to bring.

    Attributes:
        packages: Debian packages, each once, in the order in which they were missed.
        names: The same things in words for systems without apt.
    """

    packages: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, name: str, package: str | None) -> None:
        """Note one missing thing, and the package that brings it if one is known."""
        if name not in self.names:
            self.names.append(name)
        if package is not None and package not in self.packages:
            self.packages.append(package)


def say(text: str) -> None:
    """Print one line at once, so that it stands before a long step and not after it."""
    print(text, flush=True)


def run(command: list[str], doing: str) -> None:
    """Run a command quietly.

    Args:
        command: The program and its arguments.
        doing: What the command is for, in words, for the error.

    Raises:
        SetupError: The command failed; the message ends with the last lines that it wrote.
    """
    environment = os.environ | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.strip().splitlines()[-15:])
        message = f"{doing} failed (status {done.returncode}): {shlex.join(command)}\n{tail}"
        raise SetupError(message)


def digest(*paths: Path) -> str:
    """Return a digest of the bytes of some files, which changes when one of them does."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def build_settings() -> str:
    """Return what `pyproject.toml` says of the package, and not what it says of the linters."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hatch = project.get("tool", {}).get("hatch")
    return json.dumps([project.get("build-system"), project.get("project"), hatch])


def check_system() -> None:
    """Refuse a system for which there is no Qt WebEngine, before anything is downloaded.

    Raises:
        SetupError: The C library of this Linux is too old, or is not glibc.
    """
    if not sys.platform.startswith("linux"):
        return
    library, version = platform.libc_ver()
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if library != "glibc" or numbers < GLIBC_NEEDED:
        found = f"{library} {version}".strip() or "another C library"
        message = (
            "Qt for Python needs Linux with glibc 2.34 or newer (Debian 12, Ubuntu 22.04, "
            f"Fedora 35 and later); this machine has {found}."
        )
        raise SetupError(message)


def make_environment() -> None:
    """Create `.venv`, or create it anew when its Python is gone."""
    python = VENV / "bin" / "python"
    if python.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing = Missing()
        missing.add(f"the venv module of Python {version}", f"python{version}-venv")
        for soname in libraries_not_known_to_the_loader():
            missing.add(soname, DEBIAN_PACKAGES[soname])
        install_or_explain(missing)
    say("Making the Python environment in .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Making .venv")


def install_python_packages() -> None:
    """Install exactly what `constraints.txt` names, then this checkout itself."""
    settings = hashlib.sha256(build_settings().encode()).hexdigest()
    wanted = f"{digest(ROOT / 'constraints.txt')} {settings}"
    if PYTHON_STAMP.exists() and PYTHON_STAMP.read_text() == wanted:
        return
    say("Installing the Python packages (several hundred MB the first time)")
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    # The lock is whole, so nothing is left to resolve. If pip looked at the dependencies itself, a
    # package asked for with an extra (`coverage[toml]`) would get a newer release than the locked
    # one as soon as there is one, and be refused for its missing hash.
    locked = [*pip, "--no-deps", "--require-hashes", "-r", "constraints.txt"]
    run(locked, "Installing the Python packages")
    run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], "Installing the checkout")
    run([pip[0], "-m", "pip", "check"], "Checking that the packages fit together")
    PYTHON_STAMP.write_text(wanted)


def install_npm_packages() -> None:
    """Install what `package-lock.json` names, with the Node.js of `.venv`."""
    wanted = digest(ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")
    if NODE_STAMP.exists() and NODE_STAMP.read_text() == wanted:
        return
    say("Installing the npm packages")
    run([str(VENV / "bin" / "npm"), "ci", "--loglevel=error"], "Installing the npm packages")
    NODE_STAMP.write_text(wanted)


def parse_ldd(output: str) -> list[str]:
    """Return the libraries that `ldd` could not find.

    Args:
        output: What `ldd` printed for one or more files.

    Returns:
        The names, each once, in order.
    """
    lines = (line.partition("=>") for line in output.splitlines())
    found = (name.strip() for name, _, target in lines if target.strip().startswith("not found"))
    return list(dict.fromkeys(found))


def libraries_that_are_missed(*, tests: bool) -> list[str]:
    """Ask the dynamic linker what the installed files cannot find.

    Args:
        tests: Whether to ask for what only the tests run, too.
    """
    folder = next(VENV.glob("lib/python3*/site-packages"), None)
    if folder is None:
        return []
    names = [f"PySide6/{name}" for name in QT_FILES] + (list(TEST_FILES) if tests else [])
    files = [str(folder / name) for name in names if (folder / name).exists()]
    if not files:
        return []
    listed = subprocess.run(
        ["ldd", *files], capture_output=True, text=True, errors="replace", check=False
    )
    return parse_ldd(listed.stdout)


def libraries_not_known_to_the_loader() -> list[str]:
    """Compare the table with the loader's cache, for the time before Qt itself is installed."""
    ldconfig = shutil.which("ldconfig", path="/sbin:/usr/sbin:/bin:/usr/bin")
    if ldconfig is None:
        return []
    cache = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    known = {line.split()[0] for line in cache.splitlines() if line.startswith("\t")}
    return [soname for soname in DEBIAN_PACKAGES if soname not in known]


def has_a_font() -> bool:
    """Tell whether the system has an outline font: web pages in the preview need one."""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in FONT_FOLDERS
        if folder.is_dir()
        for path in folder.rglob("*")
    )


def find_missing(*, browser: bool) -> Missing:
    """Look for everything that only the operating system can bring.

    Args:
        browser: Whether the browser for the browser tests is wanted too.

    Returns:
        What is missing; both lists are empty on a machine that is ready.
    """
    missing = Missing()
    if not sys.platform.startswith("linux"):
        return missing
    for soname in libraries_that_are_missed(tests=browser):
        missing.add(soname, DEBIAN_PACKAGES.get(soname))
    if not has_a_font():
        missing.add("a TrueType or OpenType font", "fonts-dejavu-core")
    if browser and not any(shutil.which(name) for name in BROWSERS):
        missing.add("Chromium or Chrome (for the browser tests)", "chromium")
    return missing


def spell_for_this_release(package: str, os_release: str) -> str:
    """Return the name that a package has in this release of Debian or Ubuntu.

    Args:
        package: The name up to Debian 12.
        os_release: The text of `/etc/os-release`.

    Returns:
        The name to install.
    """
    pairs = (line.partition("=") for line in os_release.splitlines())
    fields = {key: value.strip().strip('"') for key, _, value in pairs}
    first = FIRST_VERSION_WITH_T64.get(fields.get("ID", ""))
    # Debian's testing and unstable have no version number: they are newer than all that do.
    version = fields.get("VERSION_ID", "999")
    if first is not None and float(version) >= first:
        return RENAMED_WITH_T64.get(package, package)
    return package


def apt_command(packages: list[str]) -> list[str]:
    """Return the command that installs packages and asks nothing."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def privilege() -> list[str] | None:
    """Return what to put before a command to run it as root, or None if that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    allowed = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if allowed.returncode == 0 else None


def install_or_explain(missing: Missing) -> None:
    """Install what is missing, or say in one message how to.

    Args:
        missing: What `find_missing` found.

    Raises:
        SetupError: Something is missing that could not be installed.
    """
    if not missing.names:
        return
    listed = "\n".join(f"  {name}" for name in missing.names)
    if shutil.which("apt-get") is None or not missing.packages:
        message = f"Please install these with your system's package manager:\n{listed}"
        raise SetupError(message)
    release = OS_RELEASE.read_text() if OS_RELEASE.exists() else ""
    packages = [spell_for_this_release(package, release) for package in missing.packages]
    before = privilege()
    if before is None:
        command = f"sudo apt-get update && sudo {shlex.join(apt_command(packages))}"
        message = f"These are missing:\n{listed}\nThis installs all of them:\n  {command}"
        raise SetupError(message)
    say(f"Installing from the system's packages: {' '.join(packages)}")
    install_with_apt([*before, "env", "DEBIAN_FRONTEND=noninteractive"], packages)


def install_with_apt(before: list[str], packages: list[str]) -> None:
    """Install Debian packages, with fresh package lists where the present ones do not do.

    Args:
        before: What runs a command as root.
        packages: The packages.

    Raises:
        SetupError: apt could not install them.
    """
    update = [*before, "apt-get", "update"]
    install = [*before, *apt_command(packages)]
    if not any(APT_LISTS.glob("*Packages*")):
        run(update, "Reading the package lists")
    try:
        run(install, "Installing system packages")
    except SetupError:
        run(update, "Reading the package lists")
        run(install, "Installing system packages")


def prepare(*, browser: bool) -> None:
    """Run all steps.

    Args:
        browser: Whether the machine is to be made ready for the browser tests too.

    Raises:
        SetupError: A step failed.
    """
    check_system()
    make_environment()
    install_python_packages()
    install_npm_packages()
    install_or_explain(find_missing(browser=browser))
    still_missing = find_missing(browser=browser)
    if still_missing.names:
        message = f"Still missing after the installation: {', '.join(still_missing.names)}"
        raise SetupError(message)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, prepare, and return the exit status."""
    parser = argparse.ArgumentParser(description="Make this checkout ready to run or to test.")
    parser.add_argument(
        "--for",
        dest="purpose",
        choices=["run", "test"],
        default="test",
        help="'run' leaves out the browser, which only the browser tests need",
    )
    options = parser.parse_args(arguments)
    try:
        prepare(browser=options.purpose == "test")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

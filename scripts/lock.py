# SPDX-License-Identifier: MIT
"""Renew `constraints.txt` and `package-lock.json`: `make lock` calls it.

uv resolves for all systems at once. It is no part of the environment of the project, so it comes
into a folder that is thrown away. Neither file may name an address: which registry a machine asks
is that machine's affair.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
PACKAGE_LOCK = ROOT / "package-lock.json"

# The build backend is in the lock too (it is part of the `dev` extra), so that no step of the
# installation resolves anything by itself.
COMPILE = (
    "pip",
    "compile",
    "pyproject.toml",
    "--all-extras",
    "--universal",
    "--generate-hashes",
    "--upgrade",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
    "--output-file",
    str(CONSTRAINTS),
)


def lock_python() -> None:
    """Resolve every extra of `pyproject.toml` into `constraints.txt`."""
    with tempfile.TemporaryDirectory(prefix="exit-studio-lock-") as folder:
        venv.create(folder, with_pip=True)
        binaries = Path(folder) / "bin"
        subprocess.run(
            [binaries / "python", "-m", "pip", "install", "--quiet", "uv"], check=True, cwd=ROOT
        )
        subprocess.run([binaries / "uv", *COMPILE], check=True, cwd=ROOT)


def lock_npm() -> None:
    """Resolve `package.json` into `package-lock.json`, without installing anything."""
    npm = ROOT / ".venv" / "bin" / "npm"
    subprocess.run([npm, "install", "--package-lock-only"], check=True, cwd=ROOT)


def addresses(path: Path) -> list[str]:
    """Return the lines of a lock file that hold an address.

    Args:
        path: The lock file.

    Returns:
        The lines, with their numbers in front.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{path.name}:{n}: {line}" for n, line in enumerate(lines, 1) if "://" in line]


def main() -> int:
    """Renew both files and return the exit status."""
    lock_python()
    if (ROOT / ".venv" / "bin" / "npm").exists():
        lock_npm()
    else:
        print("package-lock.json is left as it is: run `make setup` first.")
    found = addresses(CONSTRAINTS) + addresses(PACKAGE_LOCK)
    if found:
        print("The lock files name addresses:", *found, sep="\n  ", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""The only door to what is not Python: the tag, icons, fonts, templates, the demo shop.

In a checkout these files lie in `resources/` beside the package; in an installed wheel they lie
in `exit_studio/_resources`. Nobody but this module knows which of the two it is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent


class ResourceNotFoundError(LookupError):
    """There is no such resource, or the name leads out of the resources."""


@lru_cache(maxsize=1)
def _root() -> Path:
    """Return the folder that holds the resources.

    The checkout comes first: an editable install may hold an older copy as well.
    """
    checkout = _PACKAGE.parent / "resources"
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    return _PACKAGE / "_resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a file or a folder among the resources.

    Args:
        parts: The names from the top of the resources down. One part may hold several names
            with slashes between them, as the path of a web page does.

    Returns:
        The absolute path of something that exists.

    Raises:
        ResourceNotFoundError: There is no such file or folder, or the parts lead out of the
            resources (`..`, an absolute path, a symbolic link).
    """
    name = "/".join(parts)
    names = PurePosixPath(name).parts
    if name.startswith("/") or ".." in names or "\\" in name or ":" in name or "\0" in name:
        raise ResourceNotFoundError(f"{name!r} is no name of a resource.")
    root = _root()
    path = root.joinpath(*names).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ResourceNotFoundError(f"{name!r} leads out of the resources.")
    if not path.exists():
        raise ResourceNotFoundError(
            f"The resource {name!r} is missing from {root}. The installation is incomplete: "
            "install Exit Studio again."
        )
    return path


def read_bytes(*parts: str) -> bytes:
    """Return the bytes of a resource.

    Args:
        parts: As for `resource_path`.

    Returns:
        The content of the file.

    Raises:
        ResourceNotFoundError: There is no such file.
    """
    path = resource_path(*parts)
    if not path.is_file():
        raise ResourceNotFoundError(f"The resource {'/'.join(parts)!r} is a folder.")
    return path.read_bytes()


def read_text(*parts: str) -> str:
    """Return the text of a resource, which is UTF-8.

    Args:
        parts: As for `resource_path`.

    Returns:
        The text of the file.

    Raises:
        ResourceNotFoundError: There is no such file.
    """
    return read_bytes(*parts).decode("utf-8")

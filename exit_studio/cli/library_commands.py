# SPDX-License-Identifier: MIT
"""The commands on a library: list, import, export. The studio may have it open meanwhile.

What may be typed after them stands in `arguments`; the other commands are in `commands`.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from exit_studio.cli.files import exists, read_start
from exit_studio.cli.outcome import (
    DONE,
    FINDINGS,
    REFUSED,
    USAGE,
    Json,
    NotDone,
    Outcome,
    UsageError,
    error_json,
    shown,
)
from exit_studio.errors import DocumentError, ExitStudioError, LibraryError
from exit_studio.models.assets import Asset, asset_hashes
from exit_studio.models.campaign import Campaign
from exit_studio.models.starter import copied, copy_name
from exit_studio.models.suffixes import JSON
from exit_studio.models.summary import CampaignSummary
from exit_studio.paths import Paths
from exit_studio.store.files import MOST_BYTES, from_bytes, write_file
from exit_studio.store.package import Package

if TYPE_CHECKING:
    from exit_studio.store.imports import Imported
    from exit_studio.store.library import Library

__all__ = ["LIBRARY_COMMANDS"]

_Command = Callable[[argparse.Namespace, Paths], Coroutine[None, None, Outcome]]


def _run(command: _Command, options: argparse.Namespace, paths: Paths, as_json: bool) -> int:
    return shown(asyncio.run(command(options, paths)), as_json)


# -- list --------------------------------------------------------------------------------------


async def _list(options: argparse.Namespace, paths: Paths) -> Outcome:
    async with _present_library(options, paths) as library:
        campaigns = await library.campaigns()
        problems = library.problems
    return Outcome(
        FINDINGS if problems else DONE,
        [_line(summary) for summary in campaigns] or ["There are no campaigns."],
        {
            "campaigns": [_summary_json(summary) for summary in campaigns],
            "problems": [error_json(problem) for problem in problems],
        },
        problems,
    )


def _line(summary: CampaignSummary) -> str:
    edited = f"{summary.edited_at.astimezone(UTC):%Y-%m-%d %H:%M}Z"
    return f"{summary.id} {summary.state} {edited} {summary.name.strip() or '(no name)'}"


def _summary_json(summary: CampaignSummary) -> Json:
    return {
        "id": summary.id,
        "name": summary.name,
        "state": summary.state.value,
        "created_at": summary.created_at.isoformat(),
        "edited_at": summary.edited_at.isoformat(),
    }


# -- import ------------------------------------------------------------------------------------


async def _import(options: argparse.Namespace, paths: Paths) -> Outcome:
    lines: list[str] = []
    entries: list[Json] = []
    complaints: list[ExitStudioError] = []
    status = DONE
    async with _library(options, paths) as library:
        for file in options.files:
            try:
                imported = await _take_in(library, file)
            except (UsageError, DocumentError, LibraryError) as error:
                complaints.append(error)
                entries.append({"file": str(file), **error_json(error)})
                status = USAGE
                if isinstance(error, LibraryError):
                    # It would be the same with the next one.
                    status = REFUSED
                    break
                continue
            lines.append(f"{file}: {_imported_words(imported)}")
            entries.append({"file": str(file), **_imported_json(imported)})
    return Outcome(status, lines, {"files": entries}, complaints)


async def _take_in(library: Library, file: Path) -> Imported:
    package = from_bytes(read_start(file, MOST_BYTES), source=str(file))
    name = copy_name(package.campaign.details.name, "(copy)")
    return await library.take_in(package, partial(copied, new_id=_new_id, name=name))


def _imported_words(imported: Imported) -> str:
    if imported.is_copy:
        return f"imported as {imported.id}, a copy: the library has this campaign already."
    return f"imported as {imported.id}."


def _imported_json(imported: Imported) -> Json:
    return {
        "campaign_id": imported.id,
        "name": imported.campaign.details.name,
        "copy": imported.is_copy,
    }


# -- export ------------------------------------------------------------------------------------


async def _export(options: argparse.Namespace, paths: Paths) -> Outcome:
    target: Path = options.output
    _refuse_folder(target)
    async with _present_library(options, paths) as library:
        found = _found(await library.campaigns(), options.campaign)
        campaign = await library.document(found.id)
        assets = () if target.suffix.lower() == JSON else await _assets(library, campaign)
    write_file(target, Package(campaign, assets))
    name = campaign.details.name
    return Outcome(
        DONE,
        [f"{target}: written, “{name}” ({campaign.id})."],
        {"file": str(target), "campaign_id": campaign.id, "name": name},
    )


def _refuse_folder(target: Path) -> None:
    if exists(target) and target.is_dir():
        raise UsageError(f"{target} is a folder.", hint="Name a file in it.")


def _found(campaigns: Sequence[CampaignSummary], wanted: str) -> CampaignSummary:
    """Return the campaign with this id or, where there is none, with this name.

    Raises:
        UsageError: none has it, or several do.
    """
    by_id = [summary for summary in campaigns if summary.id == wanted]
    found = by_id or [summary for summary in campaigns if summary.name.strip() == wanted.strip()]
    if not found:
        raise UsageError(
            f"The library has no campaign “{wanted}”.", hint="See exit-studio list for all of them."
        )
    if len(found) > 1:
        ids = ", ".join(summary.id for summary in found)
        raise UsageError(
            f"The library has {len(found)} campaigns “{wanted}”.", hint=f"Give an id: {ids}."
        )
    return found[0]


async def _assets(library: Library, campaign: Campaign) -> tuple[Asset, ...]:
    assets = []
    for digest in sorted(asset_hashes(campaign)):
        asset = await library.asset(digest)
        if asset is None:
            raise NotDone(
                f"The campaign “{campaign.id}” uses a picture that is not in the library.",
                hint=f"Choose that picture anew, or export to a {JSON} file, without any.",
            )
        assets.append(asset)
    return tuple(assets)


# -- the library -------------------------------------------------------------------------------


@asynccontextmanager
async def _library(options: argparse.Namespace, paths: Paths) -> AsyncIterator[Library]:
    """Open the library that is meant; make it when it is missing."""
    # SQLAlchemy is loaded by the commands that need it.
    from exit_studio.store.library import Library  # noqa: PLC0415

    file = _library_file(options, paths)
    if options.library is None:
        try:
            paths.create()
        except OSError as error:
            raise NotDone(
                f"{error.filename} cannot be made: {error.strerror}.",
                hint="Choose another place with --basedir.",
            ) from error
    backups = paths.backups if options.library is None else file.parent / "backups"
    library = await Library.open(file, backups=backups, clock=_now)
    try:
        yield library
    finally:
        await library.close()


@asynccontextmanager
async def _present_library(options: argparse.Namespace, paths: Paths) -> AsyncIterator[Library]:
    """Open the library that is meant.

    Raises:
        UsageError: there is none.
    """
    file = _library_file(options, paths)
    if not exists(file):
        raise UsageError(
            f"There is no library at {file}.", hint="Check --library, or import a campaign first."
        )
    async with _library(options, paths) as library:
        yield library


def _library_file(options: argparse.Namespace, paths: Paths) -> Path:
    chosen: Path | None = options.library
    return paths.library_file if chosen is None else chosen.absolute()


LIBRARY_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Paths, bool], int]] = {
    "list": partial(_run, _list),
    "import": partial(_run, _import),
    "export": partial(_run, _export),
}
"""The commands by their words."""


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id(prefix: str) -> str:
    return f"{prefix}_{uuid4().hex}"

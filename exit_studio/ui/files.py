# SPDX-License-Identifier: MIT
"""Import and export: which files, what is said of them. What stands in a file is for `store`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from exit_studio.errors import DocumentError, FileNotWritten, LibraryError
from exit_studio.models.assets import Asset, asset_hashes
from exit_studio.models.campaign import Campaign
from exit_studio.models.starter import copied, copy_name
from exit_studio.models.suffixes import JSON, PACKAGE, SUFFIXES
from exit_studio.store.files import read_file, write_file
from exit_studio.store.package import Package
from exit_studio.ui.dialogs import ask
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.widgets.pill import Tone

if TYPE_CHECKING:
    from exit_studio.store.imports import Imported

__all__ = ["Files", "file_stem"]

PATIENCE_S = 0.3
"""How long an import may go on without a word."""
TOLD = 3
"""Of how many files that cannot be imported the reason is told."""
_KEY = "import"


@dataclass(slots=True)
class _Import:
    """How far an import has come.

    Attributes:
        refused: Why files could not be read, one error for each.
        left: How many files were not looked at, because of `trouble` at the library.
    """

    taken: list[Imported] = field(default_factory=list)
    refused: list[DocumentError] = field(default_factory=list)
    left: int = 0
    trouble: LibraryError | None = None


class Files(QObject):
    """Takes campaign files into the library, and writes them.

    Signals:
        taken_in (): there are new campaigns in the library.
        open_requested (str): open the campaign with this id.
    """

    taken_in = Signal()
    open_requested = Signal(str)

    def __init__(self, around: Surroundings, open_address: Callable[[str], bool]) -> None:
        super().__init__()
        self._around = around
        self._open_address = open_address
        self._folder = _documents()

    # -- import --------------------------------------------------------------------------------

    async def choose_and_take_in(self, parent: QWidget | None) -> None:
        """Ask for files, and take them into the library."""
        dialog = QFileDialog(parent, self.tr("Import campaigns"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [
                self.tr("Campaign files ({patterns})").format(patterns=patterns),
                self.tr("All files (*)"),
            ]
        )
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Import"))
        if await ask(dialog):
            files = [Path(name) for name in dialog.selectedFiles()]
            self._folder = files[0].parent
            await self.take_in(files)

    async def take_in(self, files: Sequence[Path]) -> tuple[Imported, ...]:
        """Take files into the library, and say how it went.

        Returns:
            What is in the library now; a file that cannot be read keeps no other one from it.
        """
        work = asyncio.ensure_future(self._take_all(files))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE_S)
        if not done:
            words = (
                self.tr("Importing “{name}”…").format(name=files[0].name)
                if len(files) == 1
                else self.tr("Importing {count} files…").format(count=len(files))
            )
            self._around.notices.post(Notice(words, key=_KEY, lasts=True))
        try:
            outcome = await work
        finally:
            self._around.notices.withdraw(_KEY)
        self._around.notices.post(self._notice(outcome))
        if outcome.taken:
            self.taken_in.emit()
        return tuple(outcome.taken)

    async def _take_all(self, files: Sequence[Path]) -> _Import:
        outcome = _Import()
        for number, file in enumerate(files):
            try:
                package = await asyncio.to_thread(read_file, file)
                outcome.taken.append(await self._take_one(package))
            except DocumentError as error:
                outcome.refused.append(error)
            except LibraryError as error:
                # It would be the same with the next one.
                outcome.left, outcome.trouble = len(files) - number, error
                break
        return outcome

    async def _take_one(self, package: Package) -> Imported:
        name = copy_name(package.campaign.details.name, self.tr("(copy)"))
        copying = partial(copied, new_id=self._around.new_id, name=name)
        return await self._around.library.take_in(package, copying)

    def _notice(self, outcome: _Import) -> Notice:
        fails = bool(outcome.refused or outcome.trouble)
        done = Tone.WARNING if outcome.taken else Tone.ERROR
        return Notice(
            " ".join(part for part in self._sentences(outcome) if part),
            tone=done if fails else Tone.READY,
            key=_KEY,
            action=self._open_action(outcome.taken),
            lasts=fails,
        )

    def _sentences(self, outcome: _Import) -> tuple[str, str, str, str]:
        return (
            self._taken_words(outcome.taken),
            self._copies_words(outcome.taken),
            self._refused_words(outcome.refused),
            self._left_words(outcome),
        )

    def _open_action(self, taken: Sequence[Imported]) -> NoticeAction | None:
        if len(taken) != 1:
            return None
        return NoticeAction(self.tr("Open"), partial(self.open_requested.emit, taken[0].id))

    def _taken_words(self, taken: Sequence[Imported]) -> str:
        if not taken:
            return ""
        if len(taken) > 1:
            return self.tr("Imported {count} campaigns.").format(count=len(taken))
        return self.tr("Imported “{name}”.").format(name=self._name(taken[0].campaign))

    def _copies_words(self, taken: Sequence[Imported]) -> str:
        copies = sum(each.is_copy for each in taken)
        if not copies:
            return ""
        if len(taken) == 1:
            return self.tr("It is a copy, because the library has this campaign already.")
        if copies == 1:
            return self.tr("One is a copy, because the library has that campaign already.")
        words = self.tr("{count} are copies, because the library has those campaigns already.")
        return words.format(count=copies)

    def _refused_words(self, refused: Sequence[DocumentError]) -> str:
        if not refused:
            return ""
        if len(refused) == 1:
            return self.tr("1 file could not be read: {reason}").format(reason=refused[0])
        told = " ".join(error.user_message for error in refused[:TOLD])
        if len(refused) > TOLD:
            told += " " + self.tr("And {count} more.").format(count=len(refused) - TOLD)
        words = self.tr("{count} files could not be read: {reasons}")
        return words.format(count=len(refused), reasons=told)

    def _left_words(self, outcome: _Import) -> str:
        if outcome.trouble is None:
            return ""
        words = (
            self.tr("1 file was not imported: {reason}")
            if outcome.left == 1
            else self.tr("{count} files were not imported: {reason}")
        )
        return words.format(count=outcome.left, reason=outcome.trouble)

    def _name(self, campaign: Campaign) -> str:
        return campaign.details.name.strip() or self.tr("Campaign without a name")

    # -- export --------------------------------------------------------------------------------

    async def choose_and_write(self, campaign: Campaign, parent: QWidget | None) -> None:
        """Ask for a file, and write `campaign` into it."""
        dialog = _ExportDialog(file_stem(campaign), self._folder, parent)
        if await ask(dialog):
            file = dialog.chosen
            self._folder = file.parent
            await self.write(campaign, file)

    async def write(self, campaign: Campaign, file: Path) -> None:
        """Write a campaign into a file, with its pictures if that can hold them, and say so.

        Raises:
            FileNotWritten: it cannot be written; what was there is as it was.
            LibraryError: its pictures cannot be read.
        """
        hashes = sorted(asset_hashes(campaign))
        is_plain = file.suffix.lower() == JSON
        assets = () if is_plain else [await self._asset(digest, campaign) for digest in hashes]
        await asyncio.to_thread(write_file, file, Package(campaign, tuple(assets)))
        left = self.tr("Its pictures are not in it: a {suffix} file holds the campaign alone.")
        self._around.notices.post(
            Notice(
                self.tr("Exported “{name}” to {file}.").format(
                    name=self._name(campaign), file=file
                ),
                left.format(suffix=JSON) if is_plain and hashes else "",
                Tone.READY,
                key="export",
                action=NoticeAction(
                    self.tr("Show folder"),
                    partial(self._open_address, _folder_address(file)),
                ),
            )
        )

    async def _asset(self, digest: str, campaign: Campaign) -> Asset:
        asset = await self._around.library.asset(digest)
        if asset is None:
            words = self.tr("“{name}” uses a picture that is not in the library.")
            hint = self.tr("Choose that picture anew, or export as {suffix}, without any.")
            raise FileNotWritten(
                words.format(name=self._name(campaign)), hint=hint.format(suffix=JSON)
            )
        return asset


class _ExportDialog(QFileDialog):
    """Asks where to export to, and as which kind of file."""

    def __init__(self, stem: str, folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Export the campaign"), str(folder))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._suffixes = {
            self.tr("Campaign with its pictures (*{suffix})").format(suffix=PACKAGE): PACKAGE,
            self.tr("Plain text without pictures (*{suffix})").format(suffix=JSON): JSON,
        }
        self.setNameFilters(list(self._suffixes))
        self.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Export"))
        self.setDefaultSuffix(PACKAGE)
        self.selectFile(f"{stem}{PACKAGE}")
        self.filterSelected.connect(self._show_suffix)

    @property
    def chosen(self) -> Path:
        """The file; its name ends as the kind does that was chosen."""
        file = Path(self.selectedFiles()[0])
        if file.suffix.lower() in SUFFIXES:
            return file
        return file.with_name(f"{file.name}{self._suffixes[self.selectedNameFilter()]}")

    @Slot(str)
    def _show_suffix(self, kind: str) -> None:
        """Let the name end as the kind does."""
        suffix = self._suffixes[kind]
        self.setDefaultSuffix(suffix)
        file = Path(self.selectedFiles()[0])
        if file.suffix.lower() in SUFFIXES:
            self.selectFile(f"{file.stem}{suffix}")


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def _folder_address(file: Path) -> str:
    return file.absolute().parent.as_uri()


_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_STEM = 80


def file_stem(campaign: Campaign) -> str:
    """A campaign's name as every system takes it for a file; its id if nothing is left of it."""
    words = " ".join(_UNFIT.sub(" ", campaign.details.name).split())
    return words[:_LONGEST_STEM].strip(". ") or campaign.id

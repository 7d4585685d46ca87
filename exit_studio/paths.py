# SPDX-License-Identifier: MIT
"""Where the studio keeps its files.

Every path that the studio writes to comes from one value, which `bootstrap` makes and hands on.
`--basedir`, and each test, moves all of them under one folder; so nothing that a test does can
reach the library of the person who runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APPLICATION = "exit-studio"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one installation, and the names of what lies in them.

    Reading a property creates nothing; `create` makes the folders.

    Attributes:
        data: What a person made and would miss: the library and its backups.
        cache: What can be made again: thumbnails, the profile of the preview.
        config: Settings that belong to this machine.
        logs: Logs and crash reports.
    """

    data: Path
    cache: Path
    config: Path
    logs: Path

    @classmethod
    def default(cls) -> Paths:
        """Return the folders that this operating system sets aside for the person logged in."""
        folders = PlatformDirs(APPLICATION, appauthor=False)
        return cls(
            data=folders.user_data_path,
            cache=folders.user_cache_path,
            config=folders.user_config_path,
            logs=folders.user_log_path,
        )

    @classmethod
    def under(cls, base: Path) -> Paths:
        """Return the folders under one base folder, for `--basedir` and for tests.

        Args:
            base: The folder; it need not exist yet.

        Returns:
            Absolute paths, so that a later change of the working folder moves nothing.
        """
        root = base.absolute()
        return cls(
            data=root / "data", cache=root / "cache", config=root / "config", logs=root / "logs"
        )

    @property
    def library_file(self) -> Path:
        """The SQLite file of the library."""
        return self.data / "library.db"

    @property
    def backups(self) -> Path:
        """The folder of the copies that are made before a migration."""
        return self.data / "backups"

    @property
    def server_data(self) -> Path:
        """The folder of the server that the studio runs for this computer."""
        return self.data / "server"

    @property
    def lock_file(self) -> Path:
        """The file whose lock keeps a second studio off the same library."""
        return self.data / "studio.lock"

    @property
    def crashes(self) -> Path:
        """The folder of the crash reports."""
        return self.logs / "crashes"

    def create(self) -> None:
        """Make every folder that is not there yet, readable by its owner alone.

        Raises:
            OSError: A folder cannot be made.
        """
        folders = (self.data, self.cache, self.config, self.logs)
        for folder in (*folders, self.backups, self.server_data, self.crashes):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

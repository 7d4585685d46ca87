# SPDX-License-Identifier: MIT
"""What the tests of the server start from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from exit_studio.server.app import app_over
from exit_studio.server.backend import Backend, ServerSettings, open_backend
from tests.server.backends import TOKEN, Clock, Ids


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def fresh_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a backend that has just been made: copying is faster than making."""
    folder = tmp_path_factory.mktemp("server")
    open_backend(ServerSettings(data_dir=folder, clock=Clock(), new_id=Ids())).database.close()
    return folder


@pytest.fixture
def settings(tmp_path: Path, fresh_data: Path, clock: Clock) -> ServerSettings:
    folder = Path(shutil.copytree(fresh_data, tmp_path / "server"))
    return ServerSettings(data_dir=folder, clock=clock, new_id=Ids(), token=TOKEN)


@pytest.fixture
def backend(settings: ServerSettings) -> Backend:
    return open_backend(settings)


@pytest.fixture
def client(backend: Backend) -> Iterator[TestClient]:
    with TestClient(app_over(backend), raise_server_exceptions=False) as opened:
        yield opened

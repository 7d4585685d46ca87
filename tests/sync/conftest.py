# SPDX-License-Identifier: MIT
"""What several tests of the publishing client start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_from_text
from exit_studio.resources import read_text
from tests.sync.rude_server import RudeServer, rude_server


@pytest.fixture
def server() -> Iterator[RudeServer]:
    with rude_server() as server:
        yield server


@pytest.fixture
def other_server() -> Iterator[RudeServer]:
    with rude_server() as server:
        yield server


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    """A campaign that passes every check."""
    return campaign_from_text(read_text("templates", "cart-reminder.json"), source="the template")

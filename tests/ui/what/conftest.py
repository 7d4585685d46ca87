# SPDX-License-Identifier: MIT
"""The section What alone on the screen, with a session that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.ui.what.page import InspectorPage
from exit_studio.ui.what.what_section import WhatSection
from tests.builders import a_campaign
from tests.ui.rig import Rig, SectionDesk

P = TypeVar("P", bound=InspectorPage)


class WhatDesk(SectionDesk):
    """Selects, as the window does, what the section asks to be selected."""

    section: WhatSection

    def __init__(self, rig: Rig, section: WhatSection, campaign: Campaign) -> None:
        super().__init__(rig, section, campaign)
        section.selection_requested.connect(self.select)

    def select(self, records: tuple[str, ...]) -> None:
        self.session.select(records)
        self.section.show_selection(self.session.selection)

    def page(self, record: str, kind: type[P]) -> P:
        """Select a record and return its page."""
        self.select((record,))
        assert isinstance(self.section.page, kind)
        return self.section.page


@pytest.fixture
def section(rig: Rig) -> WhatSection:
    return WhatSection(rig.theme)


@pytest.fixture
def what_desk(rig: Rig, section: WhatSection) -> WhatDesk:
    return WhatDesk(rig, section, a_campaign())


MakeDesk = Callable[[Campaign], WhatDesk]

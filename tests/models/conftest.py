# SPDX-License-Identifier: MIT
"""What the tests of the models share: documents to start from. They are built elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.models.campaign import Campaign
from tests.builders import a_campaign
from tests.strategies import LAW, campaigns


@pytest.fixture(scope="session")
def starts() -> st.SearchStrategy[Campaign]:
    """Draw a document: as often as not the finished campaign, which has what each edit looks for.

    The others were drawn once, by `campaigns`: drawing one takes longer than most tests.
    """
    drawn: list[Campaign] = []

    @settings(LAW, max_examples=25)
    @given(campaigns())
    def gather(campaign: Campaign) -> None:
        drawn.append(campaign)

    gather()
    return st.one_of(st.just(a_campaign()), st.sampled_from(drawn))

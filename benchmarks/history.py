# SPDX-License-Identifier: MIT
"""How much longer a campaign takes to open for what can be undone in it.

The store and the models do all of it, so it is measured in this process, without a window.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from benchmarks.harness import Result, scratch, spread
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import Edit, RenameCampaign, SetContent, SetStyle
from exit_studio.models.elements import TextElement
from exit_studio.models.file import campaign_from_text
from exit_studio.models.history import History
from exit_studio.models.library import JournalEntry
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.resources import read_text
from exit_studio.store.library import Library

__all__ = ["measure"]

EDITS = 200
RUNS = 30
BAR = 2.0
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PLAIN, EDITED = "c_plain", "c_edited"


def measure() -> Iterable[Result]:
    """Open both campaigns in turn, each time in a library that was just opened."""
    with scratch() as folder:
        return [asyncio.run(_measure(folder))]


async def _measure(folder: Path) -> Result:
    await _fill(folder)
    times: dict[str, list[float]] = {PLAIN: [], EDITED: []}
    for run in range(RUNS):
        for name in (PLAIN, EDITED) if run % 2 else (EDITED, PLAIN):
            times[name].append(await _seconds(folder, name))
    middle = {name: statistics.median(values) * 1000 for name, values in times.items()}
    return Result(
        "history_open",
        middle[EDITED],
        "ms",
        middle[PLAIN],
        BAR,
        "ratio",
        spread([seconds * 1000 for seconds in times[EDITED]], "ms"),
    )


async def _seconds(folder: Path, name: str) -> float:
    library = await _open(folder)
    try:
        began = time.perf_counter()
        opened = await library.open_campaign(name)
        history = History(opened.document, opened.past)
        took = time.perf_counter() - began
    finally:
        await library.close()
    expected = EDITS if name == EDITED else 0
    assert len(history.done) == expected, len(history.done)  # noqa: S101  # else the figure is void
    return took


async def _fill(folder: Path) -> None:
    """Make a library with two campaigns that are alike; one of them has a journal."""
    sample = campaign_from_text(read_text("templates", "cart-reminder.json"), source="the sample")
    library = await _open(folder)
    try:
        history = History(evolve(sample, id=EDITED))
        await library.create(history.document)
        for seq, edit in enumerate(_edits(history.document), 1):
            change = history.apply(edit, at=START + timedelta(seconds=10 * seq))
            assert change is not None  # noqa: S101  # each of them changes something
            entry = JournalEntry(
                seq=seq,
                origin=change.origin,
                label=change.label,
                edit=edit,
                diff=change.diff,
                at=START,
                step=change.step,
            )
            await asyncio.wrap_future(library.append(EDITED, entry))
        await library.checkpoint(EDITED, history.document, EDITS)
        await library.create(evolve(history.document, id=PLAIN))
    finally:
        await library.close()


def _edits(campaign: Campaign) -> Iterable[Edit]:
    """Words, styles and names, in turn."""
    texts = [each.id for each in campaign.elements.values() if isinstance(each, TextElement)]
    for number in range(EDITS):
        target = texts[number % len(texts)]
        kinds = (
            SetContent(element_id=target, content=rich(f"Words {number}")),
            SetStyle(target_id=target, device=Device.DESKTOP, style=Style(color=f"#{number:06x}")),
            RenameCampaign(name=f"Name {number}"),
        )
        yield cast("Edit", kinds[number % len(kinds)])


async def _open(folder: Path) -> Library:
    return await Library.open(
        folder / "library.db", backups=folder / "backups", clock=lambda: START
    )

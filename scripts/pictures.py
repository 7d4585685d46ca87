# SPDX-License-Identifier: MIT
"""Makes the pictures of the studio in `docs/pictures`: `make pictures`.

It drives the real studio, offscreen, on a library of its own that is thrown away.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from qasync import QEventLoop

from exit_studio.bootstrap.app import App, new_id
from exit_studio.bootstrap.entry import make_application
from exit_studio.bootstrap.services import template
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import SetContent, SetStyle
from exit_studio.models.elements import Button, Heading, Text
from exit_studio.models.rich_text import rich
from exit_studio.models.starter import copied
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.paths import Paths
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.publishing import BackendState
from exit_studio.ui.theme import Scheme, ThemeChoice

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
WINDOW = QSize(1280, 800)
PATIENCE = 60.0
SETTLING = 0.5
"""Seconds for what is drawn after the last change."""

TABS = ("start", "who", "what", "when", "overview")


@dataclass(frozen=True, slots=True)
class Sample:
    """A campaign for the library: its words, and the colours of ground, heading, text, button."""

    name: str
    heading: str
    text: str
    button: str
    ground: str
    strong: str
    soft: str
    accent: str
    on_accent: str


CAMPAIGNS = (
    Sample(
        name="Spring sale, last day",
        heading="Spring ends tonight",
        text="Everything in the garden range is 30% off until midnight.",
        button="See the range",
        ground="#12372a",
        strong="#ffffff",
        soft="#cfe5d8",
        accent="#f4c95d",
        on_accent="#12372a",
    ),
    Sample(
        name="Newsletter, first visit",
        heading="Good light, once a month",
        text="One letter, one lamp, no noise. Leave whenever you like.",
        button="Write to me",
        ground="#fff6ec",
        strong="#2b1d12",
        soft="#6a5646",
        accent="#b4471f",
        on_accent="#ffffff",
    ),
    Sample(
        name="Free returns",
        heading="Try it at home first",
        text="Send it back within a month, and we pay the postage.",
        button="How it works",
        ground="#eef2ff",
        strong="#1a2050",
        soft="#4a5078",
        accent="#3041c5",
        on_accent="#ffffff",
    ),
)


def made(sample: Sample) -> Campaign:
    """A campaign for the library."""
    campaign = copied(template("cart-reminder"), new_id=new_id, name=sample.name)
    popup = campaign.main_popup
    campaign = styled(campaign, popup.id, Style(background=sample.ground))
    for element in campaign.tree(popup):
        match element:
            case Heading():
                words, style = sample.heading, Style(color=sample.strong)
            case Text():
                words, style = sample.text, Style(color=sample.soft)
            case Button():
                words = sample.button
                style = Style(background=sample.accent, color=sample.on_accent)
            case _:
                continue
        campaign = SetContent(element_id=element.id, content=rich(words)).apply(campaign)
        campaign = styled(campaign, element.id, style)
    return campaign


def styled(campaign: Campaign, target: str, style: Style) -> Campaign:
    """Change the desktop style of a record."""
    return SetStyle(target_id=target, device=Device.DESKTOP, style=style).apply(campaign)


async def until(what: Callable[[], object]) -> None:
    """Wait until `what` is true."""
    async with asyncio.timeout(PATIENCE):
        while not what():  # noqa: ASYNC110  # no signal tells of all that is waited for here
            await asyncio.sleep(0.05)


async def save(widget: QWidget, name: str) -> None:
    """Let everything be drawn, and take a picture."""
    await asyncio.sleep(SETTLING)
    path = TARGET / f"{name}.png"
    widget.grab().save(str(path))
    sys.stdout.write(f"{path.relative_to(TARGET.parents[1])}\n")


async def take_pictures(app: App) -> None:
    """Take every picture, in both themes."""
    await app.start()
    for row in CAMPAIGNS:
        await app.library.create(made(row))
    await until(lambda: app.studio.windows)
    window = next(iter(app.studio.windows.values()))
    await until(lambda: window.preview.is_ready)
    await until(lambda: app.publishing.status.state is BackendState.READY)
    app.notices.withdraw("root")
    window.resize(WINDOW)
    for scheme in Scheme:
        app.theme.choose(ThemeChoice(scheme.value))
        await take_campaign(window, scheme)
        app.studio.show_library()
        library = app.studio.library
        assert library is not None  # noqa: S101  # it was shown just now
        library.resize(WINDOW)
        count = len(CAMPAIGNS) + 1
        await until(lambda: library.campaigns.rowCount() == count)  # noqa: B023  # awaited here
        await asyncio.sleep(4 * SETTLING)
        await save(library, f"library-{scheme}")
        library.actions_by_id["list"].trigger()
        await save(library, f"library-list-{scheme}")
        library.actions_by_id["gallery"].trigger()
        library.show_campaigns(())
        await save(library, f"library-empty-{scheme}")
        app.studio.refresh_library()


async def take_campaign(window: CampaignWindow, scheme: Scheme) -> None:
    """Take each tab of a campaign window."""
    button = next(e for e in window.document.elements.values() if isinstance(e, Button))
    for index, tab in enumerate(TABS):
        window.tabs.setCurrentIndex(index)
        window.session.select((button.id,) if tab == "what" else ())
        window.tabs.setFocus()
        await save(window, f"{tab}-{scheme}")


async def main_story(app: App) -> None:
    """Take the pictures, then close the studio as a person would."""
    finished = asyncio.Event()
    await take_pictures(app)
    app.studio.finished.connect(finished.set)
    app.studio.quit()
    await finished.wait()
    await app.stop()


def main() -> int:
    """Make all pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as base:
        paths = Paths.under(Path(base))
        paths.create()
        qt = make_application()
        loop = QEventLoop(qt)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(main_story(App(qt, paths)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

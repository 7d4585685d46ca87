# SPDX-License-Identifier: MIT
"""A later start of the studio, up to the moment in which a campaign can be worked on.

It opens its library, then a campaign of it, says `usable` when the window is shown and the preview
has painted the pop-up, and ends. Its measure is `bare_start`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.programs.studio import painted_window, run
from exit_studio.bootstrap import App
from exit_studio.models.ids import CampaignId


def main(base: Path, campaign_id: CampaignId) -> None:
    """Start with the library under `base`."""

    async def open_campaign(app: App) -> None:
        app.studio.open_campaign(campaign_id)
        await painted_window(app, campaign_id)
        print("usable", flush=True)

    run(base, open_campaign)


if __name__ == "__main__":
    main(Path(sys.argv[1]), CampaignId(sys.argv[2]))

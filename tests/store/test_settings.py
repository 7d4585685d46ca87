# SPDX-License-Identifier: MIT
"""Settings come back as they were set."""

from __future__ import annotations

from pathlib import Path

from tests.store.support import in_a_loop, opened


@in_a_loop
async def test_a_setting_comes_back_after_opening_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        assert await library.setting("theme") is None
        await library.set_setting("theme", '"dark"')
        await library.set_setting("window", '{"w": 1280}')
        await library.set_setting("theme", '"light"')
    async with opened(tmp_path) as library:
        assert await library.setting("theme") == '"light"'
        assert await library.setting("window") == '{"w": 1280}'
        assert await library.setting("Theme") is None

# SPDX-License-Identifier: MIT
"""An import without end, to be killed: `python -m tests.store.importing_process FOLDER`.

It takes one campaign after another into the library of FOLDER, each with pictures that are large
enough to be written page by page, and says the number of each that is in.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path

from exit_studio.models.assets import Asset, AssetKind
from exit_studio.models.starter import copied
from exit_studio.store.files import read_file, write_file
from exit_studio.store.package import Package
from tests.builders import a_campaign, counted_ids
from tests.pictures import a_picture
from tests.store.support import opened

PICTURES = 3
PICTURE_BYTES = 150_000


def campaign_id(number: int) -> str:
    return f"c_{number}"


def pictures(number: int) -> tuple[Asset, ...]:
    """The pictures of a campaign; no other one has them."""
    made = (
        a_picture(AssetKind.PNG, f"{number} {each}".encode().ljust(PICTURE_BYTES, b"."))
        for each in range(PICTURES)
    )
    return tuple(sorted(made, key=lambda picture: picture.sha256))


async def import_for_ever(folder: Path) -> None:
    file = folder / "next.exitstudio"
    async with opened(folder) as library:
        for number in count():
            write_file(file, Package(a_campaign(id=campaign_id(number)), pictures(number)))
            package = await asyncio.to_thread(read_file, file)
            await library.take_in(package, lambda it: copied(it, new_id=counted_ids(), name=""))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(import_for_ever(Path(sys.argv[1])))
